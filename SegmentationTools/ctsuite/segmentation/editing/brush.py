"""Painting and erasing with a ball around points.

A voxel belongs to a dab of the brush when its centre lies within the radius of the point. The voxel that
holds the point always belongs to it, so that a brush of radius 0 is exactly one voxel. Nothing is snapped to
what the image shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation.errors import EDIT_POINTS
from ctsuite.segmentation.regions import SEGMENT, edited

ADD, REMOVE = "add", "remove"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    action: Annotated[
        str, Parameter("Action", "Add to the segment, or remove from it.", choices=(ADD, REMOVE))
    ] = ADD
    radius: Annotated[
        float,
        Parameter("Brush radius", "Radius of the ball; 0 is exactly one voxel.", MM, 0, 100, decimals=1),
    ] = 0.0
    stroke: Annotated[
        bool, Parameter("Join the points", "Also paint along the straight lines from point to point.")
    ] = False


def dabs(grid: Grid, points_lps_mm: ArrayLike, radius_mm: float = 0.0) -> NDArray[np.int64]:
    """Return the voxels (n, 3) as z, y, x that balls around points (m, 3) in LPS mm cover.

    What lies outside the volume is left out.
    """
    centres = grid.lps_to_index(np.asarray(points_lps_mm, dtype=float).reshape(-1, 3))
    size = np.array(grid.shape[::-1])
    holds = np.floor(centres + 0.5).astype(np.int64)
    found = [holds]
    if radius_mm > 0:
        # along each axis the ball reaches as far as rows of the inverse map are long
        reach = np.ceil(radius_mm * np.linalg.norm(grid.lps_to_ijk[:3, :3], axis=1)).astype(int)
        axes = [np.arange(-n, n + 1) for n in reach]
        around = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
        turn = grid.ijk_to_lps[:3, :3]
        for centre, voxel in zip(centres, holds, strict=True):
            apart = (around + voxel - centre) @ turn.T
            found.append(around[(apart**2).sum(axis=1) <= radius_mm**2] + voxel)
    voxels = np.concatenate(found)
    return voxels[np.all((voxels >= 0) & (voxels < size), axis=1)][:, ::-1]


def along(points_lps_mm: ArrayLike, step_mm: float) -> NDArray[np.float64]:
    """Return points (n, 3) along a polyline, no further apart than a step."""
    points = np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)
    parts = [points[:1]]
    for start, end in pairwise(points):
        count = max(1, int(np.ceil(np.linalg.norm(end - start) / step_mm)))
        parts.append(start + (end - start) * np.linspace(0, 1, count + 1)[1:, None])
    return np.concatenate(parts)


def painted(grid: Grid, points_lps_mm: ArrayLike, radius_mm: float = 0.0, stroke: bool = False) -> Mask:
    """Return the mask (z, y, x) of what a brush covers.

    Parameters
    ----------
    grid : Grid
        Where the voxels lie.
    points_lps_mm : array_like
        Points (n, 3) in LPS mm.
    radius_mm : float
        Radius of the ball.
    stroke : bool
        Whether the lines from point to point are covered too.
    """
    mask = np.zeros(grid.shape, dtype=bool)
    points = along(points_lps_mm, grid.finest_spacing_mm / 2) if stroke else points_lps_mm
    mask[tuple(dabs(grid, points, radius_mm).T)] = True
    return mask


def paint(labels: Labels, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Add or remove what a brush covers at points placed by hand.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    points : Curve
        Where the brush is set down.
    parameters : Parameters
        Segment, action, radius.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-EDIT-POINTS, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    grid = labels.grid
    if not grid.contains_lps(points.points_lps_mm).any():
        raise EDIT_POINTS(name=labels.name)
    task.progress(0.1, "Painting")
    brush = painted(grid, points.points_lps_mm, parameters.radius, parameters.stroke)
    chosen = labels.chosen(parameters.segment)
    if parameters.action == ADD:
        changed = [(chosen[0], labels.mask(chosen[0].value) | brush)]
    else:
        changed = [(segment, labels.mask(segment.value) & ~brush) for segment in chosen]
    return {"labels": edited(labels, changed)}


TOOL = Tool(
    id="segmentation.paint",
    title="Paint or erase at points",
    summary="Adds or removes, by hand, what a ball around placed points covers, down to a single voxel.",
    group="Editing",
    clauses=("4.3.2.2.6",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to edit."),
        Port("points", Curve, "Points", "Where the brush is set down. They are placed by hand."),
    ),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=paint,
    profile="segmentation.fill_holes",
    risk="What is added or removed is decided by the operator. Voxels of other segments are never taken; "
    "without the name of a segment the first one is added to. Look at the result in all three planes.",
)
