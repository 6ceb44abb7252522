"""Projection of a slab in a plane of the patient: maximum, minimum, mean or ray sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.sampling import as_kind
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import HU, MM, PERCENT
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cut import MAXIMUM, MEAN, MINIMUM, PROJECTIONS, RAY_SUM, cut, slab_badge
from ctsuite.ct.mpr import ray_sum_unit
from ctsuite.ct.planes import CORONAL, PLANES, across, axes_of, is_straight, plane_through, reach


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
            "What is shown of the values across the slab: the highest (MIP), the lowest (MinIP), the mean, "
            "or their ray sum in mm of water.",
            choices=PROJECTIONS,
        ),
    ] = MAXIMUM
    thickness: Annotated[
        float,
        Parameter("Slab thickness", "Thickness of the slab.", MM, 0.1, 2000, decimals=1),
    ] = 20.0
    position: Annotated[
        float,
        Parameter(
            "Position", "Middle of the slab, from the first to the last slice.", PERCENT, 0, 100, decimals=1
        ),
    ] = 50.0
    whole: Annotated[
        bool,
        Parameter("Whole volume", "Projects the whole volume; thickness and position are not used then."),
    ] = False


def slab(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Project a slab of a volume onto one slice, along the patient's own axis across the plane.

    Where that axis is one of the volume's, the slab consists of whole slices and nothing is interpolated; its
    true thickness is the spacing of the result across the plane. A volume that was scanned obliquely, or with
    a tilted gantry, is sampled along the axis of the patient instead.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE, RUN-CANCELLED.
    """
    plane, mode = parameters.plane, parameters.mode
    if is_straight(volume.grid, plane):
        array, grid = _whole_slices(volume, parameters, task)
    else:
        grid = _plane(volume.grid, parameters)
        array = cut(volume, grid, grid.spacing_mm[2], mode, task=task)[None]
    thickness = grid.spacing_mm[across(grid, plane)]
    made = volume.with_array(array, grid, f"{volume.name} ({plane}, {mode}, {thickness:.1f} mm)")
    unit = ray_sum_unit(volume.unit) if mode == RAY_SUM else volume.unit
    badge = slab_badge(thickness, mode)
    return {"volume": Volume(array, grid, unit, {**made.attributes, BADGE: badge}, made.name)}


def _plane(grid: Grid, parameters: Parameters) -> Grid:
    axes = axes_of(parameters.plane)
    low, high = reach(grid, axes[:, 2])
    thickness = high - low if parameters.whole else min(parameters.thickness, high - low)
    ends = (low, high) if _rises(grid, parameters.plane) else (high, low)
    height = float(np.interp(parameters.position, (0, 100), ends))
    height = float(np.clip(height, low + thickness / 2, high - thickness / 2))
    return plane_through(
        grid, np.array(grid.centre_lps_mm) + axes[:, 2] * height, axes, thickness_mm=thickness
    )


def position_of(grid: Grid, plane: str, point_lps_mm: ArrayLike) -> float:
    """Return the position, in percent as of the parameters, at which a slab has a point in its middle."""
    if is_straight(grid, plane):
        axis = across(grid, plane)
        return 100 * float(grid.lps_to_index(point_lps_mm)[axis]) / max(grid.shape[2 - axis] - 1, 1)
    normal = axes_of(plane)[:, 2]
    low, high = reach(grid, normal)
    height = float((np.asarray(point_lps_mm, dtype=float) - grid.centre_lps_mm) @ normal)
    share = 100 * (height - low) / (high - low)
    return share if _rises(grid, plane) else 100 - share


def _rises(grid: Grid, plane: str) -> bool:
    """Whether the slices follow each other in the direction across the plane."""
    return bool(np.array(grid.direction_lps)[:, across(grid, plane)] @ axes_of(plane)[:, 2] > 0)


def _whole_slices(volume: Volume, parameters: Parameters, task: Task) -> tuple[NDArray[Any], Grid]:
    axis = across(volume.grid, parameters.plane)
    first, last = _slices(volume.grid, axis, parameters)
    part = np.moveaxis(volume.array, 2 - axis, 0)[first : last + 1]
    projected = _project(part, parameters.mode, task)
    if parameters.mode == RAY_SUM:
        step = volume.grid.spacing_mm[axis]
        water = len(part) + projected / 1000 if volume.unit == HU else projected
        projected = (water * step).astype(np.float32)
    array = np.ascontiguousarray(np.expand_dims(projected, 2 - axis))
    return array, _flat(volume.grid, axis, first, last)


def _slices(grid: Grid, axis: int, parameters: Parameters) -> tuple[int, int]:
    count = grid.shape[2 - axis]
    if parameters.whole:
        return 0, count - 1
    number = min(max(round(parameters.thickness / grid.spacing_mm[axis]), 1), count)
    middle = parameters.position / 100 * (count - 1)
    first = int(np.clip(round(middle - (number - 1) / 2), 0, count - number))
    return first, first + number - 1


def _project(part: NDArray[Any], mode: str, task: Task) -> NDArray[Any]:
    """Reduce slice by slice; sums are taken in double precision."""
    adds = mode in (MEAN, RAY_SUM)
    result = part[0].astype(np.float64) if adds else part[0].copy()
    combine: Any = {MAXIMUM: np.maximum, MINIMUM: np.minimum}.get(mode, np.add)
    for n, plane in enumerate(part[1:], 1):
        if n % 16 == 0:
            task.progress(n / len(part), "projecting")
        combine(result, plane, out=result)
    return as_kind(result / len(part), part.dtype) if mode == MEAN else result


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
    summary="Shows the highest, lowest or mean value, or the ray sum, across a slab of the volume.",
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
    requires=("numba",),
)
