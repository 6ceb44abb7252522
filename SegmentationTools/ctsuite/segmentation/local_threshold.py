"""Segmentation by the difference to the surroundings, where brightness changes over the image.

A voxel belongs to the region if it exceeds the mean of the cube around it by an offset (mean-minus-constant
rule; compare W. Niblack 1986), and if it exceeds a lowest CT number, without which noise in air would count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.components import find
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness, presets
from ctsuite.segmentation.errors import THRESHOLD_EMPTY
from ctsuite.segmentation.report import rows, table


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    window: Annotated[
        float,
        Parameter(
            "Surroundings",
            "Edge of the cube whose mean is compared; about three times the thickness of what is sought.",
            MM,
            1,
            100,
            decimals=1,
        ),
    ] = 15.0
    offset: Annotated[
        float,
        Parameter(
            "Brighter by", "By how much a voxel must exceed its surroundings.", HU, -2000, 2000, decimals=0
        ),
    ] = 50.0
    lowest: Annotated[
        float,
        Parameter(
            "Lower limit",
            "Voxels darker than this never belong to the region.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = 100.0
    minimum_volume: Annotated[
        float,
        Parameter("Smallest volume", "Parts smaller than this are left out.", ML, 0, 1000, decimals=2),
    ] = 0.1


def local_threshold(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment what is brighter than its surroundings.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Size of the surroundings, offset, and lowest CT number.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table) of every part, and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-THRESHOLD-EMPTY, RUN-CANCELLED.
    """
    grid = volume.grid
    mask = brighter(volume, parameters, task.part(0.0, 0.6))
    parts = find(mask)
    wanted = parts.voxels * grid.voxel_volume_mm3 / 1000.0 >= parameters.minimum_volume
    wanted[0] = False
    if not wanted.any():
        reason = "No part of the smallest volume is that much brighter than its surroundings."
        limits = {"lower": parameters.lowest, "upper": presets.HIGHEST_HU}
        raise THRESHOLD_EMPTY(name=volume.name, reason=reason, **limits)
    custom = presets.CUSTOM
    segment = Segment(1, custom.name, custom.category, custom.type, custom.colour_rgb)
    labels = Labels.from_mask(parts.mask(wanted), grid, segment, f"{volume.name}: {custom.name}")
    task.progress(0.8, "Reporting")
    decisions = np.where(wanted, "kept", "left out: small")
    return {
        "labels": labels,
        "report": table(rows(parts, decisions, grid, "Part"), grid, "Connectivity"),
        "completeness": completeness.report(labels),
    }


def brighter(volume: Volume, parameters: Parameters, task: Task) -> Mask:
    """Return where a voxel exceeds the mean of its surroundings, (z, y, x)."""
    array, width = volume.array, _width(volume.grid, parameters.window)
    result = np.empty(array.shape, dtype=bool)
    half = width[0] // 2

    def work(first: int, past: int) -> None:
        low, high = max(first - half, 0), min(past + half, len(array))
        part = array[low:high].astype(np.float32)
        mean = ndimage.uniform_filter(part, width, mode="nearest")[first - low : past - low]
        own = array[first:past]
        np.greater_equal(own - mean, parameters.offset, out=result[first:past])
        result[first:past] &= own >= parameters.lowest

    parallel.over(len(array), work, task, "Comparing with the surroundings")
    return result


def _width(grid: Grid, window_mm: float) -> list[int]:
    return [2 * round(window_mm / 2 / spacing) + 1 for spacing in grid.spacing_mm[::-1]]


TOOL = Tool(
    id="segmentation.local_threshold",
    title="Local threshold",
    summary="Segments what is brighter than its surroundings, where brightness changes over the image.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region found."),
        Port("report", Table, "Connectivity report", "Every connected part, and whether it was kept."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=local_threshold,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="Only differences count: the inside of a structure thicker than the surroundings is lost, and what "
    "lies beside a brighter structure is missed. CT numbers lose their meaning. Check the outline on "
    "every slice that matters.",
)
