"""Exact distances from points to a triangle surface, and how far two surfaces lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.surface import Distance, Surface
from ctsuite.core.task import Task

Float = NDArray[np.float64]

_LEAF = 4  # triangles in a leaf of the search tree, at most
_AT_ONCE = 1 << 18
_FINEST_PARTS = 64


@dataclass(frozen=True, eq=False)
class Apart:
    """What comparing two surfaces gave.

    Attributes
    ----------
    summary : Distance
        Both directions together.
    of_first_mm : ndarray
        Distance of each vertex (n,) of the first surface to the second.
    """

    summary: Distance
    of_first_mm: Float


def summary(distances_mm: NDArray[Any], weights: NDArray[Any] | None = None) -> Distance:
    """Summarise distances.

    Parameters
    ----------
    distances_mm : ndarray
        Distances (n,) in mm; none at all count as zero.
    weights : ndarray or None
        How much each counts (n,), such as the area it stands for; all the same where None. The largest
        distance counts whatever its weight.
    """
    if distances_mm.size == 0:
        return Distance(0.0, 0.0, 0.0)
    share = np.ones(distances_mm.size) if weights is None or not weights.sum() > 0 else weights
    order = np.argsort(distances_mm)
    # the weight below a sample, half of its own included, as a share of what lies between the outermost two
    passed = np.cumsum(share[order]) - share[order] / 2
    span = passed[-1] - passed[0]
    at = (passed - passed[0]) / span if span > 0 else np.zeros(1)
    percentile = np.interp(0.95, at, distances_mm[order][: len(at)])
    return Distance(
        float(distances_mm.max()), float(np.average(distances_mm, weights=share)), float(percentile)
    )


def between(first: Surface, second: Surface, step_mm: float, task: Task | None = None) -> Apart:
    """Compare two surfaces in both directions, over their areas.

    Each vertex stands for a third of the triangles around it. A triangle that is larger than `step_mm` is
    measured inside too, so that what lies between the vertices of a coarse surface counts as well.

    Parameters
    ----------
    first, second : Surface
        What is compared.
    step_mm : float
        Longest edge that needs no samples inside, such as the diagonal of a voxel.
    task : Task or None
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    task = task or Task()
    there, areas = _directed(first, second, step_mm, task.part(0.0, 0.5))
    back, back_areas = _directed(second, first, step_mm, task.part(0.5, 1.0))
    vertices = len(first.points_lps_mm)
    counted, counted_back = np.isfinite(areas), np.isfinite(back_areas)
    found = summary(
        np.concatenate([there[counted], back[counted_back]]),
        np.concatenate([areas[counted], back_areas[counted_back]]),
    )
    return Apart(found, there[:vertices])


def _directed(one: Surface, other: Surface, step_mm: float, task: Task) -> tuple[Float, Float]:
    """Distance of each sample of one surface to the other, and its area: NaN for vertices not in use."""
    places, areas = samples(one, step_mm)
    unused = np.ones(len(one.points_lps_mm), bool)
    unused[one.triangles] = False
    areas[: len(unused)][unused] = np.nan
    return distances_to_surface(places, other, task), areas


def samples(surface: Surface, step_mm: float) -> tuple[Float, Float]:
    """Return where a surface is compared: every vertex, and places inside triangles larger than `step_mm`.

    Returns
    -------
    points, areas : ndarray
        Points (n, 3) in LPS mm, the vertices first and in their order, and the area (n,) in mm² that each
        stands for.
    """
    points = np.asarray(surface.points_lps_mm, dtype=np.float64)
    areas = np.zeros(len(points))
    more_points, more_areas = [], []
    for start in range(0, len(surface.triangles), _AT_ONCE):
        t = surface.triangles[start : start + _AT_ONCE]
        a, b, c = points[t[:, 0]], points[t[:, 1]], points[t[:, 2]]
        area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
        longest = np.sqrt(np.max([((u - v) ** 2).sum(axis=1) for u, v in ((a, b), (b, c), (c, a))], axis=0))
        parts = np.clip(np.ceil(longest / step_mm), 1, _FINEST_PARTS).astype(int)
        for corner in range(3):
            areas += np.bincount(t[:, corner], np.where(parts == 1, area / 3, 0.0), len(points))
        for count in np.unique(parts[parts > 1]):
            some = parts == count
            v, w = _middles(count)
            inside = a[some, None] + v * (b - a)[some, None] + w * (c - a)[some, None]
            more_points.append(inside.reshape(-1, 3))
            more_areas.append(np.repeat(area[some] / count**2, count**2))
    return np.concatenate([points, *more_points]), np.concatenate([areas, *more_areas])


def _middles(count: int) -> tuple[Float, Float]:
    """Coordinates (count², 1) along two edges of the middles of count² equal parts of a triangle."""
    i, j = np.divmod(np.arange(count * count), count)
    turned = i + j >= count  # the parts that stand on their heads
    i, j = np.where(turned, count - 1 - i, i), np.where(turned, count - 1 - j, j)
    place = np.where(turned, 2.0, 1.0) / 3
    return ((i + place) / count)[:, None], ((j + place) / count)[:, None]


def distances_to_surface(points_lps_mm: NDArray[Any], surface: Surface, task: Task | None = None) -> Float:
    """Return the distance of each point to the nearest place of a surface, in mm.

    Triangles are boxed in groups of neighbours, groups of groups and so on; a box that is further away than a
    triangle already found is not opened. The result is exact.

    Parameters
    ----------
    points_lps_mm : ndarray
        Points (n, 3) in LPS mm. Points in an order in which neighbours follow each other are faster.
    surface : Surface
        What they are compared with.
    task : Task or None
        For progress and cancelling.

    Returns
    -------
    ndarray
        Distances (n,), infinite when the surface has no triangle.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    task = task or Task()
    queries = np.ascontiguousarray(points_lps_mm)
    squared = np.full(len(queries), np.inf)
    if len(surface.triangles) == 0 or len(queries) == 0:
        return squared
    from ctsuite.core.kernels.triangles import search

    task.progress(0.0, "comparing surfaces")
    leaves = 1 << int(np.ceil(np.log2(max(len(surface.triangles) / _LEAF, 1))))
    corners = _ordered(surface, leaves)
    boxes = _boxes(corners, leaves)

    def work(first: int, past: int) -> None:
        search(queries, corners, boxes, squared, first, past)

    parallel.over(len(queries), work, task.part(0.1, 1.0), "comparing surfaces")
    return np.asarray(np.sqrt(squared))


def _ordered(surface: Surface, leaves: int) -> NDArray[Any]:
    """Corners (m, 9) of the triangles, those of a leaf together, and of neighbouring leaves."""
    from ctsuite.core.kernels.halving import halve

    corners = np.asarray(surface.points_lps_mm)[surface.triangles]
    order = halve(corners.mean(axis=1), leaves)
    return np.asarray(corners.reshape(-1, 9)[order])


def _boxes(corners: NDArray[Any], leaves: int) -> Float:
    """Boxes (2 leaves, 6) of a complete binary tree, its root at 1."""
    from ctsuite.core.kernels.triangles import fill_leaves

    boxes = np.tile([np.inf, np.inf, np.inf, -np.inf, -np.inf, -np.inf], (2 * leaves, 1))
    parallel.over(leaves, lambda first, past: fill_leaves(corners, boxes, first, past))
    level = leaves // 2
    while level:
        children, parents = boxes[2 * level : 4 * level], boxes[level : 2 * level]
        np.minimum(children[::2, :3], children[1::2, :3], out=parents[:, :3])
        np.maximum(children[::2, 3:], children[1::2, 3:], out=parents[:, 3:])
        level //= 2
    return boxes
