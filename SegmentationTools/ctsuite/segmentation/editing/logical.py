"""Copying, joining, subtracting and intersecting segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool

COPY, UNION, SUBTRACT, INTERSECT, INVERT, CLEAR, FILL = (
    "copy", "add", "subtract", "intersect", "invert", "clear", "fill",
)  # fmt: skip
OPERATIONS = (COPY, UNION, SUBTRACT, INTERSECT, INVERT, CLEAR, FILL)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, Parameter("Segment to change", "Name of the segment that is changed.")] = ""
    operation: Annotated[
        str,
        Parameter(
            "Operation",
            "Copy, add, subtract and intersect take the second segment; invert, clear and fill need none.",
            choices=OPERATIONS,
        ),
    ] = UNION
    second: Annotated[str, Parameter("Second segment", "Name of the segment that it is combined with.")] = ""


def combined(first: Mask, second: Mask, operation: str) -> Mask:
    """Return the combination of two regions (z, y, x)."""
    if operation == COPY:
        return np.array(second)
    if operation == UNION:
        return first | second
    if operation == SUBTRACT:
        return first & ~second
    if operation == INTERSECT:
        return first & second
    if operation == INVERT:
        return ~first
    return np.full_like(first, operation == FILL)


def logical(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Combine two segments. What both hold goes to the segment that is changed.

    Returns
    -------
    dict
        ``labels`` (Labels).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    task.progress(0.1, "Combining")
    first = labels.chosen(parameters.segment)[0]
    needs = parameters.operation in (COPY, UNION, SUBTRACT, INTERSECT)
    second = labels.chosen(parameters.second)[0] if needs else first
    mask = labels.mask(first.value)
    result = combined(mask, labels.mask(second.value), parameters.operation)
    array = labels.array.copy()
    array[mask & ~result] = 0
    free = (array == 0) | (array == second.value)
    array[result & free] = first.value
    return {"labels": Labels(array, labels.grid, labels.segments, labels.name)}


TOOL = Tool(
    id="segmentation.logical",
    title="Combine segments",
    summary="Copies, joins, subtracts or intersects segments, or inverts, clears or fills one.",
    group="Editing",
    clauses=("4.3.2.2.6",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to edit."),),
    outputs=(Port("labels", Labels, "Segmentation", "The edited segmentation."),),
    parameters=Parameters,
    function=logical,
    profile="segmentation.fill_holes",
    risk="A voxel belongs to one segment: what is added to one is taken from the second, and no voxel of "
    "a third is taken. An empty name means the first segment.",
)
