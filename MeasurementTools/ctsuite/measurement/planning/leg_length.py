"""Length of the leg, and how much longer one is than the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.planning import landmarks

TITLE = "Leg length"


def leg(anchors: NDArray[Any]) -> Float:
    """Thigh and shank together in mm, of hip, knee and ankle (..., 3, 3)."""
    return np.asarray(np.linalg.norm(np.diff(anchors, axis=-2), axis=-1).sum(axis=-1))


def difference(anchors: NDArray[Any]) -> Float:
    """Right leg less left one in mm, of hip, knee and ankle on the right, then on the left (..., 6, 3)."""
    return np.asarray(leg(anchors[..., :3, :]) - leg(anchors[..., 3:, :]))


def leg_length(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the length of one leg or of both.

    Thigh and shank are measured by themselves in space and added, so that a bent knee does not shorten the
    leg. The difference is that of the bones between hip and ankle; the foot, a tilted pelvis and a hip that
    cannot be stretched come on top of it.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (3, 6), "three (one leg) or six (right, then left)")
    method = "Distances from hip to knee and from knee to ankle, added."
    if len(positions) == 3:
        return {"measurements": landmarks.measured(LEG, points, positions, volume, method)}
    right = landmarks.measured(RIGHT_LEG, points, positions[:3], volume, method)
    left = landmarks.measured(LEFT_LEG, points, positions[3:], volume, method)
    method = "Right leg less left leg; below zero the left one is longer."
    return {"measurements": right + left + landmarks.measured(DIFFERENCE, points, positions, volume, method)}


def _measure(name: str, tooltip: str, formula: str, value: Callable[..., Float]) -> Measure:
    return Measure(
        id=name.lower(),
        name=name,
        tooltip=tooltip,
        unit=MM,
        quantity=LENGTH,
        formula=formula,
        views=RIGID,
        anchor_rule=points_.ANCHOR_RULE,
        value=value,
        sensitivity=partial(landmarks.slopes, value),
    )


_TOOLTIP = "Length of thigh and shank between the centres of hip, knee and ankle."
_FORMULA = "L = |k − h| + |a − k|"
LEG = _measure(TITLE, _TOOLTIP, _FORMULA, leg)
RIGHT_LEG = _measure("Length of the right leg", _TOOLTIP, _FORMULA, leg)
LEFT_LEG = _measure("Length of the left leg", _TOOLTIP, _FORMULA, leg)
DIFFERENCE = _measure(
    "Leg length difference",
    "By how much the right leg is longer than the left one; below zero the left one is longer.",
    "D = L(right) − L(left)",
    difference,
)
MEASURES = (LEG, RIGHT_LEG, LEFT_LEG, DIFFERENCE)

TOOL = Tool(
    id="measurement.leg_length",
    title=TITLE,
    summary="Measures the length of the leg from hip to ankle, and the difference of both legs.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Centre of the femoral head, of the knee and of the ankle; for both legs those of the right leg, "
            "then those of the left one."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The length of each leg and their difference, with the points."),),
    parameters=NoParameters,
    function=leg_length,
    profile="measurement.length",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
