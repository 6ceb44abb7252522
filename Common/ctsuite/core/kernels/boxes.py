"""Widening, sums and minima over cubes of voxels, one axis after the other and from whole rows.

Rows are added to rows, which the compiler does for many voxels at once; a running sum, though it adds less,
has to wait for each voxel before the next. The caller gives the work space, because fetching fresh memory
for each tile takes longer than the sums.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def _join_rows(rows: Any, out: Any) -> None:
    """Set in each row of `out` (n, m) the bits of the same row and of the two beside it."""
    last = rows.shape[0] - 1
    for n in range(last + 1):
        before, here, after, row = rows[max(n - 1, 0)], rows[n], rows[min(n + 1, last)], out[n]
        for m in range(len(row)):
            row[m] = before[m] | here[m] | after[m]


@njit(cache=True, nogil=True)
def widen(bits: Any, space: Any, out: Any) -> None:
    """Set in `out` the bits of each voxel (z, y, x) together with those of its 26 neighbours.

    Parameters
    ----------
    bits : ndarray of uint8
        Any bits, each widened by itself.
    space : ndarray of uint8
        Work space of the same shape.
    """
    depth, height, length = bits.shape
    along = np.empty((height, length), np.uint8)
    for z in range(depth):
        for y in range(height):
            row, wide = bits[z, y], along[y]
            for x in range(1, length - 1):
                wide[x] = row[x - 1] | row[x] | row[x + 1]
            wide[0] = row[0] | row[min(1, length - 1)]
            wide[length - 1] = row[length - 1] | row[max(length - 2, 0)]
        _join_rows(along, space[z])
    _join_rows(space.reshape(depth, height * length), out.reshape(depth, height * length))


@njit(cache=True, nogil=True)
def _add_rows(rows: Any, half: int, out: Any) -> None:
    """Set in each row of `out` (n, m) the sum of that row and of `half` rows on either side."""
    last = rows.shape[0] - 1
    for n in range(last + 1):
        total = out[n]
        total[:] = 0
        for step in range(-half, half + 1):
            one = rows[min(max(n + step, 0), last)]
            for m in range(len(total)):
                total[m] += one[m]


@njit(cache=True, nogil=True)
def add_up(values: Any, half: int, space: Any) -> None:
    """Put in the place of each voxel (z, y, x) the sum of those up to `half` away in each direction.

    Beyond the border its voxels repeat.

    Parameters
    ----------
    values : ndarray of float32
        The voxels; changed.
    half : int
        How far a sum reaches.
    space : ndarray of float32
        Work space of the same shape.
    """
    depth, height, length = values.shape
    wide, along = np.empty(length + 2 * half, values.dtype), np.empty((height, length), values.dtype)
    for z in range(depth):
        for y in range(height):
            row, total = values[z, y], along[y]
            wide[:half] = row[0]
            wide[half : half + length] = row
            wide[half + length :] = row[length - 1]
            total[:] = 0
            for step in range(2 * half + 1):
                for x in range(length):
                    total[x] += wide[x + step]
        _add_rows(along, half, space[z])
    _add_rows(space.reshape(depth, height * length), half, values.reshape(depth, height * length))


@njit(cache=True, nogil=True)
def _least_rows(rows: Any, out: Any) -> None:
    """Set in each row of `out` (n, m) the least of the same row and of the two beside it."""
    last = rows.shape[0] - 1
    for n in range(last + 1):
        before, here, after, row = rows[max(n - 1, 0)], rows[n], rows[min(n + 1, last)], out[n]
        for m in range(len(row)):
            low = before[m] if before[m] < here[m] else here[m]
            row[m] = after[m] if after[m] < low else low


@njit(cache=True, nogil=True)
def lowest(values: Any, space: Any, out: Any) -> None:
    """Set in `out` the least value of each voxel (z, y, x) and its 26 neighbours.

    Parameters
    ----------
    values : ndarray of float32
        The voxels.
    space : ndarray of float32
        Work space of the same shape.
    """
    depth, height, length = values.shape
    wide, along = np.empty(length + 2, values.dtype), np.empty((height, length), values.dtype)
    for z in range(depth):
        for y in range(height):
            row, least = values[z, y], along[y]
            wide[0], wide[length + 1] = row[0], row[length - 1]
            wide[1 : length + 1] = row
            for x in range(length):
                low = wide[x] if wide[x] < wide[x + 1] else wide[x + 1]
                least[x] = wide[x + 2] if wide[x + 2] < low else low
        _least_rows(along, space[z])
    _least_rows(space.reshape(depth, height * length), out.reshape(depth, height * length))
