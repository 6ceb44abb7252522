"""Interpolating a volume along rows of samples, with a projection across each pixel."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ctsuite.core.kernels.interior import MAXIMUM, MEAN, SUM, interior_row, space_for

_FEW = 8  # columns; fewer are not worth the preparation of a row


@njit(cache=True, nogil=True, inline="always")
def _inside(array: Any, i: float, j: float, k: float) -> Any:
    """Whether an index lies within the voxels, half a voxel beyond the outermost centres included."""
    slack = 0.5 + 1e-6
    return (
        -slack <= i <= array.shape[2] - 1 + slack
        and -slack <= j <= array.shape[1] - 1 + slack
        and -slack <= k <= array.shape[0] - 1 + slack
    )


@njit(cache=True, nogil=True, inline="always")
def _split(position: float, count: int) -> Any:
    """The lower neighbour of a position on an axis, and how far it is to the next; clamped to the axis."""
    position = min(max(position, 0.0), count - 1.0)
    lower = min(int(position), max(count - 2, 0))
    return lower, np.float32(position - lower)


@njit(cache=True, nogil=True, inline="always")
def _linear(array: Any, i: float, j: float, k: float) -> Any:
    """Interpolate linearly at an index inside the volume; beyond the outermost centres values go on."""
    x, u = _split(i, array.shape[2])
    y, v = _split(j, array.shape[1])
    z, w = _split(k, array.shape[0])
    x1, y1, z1 = (
        min(x + 1, array.shape[2] - 1),
        min(y + 1, array.shape[1] - 1),
        min(z + 1, array.shape[0] - 1),
    )
    return _blend(array, x, y, z, x1, y1, z1, u, v, w)


@njit(cache=True, nogil=True, inline="always")
def _blend(
    array: Any,
    x: int,
    y: int,
    z: int,
    x1: int,
    y1: int,
    z1: int,
    u: Any,
    v: Any,
    w: Any,
) -> Any:
    a0, a1 = np.float32(array[z, y, x]), np.float32(array[z, y, x1])
    b0, b1 = np.float32(array[z, y1, x]), np.float32(array[z, y1, x1])
    c0, c1 = np.float32(array[z1, y, x]), np.float32(array[z1, y, x1])
    d0, d1 = np.float32(array[z1, y1, x]), np.float32(array[z1, y1, x1])
    a, b = a0 + u * (a1 - a0), b0 + u * (b1 - b0)
    c, d = c0 + u * (c1 - c0), d0 + u * (d1 - d0)
    e, f = a + v * (b - a), c + v * (d - c)
    return e + w * (f - e)


@njit(cache=True, nogil=True, inline="always")
def _nearest(array: Any, i: float, j: float, k: float) -> Any:
    x = min(max(int(np.floor(i + 0.5)), 0), array.shape[2] - 1)
    y = min(max(int(np.floor(j + 0.5)), 0), array.shape[1] - 1)
    z = min(max(int(np.floor(k + 0.5)), 0), array.shape[0] - 1)
    return np.float32(array[z, y, x])


@njit(cache=True, nogil=True)
def _interior_columns(array: Any, base: Any, right: Any, across: Any, columns: int, steps: int) -> Any:
    """First and past the last column of a row all of whose samples have all eight neighbours.

    Space is convex: a column is interior when its first and its last sample are.
    """
    low, high = 0.0, columns - 1.0
    for step in range(0, steps, max(steps - 1, 1)):
        for axis in range(3):
            start = base[axis] + step * across[axis]
            if not (np.isfinite(start) and np.isfinite(right[axis])):
                return 0, 0  # limits that are not a number would limit nothing
            # a hair inside the last centre: rounding of the running index must not reach beyond it
            end = array.shape[2 - axis] - 1.0 - 1e-6
            if right[axis] > 0.0:
                low, high = max(low, -start / right[axis]), min(high, (end - start) / right[axis])
            elif right[axis] < 0.0:
                low, high = max(low, (end - start) / right[axis]), min(high, -start / right[axis])
            elif not 0.0 <= start <= end:
                return 0, 0
    if high < low:
        return 0, 0
    return int(np.ceil(low - 1e-9)), int(np.floor(high + 1e-9)) + 1


@njit(cache=True, nogil=True)
def project_rows(
    array: Any,
    base: Any,
    right: Any,
    across: Any,
    steps: int,
    mode: int,
    nearest: bool,
    outside: float,
    limits: Any,
    paired: bool,
    out: Any,
    first: int,
    past: int,
) -> None:
    """Fill rows `first` to `past` of `out` (rows, columns).

    Parameters
    ----------
    array : ndarray
        Volume (z, y, x).
    base, right, across : ndarray of float64
        Index (i, j, k) of the first sample of each row (rows, 3), the step from column to column, and the
        step along which samples are projected.
    steps : int
        Samples across each pixel.
    mode : int
        MEAN, MAXIMUM, MINIMUM or SUM of the samples that lie inside the volume.
    nearest : bool
        Takes the nearest voxel instead of interpolating.
    outside : float
        Value of a pixel without any sample inside.
    limits : tuple of float or None
        Least and largest value of a result of whole numbers, to which values are rounded.
    paired : bool
        Whether voxels are signed numbers of 16 bits without gaps between those of a row.
    """
    columns = out.shape[1]
    space = space_for(array)
    values = np.empty(columns, np.float32)
    for row in range(first, past):
        start, pace, through = base[row], right[row], across[row]
        inner, outer = 0, 0
        if columns >= _FEW and not nearest:
            inner, outer = _interior_columns(array, start, pace, through, columns, steps)
        if outer > inner:
            interior_row(array, start, pace, through, inner, steps, mode, paired, space, values[inner:outer])
        else:
            inner, outer = columns, columns
        _any_columns(array, start, pace, through, steps, mode, nearest, outside, values, 0, inner)
        _any_columns(array, start, pace, through, steps, mode, nearest, outside, values, outer, columns)
        _store(values, limits, out[row])


@njit(cache=True, nogil=True)
def _any_columns(
    array: Any,
    base: Any,
    right: Any,
    across: Any,
    steps: int,
    mode: int,
    nearest: bool,
    outside: float,
    values: Any,
    first: int,
    past: int,
) -> None:
    """Fill columns `first` to `past` of one row, wherever they lie."""
    for column in range(first, past):
        i, j, k = base[0] + column * right[0], base[1] + column * right[1], base[2] + column * right[2]
        total, count = 0.0, 0
        extreme = np.float32(0.0)
        for step in range(steps):
            si, sj, sk = i + step * across[0], j + step * across[1], k + step * across[2]
            if not _inside(array, si, sj, sk):
                continue
            value = _nearest(array, si, sj, sk) if nearest else _linear(array, si, sj, sk)
            if mode in (MEAN, SUM):
                total += value
            elif count == 0 or (value > extreme if mode == MAXIMUM else value < extreme):
                extreme = value
            count += 1
        if count == 0:
            values[column] = outside
        elif mode == MEAN:
            values[column] = total / count
        elif mode == SUM:
            values[column] = total
        else:
            values[column] = extreme


@njit(cache=True, nogil=True)
def _store(values: Any, limits: Any, out: Any) -> None:
    """Put values into a row of the result; whole numbers are rounded and kept within their limits."""
    if limits is None:
        for c in range(len(values)):
            out[c] = values[c]
    else:
        low, high = np.float32(limits[0]), np.float32(limits[1])
        for c in range(len(values)):
            out[c] = np.int64(min(max(np.rint(values[c]), low), high))
