"""A label map that is edited step by step, with undo and redo across all tools."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.components import find
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.segmentation.editing.between_slices import between
from ctsuite.segmentation.editing.brush import painted
from ctsuite.segmentation.editing.history import MOST_BYTES, Change, History
from ctsuite.segmentation.editing.logical import combined
from ctsuite.segmentation.editing.margin import with_margin
from ctsuite.segmentation.editing.polygon import prism
from ctsuite.segmentation.editing.smoothing import smoothed, smoothed_jointly


class Editor:
    """Edits a copy of a label map.

    Parameters
    ----------
    labels : Labels
        What to begin with; it stays as it is.
    overwrite : bool
        Whether what is added to a segment is taken from others.
    most_bytes : int
        Memory for what can be undone.
    """

    def __init__(self, labels: Labels, overwrite: bool = True, most_bytes: int = MOST_BYTES) -> None:
        self._array = np.ascontiguousarray(labels.array).copy()
        self._start, self._segments = labels, labels.segments
        self.grid, self.overwrite = labels.grid, overwrite
        self.history = History(most_bytes)

    @property
    def labels(self) -> Labels:
        """A copy of the label map as it is now."""
        return Labels(self._array.copy(), self.grid, self._segments, self._start.name)

    def mask(self, value: int) -> Mask:
        """The region (z, y, x) of a segment as it is now."""
        return np.asarray(self._array == value)

    def add_segment(self, segment: Segment) -> None:
        """Add an empty segment; its value must be free and fit the array."""
        largest = np.iinfo(self._array.dtype).max if self._array.dtype != bool else 1
        if not 0 < segment.value <= largest or segment.value in (known.value for known in self._segments):
            raise ValueError(f"{segment.value} is no free label value")
        self._segments = (*self._segments, segment)

    def set_mask(self, value: int, mask: Mask) -> None:
        """Make a segment consist of exactly the voxels of a mask (z, y, x), as one change."""
        own = self._array == value
        after = self._array.copy()
        after[own & ~mask] = 0
        after[mask if self.overwrite else mask & (self._array == 0)] = value
        self._apply(after)

    def paint(
        self, value: int, points_lps_mm: ArrayLike, radius_mm: float = 0.0, stroke: bool = False
    ) -> None:
        """Add what a brush covers at points (n, 3) in LPS mm; a radius of 0 is one voxel."""
        self.set_mask(value, self.mask(value) | painted(self.grid, points_lps_mm, radius_mm, stroke))

    def erase(
        self, value: int, points_lps_mm: ArrayLike, radius_mm: float = 0.0, stroke: bool = False
    ) -> None:
        """Remove what a brush covers at points (n, 3) in LPS mm."""
        self.set_mask(value, self.mask(value) & ~painted(self.grid, points_lps_mm, radius_mm, stroke))

    def draw(self, value: int, corners_lps_mm: ArrayLike) -> None:
        """Add what a polygon (n, 3) in a slice covers; it reaches half a voxel to each side of its plane.

        Raises
        ------
        CTSuiteError
            SEGMENT-EDIT-POLYGON.
        """
        half = 0.5 * self.grid.finest_spacing_mm * (1 - 1e-9)
        self.set_mask(value, self.mask(value) | prism(self.grid, corners_lps_mm, half))

    def scissors(
        self,
        value: int,
        corners_lps_mm: ArrayLike,
        direction_lps: ArrayLike | None = None,
        depth_mm: float = 0.0,
        keep: bool = False,
    ) -> None:
        """Remove what a polygon (n, 3) covers, seen along a direction, or all else where `keep` is set.

        Raises
        ------
        CTSuiteError
            SEGMENT-EDIT-POLYGON.
        """
        covered = prism(self.grid, corners_lps_mm, depth_mm, direction_lps)
        self.set_mask(value, self.mask(value) & (covered if keep else ~covered))

    def fill(self, value: int, point_lps_mm: ArrayLike) -> None:
        """Add everything of one label that is joined, across faces, to the voxel at a point."""
        voxel = tuple(np.floor(self.grid.lps_to_index(point_lps_mm) + 0.5).astype(int)[::-1])
        parts = find(self._array == self._array[voxel], "6")
        seed = np.zeros(self.grid.shape, dtype=bool)
        seed[voxel] = True
        wanted = parts.tally(seed[parts.box]) > 0
        after = self._array.copy()
        after[parts.mask(wanted)] = value
        self._apply(after)

    def keep_islands(self, value: int, most: int = 1, at_least_voxels: int = 1) -> None:
        """Keep the largest connected parts of a segment."""
        parts = find(self.mask(value))
        wanted = np.zeros(parts.count + 1, dtype=bool)
        wanted[parts.largest_first()[:most]] = True
        self.set_mask(value, parts.mask(wanted & (parts.voxels >= at_least_voxels)))

    def margin(self, value: int, margin_mm: float) -> None:
        """Grow a segment by a margin, or shrink it where the margin is negative."""
        self.set_mask(value, with_margin(self.mask(value), self.grid, margin_mm))

    def smooth(self, value: int, way: str, size_mm: float) -> None:
        """Smooth a segment: median, opening, closing or Gaussian."""
        self.set_mask(value, smoothed(self.mask(value), self.grid, way, size_mm))

    def smooth_jointly(self, size_mm: float) -> None:
        """Smooth all segments together."""
        values = [segment.value for segment in self._segments]
        self._apply(smoothed_jointly(self._array, values, self.grid, size_mm))

    def combine(self, value: int, second: int, operation: str) -> None:
        """Combine a segment with a second one."""
        self.set_mask(value, combined(self.mask(value), self.mask(second), operation))

    def interpolate(self, value: int, axis: int = 0) -> None:
        """Fill the slices between drawn ones along an axis of the array."""
        rows, columns = np.delete(self.grid.spacing_mm[::-1], axis).tolist()
        mask = self.mask(value)
        self.set_mask(value, mask | between(mask, axis, (rows, columns)))

    def undo(self) -> None:
        """Take the last change back; nothing happens where there is none."""
        if self.history.can_undo:
            self.history.undo(self._array)

    def redo(self) -> None:
        """Make the change again that was taken back last; nothing happens where there is none."""
        if self.history.can_redo:
            self.history.redo(self._array)

    def _apply(self, after: NDArray[Any]) -> None:
        voxels = np.flatnonzero(self._array != after)
        if voxels.size:
            change = Change(voxels, self._array.reshape(-1)[voxels], after.reshape(-1)[voxels])
            self._array.reshape(-1)[voxels] = change.after
            self.history.add(change)
