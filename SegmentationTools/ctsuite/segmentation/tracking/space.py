"""The part of an image in which something is tracked, as flat arrays with a closed border."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Box, Mask

Flat = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Space:
    """Grades of the voxels in a box, with one closed voxel around it.

    Attributes
    ----------
    grid : Grid
        Of the whole image.
    box : tuple of slice
        The part that is looked at (z, y, x).
    grade : ndarray of uint8
        At how many levels a voxel is open, flat; levels go from 0, the loosest, upwards.
    """

    grid: Grid
    box: Box
    grade: NDArray[np.uint8]

    @classmethod
    def of(cls, grade: NDArray[np.uint8], grid: Grid, box: Box) -> Space:
        """Cut the grades (z, y, x) of a box out and close its border."""
        return cls(grid, box, np.pad(grade, 1).reshape(-1))

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape (z, y, x) with the border."""
        z, y, x = (part.stop - part.start + 2 for part in self.box)
        return z, y, x

    @property
    def strides(self) -> Flat:
        """Flat steps along z, y, x."""
        _, rows, columns = self.shape
        return np.array([rows * columns, columns, 1])

    @cached_property
    def steps(self) -> tuple[Flat, Flat, NDArray[np.float32]]:
        """The 26 steps (26,), the voxels beside each (26, 3; 0 for none), their lengths (26,) in mm."""
        ways = np.array([step for step in product((-1, 0, 1), repeat=3) if any(step)])
        parts = ways * self.strides
        via = np.zeros((len(ways), 3), np.int64)
        for row, part in zip(via, parts, strict=True):
            beside = part[part != 0]
            if len(beside) > 1:
                row[: len(beside)] = beside
        length = np.linalg.norm(ways[:, ::-1] @ self.grid.ijk_to_lps[:3, :3].T, axis=1)
        return parts.sum(axis=1), via, length.astype(np.float32)

    @property
    def wave_mm(self) -> float:
        """How thick a wave is: the longest step, so that no neighbour is further than the next wave."""
        return float(self.steps[2].max())

    def flat(self, voxel: tuple[int, int, int]) -> int:
        """Flat place of a voxel (z, y, x) of the image."""
        inside = [n - part.start + 1 for n, part in zip(voxel, self.box, strict=True)]
        return int(np.dot(inside, self.strides))

    def places_mm(self, voxels: Flat) -> Float:
        """Centres (n, 3) of voxels in LPS mm."""
        index = np.stack(np.unravel_index(voxels, self.shape), axis=-1) - 1
        return self.grid.index_to_lps((index + [part.start for part in self.box])[:, ::-1])

    def inner(self, flags: NDArray[Any]) -> Mask:
        """Turn flat values into an array (z, y, x) of the box."""
        return flags.reshape(self.shape)[1:-1, 1:-1, 1:-1]
