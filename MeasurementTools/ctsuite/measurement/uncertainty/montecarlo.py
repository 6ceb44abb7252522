"""Propagation of distributions by Monte Carlo (JCGM 101, Supplement 1 of the GUM)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.parallel import over
from ctsuite.core.uncertainty import decimals_for
from ctsuite.measurement.uncertainty.linearity import Model
from ctsuite.measurement.uncertainty.placing import TRIANGULAR, Placing

# of a normal distribution, within twice the standard deviation
COVERAGE = 0.9545
BLOCK = 10_000
_NUMBERS = 15_000_000  # coordinates in all: a line through hundreds of points does with fewer samples
_NUMBERS_AT_ONCE = 60_000  # so that a piece stays within the cache of a core


def settled(
    model: Model,
    anchors: Float,
    placing: Placing,
    others: Sequence[tuple[float, str]],
    most: int,
    seed: int,
) -> Float:
    """Draw blocks of 10 000 values until the ends of their interval do not change any more (JCGM 101, 7.9).

    They are taken as settled where twice the standard error of each end, from its scatter between blocks, is
    below half of the last digit that is shown. Arguments and result are those of :func:`values`; no more than
    the most are drawn, and fewer of more than 50 anchors.
    """
    most = min(most, max(BLOCK, _NUMBERS // anchors.size))
    blocks: list[Float] = []
    ends: list[tuple[float, float]] = []
    for first in range(0, most, BLOCK):
        count = min(BLOCK, most - first)
        blocks.append(values(model, anchors, placing, others, count, (seed, len(blocks))))
        ends.append(interval(blocks[-1]))
        if len(blocks) > 1 and _is_settled(np.array(ends)):
            break
    return np.concatenate(blocks)


def _is_settled(ends: Float) -> bool:
    error = ends.std(axis=0, ddof=1).max() / np.sqrt(len(ends))
    low, high = ends.mean(axis=0)
    return bool(2 * error < 0.5 * 10.0 ** -int(decimals_for((high - low) / 2)))


def values(
    model: Model,
    anchors: Float,
    placing: Placing,
    others: Sequence[tuple[float, str]],
    samples: int,
    seed: int | tuple[int, ...],
) -> Float:
    """Draw values that could be attributed to what is measured.

    Parameters
    ----------
    model : callable
        The value as a function of the anchors (..., n, 3).
    anchors : ndarray
        The anchors (n, 3), LPS mm.
    placing : Placing
        How far they may be off.
    others : sequence of (float, str)
        Greatest deviation of the value that each other source makes, and its distribution; they are added.
    samples, seed : int
        How many are drawn, and the seed or seeds. The same seed gives the same values, on however many cores.

    Returns
    -------
    ndarray
        The values (samples,).
    """
    found = np.empty(samples)
    seeds = seed if isinstance(seed, tuple) else (seed,)
    piece = max(1, _NUMBERS_AT_ONCE // max(anchors.size, 1))
    pieces = -(-samples // piece)

    def draw(first: int, past: int) -> None:
        for number in range(first, past):
            start, end = number * piece, min((number + 1) * piece, samples)
            random = np.random.default_rng((*seeds, number))
            drawn = np.asarray(model(anchors + placing.draw(end - start, random)), dtype=float)
            for width, distribution in others:
                drawn = drawn + width * _units(end - start, distribution, random)
            found[start:end] = drawn

    over(pieces, draw)
    return found


def _units(count: int, distribution: str, random: np.random.Generator) -> Float:
    units = random.uniform(-1.0, 1.0, count)
    return (units + random.uniform(-1.0, 1.0, count)) / 2 if distribution == TRIANGULAR else units


def interval(drawn: Float) -> tuple[float, float]:
    """Return the shortest interval that holds 95.45 % of values (JCGM 101, 5.3.4 and 7.7)."""
    ordered = np.sort(drawn[np.isfinite(drawn)])
    if ordered.size == 0:
        return float("nan"), float("nan")
    held = min(int(np.ceil(COVERAGE * ordered.size)), ordered.size) - 1
    widths = ordered[held:] - ordered[: ordered.size - held]
    first = int(widths.argmin())
    return float(ordered[first]), float(ordered[first + held])
