"""Curvature of the spine seen from the side: lordosis and kyphosis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Tool, measurements_port
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.planning import landmarks

TITLE = "Lordosis and kyphosis"
LORDOSIS, KYPHOSIS = "lordosis", "kyphosis"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    curvature: Annotated[
        str,
        Parameter(
            "Curvature",
            "Lordosis is positive where the spine is hollow at the back (neck, loin), kyphosis where it is "
            "round there (chest).",
            choices=(LORDOSIS, KYPHOSIS),
        ),
    ] = LORDOSIS


def lordosis_value(anchors: NDArray[Any]) -> Float:
    """Angle in degrees of back and front of the upper, then of the lower end plate (..., 4, 3)."""
    upper, lower = _plates(anchors)
    return landmarks.turned(landmarks.drop_deg(lower) - landmarks.drop_deg(upper))


def kyphosis_value(anchors: NDArray[Any]) -> Float:
    """The same with the other sign."""
    return -lordosis_value(anchors)


def _plates(anchors: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return anchors[..., 1, :] - anchors[..., 0, :], anchors[..., 3, :] - anchors[..., 2, :]


def spine_curvature(
    points: Curve, parameters: Parameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure by which angle the spine is curved between two end plates, seen from the side.

    It is the angle of J. Cobb with a sign: that by which the lower end plate falls more to the front than
    the upper one. Usual end plates are the upper ones of L1 and S1 for the lordosis of the loin, the upper
    one of T4 and the lower one of T12 for the kyphosis of the chest.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-LINE-ACROSS-PLANE, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (4,), "four")
    landmarks.require_in_plane(TITLE, *(plate[1:] for plate in _plates(positions)))
    measure = MEASURES[parameters.curvature]
    method = "Angle between the two end plates, projected onto the sagittal plane of the patient."
    return {"measurements": landmarks.measured(measure, points, positions, volume, method)}


MEASURES = {
    LORDOSIS: landmarks.angle(
        "Lordosis",
        "Angle by which the lower end plate falls more to the front than the upper one.",
        "α = φ(lower) − φ(upper), φ the fall of an end plate to the front",
        lordosis_value,
    ),
    KYPHOSIS: landmarks.angle(
        "Kyphosis",
        "Angle by which the upper end plate falls more to the front than the lower one.",
        "α = φ(upper) − φ(lower), φ the fall of an end plate to the front",
        kyphosis_value,
    ),
}

TOOL = Tool(
    id="measurement.spine_curvature",
    title=TITLE,
    summary="Measures the lordosis or kyphosis of the spine between two end plates.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Back and front edge of the upper end plate, then back and front edge of the lower end plate."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with the edges of both end plates."),),
    parameters=Parameters,
    function=spine_curvature,
    profile="measurement.angle",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
