"""One wave of a front through the voxels that are open to it, and the pieces that the wave consists of."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def advance(
    grade: Any,
    level: int,
    owner: Any,
    way: Any,
    front: Any,
    steps: Any,
    via: Any,
    length: Any,
    until: float,
    number: int,
) -> Any:
    """Take all free voxels that lie less than `until` millimetres of way from the start.

    All arrays of voxels are flat, with a border that is closed. A voxel is open if its `grade` is above the
    level. A step across an edge or corner is taken only if one of the voxels `via` which it leads round is
    open, so that nothing slips through a wall one voxel thick.

    Parameters
    ----------
    grade : ndarray of uint8
        For each voxel, at how many levels it is open.
    level : int
        The level of this front.
    owner : ndarray of int32
        Number of the wave that took each voxel, 0 for free ones; changed.
    way : ndarray of float32
        Way to each taken voxel, in mm; changed.
    front : ndarray of int64
        The voxels to go on from.
    steps, via, length : ndarray
        The 26 steps (26,), voxels beside each of them (26, 3; 0 for none) and their lengths (26,) in mm.
    number : int
        What owner is set to.

    Returns
    -------
    ndarray of int64
        The voxels that were taken.
    """
    size, room = len(front), max(4 * len(front), 64)
    queue = np.empty(room, np.int64)
    queue[:size] = front
    taken = np.empty(64, np.int64)
    count, at = 0, 0
    while at < size:
        voxel = queue[at]
        at += 1
        for n in range(len(steps)):
            other = voxel + steps[n]
            if grade[other] <= level:
                continue
            holder = owner[other]
            if holder != 0 and holder != number:
                continue
            total = np.float32(way[voxel] + length[n])
            if total >= until or (holder == number and total >= way[other]):
                continue
            if via[n, 0] != 0:
                round_ = grade[voxel + via[n, 0]] > level or grade[voxel + via[n, 1]] > level
                if not round_ and (via[n, 2] == 0 or grade[voxel + via[n, 2]] <= level):
                    continue
            if holder == 0:
                if count == len(taken):
                    more = np.empty(2 * count, np.int64)
                    more[:count] = taken
                    taken = more
                taken[count] = other
                count += 1
            owner[other], way[other] = number, total
            if size == len(queue):
                longer = np.empty(2 * size, np.int64)
                longer[:size] = queue
                queue = longer
            queue[size] = other
            size += 1
    return taken[:count]


@njit(cache=True, nogil=True)
def pieces(owner: Any, voxels: Any, steps: Any, number: int, first: int) -> Any:
    """Number the connected pieces of a wave.

    Parameters
    ----------
    owner : ndarray of int32
        Number of the wave of each voxel; `number` for these, replaced by `first` and the numbers after it.
    voxels : ndarray of int64
        The voxels of the wave.
    steps : ndarray of int64
        The 26 steps to neighbours.

    Returns
    -------
    ndarray of int64, ndarray of int64
        The voxels piece by piece, and where each piece begins in them, with the end.
    """
    order = np.empty(len(voxels), np.int64)
    begins = np.empty(len(voxels) + 1, np.int64)
    count, size = 0, 0
    for start in voxels:
        if owner[start] != number:
            continue
        begins[count] = size
        owner[start] = first + count
        order[size] = start
        at, size = size, size + 1
        while at < size:
            voxel = order[at]
            at += 1
            for n in range(len(steps)):
                other = voxel + steps[n]
                if owner[other] == number:
                    owner[other] = first + count
                    order[size] = other
                    size += 1
        count += 1
    begins[count] = size
    return order, begins[: count + 1]
