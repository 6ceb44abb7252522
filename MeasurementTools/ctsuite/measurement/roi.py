"""CT numbers in a flat region of interest: rectangle, ellipse or free hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.sampling import sample_points
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.measurement import area, values
from ctsuite.measurement.errors import REGION_EMPTY
from ctsuite.measurement.flat import ELLIPSE, FREE_HAND, SHAPES, Flat, shape_of
from ctsuite.measurement.image import require_inside, require_measurable
from ctsuite.measurement.points import port

TITLE = "Region of interest"
_PARALLEL = 1e-6
_RIM_PER_VOXEL = 2.0
_RULE = (
    "The points lie where the pointer meets the plane of the slice. A rectangle and an ellipse are given by "
    "two opposite corners, or by three corners in an oblique plane."
)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    shape: Annotated[
        str, Parameter("Shape", "What the points describe: corners, or an outline.", choices=SHAPES)
    ] = ELLIPSE
    bin_width: Annotated[
        float,
        Parameter("Histogram interval", "Width of an interval of the histogram.", HU, 0.1, 1000, decimals=1),
    ] = 10.0


def roi(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the values of the image inside a flat shape.

    Where the shape lies in a plane of the image, the voxels of the nearest slice whose centres lie inside are
    taken as they are. In an oblique plane the image is interpolated linearly at points as far apart as the
    finest spacing of the voxels; noise is smaller there than in the voxels. The area is that of the shape,
    not the number of voxels.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-COLLINEAR, MEASUREMENT-PLANE-UNCLEAR, MEASUREMENT-NOT-CLOSED, MEASUREMENT-NOT-FLAT,
        MEASUREMENT-SELF-CROSSING, MEASUREMENT-REGION-EMPTY, MEASUREMENT-CURVED-IMAGE,
        MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    require_measurable(volume, TITLE)
    flat, anchors = shape_of(points, parameters.shape, volume.grid, TITLE)
    corners = flat.to_lps(flat.corners_mm)
    require_inside(volume, np.concatenate([anchors, corners]), points.frame_of_reference, TITLE)
    places, method = _samples(flat, volume)
    if len(places) == 0:
        raise REGION_EMPTY(title=TITLE)
    inside = sample_points(volume.array, places).astype(float)
    rim = sample_points(volume.array, _rim(flat, volume)).astype(float)
    axes = None if parameters.shape == FREE_HAND else flat.axes_lps
    size = float(area.value(anchors, axes, flat.ellipse))
    prefix = f"{points.name}: "
    found = [
        *values.of_region(inside, rim, flat.perimeter_mm / size, volume, anchors, method, prefix),
        area.MEASURE.measured(
            size,
            anchors,
            points.name,
            "Area of the shape itself.",
            area.sensitivity(anchors, volume.grid.direction_lps, axes, flat.ellipse, flat.perimeter_mm),
            partial(area.value, axes_lps=axes, ellipse=flat.ellipse),
            prefix + area.MEASURE.name,
        ),
    ]
    return {
        "measurements": tuple(found),
        "histogram": values.histogram(inside, parameters.bin_width, volume),
    }


def _samples(flat: Flat, volume: Volume) -> tuple[Float, str]:
    """Indices (n, 3), ordered i, j, k, at which the image is read inside a shape, and how in words."""
    grid = volume.grid
    low, high = flat.outline_mm().min(axis=0), flat.outline_mm().max(axis=0)
    across = np.abs(flat.normal_lps @ np.array(grid.lps_to_ijk[:3, :3]).T)
    others = np.sort(across)[:2]
    if others.max() < _PARALLEL * across.max():
        axis = int(across.argmax())
        ends = grid.lps_to_index(
            flat.to_lps(np.array([[x, y] for x in (low[0], high[0]) for y in (low[1], high[1])]))
        )
        size = np.array(grid.shape[::-1])
        first = np.clip(np.floor(ends.min(axis=0)), 0, size - 1).astype(int)
        last = np.clip(np.ceil(ends.max(axis=0)), 0, size - 1).astype(int)
        first[axis] = last[axis] = np.clip(np.rint(ends[0, axis]), 0, size[axis] - 1)
        ranges = [np.arange(a, b + 1) for a, b in zip(first, last, strict=True)]
        index = np.stack(np.meshgrid(*ranges, indexing="ij"), -1).reshape(-1, 3).astype(float)
        inside = flat.contains(flat.coordinates(grid.index_to_lps(index)))
        return index[inside], "Voxels of one slice whose centres lie inside the shape."
    step = grid.finest_spacing_mm
    middle, half = (low + high) / 2, np.ceil((high - low) / 2 / step)
    x, y = (m + step * np.arange(-n, n + 1) for m, n in zip(middle, half, strict=True))
    spots = np.stack(np.meshgrid(x, y, indexing="ij"), -1).reshape(-1, 2)
    index = grid.lps_to_index(flat.to_lps(spots[flat.contains(spots)]))
    return index, "Interpolated at points in an oblique plane, as far apart as the finest spacing of voxels."


def _rim(flat: Flat, volume: Volume) -> Float:
    """Indices (n, 3) evenly along the outline, within the image."""
    outline = flat.outline_mm()
    round_ = np.vstack([outline, outline[:1]])
    passed = np.concatenate([[0.0], np.linalg.norm(np.diff(round_, axis=0), axis=1).cumsum()])
    count = int(np.ceil(_RIM_PER_VOXEL * passed[-1] / volume.grid.finest_spacing_mm)) + 3
    at = np.arange(count) * passed[-1] / count
    along = np.stack([np.interp(at, passed, round_[:, n]) for n in range(2)], -1)
    index = volume.grid.lps_to_index(flat.to_lps(along))
    return np.clip(index, 0.0, np.array(volume.grid.shape[::-1]) - 1.0)


TOOL = Tool(
    id="measurement.roi",
    title=TITLE,
    summary="Measures mean, spread, limits, area and histogram of the CT numbers in a flat region.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("volume", Volume, "CT", "The image to measure."),
        port(
            "Two opposite corners in a slice, three corners one after the other in an oblique plane, or the "
            "closed outline of a free-hand shape."
        ),
    ),
    outputs=(
        measurements_port("Mean, standard deviation, minimum, maximum and area."),
        Port("histogram", Table, "Histogram", "How many values lie in each interval."),
    ),
    parameters=Parameters,
    function=roi,
    profile="measurement.roi",
    risk="A region that reaches over the border of a structure mixes both sides: stay clear of the border by "
    "a voxel. The fewer voxels it holds, the more the mean is that of noise.",
    requires=("numba",),
    anchor_rule=_RULE,
)
