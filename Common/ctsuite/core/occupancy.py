"""How much of each voxel a region fills, judged from the image.

A voxel on the border of a region belongs to it in part. Its value lies between that of the surroundings and
that of the material just inside the border, and the fraction is read from where it lies between the two
(the half-maximum rule of dimensional CT, with local instead of global references). Counting whole voxels
instead makes bone thicker or thinner by a good part of a voxel, depending on the threshold.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.masks import Mask, widened
from ctsuite.core.task import Task

FULL = 251
"""Value of a filled voxel; odd, so that no voxel lies exactly on the surface, which is at half of it."""

_TILE = 64
_MARGIN = 9  # how far a fraction looks
_INSIDE_WIDTH = 5
_SURROUNDINGS_WIDTH = 7
_LEAST_CONTRAST = 0.1

Values = NDArray[np.float32]


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
    if image is None:
        return filled
    step = _step(mask, image)
    starts = list(product(*(range(0, size, _TILE) for size in mask.shape)))

    def work(first: int, past: int) -> None:
        for start in starts[first:past]:
            _fill_tile(filled, mask, image, step, start)

    parallel.over(len(starts), work, task or Task())
    return filled


def filled_voxels(occupied: NDArray[np.uint8]) -> float:
    """Return the content of a region in voxels.

    The fractions are doubled about one half before they are summed: the blur of the scanner spreads a
    border over several layers, of which the outer are cut off where the region's mask ends, and the
    doubling leaves out as much on the inner side.
    """
    weights = np.clip(2.0 * np.arange(256) / FULL - 0.5, 0.0, 1.0)
    return float(sum(np.bincount(part.ravel(), minlength=256) @ weights for part in occupied))


def _step(mask: Mask, image: NDArray[Any]) -> float:
    """How much brighter the region is than its surroundings on the whole; negative where it is darker."""
    total, count = np.zeros(2), np.zeros(2)
    for part, values in zip(mask, image, strict=True):
        if part.any():
            for n, place in enumerate((part, widened(part, 3) & ~widened(part))):
                total[n] += values[place].sum(dtype=np.float64)
                count[n] += np.count_nonzero(place)
    return float(total[0] / count[0] - total[1] / count[1]) if count.all() else 0.0


def _fill_tile(
    filled: NDArray[np.uint8], mask: Mask, image: NDArray[Any], step: float, start: tuple[int, ...]
) -> None:
    """Set the fractions of one tile; away from borders, as in most tiles, there is nothing to do."""
    outer = tuple(slice(max(low - _MARGIN, 0), low + _TILE + _MARGIN) for low in start)
    inner = tuple(slice(low, low + _TILE) for low in start)
    part = mask[outer]
    if part.any() and not part.all():
        fractions = _fractions(part, image[outer].astype(np.float32), step)
        cut = tuple(
            slice(low - wide.start, low - wide.start + _TILE) for low, wide in zip(start, outer, strict=True)
        )
        filled[inner] = fractions[cut]


def _fractions(mask: Mask, values: Values, step: float) -> NDArray[np.uint8]:
    """Fractions, 0 to `FULL`, of the voxels of one tile."""
    result: NDArray[np.uint8] = mask * np.uint8(FULL)
    values = values if step > 0 else -values
    shell = mask & widened(~mask)
    second = mask & ~shell & widened(shell)
    near = widened(mask)
    border = shell | (near & ~mask)
    contrast = values - _surroundings(values, widened(near, 2) & ~near, border | second)
    inside = _inside(contrast, mask)
    # where the region hardly differs from its surroundings, the image cannot say where it ends
    clear = inside > _LEAST_CONTRAST * abs(step)
    share = contrast / np.where(clear, inside, 1)
    fraction = np.where(clear, np.rint(np.clip(share, 0, 1) * FULL), result).astype(np.uint8)
    # going inward the filling never falls again: soft marrow behind a thin cortex belongs to the bone
    reached = _highest_near(np.where(shell, fraction, np.uint8(0)))
    result[border] = fraction[border]
    result[second] = np.maximum(fraction, reached)[second]
    return result


def _highest_near(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The highest value of each voxel and its 26 neighbours; the array is used up."""
    for axis in range(values.ndim):
        after = np.moveaxis(values, axis, 0)
        before = after.copy()
        np.maximum(after[1:], before[:-1], out=after[1:])
        np.maximum(after[:-1], before[1:], out=after[:-1])
    return values


def _surroundings(values: Values, outside: Mask, wanted: Mask) -> Values:
    """Local mean of the voxels that surround the region; the lowest neighbour where none is near."""
    weight = ndimage.uniform_filter(outside.astype(np.float32), _SURROUNDINGS_WIDTH, mode="nearest")
    total = ndimage.uniform_filter(np.where(outside, values, 0), _SURROUNDINGS_WIDTH, mode="nearest")
    found = weight > 1e-4
    result: Values = total / np.where(found, weight, 1)
    if not found[wanted].all():
        result[~found] = ndimage.minimum_filter(values, size=3)[~found]
    return result


def _inside(contrast: Values, mask: Mask) -> Values:
    """Local value of the bright material of the region: a Lehmer mean, a maximum that noise does not lift."""
    # per thousand, so that the seventh power stays within single precision
    positive = np.where(mask, np.maximum(contrast, 0), 0) / np.float32(1000)
    square = positive * positive
    power = square * square * square
    upper = ndimage.uniform_filter(power * positive, _INSIDE_WIDTH, mode="nearest")
    lower = ndimage.uniform_filter(power, _INSIDE_WIDTH, mode="nearest")
    result: Values = upper / np.maximum(lower, np.float32(1e-12)) * np.float32(1000)
    return result
