"""CT number at a point."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ctsuite.core.codes import ATTENUATION
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Scope, Tool, measurements_port
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.image import require_inside, require_measurable

TITLE = "CT number at a point"


def value(anchors: Float, volume: Volume) -> Float:
    """Value of the voxel in which each point (..., 1, 3) lies."""
    i, j, k = np.moveaxis(_voxels(anchors[..., 0, :], volume), -1, 0)
    return np.asarray(volume.array[k, j, i], dtype=float)


def sensitivity(anchors: Float, volume: Volume) -> Sensitivity:
    """The slope of the image at the voxel, from its neighbours on both sides.

    The derivative by index is turned into one by position with the inverse of the map from index to LPS.
    """
    at = _voxels(anchors[0], volume)
    slope = np.zeros(3)
    for axis, size in enumerate(volume.grid.shape[::-1]):
        ends = np.tile(at, (2, 1))
        ends[:, axis] = max(at[axis] - 1, 0), min(at[axis] + 1, size - 1)
        low, high = (float(volume.array[tuple(end[::-1])]) for end in ends)
        slope[axis] = (high - low) / max(np.ptp(ends[:, axis]), 1)
    return Sensitivity((slope @ volume.grid.lps_to_ijk[:3, :3])[None], image=1.0)


def _voxels(points: Float, volume: Volume) -> Any:
    index = np.floor(volume.grid.lps_to_index(points) + 0.5).astype(int)
    return np.clip(index, 0, np.array(volume.grid.shape[::-1]) - 1)


def hu_at_point(volume: Volume, points: Curve, parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Read the value of the voxel in which each point lies.

    Nothing is interpolated: the value is one that the scanner made. How steep the image is there says how
    much the value would change if the point were placed elsewhere.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-CURVED-IMAGE,
        MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    many = range(1, max(len(points.points_lps_mm), 1) + 1)
    positions = points_.checked(points, TITLE, many, "one or more", every=0)
    require_measurable(volume, TITLE)
    require_inside(volume, positions, points.frame_of_reference, TITLE)
    found = []
    for number, place in enumerate(positions, 1):
        anchor = place[None]
        found.append(
            MEASURE.measured(
                float(value(anchor, volume)),
                anchor,
                points.name,
                "Value of the voxel in which the point lies.",
                sensitivity(anchor, volume),
                partial(value, volume=volume),
                name=TITLE if len(positions) == 1 else f"{TITLE}: {number}",
                unit=volume.unit,
            )
        )
    return {"measurements": tuple(found)}


MEASURE = Measure(
    id="point",
    name=TITLE,
    tooltip="Value of the voxel of the image in which the point lies.",
    unit=HU,
    quantity=ATTENUATION,
    formula="h = image[round(index of p)]",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.point",
    title=TITLE,
    summary="Reads the CT number of the voxel at a point.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("volume", Volume, "CT", "The image to read from."),
        points_.port("One or more points. They are placed by hand."),
    ),
    outputs=(measurements_port("The value at each point."),),
    parameters=NoParameters,
    function=hu_at_point,
    profile="measurement.roi",
    risk="A single voxel carries the full noise of the image, and next to a border a mixture of both sides. "
    "To judge a tissue, take the mean over a region.",
    scope=Scope.CT,
    anchor_rule=points_.ANCHOR_RULE,
)
