"""Four bytes for each voxel from its CT number and the segments at it and around it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def colour_slices(
    values: NDArray[Any],
    labels: NDArray[Any],
    box: NDArray[np.int64],
    low: float,
    step: float,
    codes: NDArray[np.uint8],
    colours: NDArray[np.uint8],
    segment_colours: NDArray[np.float32],
    segment_shares: NDArray[np.float32],
    out: NDArray[np.uint8],
) -> None:
    """Colour the voxels of a box.

    Where all 27 voxels about one have the same label, it takes the colour and opacity of that segment;
    elsewhere the mean of them with the weights 1-2-1 along each axis, so that borders of masks are smooth;
    colours count by their opacity.

    Parameters
    ----------
    values, labels : ndarray (z, y, x)
        CT numbers, and which segment each voxel belongs to (0 for none).
    box : ndarray of int (3, 2)
        First index and the one past the last along z, y and x.
    low, step : float
        CT number of the first level and between levels.
    codes, colours : ndarray
        See :class:`ctsuite.ct.rendering.coding.Coding`.
    segment_colours, segment_shares : ndarray (labels, 3), (labels,)
        Colour, 0 to 255, and opacity, 0 to 255, by label; the colour of label 0 is that of its CT number.
    out : ndarray of uint8 (z, y, x, 4)
        Filled inside the box.
    """
    depth, height, width = labels.shape
    last, inverse = codes.shape[1] - 1, 1.0 / step
    same = np.empty(width, np.bool_)
    for z in range(box[0, 0], box[0, 1]):
        below, above = max(z - 1, 0), min(z + 1, depth - 1)
        for y in range(box[1, 0], box[1, 1]):
            left, right = max(y - 1, 0), min(y + 1, height - 1)
            # whether the nine rows about this one agree, without branches
            for x in range(width):
                own = labels[z, y, x]
                same[x] = (
                    (labels[below, left, x] == own)
                    & (labels[below, y, x] == own)
                    & (labels[below, right, x] == own)
                    & (labels[z, left, x] == own)
                    & (labels[z, right, x] == own)
                    & (labels[above, left, x] == own)
                    & (labels[above, y, x] == own)
                    & (labels[above, right, x] == own)
                )
            for x in range(box[2, 0], box[2, 1]):
                level = int((values[z, y, x] - low) * inverse + 0.5)
                level = min(max(level, 0), last)
                own = labels[z, y, x]
                before, after = max(x - 1, 0), min(x + 1, width - 1)
                inside = same[x] and same[before] and same[after]
                if inside and labels[z, y, before] == own and labels[z, y, after] == own:
                    share = segment_shares[own]
                    if own == 0:
                        out[z, y, x, 0] = colours[level, 0]
                        out[z, y, x, 1] = colours[level, 1]
                        out[z, y, x, 2] = colours[level, 2]
                    else:
                        out[z, y, x, 0] = np.uint8(segment_colours[own, 0] + 0.5)
                        out[z, y, x, 1] = np.uint8(segment_colours[own, 1] + 0.5)
                        out[z, y, x, 2] = np.uint8(segment_colours[own, 2] + 0.5)
                else:
                    red = green = blue = share = total = np.float32(0.0)
                    for dz in range(-1, 2):
                        for dy in range(-1, 2):
                            for dx in range(-1, 2):
                                weight = np.float32((2 - abs(dz)) * (2 - abs(dy)) * (2 - abs(dx)) / 64.0)
                                near = labels[
                                    min(max(z + dz, 0), depth - 1),
                                    min(max(y + dy, 0), height - 1),
                                    min(max(x + dx, 0), width - 1),
                                ]
                                share += weight * segment_shares[near]
                                # what is not seen lends no colour
                                weight *= segment_shares[near] + np.float32(1e-3)
                                total += weight
                                if near == 0:
                                    red += weight * colours[level, 0]
                                    green += weight * colours[level, 1]
                                    blue += weight * colours[level, 2]
                                else:
                                    red += weight * segment_colours[near, 0]
                                    green += weight * segment_colours[near, 1]
                                    blue += weight * segment_colours[near, 2]
                    out[z, y, x, 0] = np.uint8(red / total + 0.5)
                    out[z, y, x, 1] = np.uint8(green / total + 0.5)
                    out[z, y, x, 2] = np.uint8(blue / total + 0.5)
                out[z, y, x, 3] = codes[int(share + 0.5), level]
