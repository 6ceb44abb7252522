"""Adding overlapping tiles of a network's output, and choosing the region of each voxel, in one pass each.

The sums of a plane stand at the remainder of its number by the planes that are kept. Rows along the last axis
are taken out as arrays of their own, and divisions are not watched for zeros: so the compiler makes vector
instructions of the loops.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def add(
    tile: Any, weight: Any, flat: bool, total: Any, count: Any, place: Any, fresh: Any, first: int, past: int
) -> None:
    """Add a weighted tile to the sums, for the planes first to past of the tile.

    Parameters
    ----------
    tile : ndarray of float32
        Output of the network, shape (c, i, j, k).
    weight : ndarray of float32
        Weights, shape (i, j, k).
    flat : bool
        Whether all of them are 1.
    total, count : ndarray of float32
        Sums of the weighted channels (c, n, j, k) and of the weights (n, j, k), as wide as the image.
    place : tuple of int
        Where the tile begins in the image.
    fresh : tuple of int
        From which index of the tile on no earlier tile has been along each axis: there sums begin anew.
    """
    channels, _, rows, columns = tile.shape
    kept = total.shape[1]
    for i in range(first, past):
        plane = (place[0] + i) % kept
        for c in range(channels):
            for j in range(rows):
                known = fresh[2] if i >= fresh[0] and j >= fresh[1] else columns
                into = total[c, plane, place[1] + j, place[2] : place[2] + columns]
                row, factor = tile[c, i, j], weight[i, j]
                if flat:
                    for k in range(known):
                        into[k] += row[k]
                    for k in range(known, columns):
                        into[k] = row[k]
                else:
                    for k in range(known):
                        into[k] += row[k] * factor[k]
                    for k in range(known, columns):
                        into[k] = row[k] * factor[k]
                if c == 0:
                    sums = count[plane, place[1] + j, place[2] : place[2] + columns]
                    for k in range(known):
                        sums[k] += factor[k]
                    for k in range(known, columns):
                        sums[k] = factor[k]


@njit(cache=True, nogil=True, error_model="numpy")  # type: ignore[untyped-decorator]
def choose(total: Any, count: Any, cut: float, masks: bool, out: Any, first: int, past: int) -> None:
    """Write the region of each voxel, for the planes first to past of the image.

    Parameters
    ----------
    total, count : ndarray of float32
        Sums of the weighted channels (c, n, j, k) and of the weights (n, j, k).
    cut : float
        From which mean value on a voxel belongs to a mask.
    masks : bool
        Each channel is a mask (region c + 1, the last one counts); else the highest channel is the region.
    out : ndarray of unsigned int
        Regions, shape (i, j, k).
    """
    channels, kept, rows, columns = total.shape
    best = np.empty(columns, np.float32)
    region = np.empty(columns, np.int32)
    for i in range(first, past):
        plane = i % kept
        for j in range(rows):
            weight, row = count[plane, j], total[0, plane, j]
            for k in range(columns):
                mean = row[k] / weight[k]
                best[k] = mean
                region[k] = 1 if masks and mean > cut else 0
            for c in range(1, channels):
                row = total[c, plane, j]
                if masks:
                    for k in range(columns):
                        region[k] = c + 1 if row[k] / weight[k] > cut else region[k]
                else:
                    for k in range(columns):
                        mean = row[k] / weight[k]
                        better = mean > best[k]
                        best[k] = mean if better else best[k]
                        region[k] = c if better else region[k]
            into = out[i, j]
            for k in range(columns):
                into[k] = region[k]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def turn(source: Any, out: Any, first: int, past: int) -> None:
    """Write an image (z, y, x) as (x, y, z), for the planes first to past of x, a cache line at a time."""
    for begin in range(first, past, 16):
        end = min(begin + 16, past)
        for y in range(source.shape[1]):
            for z in range(source.shape[0]):
                for x in range(begin, end):
                    out[x, y, z] = source[z, y, x]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def spread(
    scores: Any, scale: Any, offset: Any, cut: float, masks: bool, out: Any, first: int, past: int
) -> None:
    """Interpolate the channels of a coarse grid linearly at each voxel of a finer one, and choose the region.

    Between two places at which the same channel is the highest it is the highest too, because the channels
    change linearly between them: only where the highest one changes, all of them are computed.

    Parameters
    ----------
    scores : ndarray of float32
        Mean channels, shape (c, z, y, x).
    scale, offset : ndarray of float
        Place on the coarse grid of an index of the fine one, for z, y, x.
    out : ndarray of unsigned int
        Regions of the fine grid, shape (z, y, x); the slices first to past are written.
    """
    channels, depth, height, width = scores.shape
    row = np.empty((channels, width), np.float32)
    best = np.empty(width, np.int64)
    for z in range(first, past):
        place_z = z * scale[0] + offset[0]
        if place_z < -0.5 or place_z > depth - 0.5:
            continue
        z0, z1, tz = _between(place_z, depth)
        for y in range(out.shape[1]):
            place_y = y * scale[1] + offset[1]
            if place_y < -0.5 or place_y > height - 0.5:
                continue
            y0, y1, ty = _between(place_y, height)
            w00, w01 = (1 - tz) * (1 - ty), (1 - tz) * ty
            w10, w11 = tz * (1 - ty), tz * ty
            for c in range(channels):
                for x in range(width):
                    row[c, x] = (
                        w00 * scores[c, z0, y0, x]
                        + w01 * scores[c, z0, y1, x]
                        + w10 * scores[c, z1, y0, x]
                        + w11 * scores[c, z1, y1, x]
                    )
            for x in range(width):
                best[x] = _region(row, x, x, np.float32(0), cut, masks)
            for x in range(out.shape[2]):
                place_x = x * scale[2] + offset[2]
                if place_x < -0.5 or place_x > width - 0.5:
                    continue
                x0, x1, tx = _between(place_x, width)
                if best[x0] == best[x1] and not masks:
                    out[z, y, x] = best[x0]
                else:
                    out[z, y, x] = _region(row, x0, x1, tx, cut, masks)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _between(place: float, size: int) -> Any:
    """The two neighbours of a place and the weight of the second; the ends go on as they are."""
    inside = min(max(place, 0.0), size - 1.0)
    low = int(inside)
    return low, min(low + 1, size - 1), np.float32(inside - low)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _region(row: Any, x0: int, x1: int, t: Any, cut: float, masks: bool) -> int:
    region = 0
    highest = row[0, x0] * (1 - t) + row[0, x1] * t
    if masks and highest > cut:
        region = 1
    for c in range(1, row.shape[0]):
        value = row[c, x0] * (1 - t) + row[c, x1] * t
        if masks:
            if value > cut:
                region = c + 1
        elif value > highest:
            highest = value
            region = c
    return region
