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

        Facts of the grid win over attributes, because the grid is what the tool will compute with.
        """
        slices, rows, columns = self.grid.shape
        x_mm, y_mm, z_mm = self.grid.spacing_mm
        return {
            **self.attributes,
            "Rows": rows,
            "Columns": columns,
            "NumberOfSlices": slices,
            "PixelSpacing": (y_mm, x_mm),
            "SliceSpacing": z_mm if slices > 1 else self.attributes.get("SliceThickness", z_mm),
        }

    def with_array(self, array: NDArray[Any], grid: Grid | None = None, name: str | None = None) -> Volume:
        """Return a volume of other voxels that keeps unit and attributes."""
        return Volume(array, grid or self.grid, self.unit, self.attributes, name or self.name)

    def finite(self) -> bool:
        """Whether every voxel is a number."""
        return self.array.dtype.kind in "iub" or bool(np.isfinite(self.array).all())
