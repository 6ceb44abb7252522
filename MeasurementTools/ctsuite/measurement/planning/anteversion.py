"""Anteversion of the femur: how far its neck points forwards."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
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

TITLE = "Femoral anteversion"


def value(anchors: NDArray[Any]) -> Float:
    """Angle in degrees, positive forwards, of landmarks (..., 4, 3) or (..., 6, 3)."""
    neck, inwards, forwards = _directions(anchors)
    return np.asarray(np.degrees(np.arctan2((neck * forwards).sum(axis=-1), (neck * inwards).sum(axis=-1))))


def _directions(anchors: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Neck, line of the condyles and unit vector forwards (..., 3), all at right angles to the long axis.

    The line of the condyles is made to run inwards, as the neck does; both other vectors are as long as what
    is seen of them along the axis.
    """
    given = anchors.shape[-2] > 4
    axis = anchors[..., 4, :] - anchors[..., 5, :] if given else np.array([0.0, 0.0, 1.0])
    axis = axis / np.linalg.norm(axis, axis=-1, keepdims=True)
    neck = _across(anchors[..., 0, :] - anchors[..., 1, :], axis)
    inwards = _across(anchors[..., 3, :] - anchors[..., 2, :], axis)
    inwards = inwards * np.where((inwards * neck).sum(axis=-1, keepdims=True) < 0, -1.0, 1.0)
    forwards = np.cross(axis, inwards)
    forwards = forwards * np.where(forwards[..., 1:2] > 0, -1.0, 1.0)
    return neck, inwards, forwards


def _across(vector: NDArray[Any], axis: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(vector - (vector * axis).sum(axis=-1, keepdims=True) * axis)


def anteversion(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure how far the neck of a femur points forwards of the line behind its condyles.

    Neck and condyles are seen along the long axis of the patient, or along that of the femur where its
    upper and lower end are given as points 5 and 6; the latter does not depend on how the leg lies. Base of
    the neck after S. B. Murphy and others, Journal of Bone and Joint Surgery 69-A, 1987, 1169-1176: the
    middle of the femur at the level of the lesser trochanter. A negative value is retroversion.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-LINE-ACROSS-PLANE, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (4, 6), "four or six")
    landmarks.require_in_plane(TITLE, *_directions(positions)[:2])
    method = (
        "Neck against the line behind the condyles, seen along the long axis of the patient."
        if len(positions) == 4
        else "Neck against the line behind the condyles, seen along the long axis of the femur."
    )
    return {"measurements": landmarks.measured(MEASURE, points, positions, volume, method)}


MEASURE = Measure(
    id="femoral anteversion",
    name=TITLE,
    tooltip="Angle by which the neck of the femur points forwards of the line behind both condyles.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = atan2(n · f, n · c), neck n, condyles c and f = forwards at right angles to the long axis",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=partial(landmarks.slopes, value),
)

TOOL = Tool(
    id="measurement.anteversion",
    title=TITLE,
    summary="Measures by which angle the neck of the femur points forwards of its condyles.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "In this order: centre of the femoral head, base of the neck, rearmost point of each of both "
            "condyles; then, if wanted, upper and lower end of the axis of the femur."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with its points."),),
    parameters=NoParameters,
    function=anteversion,
    profile="measurement.angle",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
