"""Filling the closed contours of a slice.

A voxel belongs to a region when its centre lies inside: when a line from it meets the contours of the slice
an odd number of times. So a contour within another one is a hole (XOR), and so is what a keyhole contour
leaves out. A centre that lies just on a contour belongs to one side only, so that regions that share a
contour share no voxel and leave none out.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]


def filled(contours: Iterable[Float], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return the voxels whose centres lie inside.

    Parameters
    ----------
    contours : iterable of ndarray
        Closed contours (n, 2), column and row of each point as continuous indices.
    shape : tuple of int
        Rows and columns of the slice.

    Returns
    -------
    ndarray of bool
        (rows, columns).
    """
    rows, columns = shape
    turns = np.zeros((rows, columns + 1), np.int32)
    for points in contours:
        column, row = _crossings(points, rows)
        # the first centre at or behind the crossing, and all behind it, change sides
        first = np.clip(np.ceil(column), 0, columns).astype(int)
        np.add.at(turns, (row, first), 1)
    return np.asarray(np.cumsum(turns[:, :columns], axis=1) % 2 == 1)


def _crossings(points: Float, rows: int) -> tuple[Float, NDArray[np.intp]]:
    """Where the edges of a contour cross the lines through the centres of the rows: columns and rows."""
    start, end = points, np.roll(points, -1, axis=0)
    # always from the upper end, so that both ways along one edge cross at the very same place
    down = (start[:, 1] <= end[:, 1])[:, None]
    start, end = np.where(down, start, end), np.where(down, end, start)
    low, high = start[:, 1], end[:, 1]
    # half open, so that a line through a corner is counted once or twice, but never in between
    first = np.maximum(np.ceil(low), 0).astype(int)
    past = np.minimum(np.ceil(high), rows).astype(int)
    counts = np.maximum(past - first, 0)
    edge = np.repeat(np.arange(len(points)), counts)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
    a, b = start[edge], end[edge]
    share = (row - a[:, 1]) / (b[:, 1] - a[:, 1]) if len(edge) else np.zeros(0)
    return a[:, 0] + share * (b[:, 0] - a[:, 0]), row
