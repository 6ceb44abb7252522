"""Angle by which the axis of a vessel bends at a point."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.units import DEGREE
from ctsuite.core.volume import Volume
from ctsuite.measurement import angle
from ctsuite.measurement.curved.places import Parameters, on_axis, placed, slopes
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool
from ctsuite.measurement.errors import POINTS_COINCIDE
from ctsuite.measurement.points import COINCIDENT_MM

TITLE = "Angle at axis"


def value(anchors: NDArray[Any], frame: CurvedFrame, s_mm: Float) -> Float:
    """Angle in degrees on the axis at the second of anchors (..., 3, 3) near the places `s_mm` (3,)."""
    return angle.value(frame.vectors(frame.near(anchors, s_mm)[..., 0])[0])


def sensitivity(anchors: Float, frame: CurvedFrame, s_mm: Float) -> Sensitivity:
    """A point moves its place on the axis by 1 / m a mm, and that place moves along the tangent there."""
    places = frame.near(anchors, s_mm)
    position, tangent, _, _, _ = frame.vectors(places[:, 0])
    on_axis_ = angle.sensitivity(position)
    by_suv = np.zeros_like(anchors)
    by_suv[:, 0] = (on_axis_.anchors * tangent).sum(axis=1)
    return Sensitivity(slopes(frame, places, by_suv), on_axis_.spacing)


def axis_angle(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the angle between two straight lines in the body from one place of the axis to two others.

    Each of three points is taken to the axis, into the middle of its cross-section. The angle is the one at
    the second place, between the straight lines to the first and to the third: 180 degrees where the vessel
    is straight. Angles on screen say nothing, because the axis is drawn straight.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES,
        MEASUREMENT-AWAY-FROM-AXIS.
    """
    found = placed(volume, points, parameters.space, TITLE, (3,), "three (the second is the vertex)")
    frame, places = on_axis(found, TITLE)
    s = places[:, 0]
    for first, second in ((0, 1), (1, 2)):
        if abs(s[second] - s[first]) < COINCIDENT_MM:
            raise POINTS_COINCIDE(title=TITLE, first=first + 1, second=second + 1)
    return outputs(
        MEASURE,
        points,
        found,
        "Angle at the axis of the second point, between straight lines to the axis of the others.",
        frame.vectors(s)[0],
        partial(value, frame=frame, s_mm=s),
        sensitivity(found.anchors_lps_mm, frame, s),
    )


MEASURE = Measure(
    id="angle at axis",
    name=TITLE,
    tooltip="Angle in the body at the axis of the second point, between straight lines to the axis of the "
    "first and of the third.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = ∠(c(s1) − c(s2), c(s3) − c(s2))",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_angle",
    MEASURE,
    "Measures in an image along a curve how much a vessel bends at a point.",
    "Three points in order along the vessel; the second is the vertex.",
    "The angle depends on how far the first and the third point lie from the vertex: state both lengths. "
    "Near 180 degrees it is uncertain and always too small.",
    axis_angle,
)
