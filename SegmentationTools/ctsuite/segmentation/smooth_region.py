"""Smoothing a region whose border is frayed by noise.

The region (1 inside, 0 outside) is blurred by a Gaussian, and the new region is where the result exceeds one
half. A plane surface stays where it is; what is thinner than about the size vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation import completeness
from ctsuite.segmentation.errors import SMOOTHED_AWAY
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, table

_TRUNCATE = 3.0


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    size: Annotated[
        float,
        Parameter(
            "Size",
            "Standard deviation of the Gaussian. What is thinner than about twice as much can vanish.",
            MM,
            0.1,
            10,
            decimals=1,
        ),
    ] = 1.0
    keep_thin: Annotated[
        bool,
        Parameter("Keep thin structures", "Only adds voxels, so that nothing thin vanishes."),
    ] = False


def smooth_region(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Smooth the border of segments.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    parameters : Parameters
        Which segments, and how much.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table) with what was added and removed, and ``completeness``
        (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-SMOOTHED-AWAY, SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    report: list[Part] = []
    changed = []
    for segment, mask in masks(labels, parameters.segment, task):
        smooth = smoothed(mask, labels.grid, parameters.size)
        if parameters.keep_thin:
            smooth |= mask
        if not smooth.any():
            raise SMOOTHED_AWAY(name=segment.name, size=parameters.size)
        for what, decision in ((smooth & ~mask, "filled"), (mask & ~smooth, "left out"), (smooth, "kept")):
            report.append(Part(segment.name, 1, int(np.count_nonzero(what)), False, decision))
        changed.append((segment, smooth))
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, labels.grid, "Smoothing"),
        "completeness": completeness.report(made),
    }


def smoothed(mask: Mask, grid: Grid, size_mm: float) -> Mask:
    """Return the region (z, y, x) whose blurred copy exceeds one half."""
    sigma = [size_mm / spacing for spacing in grid.spacing_mm[::-1]]
    box = bounding_box(mask, int(np.ceil(_TRUNCATE * max(sigma))))
    result = np.zeros_like(mask)
    if box is not None:
        part = mask[box].astype(np.float32)
        result[box] = ndimage.gaussian_filter(part, sigma, mode="nearest", truncate=_TRUNCATE) > 0.5
    return result


TOOL = Tool(
    id="segmentation.smooth_region",
    title="Smooth a region",
    summary="Smooths the border of a segment that noise has frayed, and says how much was added and removed.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to smooth."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The smoothed segmentation."),
        Port("report", Table, "Smoothing report", "Voxels added, removed and kept."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=smooth_region,
    profile="segmentation.fill_holes",
    requires=("numba",),
    risk="Thin walls, small vessels and sharp edges are lost, and narrow gaps close. The region then no "
    "longer corresponds to the CT numbers. Do not measure thin structures on a smoothed region.",
)
