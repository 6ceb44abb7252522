"""Connected parts and holes of a region: their sizes, and which of them are kept.

The parts are kept as runs of voxels along the rows. What is asked most often (how large, where, which touch
the border, the region of some of them) needs no label for each voxel; `Components.labels` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.grid import Vector
from ctsuite.core.masks import Box, Mask, bounding_box

NEIGHBOURS = ("6", "18", "26")
"""How many voxels count as neighbours: across faces; edges too; corners too."""

_DUAL = {"6": 26, "18": 6, "26": 6}
_EMPTY = (slice(0, 0), slice(0, 0), slice(0, 0))

Labelled = NDArray[np.int32]


class Runs(NamedTuple):
    """Runs of voxels along x.

    Attributes
    ----------
    starts : ndarray of int64
        Row n of the box (row by row, slice by slice) has the runs ``starts[n]`` up to ``starts[n + 1]``.
    begin, end : ndarray of int32
        First voxel of each run and the one behind it, counted from the box.
    part : ndarray of int32
        Number of the part of each run, from 1 on.
    """

    starts: NDArray[np.int64]
    begin: NDArray[np.int32]
    end: NDArray[np.int32]
    part: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Components:
    """The connected parts of a region, numbered from 1 on by their first voxels.

    Attributes
    ----------
    runs : Runs
        The voxels of the parts inside `box`.
    box : tuple of slice
        Where they lie in the volume.
    shape : tuple of int
        Shape (z, y, x) of the volume.
    voxels : ndarray of int
        Voxels of each part, (n + 1,); entry 0 is zero.
    bounds : ndarray of int32
        First and last slice, row and column of each part in the box, (n + 1, 6).
    at_border : ndarray of bool
        Whether a part touches the border of the volume, (n + 1,).
    """

    runs: Runs
    box: Box
    shape: tuple[int, ...]
    voxels: NDArray[np.int64]
    bounds: NDArray[np.int32]
    at_border: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """Number of parts."""
        return len(self.voxels) - 1

    @cached_property
    def labels(self) -> Labelled:
        """Number of the part of each voxel inside `box`, 0 for none."""
        result = np.zeros(tuple(part.stop - part.start for part in self.box), dtype=np.int32)
        self._paint(self.runs.part, (0, 0, 0), result)
        return result

    def largest_first(self) -> NDArray[np.int64]:
        """Numbers of the parts, largest first."""
        return np.argsort(-self.voxels[1:], kind="stable") + 1

    def mask(self, wanted: NDArray[np.bool_]) -> Mask:
        """Return the region (z, y, x) of the parts that are wanted, (n + 1,) with entry 0 false."""
        result = np.zeros(self.shape, dtype=bool)
        corner = (self.box[0].start, self.box[1].start, self.box[2].start)
        self._paint(wanted[self.runs.part], corner, result)
        return result

    def tally(self, flags: Iterable[Mask]) -> NDArray[np.int64]:
        """Count for each part, (n + 1,), the voxels that carry a flag.

        Parameters
        ----------
        flags : iterable of ndarray of bool
            The flags of the box, slice by slice (y, x).
        """
        from ctsuite.core.kernels import runs as kernel

        total = np.zeros(self.count + 1, dtype=np.int64)
        rows = self.box[1].stop - self.box[1].start
        slices = range(self.box[0].stop - self.box[0].start)
        for z, flag in zip(slices, flags, strict=True):
            flat = np.ascontiguousarray(flag).view(np.uint8)
            kernel.tally(*self.runs, z * rows, flat, total)
        return total

    def centres_index(self, numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """Centres of gravity (n, 3) of parts as indices i, j, k of the volume."""
        from ctsuite.core.kernels import runs as kernel

        place = np.full(self.count + 1, -1, dtype=np.int64)
        place[numbers] = np.arange(len(numbers))
        total = np.zeros((len(numbers), 3))
        kernel.centres(*self.runs, self.box[1].stop - self.box[1].start, place, total)
        corner = np.array([part.start for part in self.box[::-1]])
        return np.asarray(total / self.voxels[numbers][:, None] + corner)

    def gaps_mm(self, spacing_mm: Vector, within_mm: float) -> NDArray[np.float64]:
        """How far each part, (n + 1,), is from the next one; infinite where none is within a distance.

        Parameters
        ----------
        spacing_mm : tuple of float
            Spacing along x, y, z. Distances are those of the centres of the two nearest voxels.
        within_mm : float
            How far is looked.
        """
        from ctsuite.core.kernels import runs as kernel

        squared = np.full(self.count + 1, np.nextafter(within_mm**2, np.inf))
        lowest, lock = squared.copy(), Lock()
        size = np.array(spacing_mm[::-1])
        reach = (within_mm / size).astype(np.int64)
        rows = self.box[1].stop - self.box[1].start

        def work(first: int, past: int) -> None:
            own = squared.copy()
            kernel.gaps(*self.runs, rows, size, reach, first, past, own)
            with lock:
                np.minimum(lowest, own, out=lowest)

        if self.count > 1:
            parallel.over(self.box[0].stop - self.box[0].start, work)
        return np.where(lowest < squared, np.sqrt(lowest), np.inf)

    def _paint(self, value: NDArray[Any], corner: tuple[int, int, int], out: NDArray[Any]) -> None:
        from ctsuite.core.kernels import runs as kernel

        starts, begin, end, _ = self.runs
        rows = self.box[1].stop - self.box[1].start

        def work(first: int, past: int) -> None:
            kernel.paint(starts, begin, end, value, rows, corner, first, past, out)

        parallel.over(self.box[0].stop - self.box[0].start, work)


def find(mask: Mask, connectivity: str = "26") -> Components:
    """Find the connected parts of a region.

    Parameters
    ----------
    mask : ndarray of bool
        The region, shape (z, y, x).
    connectivity : str
        Neighbours of a voxel: "6", "18" or "26".
    """
    box = (slice(0, mask.shape[0]), slice(0, mask.shape[1]), slice(0, mask.shape[2]))
    return _found(mask, True, int(connectivity), box)


def find_holes(mask: Mask, connectivity: str = "26") -> Components:
    """Find the holes of a region: background that is enclosed by it on all sides.

    Background is joined by the dual neighbourhood (faces, for a region joined by edges or corners), so that a
    hole cannot leak between two voxels that belong together. What touches the border of the volume is not
    enclosed.
    """
    found = _found(mask, False, _DUAL[connectivity], bounding_box(mask) or _EMPTY)
    opened = _at_faces(found.bounds, found.box, found.box)
    opened[0] = True
    number = np.where(opened, 0, np.cumsum(~opened)).astype(np.int32)
    starts, begin, end, part = found.runs
    return Components(
        Runs(starts, begin, end, number[part]),
        found.box,
        found.shape,
        np.concatenate([[0], found.voxels[~opened]]),
        np.concatenate([found.bounds[:1], found.bounds[~opened]]),
        np.zeros(np.count_nonzero(~opened) + 1, dtype=bool),
    )


def holes_in_slices(mask: Mask, connectivity: str = "26") -> Mask:
    """Return the background (z, y, x) that is enclosed by the region within its own axial slice."""
    structure = ndimage.generate_binary_structure(2, 2 if _DUAL[connectivity] == 26 else 1)
    result = np.zeros_like(mask)
    box = bounding_box(mask) or _EMPTY
    for part, holes in zip(mask[box], result[box], strict=True):
        holes[:] = ndimage.binary_fill_holes(part, structure) & ~part
    return result


def _found(mask: Mask, wanted: bool, neighbours: int, box: Box) -> Components:
    from ctsuite.core.kernels import runs as kernel

    slices, rows, columns = (part.stop - part.start for part in box)
    if 0 in (slices, rows, columns):
        slices = rows = 0
    starts = np.zeros(slices * rows + 1, dtype=np.int64)
    flat = np.ascontiguousarray(mask).view(np.uint8)
    limits = np.array([bound for part in box for bound in (part.start, part.stop)])
    parallel.over(slices, lambda a, b: kernel.count_runs(flat, wanted, limits, a, b, starts))
    np.cumsum(starts, out=starts)
    begin, end, parent = (np.empty(starts[-1], dtype=np.int32) for _ in range(3))
    seams = []

    def work(first: int, past: int) -> None:
        seams.append(first)
        kernel.list_runs(flat, wanted, limits, first, past, starts, begin, end)
        kernel.join_runs(starts, begin, end, parent, rows, neighbours, first, past)

    parallel.over(slices, work)
    for seam in seams:
        if seam > 0:
            kernel.join_slices(starts, begin, end, parent, rows, neighbours, seam)
    count = kernel.number_parts(parent)
    voxels, bounds = np.zeros(count + 1, dtype=np.int64), np.zeros((count + 1, 6), dtype=np.int32)
    kernel.describe(starts, begin, end, parent, rows, voxels, bounds)
    whole = tuple(slice(0, size) for size in mask.shape)
    at_border = _at_faces(bounds, box, whole)
    return Components(Runs(starts, begin, end, parent), box, mask.shape, voxels, bounds, at_border)


def _at_faces(bounds: NDArray[np.int32], box: Box, outer: tuple[slice, ...]) -> NDArray[np.bool_]:
    """Which parts, (n + 1,), touch a face of an outer box; entry 0 is false."""
    result = np.zeros(len(bounds), dtype=bool)
    for axis, (inner, around) in enumerate(zip(box, outer, strict=True)):
        result |= bounds[:, 2 * axis] + inner.start == around.start
        result |= bounds[:, 2 * axis + 1] + inner.start == around.stop - 1
    result[0] = False
    return result
