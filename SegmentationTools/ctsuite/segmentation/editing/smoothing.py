"""Smoothing the border of a region: median, opening, closing, Gaussian, and several regions jointly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation.editing.margin import with_margin
from ctsuite.segmentation.regions import SEGMENT, edited, masks

MEDIAN, OPENING, CLOSING, GAUSSIAN, JOINT = "median", "opening", "closing", "Gaussian", "joint"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    way: Annotated[
        str,
        Parameter(
            "Smoothing",
            "Median takes away spikes and dents, opening what is thin, closing gaps and dents, Gaussian "
            "both; joint smooths all segments together, so that they keep touching.",
            choices=(MEDIAN, OPENING, CLOSING, GAUSSIAN, JOINT),
        ),
    ] = MEDIAN
    size: Annotated[
        float,
        Parameter(
            "Size", "Reach to each side, or standard deviation of the Gaussian.", MM, 0.1, 50, decimals=1
        ),
    ] = 2.0


def smoothed(mask: Mask, grid: Grid, way: str, size_mm: float) -> Mask:
    """Return a smoothed region (z, y, x).

    The median is that of a box that reaches `size_mm` to each side; opening and closing are those of a ball
    of that radius; the Gaussian keeps what is at least a half after it, which makes a ball of radius R
    smaller by about the square of `size_mm` divided by R.
    """
    spacing = np.array(grid.spacing_mm[::-1])
    if way == MEDIAN:
        width = (2 * np.floor(size_mm / spacing + 1e-9) + 1).astype(int).tolist()
        return np.asarray(ndimage.uniform_filter(mask.astype(np.float32), width, mode="nearest") > 0.5)
    if way == OPENING:
        return with_margin(with_margin(mask, grid, -size_mm), grid, size_mm)
    if way == CLOSING:
        return with_margin(with_margin(mask, grid, size_mm), grid, -size_mm)
    return np.asarray(_blurred(mask, spacing, size_mm) >= 0.5)


def smoothed_jointly(array: NDArray[Any], values: Sequence[int], grid: Grid, size_mm: float) -> NDArray[Any]:
    """Return label values (z, y, x): each voxel goes to the region, or the background, that is most there
    after a Gaussian of each."""
    spacing = np.array(grid.spacing_mm[::-1])
    rest = ~np.isin(array, values)
    kept = rest & (array != 0)
    best, result = _blurred(rest, spacing, size_mm), np.where(rest, array, 0).astype(array.dtype)
    for value in values:
        there = _blurred(array == value, spacing, size_mm)
        more = there > best
        best[more] = there[more]
        # a voxel of a region that is not smoothed stays with it
        result[more & ~kept] = value
    return result


def smooth(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Smooth segments.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    if parameters.way == JOINT:
        values = [segment.value for segment in labels.chosen(parameters.segment)]
        task.progress(0.1, "Smoothing")
        array = smoothed_jointly(labels.array, values, labels.grid, parameters.size)
        return {"labels": Labels(array, labels.grid, labels.segments, labels.name)}
    changed = [
        (segment, smoothed(mask, labels.grid, parameters.way, parameters.size))
        for segment, mask in masks(labels, parameters.segment, task)
    ]
    return {"labels": edited(labels, changed)}


def _blurred(mask: Mask, spacing: NDArray[Any], size_mm: float) -> NDArray[np.float32]:
    return np.asarray(ndimage.gaussian_filter(mask.astype(np.float32), size_mm / spacing, mode="nearest"))


TOOL = Tool(
    id="segmentation.smooth",
    title="Smooth segments",
    summary="Smooths the border of a segment, or of all segments together so that no gap opens between them.",
    group="Editing",
    clauses=("4.3.2.2.6",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to edit."),),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=smooth,
    profile="segmentation.fill_holes",
    risk="Smoothing moves the border away from what the image shows: thin walls, fracture gaps and small "
    "vessels can vanish or close. Compare with the image before you measure.",
)
