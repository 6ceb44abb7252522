"""Angle between neck and shaft of the femur (CCD angle)."""

from __future__ import annotations

from functools import partial
from typing import Any

from numpy.typing import NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Tool, measurements_port
from ctsuite.core.units import DEGREE
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.planning import landmarks
from ctsuite.measurement.vectors import angle_deg

TITLE = "Neck-shaft angle"


def value(anchors: NDArray[Any]) -> Float:
    """Angle in degrees of head, neck, upper and lower shaft (..., 4, 3)."""
    neck = anchors[..., 0, :] - anchors[..., 1, :]
    return angle_deg(neck, anchors[..., 3, :] - anchors[..., 2, :])


def neck_shaft(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the angle between neck and shaft of a femur in space.

    It is the angle between the directions from the middle of the neck to the centre of the head and down the
    shaft, usually 120 to 135 degrees in adults (I. Gilligan and others, Journal of Anatomy 223, 2013,
    133-151). Other than in an X-ray image it does not depend on how the leg is turned.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (4,), "four")
    method = "Angle in space between the axes of neck and shaft."
    return {"measurements": landmarks.measured(MEASURE, points, positions, volume, method)}


MEASURE = Measure(
    id="neck-shaft angle",
    name=TITLE,
    tooltip="Angle in space between the neck and the shaft of the femur (CCD angle).",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = atan2(|n × s|, n · s), n from neck to head, s down the shaft",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=partial(landmarks.slopes, value),
)

TOOL = Tool(
    id="measurement.neck_shaft",
    title=TITLE,
    summary="Measures the angle between the neck and the shaft of the femur.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Four points in this order: centre of the femoral head, middle of the neck, middle of the shaft "
            "above, middle of the shaft below."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with its four points."),),
    parameters=NoParameters,
    function=neck_shaft,
    profile="measurement.angle",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
