"""Filling holes of a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.components import NEIGHBOURS, find_holes, holes_in_slices
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import ML
from ctsuite.segmentation import completeness
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, rows, table

KEEP, ENCLOSED, IN_SLICES = "keep", "fill enclosed", "fill in slices"
HOLES = (KEEP, ENCLOSED, IN_SLICES)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    holes: Annotated[
        str,
        Parameter(
            "Holes",
            "Fill what is enclosed on all sides, or also what is enclosed in an axial slice.",
            choices=(ENCLOSED, IN_SLICES),
        ),
    ] = ENCLOSED
    maximum_volume: Annotated[
        float,
        Parameter(
            "Largest hole",
            "Enclosed holes larger than this stay open, so that a body cavity is not filled.",
            ML,
            0,
            10000,
            decimals=1,
        ),
    ] = 100.0
    connectivity: Annotated[
        str,
        Parameter(
            "Connectivity",
            "How many neighbours of a voxel belong to the region; a hole is enclosed by voxels so joined.",
            choices=tuple(NEIGHBOURS),
        ),
    ] = "26"


def fill_holes(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Fill the holes of segments.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    parameters : Parameters
        Which segments and which holes.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels) and ``report`` (Table) of every hole.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    report: list[Part] = []
    changed = []
    for segment, mask in masks(labels, parameters.segment, task):
        filled, holes = fill(
            mask, labels.grid, parameters.holes, parameters.connectivity, parameters.maximum_volume
        )
        report.extend(holes)
        changed.append((segment, filled))
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, labels.grid, "Holes"),
        "completeness": completeness.report(made, parameters.connectivity),
    }


def fill(
    mask: Mask, grid: Grid, holes: str, connectivity: str, maximum_ml: float = float("inf")
) -> tuple[Mask, list[Part]]:
    """Fill the holes of a region and describe them.

    Parameters
    ----------
    mask : ndarray of bool
        The region, shape (z, y, x).
    grid : Grid
        Where it lies.
    holes : str
        One of `HOLES`.
    connectivity : str
        Neighbours of a voxel of the region: "6", "18" or "26".
    maximum_ml : float
        Largest enclosed hole that is filled.

    Returns
    -------
    mask, rows : ndarray of bool, list of Part
    """
    found = find_holes(mask, connectivity)
    wanted = found.voxels * grid.voxel_volume_mm3 / 1000.0 <= maximum_ml
    wanted &= holes != KEEP
    wanted[0] = False
    report = list(rows(found, np.where(wanted, "filled", "left open"), grid, "Hole"))
    if wanted.any():
        mask = mask | found.mask(wanted)
    if holes == IN_SLICES:
        closed = holes_in_slices(mask, connectivity)
        voxels = int(np.count_nonzero(closed))
        if voxels:
            report.append(Part("Hole in slices only", 1, voxels, False, "filled"))
        mask = mask | closed
    return mask, report


TOOL = Tool(
    id="segmentation.fill_holes",
    title="Fill holes",
    summary="Fills the holes of a segment and reports each with its volume and position.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("labels", Labels, "Segmentation", "The segmentation whose holes are filled."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The segmentation without the holes."),
        Port("report", Table, "Hole report", "Every hole with its volume, and whether it was filled."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=fill_holes,
    profile="segmentation.fill_holes",
    requires=("numba",),
    risk="A filled hole can be a real cavity, a cyst or a drill hole. Filling in slices also fills "
    "channels that are open only along the body, such as the spinal canal. The region then no longer "
    "corresponds to the CT numbers.",
)
