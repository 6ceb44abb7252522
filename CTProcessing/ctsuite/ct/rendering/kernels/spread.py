"""Segments made one voxel larger where nothing else is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def spread(labels: NDArray[Any], out: NDArray[Any]) -> None:
    """Give each voxel without a label that of a neighbour: across a face, else an edge, else a corner.

    Parameters
    ----------
    labels : ndarray (z, y, x)
        Label values.
    out : ndarray (z, y, x)
        Filled.
    """
    depth, height, width = labels.shape
    about = np.empty(width, labels.dtype)
    for z in range(depth):
        below, above = max(z - 1, 0), min(z + 1, depth - 1)
        for y in range(height):
            left, right = max(y - 1, 0), min(y + 1, height - 1)
            # what is in the nine rows about this one, without branches: most of a volume has no label
            for x in range(width):
                about[x] = (
                    labels[below, left, x]
                    | labels[below, y, x]
                    | labels[below, right, x]
                    | labels[z, left, x]
                    | labels[z, y, x]
                    | labels[z, right, x]
                    | labels[above, left, x]
                    | labels[above, y, x]
                    | labels[above, right, x]
                )
            for x in range(width):
                found = labels[z, y, x]
                if found == 0 and about[max(x - 1, 0)] | about[x] | about[min(x + 1, width - 1)]:
                    nearest = 0
                    for dz in range(max(-1, -z), min(2, depth - z)):
                        for dy in range(max(-1, -y), min(2, height - y)):
                            for dx in range(max(-1, -x), min(2, width - x)):
                                near = labels[z + dz, y + dy, x + dx]
                                if near != 0:
                                    weight = (2 - abs(dz)) * (2 - abs(dy)) * (2 - abs(dx))
                                    if weight > nearest:
                                        nearest, found = weight, near
                out[z, y, x] = found
