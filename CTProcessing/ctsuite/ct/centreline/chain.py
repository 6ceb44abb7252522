"""Chains of voxels through a lumen: between points, from end to end, or around a ring."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.ct.centreline.errors import SEED_NOT_IN_SEGMENT, UNCONNECTED
from ctsuite.ct.centreline.lumen import Lumen, Ways, ways_from, weights

_SNAP = 1.5  # voxels: so far beside the segment a point still counts as in it
_WIDER = 1.25  # than at the points a vessel in an image may be before it counts as another structure
_RING_DEPTHS = 5.0  # a second way so far from the first makes a ring
_BLOCK = 1.3  # depths around the first way that the second must not use

Nodes = NDArray[np.int64]


def seed_nodes(lumen: Lumen, seeds_mm: Float, segment: str) -> Nodes:
    """Voxels (n,) that hold points, or lie right beside them.

    Raises
    ------
    CTSuiteError
        CENTRELINE-POINT-NOT-IN-SEGMENT.
    """
    found = []
    for number, point in enumerate(seeds_mm, 1):
        node = lumen.node_at(point)
        if node < 0:
            away = np.linalg.norm(lumen.places_mm(np.arange(len(lumen.voxels))) - point, axis=1)
            node = int(away.argmin())
            if away[node] > _SNAP * max(lumen.grid.spacing_mm):
                raise SEED_NOT_IN_SEGMENT(number=number, segment=segment, away=f"{away[node]:.1f}")
        found.append(node)
    return np.array(found)


def through(lumen: Lumen, depth: NDArray[np.float32], nodes: Nodes, known_vessel: bool, task: Task) -> Nodes:
    """Cheapest chain through voxels in their order.

    Parameters
    ----------
    known_vessel : bool
        Whether the lumen is a vessel and nothing else. Otherwise what is much wider than the vessel at the
        points is avoided: heart, lung or bone that is connected with it.

    Raises
    ------
    CTSuiteError
        CENTRELINE-UNCONNECTED, RUN-CANCELLED.
    """
    widest = None
    if not known_vessel:
        widest = _WIDER * max(float(depth[_deepest_near(lumen, depth, int(node))]) for node in nodes)
    cost = weights(depth, widest)
    whole = [nodes[:1]]
    for number, (first, last) in enumerate(pairwise(nodes)):
        part = task.part(number / (len(nodes) - 1), (number + 1) / (len(nodes) - 1))
        ways = ways_from(lumen, int(first), cost, part, int(last))
        if not np.isfinite(ways.length_mm[last]):
            raise UNCONNECTED(number=number + 2)
        whole.append(ways.back(int(last))[::-1][1:])
    return np.concatenate(whole)


def farthest(ways: Ways) -> int:
    """The voxel with the longest way among those that were reached."""
    return int(np.where(np.isfinite(ways.length_mm), ways.length_mm, -1).argmax())


def longest(lumen: Lumen, depth: NDArray[np.float32], task: Task) -> tuple[Nodes, bool]:
    """Chain between the two ends that are furthest apart, and whether it was closed to a ring.

    Only the part that holds the deepest voxel is looked at.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    cost = weights(depth)
    one = farthest(ways_from(lumen, int(depth.argmax()), cost, task.part(0.0, 0.35)))
    ways = ways_from(lumen, one, cost, task.part(0.35, 0.7))
    chain = ways.back(farthest(ways))[::-1]
    back = _way_back(lumen, depth, cost, chain, task.part(0.7, 1.0))
    if back is None:
        return chain, False
    return np.concatenate([chain, back[1:]]), True


def _way_back(
    lumen: Lumen, depth: NDArray[np.float32], cost: NDArray[np.float32], chain: Nodes, task: Task
) -> Nodes | None:
    """Chain from the last voxel to the first that keeps clear of the way there, if there is one."""
    places = lumen.places_mm(chain)
    reach = _BLOCK * depth[chain] + 1.5 * max(lumen.grid.spacing_mm)
    from_ends = [np.linalg.norm(places - end, axis=1) for end in places[[0, -1]]]
    middle = np.minimum(*from_ends) > reach
    if not middle.any():
        return None
    blocked = cost.copy()
    blocked[around(lumen, chain[middle], reach[middle])] = np.inf
    if not np.isfinite(blocked[[chain[0], chain[-1]]]).all():
        return None
    ways = ways_from(lumen, int(chain[-1]), blocked, task, int(chain[0]))
    if not np.isfinite(ways.length_mm[chain[0]]):
        return None
    back = ways.back(int(chain[0]))[::-1]
    apart = np.linalg.norm(lumen.places_mm(back)[:, None] - places[None, ::4], axis=2).min(axis=1)
    return back if apart.max() > _RING_DEPTHS * float(np.median(depth[chain])) else None


def around(lumen: Lumen, nodes: Nodes, reach_mm: NDArray[Any]) -> NDArray[np.bool_]:
    """Which voxels (n,) lie within a distance of given ones; each has its own distance (m,)."""
    from ctsuite.ct.centreline.kernels.march import mark_around

    marked = np.zeros(len(lumen.voxels), np.bool_)
    spacing = np.array(lumen.grid.spacing_mm)
    mark_around(
        lumen.bits, lumen.before, lumen.voxels, lumen.grid.shape, lumen.grid.ijk_to_lps[:3, :3], spacing,
        np.asarray(nodes, np.int64), np.asarray(reach_mm, float), marked,
    )  # fmt: skip
    return marked


def _deepest_near(lumen: Lumen, depth: NDArray[np.float32], node: int) -> int:
    """Climb from a voxel to where no neighbour is deeper."""
    while True:
        flats = lumen.voxels[node] + lumen.steps
        near = np.searchsorted(lumen.voxels, flats)
        near = near[(near < len(lumen.voxels))]
        near = near[np.isin(lumen.voxels[near], flats)]
        best = int(near[depth[near].argmax()]) if len(near) else node
        if depth[best] <= depth[node]:
            return node
        node = best
