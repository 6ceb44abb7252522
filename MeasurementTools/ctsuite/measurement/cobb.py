"""Cobb angle between two end plates of the spine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import ANGLE
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Scope, Tool, measurements_port
from ctsuite.core.units import DEGREE
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.errors import LINE_ACROSS_PLANE
from ctsuite.measurement.vectors import angle_deg, angle_slopes

TITLE = "Cobb angle"
CORONAL, SAGITTAL = "coronal", "sagittal"
# axis across the spine and axis that is left out (LPS), by plane
_AXES = {CORONAL: (0, 1), SAGITTAL: (1, 0)}


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    plane: Annotated[
        str,
        Parameter(
            "Plane",
            "Plane of the patient onto which both lines are projected: coronal for scoliosis, sagittal for "
            "kyphosis and lordosis.",
            choices=(CORONAL, SAGITTAL),
        ),
    ] = CORONAL


def value(anchors: NDArray[Any], plane: str = CORONAL) -> Float:
    """Angle of two lines of two points each (..., 4, 3), projected onto a plane, in degrees."""
    return angle_deg(*_projected(anchors, plane))


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None, plane: str = CORONAL) -> Sensitivity:
    """As of an angle of the projected lines; moving a point across the plane changes nothing."""
    across, out = _AXES[plane]
    by_u, by_v = angle_slopes(*_projected(anchors, plane))
    first = 1.0 if anchors[1, across] >= anchors[0, across] else -1.0
    second = 1.0 if anchors[3, across] >= anchors[2, across] else -1.0
    slopes = np.array([-first * by_u, first * by_u, -second * by_v, second * by_v])
    slopes[:, out] = 0.0
    return Sensitivity.of_points(anchors, slopes, direction_lps)


def _projected(anchors: NDArray[Any], plane: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Directions of both lines in the plane, made to run the same way across the spine."""
    across, out = _AXES[plane]
    lines = np.stack([anchors[..., 1, :] - anchors[..., 0, :], anchors[..., 3, :] - anchors[..., 2, :]])
    lines[..., out] = 0.0
    lines *= np.where(lines[..., across] >= 0, 1.0, -1.0)[..., None]
    return lines[0], lines[1]


def cobb(points: Curve, parameters: Parameters, task: Task, volume: Volume | None = None) -> dict[str, Any]:
    """Measure the angle between the upper end plate of one vertebra and the lower end plate of another.

    Both lines are projected onto the chosen plane of the patient and made to run the same way across the
    spine, so that the order in which their ends were placed does not matter and angles above 90 degrees come
    out right (J. Cobb, Outline for the study of scoliosis, Instructional Course Lectures 5, 1948, 261-275).

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-LINE-ACROSS-PLANE, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    positions = points_.checked(points, TITLE, (4,), "four", every=2)
    plane = parameters.plane
    for number, line in enumerate(_projected(positions, plane), 1):
        if np.linalg.norm(line) < points_.COINCIDENT_MM:
            raise LINE_ACROSS_PLANE(title=TITLE, number=number)
    method = (
        "Angle between the two end plates, projected onto the coronal plane of the patient."
        if plane == CORONAL
        else "Angle between the two end plates, projected onto the sagittal plane of the patient."
    )
    return points_.measured(
        MEASURE,
        points,
        positions,
        volume,
        method,
        partial(value, plane=plane),
        lambda anchors, direction: sensitivity(anchors, direction, plane),
    )


MEASURE = Measure(
    id="Cobb angle",
    name=TITLE,
    tooltip="Angle between two end plates of the spine, seen from the front or from the side.",
    unit=DEGREE,
    quantity=ANGLE,
    formula="α = atan2(|u × v|, u · v), u and v projected onto the plane",
    views=RIGID,
    anchor_rule=points_.ANCHOR_RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.cobb",
    title=TITLE,
    summary="Measures the angle between two end plates of the spine, seen from the front or from the side.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(
        points_.port(
            "Two points on the upper end plate of the upper vertebra, then two on the lower end plate of the "
            "lower one. They are placed by hand."
        ),
        points_.IMAGE_PORT,
    ),
    outputs=(measurements_port("The angle, with the points of both end plates."),),
    parameters=Parameters,
    function=cobb,
    profile="measurement.angle",
    risk="The angle depends on which vertebrae are chosen: take those that are tilted most. Most CT is made "
    "lying down, where a curve of the spine is smaller than on an X-ray image taken standing.",
    scope=Scope.CT_AND_OTHER,
    anchor_rule=points_.ANCHOR_RULE,
)
