"""CT numbers in a box or ellipsoid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import VOLUME
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import HU, ML
from ctsuite.core.volume import Volume
from ctsuite.measurement import values
from ctsuite.measurement.errors import REGION_EMPTY
from ctsuite.measurement.image import require_inside, require_measurable
from ctsuite.measurement.points import checked, port

TITLE = "Region of interest in 3-D"
BOX, ELLIPSOID = "box", "ellipsoid"
_RULE = "The points are two opposite corners of a box whose sides run along the axes of the image."


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    shape: Annotated[
        str,
        Parameter("Shape", "The box between both corners, or the ellipsoid in it.", choices=(BOX, ELLIPSOID)),
    ] = BOX
    bin_width: Annotated[
        float,
        Parameter("Histogram interval", "Width of an interval of the histogram.", HU, 0.1, 1000, decimals=1),
    ] = 10.0


def value(anchors: NDArray[Any], axes_lps: Float, shape: str = BOX) -> Float:
    """Volume in mL between two opposite corners (..., 2, 3), for unit vectors as columns (3, 3)."""
    sides = np.diff(anchors, axis=-2)[..., 0, :] @ np.linalg.inv(axes_lps).T
    return np.asarray(_part(shape, axes_lps) * np.abs(sides.prod(axis=-1)))


def sensitivity(anchors: Float, axes_lps: Float, shape: str = BOX, surface_mm2: float = 0.0) -> Sensitivity:
    """Moving a corner along an axis adds the side across it; the border, moved out by a mm, the surface."""
    turned = np.linalg.inv(axes_lps)
    sides = turned @ (anchors[1] - anchors[0])
    slope = float(value(anchors, axes_lps, shape)) / sides @ turned
    found = Sensitivity.of_points(anchors, np.array([-slope, slope]), axes_lps)
    return Sensitivity(found.anchors, found.spacing, boundary=surface_mm2 / 1000.0)


def _part(shape: str, axes_lps: Float) -> float:
    sheared = float(abs(np.linalg.det(axes_lps)))
    return (np.pi / 6 if shape == ELLIPSOID else 1.0) * sheared / 1000.0


def region(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the values of the voxels whose centres lie in a box or ellipsoid.

    The volume is that of the shape, not the number of voxels. The surface of an ellipsoid, which says how the
    values change with its border, is that of Thomsen's formula (exponent 1.6075, within 1.1 %).

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-REGION-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    require_measurable(volume, TITLE)
    anchors = checked(points, TITLE, (2,), "two opposite corners")
    require_inside(volume, anchors, points.frame_of_reference, TITLE)
    ends = volume.grid.lps_to_index(anchors)
    inside, rim = _values(volume, ends, parameters.shape)
    if inside.size == 0:
        raise REGION_EMPTY(title=TITLE)
    axes, shape = np.array(volume.grid.direction_lps), parameters.shape
    surface = _surface_mm2(np.abs(np.diff(ends, axis=0)[0]) * volume.grid.spacing_mm, shape)
    size = float(value(anchors, axes, shape))
    method = "Voxels whose centres lie inside the shape."
    prefix = f"{points.name}: "
    found = [
        *values.of_region(inside, rim, surface / (size * 1000.0), volume, anchors, method, prefix),
        MEASURE.measured(
            size,
            anchors,
            points.name,
            "Volume of the shape itself.",
            sensitivity(anchors, axes, shape, surface),
            partial(value, axes_lps=axes, shape=shape),
            prefix + MEASURE.name,
        ),
    ]
    return {
        "measurements": tuple(found),
        "histogram": values.histogram(inside, parameters.bin_width, volume),
    }


def _values(volume: Volume, ends: Float, shape: str) -> tuple[Float, Float]:
    """Values inside, and of the voxels within half a voxel of the border."""
    low, high = ends.min(axis=0), ends.max(axis=0)
    size = np.array(volume.grid.shape[::-1])
    first = np.clip(np.floor(low - 0.5), 0, size - 1).astype(int)
    past = np.clip(np.ceil(high + 0.5), 0, size - 1).astype(int) + 1
    box = volume.array[tuple(slice(a, b) for a, b in zip(first[::-1], past[::-1], strict=True))]
    index = np.meshgrid(*(np.arange(a, b) for a, b in zip(first, past, strict=True)), indexing="ij")
    away = [np.abs(at - (a + b) / 2).transpose(2, 1, 0) for at, a, b in zip(index, low, high, strict=True)]
    half = (high - low) / 2

    def within(radii: Float) -> NDArray[np.bool_]:
        if (radii <= 0).any():
            return np.zeros(box.shape, bool)
        parts = [a / r for a, r in zip(away, radii, strict=True)]
        if shape == BOX:
            return np.asarray(np.maximum.reduce(parts) <= 1.0 + 1e-9)
        return np.asarray(sum(part**2 for part in parts) <= 1.0)

    near = within(half + 0.5) & ~within(half - 0.5)
    return box[within(half)].astype(float), box[near].astype(float)


def _surface_mm2(sides: Float, shape: str) -> float:
    a, b, c = sides
    if shape == BOX:
        return float(2 * (a * b + b * c + c * a))
    power = 1.6075
    pairs = np.array([a * b, b * c, c * a]) / 4
    return float(4 * np.pi * np.mean(pairs**power) ** (1 / power))


MEASURE = Measure(
    id="volume of region",
    name="volume",
    tooltip="Volume of the shape in the patient.",
    unit=ML,
    quantity=VOLUME,
    formula="box V = a b c, ellipsoid V = π a b c / 6",
    views=RIGID,
    anchor_rule=_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.region",
    title=TITLE,
    summary="Measures mean, spread, limits, volume and histogram of the CT numbers in a box or ellipsoid.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("volume", Volume, "CT", "The image to measure."),
        port("Two opposite corners of the box. They are placed by hand, in different slices."),
    ),
    outputs=(
        measurements_port("Mean, standard deviation, minimum, maximum and volume."),
        Port("histogram", Table, "Histogram", "How many values lie in each interval."),
    ),
    parameters=Parameters,
    function=region,
    profile="measurement.volume",
    risk="A region that reaches over the border of a structure mixes both sides; look at it in all three "
    "directions before you use the value.",
    anchor_rule=_RULE,
)
