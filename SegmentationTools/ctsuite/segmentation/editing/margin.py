"""Growing and shrinking a region by a margin in millimetres.

Grown is every voxel whose centre is at most the margin from the centre of a voxel of the region; shrunk away
is every voxel whose centre is at most the margin from one outside. Beyond the border of the volume nothing is
known, so a region that ends there does not shrink from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation.regions import SEGMENT, edited, masks

_ROUNDING_MM = 1e-9


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    margin: Annotated[
        float,
        Parameter("Margin", "Grows the segment; a negative margin shrinks it.", MM, -100, 100, decimals=1),
    ] = 2.0


def with_margin(mask: Mask, grid: Grid, margin_mm: float) -> Mask:
    """Return a region (z, y, x) grown by a margin in mm, or shrunk where the margin is negative."""
    spacing = grid.spacing_mm[::-1]
    reach = int(np.ceil(abs(margin_mm) / min(spacing))) + 1 if margin_mm > 0 else 1
    box = bounding_box(mask, reach)
    if box is None or margin_mm == 0:
        return np.array(mask)
    result = np.zeros_like(mask)
    part = mask[box]
    if margin_mm > 0:
        result[box] = ndimage.distance_transform_edt(~part, sampling=spacing) <= margin_mm + _ROUNDING_MM
    elif part.all():
        result[box] = True
    else:
        result[box] = ndimage.distance_transform_edt(part, sampling=spacing) > -margin_mm + _ROUNDING_MM
    return result


def margin(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Grow or shrink segments.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    changed = [
        (segment, with_margin(mask, labels.grid, parameters.margin))
        for segment, mask in masks(labels, parameters.segment, task)
    ]
    return {"labels": edited(labels, changed)}


TOOL = Tool(
    id="segmentation.margin",
    title="Grow or shrink",
    summary="Grows a segment by a margin in millimetres, or shrinks it.",
    group="Editing",
    clauses=("4.3.2.2.6",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to edit."),),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=margin,
    profile="segmentation.fill_holes",
    risk="A margin is rounded to whole voxels: less than the spacing of the slices has no effect across "
    "them. Structures thinner than twice the margin vanish when shrunk. Voxels of other segments are not "
    "taken.",
)
