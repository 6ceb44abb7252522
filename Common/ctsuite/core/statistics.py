"""Number, mean, standard deviation and limits of the values of every label, in one pass over the image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Float
from ctsuite.core.task import Task

_SHORT = 2  # bytes of a number whose square, summed over any image, stays within 64 bits


@dataclass(frozen=True, eq=False)
class Statistics:
    """What the voxels of each label are like, in the order of the labels asked for.

    Attributes
    ----------
    voxels : ndarray of int64
        Number of voxels (n,).
    mean, deviation : ndarray
        Mean and standard deviation (n,), the latter over the voxels themselves (divided by their number); not
        a number where there is no voxel.
    minimum, maximum : ndarray
        Least and greatest value (n,); not a number where there is no voxel.
    """

    voxels: NDArray[np.int64]
    mean: Float
    deviation: Float
    minimum: Float
    maximum: Float


def of_labels(
    labels: NDArray[Any], values: NDArray[Any], wanted: Sequence[int], task: Task | None = None
) -> Statistics:
    """Work out the statistics of several labels.

    Each piece of the image is summed with the first value of a label taken off, and pieces are joined with
    the formula of Chan, Golub and LeVeque (Updating formulae and a pairwise algorithm for computing sample
    variances, 1979), so that large values with a small spread lose no digits.

    Parameters
    ----------
    labels : ndarray of unsigned int
        Label values (z, y, x).
    values : ndarray
        The image (z, y, x), of finite numbers.
    wanted : sequence of int
        Label values, all different and at least 1.
    task : Task or None
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.core.kernels.statistics import gather

    codes = labels.view(np.uint8) if labels.dtype == bool else labels
    image = values.view(np.uint8) if values.dtype == bool else values
    places = len(wanted) + 1
    largest = np.iinfo(codes.dtype).max if codes.dtype.itemsize <= _SHORT else int(codes.max(initial=0))
    place = np.zeros(largest + 1, np.int32)
    for number, value in enumerate(wanted, 1):
        if value <= largest:
            place[value] = number
    exact = image.dtype.kind in "iu" and image.dtype.itemsize <= _SHORT
    kind = np.int64 if exact else np.float64
    voxels, mean, apart = np.zeros(places, np.int64), np.zeros(places), np.zeros(places)
    minimum, maximum = np.full(places, np.inf), np.full(places, -np.inf)
    lock = Lock()

    def work(first: int, past: int) -> None:
        count = np.zeros(places, np.int64)
        shift, total, square = np.zeros((3, places), kind)
        low, high = np.zeros(places, image.dtype), np.zeros(places, image.dtype)
        gather(codes, image, place, first, past, count, shift, total, square, low, high)
        met = np.flatnonzero(count)
        more = count[met]
        sums = total[met].astype(np.float64)
        above = sums / more
        spread = square[met].astype(np.float64) - sums**2 / more
        with lock:
            known = voxels[met]
            step = shift[met].astype(np.float64) + above - mean[met]
            voxels[met] = known + more
            mean[met] += step * more / voxels[met]
            apart[met] += spread + step**2 * known * more / voxels[met]
            minimum[met] = np.minimum(minimum[met], low[met])
            maximum[met] = np.maximum(maximum[met], high[met])

    parallel.over(codes.shape[0], work, task, "adding up segments")
    empty = voxels[1:] == 0
    mean, apart, minimum, maximum = (
        np.where(empty, np.nan, each[1:]) for each in (mean, apart, minimum, maximum)
    )
    deviation = np.sqrt(np.maximum(apart, 0.0) / np.maximum(voxels[1:], 1))
    return Statistics(voxels[1:], mean, deviation, minimum, maximum)
