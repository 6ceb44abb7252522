"""Quietening noise before CT numbers are compared with limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid

NONE, MEDIAN, GAUSSIAN = "none", "median", "gaussian"
FILTERS = (NONE, MEDIAN, GAUSSIAN)


def quietened(array: NDArray[Any], grid: Grid, filter_: str, size_mm: float) -> NDArray[Any]:
    """Return the values (z, y, x) without noise finer than a size.

    Parameters
    ----------
    array : ndarray
        Values, shape (z, y, x).
    grid : Grid
        Where they lie.
    filter_ : str
        "none", "median" (keeps edges; at least the next voxel on each side) or "gaussian".
    size_mm : float
        Reach of the median to each side, or standard deviation of the Gaussian, in mm.
    """
    if filter_ == MEDIAN:
        radius = [max(1, round(size_mm / spacing)) for spacing in grid.spacing_mm]
        return sitk.GetArrayFromImage(sitk.Median(sitk.GetImageFromArray(array), radius))
    if filter_ == GAUSSIAN:
        sigma = [size_mm / spacing for spacing in grid.spacing_mm[::-1]]
        return ndimage.gaussian_filter(array, sigma, output=np.float32, mode="nearest", truncate=3.0)
    return array
