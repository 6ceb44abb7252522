"""A coarser copy of a region and its image, for questions whose answer is some millimetres large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid, Vector
from ctsuite.core.masks import Box, Mask


@dataclass(frozen=True, eq=False)
class Coarse:
    """Blocks of voxels.

    Attributes
    ----------
    mask : ndarray of bool
        Blocks of which at least half belongs to the region, shape (z, y, x).
    values : ndarray of float32
        Mean of the image over the block.
    spacing_mm : tuple of float
        Block spacing along x, y, z.
    box : tuple of slice
        Where the blocks lie in the volume; they reach beyond its end by less than a block.
    steps : tuple of int
        Voxels of a block along z, y, x.
    """

    mask: Mask
    values: NDArray[np.float32]
    spacing_mm: Vector
    box: Box
    steps: tuple[int, int, int]

    @property
    def block_ml(self) -> float:
        """Volume of a block in mL."""
        x, y, z = self.spacing_mm
        return x * y * z / 1000.0

    def centres_index(self, blocks: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn places among the blocks (n, 3), i, j, k, into indices i, j, k of the volume."""
        start = np.array([part.start for part in self.box[::-1]])
        steps = np.array(self.steps[::-1])
        return np.asarray(blocks * steps + (steps - 1) / 2 + start)

    def fine(self, blocks: Mask) -> Mask:
        """Return the voxels (z, y, x) of the box that lie in the given blocks."""
        for axis, step in enumerate(self.steps):
            blocks = np.repeat(blocks, step, axis=axis) if step > 1 else blocks
        z, y, x = (part.stop - part.start for part in self.box)
        return blocks[:z, :y, :x]


def coarsen(mask: Mask, image: NDArray[Any], grid: Grid, box: Box, size_mm: float) -> Coarse:
    """Gather voxels into blocks of about a size.

    Parameters
    ----------
    mask, image : ndarray
        The region and the image, shape (z, y, x).
    grid : Grid
        Where they lie.
    box : tuple of slice
        The part of the volume that matters.
    size_mm : float
        Blocks are no larger than this, unless a voxel is.
    """
    z, y, x = (max(1, int(size_mm / spacing)) for spacing in grid.spacing_mm[::-1])
    spacing = (grid.spacing_mm[0] * x, grid.spacing_mm[1] * y, grid.spacing_mm[2] * z)
    share, mean = [], []
    for low in range(box[0].start, box[0].stop, z):
        layer = (slice(low, min(low + z, box[0].stop)), box[1], box[2])
        share.append(_block_mean(mask[layer], y, x))
        mean.append(_block_mean(image[layer], y, x))
    return Coarse(np.stack(share) >= 0.5, np.stack(mean), spacing, box, (z, y, x))


def _block_mean(layer: NDArray[Any], rows: int, columns: int) -> NDArray[np.float32]:
    """Mean of a layer (z, y, x) over z and over blocks of rows and columns.

    A block that reaches beyond the end repeats the last row or column.
    """
    flat = layer.mean(axis=0, dtype=np.float32)
    short = (-flat.shape[0] % rows, -flat.shape[1] % columns)
    if any(short):
        flat = np.pad(flat, ((0, short[0]), (0, short[1])), mode="edge")
    blocks = flat.reshape(flat.shape[0] // rows, rows, flat.shape[1] // columns, columns)
    return np.asarray(blocks.mean(axis=(1, 3)))
