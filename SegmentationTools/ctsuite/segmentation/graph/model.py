"""How likely a CT number is inside and outside a region."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

GAUSSIAN, HISTOGRAM = "gaussian", "histogram"
KINDS = (GAUSSIAN, HISTOGRAM)

_BIN_HU = 4
_BINS = 65536 // _BIN_HU
_LEAST_SPREAD_HU = 3.0
_MOST = 12.0  # one voxel decides no more than this, in natural units of information
_LEVEL = 1e-9

Values = NDArray[Any]


def noise_hu(values: Values) -> float:
    """Standard deviation of the noise (HU) of an image (z, y, x), from differences of neighbours.

    The median leaves out borders, of which an image has few.
    """
    apart = np.abs(np.diff(values[::2, ::2].astype(np.float32), axis=2))
    # 0.6745 is the median of the absolute value of a standard normal variable
    return max(float(np.median(apart)) / 0.6745 / np.sqrt(2), _LEAST_SPREAD_HU)


def density(values: Values, kind: str, noise: float) -> NDArray[np.float64]:
    """Return the probability of each bin of CT numbers, judged from samples (n,)."""
    if kind == GAUSSIAN:
        spread = max(float(values.std(dtype=np.float64)), noise)
        centres = (np.arange(_BINS) + 0.5) * _BIN_HU - 32768
        bell = np.exp(-0.5 * ((centres - values.mean(dtype=np.float64)) / spread) ** 2)
        return np.asarray(bell / bell.sum())
    count = np.bincount(bins(values), minlength=_BINS).astype(float)
    # few samples say little of single bins: the kernel width follows B. W. Silverman 1986, eq. 3.31
    width = max(0.9 * float(values.std(dtype=np.float64)) * len(values) ** -0.2, _LEAST_SPREAD_HU)
    smooth = ndimage.gaussian_filter1d(count, width / _BIN_HU, mode="nearest")
    return np.asarray(smooth / smooth.sum())


def even(values: Values) -> NDArray[np.float64]:
    """Return the probability of each bin where all CT numbers that occur are equally likely."""
    low, high = np.percentile(values, (1, 99))
    flat = np.zeros(_BINS)
    first, last = bins(np.array([low, high]))
    flat[first : last + 1] = 1 / (last + 1 - first)
    return flat


def evidence(inside: NDArray[np.float64], outside: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return for each bin the logarithm of the ratio of both probabilities, within limits."""
    ratio = np.log(inside + _LEVEL) - np.log(outside + _LEVEL)
    return np.clip(ratio, -_MOST, _MOST).astype(np.float32)


def bins(values: Values) -> NDArray[np.int64]:
    """Return the bin of each value."""
    shifted = np.asarray(values, dtype=np.float32) + 32768
    return np.clip(shifted // _BIN_HU, 0, _BINS - 1).astype(np.int64)
