"""Resampling an image onto the grid of another one through a transform."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform

NEAREST, LINEAR, CUBIC = "nearest", "linear", "cubic"
INTERPOLATIONS = (LINEAR, CUBIC, NEAREST)
_ORDERS = {NEAREST: 0, LINEAR: 1, CUBIC: 3}


def warped(
    array: NDArray[Any],
    grid: Grid,
    transform: Transform,
    onto: Grid,
    interpolation: str = LINEAR,
    outside: float = 0.0,
    task: Task | None = None,
) -> NDArray[Any]:
    """Return a moving image as it lies on the grid of the fixed one.

    Every voxel of the new grid is taken to the moving image (the inverse of the transform), where the value
    is interpolated.

    Parameters
    ----------
    array, grid : ndarray, Grid
        The moving image (z, y, x) and where its voxels lie.
    transform : Transform
        From moving to fixed points; may be a Deformation.
    onto : Grid
        The grid of the fixed image.
    interpolation : str
        NEAREST, LINEAR or CUBIC (Keys' cubic convolution).
    outside : float
        Value where the moving image has no voxel.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    ndarray
        Shape and place of `onto`, type of `array`.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.ct.registration.kernels.warp import warp_slices

    moving_index = grid.lps_to_ijk
    to_moving = moving_index @ np.linalg.inv(transform.matrix_lps) @ onto.ijk_to_lps
    field, to_field = np.empty((0, 0, 0, 3), np.float32), np.eye(4)
    if isinstance(transform, Deformation):
        field = np.ascontiguousarray(transform.displacements_mm, np.float32)
        to_field = transform.grid.lps_to_ijk @ onto.ijk_to_lps
    whole = array.dtype.kind in "iub"
    limits = np.iinfo(array.dtype) if array.dtype.kind in "iu" else np.finfo(np.float32)
    out = np.empty(onto.shape, array.dtype)
    maps = [np.ascontiguousarray(m[:3]) for m in (to_moving, to_field)]
    turn = np.ascontiguousarray(moving_index[:3, :3])

    def some(first: int, past: int) -> None:
        warp_slices(
            array,
            maps[0],
            field,
            maps[1],
            turn,
            _ORDERS[interpolation],
            outside,
            float(limits.min),
            float(limits.max),
            whole,
            out,
            first,
            past,
        )

    parallel.over(onto.shape[0], some, task, "resampling")
    return out
