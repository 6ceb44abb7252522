"""Length of a smooth curve through points."""

from __future__ import annotations

from functools import lru_cache, partial
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
# products of matrices this small are not shared among cores, which would wait for each other
_PIECES_AT_ONCE = 3000


def value(anchors: NDArray[Any], closed: bool = False) -> Float:
    """Length of the cubic spline through points (..., n, 3), in mm."""
    count = anchors.shape[-2]
    tangent, shape, weights = _pieces(count, closed)
    sets = anchors.reshape(-1, count, 3)
    at_once = max(1, _PIECES_AT_ONCE // count)
    found = np.empty(len(sets))
    for start in range(0, len(sets), at_once):
        # one coordinate after the other in memory
        places = np.ascontiguousarray(np.moveaxis(sets[start : start + at_once], -1, 0))
        slopes = places @ tangent.T
        if closed:
            places, slopes = (np.concatenate([p, p[..., :1]], axis=-1) for p in (places, slopes))
        ends = np.stack([np.diff(places, axis=-1), slopes[..., :-1], slopes[..., 1:]], axis=-1)
        speed = ends.reshape(3, -1, 3) @ shape
        speed *= speed
        squared = speed[0]
        squared += speed[1]
        squared += speed[2]
        pieces = np.sqrt(squared, out=squared) @ weights
        found[start : start + at_once] = pieces.reshape(ends.shape[1:3]).sum(axis=1)
    return found.reshape(anchors.shape[:-2])


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None, closed: bool = False) -> Sensitivity:
    """The spline is linear in its points, so its speed r' is as well: ∂L/∂p = ∫ (r' / |r'|) ∂r'/∂p dt."""
    slope, weights = _spline(len(anchors), closed)
    speed = slope @ anchors
    along = speed / np.linalg.norm(speed, axis=1)[:, None]
    return Sensitivity.of_points(anchors, slope.T @ (weights[:, None] * along), direction_lps)


@lru_cache(maxsize=32)
def _spline(count: int, closed: bool) -> tuple[Float, Float]:
    """What makes the derivative of the spline from its points, (m, n), and weights (m,) to integrate it."""
    last = count if closed else count - 1
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    at = (np.arange(last)[:, None] + (nodes + 1) / 2).ravel()
    return np.asarray(_through(count, closed)(at, 1)), np.tile(weights / 2, last)


def _through(count: int, closed: bool) -> Any:
    """The spline as a function of the number of the point, one column for each point.

    It is the one that Slicer draws through the points of a curve: a cubic one by the number of the point,
    with a second derivative that is continuous; an open one begins and ends at rest.
    """
    from scipy.interpolate import CubicSpline

    unit = np.eye(count)
    through = np.vstack([unit, unit[:1]]) if closed else unit
    return CubicSpline(np.arange(len(through)), through, bc_type="periodic" if closed else "clamped")


@lru_cache(maxsize=32)
def _pieces(count: int, closed: bool) -> tuple[Float, Float, Float]:
    """What makes the derivative of each piece of the spline from its ends.

    Returns
    -------
    tangent, shape, weights : ndarray
        What gives the derivatives at the points (n, n) from the points; what gives the derivative at the
        nodes (3, m) from the step between two points and the derivatives at both (Hermite's cubic); and
        weights (m,) to integrate it.
    """
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    t = (nodes + 1) / 2
    shape = np.array([6 * t * (1 - t), (1 - t) * (1 - 3 * t), t * (3 * t - 2)])
    return np.asarray(_through(count, closed)(np.arange(count), 1)), shape, weights / 2


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
        partial(value, closed=points.closed),
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
