"""Exact distances from places of a lattice to a surface that is listed row by row.

The rows of the surface are looked at in the order of their distance, and no further than the best place
found. Most places of two surfaces that agree are near each other, so only a few rows are looked at. The
largest distance alone needs less still: a place that is nearer than the largest so far is left at once
(Taha and Hanbury 2015).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def distances(
    starts: Any,
    xs: Any,
    box: Any,
    to_starts: Any,
    to_xs: Any,
    to_box: Any,
    spacing: Any,
    most: int,
    squared: Any,
) -> int:
    """Find the squared distance of each place of one surface to the nearest place of another.

    Parameters
    ----------
    starts, xs, box : ndarray
        The places, as the module :mod:`regions` lists them.
    to_starts, to_xs, to_box : ndarray
        The surface; it has a place at least.
    spacing : ndarray of float64
        mm along z, y, x.
    most : int
        How many rows are looked at for one place; where that does not do, its distance is -1.
    squared : ndarray of float64
        (n,), mm², written.

    Returns
    -------
    int
        How many distances were left open.
    """
    left = 0
    height = box[3] - box[2] + 1
    nearest = np.zeros(3, np.int64)
    known = False
    for row in range(starts.size - 1):
        z, y = box[0] + row // height, box[2] + row % height
        for n in range(starts[row], starts[row + 1]):
            best = _search(z, y, xs[n], to_starts, to_xs, to_box, spacing, most, 0.0, nearest, known)
            squared[n] = best
            known = known or best >= 0
            if best < 0:
                left += 1
    return left


@njit(cache=True, nogil=True)
def farthest(
    labels: Any,
    value: int,
    box: Any,
    others: Any,
    other: int,
    to_starts: Any,
    to_xs: Any,
    to_box: Any,
    spacing: Any,
) -> float:
    """Find the largest squared distance of a voxel of one region to the nearest voxel of another.

    Parameters
    ----------
    labels, value, box
        Label map (z, y, x), label value and box (6,) of the one region.
    others, other
        Label map and label value of the other region, which has a voxel at least.
    to_starts, to_xs, to_box : ndarray
        Border voxels of the other region.
    spacing : ndarray of float64
        mm along z, y, x.

    Returns
    -------
    float
        mm²; 0 where the one region lies within the other.
    """
    largest = 0.0
    nearest = np.zeros(3, np.int64)
    known = False
    for z in range(box[0], box[1] + 1):
        for y in range(box[2], box[3] + 1):
            for x in range(box[4], box[5] + 1):
                if labels[z, y, x] == value and others[z, y, x] != other:
                    found = _search(z, y, x, to_starts, to_xs, to_box, spacing, -1, largest, nearest, known)
                    known = True
                    largest = max(largest, found)
    return largest


@njit(cache=True, nogil=True)
def _search(
    z: int,
    y: int,
    x: int,
    starts: Any,
    xs: Any,
    box: Any,
    spacing: Any,
    most: int,
    enough: float,
    nearest: Any,
    known: bool,
) -> float:
    """Squared distance to the nearest place, or any that is not above `enough`; -1 where given up.

    `nearest` (z, y, x) is where the last search ended, where that is known, and then where this one does.
    """
    depth, height = box[1] - box[0] + 1, box[3] - box[2] + 1
    dz, dy, dx = spacing[0], spacing[1], spacing[2]
    best = np.inf
    if known:
        best = ((z - nearest[0]) * dz) ** 2 + ((y - nearest[1]) * dy) ** 2 + ((x - nearest[2]) * dx) ** 2
        if best <= enough:
            return best
    own_z, own_y = z - box[0], y - box[2]
    low_k, high_k = max(0, -own_z, own_z - depth + 1), max(own_z, depth - 1 - own_z)
    low_l, high_l = max(0, -own_y, own_y - height + 1), max(own_y, height - 1 - own_y)
    looked = 0
    for k in range(low_k, high_k + 1):
        away_z = (k * dz) ** 2
        if away_z >= best:
            break
        for side_k in range(2 if k else 1):
            slice_ = own_z + k if side_k == 0 else own_z - k
            if slice_ < 0 or slice_ >= depth:
                continue
            for l in range(low_l, high_l + 1):  # noqa: E741 - steps along y, as k along z
                away = away_z + (l * dy) ** 2
                if away >= best:
                    break
                for side_l in range(2 if l else 1):
                    line = own_y + l if side_l == 0 else own_y - l
                    if line < 0 or line >= height:
                        continue
                    looked += 1
                    row = slice_ * height + line
                    low, high = starts[row], starts[row + 1]
                    if low == high:
                        continue
                    first, past = low, high
                    while first < past:
                        middle = (first + past) // 2
                        if xs[middle] < x:
                            first = middle + 1
                        else:
                            past = middle
                    for n in range(max(first - 1, low), min(first + 1, high)):
                        found = away + ((xs[n] - x) * dx) ** 2
                        if found < best:
                            best = found
                            nearest[0], nearest[1], nearest[2] = slice_ + box[0], line + box[2], xs[n]
                            if best <= enough:
                                return best
            if most >= 0 and looked > most:
                return -1.0
    return best
