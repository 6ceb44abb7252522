"""The smallest cut between inside and outside through a grid of voxels."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.masks import Mask
from ctsuite.core.task import Task

INSIDE, OUTSIDE = 1, 2
HARD = 2**28
"""Preference of a voxel that is fixed as a node; more than all six edges of a voxel together."""

_PIECE = 200_000


class Cut(NamedTuple):
    """Which nodes lie inside (n,), and the largest flow, which is the capacity of the cut."""

    inside: Mask
    flow: int


def smallest_cut(
    image: NDArray[Any],
    state: NDArray[np.uint8],
    preference: NDArray[np.int32],
    table: NDArray[np.float32],
    faces: tuple[float, float, float],
    task: Task,
) -> Cut:
    """Find the cut of least capacity between the voxels that are inside and those outside.

    Parameters
    ----------
    image : ndarray of int
        Values, shape (z, y, x).
    state : ndarray of uint8
        0 for voxels to decide (the nodes), 1 for fixed inside, 2 for fixed outside.
    preference : ndarray of int32
        For each node (n,), in the order of the array, the cost of being outside less that of being inside.
    table : ndarray of float32
        Capacity of the edge between two voxels by the difference of their values; the last entry holds for
        all larger differences.
    faces : tuple of float
        Factor of the capacity along x, y, z.
    task : Task
        For progress and cancelling.

    Returns
    -------
    Cut
        `flow` counts the edges and preferences that are cut, without the constant part of those that
        cannot be avoided.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.segmentation.graph.kernels import maxflow as kernel

    nodes = len(preference)
    index = np.cumsum(state.ravel() == 0, dtype=np.int32).reshape(state.shape)
    index -= 1
    near, room = np.empty((nodes, 6), np.int32), np.empty((nodes, 6), np.int32)
    excess = preference.astype(np.int32)
    kernel.build(image, state, index, table, np.array(faces, np.float32), near, room, excess)
    del index
    tree, parent, queued = (np.zeros(nodes, np.uint8) for _ in range(3))
    depth, mark, queue, orphans = (np.zeros(nodes, np.int32) for _ in range(4))
    totals = np.zeros(5, np.int64)
    kernel.start(excess, tree, parent, depth, queue, queued, totals)
    done, turns = False, 0
    while not done:
        task.progress(1 - 1 / (1 + turns * _PIECE / max(nodes, 1)), "Cutting")
        done = kernel.run(
            near, room, excess, tree, parent, depth, mark, queue, queued, orphans, totals, _PIECE
        )
        turns += 1
    return Cut(tree == kernel.SOURCE, int(totals[kernel.FLOW]))
