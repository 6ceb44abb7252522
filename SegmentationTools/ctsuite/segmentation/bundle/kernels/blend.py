"""Adding overlapping tiles of a network's output, and choosing the region of each voxel, in one pass each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def add(tile: Any, weight: Any, total: Any, first: int, past: int) -> None:
    """Add a weighted tile (c, i, j, k) to the sums of the same shape, for the planes first to past.

    Planes are counted through channel and i.
    """
    _, planes, rows, columns = tile.shape
    for plane in range(first, past):
        c, i = divmod(plane, planes)
        for j in range(rows):
            for k in range(columns):
                total[c, i, j, k] += tile[c, i, j, k] * weight[i, j, k]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def choose(total: Any, count: Any, cut: float, masks: bool, out: Any, first: int, past: int) -> None:
    """Write the region of each voxel, for the planes first to past of i.

    Parameters
    ----------
    total : ndarray of float32
        Sums of the weighted channels, shape (c, i, j, k).
    count : ndarray of float32
        Sum of the weights, shape (i, j, k).
    cut : float
        From which mean value on a voxel belongs to a mask.
    masks : bool
        Each channel is a mask (region c + 1, the last one counts); else the highest channel is the region.
    out : ndarray of unsigned int
        Regions, shape (i, j, k).
    """
    channels, _, rows, columns = total.shape
    best = np.empty(columns, np.float32)
    for i in range(first, past):
        for j in range(rows):
            for k in range(columns):
                mean = total[0, i, j, k] / count[i, j, k]
                best[k] = mean
                out[i, j, k] = 1 if masks and mean > cut else 0
            for c in range(1, channels):
                for k in range(columns):
                    mean = total[c, i, j, k] / count[i, j, k]
                    if masks:
                        if mean > cut:
                            out[i, j, k] = c + 1
                    elif mean > best[k]:
                        best[k] = mean
                        out[i, j, k] = c


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
