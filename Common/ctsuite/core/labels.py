"""Regions of a volume: one label value per voxel, one described segment per value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import Code
from ctsuite.core.errors_core import GEOMETRY_SINGULAR, NO_SEGMENT, SEGMENT_UNKNOWN
from ctsuite.core.grid import Grid


@dataclass(frozen=True)
class Segment:
    """Description of one region.

    Attributes
    ----------
    value : int
        Label value in the array, at least 1.
    name : str
        What is shown to people.
    category, type : Code or None
        Coded property category and type (DICOM segmentation).
    colour_rgb : tuple of float
        Display colour, each from 0 to 1.
    modifier : Code or None
        What narrows the type, such as the side of a paired organ (left, right).
    """

    value: int
    name: str
    category: Code | None = None
    type: Code | None = None
    colour_rgb: tuple[float, float, float] = (0.9, 0.8, 0.6)
    modifier: Code | None = None


@dataclass(frozen=True, eq=False)
class Labels:
    """A label map.

    Attributes
    ----------
    array : ndarray of unsigned int
        Label values, shape (z, y, x); 0 is background.
    grid : Grid
        Where the voxels lie.
    segments : tuple of Segment
        One for each label value in use.
    name : str
        What is shown to people.
    """

    array: NDArray[Any]
    grid: Grid
    segments: tuple[Segment, ...]
    name: str = "Segmentation"

    def __post_init__(self) -> None:
        if self.array.shape != self.grid.shape:
            reason = f"the array has the shape {self.array.shape}, the grid {self.grid.shape}"
            raise GEOMETRY_SINGULAR(name=self.name, reason=reason)
        if self.array.dtype.kind not in "ub":
            raise TypeError(f"labels are unsigned integers, not {self.array.dtype}")

    @classmethod
    def from_mask(
        cls, mask: NDArray[Any], grid: Grid, segment: Segment, name: str = "Segmentation"
    ) -> Labels:
        """Make a label map of one region from a boolean array (z, y, x)."""
        value = segment.value
        shared = value == 1 and mask.dtype == bool
        array = mask.view(np.uint8) if shared else mask * np.min_scalar_type(value).type(value)
        return cls(array, grid, (segment,), name)

    def segment(self, name: str) -> Segment:
        """Return the segment of that name.

        Raises
        ------
        KeyError
            There is none.
        """
        for segment in self.segments:
            if segment.name == name:
                return segment
        raise KeyError(name)

    def chosen(self, name: str) -> tuple[Segment, ...]:
        """Return the segment of that name, or every segment where the name is empty.

        Raises
        ------
        CTSuiteError
            SEGMENT-UNKNOWN, SEGMENTATION-EMPTY.
        """
        if not self.segments:
            raise NO_SEGMENT(labels=self.name)
        found = tuple(segment for segment in self.segments if name in ("", segment.name))
        if not found:
            known = ", ".join(segment.name for segment in self.segments)
            raise SEGMENT_UNKNOWN(labels=self.name, segment=name, known=known)
        return found

    def mask(self, value: int) -> NDArray[np.bool_]:
        """Return a boolean array (z, y, x) of the voxels with that label value."""
        return np.asarray(self.array == value)

    def volume_ml(self, value: int) -> float:
        """Volume of a region by voxel count, in mL."""
        return float(np.count_nonzero(self.array == value)) * self.grid.voxel_volume_mm3 / 1000.0
