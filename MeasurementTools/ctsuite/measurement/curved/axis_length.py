"""Length of a vessel along its axis, between the cross-sections in which points lie."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import length
from ctsuite.measurement.curved.course import axis_course
from ctsuite.measurement.curved.places import Parameters, on_axis, placed, slopes
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool

TITLE = "Length along vessel axis"


def value(anchors: NDArray[Any], frame: CurvedFrame, s_mm: Float) -> Float:
    """Length in mm of the axis between the cross-sections of anchors (..., n, 3) near places `s_mm` (n,)."""
    return np.asarray(np.abs(np.diff(frame.near(anchors, s_mm)[..., 0], axis=-1)).sum(axis=-1))


def sensitivity(anchors: Float, frame: CurvedFrame, s_mm: Float) -> Sensitivity:
    """Moving a point along the axis by a mm moves its cross-section by 1 / m mm, with the stretch m there."""
    places = frame.near(anchors, s_mm)
    signs = np.sign(np.diff(places[:, 0]))
    by_suv = np.zeros_like(anchors)
    by_suv[1:, 0] += signs
    by_suv[:-1, 0] -= signs
    spacing = length.sensitivity(axis_course(frame, places[:, 0])).spacing
    return Sensitivity(slopes(frame, places, by_suv), spacing)


def axis_length(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure how long the axis is between the cross-sections of two points, or of several in order.

    The cross-section of a point is the plane across the axis that holds it. Its place s on the axis is known
    by the exact mapping of the image, so the length is the sum of |s(i+1) - s(i)| and does not depend on how
    far beside the axis the points lie. In a stretched image, too, it is the axis itself that is measured.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES,
        MEASUREMENT-AWAY-FROM-AXIS.
    """
    found = placed(volume, points, parameters.space, TITLE, None, "two or more")
    frame, suv = on_axis(found, TITLE)
    s = suv[:, 0]
    return outputs(
        MEASURE,
        points,
        found,
        "Length of the axis between the cross-sections of the points.",
        axis_course(frame, s),
        partial(value, frame=frame, s_mm=s),
        sensitivity(found.anchors_lps_mm, frame, s),
    )


MEASURE = Measure(
    id="length along axis",
    name=TITLE,
    tooltip="Length of the vessel in the body, along its axis, between the cross-sections of the points.",
    unit=MM,
    quantity=LENGTH,
    formula="L = Σ |s(i+1) − s(i)|",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_axis_length",
    MEASURE,
    "Measures in an image along a curve how long the vessel is along its axis.",
    "Two points, or several in order along the vessel; how far beside the axis they lie does not matter.",
    "It is the length of the axis that the image was made along: an axis that cuts corners or leaves the "
    "vessel gives another length than the vessel has.",
    axis_length,
)
