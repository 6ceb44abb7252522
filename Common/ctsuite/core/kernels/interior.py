"""Interpolating along one row of samples that all have eight neighbours.

A row is done in blocks of a few dozen samples, and in each block positions, gathering and blending are loops
of their own: all but the gathering are simple enough for the compiler to do many samples at once. Positions
within a block are counted from its lowest corner, where 32 bits are exact to 1e-5 voxel.

Two voxels of 16 bits that lie side by side are fetched as one word, which halves the number of loads and
stores, of which gathering consists.
"""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numpy as np
from numba import njit, types
from numba.extending import intrinsic
from numpy.lib.stride_tricks import as_strided

MEAN, MAXIMUM, MINIMUM, SUM = 0, 1, 2, 3
_BLOCK = 64
_FIRST_IS_LOW = sys.byteorder == "little"


class Space(NamedTuple):
    """Work space for one block of samples.

    What there are several of for each sample lies in one row, one after the other and _BLOCK apart: at
    distances that the compiler knows, or it would not do several samples at once.
    """

    place: Any
    share: Any
    corner: Any
    pair: Any
    value: Any
    total: Any


@njit(cache=True, nogil=True)
def space_for(array: Any) -> Any:
    """Make work space for samples of an array."""
    return Space(
        np.empty(_BLOCK, np.int64),
        np.empty(3 * _BLOCK, np.float32),
        np.empty(8 * _BLOCK, array.dtype),
        np.empty(4 * _BLOCK, np.int32),
        np.empty(_BLOCK, np.float32),
        np.empty(_BLOCK, np.float64),
    )


def _word(typing_context: Any, memory: Any, place: Any) -> Any:
    """The 32 bits that begin at an element of an array of one axis, whether or not their address is even."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        held = context.make_array(signature.args[0])(context, builder, given[0])
        address = builder.bitcast(
            builder.gep(held.data, [given[1]]), context.get_value_type(types.int32).as_pointer()
        )
        return builder.load(address, align=1)

    return types.int32(memory, types.intp), build


_word_at: Any = intrinsic(_word)


@njit(cache=True, nogil=True)
def _lowest(first: float, step: float, count: int, size: int) -> Any:
    """Lowest lower neighbour of a block along one axis, and from there the first sample and the end."""
    low = int(min(first, first + (count - 1) * step))
    return low, np.float32(first - low), np.int32(size - 2 - low)


@njit(cache=True, nogil=True)
def _locate(first: Any, step: Any, shape: Any, strides: Any, place: Any, share: Any) -> None:
    """Fill the place in memory of the lower neighbours, and how far it is to the next along each axis.

    `first`, `step` and `strides` are ordered i, j, k, `shape` is that of the array.
    """
    i_low, x, i_far = _lowest(first[0], step[0], len(place), shape[2])
    j_low, y, j_far = _lowest(first[1], step[1], len(place), shape[1])
    k_low, z, k_far = _lowest(first[2], step[2], len(place), shape[0])
    dx, dy, dz = np.float32(step[0]), np.float32(step[1]), np.float32(step[2])
    origin = i_low * strides[0] + j_low * strides[1] + k_low * strides[2]
    for c in range(len(place)):
        way = np.float32(c)
        u, v, w = x + way * dx, y + way * dy, z + way * dz
        # rounding must not reach beyond the array
        i, j, k = min(np.int32(u), i_far), min(np.int32(v), j_far), min(np.int32(w), k_far)
        place[c] = origin + i * strides[0] + j * strides[1] + k * strides[2]
        share[c], share[_BLOCK + c], share[2 * _BLOCK + c] = (
            u - np.float32(i),
            v - np.float32(j),
            w - np.float32(k),
        )


@njit(cache=True, nogil=True)
def _gather(memory: Any, place: Any, strides: Any, corner: Any) -> None:
    """Values at the eight neighbours of each sample."""
    # unsigned, so that no load asks first whether it counts from the end
    x, y, z = np.uint64(strides[0]), np.uint64(strides[1]), np.uint64(strides[2])
    for c in range(len(place)):
        p = np.uint64(place[c])
        corner[c], corner[_BLOCK + c] = memory[p], memory[p + x]
        corner[2 * _BLOCK + c], corner[3 * _BLOCK + c] = memory[p + y], memory[p + y + x]
        p += z
        corner[4 * _BLOCK + c], corner[5 * _BLOCK + c] = memory[p], memory[p + x]
        corner[6 * _BLOCK + c], corner[7 * _BLOCK + c] = memory[p + y], memory[p + y + x]


@njit(cache=True, nogil=True)
def _gather_pairs(memory: Any, place: Any, strides: Any, pair: Any) -> None:
    """The same, two neighbours at a time."""
    y, z = strides[1], strides[2]
    for c in range(len(place)):
        p = place[c]
        pair[c], pair[_BLOCK + c] = _word_at(memory, p), _word_at(memory, p + y)
        pair[2 * _BLOCK + c], pair[3 * _BLOCK + c] = _word_at(memory, p + z), _word_at(memory, p + y + z)


@njit(cache=True, nogil=True)
def _along(first: Any, second: Any, share: Any) -> Any:
    return first + share * (second - first)


@njit(cache=True, nogil=True)
def _along_pair(pair: Any, share: Any) -> Any:
    low, high = np.float32(np.int16(pair)), np.float32(np.int16(pair >> 16))
    return _along(low, high, share) if _FIRST_IS_LOW else _along(high, low, share)


@njit(cache=True, nogil=True)
def _blend(corner: Any, share: Any, value: Any) -> None:
    for c in range(len(value)):
        u, v, w = share[c], share[_BLOCK + c], share[2 * _BLOCK + c]
        a = _along(np.float32(corner[c]), np.float32(corner[_BLOCK + c]), u)
        b = _along(np.float32(corner[2 * _BLOCK + c]), np.float32(corner[3 * _BLOCK + c]), u)
        d = _along(np.float32(corner[4 * _BLOCK + c]), np.float32(corner[5 * _BLOCK + c]), u)
        e = _along(np.float32(corner[6 * _BLOCK + c]), np.float32(corner[7 * _BLOCK + c]), u)
        value[c] = _along(_along(a, b, v), _along(d, e, v), w)


@njit(cache=True, nogil=True)
def _blend_pairs(pair: Any, share: Any, value: Any) -> None:
    for c in range(len(value)):
        u, v, w = share[c], share[_BLOCK + c], share[2 * _BLOCK + c]
        a, b = _along_pair(pair[c], u), _along_pair(pair[_BLOCK + c], u)
        d, e = _along_pair(pair[2 * _BLOCK + c], u), _along_pair(pair[3 * _BLOCK + c], u)
        value[c] = _along(_along(a, b, v), _along(d, e, v), w)


@njit(cache=True, nogil=True)
def _project(value: Any, step: int, steps: int, mode: int, total: Any, out: Any) -> None:
    """Let one sample across each pixel take part in what is kept of them."""
    if mode in (MEAN, SUM):
        if step == 0:
            total[:] = 0.0
        for c in range(len(out)):
            total[c] += value[c]
        if step == steps - 1:
            weight = 1.0 / steps if mode == MEAN else 1.0
            for c in range(len(out)):
                out[c] = total[c] * weight
    elif step == 0:
        out[:] = value
    elif mode == MAXIMUM:
        for c in range(len(out)):
            out[c] = max(out[c], value[c])
    else:
        for c in range(len(out)):
            out[c] = min(out[c], value[c])


@njit(cache=True, nogil=True)
def interior_row(
    array: Any,
    start: Any,
    right: Any,
    across: Any,
    column: int,
    steps: int,
    mode: int,
    paired: bool,
    space: Any,
    out: Any,
) -> None:
    """Fill one row (columns,).

    Parameters
    ----------
    array : ndarray
        Volume (z, y, x).
    start, right, across : ndarray
        Index (i, j, k) of the first sample, the step from column to column, and the step along which
        samples are projected.
    column : int
        The column to begin with.
    steps : int
        Samples across each pixel.
    mode : int
        MEAN, MAXIMUM, MINIMUM or SUM of them.
    paired : bool
        Whether voxels are signed numbers of 16 bits without gaps between those of a row.
    space : Space
        Work space.
    out : ndarray of float32
        Filled (columns,).
    """
    # one view over the memory, of which every place is known to be inside, whatever the strides
    memory = as_strided(array, (array.size,), (array.itemsize,))
    size = array.itemsize
    strides = (array.strides[2] // size, array.strides[1] // size, array.strides[0] // size)
    pace = (right[0], right[1], right[2])
    for first in range(0, len(out), _BLOCK):
        count = min(_BLOCK, len(out) - first)
        place, share = space.place[:count], space.share
        kept = out[first : first + count]
        value = kept if steps == 1 else space.value[:count]
        column_of_first = column + first
        for step in range(steps):
            begin = (
                start[0] + column_of_first * right[0] + step * across[0],
                start[1] + column_of_first * right[1] + step * across[1],
                start[2] + column_of_first * right[2] + step * across[2],
            )
            _locate(begin, pace, array.shape, strides, place, share)
            if paired:
                _gather_pairs(memory, place, strides, space.pair)
                _blend_pairs(space.pair, share, value)
            else:
                _gather(memory, place, strides, space.corner)
                _blend(space.corner, share, value)
            if steps > 1:
                _project(value, step, steps, mode, space.total[:count], kept)
