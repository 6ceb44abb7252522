"""How much of each voxel a solid fills.

Blocks of voxels far from the surface are settled by one clearance each; in the rest, voxels off the surface are in
or out, and voxels at the surface are divided into sub-voxels, each filled by a linear ramp of the signed distance.
The ramp is symmetric, so a flat surface keeps the volume exactly; a surface of radius R loses or gains the fraction
``w^2 / (12 R^2)`` for sub-voxels of width w, and the number of sub-voxels is chosen to keep that below 0.1 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.phantom.shapes.shape import Float, Shape

_BLOCK = 8
_CHUNK = 1 << 17
_FINENESS = 9.1  # voxel size over radius, times this, is the number of sub-voxels along an axis for 0.1 %
_MOST = 6

Slices = tuple[slice, slice, slice]


def fill(shapes: Sequence[Shape], grid: Grid) -> Iterator[tuple[Slices | NDArray[np.intp], NDArray[np.float32] | None]]:
    """Iterate over the parts of a grid that solids fill.

    Parameters
    ----------
    shapes : sequence of Shape
        Pieces of one structure in LPS mm. Where pieces touch, their shares of a voxel are added.
    grid : Grid
        The voxels.

    Yields
    ------
    where, share : slices and None, or flat indices (n,) and float32 (n,)
        Blocks that are filled wholly, and single voxels with the filled share (0 to 1).
    """
    box = _box(shapes, grid)
    if box is None:
        return
    low, high = box
    counts = -(-(high - low) // _BLOCK)
    blocks = np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), -1).reshape(-1, 3) * _BLOCK + low
    reach = _half_diagonal(grid) * _BLOCK
    for part in _parts(blocks, _CHUNK):
        clear = _least(shapes, grid.index_to_lps(part + (_BLOCK - 1) / 2), reach)
        for start in part[clear < -reach]:
            end = np.minimum(start + _BLOCK, high)
            yield tuple(slice(int(a), int(b)) for a, b in zip(start[::-1], end[::-1], strict=True)), None  # type: ignore[misc]
        for some in _parts(part[np.abs(clear) <= reach], _CHUNK // _BLOCK**3):
            index = (some[:, None, :] + _WITHIN).reshape(-1, 3)
            index = index[(index < high).all(1)]
            share = coverage(shapes, grid, index)
            filled = share > 0
            i, j, k = index[filled].T
            _, rows, columns = grid.shape
            yield (k * rows + j) * columns + i, share[filled].astype(np.float32)


def coverage(shapes: Sequence[Shape], grid: Grid, index: NDArray[np.intp]) -> Float:
    """Return the filled share (n,) of the voxels at indices (n, 3), ordered i, j, k."""
    points = grid.index_to_lps(index)
    near = _half_diagonal(grid) * 1.2
    total = np.zeros(len(index))
    for shape in shapes:
        candidates = _within(shape, points, near)
        if not len(candidates):
            continue
        distance = shape.distance(points[candidates])
        share = np.where(distance < 0, 1.0, 0.0)
        surface = np.flatnonzero(np.abs(distance) < near)
        fine = int(np.clip(np.ceil(_FINENESS * max(grid.spacing_mm) / shape.finest_radius_mm), 2, _MOST))
        offsets = _sub_voxels(grid, fine)
        width = float(np.mean(grid.spacing_mm)) / fine
        for some in _parts(surface, max(1, _CHUNK // len(offsets))):
            inner = (points[candidates[some], None, :] + offsets).reshape(-1, 3)
            ramp = np.clip(0.5 - shape.distance(inner) / width, 0, 1)
            share[some] = ramp.reshape(len(some), -1).mean(1)
        total[candidates] += share
    return np.minimum(total, 1)


def nearest_distance(shapes: Sequence[Shape], points: Float) -> Float:
    """Signed distance (n,) of points (n, 3) to the nearest of several solids."""
    return np.asarray(np.min([shape.distance(points) for shape in shapes], axis=0))


_WITHIN = np.stack(np.meshgrid(*[np.arange(_BLOCK)] * 3, indexing="ij"), -1).reshape(-1, 3)


def _half_diagonal(grid: Grid) -> float:
    return float(np.linalg.norm(grid.spacing_mm)) / 2


def _sub_voxels(grid: Grid, fine: int) -> Float:
    steps = (np.arange(fine) + 0.5) / fine - 0.5
    index = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, 3)
    return np.asarray(index @ grid.ijk_to_lps[:3, :3].T)


def _box(shapes: Sequence[Shape], grid: Grid) -> tuple[NDArray[np.intp], NDArray[np.intp]] | None:
    corners = []
    for shape in shapes:
        low, high = shape.bounds_mm
        choice = np.stack(np.meshgrid(*zip(low, high, strict=True), indexing="ij"), -1).reshape(-1, 3)
        corners.append(grid.lps_to_index(choice))
    every = np.concatenate(corners)
    low_index = np.maximum(np.floor(every.min(0)).astype(np.intp) - 1, 0)
    high_index = np.minimum(np.ceil(every.max(0)).astype(np.intp) + 2, grid.shape[::-1])
    return None if (low_index >= high_index).any() else (low_index, high_index)


def _within(shape: Shape, points: Float, margin: float) -> NDArray[np.intp]:
    low, high = shape.bounds_mm
    return np.flatnonzero(((points > low - margin) & (points < high + margin)).all(1))


def _least(shapes: Sequence[Shape], points: Float, reach: float) -> Float:
    least = np.full(len(points), np.inf)
    for shape in shapes:
        candidates = _within(shape, points, reach)
        if len(candidates):
            least[candidates] = np.minimum(least[candidates], shape.clearance(points[candidates]))
    return least


def _parts(rows: NDArray[np.intp], size: int) -> Iterator[NDArray[np.intp]]:
    for start in range(0, len(rows), max(size, 1)):
        yield rows[start : start + max(size, 1)]
