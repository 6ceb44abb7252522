"""Diameter of a vessel across its axis."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import DIAMETER
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.measuring import BENT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import length
from ctsuite.measurement.curved.course import in_section
from ctsuite.measurement.curved.errors import ALONG_AXIS
from ctsuite.measurement.curved.places import Parameters, on_axis, placed, slopes
from ctsuite.measurement.curved.result import ANCHOR_RULE, outputs, tool

TITLE = "Diameter perpendicular to axis"


def value(anchors: NDArray[Any], frame: CurvedFrame, s_mm: Float) -> Float:
    """Distance in mm across the axis of two anchors (..., 2, 3) near the places `s_mm` (2,)."""
    across = np.diff(frame.near(anchors, s_mm)[..., 1:], axis=-2)[..., 0, :]
    return np.asarray(np.linalg.norm(across, axis=-1))


def sensitivity(anchors: Float, frame: CurvedFrame, s_mm: Float) -> Sensitivity:
    """Moving an end outwards across the axis counts in full, along the axis not at all."""
    places = frame.near(anchors, s_mm)
    across = places[1, 1:] - places[0, 1:]
    outwards = across / np.linalg.norm(across)
    by_suv = np.zeros_like(anchors)
    by_suv[:, 1:] = [-outwards, outwards]
    spacing = length.sensitivity(in_section(frame, places)).spacing
    return Sensitivity(slopes(frame, places, by_suv), spacing)


def diameter(volume: Volume, points: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure how far two points lie apart across the axis.

    Both ends are brought into one cross-section along the axis, half way between theirs: with the places
    (s, u, v) of the ends, the diameter is the root of (u2 - u1)² + (v2 - v1)². Across the axis an image of
    the straightened kinds is true to scale. In a stretched image a cross-section runs at right angles to the
    drawn axis, not along the lines of the image.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-NOT-CURVED, CURVE-MAPPING-UNREADABLE, MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT,
        MEASUREMENT-POINTS-COINCIDE, MEASUREMENT-OUTSIDE, MEASUREMENT-FOLDED, MEASUREMENT-SEVERAL-PLACES,
        MEASUREMENT-AWAY-FROM-AXIS, MEASUREMENT-ALONG-AXIS.
    """
    found = placed(volume, points, parameters.space, TITLE, (2,), "two")
    frame, places = on_axis(found, TITLE)
    along, *across = np.diff(places, axis=0)[0]
    if abs(along) >= np.hypot(*across):
        raise ALONG_AXIS(title=TITLE, along=abs(along), across=float(np.hypot(*across)))
    s = places[:, 0]
    return outputs(
        MEASURE,
        points,
        found,
        "Distance of both ends across the axis, in one cross-section.",
        in_section(frame, places),
        partial(value, frame=frame, s_mm=s),
        sensitivity(found.anchors_lps_mm, frame, s),
    )


MEASURE = Measure(
    id="diameter across axis",
    name=TITLE,
    tooltip="Width of the vessel in the body between two points of its wall, at right angles to its axis.",
    unit=MM,
    quantity=DIAMETER,
    formula="d = √((u2 − u1)² + (v2 − v1)²)",
    views=BENT,
    anchor_rule=ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = tool(
    "measurement.curved_diameter",
    MEASURE,
    "Measures in an image along a curve how wide a vessel is across its axis.",
    "Two points on opposite walls of the vessel.",
    "A picture shows one line of each cross-section: of a vessel that is not round, or whose axis is off its "
    "middle, another rotation shows another width. Look at several rotations.",
    diameter,
)
