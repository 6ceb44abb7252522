"""Fronts that start at several seeds at once and meet where their ways are equally long (Dijkstra)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def push(keys: Any, items: Any, size: int, key: float, item: int) -> Any:
    """Put an item on the heap; returns the arrays, which may have grown, and the size."""
    if size == len(keys):
        more_keys, more_items = np.empty(2 * size, keys.dtype), np.empty(2 * size, items.dtype)
        more_keys[:size], more_items[:size] = keys, items
        keys, items = more_keys, more_items
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if keys[above] <= key:
            break
        keys[at], items[at] = keys[above], items[above]
        at = above
    keys[at], items[at] = key, item
    return keys, items, size + 1


@njit(cache=True, nogil=True)
def pop(keys: Any, items: Any, size: int) -> Any:
    """Take the item of the smallest key off the heap; returns key, item and the size."""
    first_key, first = keys[0], items[0]
    size -= 1
    if size > 0:
        key, item = keys[size], items[size]
        at = 0
        while True:
            below = 2 * at + 1
            if below >= size:
                break
            if below + 1 < size and keys[below + 1] < keys[below]:
                below += 1
            if keys[below] >= key:
                break
            keys[at], items[at] = keys[below], items[below]
            at = below
        keys[at], items[at] = key, item
    return first_key, first, size


@njit(cache=True, nogil=True)
def start(cost: Any, keys: Any, items: Any) -> Any:
    """Put every voxel whose cost is zero on the heap."""
    size = 0
    flat = cost.reshape(-1)
    for at in range(len(flat)):
        if flat[at] == 0:
            keys, items, size = push(keys, items, size, np.float32(0), at)
    return keys, items, size


@njit(cache=True, nogil=True)
def spread(
    image: Any,
    allowed: Any,
    steps: Any,
    step_mm: Any,
    per_value: float,
    per_mm: float,
    cost: Any,
    label: Any,
    keys: Any,
    items: Any,
    size: int,
    most: int,
) -> Any:
    """Settle up to `most` voxels, cheapest first, and hand their labels on.

    A step of `steps` (m, 3; z, y, x) costs `per_value` times the difference of the values plus `per_mm`
    times its length `step_mm` (m,). Voxels that are not `allowed` are never entered. Returns the heap's
    arrays and its size.
    """
    nz, ny, nx = cost.shape
    for _ in range(most):
        if size == 0:
            break
        key, at, size = pop(keys, items, size)
        k, j, i = at // (nx * ny), (at // nx) % ny, at % nx
        if key > cost[k, j, i]:
            continue
        value, mine = np.float32(image[k, j, i]), label[k, j, i]
        for n in range(len(steps)):
            c, b, a = k + steps[n, 0], j + steps[n, 1], i + steps[n, 2]
            if c < 0 or b < 0 or a < 0 or c >= nz or b >= ny or a >= nx or not allowed[c, b, a]:
                continue
            more = np.float32(per_value * abs(np.float32(image[c, b, a]) - value) + per_mm * step_mm[n])
            total = np.float32(key + more)
            if total < cost[c, b, a]:
                cost[c, b, a] = total
                label[c, b, a] = mine
                keys, items, size = push(keys, items, size, total, (c * ny + b) * nx + a)
    return keys, items, size
