"""A scalar image with its geometry, unit and the DICOM attributes that tools need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors_core import GEOMETRY_SINGULAR
from ctsuite.core.grid import Grid
from ctsuite.core.units import HU, Unit

ACQUIRED_PIXEL_SPACING = "AcquiredPixelSpacing"
ACQUIRED_SLICE_SPACING = "AcquiredSliceSpacing"
ACQUIRED_ROWS = "AcquiredRows"
ACQUIRED_COLUMNS = "AcquiredColumns"
ACQUIRED_SLICES = "AcquiredNumberOfSlices"
# of the slices, in the order of the array; one for all frames of a multi-frame image
INSTANCE_UIDS = "SOPInstanceUIDs"
# what every view of a derived volume must say of it (clause 4.4.1), such as "Slab of 20 mm, maximum (MIP)"
BADGE = "Badge"
ORIGIN = (ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING, ACQUIRED_ROWS, ACQUIRED_COLUMNS, ACQUIRED_SLICES)


@dataclass(frozen=True, eq=False)
class Volume:
    """A scalar image.

    Attributes
    ----------
    array : ndarray
        Voxel values, shape (z, y, x), of `unit`. Never copied by this class.
    grid : Grid
        Where the voxels lie; its shape equals that of the array.
    unit : Unit
        Unit of the values, Hounsfield units for CT.
    attributes : Mapping
        DICOM keyword to value, plus derived facts such as ``SeriesIssues``.
    name : str
        What is shown to people; never a patient's name.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR when array and grid differ in shape.
    """

    array: NDArray[Any]
    grid: Grid
    unit: Unit = HU
    attributes: Mapping[str, Any] = field(default_factory=dict)
    name: str = "Volume"

    def __post_init__(self) -> None:
        if self.array.shape != self.grid.shape:
            reason = f"the array has the shape {self.array.shape}, the grid {self.grid.shape}"
            raise GEOMETRY_SINGULAR(name=self.name, reason=reason)
        object.__setattr__(self, "attributes", MappingProxyType(dict(self.attributes)))

    def facts(self) -> dict[str, Any]:
        """Return what a data profile is checked against: the attributes and the facts of the grid.

        Facts of the grid win over attributes, because the grid is what the tool will compute with. A volume
        derived by the suite is never better than its origin, and limits of the acquisition are limits of
        what the scanner made: so each fact is the poorer of the acquired one and the one at hand, that is
        the coarser spacing and the smaller number of rows, columns and slices. The UIDs of the slices are
        no facts: no requirement asks for them, and the list may be long.
        """
        attributes = {key: value for key, value in self.attributes.items() if key != INSTANCE_UIDS}
        return {**attributes, **self._facts_of_grid(), **self._facts_of_origin()}

    @property
    def acquired_finest_spacing_mm(self) -> float:
        """Finest spacing of the series that this volume was made from, or its own if it was not derived.

        Planning must not use anything coarser (clause 4.3.2.4.1 of the standard).
        """
        if not self._has_origin:
            return self.grid.finest_spacing_mm
        spacings = *self.attributes[ACQUIRED_PIXEL_SPACING], self.attributes[ACQUIRED_SLICE_SPACING]
        return float(min(spacings))

    def with_array(self, array: NDArray[Any], grid: Grid | None = None, name: str | None = None) -> Volume:
        """Return a volume of other voxels that keeps unit and attributes.

        If the voxels have another size or number than before, the volume is a derived one, and the facts of
        the acquired series are recorded in its attributes: ``AcquiredPixelSpacing`` (row, column; mm),
        ``AcquiredSliceSpacing`` (mm), ``AcquiredRows``, ``AcquiredColumns`` and ``AcquiredNumberOfSlices``.
        What is derived further keeps the record of the first. On another grid, ``SOPInstanceUIDs`` are left
        out: they name the slices of the series, one by one.
        """
        kept = dict(self.attributes)
        if grid is not None and grid != self.grid:
            kept.pop(INSTANCE_UIDS, None)
        grid = grid or self.grid
        changed = (grid.shape, grid.spacing_mm) != (self.grid.shape, self.grid.spacing_mm)
        origin = self._origin() if changed and not self._has_origin else {}
        return Volume(array, grid, self.unit, {**kept, **origin}, name or self.name)

    @property
    def _has_origin(self) -> bool:
        return all(key in self.attributes for key in ORIGIN)

    def _facts_of_grid(self) -> dict[str, Any]:
        slices, rows, columns = self.grid.shape
        x_mm, y_mm, z_mm = self.grid.spacing_mm
        return {
            "Rows": rows,
            "Columns": columns,
            "NumberOfSlices": slices,
            "PixelSpacing": (y_mm, x_mm),
            "SliceSpacing": z_mm if slices > 1 else self.attributes.get("SliceThickness", z_mm),
        }

    def _origin(self) -> dict[str, Any]:
        facts = self._facts_of_grid()
        return {key: facts[key.removeprefix("Acquired")] for key in ORIGIN}

    def _facts_of_origin(self) -> dict[str, Any]:
        if not self._has_origin:
            return {}
        origin, (x_mm, y_mm, z_mm) = self.attributes, self.grid.spacing_mm
        slices, rows, columns = self.grid.shape
        row_mm, column_mm = origin[ACQUIRED_PIXEL_SPACING]
        slice_mm = origin[ACQUIRED_SLICE_SPACING]
        return {
            "Rows": min(rows, origin[ACQUIRED_ROWS]),
            "Columns": min(columns, origin[ACQUIRED_COLUMNS]),
            "NumberOfSlices": min(slices, origin[ACQUIRED_SLICES]),
            "PixelSpacing": (max(y_mm, row_mm), max(x_mm, column_mm)),
            "SliceSpacing": max(z_mm, slice_mm) if slices > 1 else slice_mm,
        }

    def finite(self) -> bool:
        """Whether every voxel is a number."""
        return self.array.dtype.kind in "iub" or bool(np.isfinite(self.array).all())
