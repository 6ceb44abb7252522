"""Coarser and coarser copies of an image: means of blocks of voxels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume

_FEWEST = 12  # voxels along an axis that a level keeps


@dataclass(frozen=True, eq=False)
class Level:
    """An image (z, y, x) and where its voxels lie."""

    array: NDArray[Any]
    grid: Grid


def pyramid(volume: Volume, spacings_mm: tuple[float, ...], task: Task) -> list[Level]:
    """Return the image at the given spacings, finest first, each about as fine as asked but never finer.

    The finest level shares the voxels of the volume where they need no averaging. Whole numbers stay whole:
    rounding is far below the noise.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    level = Level(volume.array, volume.grid)
    made = []
    for number, spacing in enumerate(spacings_mm):
        task.progress(number / len(spacings_mm), "averaging voxels")
        level = _shrunk(level, spacing, task)
        made.append(level)
    return made


def _shrunk(level: Level, spacing_mm: float, task: Task) -> Level:
    from ctsuite.ct.registration.kernels.shrink import block_mean

    size = np.array(level.array.shape)
    wanted = np.floor(spacing_mm / np.array(level.grid.spacing_mm[::-1]) + 1e-6).astype(int)
    factors = np.clip(np.minimum(wanted, size // _FEWEST), 1, None)
    if (factors == 1).all():
        return level
    whole = level.array.dtype.kind in "iu"
    out = np.empty(tuple(size // factors), level.array.dtype if whole else np.float32)
    fz, fy, fx = (int(f) for f in factors)
    parallel.over(
        len(out), lambda first, past: block_mean(level.array, (fz, fy, fx), whole, out, first, past), None
    )
    task.check()
    matrix = level.grid.ijk_to_lps.copy()
    matrix[:3, 3] = level.grid.index_to_lps((np.array([fx, fy, fz]) - 1) / 2)
    matrix[:3, :3] *= (fx, fy, fz)
    return Level(out, Grid.from_ijk_to_lps(matrix, out.shape))
