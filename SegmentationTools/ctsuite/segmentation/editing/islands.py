"""Splitting a segment into its islands, the parts that are not connected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.components import NEIGHBOURS, find
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import ML
from ctsuite.segmentation.regions import SEGMENT, masks

_MOST = 254
_COLOURS = (
    (0.95, 0.84, 0.57),
    (0.43, 0.72, 0.82),
    (0.56, 0.93, 0.56),
    (0.87, 0.51, 0.40),
    (0.60, 0.50, 0.80),
)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    connectivity: Annotated[
        str,
        Parameter(
            "Connectivity",
            "How many neighbours of a voxel belong to the same part: across faces (6), edges too (18), "
            "corners too (26).",
            choices=NEIGHBOURS,
        ),
    ] = "26"
    minimum_volume: Annotated[
        float, Parameter("Smallest volume", "Smaller parts are left out.", ML, 0, 1000, decimals=2)
    ] = 0.1


def split(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Make a segment of each connected part, the largest first.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    array = np.zeros(labels.array.shape, dtype=np.uint16)
    segments: list[Segment] = []
    least = parameters.minimum_volume * 1000.0 / labels.grid.voxel_volume_mm3
    for segment, mask in masks(labels, parameters.segment, task):
        parts = find(mask, parameters.connectivity)
        numbers = [n for n in parts.largest_first() if parts.voxels[n] >= least][:_MOST]
        table = np.zeros(parts.count + 1, dtype=np.uint16)
        for place, number in enumerate(numbers, 1):
            value = len(segments) + 1
            table[number] = value
            name = segment.name if len(numbers) == 1 else f"{segment.name} {place}"
            colour = segment.colour_rgb if len(numbers) == 1 else _COLOURS[(place - 1) % len(_COLOURS)]
            segments.append(replace(segment, value=value, name=name, colour_rgb=colour))
        array[parts.box] += table[parts.labels]
    return {"labels": Labels(array, labels.grid, tuple(segments), labels.name)}


TOOL = Tool(
    id="segmentation.split_islands",
    title="Split into parts",
    summary="Makes a segment of each connected part, the largest first.",
    group="Editing",
    clauses=("4.3.2.2.6", "4.3.2.2.7"),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to split."),),
    outputs=(Port("labels", Labels, "Segmentation", "One segment for each part."),),
    parameters=Parameters,
    function=split,
    profile="segmentation.fill_holes",
    risk="Bones that touch are one part, and a broken bone is several: parts are not anatomy. Name them "
    "yourself, or check the names that are found automatically.",
)
