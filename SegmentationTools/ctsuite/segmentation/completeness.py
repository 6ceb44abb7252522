"""Whether a region is whole: its parts, holes, the gaps between its parts, and where the image cuts it off.

A gap is the distance between the centres of the two nearest voxels of two parts; gaps up to 10 mm are looked
for. A hole is background that the region encloses on all sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.components import NEIGHBOURS, Components, find, find_holes
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import ML, MM, ONE, PERCENT
from ctsuite.segmentation.regions import SEGMENT, masks

_GAP_MM = 10.0
_SIDES = (("left", "right"), ("back", "front"), ("head", "feet"))

PORT = Port(
    "completeness", Table, "Completeness", "Parts, holes, smallest gap, and sides at which the image ends."
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


@dataclass(frozen=True)
class _Whole:
    """What is told of one segment."""

    name: str
    parts: int
    largest_percent: float
    holes: int
    hole_ml: float
    gap_mm: float | None
    sides: str


def completeness(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Report whether segments are whole.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    parameters : Parameters
        Which segments, and what is connected.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    chosen = masks(labels, parameters.segment, task)
    return {"completeness": _table(_of(chosen, labels.grid, parameters.connectivity))}


def report(labels: Labels, connectivity: str = "26") -> Table:
    """Describe every segment that holds a voxel."""
    present = ((segment, labels.mask(segment.value)) for segment in labels.segments)
    filled = ((segment, mask) for segment, mask in present if mask.any())
    return _table(_of(filled, labels.grid, connectivity))


def _of(chosen: Iterator[tuple[Segment, Mask]], grid: Grid, connectivity: str) -> Iterator[_Whole]:
    for segment, mask in chosen:
        parts, holes = find(mask, connectivity), find_holes(mask, connectivity)
        gap = float(parts.gaps_mm(grid.spacing_mm, _GAP_MM).min())
        yield _Whole(
            segment.name,
            parts.count,
            100.0 * float(parts.voxels.max()) / float(parts.voxels.sum()),
            holes.count,
            float(holes.voxels.sum()) * grid.voxel_volume_mm3 / 1000.0,
            gap if np.isfinite(gap) else None,
            ", ".join(_sides(parts, grid)) or "none",
        )


def _sides(parts: Components, grid: Grid) -> Iterator[str]:
    """The sides of the patient on which a part touches the border of the volume."""
    bounds = parts.bounds[1:]
    direction = np.array(grid.direction_lps)
    for axis in range(3):
        column = direction[:, 2 - axis]
        along = int(np.argmax(np.abs(column)))
        high, low = _SIDES[along] if column[along] > 0 else _SIDES[along][::-1]
        if (bounds[:, 2 * axis] == 0).any():
            yield low
        if (bounds[:, 2 * axis + 1] == parts.shape[axis] - 1).any():
            yield high


def _table(found: Iterator[_Whole]) -> Table:
    listed = tuple(found)
    return Table(
        (
            Column("Segment", None, tuple(one.name for one in listed)),
            Column("Parts", ONE, tuple(one.parts for one in listed)),
            Column("Largest part", PERCENT, tuple(one.largest_percent for one in listed)),
            Column("Holes", ONE, tuple(one.holes for one in listed)),
            Column("Volume of the holes", ML, tuple(one.hole_ml for one in listed)),
            Column("Smallest gap", MM, tuple(one.gap_mm for one in listed)),
            Column("Cut off at", None, tuple(one.sides for one in listed)),
        ),
        "Completeness",
    )


TOOL = Tool(
    id="segmentation.completeness",
    title="Completeness of a region",
    summary="Reports whether a segment is whole: parts, holes, gaps, and where the image cuts it off.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation to examine."),),
    outputs=(PORT,),
    parameters=Parameters,
    function=completeness,
    profile="segmentation.largest_component",
    requires=("numba",),
    risk="The report counts; it does not know the anatomy. A region in one part can hold what does not "
    "belong to it, and a part that is missing altogether leaves no gap. Look at the outline as well.",
)
