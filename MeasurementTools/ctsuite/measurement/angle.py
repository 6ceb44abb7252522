"""Angle between directions given by points."""

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
from ctsuite.measurement.errors import COLLINEAR
from ctsuite.measurement.vectors import angle_deg, angle_slopes

TITLE = "Angle"
_COLLINEAR_DEG = 1e-7


def value(anchors: NDArray[Any]) -> Float:
    """Angle of three or four points (..., n, 3), in degrees."""
    u, v = _legs(anchors)
    return angle_deg(u, v)


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """Moving an end across its leg turns the leg: by 1 / its length in radians."""
    by_u, by_v = angle_slopes(*_legs(anchors))
    slopes = np.array([by_u, -by_u - by_v, by_v] if len(anchors) == 3 else [-by_u, by_u, -by_v, by_v])
    return Sensitivity.of_points(anchors, slopes, direction_lps)


def _legs(anchors: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    points = np.moveaxis(anchors, -2, 0)
    if len(points) == 3:
        return points[0] - points[1], points[2] - points[1]
    return points[1] - points[0], points[3] - points[2]


def angle(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the angle at the second of three points, or between two lines of two points each.

    The angle is ``atan2(|u x v|, u . v)``, which is exact near 0 and 180 degrees where the arc cosine is not.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-COLLINEAR, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = points_.checked(points, TITLE, (3, 4), "three (the second is the vertex) or four")
    if len(positions) == 3:
        method = "Angle at the second of three points."
        turned = float(value(positions))
        if min(turned, 180.0 - turned) < _COLLINEAR_DEG:
            raise COLLINEAR(title=TITLE)
    else:
        method = "Angle between the line from point 1 to 2 and the line from point 3 to 4."
    return points_.measured(MEASURE, points, positions, volume, method)


MEASURE = Measure(
    id="angle",
    name=TITLE,
    tooltip="Angle in the patient at the second of three points, or between the directions of two lines.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = atan2(|u × v|, u · v)",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.angle",
    title=TITLE,
    summary="Measures the angle at the second of three points, or between two lines.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Three points, the second being the vertex, or two points for each of two lines. They are "
            "placed by hand."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with its points."),),
    parameters=NoParameters,
    function=angle,
    profile="measurement.angle",
    risk="The angle is measured in space, not in the plane of a view. Short legs make it uncertain: a leg of "
    "20 mm with ends off by 0.5 mm is uncertain by about 2 degrees.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
