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
    rows = np.arange(grid.shape[0] * grid.shape[1])
    along, deep = (rows // grid.shape[1], rows % grid.shape[1]) if image.kind == VOLUME else (rows, 0)
    step = grid.spacing_mm[0]
    s = along * step
    v = grid.origin_lps_mm[1] + deep * step if image.kind == VOLUME else 0.0 * s
    if image.kind == VOLUME:
        # all rows of one cross-section share its frame
        places, which = np.unique(s, return_inverse=True)
        place, _, right, across, _ = (each[which] for each in image.frame.vectors(places))
    else:
        place, _, right, across, _ = image.frame.vectors(s)
    thin = image.slab_mm / sheets
    v = v - thin * (sheets - 1) / 2
    start = place + grid.origin_lps_mm[0] * right + v[:, None] * across
    to_index = source.lps_to_ijk[:3, :3].T
    return source.lps_to_index(start), step * right @ to_index, thin * across @ to_index
