"""How much of each voxel a solid fills.

Blocks of voxels far from the surface are settled by one clearance each; in the rest, voxels off the surface
are in or out, and voxels at the surface are divided into sub-voxels, each filled by a linear ramp of the
signed distance. The ramp is symmetric, so a flat surface keeps the volume exactly; a surface of radius R
loses or gains the fraction ``w^2 / (12 R^2)`` for sub-voxels of width w, and the number of sub-voxels is
chosen to keep that below 0.1 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.phantom.shapes.shape import Float, Shape

_BLOCKS = (16, 4)  # voxels along the edge of the blocks, each level a multiple of the next
_CHUNK = 1 << 17
_FINENESS = 9.1  # voxel size over radius, times this, is the number of sub-voxels along an axis for 0.1 %
_MOST = 6

Slices = tuple[slice, slice, slice]
Index = NDArray[np.intp]


def fill(shapes: Sequence[Shape], grid: Grid) -> Iterator[tuple[Slices | Index, NDArray[np.float32] | None]]:
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
        Blocks that are filled wholly, and single voxels with the filled share (0 to 1). No voxel comes twice.
    """
    box = _box(shapes, grid)
    if box is None:
        return
    low, high = box
    large, small = _BLOCKS
    counts = -(-(high - low) // large)
    for part in _parts(_lattice(counts) * large + low, _CHUNK):
        inside, surface = _sort(shapes, grid, part, large)
        for start in inside:
            k, j, i = (
                slice(int(a), int(min(a + large, b))) for a, b in zip(start[::-1], high[::-1], strict=True)
            )
            yield (k, j, i), None
        for some in _parts(surface, _CHUNK * small**3 // large**3):
            blocks = _divide(some, large, small)
            inside, shell = _sort(shapes, grid, blocks[(blocks < high).all(1)], small)
            if len(inside):
                index = _voxels(inside, small, high)
                yield _flat(index, grid), np.ones(len(index), np.float32)
            for few in _parts(shell, _CHUNK // small**3):
                index = _voxels(few, small, high)
                share = coverage(shapes, grid, index)
                filled = share > 0
                yield _flat(index[filled], grid), share[filled].astype(np.float32)


def coverage(shapes: Sequence[Shape], grid: Grid, index: Index) -> Float:
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
        offsets = _sub_voxels(grid, _fineness(shape, grid))
        width = float(np.mean(grid.spacing_mm)) / np.cbrt(len(offsets))
        for some in _parts(surface, max(1, _CHUNK // len(offsets))):
            ramp = 0.5 - shape.distance_around(points[candidates[some]], offsets) / width
            share[some] = np.clip(ramp, 0, 1).mean(1)
        total[candidates] += share
    return np.minimum(total, 1)


def nearest_distance(shapes: Sequence[Shape], points: Float) -> Float:
    """Signed distance (n,) of points (n, 3) to the nearest of several solids."""
    return np.asarray(np.min([shape.distance(points) for shape in shapes], axis=0))


def _lattice(counts: Sequence[int] | Index) -> Index:
    return np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), -1).reshape(-1, 3)


def _divide(blocks: Index, large: int, small: int) -> Index:
    return np.asarray((blocks[:, None, :] + _lattice([large // small] * 3) * small).reshape(-1, 3))


def _voxels(blocks: Index, size: int, high: Index) -> Index:
    index = _divide(blocks, size, 1)
    return index[(index < high).all(1)]


def _flat(index: Index, grid: Grid) -> Index:
    i, j, k = index.T
    _, rows, columns = grid.shape
    return np.asarray((k * rows + j) * columns + i)


def _sort(shapes: Sequence[Shape], grid: Grid, blocks: Index, size: int) -> tuple[Index, Index]:
    """Return the blocks that lie wholly inside, and those that the surface may cross."""
    reach = _half_diagonal(grid) * size
    points = grid.index_to_lps(blocks + (size - 1) / 2)
    clear = np.full(len(points), np.inf)
    for shape in shapes:
        candidates = _within(shape, points, reach)
        if len(candidates):
            clear[candidates] = np.minimum(clear[candidates], shape.clearance(points[candidates]))
    return blocks[clear < -reach], blocks[np.abs(clear) <= reach]


def _half_diagonal(grid: Grid) -> float:
    return float(np.linalg.norm(grid.spacing_mm)) / 2


def _fineness(shape: Shape, grid: Grid) -> int:
    """Number of sub-voxels along an axis; one will do where the surface is as good as flat."""
    wanted = _FINENESS * max(grid.spacing_mm) / shape.finest_radius_mm
    return 1 if wanted < 0.4 else int(np.clip(np.ceil(wanted), 2, _MOST))


def _sub_voxels(grid: Grid, fine: int) -> Float:
    index = (_lattice([fine] * 3) + 0.5) / fine - 0.5
    return np.asarray(index @ grid.ijk_to_lps[:3, :3].T)


def _box(shapes: Sequence[Shape], grid: Grid) -> tuple[Index, Index] | None:
    corners = []
    for shape in shapes:
        low, high = shape.bounds_mm
        choice = np.stack(np.meshgrid(*zip(low, high, strict=True), indexing="ij"), -1).reshape(-1, 3)
        corners.append(grid.lps_to_index(choice))
    every = np.concatenate(corners)
    low_index = np.maximum(np.floor(every.min(0)).astype(np.intp) - 1, 0)
    high_index = np.minimum(np.ceil(every.max(0)).astype(np.intp) + 2, grid.shape[::-1])
    return None if (low_index >= high_index).any() else (low_index, high_index)


def _within(shape: Shape, points: Float, margin: float) -> Index:
    low, high = shape.bounds_mm
    return np.flatnonzero(((points > low - margin) & (points < high + margin)).all(1))


def _parts(rows: Index, size: int) -> Iterator[Index]:
    for start in range(0, len(rows), max(size, 1)):
        yield rows[start : start + max(size, 1)]
