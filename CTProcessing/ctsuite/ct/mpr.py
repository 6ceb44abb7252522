"""Multiplanar reformation: a plane through the volume at any position and rotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float, Grid
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.units import DEGREE, HU, MM, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.ct.errors import PLANE_OUTSIDE
from ctsuite.ct.planes import AXIAL, CORONAL, PLANES, SAGITTAL

LINEAR, CUBIC = "linear", "cubic"
AIR_HU = -1024
_MARGIN = 4
_LARGEST = 4096
# columns: direction of the rows, of the columns and across, in LPS, of a picture in radiological convention
_AXES = {
    AXIAL: np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]),
    CORONAL: np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]),
    SAGITTAL: np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]]),
}


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

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
            "Rotation of the plane about the horizontal line of the picture.",
            DEGREE,
            -180,
            180,
            decimals=1,
        ),
    ] = 0.0
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


def mpr(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Cut a plane out of a volume.

    The plane starts in one of the standard planes of the patient, is moved across the volume and rotated
    about its middle. What lies outside the volume is air (0 for images that are not in Hounsfield units).

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE, RUN-CANCELLED.
    """
    grid = plane_grid(volume.grid, parameters)
    task.progress(0.1, "cutting the plane")
    order = 1 if parameters.interpolation == LINEAR else 3
    values = _sampled(volume, _centres(grid), order)
    return {"volume": volume.with_array(values[None], grid, f"{volume.name} ({parameters.plane} MPR)")}


def plane_grid(grid: Grid, parameters: Parameters) -> Grid:
    """Return the one-slice grid (1, rows, columns) of the plane, just large enough for the whole cut.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE.
    """
    start = _AXES[parameters.plane]
    middle = np.array(grid.centre_lps_mm)
    heights = (grid.corners_lps_mm() - middle) @ start[:, 2]
    centre = middle + start[:, 2] * np.interp(parameters.position, (0, 100), (heights.min(), heights.max()))
    axes = start @ _rotation(parameters.turn, parameters.tilt)
    cut = _crossing(grid.corners_lps_mm(), centre, axes)
    if len(cut) < 3:
        raise PLANE_OUTSIDE()
    spacing = parameters.spacing or grid.finest_spacing_mm
    low, high = cut.min(axis=0), cut.max(axis=0)
    spacing = max(spacing, float((high - low).max()) / _LARGEST)
    columns, rows = np.maximum(np.floor((high - low) / spacing + 1e-6).astype(int), 1)
    inset = (high - low - (np.array([columns, rows]) - 1) * spacing) / 2
    origin = centre + axes[:, :2] @ (low + inset)
    return Grid(
        (1, int(rows), int(columns)),
        (spacing, spacing, grid.finest_spacing_mm),
        tuple(origin.tolist()),
        tuple(map(tuple, axes.tolist())),
    )


def _rotation(turn_degrees: float, tilt_degrees: float) -> Float:
    """Rotation in the axes of the picture: first about its vertical (y), then about its horizontal (x)."""
    a, b = np.radians([turn_degrees, tilt_degrees])
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    return np.asarray(about_y @ about_x)


def _crossing(corners: Float, centre: Float, axes: Float) -> Float:
    """Places (n, 2) in the plane where it crosses the edges of the box with these eight corners, in mm."""
    local = (corners - centre) @ axes
    edges = [(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b) in (1, 2, 4)]
    found = []
    for a, b in edges:
        low, high = local[a, 2], local[b, 2]
        if low * high <= 0 and low != high:
            found.append(local[a, :2] + (local[b, :2] - local[a, :2]) * low / (low - high))
        elif low == high == 0:
            found += [local[a, :2], local[b, :2]]
    return np.array(found).reshape(-1, 2)


def _centres(grid: Grid) -> Float:
    rows, columns = np.indices(grid.shape[1:])
    return grid.index_to_lps(np.stack([columns, rows, np.zeros_like(rows)], axis=-1))


def _sampled(volume: Volume, points: Float, order: int) -> NDArray[Any]:
    index = np.moveaxis(volume.grid.lps_to_index(points)[..., ::-1], -1, 0)
    size = np.array(volume.array.shape).reshape(3, 1, 1)
    inside = ((index >= -0.5) & (index <= size - 0.5)).all(axis=0)
    low = np.clip(np.floor(index.min(axis=(1, 2))).astype(int) - _MARGIN, 0, None)
    high = np.ceil(index.max(axis=(1, 2))).astype(int) + _MARGIN + 1
    part = volume.array[tuple(slice(a, max(b, a + 1)) for a, b in zip(low, high, strict=True))]
    values = ndimage.map_coordinates(
        part, index - low.reshape(3, 1, 1), np.float32, order=order, mode="nearest"
    )
    values[~inside] = AIR_HU if volume.unit == HU else 0
    kind = volume.array.dtype
    if kind.kind == "f":
        return values.astype(kind)
    limits = np.iinfo(kind)
    return np.clip(np.rint(values), limits.min, limits.max).astype(kind)


TOOL = Tool(
    id="ct.mpr",
    title="Multiplanar reformation (MPR)",
    summary="Cuts a plane out of the volume at any position and rotation.",
    group="Reconstruction",
    clauses=("4.3.1",),
    inputs=(Port("volume", Volume, "CT", "The volume to cut."),),
    outputs=(Port("volume", Volume, "Plane", "One slice at the place of the plane."),),
    parameters=Parameters,
    function=mpr,
    profile="ct.mpr",
    risk="Between thick slices the values are interpolated, so fine structures across the slices look "
    "smoother than they "
    "are. The plane shows nothing of what lies before or behind it.",
    scope=Scope.CT_AND_OTHER,
)
