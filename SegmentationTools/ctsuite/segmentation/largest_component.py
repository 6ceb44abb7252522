"""Keeping the largest connected part of a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.components import NEIGHBOURS, find
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.segmentation import completeness
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, rows, table


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
            choices=tuple(NEIGHBOURS),
        ),
    ] = "26"
    parts: Annotated[
        int, Parameter("Parts to keep", "How many of the largest parts are kept.", minimum=1, maximum=100)
    ] = 1


def largest_component(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Keep the largest connected parts of segments.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    parameters : Parameters
        Which segments, what is connected, and how many parts are kept.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels) and ``report`` (Table) of every part.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    report: list[Part] = []
    changed = []
    for segment, mask in masks(labels, parameters.segment, task):
        found = find(mask, parameters.connectivity)
        wanted = np.zeros(found.count + 1, dtype=bool)
        wanted[found.largest_first()[: parameters.parts]] = True
        report.extend(rows(found, np.where(wanted, "kept", "left out"), labels.grid, segment.name))
        changed.append((segment, found.mask(wanted)))
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, labels.grid, "Connectivity"),
        "completeness": completeness.report(made, parameters.connectivity),
    }


TOOL = Tool(
    id="segmentation.largest_component",
    title="Largest part",
    summary="Keeps the largest connected part of a segment, or the few largest, and reports every part.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to clean."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The largest parts."),
        Port("report", Table, "Connectivity report", "Every connected part, and whether it was kept."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=largest_component,
    profile="segmentation.largest_component",
    requires=("numba",),
    risk="Bones that do not touch, fragments of a fracture and implants are separate parts: what is left out "
    "can be clinically important. Read the report.",
)
