"""The surface of a region as places of a lattice, and how far two of them lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.segmentation.evaluation.element_area import areas_mm2
from ctsuite.segmentation.evaluation.figures import Distances, Float

ELEMENTS, VOXELS = "surface elements", "border voxels"
KINDS = (ELEMENTS, VOXELS)
# rows that are looked at for one place; beyond it a search tree is faster
_MOST_ROWS = 4096


@dataclass(frozen=True, eq=False)
class Region:
    """One region of a label map: where its voxels are.

    Attributes
    ----------
    array : ndarray
        The label map (z, y, x).
    value : int
        Its label value.
    box : ndarray of int64
        Lowest and highest z, y, x (6,).
    """

    array: NDArray[Any]
    value: int
    box: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Places:
    """Places of a lattice row by row (see the compiled loops), and what each counts for."""

    starts: NDArray[np.int64]
    xs: NDArray[np.int32]
    box: NDArray[np.int64]
    weights: Float

    def points(self) -> NDArray[np.int64]:
        """The places (n, 3) as z, y, x."""
        height = int(self.box[3] - self.box[2]) + 1
        rows = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        return np.stack([rows // height + self.box[0], rows % height + self.box[2], self.xs], axis=1)


def border_voxels(region: Region) -> Places:
    """Return the voxels of a region with a neighbour across a face outside of it; all count the same."""
    from ctsuite.segmentation.evaluation.kernels import regions

    starts, xs, box = _room(region.box)
    found = regions.border_voxels(region.array, region.value, box, starts, xs)
    if found > xs.size:
        xs = np.empty(found, np.int32)
        regions.border_voxels(region.array, region.value, box, starts, xs)
    return Places(starts, xs[:found], box, np.ones(found))


def elements(region: Region, spacing_mm: tuple[float, float, float]) -> Places:
    """Return the surface elements of a region; each counts by the area of its piece of surface."""
    from ctsuite.segmentation.evaluation.kernels import regions

    starts, xs, box = _room(region.box + np.array([0, 1] * 3))
    codes = np.empty(xs.size, np.uint8)
    found = regions.elements(region.array, region.value, box, starts, xs, codes)
    if found > xs.size:
        xs, codes = np.empty(found, np.int32), np.empty(found, np.uint8)
        regions.elements(region.array, region.value, box, starts, xs, codes)
    return Places(starts, xs[:found], box, areas_mm2(spacing_mm)[codes[:found]])


def apart(one: Places, other: Places, spacing_mm: tuple[float, float, float]) -> Distances:
    """Return the distance of each place of one surface to the nearest place of the other."""
    from ctsuite.segmentation.evaluation.kernels.nearest import distances

    steps = np.array(spacing_mm[::-1])
    squared = np.empty(one.xs.size)
    left = distances(
        one.starts, one.xs, one.box, other.starts, other.xs, other.box, steps, _MOST_ROWS, squared
    )
    if left:
        from scipy.spatial import cKDTree

        far = squared < 0
        found, _ = cKDTree(other.points() * steps).query(one.points()[far] * steps)
        squared[far] = found**2
    return Distances(np.sqrt(squared), one.weights)


def farthest_mm(
    one: Region, other: Region, border_of_other: Places, spacing_mm: tuple[float, float, float]
) -> float:
    """Return the largest distance of a voxel of one region to the nearest voxel of the other."""
    from ctsuite.segmentation.evaluation.kernels.nearest import farthest

    steps = np.array(spacing_mm[::-1])
    to = border_of_other
    found = farthest(one.array, one.value, one.box, other.array, other.value, to.starts, to.xs, to.box, steps)
    return float(np.sqrt(found))


def _room(box: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Row starts, and room for the places that a region of that size usually has."""
    depth, height, width = (int(box[2 * n + 1] - box[2 * n]) + 1 for n in range(3))
    usual = 3 * (depth * height + height * width + depth * width)
    return np.empty(depth * height + 1, np.int64), np.empty(usual, np.int32), box
