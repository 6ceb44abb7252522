"""Distance of a point from a plane."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import DISTANCE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.errors import COLLINEAR

TITLE = "Distance from a plane"


def value(anchors: NDArray[Any]) -> Float:
    """Distance in mm of the last of four points (..., 4, 3) from the plane of the first three."""
    away, normal = anchors[..., 3, :] - anchors[..., 0, :], _normal(anchors)
    return np.asarray(np.abs((away * normal).sum(axis=-1)) / np.linalg.norm(normal, axis=-1))


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """Moving the point along the normal counts in full, moving one of the plane as its share at the foot.

    The shares are the barycentric coordinates of the foot in the triangle of the three points.
    """
    normal = _normal(anchors)
    size = float(np.linalg.norm(normal))
    unit = normal / size
    away = float((anchors[3] - anchors[0]) @ unit)
    up = unit * (np.sign(away) if away else np.nan)
    foot = anchors[3] - away * unit
    second = np.cross(foot - anchors[0], anchors[2] - anchors[0]) @ unit / size
    third = np.cross(anchors[1] - anchors[0], foot - anchors[0]) @ unit / size
    shares = np.array([second + third - 1.0, -second, -third, 1.0])
    return Sensitivity.of_points(anchors, shares[:, None] * up, direction_lps)


def _normal(anchors: NDArray[Any]) -> NDArray[Any]:
    base = anchors[..., 0, :]
    return np.asarray(np.cross(anchors[..., 1, :] - base, anchors[..., 2, :] - base))


def distance_plane(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure how far a point lies from the plane through three others, straight across the plane.

    With the normal n = (b - a) x (c - a), the distance is |n . (p - a)| / |n|.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-COLLINEAR,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = points_.checked(points, TITLE, (4,), "four (three of the plane, then the point)", every=0)
    sides = positions[[1, 2, 2]] - positions[[0, 0, 1]]
    longest = float(np.linalg.norm(sides, axis=1).max())
    if np.linalg.norm(_normal(positions)) <= longest * points_.COINCIDENT_MM:
        raise COLLINEAR(title=TITLE)
    method = "Distance of point 4 from the plane through points 1, 2 and 3."
    return points_.measured(MEASURE, points, positions, volume, method)


MEASURE = Measure(
    id="distance from plane",
    name=TITLE,
    tooltip="Distance in the patient of a point from the plane through three others, across the plane.",
    unit=MM,
    quantity=DISTANCE,
    formula="d = |n · (p − a)| / |n|, n = (b − a) × (c − a)",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.distance_plane",
    title=TITLE,
    summary="Measures how far a point lies from the plane through three others.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port("Three points of the plane, then the point to measure. They are placed by hand."),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The distance, with all four points."),),
    parameters=NoParameters,
    function=distance_plane,
    profile="measurement.length",
    risk="Points of the plane that lie close together make the plane tilt with every small error; far from "
    "them the distance is uncertain by many times that error. Choose them far apart, around the point.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
