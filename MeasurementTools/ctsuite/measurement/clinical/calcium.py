"""Calcium of vessels on slices: what counts as a lesion, and its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Mask
from ctsuite.measurement.border import surface_mm2

THRESHOLD_HU = 130.0
REFERENCE_MM = 3.0
_MOST_WEIGHT = 4
# voxels of one slice that touch by a side or a corner belong together; slices stay apart
_IN_SLICE = np.zeros((3, 3, 3), bool)
_IN_SLICE[1] = True


@dataclass(frozen=True)
class Calcium:
    """The calcium of a region.

    Attributes
    ----------
    lesions : int
        Number of lesions, counted in each slice for itself.
    agatston : float
        Agatston score.
    volume_mm3 : float
        Volume of the voxels.
    hu_mm3 : float
        Their CT numbers times their volume, from which the mass follows.
    surface_mm2 : float
        Their surface.
    """

    lesions: int
    agatston: float
    volume_mm3: float
    hu_mm3: float
    surface_mm2: float

    def mass_mg(self, factor: float) -> float:
        """Mass of calcium hydroxyapatite in mg, with the calibration factor in mg/cm³ for each HU."""
        return factor * self.hu_mm3 / 1000.0


def calcium(image: NDArray[Any], region: Mask, grid: Grid, least_mm2: float) -> Calcium:
    """Find and score the calcium in a region.

    A lesion is a group of voxels of one slice with at least 130 HU and an area of at least `least_mm2`. Its
    area counts once where its highest value is below 200 HU, twice below 300, three times below 400, and four
    times from there on (A. S. Agatston and others, Journal of the American College of Cardiology 15, 1990,
    827-832). The score is that of slices of 3 mm: it is multiplied by their distance over 3 mm
    (C. H. McCollough and others, Radiology 243, 2007, 527-538).

    Parameters
    ----------
    image : ndarray
        CT numbers (z, y, x) in HU.
    region : ndarray of bool
        Where calcium is looked for, (z, y, x).
    grid : Grid
        Size of the voxels.
    least_mm2 : float
        Least area of a lesion.
    """
    column_mm, row_mm, slice_mm = grid.spacing_mm
    found, count = ndimage.label(region & (image >= THRESHOLD_HU), _IN_SLICE)
    numbers = np.arange(1, count + 1)
    areas = np.bincount(found.ravel(), minlength=count + 1)[1:] * column_mm * row_mm
    # an area of whole pixels must not fail by the rounding of their size
    counts = areas >= least_mm2 - 1e-9
    peaks = np.asarray(ndimage.maximum(image, found, numbers), dtype=float).reshape(count)
    weights = np.clip(np.floor(peaks / 100.0), 1, _MOST_WEIGHT)
    mask = np.concatenate([[False], counts])[found]
    return Calcium(
        int(counts.sum()),
        float((areas * weights)[counts].sum()) * slice_mm / REFERENCE_MM,
        float(np.count_nonzero(mask)) * grid.voxel_volume_mm3,
        float(image[mask].sum(dtype=float)) * grid.voxel_volume_mm3,
        surface_mm2(np.pad(mask, 1), grid),
    )


def combined(image: NDArray[Any], region: Mask, group: int) -> tuple[Float, Mask]:
    """Average whole groups of slices (z, y, x); a region is that of any slice of a group."""
    shape = (-1, group, *image.shape[1:])
    return np.asarray(image.reshape(shape).mean(axis=1)), np.asarray(region.reshape(shape).any(axis=1))
