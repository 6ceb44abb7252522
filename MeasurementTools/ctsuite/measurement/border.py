"""What the image is like along the border of a segment, and how its values change when the border moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.masks import Mask
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.measurement import values
from ctsuite.measurement.uncertainty.conditions import border_mm


def surface_mm2(mask: Mask, grid: Grid) -> float:
    """Surface of a region (z, y, x) in mm².

    It is two thirds of the sides of voxels between inside and outside (Cauchy's formula along the three
    axes): right for a surface that runs in all directions, up to a third too small for a flat one along an
    axis.
    """
    sides = grid.voxel_volume_mm3 / np.array(grid.spacing_mm[::-1])
    faces = [np.count_nonzero(_steps(mask, axis)) for axis in range(3)]
    return float(2.0 / 3.0 * (sides * faces).sum())


def sensitivities(mask: Mask, image: NDArray[np.generic], grid: Grid) -> tuple[Sensitivity, ...]:
    """How mean, standard deviation, minimum and maximum of a region change with its border, in this order.

    Parameters
    ----------
    mask, image : ndarray
        The region, not empty, and the values around it (z, y, x).
    grid : Grid
        Where the voxels lie; only their size matters.

    Returns
    -------
    tuple of Sensitivity
        One for each of :data:`ctsuite.measurement.values.MEASURES`.
    """
    near = np.zeros(mask.shape, bool)
    for axis in range(3):
        step = np.moveaxis(_steps(mask, axis), axis, 0)
        along = np.moveaxis(near, axis, 0)
        along[1:] |= step
        along[:-1] |= step
    growth = surface_mm2(mask, grid) / (np.count_nonzero(mask) * grid.voxel_volume_mm3)
    inside, rim = image[mask].astype(float), image[near].astype(float)
    return tuple(m.sensitivity(inside, rim, growth, border_mm(grid)) for m in values.MEASURES)


def _steps(mask: Mask, axis: int) -> Mask:
    """Where one voxel and the next along an axis lie on different sides of the border."""
    along = np.moveaxis(mask, axis, 0)
    return np.asarray(np.moveaxis(along[1:] != along[:-1], 0, axis))
