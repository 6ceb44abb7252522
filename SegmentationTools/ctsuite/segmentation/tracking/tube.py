"""What an image is like around a seed in a tube: its level and noise, its middle and its width."""

from __future__ import annotations

from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.masks import Box, Mask
from ctsuite.segmentation.depth import depth_mm
from ctsuite.segmentation.tracking.run import Start

_LOOK_MM = 45.0
_HALF = 60  # steps to each side of a plane section, at most
_CLIMB_MM = 1.5  # times the width at the seed that the middle may be away


class Level(NamedTuple):
    """Middle value and noise of the tube, in HU."""

    value: float
    noise: float


def level_of(values: NDArray[Any]) -> Level:
    """Take the median and the robust spread of values within the tube."""
    middle = float(np.median(values))
    return Level(middle, 1.4826 * float(np.median(np.abs(values - middle))))


def middle_of(mask: Mask, voxel: tuple[int, int, int], grid: Grid) -> Start:
    """Go from a voxel (z, y, x) of a tube to its middle, where it is deepest nearby.

    Parameters
    ----------
    mask : ndarray of bool
        The tube and what is like it, shape (z, y, x).
    voxel : tuple of int
        Where to begin.
    grid : Grid
        Where the voxels lie.
    """
    reach = [int(np.ceil(_LOOK_MM / size)) for size in grid.spacing_mm[::-1]]
    box = around(voxel, reach, mask.shape)
    corner = np.array([part.start for part in box])
    depth = depth_mm(mask[box], grid.spacing_mm)
    at = np.array(voxel) - corner
    limit = max(_CLIMB_MM * float(depth[tuple(at)]), 2 * max(grid.spacing_mm))
    start = at.copy()
    while True:
        low = np.maximum(at - 1, 0)
        near = depth[low[0] : at[0] + 2, low[1] : at[1] + 2, low[2] : at[2] + 2]
        best = low + np.unravel_index(int(near.argmax()), near.shape)
        away = float(np.linalg.norm((best - start) * grid.spacing_mm[::-1]))
        if depth[tuple(best)] <= depth[tuple(at)] or away > limit:
            break
        at = best
    z, y, x = (int(n) for n in at + corner)
    area_mm2, reach_mm = _narrowest(mask[box], at, grid)
    return Start((z, y, x), float(np.sqrt(area_mm2 / np.pi)), reach_mm)


def _narrowest(mask: Mask, at: NDArray[np.int64], grid: Grid) -> tuple[float, float]:
    """Area in mm2 of the smallest plane section through a voxel, and how far it reaches from there, in mm."""
    step = max(grid.finest_spacing_mm, _LOOK_MM / _HALF)
    count = int(_LOOK_MM / step)
    across = np.stack(np.meshgrid(*[np.arange(-count, count + 1) * step] * 2, indexing="ij"), axis=-1)
    away = np.linalg.norm(across, axis=-1)
    turn = np.linalg.inv(grid.ijk_to_lps[:3, :3])
    found = []
    for normal in product((-1, 0, 1), repeat=3):
        if normal <= (0, 0, 0):
            continue  # each plane once
        plane = np.linalg.svd(np.array([normal], dtype=float))[2][1:]
        index = np.rint((across @ plane @ turn.T)[..., ::-1]).astype(int) + at
        inside = ((index >= 0) & (index < mask.shape)).all(axis=-1)
        section = np.zeros(away.shape, bool)
        section[inside] = mask[tuple(index[inside].T)]
        labels, _ = ndimage.label(section)
        own = labels == labels[count, count]
        found.append((float(np.count_nonzero(own)) * step**2, float(away[own].max())))
    return min(found)


def around(voxel: tuple[int, int, int], reach: list[int], shape: tuple[int, ...]) -> Box:
    """Return the box so many voxels around one."""
    z, y, x = (
        slice(max(n - r, 0), min(n + r + 1, size)) for n, r, size in zip(voxel, reach, shape, strict=True)
    )
    return z, y, x
