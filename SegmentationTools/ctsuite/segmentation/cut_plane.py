"""Excluding by a plane: keeping what lies on one side of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation import completeness
from ctsuite.segmentation.errors import CUT_SIDE, POINTS_COUNT, POINTS_IN_LINE
from ctsuite.segmentation.regions import SEGMENT
from ctsuite.segmentation.subtract import limited

SIDES = {
    "head": (0, 0, 1),
    "feet": (0, 0, -1),
    "left": (1, 0, 0),
    "right": (-1, 0, 0),
    "front": (0, -1, 0),
    "back": (0, 1, 0),
}
_LEAST_SLOPE = 0.1
_LEAST_AREA_MM2 = 1e-3


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    keep: Annotated[
        str,
        Parameter("Keep the side towards", "Side of the patient on which is kept.", choices=tuple(SIDES)),
    ] = "head"


def cut_plane(labels: Labels, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Keep what lies on one side of the plane through three points.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    points : Curve
        Three points (3, 3) in LPS mm on the plane.
    parameters : Parameters
        Which segments, and which side is kept.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table), and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-POINTS-COUNT, SEGMENT-POINTS-IN-LINE, SEGMENT-CUT-SIDE, SEGMENT-EXCLUDED-ALL, SEGMENT-UNKNOWN,
        SEGMENT-EMPTY, RUN-CANCELLED.
    """
    given = np.asarray(points.points_lps_mm, dtype=float)
    if len(given) != 3:
        raise POINTS_COUNT(needed=3, given=len(given))
    normal = np.cross(given[1] - given[0], given[2] - given[0])
    if np.linalg.norm(normal) < _LEAST_AREA_MM2:
        raise POINTS_IN_LINE()
    normal /= np.linalg.norm(normal)
    slope = float(normal @ np.array(SIDES[parameters.keep]))
    if abs(slope) < _LEAST_SLOPE:
        raise CUT_SIDE(side=parameters.keep)
    normal *= np.sign(slope)
    return limited(labels, _beyond(labels.grid, given[0], normal), parameters.segment, task)


def _beyond(grid: Grid, point: Float, normal: Float) -> Mask:
    """The voxels (z, y, x) whose centres lie on a plane or on the side its normal points to."""
    z, y, x = (np.arange(size, dtype=float) for size in grid.shape)
    # the distance to a plane is linear in the index
    step = normal @ grid.ijk_to_lps[:3, :3]
    origin = normal @ (grid.ijk_to_lps[:3, 3] - point)
    flat = origin + y[:, None] * step[1] + x * step[0]
    return np.stack([flat + k * step[2] >= 0 for k in z])


TOOL = Tool(
    id="segmentation.cut_plane",
    title="Cut by a plane",
    summary="Cuts a segment by the plane through three points that are placed by hand, and keeps one side.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to cut."),
        Port("points", Curve, "Points on the plane", "Three points on the plane. They are placed by hand."),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "What lies on the side that is kept."),
        Port("report", Table, "Exclusion report", "What was kept and what was left out."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=cut_plane,
    profile="segmentation.exclude_connected",
    requires=("numba",),
    risk="The exclusion is manual: the points are placed by hand, so the result depends on the operator. The "
    "cut face is no surface of the body.",
)
