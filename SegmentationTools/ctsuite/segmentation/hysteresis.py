"""Segmentation by two limits: what is possible belongs to the region where it is joined to what is sure.

After J. Canny (1986): voxels beyond the sure limit start the region, and all voxels beyond the possible limit
that are joined to them belong to it. Noise beyond the possible limit alone is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.components import NEIGHBOURS, find
from ctsuite.core.errors_core import PARAMETER_CONFLICT
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness, presets
from ctsuite.segmentation.errors import THRESHOLD_EMPTY
from ctsuite.segmentation.report import rows, table

BRIGHT, DARK = "brighter", "darker"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    kind: Annotated[
        str,
        Parameter(
            "Region is",
            "Whether the region is brighter or darker than its surroundings.",
            choices=(BRIGHT, DARK),
        ),
    ] = BRIGHT
    sure: Annotated[
        float,
        Parameter(
            "Sure limit",
            "Voxels beyond this certainly belong to the region.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = 400.0
    possible: Annotated[
        float,
        Parameter(
            "Possible limit",
            "Voxels beyond this belong to the region where they are joined to sure ones.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = 200.0
    connectivity: Annotated[
        str,
        Parameter(
            "Connectivity",
            "How many neighbours of a voxel belong to the same part: across faces (6), edges too (18), "
            "corners too (26).",
            choices=NEIGHBOURS,
        ),
    ] = "26"


def hysteresis(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment what is possible and joined to what is sure.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        The two limits, and what is connected.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table) of every part, and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, SEGMENT-THRESHOLD-EMPTY, RUN-CANCELLED.
    """
    array, sure, possible = volume.array, parameters.sure, parameters.possible
    bright = parameters.kind == BRIGHT
    if sure < possible if bright else sure > possible:
        reason = f"The sure limit {sure:g} HU lies outside the possible limit {possible:g} HU."
        raise PARAMETER_CONFLICT(first="Sure limit", second="Possible limit", reason=reason)
    task.progress(0.0, "Comparing CT numbers")
    parts = find(array >= possible if bright else array <= possible, parameters.connectivity)
    task.progress(0.4, "Choosing parts")
    certain = parts.tally((part >= sure) if bright else (part <= sure) for part in array[parts.box])
    wanted = certain > 0
    if not wanted.any():
        limits = (sure, presets.HIGHEST_HU) if bright else (presets.LOWEST_HU, sure)
        reason = "No voxel lies beyond the sure limit."
        raise THRESHOLD_EMPTY(name=volume.name, lower=limits[0], upper=limits[1], reason=reason)
    custom = presets.CUSTOM
    segment = Segment(1, custom.name, custom.category, custom.type, custom.colour_rgb)
    labels = Labels.from_mask(parts.mask(wanted), volume.grid, segment, f"{volume.name}: {custom.name}")
    task.progress(0.7, "Reporting")
    decisions = np.where(wanted, "kept", "left out")
    return {
        "labels": labels,
        "report": table(rows(parts, decisions, volume.grid, "Part"), volume.grid, "Connectivity"),
        "completeness": completeness.report(labels, parameters.connectivity),
    }


TOOL = Tool(
    id="segmentation.hysteresis",
    title="Threshold with two limits",
    summary="Segments what lies beyond a possible limit and is joined to what lies beyond a sure limit.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region found."),
        Port("report", Table, "Connectivity report", "Every connected part, and whether it was kept."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=hysteresis,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="The region runs over into any tissue that it touches and whose CT numbers lie beyond the possible "
    "limit. Metal artefacts can lie beyond both limits. Check the outline on every slice that matters.",
)
