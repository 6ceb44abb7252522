"""Where the value of a segment is shown."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Box, Mask


def middle_voxel(part: Mask, box: Box, grid: Grid) -> Float:
    """Return the voxel of a segment that is nearest to its centre of mass, (1, 3), LPS mm.

    Parameters
    ----------
    part : ndarray of bool
        The segment inside its box (z, y, x), not empty.
    box : tuple of slice
        Where the box lies in the grid.
    grid : Grid
        Where the voxels lie.
    """
    indices = np.argwhere(part)[:, ::-1] + [side.start for side in box[::-1]]
    places = grid.index_to_lps(indices)
    distances = np.linalg.norm(places - places.mean(axis=0), axis=1)
    return np.asarray(places[[int(distances.argmin())]])
