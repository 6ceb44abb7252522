"""Excluding by another region: taking it out, or keeping only what lies inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, widened
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import VOXEL
from ctsuite.segmentation import completeness
from ctsuite.segmentation.errors import EXCLUDED_ALL
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, table

SUBTRACT, INSIDE = "take out", "keep inside"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    mode: Annotated[
        str,
        Parameter(
            "Other region is",
            "Taken out of the segment, or the only place where the segment is kept.",
            choices=(SUBTRACT, INSIDE),
        ),
    ] = SUBTRACT
    other_segment: Annotated[
        str, Parameter("Other segment", "Name of the segment of the other region; empty for all of them.")
    ] = ""
    margin: Annotated[
        int,
        Parameter("Margin", "By how many voxels the other region is widened before.", VOXEL, 0, 20),
    ] = 0


def subtract(labels: Labels, other: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Exclude by another region on the same grid.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    other : Labels
        The region that is taken out or kept; it may be drawn by hand.
    parameters : Parameters
        Which segments, and how the other region counts.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table), and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-EXCLUDED-ALL, SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    chosen = masks(other, parameters.other_segment, task.part(0.0, 0.2))
    region: Mask = np.logical_or.reduce([mask for _, mask in chosen])
    if parameters.margin:
        region = widened(region, parameters.margin)
    allowed = ~region if parameters.mode == SUBTRACT else region
    return limited(labels, allowed, parameters.segment, task.part(0.2, 1.0))


def limited(labels: Labels, allowed: Mask, segment: str, task: Task) -> dict[str, Any]:
    """Keep of segments what lies where it is allowed, (z, y, x), and report what was left out.

    Raises
    ------
    CTSuiteError
        SEGMENT-EXCLUDED-ALL, SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    report: list[Part] = []
    changed = []
    for one, mask in masks(labels, segment, task):
        kept = mask & allowed
        left, gone = int(np.count_nonzero(kept)), int(np.count_nonzero(mask & ~allowed))
        if left == 0:
            raise EXCLUDED_ALL(name=one.name)
        report += [Part(one.name, 1, left, False, "kept"), Part(one.name, 1, gone, False, "left out")]
        changed.append((one, kept))
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, labels.grid, "Exclusions"),
        "completeness": completeness.report(made),
    }


TOOL = Tool(
    id="segmentation.subtract",
    title="Exclude by a region",
    summary="Takes another region out of a segment, or keeps only what lies inside the other region.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to take parts out of."),
        Port("other", Labels, "Other region", "What is taken out or kept. It may be drawn by hand."),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "What is left."),
        Port("report", Table, "Exclusion report", "What was kept and what was left out."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=subtract,
    profile="segmentation.exclude_connected",
    requires=("numba",),
    risk="The result is as good as the other region; where that was drawn by hand, the exclusion is manual "
    "and depends on the operator. A margin also takes off what lies beside it.",
)
