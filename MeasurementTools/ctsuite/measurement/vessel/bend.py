"""Angle by which a vessel turns along its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool, measurements_port
from ctsuite.core.units import DEGREE, MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.image import require_inside
from ctsuite.measurement.points import IMAGE_PORT, checked
from ctsuite.measurement.vectors import angle_deg, angle_slopes
from ctsuite.measurement.vessel.line import ALONG, CURVE_PORT, GROUP, frame_of

TITLE = "Bend of a vessel"
RULE = "The anchors are the ends of two straight lines along the vessel, from which its directions are taken."
_STEP_MM = 0.5
_ALIKE_DEG = 0.1


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    over: Annotated[
        float,
        Parameter(
            "Over a length of",
            "Way along the vessel between the two directions, where no points are given.",
            MM,
            1,
            500,
            decimals=1,
        ),
    ] = 20.0
    lever: Annotated[
        float,
        Parameter(
            "Length of a direction",
            "Way along the vessel that each direction is taken over.",
            MM,
            1,
            100,
            decimals=1,
        ),
    ] = 8.0


def value(anchors: NDArray[Any]) -> Float:
    """Angle in degrees between the directions of two lines (..., 4, 3)."""
    return angle_deg(anchors[..., 1, :] - anchors[..., 0, :], anchors[..., 3, :] - anchors[..., 2, :])


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """Turning a line about its other end; without a derivative where both are parallel."""
    by_first, by_second = angle_slopes(anchors[1] - anchors[0], anchors[3] - anchors[2])
    return Sensitivity.of_points(
        anchors, np.array([-by_first, by_first, -by_second, by_second]), direction_lps
    )


def bend(
    curve: Curve,
    parameters: Parameters,
    task: Task,
    volume: Volume | None = None,
    points: Curve | None = None,
) -> dict[str, Any]:
    """Measure the angle by which a vessel turns: between two places, or where it turns most over a length.

    A direction is that of the chord over a short stretch of the line around its place. 0 degrees is straight,
    180 degrees a hairpin; what is called the angle *of* the bend, as seen in a picture, is 180 degrees less
    this.

    Raises
    ------
    CTSuiteError
        CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    frame = frame_of(curve, TITLE, volume)
    if points is None:
        at, method = _greatest(frame, parameters), "Where the line turns most over the length that was set."
    else:
        places = checked(points, TITLE, (2,), "two")
        if volume is not None:
            require_inside(volume, places, points.frame_of_reference, TITLE)
        at, method = _feet(frame, places), "Between the directions of the line at two places."
    anchors = _chords(frame, at, parameters.lever).reshape(4, 3)
    direction = None if volume is None else volume.grid.direction_lps
    found = MEASURE.measured(
        float(value(anchors)), anchors, curve.name, method, sensitivity(anchors, direction), value
    )
    return {"measurements": (found,)}


def _chords(frame: CurvedFrame, s_mm: Float, lever_mm: float) -> Float:
    """Ends (n, 2, 3) of the chords over stretches of the line around places (n,), kept on the line."""
    half = min(lever_mm, frame.length_mm / 2) / 2
    middle = s_mm if frame.closed else np.clip(s_mm, half, frame.length_mm - half)
    return frame.vectors(middle[:, None] + np.array([-half, half]))[0]


def _greatest(frame: CurvedFrame, parameters: Parameters) -> Float:
    """The two places (2,), as far apart as is set, between which the line turns most."""
    half = min(parameters.lever, frame.length_mm / 2) / 2
    ends = (0.0, frame.length_mm) if frame.closed else (half, frame.length_mm - half)
    over = min(parameters.over, ends[1] - ends[0])
    last = ends[1] if frame.closed else ends[1] - over
    first = np.linspace(ends[0], last, max(int((last - ends[0]) / _STEP_MM), 1) + 1)
    before, behind = (_chords(frame, places, parameters.lever) for places in (first, first + over))
    turns = angle_deg(before[:, 1] - before[:, 0], behind[:, 1] - behind[:, 0])
    # an even bend turns as much over a whole stretch, whose middle is where one expects the value
    at = int(turns.argmax())
    less = np.flatnonzero(turns[at:] < turns[at] - _ALIKE_DEG)
    most = first[at + (int(less[0]) - 1 if len(less) else len(turns) - 1 - at) // 2]
    return np.array([most, most + over])


def _feet(frame: CurvedFrame, places: Float) -> Float:
    """Way (n,) along the line to the place of it that is nearest to each point (n, 3)."""
    s = np.linspace(0.0, frame.length_mm, max(int(frame.length_mm / 0.1), 1) + 1)
    on_line = frame.vectors(s)[0]
    return np.array([s[int(np.linalg.norm(on_line - place, axis=1).argmin())] for place in places])


MEASURE = Measure(
    id="bend",
    name=TITLE,
    tooltip="Angle in the body by which the vessel changes its direction between two places; 0 is straight.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="β = atan2(|u × v|, u · v), u and v along the vessel",
    views=ALONG,
    anchor_rule=RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.vessel_bend",
    title=TITLE,
    summary="Measures by which angle a vessel turns between two places, or where it turns most.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(
        CURVE_PORT,
        IMAGE_PORT,
        Port(
            "points",
            Curve,
            "Places",
            "The two places; without them the greatest turn over the length set is found.",
            optional=True,
        ),
    ),
    outputs=(measurements_port("The angle, with the two directions."),),
    parameters=Parameters,
    function=bend,
    profile="measurement.vessel",
    risk="The angle depends on the length over which directions are taken: state it with the value. A line "
    "that trembles makes angles too large; smooth the centreline before.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    anchor_rule=RULE,
)
