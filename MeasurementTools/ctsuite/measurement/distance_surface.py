"""Distance of points from a surface."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ctsuite.core.codes import DISTANCE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.nearest import on_surface
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import distances_to_surface
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.points import ANCHOR_RULE, checked, port

TITLE = "Distance from a surface"
_RULE = ANCHOR_RULE + " The second anchor is the nearest place of the surface, within a triangle."


def value(anchors: Float, surface: Surface) -> Float:
    """Distance in mm of the first point (..., n, 3) from the surface."""
    places = np.ascontiguousarray(anchors[..., 0, :])
    found = distances_to_surface(places.reshape(-1, 3), surface)
    return np.asarray(found.reshape(places.shape[:-1]))


def sensitivity(anchors: Float, surface: Surface) -> Sensitivity:
    """Only what moves the point away from its nearest place counts; the surface grows towards the point."""
    away = anchors[0] - anchors[1]
    size = float(np.linalg.norm(away))
    unit = away / size if size else np.full(3, np.nan)
    return Sensitivity.of_points(anchors, np.array([unit, -unit]))


def distance_surface(surface: Surface, points: Curve, parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Measure how far points lie from a surface, inside or outside of it.

    The distance to each triangle is exact: to its inside, an edge or a corner. A tree of boxes leaves out the
    triangles that are too far away.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-SEGMENT-EMPTY, RUN-CANCELLED.
    """
    if len(surface.triangles) == 0:
        raise SEGMENT_EMPTY(segment=surface.name)
    many = range(1, max(len(points.points_lps_mm), 1) + 1)
    positions = checked(points, TITLE, many, "one or more", every=0)
    found = []
    for number, place in enumerate(positions, 1):
        task.progress(number / len(positions), "comparing surfaces")
        anchors = np.array([place, on_surface(place, surface)])
        slopes = sensitivity(anchors, surface)
        found.append(
            MEASURE.measured(
                float(np.linalg.norm(anchors[0] - anchors[1])),
                anchors,
                f"{points.name}, {surface.name}",
                "Distance of the point from the nearest place of the surface.",
                Sensitivity(slopes.anchors, slopes.spacing, boundary=-1.0),
                partial(value, surface=surface),
                TITLE if len(positions) == 1 else f"{TITLE}: {number}",
            )
        )
    return {"measurements": tuple(found)}


MEASURE = Measure(
    id="distance from surface",
    name=TITLE,
    tooltip="Shortest straight distance in the patient of a point from a surface.",
    unit=MM,
    quantity=DISTANCE,
    formula="d = min |p − q| over all places q of the surface",
    views=RIGID,
    anchor_rule=_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.distance_surface",
    title=TITLE,
    summary="Measures the shortest distance of points from a surface.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        Port("surface", Surface, "Surface", "The surface to measure to."),
        port("One or more points. They are placed by hand."),
    ),
    outputs=(measurements_port("The distance of each point, with the nearest place of the surface."),),
    parameters=NoParameters,
    function=distance_surface,
    profile="measurement.extent",
    risk="The distance is that to the surface: where the surface was smoothed or a fragment is left in it, "
    "so is the distance. It is not negative inside.",
    requires=("numba",),
    anchor_rule=_RULE,
)
