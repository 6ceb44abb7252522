"""The distance of points to triangles, searched through a tree of boxes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

_DEEPEST = 64


@njit(cache=True, nogil=True, inline="always")
def _along(projection: float, squared_length: float) -> float:
    """Position on an edge, 0 to 1, that is nearest to a point."""
    if squared_length <= 0.0:
        return 0.0
    return min(max(projection / squared_length, 0.0), 1.0)


# The loops below take numbers and whole arrays, no rows: a row is an object whose counter all threads share.


@njit(cache=True, nogil=True, inline="always")
def _to_triangle(x: float, y: float, z: float, corners: Any, n: int) -> float:
    """Squared distance of a point to a triangle.

    The squared distance to a + v ab + w ac is a quadratic form in v and w. Its minimum over the triangle lies
    at the foot of the perpendicular where that is inside, and on one of the three edges otherwise
    (C. Ericson, Real-Time Collision Detection, 2005, 5.1.5).
    """
    ax, ay, az = corners[n, 0], corners[n, 1], corners[n, 2]
    px, py, pz = x - ax, y - ay, z - az
    bx, by, bz = corners[n, 3] - ax, corners[n, 4] - ay, corners[n, 5] - az
    cx, cy, cz = corners[n, 6] - ax, corners[n, 7] - ay, corners[n, 8] - az
    aa = bx * bx + by * by + bz * bz
    bb = bx * cx + by * cy + bz * cz
    cc = cx * cx + cy * cy + cz * cz
    q = px * bx + py * by + pz * bz
    r = px * cx + py * cy + pz * cz
    determinant = aa * cc - bb * bb
    if determinant > 1e-12 * aa * cc:
        v, w = (cc * q - bb * r) / determinant, (aa * r - bb * q) / determinant
        if v >= 0.0 and w >= 0.0 and v + w <= 1.0:
            # the length of what is left after the foot is taken away: no difference of large numbers
            return _squared(px - v * bx - w * cx, py - v * by - w * cy, pz - v * bz - w * cz)
    v, w = _along(q, aa), _along(r, cc)
    first = _squared(px - v * bx, py - v * by, pz - v * bz)
    second = _squared(px - w * cx, py - w * cy, pz - w * cz)
    w = _along(r - q + aa - bb, aa - 2.0 * bb + cc)
    v = 1.0 - w
    third = _squared(px - v * bx - w * cx, py - v * by - w * cy, pz - v * bz - w * cz)
    return min(first, min(second, third))


@njit(cache=True, nogil=True, inline="always")
def _squared(x: float, y: float, z: float) -> float:
    return x * x + y * y + z * z


@njit(cache=True, nogil=True, inline="always")
def _to_box(x: float, y: float, z: float, boxes: Any, node: int) -> float:
    """Squared distance of a point to a box, 0 inside."""
    return _squared(
        max(boxes[node, 0] - x, x - boxes[node, 3], 0.0),
        max(boxes[node, 1] - y, y - boxes[node, 4], 0.0),
        max(boxes[node, 2] - z, z - boxes[node, 5], 0.0),
    )


@njit(cache=True, nogil=True)
def fill_leaves(corners: Any, boxes: Any, first: int, past: int) -> None:
    """Set the boxes of leaves `first` to `past`; the leaves are the second half of `boxes`."""
    leaves, count = boxes.shape[0] // 2, corners.shape[0]
    for leaf in range(first, past):
        node = leaves + leaf
        for triangle in range(leaf * count // leaves, (leaf + 1) * count // leaves):
            for place in range(9):
                axis = place % 3
                value = float(corners[triangle, place])
                boxes[node, axis] = min(boxes[node, axis], value)
                boxes[node, axis + 3] = max(boxes[node, axis + 3], value)


@njit(cache=True, nogil=True)
def search(queries: Any, corners: Any, boxes: Any, squared: Any, first: int, past: int) -> None:
    """Set the squared distances of the points `first` to `past`.

    Parameters
    ----------
    queries : ndarray of float
        Points (n, 3).
    corners : ndarray of float
        The corners (m, 9) of the triangles, x, y, z of each in turn, in the order of the leaves:
        leaf i holds the triangles ``i m // leaves`` to ``(i + 1) m // leaves``.
    boxes : ndarray of float64
        Lowest and highest x, y, z (2 leaves, 6) of each node: node n has the children 2 n and 2 n + 1, node 1
        is the root.
    squared : ndarray of float64
        Filled, (n,).
    first, past : int
        Which points.
    """
    leaves, count = boxes.shape[0] // 2, corners.shape[0]
    nodes = np.empty(_DEEPEST, np.int64)
    reach = np.empty(_DEEPEST, np.float64)
    nearest = 0  # neighbouring points have neighbouring answers: the last one is a good first guess
    for number in range(first, past):
        x, y, z = float(queries[number, 0]), float(queries[number, 1]), float(queries[number, 2])
        best = _to_triangle(x, y, z, corners, nearest)
        nodes[0], reach[0] = 1, _to_box(x, y, z, boxes, 1)
        size = 1
        while size:
            size -= 1
            node = nodes[size]
            if reach[size] >= best:
                continue
            while node < leaves:
                near, far = 2 * node, 2 * node + 1
                near_reach = _to_box(x, y, z, boxes, near)
                far_reach = _to_box(x, y, z, boxes, far)
                if far_reach < near_reach:
                    near, far, near_reach, far_reach = far, near, far_reach, near_reach
                if far_reach < best:
                    nodes[size], reach[size] = far, far_reach
                    size += 1
                if near_reach >= best:
                    break
                node = near
            if node >= leaves:
                leaf = node - leaves
                for triangle in range(leaf * count // leaves, (leaf + 1) * count // leaves):
                    found = _to_triangle(x, y, z, corners, triangle)
                    if found < best:
                        best, nearest = found, triangle
        squared[number] = best
