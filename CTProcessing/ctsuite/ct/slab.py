"""Projection of a slab: maximum, minimum or mean intensity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import MM, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.planes import CORONAL, PLANES, across

MAXIMUM, MINIMUM, MEAN = "maximum", "minimum", "mean"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    plane: Annotated[
        str, Parameter("Plane", "Plane of the picture; the slab lies across it.", choices=PLANES)
    ] = CORONAL
    mode: Annotated[
        str,
        Parameter(
            "Projection",
            "What is shown of the values across the slab: the highest (MIP), the lowest (MinIP) or the mean.",
            choices=(MAXIMUM, MINIMUM, MEAN),
        ),
    ] = MAXIMUM
    thickness: Annotated[
        float,
        Parameter(
            "Slab thickness", "Thickness of the slab; 0 takes the whole volume.", MM, 0, 2000, decimals=1
        ),
    ] = 0.0
    position: Annotated[
        float,
        Parameter(
            "Position", "Middle of the slab, from the first to the last slice.", PERCENT, 0, 100, decimals=1
        ),
    ] = 50.0


def slab(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Project a slab of a volume onto one slice.

    The slab consists of whole slices; its true thickness is the spacing of the result across the plane.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    axis = across(volume.grid, parameters.plane)
    first, last = _slices(volume.grid, axis, parameters)
    part = np.moveaxis(volume.array, 2 - axis, 0)[first : last + 1]
    projected = np.expand_dims(_project(part, parameters.mode, task), 2 - axis)
    grid = _flat(volume.grid, axis, first, last)
    name = f"{volume.name} ({parameters.plane}, {parameters.mode}, {grid.spacing_mm[axis]:.1f} mm)"
    return {"volume": volume.with_array(np.ascontiguousarray(projected), grid, name)}


def _slices(grid: Grid, axis: int, parameters: Parameters) -> tuple[int, int]:
    count = grid.shape[2 - axis]
    if parameters.thickness == 0:
        return 0, count - 1
    number = min(max(round(parameters.thickness / grid.spacing_mm[axis]), 1), count)
    middle = parameters.position / 100 * (count - 1)
    first = int(np.clip(round(middle - (number - 1) / 2), 0, count - number))
    return first, first + number - 1


def _project(part: NDArray[Any], mode: str, task: Task) -> NDArray[Any]:
    """Reduce slice by slice; the mean is summed in double precision."""
    result = part[0].astype(np.float64) if mode == MEAN else part[0].copy()
    combine: Any = {MAXIMUM: np.maximum, MINIMUM: np.minimum, MEAN: np.add}[mode]
    for n, plane in enumerate(part[1:], 1):
        if n % 16 == 0:
            task.progress(n / len(part), "projecting")
        combine(result, plane, out=result)
    if mode == MEAN:
        result /= len(part)
        return np.rint(result).astype(part.dtype) if part.dtype.kind in "iu" else result.astype(part.dtype)
    return result


def _flat(grid: Grid, axis: int, first: int, last: int) -> Grid:
    shape, spacing, place = list(grid.shape), list(grid.spacing_mm), [0.0, 0.0, 0.0]
    shape[2 - axis] = 1
    spacing[axis] *= last - first + 1
    place[axis] = (first + last) / 2
    origin = tuple(grid.index_to_lps(place).tolist())
    return Grid(tuple(shape), tuple(spacing), origin, grid.direction_lps)  # type: ignore[arg-type]


TOOL = Tool(
    id="ct.slab_mip",
    title="Slab projection (MIP)",
    summary="Shows the highest, lowest or mean value across a slab of the volume.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(Port("volume", Volume, "CT", "The volume to project."),),
    outputs=(Port("volume", Volume, "Projection", "One slice with the values of the projection."),),
    parameters=Parameters,
    function=slab,
    profile="ct.slab_mip",
    risk="A projection has no depth: structures that lie behind each other are drawn on top of each "
    "other, and lengths "
    "across the slab are lost. Dense structures hide what lies behind or before them.",
    scope=Scope.CT_AND_OTHER,
)
