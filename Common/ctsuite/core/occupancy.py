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

from ctsuite.core import parallel
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task

FULL = 251
"""Value of a filled voxel; odd, so that no voxel lies exactly on the surface, which is at half of it."""

_TILE = 64
_MARGIN = 9  # how far a fraction looks
_LEAST_CONTRAST = 0.1


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
    task = task or Task()
    step = _step(mask, image, task.part(0.0, 0.1))
    starts = list(product(*(range(0, size, _TILE) for size in mask.shape)))

    def work(first: int, past: int) -> None:
        _fill_tiles(filled, mask, image, step, starts[first:past])

    parallel.over(len(starts), work, task.part(0.1, 1.0))
    return filled


def filled_voxels(occupied: NDArray[np.uint8]) -> float:
    """Return the content of a region in voxels.

    The fractions are doubled about one half before they are summed: the blur of the scanner spreads a
    border over several layers, of which the outer are cut off where the region's mask ends, and the
    doubling leaves out as much on the inner side.
    """
    weights = np.clip(2.0 * np.arange(256) / FULL - 0.5, 0.0, 1.0)
    return float(sum(np.bincount(part.ravel(), minlength=256) @ weights for part in occupied))


def _step(mask: Mask, image: NDArray[Any], task: Task) -> float:
    """How much brighter the region is than its surroundings on the whole; negative where it is darker."""
    from ctsuite.core.kernels.filling import sum_slices

    found = np.zeros((len(mask), 4))
    parallel.over(len(mask), lambda first, past: sum_slices(mask, image, first, past, found), task)
    inside, voxels, around, others = found.sum(axis=0)
    return float(inside / voxels - around / others) if voxels and others else 0.0


def _fill_tiles(
    filled: NDArray[np.uint8], mask: Mask, image: NDArray[Any], step: float, starts: list[tuple[int, ...]]
) -> None:
    """Set the fractions of some tiles; away from borders, as in most tiles, there is nothing to do."""
    from ctsuite.core.kernels.filling import BYTES, FLOATS, fill

    # where the region hardly differs from its surroundings, the image cannot say where it ends
    least = _LEAST_CONTRAST * abs(step)
    sign = np.float32(1 if step > 0 else -1)
    most = np.prod(np.minimum(mask.shape, _TILE + 2 * _MARGIN))
    floats, numbers = np.empty(FLOATS * most, np.float32), np.empty(BYTES * most, np.uint8)
    for start in starts:
        outer = tuple(slice(max(low - _MARGIN, 0), low + _TILE + _MARGIN) for low in start)
        part = np.ascontiguousarray(mask[outer])
        if not part.any() or part.all():
            continue
        values = floats[: FLOATS * part.size].reshape(FLOATS, *part.shape)
        np.multiply(image[outer], sign, out=values[0], casting="unsafe")
        made = fill(part, least, FULL, values, numbers[: BYTES * part.size].reshape(BYTES, *part.shape))
        cut = tuple(
            slice(low - wide.start, low - wide.start + _TILE) for low, wide in zip(start, outer, strict=True)
        )
        filled[tuple(slice(low, low + _TILE) for low in start)] = made[cut]
