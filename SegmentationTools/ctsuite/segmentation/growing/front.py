"""Running fronts from seeds, with progress."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task

_PIECE = 200_000


def run(
    image: NDArray[Any],
    allowed: Mask,
    label: NDArray[np.uint8],
    grid: Grid,
    task: Task,
    per_value: float = 0.0,
    per_mm: float = 1.0,
) -> NDArray[np.float32]:
    """Let fronts run over the 26 neighbours from all labelled voxels at once.

    Parameters
    ----------
    image : ndarray
        Values, shape (z, y, x).
    allowed : ndarray of bool
        Where fronts may go.
    label : ndarray of uint8
        Seeds, 0 for none; filled with the label of the front that came first.
    grid : Grid
        Spacing and axes.
    task : Task
        For progress and cancelling.
    per_value, per_mm : float
        Cost of a step for each unit of difference in value, and for each mm.

    Returns
    -------
    ndarray of float32
        Cost of the cheapest way to a seed, infinite where no front came.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.segmentation.growing.kernels import front as kernel

    steps = np.array([step for step in product((-1, 0, 1), repeat=3) if any(step)])
    axes = grid.ijk_to_lps[:3, :3]
    step_mm = np.linalg.norm(steps[:, ::-1] @ axes.T, axis=1).astype(np.float32)
    cost = np.where(label > 0, np.float32(0), np.float32(np.inf))
    keys, items = np.empty(1024, np.float32), np.empty(1024, np.int64)
    keys, items, size = kernel.start(cost, keys, items)
    total, done = max(1, int(np.count_nonzero(allowed))), 0
    while size:
        # every voxel is on the heap several times, so the fraction is only about right
        task.progress(min(done / (2 * total), 0.99), "Growing")
        keys, items, size = kernel.spread(
            image, allowed, steps, step_mm, per_value, per_mm, cost, label, keys, items, size, _PIECE
        )
        done += _PIECE
    return cost
