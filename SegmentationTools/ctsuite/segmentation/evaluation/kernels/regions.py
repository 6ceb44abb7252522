"""Counting two label maps in one pass, and finding the surfaces of their regions row by row.

A surface is a list of places in the order of the array: the places of row ``r = z * rows + y`` of a box are
``xs[starts[r]:starts[r + 1]]``, ascending. Nothing dense is kept.
"""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True)
def tally(
    first: Any,
    second: Any,
    words: Any,
    of_first: Any,
    of_second: Any,
    start: int,
    past: int,
    counts: Any,
    boxes: Any,
) -> None:
    """Count the voxels of each region in two label maps, those in common, and find their boxes.

    Parameters
    ----------
    first, second : ndarray of unsigned int
        Label maps (z, y, x).
    words : tuple of ndarray
        Both, eight voxels to a number (z, y, x / 8), by which background is passed over; without columns
        where that is not possible.
    of_first, of_second : ndarray of int32
        Number of the region of each label value; 0 is no region.
    start, past : int
        Slices that are looked at.
    counts : ndarray of int64
        (3, regions + 1): voxels in the first, in the second and in both, added to.
    boxes : ndarray of int64
        (2, regions + 1, 6): lowest and highest z, y, x of each region in each map, widened.
    """
    rows, columns = first.shape[1], first.shape[2]
    for z in range(start, past):
        for y in range(rows):
            x = 0
            while x < columns:
                if x % 8 == 0:
                    word = x // 8
                    while (
                        word < words[0].shape[2] and words[0][z, y, word] == 0 and words[1][z, y, word] == 0
                    ):
                        word += 1
                    if word > x // 8:
                        x = 8 * word
                        continue
                a, b = first[z, y, x], second[z, y, x]
                end = x + 1
                while end < columns and first[z, y, end] == a and second[z, y, end] == b:
                    end += 1
                if a or b:
                    one, other = of_first[a], of_second[b]
                    if one:
                        counts[0, one] += end - x
                        _widen(boxes[0, one], z, y, x, end - 1)
                    if other:
                        counts[1, other] += end - x
                        _widen(boxes[1, other], z, y, x, end - 1)
                    if one and one == other:
                        counts[2, one] += end - x
                x = end


@njit(cache=True, nogil=True, inline="always")
def _widen(box: Any, z: int, y: int, low: int, high: int) -> None:
    box[0] = min(box[0], z)
    box[1] = max(box[1], z)
    box[2] = min(box[2], y)
    box[3] = max(box[3], y)
    box[4] = min(box[4], low)
    box[5] = max(box[5], high)


@njit(cache=True, nogil=True)
def border_voxels(labels: Any, value: int, box: Any, starts: Any, xs: Any) -> int:
    """List the voxels of a region that have a neighbour across a face outside of it.

    What lies outside the array is outside the region.

    Parameters
    ----------
    labels : ndarray
        Label map (z, y, x).
    value : int
        Label value of the region.
    box : ndarray of int64
        Lowest and highest z, y, x of the region (6,).
    starts : ndarray of int64
        (rows + 1,), written.
    xs : ndarray of int32
        Filled as far as it reaches.

    Returns
    -------
    int
        How many there are.
    """
    depth, height, width = labels.shape
    found, row = 0, 0
    for z in range(box[0], box[1] + 1):
        for y in range(box[2], box[3] + 1):
            starts[row] = found
            row += 1
            open_row = z == 0 or z == depth - 1 or y == 0 or y == height - 1
            for x in range(box[4], box[5] + 1):
                if labels[z, y, x] != value:
                    continue
                if (
                    open_row
                    or x == 0
                    or x == width - 1
                    or labels[z, y, x - 1] != value
                    or labels[z, y, x + 1] != value
                    or labels[z, y - 1, x] != value
                    or labels[z, y + 1, x] != value
                    or labels[z - 1, y, x] != value
                    or labels[z + 1, y, x] != value
                ):
                    if found < xs.size:
                        xs[found] = x
                    found += 1
    starts[row] = found
    return found


@njit(cache=True, nogil=True)
def elements(labels: Any, value: int, box: Any, starts: Any, xs: Any, codes: Any) -> int:
    """List the corners of voxels around which a region is neither everywhere nor nowhere.

    Corner (z, y, x) lies between the voxels z - 1 and z, and so on. Its code has bit 4 dz + 2 dy + dx set
    where the voxel (z - 1 + dz, y - 1 + dy, x - 1 + dx) belongs to the region; what lies outside the array
    does not.

    Parameters
    ----------
    labels : ndarray
        Label map (z, y, x).
    value : int
        Label value of the region.
    box : ndarray of int64
        Lowest and highest z, y, x of the corners (6,): one more than the voxels on the upper side.
    starts : ndarray of int64
        (rows + 1,), written.
    xs, codes : ndarray of int32, uint8
        Filled as far as they reach.

    Returns
    -------
    int
        How many there are.
    """
    depth, height, width = labels.shape
    found, row = 0, 0
    for z in range(box[0], box[1] + 1):
        for y in range(box[2], box[3] + 1):
            starts[row] = found
            row += 1
            before, after = z > 0, z < depth
            above, below = y > 0, y < height
            left = 0
            for x in range(box[4], box[5] + 1):
                right = 0
                if x < width:
                    if before and above and labels[z - 1, y - 1, x] == value:
                        right |= 2
                    if before and below and labels[z - 1, y, x] == value:
                        right |= 8
                    if after and above and labels[z, y - 1, x] == value:
                        right |= 32
                    if after and below and labels[z, y, x] == value:
                        right |= 128
                code = (left >> 1) | right
                left = right
                if code != 0 and code != 255:
                    if found < xs.size:
                        xs[found] = x
                        codes[found] = code
                    found += 1
    starts[row] = found
    return found
