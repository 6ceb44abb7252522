"""Straight distance in the body between two points of an image along a curve."""

from __future__ import annotations

from typing import Any

from ctsuite.core.codes import DISTANCE
from ctsuite.core.curve import Curve
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.task import Task
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.curved.places import Parameters, placed
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool
from ctsuite.measurement.length import sensitivity, value

TITLE = "Straight distance between the same two points"


def straight_distance(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the straight distance in the body of two points that were placed in an image along a curve.

    Both points are taken to the patient by the exact mapping. The straight line between them does not run
    along the picture, and is drawn in the other views only.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES.
    """
    found = placed(volume, points, parameters.space, TITLE, (2,), "two")
    anchors = found.anchors_lps_mm
    method = "Straight distance in the body between the two points, not along the image."
    return outputs(MEASURE, points, found, method, anchors, value, sensitivity(anchors))


MEASURE = Measure(
    id="straight distance",
    name=TITLE,
    tooltip="Straight distance in the body between two points of the curved image, through whatever lies "
    "between them.",
    unit=MM,
    quantity=DISTANCE,
    formula="d = |F(q2) − F(q1)|",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_distance",
    MEASURE,
    "Measures the straight distance in the body between two points of an image along a curve.",
    "Two points.",
    "The straight line leaves the vessel where it bends: the distance is shorter than the way along the "
    "vessel, and is not the length of the line on screen.",
    straight_distance,
)
