"""Which part of a volume a look can show at all, so that nothing else is given to the graphics card."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.core.masks import Box
from ctsuite.ct.rendering.presets import Look

_MARGIN = 3  # voxels: interpolation and surface normals reach beyond what is seen


def visible_part(values: NDArray[Any], look: Look, box: Float | None = None) -> Box:
    """Return the smallest box outside of which nothing is seen.

    Between two voxels lies no value above both, so where no voxel is above the beginning of the look's ramp
    nothing is seen. It goes through the volume slice by slice and keeps no copy.

    Parameters
    ----------
    values : ndarray (z, y, x)
        CT numbers.
    look : Look
        What is seen.
    box : ndarray or None
        Lowest and highest share (3, 2) of the axes x, y, z that is drawn; all of it where None.

    Returns
    -------
    tuple of slice
        Along z, y and x; of one voxel where nothing is seen.
    """
    shares = np.tile([0.0, 1.0], (3, 1)) if box is None else box
    sizes = np.array(values.shape)
    drawn = [
        slice(int(max(np.floor(low * n - 0.5), 0)), int(min(np.ceil(high * n - 0.5) + 1, n)))
        for (low, high), n in zip(shares[::-1], sizes, strict=True)
    ]
    begin = next((value for value, alpha in look.opacity if alpha > 0.0), np.inf)
    before = [value for value, alpha in look.opacity if alpha <= 0.0 and value < begin]
    part = values[tuple(drawn)]
    above = before[-1] if before else -np.inf
    lines = [np.zeros(n, bool) for n in part.shape]
    for k, plane in enumerate(part):
        seen = plane > above
        rows = seen.any(axis=1)
        if rows.any():
            lines[0][k] = True
            lines[1] |= rows
            lines[2] |= seen.any(axis=0)
    if not lines[0].any():
        return slice(0, 1), slice(0, 1), slice(0, 1)
    z, y, x = (
        slice(max(int(cut.start + at[0]) - _MARGIN, 0), min(int(cut.start + at[-1]) + 1 + _MARGIN, int(size)))
        for cut, size, at in zip(drawn, sizes, (np.flatnonzero(line) for line in lines), strict=True)
    )
    return z, y, x


def worth_copying(values: NDArray[Any], part: Box) -> Box:
    """Return the part itself, or its whole slices where those take less than the part and its copy.

    What is given to the graphics card must lie in one piece; whole slices do, other parts are copied.
    """
    count = np.prod([cut.stop - cut.start for cut in part])
    whole: Box = (part[0], slice(0, values.shape[1]), slice(0, values.shape[2]))
    return part if 2 * count <= values[whole].size else whole
