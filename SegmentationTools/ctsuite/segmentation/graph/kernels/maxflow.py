"""Largest flow through a graph of voxels with six neighbours, by two search trees.

The method is that of Y. Boykov and V. Kolmogorov (An experimental comparison of min-cut/max-flow algorithms
for energy minimization in vision, 2004): a tree from the source and one from the sink grow until they meet,
the way is filled, and the parts of the trees that were cut off look for a new parent.

Direction n of a voxel and n ^ 1 of its neighbour are the same edge seen from both ends.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

FREE, SOURCE, SINK = 0, 1, 2
_TERMINAL, _NONE, _ORPHAN = 6, 7, 8
# places in the state that is handed from call to call
FLOW, FIRST, QUEUED, TIME, CURRENT = range(5)


@njit(cache=True, nogil=True)
def build(
    image: Any, state: Any, index: Any, table: Any, faces: Any, near: Any, room: Any, excess: Any
) -> None:
    """Fill in neighbours and capacities of the nodes.

    Parameters: `image` (z, y, x) integers; `state` (z, y, x), 0 for a node, 1 and 2 for voxels that are fixed
    inside and outside; `index` (z, y, x) number of each node; `table` (m,) capacity by difference of values,
    the last for all larger ones; `faces` (3,) factor along x, y, z. Written are `near` (n, 6), -1 for none,
    `room` (n, 6), and `excess` (n,), to which the edges to fixed voxels are added.
    """
    nz, ny, nx = image.shape
    last = len(table) - 1
    for k in range(nz):
        for j in range(ny):
            for i in range(nx):
                if state[k, j, i] != FREE:
                    continue
                me = index[k, j, i]
                value = np.int64(image[k, j, i])
                for way in range(6):
                    c, b, a = k, j, i
                    step = 2 * (way & 1) - 1
                    if way < 2:
                        a += step
                    elif way < 4:
                        b += step
                    else:
                        c += step
                    near[me, way] = -1
                    room[me, way] = 0
                    if a < 0 or b < 0 or c < 0 or a >= nx or b >= ny or c >= nz:
                        continue
                    apart = abs(np.int64(image[c, b, a]) - value)
                    weight = np.int32(table[min(apart, last)] * faces[way >> 1] + 0.5)
                    other = state[c, b, a]
                    if other == FREE:
                        near[me, way] = index[c, b, a]
                        room[me, way] = weight
                    elif other == SOURCE:
                        excess[me] += weight
                    else:
                        excess[me] -= weight


@njit(cache=True, nogil=True)
def start(excess: Any, tree: Any, parent: Any, depth: Any, queue: Any, queued: Any, state: Any) -> None:
    """Plant both trees: every node with something from the source or for the sink is a root."""
    count = 0
    for node in range(len(excess)):
        parent[node] = _NONE
        if excess[node] != 0:
            tree[node] = SOURCE if excess[node] > 0 else SINK
            parent[node] = _TERMINAL
            depth[node] = 1
            queue[count] = node
            queued[node] = 1
            count += 1
    state[FLOW], state[FIRST], state[QUEUED], state[TIME], state[CURRENT] = 0, 0, count, 0, -1


@njit(cache=True, nogil=True)
def _activate(node: int, queue: Any, queued: Any, state: Any) -> None:
    if queued[node] == 0:
        queued[node] = 1
        at = state[FIRST] + state[QUEUED]
        if at >= len(queue):
            at -= len(queue)
        queue[at] = node
        state[QUEUED] += 1


@njit(cache=True, nogil=True)
def _grow(
    node: int,
    near: Any,
    room: Any,
    tree: Any,
    parent: Any,
    depth: Any,
    mark: Any,
    queue: Any,
    queued: Any,
    state: Any,
) -> int:
    """Grow the tree of one active node; returns the direction in which it meets the other tree, or -1."""
    mine = tree[node]
    for way in range(6):
        other = near[node, way]
        if other < 0:
            continue
        free = room[node, way] if mine == SOURCE else room[other, way ^ 1]
        if free == 0:
            continue
        if tree[other] == FREE:
            tree[other] = mine
            parent[other] = way ^ 1
            depth[other] = depth[node] + 1
            mark[other] = mark[node]
            _activate(other, queue, queued, state)
        elif tree[other] != mine:
            return way
        elif mark[other] <= mark[node] and depth[other] > depth[node] + 1 and parent[other] != _TERMINAL:
            # a shorter way to the root
            parent[other] = way ^ 1
            depth[other] = depth[node] + 1
            mark[other] = mark[node]
    return -1


@njit(cache=True, nogil=True)
def _augment(
    node: int, way: int, near: Any, room: Any, excess: Any, tree: Any, parent: Any, orphans: Any, state: Any
) -> int:
    """Fill the way through an edge from the source tree to the sink tree; returns the number of orphans."""
    ahead = near[node, way]
    most = room[node, way]
    at = node
    while parent[at] != _TERMINAL:
        up = parent[at]
        above = near[at, up]
        most = min(most, room[above, up ^ 1])
        at = above
    most = min(most, excess[at])
    at = ahead
    while parent[at] != _TERMINAL:
        most = min(most, room[at, parent[at]])
        at = near[at, parent[at]]
    most = min(most, -excess[at])

    room[node, way] -= most
    room[ahead, way ^ 1] += most
    count = 0
    at = node
    while parent[at] != _TERMINAL:
        up = parent[at]
        above = near[at, up]
        room[at, up] += most
        room[above, up ^ 1] -= most
        if room[above, up ^ 1] == 0:
            parent[at] = _ORPHAN
            orphans[count] = at
            count += 1
        at = above
    excess[at] -= most
    if excess[at] == 0:
        parent[at] = _ORPHAN
        orphans[count] = at
        count += 1
    at = ahead
    while parent[at] != _TERMINAL:
        up = parent[at]
        above = near[at, up]
        room[above, up ^ 1] += most
        room[at, up] -= most
        if room[at, up] == 0:
            parent[at] = _ORPHAN
            orphans[count] = at
            count += 1
        at = above
    excess[at] += most
    if excess[at] == 0:
        parent[at] = _ORPHAN
        orphans[count] = at
        count += 1
    state[FLOW] += most
    return count


@njit(cache=True, nogil=True)
def _root_depth(node: int, near: Any, parent: Any, depth: Any, mark: Any, time: int) -> int:
    """How deep a node lies below its root, or -1 where its root is an orphan."""
    steps = 0
    at = node
    while True:
        if mark[at] == time:
            return steps + depth[at]
        up = parent[at]
        if up == _TERMINAL:
            mark[at] = time
            depth[at] = 1
            return steps + 1
        if up >= _NONE:
            return -1
        at = near[at, up]
        steps += 1


@njit(cache=True, nogil=True)
def _adopt(
    node: int,
    near: Any,
    room: Any,
    tree: Any,
    parent: Any,
    depth: Any,
    mark: Any,
    queue: Any,
    queued: Any,
    orphans: Any,
    count: int,
    state: Any,
) -> int:
    """Find a new parent for an orphan, or set it free and make its children orphans; returns their number."""
    mine, time = tree[node], state[TIME]
    best, best_depth = -1, np.int64(2**31)
    for way in range(6):
        other = near[node, way]
        if other < 0 or tree[other] != mine:
            continue
        free = room[other, way ^ 1] if mine == SOURCE else room[node, way]
        if free == 0:
            continue
        deep = _root_depth(other, near, parent, depth, mark, time)
        if deep < 0:
            continue
        if deep < best_depth:
            best, best_depth = way, deep
        at, level = other, deep
        while mark[at] != time:
            mark[at] = time
            depth[at] = level
            level -= 1
            at = near[at, parent[at]]
    if best >= 0:
        parent[node] = best
        mark[node] = time
        depth[node] = best_depth + 1
        return count
    for way in range(6):
        other = near[node, way]
        if other < 0 or tree[other] != mine:
            continue
        free = room[other, way ^ 1] if mine == SOURCE else room[node, way]
        if free > 0:
            _activate(other, queue, queued, state)
        if parent[other] == way ^ 1:
            parent[other] = _ORPHAN
            orphans[count % len(orphans)] = other
            count += 1
    tree[node] = FREE
    parent[node] = _NONE
    return count


@njit(cache=True, nogil=True)
def run(
    near: Any,
    room: Any,
    excess: Any,
    tree: Any,
    parent: Any,
    depth: Any,
    mark: Any,
    queue: Any,
    queued: Any,
    orphans: Any,
    state: Any,
    most: int,
) -> bool:
    """Work through up to `most` active nodes; returns whether the flow is the largest possible."""
    for _ in range(most):
        node = state[CURRENT]
        if node < 0 or tree[node] == FREE:
            if state[QUEUED] == 0:
                return True
            node = queue[state[FIRST]]
            state[FIRST] += 1
            if state[FIRST] == len(queue):
                state[FIRST] = 0
            state[QUEUED] -= 1
            queued[node] = 0
            if tree[node] == FREE:
                continue
            state[CURRENT] = node
        way = _grow(node, near, room, tree, parent, depth, mark, queue, queued, state)
        if way < 0:
            state[CURRENT] = -1
            continue
        state[TIME] += 1
        if tree[node] == SINK:
            node, way = near[node, way], way ^ 1
        count = _augment(node, way, near, room, excess, tree, parent, orphans, state)
        first = 0
        while first < count:
            orphan = orphans[first % len(orphans)]
            first += 1
            count = _adopt(
                orphan, near, room, tree, parent, depth, mark, queue, queued, orphans, count, state
            )
    return False
