"""Where an image along a curve does not stand for one place of the patient each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task

FOLDED, ELSEWHERE, OUTSIDE = (
    Segment(1, "Folded", colour_rgb=(0.9, 0.3, 0.2)),
    Segment(2, "Shown in several places", colour_rgb=(0.95, 0.7, 0.2)),
    Segment(3, "Outside the volume", colour_rgb=(0.3, 0.5, 0.9)),
)
_EVERY = 4


def doubts(source: Grid, image: CurvedImage, grid: Grid, task: Task) -> Labels:
    """Label the samples of an image that are folded, shown in several places or outside the volume.

    Of an image of many slices every fourth sample along each axis is looked at, and stands for its
    neighbours: a warning, not a border.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    every = 1 if grid.shape[0] == 1 else _EVERY
    positions = _positions(grid, every)
    folded, elsewhere = image.doubtful(positions, task)
    inside = source.contains_lps(image.to_lps(positions))
    values = np.zeros(folded.shape, np.uint8)
    values[~inside] = OUTSIDE.value
    values[elsewhere] = ELSEWHERE.value
    values[folded] = FOLDED.value
    array = values if every == 1 else _spread(values, every, grid.shape)
    return Labels(array, grid, (FOLDED, ELSEWHERE, OUTSIDE), "Doubtful parts")


def _positions(grid: Grid, every: int) -> Float:
    """Positions (z, y, x, 3) of every so many samples."""
    k, j, i = np.meshgrid(*(np.arange(0, size, every) for size in grid.shape), indexing="ij")
    return grid.index_to_lps(np.stack([i, j, k], axis=-1))


def _spread(values: NDArray[np.uint8], every: int, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    for axis, size in enumerate(shape):
        nearest = np.minimum((np.arange(size) + every // 2) // every, values.shape[axis] - 1)
        values = values.take(nearest, axis)
    return values
