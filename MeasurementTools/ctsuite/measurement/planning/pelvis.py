"""Pelvic incidence, pelvic tilt and sacral slope."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Tool, measurements_port
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.planning import landmarks

TITLE = "Pelvic incidence"
# no pelvis is turned that far, so that nothing jumps there
_LEAST = -90.0


def slope(anchors: NDArray[Any]) -> Float:
    """By how many degrees the end plate of S1 falls to the front, of landmarks (..., 4, 3)."""
    return landmarks.turned(landmarks.drop_deg(anchors[..., 3, :] - anchors[..., 2, :]), _LEAST)


def tilt(anchors: NDArray[Any]) -> Float:
    """By how many degrees the middle of the end plate leans back over the hips, of landmarks (..., 4, 3)."""
    way = _from_hips(anchors)
    return np.asarray(np.degrees(np.arctan2(way[..., 1], way[..., 2])))


def incidence(anchors: NDArray[Any]) -> Float:
    """Both together: the angle between the end plate's perpendicular and the way to the hips, in degrees."""
    return landmarks.turned(slope(anchors) + tilt(anchors), _LEAST)


def _from_hips(anchors: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(anchors[..., 2:4, :].mean(axis=-2) - anchors[..., 0:2, :].mean(axis=-2))


def pelvis(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure incidence and tilt of the pelvis and the slope of the sacrum, seen from the side.

    J. Legaye and others, European Spine Journal 7, 1998, 99-103: the incidence is the angle between the
    perpendicular on the upper end plate of S1 in its middle and the line from there to the middle between
    both femoral heads; it is the sum of tilt and slope.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-LINE-ACROSS-PLANE, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = landmarks.checked(points, TITLE, (4,), "four")
    plate = positions[3] - positions[2]
    landmarks.require_in_plane(TITLE, plate[1:], _from_hips(positions)[1:])
    method = "Seen from the side of the patient; straight up is the long axis of the CT table."
    found = [landmarks.measured(each, points, positions, volume, method) for each in MEASURES]
    return {"measurements": sum(found, ())}


MEASURES = (
    landmarks.angle(
        TITLE,
        "Angle between the perpendicular on the end plate of S1 and the line to the middle of both hips.",
        "PI = PT + SS",
        incidence,
    ),
    landmarks.angle(
        "Pelvic tilt",
        "Angle between straight up and the line from the middle of both hips to the end plate of S1.",
        "PT = atan2(b, u), way b backwards and u upwards from the hips to the end plate",
        tilt,
    ),
    landmarks.angle(
        "Sacral slope",
        "Angle by which the end plate of S1 falls to the front.",
        "SS = atan2(−u, f), way f forwards and u upwards along the end plate",
        slope,
    ),
)

TOOL = Tool(
    id="measurement.pelvis",
    title=TITLE,
    summary="Measures pelvic incidence, pelvic tilt and sacral slope.",
    group=landmarks.GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Centre of the right and of the left femoral head, then back and front edge of the upper end "
            "plate of S1."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The three angles, with the landmarks."),),
    parameters=NoParameters,
    function=pelvis,
    profile="measurement.angle",
    risk=landmarks.RISK,
    anchor_rule=points_.ANCHOR_RULE,
)
