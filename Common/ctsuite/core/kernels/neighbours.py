"""Vertices of a triangle mesh and the vertices they share an edge with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def neighbours(triangles: Any, count: int) -> Any:
    """Return the neighbours of each vertex of a closed mesh.

    On a closed mesh whose triangles turn one way, each edge is passed once in each direction, so the next
    corner in each triangle of a vertex lists all of its neighbours once.

    Parameters
    ----------
    triangles : ndarray of int
        Corners (m, 3).
    count : int
        Number of vertices.

    Returns
    -------
    starts, others : ndarray of int32
        Vertex n has the neighbours ``others[starts[n]:starts[n + 1]]``.
    """
    starts = np.zeros(count + 2, np.int32)
    for triangle in range(triangles.shape[0]):
        for corner in range(3):
            starts[triangles[triangle, corner] + 2] += 1
    for vertex in range(count):
        starts[vertex + 2] += starts[vertex + 1]
    others = np.empty(3 * triangles.shape[0], np.int32)
    for triangle in range(triangles.shape[0]):
        for corner in range(3):
            place = triangles[triangle, corner] + 1
            others[starts[place]] = triangles[triangle, (corner + 1) % 3]
            starts[place] += 1
    return starts[:-1], others


@njit(cache=True, nogil=True)
def step(
    starts: Any, others: Any, now: Any, before: Any, total: Any, weight: float, first: int, past: int
) -> None:
    """Take one step of a Chebyshev recurrence on vertices `first` to `past`.

    With K x the difference of a vertex to the middle of its neighbours, the polynomials of I - K / 2 obey
    T[n+1] = 2 T[n] - K T[n] - T[n-1].

    Parameters
    ----------
    starts, others : ndarray of int32
        Neighbours as :func:`neighbours` gives them.
    now, before : ndarray
        T[n] and T[n-1], (count, 3); `before` becomes T[n+1].
    total : ndarray
        Gets `weight` times T[n+1] added, (count, 3).
    weight : float
        Coefficient of T[n+1].
    first, past : int
        Which vertices.
    """
    for vertex in range(first, past):
        x = y = z = 0.0
        start, end = starts[vertex], starts[vertex + 1]
        for place in range(start, end):
            other = others[place]
            x += now[other, 0]
            y += now[other, 1]
            z += now[other, 2]
        share = 1.0 / max(end - start, 1)
        if end == start:
            x, y, z = now[vertex, 0], now[vertex, 1], now[vertex, 2]
        before[vertex, 0] = now[vertex, 0] + x * share - before[vertex, 0]
        before[vertex, 1] = now[vertex, 1] + y * share - before[vertex, 1]
        before[vertex, 2] = now[vertex, 2] + z * share - before[vertex, 2]
        for axis in range(3):
            total[vertex, axis] += weight * before[vertex, axis]
