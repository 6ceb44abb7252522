"""Whether a value is linear in its anchors as far as they may be off.

The value is worked out at deviations drawn in pairs of opposite ones, d and -d. Half the difference of a pair
is what an odd function makes of d, half the sum what an even one does. A linear value has no even part, and
its odd part is the slope times d. JCGM 101 (8.1) asks for a comparison with the propagation of distributions
before the law of propagation is trusted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.measurement.uncertainty.placing import Placing

PAIRS = 32
_SEED = 7
_SPREAD, _BIAS = 0.03, 0.1
_STEP_MM = 1e-4

Model = Callable[[NDArray[Any]], NDArray[Any]]


@dataclass(frozen=True)
class Linearity:
    """What the check found, for one or many values.

    Attributes
    ----------
    linear : ndarray of bool
        Whether the law of propagation holds: the spread differs by at most 3 % from that of the slopes, and
        the mean moves by at most a tenth of it.
    spread : ndarray
        Standard deviation of the values at the deviations.
    bias : ndarray
        By how much their mean exceeds the value.
    """

    linear: NDArray[np.bool_]
    spread: Float
    bias: Float


def deviations(placing: Placing) -> Float:
    """Deviations (2 * pairs, n, 3) in mm at which the value is tried, the same ones every time."""
    half = placing.draw(PAIRS, np.random.default_rng(_SEED)).astype(np.float64)
    return np.concatenate([half, -half])


def judge(values: Float, tried: Float, slopes: Float, moved: Float) -> Linearity:
    """Compare values with what the slopes say.

    Parameters
    ----------
    values : ndarray
        The values (...,).
    tried : ndarray
        The same at the deviations (..., 2 * pairs).
    slopes : ndarray
        Derivatives (..., n, 3); not a number where there are none.
    moved : ndarray
        The deviations (..., 2 * pairs, n, 3) or (2 * pairs, n, 3).
    """
    plus, minus = tried[..., :PAIRS] - values[..., None], tried[..., PAIRS:] - values[..., None]
    odd, even = (plus - minus) / 2, (plus + minus) / 2
    pairs = moved[..., :PAIRS, :, :]
    along = np.einsum("...nc,...pnc->...p", slopes, pairs)
    bias = even.mean(axis=-1)
    spread = np.sqrt(np.square(odd).mean(axis=-1) + even.var(axis=-1))
    expected = np.sqrt(np.square(along).mean(axis=-1))
    # a comparison with what is not a number is false: not linear
    with np.errstate(invalid="ignore"):
        linear = (np.abs(spread - expected) <= _SPREAD * expected) & (np.abs(bias) <= _BIAS * expected)
    return Linearity(linear | (spread == 0) & (expected == 0), spread, bias)


def check(model: Model, anchors: Float, slopes: Float, placing: Placing) -> Linearity:
    """Check one value at its anchors (n, 3)."""
    moved = deviations(placing)
    tried = model(np.concatenate([anchors[None], anchors + moved]))
    return judge(np.asarray(tried[0]), np.asarray(tried[1:]), slopes, moved)


def steps(count: int) -> Float:
    """Shifts (6 n, n, 3) of one coordinate each, a little less and more, for :func:`differences`."""
    each = _STEP_MM * np.eye(3 * count)
    return np.concatenate([-each, each]).reshape(6 * count, count, 3)


def differences(values: Float) -> Float:
    """Derivatives (..., 3 n) from the values (..., 6 n) at :func:`steps`."""
    count = values.shape[-1] // 2
    return np.asarray((values[..., count:] - values[..., :count]) / (2 * _STEP_MM))
