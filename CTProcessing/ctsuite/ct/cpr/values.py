"""The values of a volume on an image along a curve.

Every row of the image is a straight line in the patient, so it is sampled in one compiled pass, with its own
start and its own steps. A slab lies across the picture and is sampled at the least number of sheets that
keeps their distance at or below the finest spacing of the volume, each in the middle of its share.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curved_image import VOLUME, CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.sampling import Projection, sample_rows
from ctsuite.core.task import Task
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.cut import AIR_HU, MAXIMUM, MEAN, MINIMUM, number_of_sheets

_KINDS = {MAXIMUM: Projection.MAXIMUM, MINIMUM: Projection.MINIMUM, MEAN: Projection.MEAN}


def values_along(
    volume: Volume,
    image: CurvedImage,
    grid: Grid,
    projection: str = MEAN,
    task: Task | None = None,
) -> NDArray[Any]:
    """Sample a volume on an image along a curve.

    Parameters
    ----------
    volume : Volume
        What is shown.
    image : CurvedImage
        Where.
    grid : Grid
        Samples of the image, from :meth:`CurvedImage.grid`.
    projection : str
        MAXIMUM, MINIMUM or MEAN of a slab.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    ndarray
        Shape of the grid, type of the volume. What lies outside the volume is air (0 for images that are
        not in Hounsfield units).

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    sheets = number_of_sheets(volume, image.slab_mm)
    base, right, across = row_steps(volume.grid, image, grid, sheets)
    outside = AIR_HU if volume.unit == HU else 0
    made = sample_rows(
        volume.array,
        base,
        right,
        grid.shape[2],
        across,
        sheets,
        _KINDS[projection],
        outside=outside,
        task=task,
        kind=volume.array.dtype,
    )
    return made.reshape(grid.shape)


def row_steps(source: Grid, image: CurvedImage, grid: Grid, sheets: int) -> tuple[Float, Float, Float]:
    """Return first sample, step along the row and step across the slab (n, 3) of rows of an image.

    All are indices of the source, ordered i, j, k. Rows are counted through the slices of the image.
    """
    step, low = grid.spacing_mm[0], grid.origin_lps_mm
    along, deep = grid.shape[:2] if image.kind == VOLUME else (grid.shape[1], 1)
    place, _, right, across, _ = image.frame.vectors(np.arange(along) * step)
    thin = image.slab_mm / sheets
    # of a picture the surface itself, of a volume all its depths
    v = low[1] + np.arange(deep) * step if image.kind == VOLUME else np.zeros(1)
    start = source.lps_to_index(place + low[0] * right)
    to_index = source.lps_to_ijk[:3, :3].T
    right, across = right @ to_index, across @ to_index
    base = start[:, None] + (v - thin * (sheets - 1) / 2)[:, None] * across[:, None]
    return base.reshape(-1, 3), np.repeat(step * right, deep, axis=0), np.repeat(thin * across, deep, axis=0)
