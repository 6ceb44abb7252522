"""Closed surfaces of segments, with a report on how far they differ from the segment.

The surface is the place where half of a voxel is filled, found by flying edges on the filling of the voxels
(see :mod:`ctsuite.core.occupancy`), so that it lies between voxel centres where the image says so. Smoothing,
filling of hollows and decimation are optional; a surface that was altered by them is compared with the
unaltered one in both directions over the area of both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.labels import Labels
from ctsuite.core.surface import DISTANCE, Surface
from ctsuite.core.surface_distance import between
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.errors import SURFACE_EMPTY
from ctsuite.ct.surface.correspondence import distance_from_voxels, report
from ctsuite.ct.surface.decimation import decimated
from ctsuite.ct.surface.extraction import Filling, contour, filling, segment_box
from ctsuite.ct.surface.hollows import filled_hollows
from ctsuite.ct.surface.planning import resolution
from ctsuite.ct.surface.smoothing import smoothed

SMOOTHING, HOLE_FILLING, DECIMATION = "smoothing", "hole filling", "decimation"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment to work on; empty for every segment.")
    ] = ""
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Smooths the surface; 0 leaves it as it is. A smoothed surface differs from the segment.",
            PERCENT,
            0,
            100,
            decimals=0,
        ),
    ] = 0.0
    fill_holes: Annotated[
        bool,
        Parameter(
            "Fill holes", "Closes hollows that lie wholly inside. A filled surface differs from the segment."
        ),
    ] = False
    decimation: Annotated[
        float,
        Parameter(
            "Decimation",
            "Share of the triangles that is saved; 0 keeps all. A decimated surface is off the segment.",
            PERCENT,
            0,
            95,
            decimals=0,
        ),
    ] = 0.0
    planning: Annotated[
        bool,
        Parameter(
            "For planning",
            "Refuses a segment on a resampled grid that is coarser than the finest spacing of the series.",
        ),
    ] = True


def surface(
    labels: Labels, parameters: Parameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Make one closed surface of a segment, or of all segments together.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SURFACE-EMPTY, SURFACE-COARSE, SURFACE-OPEN, RUN-CANCELLED.
    """
    known = resolution(labels.grid, volume, parameters.planning)
    chosen = labels.chosen(parameters.segment)
    value = chosen[0].value if parameters.segment else 0
    name = parameters.segment or chosen[0].name
    box = segment_box(labels, value)
    if box is None:
        raise SURFACE_EMPTY(name=name)
    filled = filling(labels, value, volume, box, task.part(0.0, 0.4))
    task.progress(0.4, "finding the surface")
    plain = contour(filled, name)
    altered = _altered(filled, plain, parameters, task.part(0.5, 0.7))
    del filled
    if altered.alterations:
        apart = between(altered, plain, _diagonal(labels), task.part(0.7, 0.9))
        scalars = {DISTANCE: apart.of_first_mm.astype(np.float32)}
        altered = replace(altered, scalars=scalars, distance=apart.summary)
    voxels = filling(labels, value, None, box, task)
    from_voxels = None if volume is None else distance_from_voxels(voxels, plain, task.part(0.9, 1.0))
    voxels_ml = float(np.count_nonzero(voxels.array) * labels.grid.voxel_volume_mm3 / 1000.0)
    said = report(altered, voxels_ml, volume is not None, from_voxels, known)
    return {"surface": altered, "report": said}


def _altered(filled: Filling, plain: Surface, parameters: Parameters, task: Task) -> Surface:
    """Apply what was asked for; smoothing comes before decimation, which then has flatter places to save."""
    made, alterations = plain, []
    if parameters.fill_holes:
        task.progress(0.0, "filling hollows")
        full = filled_hollows(filled)
        if full is not None:
            made = contour(full, plain.name)
            alterations.append(HOLE_FILLING)
    if parameters.smoothing > 0:
        made = smoothed(made, parameters.smoothing / 100, task.part(0.3, 0.6))
        alterations.append(SMOOTHING)
    if parameters.decimation > 0:
        task.progress(0.6, "decimating")
        made = decimated(made, parameters.decimation / 100)
        alterations.append(DECIMATION)
    return replace(made, alterations=tuple(alterations))


def _diagonal(labels: Labels) -> float:
    """Longest edge in mm that an unaltered triangle can have."""
    return float(np.linalg.norm(labels.grid.spacing_mm))


TOOL = Tool(
    id="ct.surface",
    title="Surface reconstruction",
    summary="Makes a closed surface of a segment, and says whether and how far it differs from the segment.",
    group="Reconstruction",
    clauses=("4.3.2.4.1", "4.3.2.4.2"),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segment to make a surface of."),
        Port(
            "volume",
            Volume,
            "CT",
            "The image that was segmented; it puts the surface between voxels.",
            optional=True,
        ),
    ),
    outputs=(
        Port("surface", Surface, "Surface", "The closed surface."),
        Port(
            "report",
            Table,
            "Surface correspondence",
            "Whether the surface corresponds to the segment, and how far it is off.",
        ),
    ),
    parameters=Parameters,
    function=surface,
    profile="ct.surface",
    risk="The surface shows the segment, right or wrong. Smoothing, hole filling and decimation move it away "
    "from the segment; read the distances before you measure on it or print it.",
    requires=("vtk", "numba"),
)
