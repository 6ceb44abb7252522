"""How much of each voxel a region fills, judged from the image.

A voxel on the border of a region belongs to it in part. Its value lies between that of the surroundings and
that of the material just inside the border, and the fraction is read from where it lies between the two
(the half-maximum rule of dimensional CT, with local instead of global references). Counting whole voxels
instead makes bone thicker or thinner by a good part of a voxel, depending on the threshold.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.task import Task

FULL = 251
"""Value of a filled voxel; odd, so that no voxel lies exactly on the surface, which is at half of it."""

_SLAB = 32
_MARGIN = 4
_INSIDE_WIDTH = 5
_SURROUNDINGS_WIDTH = 7
_POWER = 6
_CUBE = np.ones((3, 3, 3), dtype=bool)

Box = tuple[slice, slice, slice]
Values = NDArray[np.float32]
Mask = NDArray[np.bool_]


def bounding_box(mask: NDArray[Any], margin: int = 0) -> Box | None:
    """Return the smallest box (slices along z, y, x) of the set voxels, widened by a margin inside the array.

    Returns
    -------
    tuple of slice or None
        None when no voxel is set.
    """
    flat: Mask = np.any(mask, axis=0)
    if not flat.any():
        return None
    slices = []
    profiles = (np.any(mask, axis=(1, 2)), np.any(flat, axis=1), np.any(flat, axis=0))
    for hit, size in zip(profiles, mask.shape, strict=True):
        where = np.flatnonzero(hit)
        slices.append(slice(max(int(where[0]) - margin, 0), min(int(where[-1]) + 1 + margin, size)))
    return slices[0], slices[1], slices[2]


def occupancy(mask: Mask, image: NDArray[Any] | None = None, task: Task | None = None) -> NDArray[np.uint8]:
    """Return how much of each voxel a region fills, 0 to `FULL`.

    Only voxels within two layers of the region's border differ from the mask.

    Parameters
    ----------
    mask : ndarray of bool
        The region, shape (z, y, x).
    image : ndarray or None
        Values of the same shape from which the fractions are read; without it every voxel is empty or full.
    task : Task or None
        For progress and cancelling.

    Returns
    -------
    ndarray of uint8
        Shape (z, y, x).

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    filled: NDArray[np.uint8] = mask * np.uint8(FULL)
    box = bounding_box(mask, _MARGIN)
    if image is None or box is None:
        return filled
    task = task or Task()
    start, stop = box[0].start, box[0].stop
    for low in range(start, stop, _SLAB):
        task.progress((low - start) / (stop - start))
        high = min(low + _SLAB, stop)
        slab = slice(max(low - _MARGIN, 0), min(high + _MARGIN, mask.shape[0]))
        fraction = _fractions(mask[slab, box[1], box[2]], image[slab, box[1], box[2]].astype(np.float32))
        filled[low:high, box[1], box[2]] = np.rint(fraction[low - slab.start : high - slab.start] * FULL)
    return filled


def filled_voxels(occupied: NDArray[np.uint8]) -> float:
    """Return the content of a region in voxels.

    The fractions are doubled about one half before they are summed: the blur of the scanner spreads a
    border over several layers, of which the outer are cut off where the region's mask ends, and the
    doubling leaves out as much on the inner side.
    """
    weights = np.clip(2.0 * np.arange(256) / FULL - 0.5, 0.0, 1.0)
    return float(sum(np.bincount(part.ravel(), minlength=256) @ weights for part in occupied))


def _fractions(mask: Mask, values: Values) -> Values:
    """Fractions, 0 to 1, of the voxels of one slab."""
    shell = mask & ~ndimage.binary_erosion(mask, _CUBE, border_value=1)
    second = mask & ~shell & ndimage.binary_dilation(shell, _CUBE)
    near = ndimage.binary_dilation(mask, _CUBE)
    outside = ndimage.binary_dilation(near, _CUBE, iterations=2) & ~near
    contrast = values - _surroundings(values, outside)
    fraction = np.clip(contrast / np.maximum(_inside(contrast, mask), 1e-3), 0, 1)
    # Going inward the filling never falls again: soft marrow behind a thin cortex belongs to the bone.
    reached = ndimage.maximum_filter(np.where(shell, fraction, 0), size=3)
    result: Values = mask.astype(np.float32)
    border = shell | (near & ~mask)
    result[border] = fraction[border]
    result[second] = np.maximum(fraction, reached)[second]
    return result


def _surroundings(values: Values, outside: Mask) -> Values:
    """Local mean of the voxels that surround the region; the lowest neighbour where none is near."""
    weight = ndimage.uniform_filter(outside.astype(np.float32), _SURROUNDINGS_WIDTH, mode="nearest")
    total = ndimage.uniform_filter(np.where(outside, values, 0), _SURROUNDINGS_WIDTH, mode="nearest")
    found = weight > 1e-4
    lowest: Values = ndimage.minimum_filter(values, size=3)
    lowest[found] = total[found] / weight[found]
    return lowest


def _inside(contrast: Values, mask: Mask) -> Values:
    """Local value of the bright material of the region: a Lehmer mean, a maximum that noise does not lift."""
    # per thousand, so that the seventh power stays within single precision
    positive = np.where(mask, np.maximum(contrast, 0), 0) / np.float32(1000)
    power = positive**_POWER
    upper = ndimage.uniform_filter(power * positive, _INSIDE_WIDTH, mode="nearest")
    lower = ndimage.uniform_filter(power, _INSIDE_WIDTH, mode="nearest")
    result: Values = upper / np.maximum(lower, np.float32(1e-12)) * np.float32(1000)
    return result
