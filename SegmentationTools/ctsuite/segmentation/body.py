"""Telling the body from table, head holder, cushions and cables around it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.components import Components
from ctsuite.core.grid import Grid
from ctsuite.core.masks import Mask, widened

_AIR_HU = -300
_STEP_MM = 3.0
_THINNEST_MM = 12.0
_SMALLEST_SHARE = 0.05


class Body:
    """The body, known on every n-th voxel: its outline needs no more to say what lies outside.

    What is joined to the body by less than 12 mm of tissue does not belong to it; this is what cuts off a
    head holder that the skin touches. Separate parts (arms, legs) belong to it from a twentieth of the
    largest on.
    """

    def __init__(self, array: NDArray[Any], grid: Grid) -> None:
        spacing = grid.spacing_mm[::-1]
        self._steps = tuple(max(1, int(_STEP_MM / size)) for size in spacing)
        sampling = [size * step for size, step in zip(spacing, self._steps, strict=True)]
        z, y, x = self._steps
        dense = array[::z, ::y, ::x] > _AIR_HU
        self._mask = dense if dense.all() else _without_thin_parts(dense, sampling)

    @property
    def found(self) -> bool:
        """Whether there is a body, and not only tissue all over or thin things in air."""
        return bool(self._mask.any()) and not bool(self._mask.all())

    def region(self, array: NDArray[Any]) -> Mask:
        """Return the body (z, y, x) voxel by voxel, with what it encloses in each slice, such as the lungs.

        Parameters
        ----------
        array : ndarray
            The values from which the body was found.
        """
        near = widened(self._mask)
        k, j, i = (np.arange(size) // step for size, step in zip(array.shape, self._steps, strict=True))
        body = np.empty(array.shape, dtype=bool)
        for z, part in enumerate(body):
            tissue = (array[z] > _AIR_HU) & near[k[z]][np.ix_(j, i)]
            part[:] = ndimage.binary_fill_holes(tissue)
        return body

    def holds(self, parts: Components) -> NDArray[np.bool_]:
        """Tell for each part (n + 1,) whether at least half of it lies in the body; entry 0 is false."""
        z, y, x = (np.arange(part.start, part.stop) for part in parts.box)
        rows, columns = y // self._steps[1], x // self._steps[2]
        inside = parts.tally(self._mask[k // self._steps[0]][np.ix_(rows, columns)] for k in z)
        result = 2 * inside >= parts.voxels
        result[0] = False
        return result


def _without_thin_parts(dense: Mask, sampling: list[float]) -> Mask:
    half = _THINNEST_MM / 2
    core = ndimage.distance_transform_edt(dense, sampling) > half
    labels, count = ndimage.label(core)
    if count == 0:
        return core
    voxels = np.bincount(labels.ravel())
    voxels[0] = 0
    core = (voxels >= _SMALLEST_SHARE * voxels.max())[labels]
    grown = ndimage.distance_transform_edt(~core, sampling) <= half + max(sampling)
    body = grown & dense
    return np.stack([ndimage.binary_fill_holes(part) for part in body])
