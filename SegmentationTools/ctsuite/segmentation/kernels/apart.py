"""Growing numbered parts layer by layer so that no two of them come to touch."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def add_layer(number: Any, free: Any, frontier: Any) -> Any:
    """Grow every part by the free voxels across the faces of its frontier.

    A voxel that two parts reach at once, or that lies beside another part, is taken by neither and is no
    longer free: it stays a gap.

    Parameters
    ----------
    number : ndarray of int32
        Part of each voxel (z, y, x), 0 for none, with an empty layer of voxels all around; changed.
    free : ndarray of bool
        Where parts may grow, of the same shape; changed.
    frontier : ndarray of int64
        Flat indices of the voxels that were added last.

    Returns
    -------
    ndarray of int64
        The voxels that were added now.
    """
    _, rows, columns = number.shape
    area = rows * columns
    part, open_ = number.reshape(-1), free.reshape(-1)
    steps = np.array([1, -1, columns, -columns, area, -area])
    reached = np.empty(6 * frontier.size, np.int64)
    count = 0
    for place in frontier:
        for step in steps:
            there = place + step
            if not open_[there]:
                continue
            if part[there] == 0:
                part[there] = -part[place]
                reached[count] = there
                count += 1
            elif part[there] != -part[place]:
                open_[there] = False
    added = np.empty(count, np.int64)
    grown = 0
    for place in reached[:count]:
        mine = -part[place]
        apart = open_[place]
        for dz in (-area, 0, area):
            for dy in (-columns, 0, columns):
                for dx in (-1, 0, 1):
                    other = part[place + dz + dy + dx]
                    if other > 0 and other != mine:
                        apart = False
        open_[place] = False
        part[place] = mine if apart else 0
        if apart:
            added[grown] = place
            grown += 1
    return added[:grown]
