"""How far a surface reaches along the axes of the patient and along its own longest axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANGLE, LENGTH
from ctsuite.core.grid import Float, Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Tool, measurements_port
from ctsuite.core.units import DEGREE, MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.image import require_measurable
from ctsuite.measurement.vectors import angle_slopes

TITLE = "Extent"
_RUNS_INTO = 0.5
_AXES = (("right to left", 0), ("front to back", 1), ("bottom to top", 2))


def extent(
    surface: Surface, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the extent of a surface.

    The longest axis is the first principal axis of the surface, every triangle weighted with its area, so
    that it does not depend on how fine the mesh is.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED.
    """
    if volume is not None:
        require_measurable(volume, TITLE)
    if len(surface.triangles) == 0:
        raise SEGMENT_EMPTY(segment=surface.name)
    points = np.asarray(surface.points_lps_mm, dtype=float)[np.unique(surface.triangles)]
    grid = None if volume is None else volume.grid
    axis = _longest_axis(surface)
    found = [_along(surface, points, np.eye(3)[n], name, grid) for name, n in _AXES]
    task.check()
    found.append(_along(surface, points, axis, "longest axis", grid))
    found.extend(_tilt(surface, axis, found[-1].anchors_lps_mm))
    return {"measurements": tuple(found)}


def value(anchors: NDArray[Any], axis: Float) -> Float:
    """Distance in mm of two points (..., 2, 3), measured along an axis (3,)."""
    return np.asarray(np.abs((anchors[..., 1, :] - anchors[..., 0, :]) @ axis))


def sensitivity(anchors: Float, axis: Float) -> Sensitivity:
    """Moving an end along the axis counts in full; a surface that lies further out does so at both ends."""
    found = Sensitivity.of_points(anchors, np.array([-axis, axis]))
    return replace(found, boundary=2.0)


def _along(surface: Surface, points: Float, axis: Float, name: str, grid: Grid | None) -> Measurement:
    heights = points @ axis
    ends = points[[int(heights.argmin()), int(heights.argmax())]]
    method = "Distance of the two outermost points of the surface, measured along this axis."
    if grid is not None and _at_border(grid, ends, axis):
        method += " The structure reaches the border of the image and may go on beyond it."
        name += " (cut off by the image border)"
    slopes = sensitivity(ends, axis)
    return MEASURE.measured(
        float(value(ends, axis)),
        ends,
        surface.name,
        method,
        slopes,
        partial(value, axis=axis),
        f"{surface.name}: {name}",
    )


def _tilt(surface: Surface, axis: Float, ends: Float) -> Iterator[Measurement]:
    value = float(np.degrees(np.arctan2(np.hypot(axis[0], axis[1]), abs(axis[2]))))
    method = "Angle between the first principal axis of the surface and the head-foot axis of the patient."
    name = f"{surface.name}: tilt of the longest axis"
    slopes = _tilt_sensitivity(axis, ends)
    yield Measurement("tilt", name, value, DEGREE, ANGLE, ends, surface.name, method, slopes)


def _tilt_sensitivity(axis: Float, ends: Float) -> Sensitivity:
    """As of a line as long as the surface; the axis of the whole surface is better known than that."""
    up = axis if axis[2] >= 0 else -axis
    along = up * abs(float((ends[1] - ends[0]) @ axis))
    by_line, _ = angle_slopes(along, np.array([0.0, 0.0, 1.0]))
    return Sensitivity.of_points(np.array([0 * along, along]), np.array([-by_line, by_line]))


def _longest_axis(surface: Surface) -> Float:
    """First principal axis, from the exact second moment of each triangle.

    The integral of x x' over a triangle of area A with corners v is A / 12 (sum v v' + (sum v)(sum v)').
    """
    corners = np.asarray(surface.points_lps_mm, dtype=float)[surface.triangles]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    away = corners - np.average(corners.mean(axis=1), axis=0, weights=areas)
    sums = away.sum(axis=1)
    moment = np.einsum("t,tvi,tvj->ij", areas, away, away) + np.einsum("t,ti,tj->ij", areas, sums, sums)
    _, axes = np.linalg.eigh(moment)
    axis: Float = axes[:, -1]
    return np.asarray(axis * np.sign(axis[np.abs(axis).argmax()]))


def _at_border(grid: Grid, ends: Float, axis: Float) -> bool:
    """Whether an end lies within one voxel of a border of the grid that the axis runs into."""
    index = grid.lps_to_index(ends)
    size = np.array(grid.shape[::-1])
    into = np.abs(np.array(grid.direction_lps).T @ axis) > _RUNS_INTO
    return bool((((index < 1.0) | (index > size - 2.0)) & into).any())


MEASURE = Measure(
    id="extent",
    name=TITLE,
    tooltip="How far the surface reaches in the patient along an axis.",
    unit=MM,
    quantity=LENGTH,
    formula="e = max (p · a) − min (p · a)",
    views=RIGID,
    anchor_rule="The anchors are the outermost vertices of the surface along the axis.",
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.extent",
    title=TITLE,
    summary="Measures how far a surface reaches along the axes of the patient and along its longest axis.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("surface", Surface, "Surface", "The surface to measure."),
        Port(
            "volume",
            Volume,
            "CT",
            "The image; with it, a structure cut off by its border is named.",
            optional=True,
        ),
    ),
    outputs=(measurements_port("Extents and tilt, with the outermost points."),),
    parameters=NoParameters,
    function=extent,
    profile="measurement.extent",
    risk="A structure that the scan cuts off is longer than measured. A single stray fragment far away "
    "lengthens the extent; look where the anchor points lie.",
    anchor_rule="The anchor points are the outermost vertices of the surface along the axis.",
)
