"""Where rays meet triangles, most of which are passed by because the box around their group is not met."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

GROUP = 64
_EDGE, _SLACK = 1e-9, 1e-6


@njit(cache=True, nogil=True)
def fill_boxes(points: Any, triangles: Any, boxes: Any, first: int, past: int) -> None:
    """Set the boxes `first` to `past`, low and high x, y, z (n, 6), around every 64 triangles in order."""
    for group in range(first, past):
        for axis in range(3):
            boxes[group, axis], boxes[group, axis + 3] = np.inf, -np.inf
        for n in range(group * GROUP, min((group + 1) * GROUP, triangles.shape[0])):
            for corner in range(3):
                for axis in range(3):
                    value = float(points[triangles[n, corner], axis])
                    boxes[group, axis] = min(boxes[group, axis], value - _SLACK)
                    boxes[group, axis + 3] = max(boxes[group, axis + 3], value + _SLACK)


@njit(cache=True, nogil=True, inline="always")
def _meets(boxes: Any, group: int, origins: Any, directions: Any, ray: int, most: float) -> bool:
    """Whether a ray meets a box before it has gone a way."""
    near, far = 0.0, most
    for axis in range(3):
        low, high = boxes[group, axis] - origins[ray, axis], boxes[group, axis + 3] - origins[ray, axis]
        step = directions[ray, axis]
        if step == 0.0:
            if low > 0.0 or high < 0.0:
                return False
            continue
        enter, leave = low / step, high / step
        if enter > leave:
            enter, leave = leave, enter
        near, far = max(near, enter), min(far, leave)
    return near <= far


@njit(cache=True, nogil=True)
def first_hits(
    points: Any,
    triangles: Any,
    boxes: Any,
    origins: Any,
    directions: Any,
    least: float,
    most: Any,
    ways: Any,
    hit: Any,
    first: int,
    past: int,
) -> None:
    """Set how far the rays `first` to `past` go until they meet a triangle, and which.

    A point of a triangle is a + v ab + w ac. With the direction d, v, w and the way t along the ray follow
    from Cramer's rule (Moeller and Trumbore, Fast, minimum storage ray-triangle intersection, Journal of
    Graphics Tools 2 (1997) 21-28). Triangles count from both sides; a ray through an edge
    meets both of its triangles.

    Parameters
    ----------
    points, triangles : ndarray
        Vertices (n, 3) and their indices (m, 3).
    boxes : ndarray of float64
        From :func:`fill_boxes`.
    origins, directions : ndarray of float64
        Rays (k, 3).
    least : float
        Least way, so that a ray does not meet the triangle that it starts from.
    most : ndarray of float64
        Greatest way of each ray (k,).
    ways : ndarray of float64
        Filled, in lengths of the direction (k,); infinite where nothing is met.
    hit : ndarray of int64
        Filled with the triangle (k,); -1 where nothing is met.
    """
    for ray in range(first, past):
        ox, oy, oz = origins[ray, 0], origins[ray, 1], origins[ray, 2]
        dx, dy, dz = directions[ray, 0], directions[ray, 1], directions[ray, 2]
        best, nearest = np.inf, -1
        for group in range(boxes.shape[0]):
            if not _meets(boxes, group, origins, directions, ray, min(best, most[ray])):
                continue
            for n in range(group * GROUP, min((group + 1) * GROUP, triangles.shape[0])):
                i, j, k = triangles[n, 0], triangles[n, 1], triangles[n, 2]
                ax, ay, az = float(points[i, 0]), float(points[i, 1]), float(points[i, 2])
                bx, by, bz = points[j, 0] - ax, points[j, 1] - ay, points[j, 2] - az
                cx, cy, cz = points[k, 0] - ax, points[k, 1] - ay, points[k, 2] - az
                px, py, pz = dy * cz - dz * cy, dz * cx - dx * cz, dx * cy - dy * cx
                determinant = bx * px + by * py + bz * pz
                if determinant == 0.0:
                    continue
                sx, sy, sz = ox - ax, oy - ay, oz - az
                v = (sx * px + sy * py + sz * pz) / determinant
                if v < -_EDGE or v > 1.0 + _EDGE:
                    continue
                qx, qy, qz = sy * bz - sz * by, sz * bx - sx * bz, sx * by - sy * bx
                w = (dx * qx + dy * qy + dz * qz) / determinant
                if w < -_EDGE or v + w > 1.0 + _EDGE:
                    continue
                way = (cx * qx + cy * qy + cz * qz) / determinant
                if least <= way < best and way <= most[ray]:
                    best, nearest = way, n
        ways[ray], hit[ray] = best, nearest
