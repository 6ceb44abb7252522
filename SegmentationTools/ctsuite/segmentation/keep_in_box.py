"""Excluding by a box: keeping what lies inside or outside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation import completeness
from ctsuite.segmentation.errors import POINTS_COUNT
from ctsuite.segmentation.regions import SEGMENT
from ctsuite.segmentation.subtract import limited

INSIDE, OUTSIDE = "inside", "outside"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    keep: Annotated[
        str,
        Parameter(
            "Keep", "What lies inside the box is kept, or what lies outside.", choices=(INSIDE, OUTSIDE)
        ),
    ] = INSIDE


def keep_in_box(labels: Labels, corners: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Keep what lies inside or outside of a box along the axes of the patient.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    corners : Curve
        Two opposite corners of the box, (2, 3) in LPS mm.
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
        SEGMENT-POINTS-COUNT, SEGMENT-EXCLUDED-ALL, SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    points = np.asarray(corners.points_lps_mm, dtype=float)
    if len(points) != 2:
        raise POINTS_COUNT(needed=2, given=len(points))
    inside = _inside(labels.grid, points.min(axis=0), points.max(axis=0))
    allowed = inside if parameters.keep == INSIDE else ~inside
    return limited(labels, allowed, parameters.segment, task)


def _inside(grid: Grid, low: Any, high: Any) -> Mask:
    """The voxels (z, y, x) whose centres lie in a box, slice by slice so that no positions are kept."""
    _, rows, columns = grid.shape
    j, i = np.indices((rows, columns))
    result = np.empty(grid.shape, dtype=bool)
    for k, slice_ in enumerate(result):
        places = grid.index_to_lps(np.stack([i, j, np.full_like(i, k)], axis=-1))
        slice_[:] = ((places >= low) & (places <= high)).all(axis=-1)
    return result


TOOL = Tool(
    id="segmentation.keep_in_box",
    title="Exclude by a box",
    summary="Keeps what lies inside a box between two corners that are placed by hand, or what lies outside.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to take parts out of."),
        Port(
            "corners",
            Curve,
            "Corners of the box",
            "Two opposite corners; the box lies along the axes of the patient. They are placed by hand.",
        ),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "What is left."),
        Port("report", Table, "Exclusion report", "What was kept and what was left out."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=keep_in_box,
    profile="segmentation.exclude_connected",
    requires=("numba",),
    risk="The exclusion is manual: the corners are placed by hand, so the result depends on the operator. "
    "The box cuts straight through structures; the cut faces are no surfaces of the body.",
)
