"""Values of a volume along rows of samples: planes, slabs and curved reformations in one compiled pass.

A picture is a stack of rows. Each row has its own first sample and its own steps, so the same pass serves an
oblique plane (all rows alike) and a curved reformation (each row turned as the curve turns).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ctsuite.core import parallel
from ctsuite.core.task import Task

_FEWEST_SAMPLES = 50_000


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
    kind: DTypeLike = np.float32,
) -> NDArray[Any]:
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
    kind : dtype
        Type of the result; whole numbers are rounded and kept within their range, so `outside` must be one.

    Returns
    -------
    ndarray
        Shape (rows, columns), of that type.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    from ctsuite.core.kernels.rows import project_rows

    starts = np.ascontiguousarray(base, dtype=np.float64)
    along = _for_each_row(right, len(starts))
    through = _for_each_row(across, len(starts))
    out = np.empty((len(starts), columns), dtype=kind)

    limits = _limits(out.dtype)
    paired = array.dtype == np.int16 and array.strides[2] == array.itemsize

    def some(first: int, past: int) -> None:
        project_rows(
            array,
            starts,
            along,
            through,
            steps,
            int(projection),
            nearest,
            outside,
            limits,
            paired,
            out,
            first,
            past,
        )

    fewest = _FEWEST_SAMPLES // max(columns * steps, 1)
    parallel.over(len(starts), some, task, "interpolating", fewest)
    return out


def sample_points(
    array: NDArray[Any], points: ArrayLike, nearest: bool = False, outside: float = np.nan
) -> NDArray[np.float32]:
    """Interpolate a volume linearly at indices (..., 3), ordered i, j, k; see :func:`sample_rows`."""
    wanted = np.asarray(points, dtype=np.float64)
    values = sample_rows(array, wanted.reshape(-1, 3), (0.0, 0.0, 0.0), 1, nearest=nearest, outside=outside)
    return values.reshape(wanted.shape[:-1])


def as_kind(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    """Turn values into a type of numbers; whole numbers are rounded and kept within their range."""
    limits = _limits(kind)
    if limits is None:
        return values.astype(kind, copy=False)
    return np.asarray(np.clip(np.rint(values), *limits).astype(kind))


def _limits(kind: np.dtype[Any]) -> tuple[float, float] | None:
    """Least and largest value of a type of whole numbers that floating-point numbers reach."""
    if kind.kind == "f":
        return None
    about = np.iinfo(kind)
    # the nearest number of 32 bits may lie beyond the largest value of a long type
    high = np.float32(about.max)
    return float(about.min), float(high if high <= about.max else np.nextafter(high, np.float32(0)))


def _for_each_row(step: ArrayLike, rows: int) -> NDArray[np.float64]:
    return np.ascontiguousarray(np.broadcast_to(np.asarray(step, dtype=np.float64), (rows, 3)))
