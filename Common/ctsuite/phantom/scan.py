"""The parameters that every scanned phantom shares, and the grid that fits a phantom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.tool import Parameter
from ctsuite.core.units import HU, MM
from ctsuite.phantom.errors import TOO_LARGE
from ctsuite.phantom.shapes.shape import Float

_MOST_VOXELS = 500_000_000
_MOST_SIDE, _LEAST_SIDE = 1024, 64


@dataclass(frozen=True)
class ScanParameters:
    """How a phantom is scanned."""

    seed: Annotated[
        int,
        Parameter("Seed", "The same seed gives the same phantom, bit for bit.", minimum=0, maximum=2**31 - 1),
    ] = 0
    pixel_spacing_mm: Annotated[
        float,
        Parameter("Pixel size", "Distance of pixel centres in a slice.", MM, 0.1, 4.0, decimals=2),
    ] = 0.9
    slice_spacing_mm: Annotated[
        float, Parameter("Slice spacing", "Distance of the slices.", MM, 0.2, 10.0, decimals=2)
    ] = 1.25
    noise_hu: Annotated[
        float, Parameter("Noise", "Standard deviation of the noise.", HU, 0.0, 200.0, decimals=1)
    ] = 12.0
    noise_correlation_mm: Annotated[
        float,
        Parameter(
            "Grain of the noise",
            "Width of the blur that makes neighbouring pixels of a slice alike; 0 is white noise.",
            MM,
            0.0,
            5.0,
            decimals=1,
        ),
    ] = 0.0


def fitting_grid(low_mm: Float, high_mm: Float, parameters: ScanParameters) -> Grid:
    """Return the axial grid whose voxels fill a box of LPS mm, at least 64 pixels a side.

    Raises
    ------
    CTSuiteError
        PHANTOM-TOO-LARGE.
    """
    spacing = np.array(
        [parameters.pixel_spacing_mm, parameters.pixel_spacing_mm, parameters.slice_spacing_mm]
    )
    size = np.ceil((np.asarray(high_mm) - low_mm) / spacing).astype(int)
    size[:2] = np.maximum(size[:2], _LEAST_SIDE)
    columns, rows, slices = (int(n) for n in size)
    if max(columns, rows) > _MOST_SIDE or columns * rows * slices > _MOST_VOXELS:
        raise TOO_LARGE(
            columns=columns, rows=rows, slices=slices, side=_MOST_SIDE, most=_MOST_VOXELS // 1_000_000
        )
    # rounded as the decimal strings of the DICOM header are, so that both agree exactly
    origin = np.round((np.asarray(low_mm) + high_mm - (size - 1) * spacing) / 2, 6)
    return Grid.axial((slices, rows, columns), tuple(spacing), tuple(origin))
