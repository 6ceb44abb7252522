"""The part of a volume around seed points on which a graph is built."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import find
from ctsuite.core.grid import Grid
from ctsuite.core.masks import Box, Mask
from ctsuite.core.volume import Volume
from ctsuite.segmentation.graph.cut import INSIDE, OUTSIDE
from ctsuite.segmentation.growing.seeds import Seed, Seeds, balls


def cropped(volume: Volume, seeds: Seeds, margin_mm: float) -> Box:
    """Return the box (z, y, x) around all seeds with a margin, within the volume."""
    voxels = np.array([seed.voxel for seed in seeds])
    wide = np.ceil(margin_mm / np.array(volume.grid.spacing_mm[::-1])).astype(int)
    low = np.maximum(voxels.min(axis=0) - wide, 0)
    high = np.minimum(voxels.max(axis=0) + wide + 1, volume.grid.shape)
    z, y, x = (slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    return z, y, x


def fixed(seeds: Seeds, box: Box, grid: Grid, radius_mm: float) -> NDArray[np.uint8]:
    """Mark in the box the voxels that are fixed inside (1) and outside (2), else 0.

    Each seed point stands for a ball; where balls of both kinds overlap, only the seeds' own voxels count.
    The faces of the box lie outside, except where they are those of the volume, where a region may end.
    """
    hard = np.zeros([part.stop - part.start for part in box], np.uint8)
    for axis, (part, size) in enumerate(zip(box, grid.shape, strict=True)):
        faces = np.moveaxis(hard, axis, 0)
        if part.start > 0:
            faces[0] = OUTSIDE
        if part.stop < size:
            faces[-1] = OUTSIDE
    corner = np.array([part.start for part in box])
    balls = [_balls(listed, corner, hard.shape, grid, radius_mm) for listed in (seeds.inside, seeds.outside)]
    hard[balls[0] & ~balls[1]] = INSIDE
    hard[balls[1] & ~balls[0]] = OUTSIDE
    for kind, listed in ((OUTSIDE, seeds.outside), (INSIDE, seeds.inside)):
        for seed in listed:
            hard[tuple(np.array(seed.voxel) - corner)] = kind
    return hard


def _balls(
    seeds: tuple[Seed, ...], corner: NDArray[np.int64], shape: tuple[int, ...], grid: Grid, radius_mm: float
) -> Mask:
    mask = np.zeros(shape, bool)
    for places in balls((np.array(seed.voxel) - corner for seed in seeds), radius_mm, grid, shape):
        mask[places] = True
    return mask


def seed_parts(found: Mask, seeds: Seeds, box: Box) -> Mask:
    """Return the parts of a region in the box that hold a seed inside."""
    corner = np.array([part.start for part in box])
    flags = np.zeros_like(found)
    for seed in seeds.inside:
        flags[tuple(np.array(seed.voxel) - corner)] = True
    parts = find(found)
    return parts.mask(parts.tally(flags[parts.box]) > 0)
