"""Multiplanar reformation: a plane or slab through the volume at any position and rotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import DEGREE, HU, MM, ONE, PERCENT, Unit
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cut import MAXIMUM, PROJECTIONS, RAY_SUM, cut, slab_badge
from ctsuite.ct.planes import PLANES, SAGITTAL, axes_of, plane_through, reach

LINEAR, CUBIC = "linear", "cubic"
_ANISOTROPIC = 2.0
_OBLIQUE = 1e-4


@dataclass(frozen=True)
class PlaneParameters:
    """Where a plane lies and how values between voxels are found."""

    plane: Annotated[str, Parameter("Plane", "Plane to start from.", choices=PLANES)] = SAGITTAL
    position: Annotated[
        float,
        Parameter(
            "Position",
            "Where the plane lies across the volume, from end to end.",
            PERCENT,
            0,
            100,
            decimals=1,
        ),
    ] = 50.0
    turn: Annotated[
        float,
        Parameter(
            "Turn",
            "Rotation of the plane about the vertical line of the picture.",
            DEGREE,
            -180,
            180,
            decimals=1,
        ),
    ] = 0.0
    tilt: Annotated[
        float,
        Parameter(
            "Tilt",
            "Rotation of the plane about the horizontal line of the picture, after the turn.",
            DEGREE,
            -180,
            180,
            decimals=1,
        ),
    ] = 0.0


@dataclass(frozen=True)
class SlabParameters(PlaneParameters):
    """How thick the plane is, and what is shown of the values across it."""

    thickness: Annotated[
        float,
        Parameter(
            "Slab thickness",
            "Thickness of the slab around the plane; 0 for the plane alone.",
            MM,
            0,
            500,
            decimals=1,
        ),
    ] = 0.0
    projection: Annotated[
        str,
        Parameter(
            "Projection",
            "What is shown of the values across the slab: the highest (MIP), the lowest (MinIP), the mean, "
            "or their ray sum in mm of water.",
            choices=PROJECTIONS,
        ),
    ] = MAXIMUM
    spacing: Annotated[
        float,
        Parameter(
            "Pixel size",
            "Edge length of a pixel; 0 takes the finest spacing of the series.",
            MM,
            0,
            10,
            decimals=2,
        ),
    ] = 0.0
    interpolation: Annotated[
        str,
        Parameter(
            "Interpolation",
            "How values between voxels are found. Linear never overshoots; cubic keeps more detail.",
            choices=(LINEAR, CUBIC),
        ),
    ] = LINEAR


Parameters = SlabParameters


def mpr(volume: Volume, parameters: SlabParameters, task: Task) -> dict[str, Any]:
    """Cut a plane or slab out of a volume.

    The plane starts in one of the standard planes of the patient, is moved across the volume and rotated
    about its middle: a turn alone makes it oblique, a turn and a tilt double oblique. What lies outside the
    volume is air (0 for images that are not in Hounsfield units). A slab of no thickness is the plane itself.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE, RUN-CANCELLED.
    """
    grid = plane_grid(volume.grid, parameters, parameters.spacing, parameters.thickness)
    task.progress(0.1, "cutting the plane")
    values = cut(
        volume,
        grid,
        parameters.thickness,
        parameters.projection,
        parameters.interpolation == CUBIC,
        task.part(0.1, 1.0),
    )
    return {"volume": reformatted(volume, values[None], grid, parameters, f"{parameters.plane} MPR")}


def plane_grid(
    grid: Grid, parameters: PlaneParameters, spacing_mm: float = 0.0, thickness_mm: float = 0.0
) -> Grid:
    """Return the one-slice grid (1, rows, columns) of the plane, just large enough for the whole cut.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE.
    """
    axes = axes_of(parameters.plane, parameters.turn, parameters.tilt)
    return plane_through(grid, centre_of(grid, parameters), axes, spacing_mm, thickness_mm)


def centre_of(grid: Grid, parameters: PlaneParameters) -> Float:
    """Return the point, in LPS mm, that the plane is moved to and turned about."""
    normal = axes_of(parameters.plane)[:, 2]
    height = float(np.interp(parameters.position, (0, 100), reach(grid, normal)))
    return np.asarray(np.array(grid.centre_lps_mm) + normal * height)


def reformatted(volume: Volume, array: Any, grid: Grid, parameters: SlabParameters, kind: str) -> Volume:
    """Return what was cut out of a volume, with the unit of its values and the badge that it must carry."""
    made = volume.with_array(array, grid, f"{volume.name} ({kind})")
    summed = parameters.projection == RAY_SUM and parameters.thickness > 0
    unit = ray_sum_unit(volume.unit) if summed else volume.unit
    badge = Text.joined(_notes(volume.grid, grid, parameters), "; ")
    attributes = {**made.attributes, **({BADGE: badge} if badge else {})}
    return Volume(made.array, made.grid, unit, attributes, made.name)


def ray_sum_unit(unit: Unit) -> Unit:
    """Return the unit of a ray sum: mm of water for Hounsfield units, no unit otherwise."""
    return MM if unit == HU else ONE


def _notes(source: Grid, grid: Grid, parameters: SlabParameters) -> list[Text]:
    """Say what makes the result differ from the original slices."""
    notes: list[Text] = []
    if parameters.thickness > 0:
        notes.append(slab_badge(parameters.thickness, parameters.projection))
    axes = np.abs(np.array(grid.direction_lps).T @ np.array(source.direction_lps))
    if (axes.max(axis=0) < 1 - _OBLIQUE).any():
        notes.append(Text("Oblique plane, values interpolated"))
    coarsest = max(source.spacing_mm)
    between_slices = axes[2, 2] < 1 - _OBLIQUE
    if source.spacing_mm[2] == coarsest > _ANISOTROPIC * source.finest_spacing_mm and between_slices:
        notes.append(Text("Slices {mm:g} mm apart, values between them interpolated", mm=coarsest))
    return notes


TOOL = Tool(
    id="ct.mpr",
    title="Multiplanar reformation (MPR)",
    summary="Cuts a plane or slab out of the volume at any position and rotation.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(Port("volume", Volume, "CT", "The volume to cut."),),
    outputs=(Port("volume", Volume, "Plane", "One slice at the place of the plane."),),
    parameters=Parameters,
    function=mpr,
    profile="ct.mpr",
    risk="Between thick slices the values are interpolated, so fine structures across the slices look "
    "smoother than they "
    "are. The plane shows nothing of what lies before or behind it; a slab has no depth.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
