"""How much longer a vessel is than the straight way between its ends."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import TORTUOSITY
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.measurement.errors import POINTS_COINCIDE
from ctsuite.measurement.points import COINCIDENT_MM, IMAGE_PORT
from ctsuite.measurement.vessel.course import Course
from ctsuite.measurement.vessel.errors import CLOSED_LINE
from ctsuite.measurement.vessel.line import ALONG, CURVE_PORT, GROUP, frame_of
from ctsuite.measurement.vessel.vessel_length import RULE

TITLE = "Tortuosity"


def value(anchors: NDArray[Any], course: Course | None = None) -> Float:
    """Length of the smooth line through points (..., n, 3) over the straight distance of its ends."""
    first = anchors.reshape(-1, *anchors.shape[-2:])[0]
    length = (course or Course.through(first)).length_mm(anchors)
    return np.asarray(length / np.linalg.norm(anchors[..., -1, :] - anchors[..., 0, :], axis=-1))


def sensitivity(
    anchors: Float, direction_lps: ArrayLike | None = None, course: Course | None = None
) -> Sensitivity:
    """∂τ = ∂L / C − L ∂C / C², with the chord C, whose ends move it along itself only."""
    known = course or Course.through(anchors)
    away = anchors[-1] - anchors[0]
    chord = float(np.linalg.norm(away))
    slopes = known.gradient(anchors) / chord
    across = float(known.length_mm(anchors)) / chord**2 * away / chord
    slopes[0] += across
    slopes[-1] -= across
    return Sensitivity.of_points(anchors, slopes, direction_lps)


def tortuosity(
    curve: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure how much longer a vessel is than the straight way between its ends; 1 for a straight one.

    This is the distance metric of E. Bullitt et al., Measuring tortuosity of the intracerebral vasculature
    from MRA images, IEEE Transactions on Medical Imaging 22, 2003, 1163-1171; for the aorta the same ratio
    stands in the reporting standards of E. Chaikof et al., Journal of Vascular Surgery 35, 2002, 1061-1066.

    Raises
    ------
    CTSuiteError
        VESSEL-CLOSED-LINE, CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    if curve.closed:
        raise CLOSED_LINE(title=TITLE, name=curve.name)
    frame = frame_of(curve, TITLE, volume)
    course = Course.of(curve, frame)
    anchors = course.anchors_lps_mm
    if np.linalg.norm(anchors[-1] - anchors[0]) < COINCIDENT_MM:
        raise POINTS_COINCIDE(title=TITLE, first=1, second=len(curve.points_lps_mm))
    direction = None if volume is None else volume.grid.direction_lps
    found = MEASURE.measured(
        float(value(anchors, course)),
        anchors,
        curve.name,
        "Length along the line over the straight distance of its ends.",
        sensitivity(anchors, direction, course),
        lambda many: value(many, course),
    )
    return {"measurements": (found,)}


MEASURE = Measure(
    id="tortuosity",
    name=TITLE,
    tooltip="How many times as long the vessel is as the straight way between its ends.",
    unit=ONE,
    quantity=TORTUOSITY,
    formula="τ = L / |p(end) − p(start)|",
    views=ALONG,
    anchor_rule=RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.tortuosity",
    title=TITLE,
    summary="Measures how much longer a vessel is than the straight way between its ends.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(CURVE_PORT, IMAGE_PORT),
    outputs=(measurements_port("The tortuosity, with the points of the line."),),
    parameters=NoParameters,
    function=tortuosity,
    profile="measurement.vessel",
    risk="The ratio depends on which stretch is taken: compare only the same stretch. One wide bend and many "
    "small ones may have the same value; look at the bends as well.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    anchor_rule=RULE,
)
