"""Area of an outline in a cross-section of a vessel."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import AREA
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_image import VOLUME
from ctsuite.core.grid import Float
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.units import MM2
from ctsuite.core.volume import Volume
from ctsuite.measurement import area
from ctsuite.measurement.curved.course import in_section
from ctsuite.measurement.curved.errors import NO_SECTION, NOT_ONE_SECTION
from ctsuite.measurement.curved.places import PICTURE, Parameters, mapping, on_axis, placed, slopes
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool
from ctsuite.measurement.flat import FREE_HAND, shape_of

TITLE = "Area perpendicular to axis"


def value(anchors: NDArray[Any], frame: CurvedFrame, s_mm: Float) -> Float:
    """Area in mm² across the axis of the outline through anchors (..., n, 3) near the places `s_mm` (n,)."""
    return area.value(_across(frame.near(anchors, s_mm)))


def sensitivity(anchors: Float, frame: CurvedFrame, s_mm: Float, perimeter_mm: float = 0.0) -> Sensitivity:
    """Moving a point across the axis sweeps an area, along it none; moving the border adds the perimeter."""
    places = frame.near(anchors, s_mm)
    by_uv = area.sensitivity(_across(places)).anchors
    by_suv = np.column_stack([np.zeros(len(places)), by_uv[:, :2]])
    spacing = area.sensitivity(in_section(frame, places)).spacing
    return Sensitivity(slopes(frame, places, by_suv), spacing, boundary=perimeter_mm)


def _across(places: NDArray[Any]) -> NDArray[Any]:
    """Places (..., 3) as points u, v, 0 of a plane."""
    return np.concatenate([places[..., 1:], 0 * places[..., :1]], axis=-1)


def section_area(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the area inside a closed outline in one cross-section.

    With the places (s, u, v) of its points it is the area of the polygon through (u, v), by the trapezoid
    formula; within a cross-section the mapping changes neither lengths nor angles.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES,
        MEASUREMENT-AWAY-FROM-AXIS, MEASUREMENT-NO-SECTION, MEASUREMENT-NOT-ONE-SECTION,
        MEASUREMENT-NOT-CLOSED, MEASUREMENT-COLLINEAR, MEASUREMENT-SELF-CROSSING.
    """
    if mapping(volume, TITLE).kind != VOLUME and parameters.space == PICTURE:
        raise NO_SECTION(title=TITLE, name=volume.name)
    many = range(3, max(len(points.points_lps_mm), 3) + 1)
    found = placed(volume, points, parameters.space, TITLE, many, "three or more")
    frame, places = on_axis(found, TITLE)
    off, most = float(np.ptp(places[:, 0])), volume.grid.finest_spacing_mm
    if off > most:
        raise NOT_ONE_SECTION(title=TITLE, off=off, most=most)
    # whether it is an outline at all is asked of the flat shape that it is in its cross-section
    shape, _ = shape_of(Curve(_across(places), points.closed), FREE_HAND, volume.grid, TITLE)
    if len(shape.corners_mm) < len(places):
        # a last point that repeats the first closes the outline and is no corner
        found = type(found)(found.image, found.suv_mm[:-1], found.anchors_lps_mm[:-1])
        places = places[:-1]
    s = places[:, 0]
    return outputs(
        MEASURE,
        points,
        found,
        "Area inside the outline, in one cross-section of the axis.",
        in_section(frame, places),
        partial(value, frame=frame, s_mm=s),
        sensitivity(found.anchors_lps_mm, frame, s, shape.perimeter_mm),
        closed=True,
    )


MEASURE = Measure(
    id="area across axis",
    name=TITLE,
    tooltip="Area in the body inside an outline of the vessel, in the plane at right angles to its axis.",
    unit=MM2,
    quantity=AREA,
    formula="A = |½ Σ (u(i) v(i+1) − u(i+1) v(i))|",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_area",
    MEASURE,
    "Measures the area of an outline in a cross-section of a straightened volume.",
    "The closed outline, in one slice of the straightened volume or in the plane across the axis.",
    "The outline is measured with straight sides; few points on a round vessel give too small an area (12 "
    "points by 5 %, 24 points by 1 %). An axis that runs askew through the vessel makes the area too large.",
    section_area,
)
