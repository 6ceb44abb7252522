"""Values of a volume along rows of samples: planes, slabs and curved reformations in one compiled pass.

A picture is a stack of rows. Each row has its own first sample and its own steps, so the same pass serves an
oblique plane (all rows alike) and a curved reformation (each row turned as the curve turns).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core import parallel
from ctsuite.core.task import Task


class Projection(IntEnum):
    """What is kept of the samples across a pixel."""

    MEAN = 0
    MAXIMUM = 1
    MINIMUM = 2
    SUM = 3


def sample_rows(
    array: NDArray[Any],
    base: ArrayLike,
    right: ArrayLike,
    columns: int,
    across: ArrayLike = (0.0, 0.0, 0.0),
    steps: int = 1,
    projection: Projection = Projection.MEAN,
    nearest: bool = False,
    outside: float = np.nan,
    task: Task | None = None,
) -> NDArray[np.float32]:
    """Interpolate a volume linearly along rows of samples.

    Sample (row, column, step) lies at the index ``base[row] + column * right[row] + step * across[row]``.
    Samples outside the voxels take no part; within the half voxel beyond the outermost centres the values of
    the outermost voxels go on.

    Parameters
    ----------
    array : ndarray
        Volume (z, y, x) of any real type; it is not copied.
    base : array_like
        Index (rows, 3), ordered i, j, k, of the first sample of each row.
    right : array_like
        Step from column to column as an index difference, (3,) or (rows, 3).
    columns : int
        Samples of a row.
    across : array_like
        Step along which samples are projected into a pixel, (3,) or (rows, 3).
    steps : int
        Number of samples across each pixel.
    projection : Projection
        What is kept of them.
    nearest : bool
        Takes the nearest voxel instead of interpolating, for label maps.
    outside : float
        Value where no sample lies inside the volume.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    ndarray of float32
        Shape (rows, columns).

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.core.kernels.rows import project_rows

    starts = np.ascontiguousarray(base, dtype=np.float64)
    along = _for_each_row(right, len(starts))
    through = _for_each_row(across, len(starts))
    out = np.empty((len(starts), columns), dtype=np.float32)

    def some(first: int, past: int) -> None:
        project_rows(
            array, starts, along, through, steps, int(projection), nearest, outside, out, first, past
        )

    parallel.over(len(starts), some, task, "interpolating")
    return out


def sample_points(
    array: NDArray[Any], points: ArrayLike, nearest: bool = False, outside: float = np.nan
) -> NDArray[np.float32]:
    """Interpolate a volume linearly at indices (..., 3), ordered i, j, k; see :func:`sample_rows`."""
    wanted = np.asarray(points, dtype=np.float64)
    values = sample_rows(array, wanted.reshape(-1, 3), (0.0, 0.0, 0.0), 1, nearest=nearest, outside=outside)
    return values.reshape(wanted.shape[:-1])


def _for_each_row(step: ArrayLike, rows: int) -> NDArray[np.float64]:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(step, dtype=np.float64), (rows, 3)))
