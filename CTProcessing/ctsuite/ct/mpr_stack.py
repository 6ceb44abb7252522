"""A stack of parallel reformatted planes or slabs, evenly spaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import MM
from ctsuite.core.volume import INSTANCE_UIDS, Volume
from ctsuite.ct.cut import MAXIMUM, MEAN, MINIMUM, RAY_SUM, cut
from ctsuite.ct.errors import STACK_LARGE
from ctsuite.ct.mpr import CUBIC, SlabParameters, centre_of, reformatted
from ctsuite.ct.planes import axes_of, plane_through, reach

_FLAVOURS = {MAXIMUM: "MAX_IP", MINIMUM: "MIN_IP", MEAN: "AVERAGE", RAY_SUM: "RAY_SUM"}
_MOST_PLANES, _MOST_VOXELS = 2000, 10**9


@dataclass(frozen=True)
class Parameters(SlabParameters):
    """What can be set."""

    distance: Annotated[
        float,
        Parameter(
            "Distance of planes",
            "Distance from plane to plane; 0 takes the slab thickness, or the pixel size for thin planes.",
            MM,
            0,
            100,
            decimals=2,
        ),
    ] = 0.0
    count: Annotated[
        int,
        Parameter(
            "Number of planes",
            "How many planes, around the position; 0 takes as many as cross the volume.",
            None,
            0,
            _MOST_PLANES,
        ),
    ] = 0


def mpr_stack(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Cut parallel planes or slabs out of a volume, as a volume of its own.

    The middle of the stack is the plane that the same settings of the multiplanar reformation show; where the
    number of planes is not given, the stack covers the whole volume. Its last axis points across the planes.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE, MPR-STACK-LARGE, RUN-CANCELLED.
    """
    grid = stack_grid(volume.grid, parameters)
    kind = np.float32 if parameters.projection == RAY_SUM and parameters.thickness else volume.array.dtype
    array = np.empty(grid.shape, kind)
    for k in range(len(array)):
        part = task.part(k / len(array), (k + 1) / len(array))
        cubic = parameters.interpolation == CUBIC
        array[k] = cut(volume, _plane(grid, k), parameters.thickness, parameters.projection, cubic, part)
    made = reformatted(volume, array, grid, parameters, f"{parameters.plane} MPR stack")
    attributes = {**made.attributes, **_origin(volume, parameters)}
    return {"volume": Volume(array, grid, made.unit, attributes, made.name)}


def stack_grid(grid: Grid, parameters: Parameters) -> Grid:
    """Return the grid (planes, rows, columns) of the stack, just large enough for every plane's cut.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE, MPR-STACK-LARGE.
    """
    axes = axes_of(parameters.plane, parameters.turn, parameters.tilt)
    pixel = parameters.spacing or grid.finest_spacing_mm
    distance = parameters.distance or parameters.thickness or pixel
    centre = centre_of(grid, parameters)
    count = parameters.count
    if count == 0:
        low, high = reach(grid, axes[:, 2])
        count = max(1, int(np.floor((high - low) / distance + 1e-6)))
        centre = np.array(grid.centre_lps_mm) + axes[:, 2] * (low + high) / 2
    plane = plane_through(grid, centre, axes, pixel, (count - 1) * distance)
    _, rows, columns = plane.shape
    if count > _MOST_PLANES or count * rows * columns > _MOST_VOXELS:
        raise STACK_LARGE(count=count, rows=rows, columns=columns, most=_MOST_PLANES)
    first = np.array(plane.origin_lps_mm) - axes[:, 2] * (count - 1) / 2 * distance
    spacing = (*plane.spacing_mm[:2], distance)
    return Grid((count, rows, columns), spacing, tuple(first.tolist()), plane.direction_lps)


def _plane(grid: Grid, k: int) -> Grid:
    _, rows, columns = grid.shape
    origin = tuple(grid.index_to_lps([0, 0, k]).tolist())
    return Grid((1, rows, columns), grid.spacing_mm, origin, grid.direction_lps)


def _origin(volume: Volume, parameters: Parameters) -> dict[str, Any]:
    """Say how and of which images the stack was made, for the header of a derived series."""
    flavour = (_FLAVOURS[parameters.projection],) if parameters.thickness else ()
    known = volume.attributes
    described = (
        f"Multiplanar reformation of '{volume.name}': {parameters.plane}, turn {parameters.turn:g} deg, "
        f"tilt {parameters.tilt:g} deg, {parameters.interpolation} interpolation"
    )
    if parameters.thickness:
        described += f", slab of {parameters.thickness:g} mm, {parameters.projection}"
    return {
        "ImageType": ("DERIVED", "SECONDARY", "REFORMATTED", *flavour),
        "DerivationDescription": described,
        "SliceThickness": parameters.thickness or volume.grid.finest_spacing_mm,
        "SourceInstanceUIDs": known.get(INSTANCE_UIDS, known.get("SourceInstanceUIDs", ())),
        "SourceClassUID": known.get("SOPClassUID", ""),
    }


TOOL = Tool(
    id="ct.mpr_stack",
    title="Stack of reformatted planes",
    summary="Cuts parallel planes or slabs at an even distance, which can be kept as a DICOM series.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(Port("volume", Volume, "CT", "The volume to cut."),),
    outputs=(Port("volume", Volume, "Stack", "The planes as slices of a volume."),),
    parameters=Parameters,
    function=mpr_stack,
    profile="ct.mpr_stack",
    risk="The stack holds no more detail than the series: between thick slices its values are interpolated. "
    "Planes further apart than they are thick leave gaps in which a finding cannot be seen.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
