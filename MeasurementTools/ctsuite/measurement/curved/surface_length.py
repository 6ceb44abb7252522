"""Length along the curved surface that an image along a curve shows."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import length
from ctsuite.measurement.curved.course import between
from ctsuite.measurement.curved.places import Parameters, placed, refuse_doubtful, slopes
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool

TITLE = "Length along curved surface"
_STEP_MM = 1e-4


def value(anchors: NDArray[Any], frame: CurvedFrame, s_mm: Float) -> Float:
    """Length in mm of the path that is drawn straight between anchors (..., n, 3) near places `s_mm` (n,)."""
    return frame.path_lengths_mm(frame.near(anchors, s_mm))


def sensitivity(anchors: Float, frame: CurvedFrame, s_mm: Float) -> Sensitivity:
    """The length is a smooth integral over s, u and v, so it is derived by differences of them."""
    places = frame.near(anchors, s_mm)
    moves = _STEP_MM * np.eye(places.size).reshape(-1, *places.shape)
    ends = frame.path_lengths_mm(places + np.stack([-moves, moves]))
    by_suv = ((ends[1] - ends[0]) / (2 * _STEP_MM)).reshape(places.shape)
    spacing = length.sensitivity(frame.forward(between(places))).spacing
    return Sensitivity(slopes(frame, places, by_suv), spacing)


def surface_length(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the length in the body of a line that is drawn straight in an image along a curve.

    The line is straight on screen between its points; in the body it follows the bend of the surface that is
    shown. Its length is the integral of |J dq| along it, q being the position in the image and J the
    derivative of the exact mapping (Gauss and Legendre's formula of two nodes on pieces of at most 0.4 mm).

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES.
    """
    found = placed(volume, points, parameters.space, TITLE, None, "two or more")
    frame, s = found.image.frame, found.suv_mm[:, 0]
    path = between(found.suv_mm)
    refuse_doubtful(found.image, found.image.positions(path), TITLE, Text("a part of the line"))
    on_screen = float(np.linalg.norm(np.diff(found.suv_mm, axis=0), axis=1).sum())
    return outputs(
        MEASURE,
        points,
        found,
        Text(
            "Length in the body of the line that is straight in the curved image; on screen it looks "
            "{on_screen:.1f} mm long.",
            on_screen=on_screen,
        ),
        frame.forward(path),
        partial(value, frame=frame, s_mm=s),
        sensitivity(found.anchors_lps_mm, frame, s),
    )


MEASURE = Measure(
    id="length along curved surface",
    name=TITLE,
    tooltip="Length in the body of a line drawn in the curved image, along the bent surface that it shows.",
    unit=MM,
    quantity=LENGTH,
    formula="L = ∫ |J(q) dq|",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_surface_length",
    MEASURE,
    "Measures in an image along a curve how long a drawn line is in the body.",
    "Two points, or several in order along a line.",
    "The line bends in the body although it is straight on screen, so that it is longer than the straight "
    "distance of its ends. Turned about its axis, the same image shows another surface and another length.",
    surface_length,
)
