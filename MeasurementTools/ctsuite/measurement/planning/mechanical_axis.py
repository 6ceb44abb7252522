"""Mechanical axis of the leg: angle of hip, knee and ankle, and how far the knee lies off the axis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANGLE, DISTANCE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Tool, measurements_port
from ctsuite.core.units import DEGREE, MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.planning import landmarks
from ctsuite.measurement.planning.landmarks import LEFT, RIGHT

TITLE = "Mechanical axis of the leg"
_CORONAL = [0, 2]


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    side: Annotated[
        str, Parameter("Leg", "Which leg of the patient; it decides what is inwards.", choices=(RIGHT, LEFT))
    ] = RIGHT


def angle_value(anchors: NDArray[Any], side: str = RIGHT) -> Float:
    """Angle in degrees on the inner side of the knee, of hip, knee and ankle (..., 3, 3)."""
    thigh, shank = _seen(anchors, side)
    return np.asarray((_inwards_deg(shank) - _inwards_deg(thigh)) % 360.0)


def deviation_value(anchors: NDArray[Any], side: str = RIGHT) -> Float:
    """How far in mm the knee lies outwards of the line from hip to ankle (..., 3, 3)."""
    thigh, shank = _seen(anchors, side)
    line = thigh - shank
    # the hip lies up along the line, inwards of a knee that lies outwards of the line
    cross = line[..., 1] * thigh[..., 0] - line[..., 0] * thigh[..., 1]
    return np.asarray(cross / np.linalg.norm(line, axis=-1))


def _seen(anchors: NDArray[Any], side: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """From knee to hip and to ankle (..., 2), inwards and up."""
    inwards = np.array([1.0 if side == RIGHT else -1.0, 1.0])
    thigh = anchors[..., 0, :] - anchors[..., 1, :]
    shank = anchors[..., 2, :] - anchors[..., 1, :]
    return thigh[..., _CORONAL] * inwards, shank[..., _CORONAL] * inwards


def _inwards_deg(direction: NDArray[Any]) -> NDArray[Any]:
    """Angle from straight up, turning inwards."""
    return np.asarray(np.degrees(np.arctan2(direction[..., 0], direction[..., 1])))


def mechanical_axis(
    points: Curve, parameters: Parameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the angle of hip, knee and ankle seen from the front, and how far the knee lies off their line.

    The angle is that on the inner side of the knee: 180 degrees is straight, less is varus (bow leg), more
    is valgus (knock knee). Centres after J. R. Moreland and others, Journal of Bone and Joint Surgery 69-A,
    1987, 745-749.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-LINE-ACROSS-PLANE, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (3,), "three")
    thigh, shank = _seen(positions, parameters.side)
    landmarks.require_in_plane(TITLE, thigh, shank, thigh - shank)
    found: list[Measurement] = []
    for measure, method in (
        (HKA, "Angle on the inner side of the knee, projected onto the coronal plane of the patient."),
        (
            DEVIATION,
            "Distance of the knee from the line of hip and ankle, projected onto the coronal plane.",
        ),
    ):
        value = partial(measure.value, side=parameters.side)
        found += landmarks.measured(measure, points, positions, volume, method, value)
    return {"measurements": tuple(found)}


HKA = Measure(
    id="hip-knee-ankle angle",
    name="Hip-knee-ankle angle",
    tooltip="Angle on the inner side of the knee between hip and ankle: below 180° varus, above it valgus.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = φ(ankle − knee) − φ(hip − knee), φ from straight up inwards in the coronal plane",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=angle_value,
    sensitivity=partial(landmarks.slopes, angle_value),
)
DEVIATION = Measure(
    id="mechanical axis deviation",
    name="Mechanical axis deviation",
    tooltip="How far the knee lies outwards of the line from hip to ankle; below zero it lies inwards.",
    unit=MM,
    quantity=DISTANCE,
    formula="d = (k − h) · o, o outwards across the line from hip h to ankle in the coronal plane",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=deviation_value,
    sensitivity=partial(landmarks.slopes, deviation_value),
)
MEASURES = (HKA, DEVIATION)

TOOL = Tool(
    id="measurement.mechanical_axis",
    title=TITLE,
    summary="Measures whether hip, knee and ankle lie in a line: the angle at the knee and its distance.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port("Three points: centre of the femoral head, centre of the knee, centre of the ankle."),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle and the distance, with their points."),),
    parameters=Parameters,
    function=mechanical_axis,
    profile="measurement.angle",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
