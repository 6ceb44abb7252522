"""Connected parts and holes of a region: their sizes, and which of them are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.masks import Box, Mask, bounding_box

NEIGHBOURS = {"6": 1, "18": 2, "26": 3}
"""Voxels counted as neighbours (face; and edge; and corner) to the rank of scipy's structuring element."""

_DUAL = {"6": "26", "18": "6", "26": "6"}

Labelled = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Components:
    """The connected parts of a region.

    Attributes
    ----------
    labels : ndarray of int32
        Number of the part of each voxel inside `box`, 0 for none.
    box : tuple of slice
        Where the labels lie in the volume.
    shape : tuple of int
        Shape (z, y, x) of the volume.
    voxels : ndarray of int
        Voxels of each part, (n + 1,); entry 0 is zero.
    at_border : ndarray of bool
        Whether a part touches the border of the volume, (n + 1,).
    """

    labels: Labelled
    box: Box
    shape: tuple[int, ...]
    voxels: NDArray[np.int64]
    at_border: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """Number of parts."""
        return len(self.voxels) - 1

    def largest_first(self) -> NDArray[np.int64]:
        """Numbers of the parts, largest first."""
        return np.argsort(-self.voxels[1:], kind="stable") + 1

    def mask(self, wanted: NDArray[np.bool_]) -> Mask:
        """Return the region (z, y, x) of the parts that are wanted, (n + 1,) with entry 0 false."""
        result = np.zeros(self.shape, dtype=bool)
        result[self.box] = wanted[self.labels]
        return result

    def tally(self, flags: Iterable[Mask]) -> NDArray[np.int64]:
        """Count for each part, (n + 1,), the voxels that carry a flag.

        Parameters
        ----------
        flags : iterable of ndarray of bool
            The flags of the box, slice by slice (y, x).
        """
        total = np.zeros(self.count + 1, dtype=np.int64)
        for part, flag in zip(self.labels, flags, strict=True):
            total += np.bincount(part[flag], minlength=self.count + 1)
        total[0] = 0
        return total

    def centres_index(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """Centres of gravity (n, 3) of up to 255 parts as indices i, j, k of the volume."""
        place = np.zeros(self.count + 1, dtype=np.uint8)
        place[numbers] = np.arange(1, len(numbers) + 1)
        total = np.zeros((len(numbers) + 1, 3))
        for k, part in enumerate(self.labels):
            listed = place[part]
            rows, columns = np.nonzero(listed)
            which = listed[rows, columns]
            total[:, 0] += np.bincount(which, columns, len(total))
            total[:, 1] += np.bincount(which, rows, len(total))
            total[:, 2] += k * np.bincount(which, minlength=len(total))
        start = np.array([part.start for part in self.box[::-1]])
        return np.asarray(total[1:] / self.voxels[numbers][:, None] + start)


def find(mask: Mask, connectivity: str = "26") -> Components:
    """Find the connected parts of a region.

    Parameters
    ----------
    mask : ndarray of bool
        The region, shape (z, y, x).
    connectivity : str
        Neighbours of a voxel: "6", "18" or "26".
    """
    box = _box(mask)
    labels, count = _label(mask[box], connectivity)
    at_border = np.zeros(count + 1, dtype=bool)
    for axis in range(3):
        for end, outermost in ((0, box[axis].start == 0), (-1, box[axis].stop == mask.shape[axis])):
            if outermost:
                at_border[_at_face(labels, axis, end)] = True
    at_border[0] = False
    return Components(labels, box, mask.shape, _voxels(labels, count), at_border)


def find_holes(mask: Mask, connectivity: str = "26") -> Components:
    """Find the holes of a region: background that is enclosed by it on all sides.

    Background is joined by the dual neighbourhood (faces, for a region joined by edges or corners), so that a
    hole cannot leak between two voxels that belong together. What touches the border of the volume is not
    enclosed.
    """
    box = _box(mask)
    labels, count = _label(~mask[box], _DUAL[connectivity])
    opened = np.zeros(count + 1, dtype=bool)
    for axis in range(3):
        for end in (0, -1):
            opened[_at_face(labels, axis, end)] = True
    opened[0] = True
    renumbered = np.where(opened, 0, np.cumsum(~opened)).astype(np.int32)
    labels, count = renumbered[labels], int(np.count_nonzero(~opened))
    return Components(labels, box, mask.shape, _voxels(labels, count), np.zeros(count + 1, dtype=bool))


def holes_in_slices(mask: Mask, connectivity: str = "26") -> Mask:
    """Return the background (z, y, x) that is enclosed by the region within its own axial slice."""
    structure = ndimage.generate_binary_structure(2, 2 if _DUAL[connectivity] == "26" else 1)
    result = np.zeros_like(mask)
    box = _box(mask)
    for part, holes in zip(mask[box], result[box], strict=True):
        holes[:] = ndimage.binary_fill_holes(part, structure) & ~part
    return result


def _box(mask: Mask) -> Box:
    return bounding_box(mask) or (slice(0, 0), slice(0, 0), slice(0, 0))


def _label(mask: Mask, connectivity: str) -> tuple[Labelled, int]:
    structure = ndimage.generate_binary_structure(3, NEIGHBOURS[connectivity])
    labels = np.zeros(mask.shape, dtype=np.int32)
    return labels, int(ndimage.label(mask, structure, output=labels)) if mask.size else 0


def _at_face(labels: Labelled, axis: int, end: int) -> Labelled:
    """Numbers that occur at one of the six faces of the box."""
    return np.unique(labels.take(end, axis=axis)) if labels.size else np.empty(0, dtype=np.int32)


def _voxels(labels: Labelled, count: int) -> NDArray[np.int64]:
    """Count slice by slice: counting the whole array at once would need eight bytes for each voxel."""
    voxels = np.zeros(count + 1, dtype=np.int64)
    for part in labels:
        voxels += np.bincount(part.ravel(), minlength=count + 1)
    voxels[0] = 0
    return voxels
