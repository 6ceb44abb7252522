"""The distance of points to triangles, searched through a tree of boxes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

LEAF = 4
"""Triangles in a leaf of the tree."""
_DEEPEST = 64


@njit(cache=True, nogil=True, inline="always")
def _along(projection: float, squared_length: float) -> float:
    """Position on an edge, 0 to 1, that is nearest to a point."""
    if squared_length <= 0.0:
        return 0.0
    return min(max(projection / squared_length, 0.0), 1.0)


@njit(cache=True, nogil=True)
def _to_triangle(p: Any, a: Any, b: Any, c: Any) -> float:
    """Squared distance of a point to a triangle.

    The squared distance to a + v ab + w ac is a quadratic form in v and w. Its minimum over the triangle lies
    at the foot of the perpendicular where that is inside, and on one of the three edges otherwise
    (C. Ericson, Real-Time Collision Detection, 2005, 5.1.5).
    """
    base = aa = bb = cc = q = r = 0.0
    for n in range(3):
        ap, ab, ac = p[n] - a[n], b[n] - a[n], c[n] - a[n]
        base += ap * ap
        aa += ab * ab
        bb += ab * ac
        cc += ac * ac
        q += ap * ab
        r += ap * ac
    determinant = aa * cc - bb * bb
    if determinant > 1e-12 * aa * cc:
        v, w = (cc * q - bb * r) / determinant, (aa * r - bb * q) / determinant
        if v >= 0.0 and w >= 0.0 and v + w <= 1.0:
            # the length of what is left after the foot is taken away: no difference of large numbers
            squared = 0.0
            for n in range(3):
                gap = p[n] - a[n] - v * (b[n] - a[n]) - w * (c[n] - a[n])
                squared += gap * gap
            return squared
    along_ab, along_ac = _along(q, aa), _along(r, cc)
    along_bc = _along(r - q + aa - bb, aa - 2.0 * bb + cc)
    first = second = third = 0.0
    for n in range(3):
        gap = p[n] - a[n] - along_ab * (b[n] - a[n])
        first += gap * gap
        gap = p[n] - a[n] - along_ac * (c[n] - a[n])
        second += gap * gap
        gap = p[n] - b[n] - along_bc * (c[n] - b[n])
        third += gap * gap
    return min(first, min(second, third))


@njit(cache=True, nogil=True, inline="always")
def _to_box(p: Any, low: Any, high: Any) -> float:
    """Squared distance of a point to a box, 0 inside."""
    squared = 0.0
    for n in range(3):
        gap = max(low[n] - p[n], p[n] - high[n])
        if gap > 0.0:
            squared += gap * gap
    return squared


@njit(cache=True, nogil=True)
def fill_leaves(points: Any, triangles: Any, low: Any, high: Any, first: int, past: int) -> None:
    """Set the boxes of leaves `first` to `past`; the leaves are the second half of `low` and `high`."""
    leaves = low.shape[0] // 2
    for leaf in range(first, past):
        node = leaves + leaf
        for triangle in range(leaf * LEAF, min(leaf * LEAF + LEAF, triangles.shape[0])):
            for corner in range(3):
                for axis in range(3):
                    place = points[triangles[triangle, corner], axis]
                    low[node, axis] = min(low[node, axis], place)
                    high[node, axis] = max(high[node, axis], place)


@njit(cache=True, nogil=True)
def search(
    queries: Any,
    points: Any,
    triangles: Any,
    low: Any,
    high: Any,
    squared: Any,
    first: int,
    past: int,
) -> None:
    """Set the squared distances of the points `first` to `past`.

    Parameters
    ----------
    queries : ndarray of float
        Points (n, 3).
    points, triangles : ndarray
        Vertices (v, 3) and corners (m, 3) of the surface, triangles in the order of the leaves.
    low, high : ndarray of float
        Corners (2 leaves, 3) of the boxes: node n has the children 2 n and 2 n + 1, node 1 is the root.
    squared : ndarray of float64
        Filled, (n,).
    first, past : int
        Which points.
    """
    leaves = low.shape[0] // 2
    nodes = np.empty(_DEEPEST, np.int64)
    reach = np.empty(_DEEPEST, np.float64)
    nearest = 0  # neighbouring points have neighbouring answers: the last one is a good first guess
    for number in range(first, past):
        p = queries[number]
        t = triangles[nearest]
        best = _to_triangle(p, points[t[0]], points[t[1]], points[t[2]])
        nodes[0], reach[0] = 1, _to_box(p, low[1], high[1])
        size = 1
        while size:
            size -= 1
            node = nodes[size]
            if reach[size] >= best:
                continue
            while node < leaves:
                near, far = 2 * node, 2 * node + 1
                near_reach, far_reach = _to_box(p, low[near], high[near]), _to_box(p, low[far], high[far])
                if far_reach < near_reach:
                    near, far, near_reach, far_reach = far, near, far_reach, near_reach
                if far_reach < best:
                    nodes[size], reach[size] = far, far_reach
                    size += 1
                if near_reach >= best:
                    break
                node = near
            if node >= leaves:
                start = (node - leaves) * LEAF
                for triangle in range(start, min(start + LEAF, triangles.shape[0])):
                    t = triangles[triangle]
                    found = _to_triangle(p, points[t[0]], points[t[1]], points[t[2]])
                    if found < best:
                        best, nearest = found, triangle
        squared[number] = best
