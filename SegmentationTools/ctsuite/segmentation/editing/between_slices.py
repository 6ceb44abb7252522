"""Filling the slices between those that were drawn, by the distance to their outlines.

Shape-based interpolation (Raya and Udupa, IEEE Trans Med Imaging 1990): the signed distance to the outline is
interpolated linearly between two drawn slices, and what is positive belongs to the region. Before that the
outlines are moved onto the line between their centres of gravity, so that an oblique structure is followed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation.regions import SEGMENT, edited, masks

AXIAL, CORONAL, SAGITTAL = "axial", "coronal", "sagittal"
_AXES = {AXIAL: 2, CORONAL: 1, SAGITTAL: 0}


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    plane: Annotated[
        str,
        Parameter(
            "Drawn slices", "The plane in which the slices were drawn.", choices=(AXIAL, CORONAL, SAGITTAL)
        ),
    ] = AXIAL


def between(mask: Mask, axis: int, spacing_mm: tuple[float, float]) -> Mask:
    """Return a region (z, y, x) with the slices between drawn ones filled.

    Parameters
    ----------
    mask : ndarray of bool
        The region; slices without a voxel are filled.
    axis : int
        Axis of the array along which the slices follow each other.
    spacing_mm : tuple of float
        Spacing of the rows and columns of a slice.
    """
    result = np.moveaxis(mask.copy(), axis, 0)
    drawn = np.flatnonzero(result.any(axis=(1, 2)))
    for first, second in pairwise(drawn):
        if second - first < 2:
            continue
        ends = [(_distance(result[n], spacing_mm), _middle(result[n])) for n in (first, second)]
        for n in range(first + 1, second):
            share = (n - first) / (second - first)
            middle = (1 - share) * ends[0][1] + share * ends[1][1]
            moved = [_moved(distance, middle - at) for distance, at in ends]
            result[n] = (1 - share) * moved[0] + share * moved[1] > 0
    return np.moveaxis(result, 0, axis)


def interpolate(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Fill the slices between those that were drawn.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    axis = _array_axis(labels.grid, parameters.plane)
    spacing = tuple(np.delete(labels.grid.spacing_mm[::-1], axis).tolist())
    changed = [
        (segment, mask | between(mask, axis, spacing))
        for segment, mask in masks(labels, parameters.segment, task)
    ]
    return {"labels": edited(labels, changed)}


def _array_axis(grid: Grid, plane: str) -> int:
    """The axis of the array that runs most across a plane of the patient."""
    across = np.abs(grid.ijk_to_lps[_AXES[plane], :3]) / np.array(grid.spacing_mm)
    return 2 - int(np.argmax(across))


def _distance(shape: Mask, spacing_mm: tuple[float, float]) -> NDArray[np.float64]:
    """Distance to the outline, positive inside; a voxel reaches half its size beyond its centre."""
    half = 0.5 * min(spacing_mm)
    padded = np.pad(shape, 1)
    inner = ndimage.distance_transform_edt(padded, sampling=spacing_mm)
    outer = ndimage.distance_transform_edt(~padded, sampling=spacing_mm)
    signed = np.where(padded, inner - half, half - outer)
    return np.asarray(signed[1:-1, 1:-1])


def _middle(shape: Mask) -> NDArray[np.float64]:
    return np.asarray(np.argwhere(shape).mean(axis=0))


def _moved(distance: NDArray[np.float64], shift: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(ndimage.shift(distance, shift, order=1, mode="nearest"))


TOOL = Tool(
    id="segmentation.between_slices",
    title="Fill between slices",
    summary="Fills the slices between those in which a segment was drawn.",
    group="Editing",
    clauses=("4.3.2.2.6",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to edit."),),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=interpolate,
    profile="segmentation.fill_holes",
    risk="What lies between drawn slices is guessed from their outlines, not from the image: a structure "
    "that divides, bends or ends in between is not followed. Look at each filled slice.",
)
