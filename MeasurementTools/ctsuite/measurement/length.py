"""Length between points."""

from __future__ import annotations

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

TITLE = "Length"


def value(anchors: NDArray[Any]) -> Float:
    """Sum of the distances of following points (..., n, 3), in mm."""
    legs = np.diff(anchors, axis=-2)
    return np.asarray(np.sqrt(np.einsum("...c,...c->...", legs, legs)).sum(axis=-1))


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """Moving a point along a leg changes that leg by as much, across it not at all."""
    legs = np.diff(anchors, axis=0)
    along = legs / np.linalg.norm(legs, axis=1)[:, None]
    slopes = np.zeros_like(anchors)
    slopes[1:] += along
    slopes[:-1] -= along
    return Sensitivity.of_points(anchors, slopes, direction_lps)


def length(
    points: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the straight distance between two points, or the length of the line through more.

    The length is the sum of the Euclidean distances of following points in the patient, in mm.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = points_.checked(points, TITLE, None, "two or more")
    method = (
        "Straight distance between two points."
        if len(positions) == 2
        else f"Sum of the straight distances along {len(positions)} points."
    )
    return points_.measured(MEASURE, points, positions, volume, method)


MEASURE = Measure(
    id="length",
    name=TITLE,
    tooltip="Straight distance between two points in the patient, or along straight legs through several.",
    unit=MM,
    quantity=LENGTH,
    formula="d = Σ |p(i+1) − p(i)|",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.length",
    title=TITLE,
    summary="Measures the straight distance between two points, or the length of a line through several.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port("Two points, or several in order along a line. They are placed by hand."),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The length, with its points."),),
    parameters=NoParameters,
    function=length,
    profile="measurement.length",
    risk="The value is as exact as the points are placed; a point can be off by half a pixel of the view and "
    "half a slice. A line through few points is shorter than the curved structure that it follows.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
