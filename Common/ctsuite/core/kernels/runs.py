"""Connected parts of a region, found run by run instead of voxel by voxel.

A row of a region is a few runs of voxels. Runs of neighbouring rows that touch are joined in a disjoint-set
forest (R. Tarjan 1975) whose root is always the earliest run, so that the parts do not depend on the order
of the work.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def count_runs(mask: Any, wanted: int, box: Any, first: int, past: int, starts: Any) -> None:
    """Count the runs of each row.

    Parameters
    ----------
    mask : ndarray of uint8
        The volume (z, y, x), 0 and 1.
    wanted : int
        1 for the region, 0 for its background.
    box : ndarray of int
        First and past of z, y and x, (6,): what is looked at.
    first, past : int
        Which slices of the box.
    starts : ndarray of int64
        Entry ``row + 1`` gets the number of runs of the row.
    """
    rows = box[3] - box[2]
    low, high = box[4], box[5]
    for z in range(first, past):
        for y in range(rows):
            line = mask[box[0] + z, box[2] + y, low:high]
            # one flag a voxel, without a branch: the compiler compares many at once
            changes = np.int32(0)
            for x in range(line.size - 1):
                changes += np.int32(line[x] ^ line[x + 1])
            ends = np.int64(line[0] == wanted) + np.int64(line[-1] == wanted)
            starts[z * rows + y + 1] = (changes + ends) // 2


@njit(cache=True, nogil=True)
def list_runs(
    mask: Any, wanted: int, box: Any, first: int, past: int, starts: Any, begin: Any, end: Any
) -> None:
    """Write first and past voxel of each run; what is not named is as in :func:`count_runs`.

    Parameters
    ----------
    starts : ndarray of int64
        Row n has the runs ``starts[n]`` up to ``starts[n + 1]``.
    begin, end : ndarray of int32
        Get x of the first voxel of each run and of the one behind it, counted from the box.
    """
    rows = box[3] - box[2]
    low, high = box[4], box[5]
    bound = np.empty(high - low + 2, np.int32)
    for z in range(first, past):
        for y in range(rows):
            at, count = starts[z * rows + y], starts[z * rows + y + 1] - starts[z * rows + y]
            if count == 0:
                continue
            line = mask[box[0] + z, box[2] + y, low:high]
            bound[0] = 0
            n = np.int64(line[0] == wanted)
            for x in range(line.size - 1):
                bound[n] = x + 1
                n += np.int64(line[x] ^ line[x + 1])
            bound[n] = high - low
            for run in range(count):
                begin[at + run] = bound[2 * run]
                end[at + run] = bound[2 * run + 1]


@njit(cache=True, nogil=True, inline="always")
def _root(parent: Any, run: int) -> int:
    while parent[run] != run:
        parent[run] = parent[parent[run]]
        run = parent[run]
    return run


@njit(cache=True, nogil=True, inline="always")
def _join_rows(starts: Any, begin: Any, end: Any, parent: Any, one: int, other: int, reach: int) -> None:
    """Join the touching runs of two rows; with a reach of 1 also those that only meet diagonally."""
    a, b = starts[one], starts[other]
    last_a, last_b = starts[one + 1], starts[other + 1]
    while a < last_a and b < last_b:
        touching = (begin[a] < end[b] + reach) & (begin[b] < end[a] + reach)
        if touching and parent[a] != parent[b]:
            first, second = _root(parent, a), _root(parent, b)
            if first < second:
                parent[second] = first
                # later comparisons then see at once that both are the same part
                parent[a] = parent[b] = first
            elif second < first:
                parent[first] = second
                parent[a] = parent[b] = second
        behind = np.int64(end[a] < end[b])
        a += behind
        b += 1 - behind


@njit(cache=True, nogil=True)
def join_runs(
    starts: Any, begin: Any, end: Any, parent: Any, rows: int, neighbours: int, first: int, past: int
) -> None:
    """Join the runs of slices `first` to `past` with each other.

    Parameters
    ----------
    starts, begin, end : ndarray
        The runs.
    parent : ndarray of int32
        An earlier run of the same part, or the run itself.
    rows : int
        Rows of a slice.
    neighbours : int
        6, 18 or 26.
    first, past : int
        Which slices.
    """
    for z in range(first, past):
        for y in range(rows):
            row = z * rows + y
            for run in range(starts[row], starts[row + 1]):
                parent[run] = run
            if y > 0:
                _join_rows(starts, begin, end, parent, row, row - 1, np.int64(neighbours > 6))
        if z > first:
            join_slices(starts, begin, end, parent, rows, neighbours, z)


@njit(cache=True, nogil=True)
def join_slices(starts: Any, begin: Any, end: Any, parent: Any, rows: int, neighbours: int, z: int) -> None:
    """Join the runs of a slice with those of the slice before; parameters as in :func:`join_runs`."""
    for y in range(rows):
        row = z * rows + y
        if starts[row] == starts[row + 1]:
            continue
        below = row - rows
        _join_rows(starts, begin, end, parent, row, below, np.int64(neighbours > 6))
        if neighbours > 6:
            diagonal = np.int64(neighbours > 18)
            if y > 0:
                _join_rows(starts, begin, end, parent, row, below - 1, diagonal)
            if y + 1 < rows:
                _join_rows(starts, begin, end, parent, row, below + 1, diagonal)


@njit(cache=True, nogil=True)
def number_parts(parent: Any) -> int:
    """Turn parents into numbers of parts from 1 on, in the order of their first voxels; return how many."""
    count = 0
    for run in range(parent.size):
        if parent[run] == run:
            count += 1
            parent[run] = -count
        else:
            # an earlier run, which has its number already
            parent[run] = parent[parent[run]]
    for run in range(parent.size):
        parent[run] = -parent[run]
    return count


@njit(cache=True, nogil=True)
def describe(starts: Any, begin: Any, end: Any, part: Any, rows: int, voxels: Any, bounds: Any) -> None:
    """Count the voxels of each part and find its bounds.

    Parameters
    ----------
    starts, begin, end : ndarray
        The runs.
    part : ndarray of int32
        Number of the part of each run.
    rows : int
        Rows of a slice.
    voxels : ndarray of int64
        Gets the voxels, (n + 1,).
    bounds : ndarray of int32
        Gets first and last of z, y and x in the box, (n + 1, 6).
    """
    for row in range(starts.size - 1):
        z, y = row // rows, row % rows
        for run in range(starts[row], starts[row + 1]):
            number = part[run]
            if voxels[number] == 0:
                bounds[number, 0], bounds[number, 2], bounds[number, 4] = z, y, begin[run]
                bounds[number, 3], bounds[number, 5] = y, begin[run]
            voxels[number] += end[run] - begin[run]
            bounds[number, 1] = z
            bounds[number, 2] = min(bounds[number, 2], y)
            bounds[number, 3] = max(bounds[number, 3], y)
            bounds[number, 4] = min(bounds[number, 4], begin[run])
            bounds[number, 5] = max(bounds[number, 5], end[run] - 1)


@njit(cache=True, nogil=True)
def centres(starts: Any, begin: Any, end: Any, part: Any, rows: int, place: Any, total: Any) -> None:
    """Add up x, y and z of the voxels of some parts.

    Parameters
    ----------
    starts, begin, end, part, rows : ndarray, int
        As in :func:`describe`.
    place : ndarray of int64
        Row of `total` for each part, -1 for a part that is not asked for.
    total : ndarray of float64
        Gets the sums, (m, 3).
    """
    for row in range(starts.size - 1):
        z, y = row // rows, row % rows
        for run in range(starts[row], starts[row + 1]):
            at = place[part[run]]
            if at >= 0:
                length = end[run] - begin[run]
                total[at, 0] += 0.5 * length * (begin[run] + end[run] - 1)
                total[at, 1] += length * y
                total[at, 2] += length * z


@njit(cache=True, nogil=True)
def paint(
    starts: Any, begin: Any, end: Any, value: Any, rows: int, corner: Any, first: int, past: int, out: Any
) -> None:
    """Write a value for each run into an array; 0 writes nothing.

    Parameters
    ----------
    starts, begin, end : ndarray
        The runs.
    value : ndarray
        What is written for each run.
    rows : int
        Rows of a slice.
    corner : tuple of int
        Where the box begins in the array, (z, y, x).
    first, past : int
        Which slices.
    out : ndarray
        Is written to, (z, y, x).
    """
    for z in range(first, past):
        for y in range(rows):
            row = z * rows + y
            for run in range(starts[row], starts[row + 1]):
                given = value[run]
                if given:
                    out[corner[0] + z, corner[1] + y, corner[2] + begin[run] : corner[2] + end[run]] = given


@njit(cache=True, nogil=True)
def tally(starts: Any, begin: Any, end: Any, part: Any, row: int, flags: Any, total: Any) -> None:
    """Count for each part the flagged voxels of one slice.

    Parameters
    ----------
    starts, begin, end, part : ndarray
        The runs.
    row : int
        Number of the first row of the slice.
    flags : ndarray of uint8
        Flags of the box, (y, x).
    total : ndarray of int64
        Is added to, (n + 1,).
    """
    for y in range(flags.shape[0]):
        for run in range(starts[row + y], starts[row + y + 1]):
            hits = 0
            for x in range(begin[run], end[run]):
                hits += flags[y, x]
            total[part[run]] += hits


@njit(cache=True, nogil=True)
def gaps(
    starts: Any,
    begin: Any,
    end: Any,
    part: Any,
    rows: int,
    size: Any,
    reach: Any,
    first: int,
    past: int,
    gap: Any,
) -> None:
    """Find how far each part is from the next one, between the centres of their nearest voxels.

    Parameters
    ----------
    starts, begin, end, part, rows : ndarray, int
        As in :func:`describe`.
    size : ndarray of float64
        Size of a voxel along z, y and x in mm.
    reach : ndarray of int64
        Slices, rows and columns that are looked at to each side.
    first, past : int
        Which slices.
    gap : ndarray of float64
        Squared distances in mm^2, (n + 1,); is lowered where a nearer part is found, so it begins with the
        largest that matters.
    """
    slices = (starts.size - 1) // rows
    for z in range(first, past):
        for y in range(rows):
            one = z * rows + y
            if starts[one] == starts[one + 1]:
                continue
            for far in range(max(0, z - reach[0]), min(slices, z + reach[0] + 1)):
                for side in range(max(0, y - reach[1]), min(rows, y + reach[1] + 1)):
                    other = far * rows + side
                    across = ((far - z) * size[0]) ** 2 + ((side - y) * size[1]) ** 2
                    low, last = starts[other], starts[other + 1]
                    for a in range(starts[one], starts[one + 1]):
                        while low < last and end[low] + reach[2] <= begin[a]:
                            low += 1
                        for b in range(low, last):
                            if begin[b] >= end[a] + reach[2]:
                                break
                            if part[a] != part[b]:
                                apart = max(begin[b] - end[a] + 1, begin[a] - end[b] + 1, 0)
                                found = across + (apart * size[2]) ** 2
                                if found < gap[part[a]]:
                                    gap[part[a]] = found
