"""Values of an image at points in the patient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid


def sample(
    array: NDArray[Any],
    grid: Grid,
    points_lps_mm: NDArray[np.float64],
    convert: Callable[[NDArray[Any]], NDArray[Any]] | None = None,
) -> NDArray[np.float32]:
    """Interpolate an array linearly at points; what lies outside its voxels is NaN.

    Parameters
    ----------
    array : ndarray
        Values (z, y, x).
    grid : Grid
        Where they lie.
    points_lps_mm : ndarray
        Points (..., 3) in LPS mm.
    convert : callable or None
        Turns the part of the array around the points into what is interpolated, such as one region of
        a label map.
    """
    index = np.moveaxis(grid.lps_to_index(points_lps_mm)[..., ::-1], -1, 0)  # z, y, x first
    size = np.array(array.shape).reshape(3, *[1] * (index.ndim - 1))
    inside = ((index >= -0.5 - 1e-6) & (index <= size - 0.5 + 1e-6)).all(axis=0)
    values = np.full(inside.shape, np.nan, dtype=np.float32)
    if inside.any():
        wanted = np.clip(index[:, inside], 0, size.reshape(3, 1) - 1)
        low = np.floor(wanted.min(axis=1)).astype(int)
        high = np.ceil(wanted.max(axis=1)).astype(int) + 1
        part = array[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
        part = part if convert is None else convert(part)
        values[inside] = ndimage.map_coordinates(
            part, wanted - low[:, None], output=np.float32, order=1, mode="nearest"
        )
    return values
