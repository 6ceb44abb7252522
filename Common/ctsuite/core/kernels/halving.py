"""Putting points in an order in which every half, quarter and so on lies together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

_DEEPEST = 64


@njit(cache=True, nogil=True)
def halve(points: Any, leaves: int) -> Any:
    """Return an order in which points that are near each other follow each other.

    The points are halved at the median along the longest side of their box, again and again, until there are
    `leaves` parts (a k-d tree; J. L. Bentley, 1975).

    Parameters
    ----------
    points : ndarray of float
        Points (n, 3).
    leaves : int
        Number of parts, a power of two. Part i holds places ``i n // leaves`` to ``(i + 1) n // leaves``.

    Returns
    -------
    ndarray of int32
        Numbers (n,) of the points.
    """
    count = points.shape[0]
    order = np.arange(count).astype(np.int32)
    keys = np.empty(count, points.dtype)
    starts, ends = np.empty(_DEEPEST, np.int64), np.empty(_DEEPEST, np.int64)
    starts[0], ends[0] = 0, leaves
    size = 1
    while size:
        size -= 1
        first, past = starts[size], ends[size]
        if past - first < 2:
            continue
        middle = (first + past) // 2
        low, high = first * count // leaves, past * count // leaves
        axis = _longest(points, order, low, high)
        for place in range(low, high):
            keys[place] = points[order[place], axis]
        _select(keys, order, low, high, middle * count // leaves)
        starts[size], ends[size] = first, middle
        starts[size + 1], ends[size + 1] = middle, past
        size += 2
    return order


@njit(cache=True, nogil=True)
def _longest(points: Any, order: Any, low: int, high: int) -> int:
    """Axis along which some points reach furthest."""
    longest, reach = 0, -1.0
    for axis in range(3):
        least, most = np.inf, -np.inf
        for place in range(low, high):
            value = float(points[order[place], axis])
            least, most = min(least, value), max(most, value)
        if most - least > reach:
            longest, reach = axis, most - least
    return longest


@njit(cache=True, nogil=True)
def _select(keys: Any, order: Any, low: int, high: int, wanted: int) -> None:
    """Move the smaller keys before a place and the others behind it (C. A. R. Hoare, FIND, 1961)."""
    left, right = low, high - 1
    while left < right:
        pivot = keys[(left + right) // 2]
        i, j = left, right
        while i <= j:
            while keys[i] < pivot:
                i += 1
            while keys[j] > pivot:
                j -= 1
            if i <= j:
                keys[i], keys[j] = keys[j], keys[i]
                order[i], order[j] = order[j], order[i]
                i += 1
                j -= 1
        if wanted <= j:
            right = j
        elif wanted >= i:
            left = i
        else:
            return
