"""Angle between directions given by points."""

from __future__ import annotations

from typing import Any

import numpy as np

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import DEGREE
from ctsuite.measurement import points as points_

TITLE = "Angle"


def angle(points: Curve, parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Measure the angle at the second of three points, or between two lines of two points each.

    The angle is ``atan2(|u x v|, u . v)``, which is exact near 0 and 180 degrees where the arc cosine is not.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE.
    """
    positions = points_.checked(points, TITLE, (3, 4), "three (the second is the vertex) or four")
    if len(positions) == 3:
        u, v = positions[0] - positions[1], positions[2] - positions[1]
        method = "Angle at the second of three points."
    else:
        u, v = positions[1] - positions[0], positions[3] - positions[2]
        method = "Angle between the line from point 1 to 2 and the line from point 3 to 4."
    value = float(np.degrees(np.arctan2(np.linalg.norm(np.cross(u, v)), u @ v)))
    return {
        "measurements": (Measurement("angle", TITLE, value, DEGREE, ANGLE, positions, points.name, method),)
    }


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
