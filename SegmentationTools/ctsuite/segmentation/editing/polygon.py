"""Drawing and cutting with a polygon: what lies inside of it, seen along a direction.

A voxel lies inside when its centre does, by the rule of crossings: a ray from the centre crosses the polygon
an odd number of times.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from ctsuite.segmentation.errors import EDIT_POLYGON
from ctsuite.segmentation.regions import SEGMENT, edited

ERASE_INSIDE, ERASE_OUTSIDE, FILL_INSIDE = "erase inside", "erase outside", "fill inside"
_FLAT = 1e-6


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    action: Annotated[
        str,
        Parameter(
            "Action",
            "Erase what is inside or outside of the outline, or add what is inside.",
            choices=(ERASE_INSIDE, ERASE_OUTSIDE, FILL_INSIDE),
        ),
    ] = ERASE_INSIDE
    depth: Annotated[
        float,
        Parameter(
            "Depth",
            "How far to each side of its plane the outline reaches; 0 reaches through the whole volume.",
            MM,
            0,
            2000,
            decimals=1,
        ),
    ] = 0.0


def inside(points: NDArray[Any], corners: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which points (n, 2) lie inside a polygon (m, 2), by the rule of crossings."""
    result = np.zeros(len(points), dtype=bool)
    x, y = points[:, 0], points[:, 1]
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            result ^= crosses & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return result


def plane_of(points_lps_mm: ArrayLike, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the middle (3,) and the axes (3, 3) of the plane nearest to points; the last axis is its normal.

    Raises
    ------
    CTSuiteError
        SEGMENT-EDIT-POLYGON where the points lie on a line.
    """
    points = np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)
    if len(points) < 3:
        raise EDIT_POLYGON(name=name, count=len(points))
    middle = points.mean(axis=0)
    _, lengths, axes = np.linalg.svd(points - middle, full_matrices=True)
    if lengths[1] < _FLAT * max(lengths[0], _FLAT):
        raise EDIT_POLYGON(name=name, count=len(points))
    return middle, np.asarray(axes)


def prism(
    grid: Grid, points_lps_mm: ArrayLike, depth_mm: float = 0.0, direction_lps: ArrayLike | None = None,
    name: str = "outline",
) -> Mask:  # fmt: skip
    """Return the mask (z, y, x) of what a polygon covers, seen along a direction.

    Parameters
    ----------
    grid : Grid
        Where the voxels lie.
    points_lps_mm : array_like
        Corners (n, 3) in LPS mm.
    depth_mm : float
        Reach to each side of the polygon's middle; 0 for the whole volume.
    direction_lps : array_like or None
        Direction of view (3,); across the plane of the polygon where None.
    name : str
        Of the outline, for the error.

    Raises
    ------
    CTSuiteError
        SEGMENT-EDIT-POLYGON.
    """
    points = np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)
    middle, axes = plane_of(points, name)
    if direction_lps is not None:
        along = np.asarray(direction_lps, dtype=float) / np.linalg.norm(direction_lps)
        axes = np.linalg.svd(along[None], full_matrices=True)[2][[1, 2, 0]]
    # indices straight to the two coordinates in the plane and the one across it
    turn = axes @ grid.ijk_to_lps[:3, :3]
    shift = axes @ (grid.ijk_to_lps[:3, 3] - middle)
    corners = (points - middle) @ axes[:2].T
    low, high = corners.min(axis=0), corners.max(axis=0)
    z, y, x = grid.shape
    flat = np.stack(np.meshgrid(np.arange(x), np.arange(y), indexing="xy"), -1).reshape(-1, 2)
    across = flat @ turn[:, :2].T + shift
    mask = np.zeros(grid.shape, dtype=bool)
    for k in range(z):
        place = across + turn[:, 2] * k
        near = np.all((place[:, :2] >= low) & (place[:, :2] <= high), axis=1)
        if depth_mm > 0:
            near &= np.abs(place[:, 2]) <= depth_mm
        where = np.flatnonzero(near)
        mask[k].reshape(-1)[where] = inside(place[where, :2], corners)
    return mask


def scissors(labels: Labels, outline: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Cut segments with an outline placed by hand.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    outline : Curve
        Corners of the outline; its last point is joined to the first.
    parameters : Parameters
        Segment, action, depth.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-EDIT-POLYGON, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    task.progress(0.1, "Cutting")
    covered = prism(labels.grid, outline.points_lps_mm, parameters.depth, name=outline.name)
    chosen = labels.chosen(parameters.segment)
    if parameters.action == FILL_INSIDE:
        return {"labels": edited(labels, [(chosen[0], labels.mask(chosen[0].value) | covered)])}
    kept = covered if parameters.action == ERASE_OUTSIDE else ~covered
    return {"labels": edited(labels, [(segment, labels.mask(segment.value) & kept) for segment in chosen])}


TOOL = Tool(
    id="segmentation.scissors",
    title="Cut with an outline",
    summary="Erases or adds, by hand, what lies inside or outside of an outline, seen across its plane.",
    group="Editing",
    clauses=("4.3.2.2.6", "4.3.2.2.2"),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to cut."),
        Port(
            "outline",
            Curve,
            "Outline",
            "At least three points around what is meant. They are placed by hand.",
        ),
    ),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=scissors,
    profile="segmentation.fill_holes",
    risk="What is cut is decided by the operator. With a depth of 0 the cut goes through the whole "
    "volume, also through what is not seen on the slice. Look at the result in all three planes.",
)
