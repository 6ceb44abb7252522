"""Shortest distance between two surfaces."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import DISTANCE
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.nearest import between_surfaces
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.measurement.errors import SEGMENT_EMPTY

TITLE = "Distance between surfaces"
_RULE = "The anchors are the two places of the surfaces that are nearest to each other, within triangles."


def value(anchors: NDArray[Any]) -> Float:
    """Distance in mm of two points (..., 2, 3)."""
    return np.asarray(np.linalg.norm(anchors[..., 1, :] - anchors[..., 0, :], axis=-1))


def sensitivity(anchors: Float) -> Sensitivity:
    """Surfaces that grow towards each other shorten the distance from both sides."""
    away = anchors[1] - anchors[0]
    size = float(np.linalg.norm(away))
    unit = away / size if size else np.full(3, np.nan)
    found = Sensitivity.of_points(anchors, np.array([-unit, unit]))
    return Sensitivity(found.anchors, found.spacing, boundary=-2.0 if size else 0.0)


def distance_surfaces(
    surface: Surface, other: Surface, parameters: NoParameters, task: Task
) -> dict[str, Any]:
    """Measure the shortest distance between two surfaces; 0 where they touch or pass through each other.

    The corners of each surface are searched for in a tree of boxes of the other; then every pair of triangles
    that may be nearer is compared exactly: corners with triangles, and edges with edges. A surface that lies
    wholly inside of the other has a distance as well.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-SEGMENT-EMPTY, RUN-CANCELLED.
    """
    for each in (surface, other):
        if len(each.triangles) == 0:
            raise SEGMENT_EMPTY(segment=each.name)
    anchors = np.array(between_surfaces(surface, other, task))
    found = MEASURE.measured(
        float(value(anchors)),
        anchors,
        f"{surface.name}, {other.name}",
        "Distance of the two nearest places of both surfaces.",
        sensitivity(anchors),
    )
    return {"measurements": (found,)}


MEASURE = Measure(
    id="distance of surfaces",
    name=TITLE,
    tooltip="Shortest straight distance in the patient between two surfaces.",
    unit=MM,
    quantity=DISTANCE,
    formula="d = min |p − q| over all places p and q of both surfaces",
    views=RIGID,
    anchor_rule=_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.distance_surfaces",
    title=TITLE,
    summary="Measures the shortest distance between two surfaces, and shows where it lies.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("surface", Surface, "Surface", "The first surface."),
        Port("other", Surface, "Other surface", "The second surface."),
    ),
    outputs=(measurements_port("The distance, with the nearest place of each surface."),),
    parameters=NoParameters,
    function=distance_surfaces,
    profile="measurement.extent",
    risk="A single stray fragment that lies nearer decides the distance; look where the anchors lie. "
    "Distances below a voxel are those of the segmentation, not of the patient.",
    requires=("numba",),
    anchor_rule=_RULE,
)
