"""How alike two images are, and in which direction each value should change to make them more alike.

Both metrics are costs: smaller is more alike. Points whose moving value is NaN (outside) take no part.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float

CORRELATION, MUTUAL_INFORMATION = "correlation", "mutual information"
METRICS = (CORRELATION, MUTUAL_INFORMATION)

_BINS = 40
_EDGE = 2  # bins on either side for the window's width
_OUTLIERS_PERCENT = 0.2
_SMALLEST = 1e-9


class Metric(Protocol):
    """A cost of the moving values at the points, and its derivative by each of them."""

    def __call__(self, moving: Float) -> tuple[float, Float]:
        """Return the cost and its derivative (n,) by each value."""
        ...


class Correlation:
    """Half the logarithm of one minus the squared correlation, for images of one kind, whatever contrast.

    For values of normal distribution that is minus their mutual information, so both metrics have one scale,
    on which the stiffness of a deformable registration is weighed. An inverted image counts as unlike.
    """

    def __init__(self, fixed: Float, moving: Float) -> None:
        self._fixed = fixed

    def __call__(self, moving: Float) -> tuple[float, Float]:
        """Return the cost and its derivative (n,) by each value."""
        slopes = np.zeros_like(moving)
        inside = ~np.isnan(moving)
        count = np.count_nonzero(inside)
        if count < 2:
            return 0.0, slopes
        f, m = self._fixed[inside], moving[inside]
        f = f - f.mean()
        m = m - m.mean()
        ff, mm, fm = _sum_of_products(f, f), _sum_of_products(m, m), _sum_of_products(f, m)
        if ff == 0 or mm == 0:
            return 0.0, slopes
        size = np.sqrt(ff * mm)
        alike = fm / size
        left = max(1.0 - alike * alike, _SMALLEST)
        slopes[inside] = -(abs(alike) / left) * (f / size - (alike / mm) * m)
        return float(np.sign(alike)) * 0.5 * float(np.log(left)), slopes


class MutualInformation:
    """Minus the mutual information (Mattes 2003): also for images of different kinds, such as CT and MR.

    Values beyond the outermost fifth of a percent are taken as the outermost.
    """

    def __init__(self, fixed: Float, moving: Float) -> None:
        low, high = _limits(fixed)
        place = (np.clip(fixed, low, high) - low) / (high - low) * (_BINS - 1)
        self._fixed_bin = np.rint(place).astype(np.int64)
        self._low, self._high = _limits(moving)
        self._per_bin = (_BINS - 1) / (self._high - self._low)

    def __call__(self, moving: Float) -> tuple[float, Float]:
        """Return the cost and its derivative (n,) by each value."""
        from ctsuite.ct.registration.kernels.joint import fill_histogram, histogram_slopes

        slopes = np.zeros_like(moving)
        place = (np.clip(moving, self._low, self._high) - self._low) * self._per_bin + _EDGE
        joint = np.zeros((_BINS, _BINS + 2 * _EDGE))
        count = fill_histogram(self._fixed_bin, place, joint)
        if count < 2:
            return 0.0, slopes
        joint /= count
        by_fixed = joint.sum(axis=1, keepdims=True)
        by_moving = joint.sum(axis=0, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            given = np.where(joint > 0, np.log(joint / by_moving), 0.0)
            share = np.where(joint > 0, np.log(joint / (by_moving * by_fixed)), 0.0)
        # derivative of sum p log(p / p_moving): the other terms add up to nothing
        histogram_slopes(self._fixed_bin, place, given, -self._per_bin / count, slopes)
        slopes[(moving <= self._low) | (moving >= self._high)] = 0.0
        return -float((joint * share).sum()), slopes


KINDS: dict[str, Any] = {CORRELATION: Correlation, MUTUAL_INFORMATION: MutualInformation}


def _sum_of_products(first: Float, second: Float) -> float:
    """The inner product in one order, whatever the number of cores (unlike that of BLAS)."""
    return float(np.einsum("i,i->", first, second))


def _limits(values: NDArray[Any]) -> tuple[float, float]:
    known = values[~np.isnan(values)]
    if not len(known):
        return 0.0, 1.0
    low, high = np.percentile(known, (_OUTLIERS_PERCENT, 100 - _OUTLIERS_PERCENT))
    if high <= low:
        low, high = known.min(), known.max()
    return float(low), float(high) if high > low else float(low) + 1.0
