"""Length between points."""

from __future__ import annotations

from typing import Any

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.measurement import points as points_

TITLE = "Length"


def length(points: Curve, parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Measure the straight distance between two points, or the length of the line through more.

    The length is the sum of the Euclidean distances of following points in the patient, in mm.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE.
    """
    positions = points_.checked(points, TITLE, None, "two or more")
    straight = len(positions) == 2
    method = (
        "Straight distance between two points."
        if straight
        else f"Sum of the straight distances along {len(positions)} points."
    )
    value = Curve(positions).length_mm
    return {
        "measurements": (Measurement("length", TITLE, value, MM, LENGTH, positions, points.name, method),)
    }


TOOL = Tool(
    id="measurement.length",
    title=TITLE,
    summary="Measures the straight distance between two points, or the length of a line through several.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(points_.port("Two points, or several in order along a line. They are placed by hand."),),
    outputs=(measurements_port("The length, with its points."),),
    parameters=NoParameters,
    function=length,
    profile="measurement.length",
    risk="The value is as exact as the points are placed; a point can be off by half a pixel of the view and "
    "half a slice. A line through few points is shorter than the curved structure that it follows.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
