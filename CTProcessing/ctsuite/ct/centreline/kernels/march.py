"""Fronts that march through the voxels of a region: depth below its border, and the cheapest way."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ctsuite.ct.centreline.kernels.bitmap import is_set, number
from ctsuite.ct.centreline.kernels.heap import raise_item, take_first


@njit(cache=True, nogil=True)
def start_depth(
    bits: Any,
    before: Any,
    voxels: Any,
    faces: Any,
    face_mm: Any,
    depth: Any,
    source: Any,
    heap: Any,
    place: Any,
) -> int:
    """Put every voxel with a face at the border into the heap, with half the distance to the neighbour.

    `faces` (6,) are the flat steps to the neighbours, `face_mm` (6,) their distances; `source` becomes six
    times the voxel's number plus the face through which the border is nearest. Returns the heap's size.
    """
    size = 0
    for node in range(len(voxels)):
        best = np.inf
        for face in range(6):
            if not is_set(bits, voxels[node] + faces[face]) and face_mm[face] / 2 < best:
                best = face_mm[face] / 2
                source[node] = 6 * node + face
        if best < np.inf:
            depth[node] = best
            size = raise_item(heap, place, depth, size, node)
    return size


@njit(cache=True, nogil=True)
def spread_depth(
    bits: Any,
    before: Any,
    voxels: Any,
    shape: Any,
    matrix: Any,
    steps: Any,
    faces_ijk: Any,
    depth: Any,
    source: Any,
    heap: Any,
    place: Any,
    size: int,
    most: int,
) -> int:
    """Hand the nearest border point on to the neighbours of up to `most` voxels, nearest first.

    Every voxel measures the straight distance to the border points that its neighbours know, so `depth` is
    Euclidean for any spacing and for sheared axes. Returns the heap's size.
    """
    rows, columns = shape[1], shape[2]
    plane = rows * columns
    for _ in range(most):
        if size == 0:
            break
        node = take_first(heap, place, depth, size)
        size -= 1
        origin, face = source[node] // 6, source[node] % 6
        flat = voxels[origin]
        bi = flat % columns + faces_ijk[face, 0] / 2
        bj = (flat // columns) % rows + faces_ijk[face, 1] / 2
        bk = flat // plane + faces_ijk[face, 2] / 2
        here = voxels[node]
        for step in steps:
            near = here + step
            other = number(bits, before, near)
            if other < 0 or place[other] == -2:
                continue
            i, j, k = near % columns - bi, (near // columns) % rows - bj, near // plane - bk
            x = matrix[0, 0] * i + matrix[0, 1] * j + matrix[0, 2] * k
            y = matrix[1, 0] * i + matrix[1, 1] * j + matrix[1, 2] * k
            z = matrix[2, 0] * i + matrix[2, 1] * j + matrix[2, 2] * k
            distance = np.float32(np.sqrt(x * x + y * y + z * z))
            if distance < depth[other]:
                depth[other] = distance
                source[other] = source[node]
                size = raise_item(heap, place, depth, size, other)
    return size


@njit(cache=True, nogil=True)
def spread_cost(
    bits: Any,
    before: Any,
    voxels: Any,
    steps: Any,
    step_mm: Any,
    weight: Any,
    cost: Any,
    length: Any,
    parent: Any,
    heap: Any,
    place: Any,
    size: int,
    most: int,
    target: int,
) -> int:
    """Dijkstra's search over 26 neighbours: settle up to `most` voxels, cheapest first.

    A step costs its length times the mean weight of its ends. `parent` becomes the number of the step that
    led to a voxel, `length` the way in mm along those steps. Stops at `target`. Returns the heap's size, or
    -1 when the target was reached.
    """
    for _ in range(most):
        if size == 0:
            break
        node = take_first(heap, place, cost, size)
        size -= 1
        if node == target:
            return -1
        here, mine = voxels[node], weight[node]
        for step in range(len(steps)):
            other = number(bits, before, here + steps[step])
            if other < 0 or place[other] == -2:
                continue
            total = cost[node] + step_mm[step] * (mine + weight[other]) * np.float32(0.5)
            if total < cost[other]:
                cost[other] = total
                length[other] = length[node] + step_mm[step]
                parent[other] = step
                size = raise_item(heap, place, cost, size, other)
    return size


@njit(cache=True, nogil=True)
def mark_around(
    bits: Any,
    before: Any,
    voxels: Any,
    shape: Any,
    matrix: Any,
    spacing: Any,
    nodes: Any,
    reach: Any,
    marked: Any,
) -> None:
    """Mark the voxels within `reach` (m,) mm of the voxels numbered `nodes` (m,).

    On sheared axes the box that is looked through is one and a half times as large as the spacing asks for.
    """
    nz, ny, nx = shape
    for n in range(len(nodes)):
        flat = voxels[nodes[n]]
        i, j, k = flat % nx, (flat // nx) % ny, flat // (nx * ny)
        r = reach[n]
        di, dj, dk = (int(1.5 * r / spacing[0]), int(1.5 * r / spacing[1]), int(1.5 * r / spacing[2]))
        for c in range(max(k - dk, 0), min(k + dk + 1, nz)):
            for b in range(max(j - dj, 0), min(j + dj + 1, ny)):
                for a in range(max(i - di, 0), min(i + di + 1, nx)):
                    u, v, w = a - i, b - j, c - k
                    x = matrix[0, 0] * u + matrix[0, 1] * v + matrix[0, 2] * w
                    y = matrix[1, 0] * u + matrix[1, 1] * v + matrix[1, 2] * w
                    z = matrix[2, 0] * u + matrix[2, 1] * v + matrix[2, 2] * w
                    if x * x + y * y + z * z <= r * r:
                        other = number(bits, before, (c * ny + b) * nx + a)
                        if other >= 0:
                            marked[other] = True
