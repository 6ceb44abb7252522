"""Angle between two lines, whichever way they were drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import DEGREE
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.vectors import angle_deg, angle_slopes

TITLE = "Angle between lines"


def value(anchors: NDArray[Any]) -> Float:
    """Angle, 0 to 90 degrees, of two lines of two points each (..., 4, 3)."""
    turned = angle_deg(*_lines(anchors))
    return np.minimum(turned, 180.0 - turned)


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """As of an angle; where the lines are more than 90 degrees apart, one is taken the other way round."""
    u, v = _lines(anchors)
    by_u, by_v = angle_slopes(u, v)
    sign = 1.0 if u @ v >= 0 else -1.0
    return Sensitivity.of_points(anchors, sign * np.array([-by_u, by_u, -by_v, by_v]), direction_lps)


def _lines(anchors: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return anchors[..., 1, :] - anchors[..., 0, :], anchors[..., 3, :] - anchors[..., 2, :]


def angle_of_lines(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the smaller angle between two lines in space, 0 to 90 degrees.

    The angle of the directions is ``atan2(|u x v|, u . v)``; where it exceeds 90 degrees its supplement is
    the angle of the lines. The lines need not meet.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = points_.checked(points, TITLE, (4,), "four", every=2)
    method = "Smaller angle between the line through points 1 and 2 and the line through points 3 and 4."
    return points_.measured(MEASURE, points, positions, volume, method)


MEASURE = Measure(
    id="angle of lines",
    name=TITLE,
    tooltip="Smaller angle in the patient between two lines, whichever way they were drawn.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = min(β, 180° − β), β = atan2(|u × v|, u · v)",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.angle_of_lines",
    title=TITLE,
    summary="Measures the smaller angle between two lines.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port("Two points for each of two lines. They are placed by hand."),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with the points of both lines."),),
    parameters=NoParameters,
    function=angle_of_lines,
    profile="measurement.angle",
    risk="The angle is measured in space, not in the plane of a view. It never exceeds 90 degrees: for an "
    "angle that can, use the angle of three points. Short lines make it uncertain.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
