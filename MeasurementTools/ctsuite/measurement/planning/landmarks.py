"""What the measures of landmarks have in common: the planes of the patient, and how a value changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import DEGREE
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.errors import LINE_ACROSS_PLANE, POINTS_COINCIDE

GROUP = "Planning measurement"
RIGHT, LEFT = "right leg", "left leg"
RISK = (
    "The value is as good as the landmarks: place each in two views. CT is made lying down, so that what "
    "depends on standing, such as load and tilt, differs from an X-ray image taken standing."
)
_STEP_MM = 1e-3


def slopes(
    value: Callable[[NDArray[Any]], Float], anchors: Float, direction_lps: ArrayLike | None = None
) -> Sensitivity:
    """Sensitivity of a value of differences of points (n, 3), by central differences of a thousandth of a mm.

    The values are smooth over tens of millimetres, so that what the step leaves out is below a millionth.
    """
    count = anchors.size
    steps = _STEP_MM * np.eye(count).reshape(count, *anchors.shape)
    gradient = (value(anchors + steps) - value(anchors - steps)) / (2 * _STEP_MM)
    return Sensitivity.of_points(anchors, gradient.reshape(anchors.shape), direction_lps)


def checked(points: Curve, title: str, counts: tuple[int, ...], needed: str) -> Float:
    """Return the landmarks (n, 3) in LPS mm, no two of which lie in one place.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE.
    """
    positions = points_.checked(points, title, counts, needed)
    for first, second in combinations(range(len(positions)), 2):
        if np.linalg.norm(positions[second] - positions[first]) < points_.COINCIDENT_MM:
            raise POINTS_COINCIDE(title=title, first=first + 1, second=second + 1)
    return positions


def require_in_plane(title: str, *lines: Float) -> None:
    """Refuse lines (2,) or (3,) that are seen as a point in the plane onto which they were projected.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-LINE-ACROSS-PLANE.
    """
    for number, line in enumerate(lines, 1):
        if np.linalg.norm(line) < points_.COINCIDENT_MM:
            raise LINE_ACROSS_PLANE(title=title, number=number)


def drop_deg(line: NDArray[Any]) -> Float:
    """By how much lines from back to front (..., 3) fall to the front, seen from the side, in degrees."""
    return np.asarray(np.degrees(np.arctan2(-line[..., 2], -line[..., 1])))


def turned(degrees: NDArray[Any], least: float = -180.0) -> Float:
    """An angle as one from `least` to a full turn more; there the value jumps."""
    return np.asarray((degrees - least) % 360.0 + least)


def angle(name: str, tooltip: str, formula: str, value: Callable[..., Float]) -> Measure:
    """Describe an angle of landmarks in degrees, of which ``value`` gives the figure."""
    return Measure(
        id=name.lower(),
        name=name,
        tooltip=tooltip,
        unit=DEGREE,
        quantity=ANGLE,
        formula=formula,
        views=RIGID,
        anchor_rule=points_.ANCHOR_RULE,
        value=value,
        sensitivity=partial(slopes, value),
    )


def measured(
    measure: Measure,
    points: Curve,
    positions: Float,
    volume: Volume | None,
    method: str,
    value: Callable[[NDArray[Any]], Float] | None = None,
) -> tuple[Measurement, ...]:
    """Work out a measure of landmarks, of which `value` is that with the settings of the user.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    work = value or measure.value
    found = points_.measured(
        measure, points, positions, volume, method, work, lambda a, direction: slopes(work, a, direction)
    )
    return tuple(found["measurements"])
