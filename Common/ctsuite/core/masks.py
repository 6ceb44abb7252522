"""Small helpers for boolean arrays (z, y, x)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Box = tuple[slice, slice, slice]
Mask = NDArray[np.bool_]


def bounding_box(mask: NDArray[Any], margin: int = 0) -> Box | None:
    """Return the smallest box (slices along z, y, x) of the set voxels, widened by a margin inside the array.

    Returns
    -------
    tuple of slice or None
        None when no voxel is set.
    """
    flat: Mask = np.any(mask, axis=0)
    if not flat.any():
        return None
    slices = []
    profiles = (np.any(mask, axis=(1, 2)), np.any(flat, axis=1), np.any(flat, axis=0))
    for hit, size in zip(profiles, mask.shape, strict=True):
        where = np.flatnonzero(hit)
        slices.append(slice(max(int(where[0]) - margin, 0), min(int(where[-1]) + 1 + margin, size)))
    return slices[0], slices[1], slices[2]


def widened(mask: Mask, layers: int = 1) -> Mask:
    """Return the mask with its neighbours across faces, edges and corners, several layers of them."""
    wide: Mask = mask.copy()
    for axis in range(mask.ndim):
        after = np.moveaxis(wide, axis, 0)
        for _ in range(layers):
            # shifted copies are many times faster than a dilation or a maximum filter
            before = after.copy()
            after[1:] |= before[:-1]
            after[:-1] |= before[1:]
    return wide
