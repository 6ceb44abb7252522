"""Length of a smooth curve through points."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_

TITLE = "Curve length"
_NODES = 24
_AT_ONCE = 1000  # sets of points; what they need stays within the cache


def value(anchors: NDArray[Any], closed: bool = False) -> Float:
    """Length of the cubic spline through points (..., n, 3), in mm."""
    slope, weights = _spline(anchors.shape[-2], closed)
    sets = anchors.reshape(-1, *anchors.shape[-2:])
    found = np.empty(len(sets))
    for start in range(0, len(sets), _AT_ONCE):
        # one coordinate after the other in memory, so that each is a single product of matrices
        x, y, z = np.ascontiguousarray(np.moveaxis(sets[start : start + _AT_ONCE], -1, 0))
        squared = (x @ slope.T) ** 2 + (y @ slope.T) ** 2 + (z @ slope.T) ** 2
        found[start : start + _AT_ONCE] = np.sqrt(squared) @ weights
    return found.reshape(anchors.shape[:-2])


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None, closed: bool = False) -> Sensitivity:
    """The spline is linear in its points, so its speed r' is as well: ∂L/∂p = ∫ (r' / |r'|) ∂r'/∂p dt."""
    slope, weights = _spline(len(anchors), closed)
    speed = slope @ anchors
    along = speed / np.linalg.norm(speed, axis=1)[:, None]
    return Sensitivity.of_points(anchors, slope.T @ (weights[:, None] * along), direction_lps)


@lru_cache(maxsize=32)
def _spline(count: int, closed: bool) -> tuple[Float, Float]:
    """What makes the derivative of the spline from its points, (m, n), and weights (m,) to integrate it.

    The spline is the one that Slicer draws through the points of a curve: a cubic one by the number of the
    point, with a second derivative that is continuous; an open one begins and ends at rest.
    """
    from scipy.interpolate import CubicSpline

    last = count if closed else count - 1
    unit = np.eye(count)
    through = np.vstack([unit, unit[:1]]) if closed else unit
    kind = "periodic" if closed else "clamped"
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    at = (np.arange(last)[:, None] + (nodes + 1) / 2).ravel()
    slope = CubicSpline(np.arange(len(through)), through, bc_type=kind)(at, 1)
    return np.asarray(slope), np.tile(weights / 2, last)


def curve_length(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the length of a smooth curve through points.

    The curve is the cubic spline through the points that is drawn through them on screen; its length
    ∫ |r'(t)| dt is integrated with Gauss's rule of 24 nodes between each two points. A closed curve is
    measured all round.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    least = 3 if points.closed else 2
    counts = range(least, max(len(points.points_lps_mm), least) + 1)
    positions = points_.checked(points, TITLE, counts, "three or more" if points.closed else "two or more")
    method = (
        "Length all round the smooth closed curve through the points."
        if points.closed
        else "Length of the smooth curve through the points."
    )
    return points_.measured(
        MEASURE,
        points,
        positions,
        volume,
        method,
        lambda anchors: value(anchors, points.closed),
        lambda anchors, direction: sensitivity(anchors, direction, points.closed),
    )


MEASURE = Measure(
    id="curve length",
    name=TITLE,
    tooltip="Length in the patient of the smooth curve that is drawn through the points.",
    unit=MM,
    quantity=LENGTH,
    formula="L = ∫ |r'(t)| dt",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.curve_length",
    title=TITLE,
    summary="Measures the length of the smooth curve through several points.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port("The points of the curve in order. They are placed by hand."),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The length, with the points of the curve."),),
    parameters=NoParameters,
    function=curve_length,
    profile="measurement.length",
    risk="Between the points the curve is a guess: where a structure bends, points must be close. Points "
    "that are set unevenly make the curve swing out, and the length too large. Look at the curve drawn.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
