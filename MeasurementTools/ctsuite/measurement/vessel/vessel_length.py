"""Length of a vessel along its line."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import VESSEL_LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Scope, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.points import IMAGE_PORT
from ctsuite.measurement.vessel.course import Course
from ctsuite.measurement.vessel.line import ALONG, CURVE_PORT, GROUP, frame_of

TITLE = "Vessel length"
RULE = (
    "The anchors are the points of the line, or even places of one that was computed; the smooth line "
    "through them counts."
)


def value(anchors: NDArray[Any], course: Course | None = None) -> Float:
    """Length in mm of the smooth line through points (..., n, 3), jointed as the first set is."""
    return (course or Course.through(anchors.reshape(-1, *anchors.shape[-2:])[0])).length_mm(anchors)


def sensitivity(
    anchors: Float,
    direction_lps: ArrayLike | None = None,
    course: Course | None = None,
) -> Sensitivity:
    """Moving an end along the line counts in full, moving a point between them by how the line bends."""
    known = course or Course.through(anchors)
    return Sensitivity.of_points(anchors, known.gradient(anchors), direction_lps)


def vessel_length(
    curve: Curve, parameters: NoParameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the length of a vessel along its line, that of the cubic spline over its chords.

    Raises
    ------
    CTSuiteError
        CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    frame = frame_of(curve, TITLE, volume)
    course = Course.of(curve, frame)
    anchors = course.anchors_lps_mm
    direction = None if volume is None else volume.grid.direction_lps
    found = MEASURE.measured(
        float(course.length_mm(anchors)),
        anchors,
        curve.name,
        "All round the closed line." if curve.closed else "Along the smooth line from end to end.",
        sensitivity(anchors, direction, course),
        course.length_mm,
    )
    return {"measurements": (found,)}


MEASURE = Measure(
    id="vessel length",
    name=TITLE,
    tooltip="Length of the vessel in the body along the line through its middle.",
    unit=MM,
    quantity=VESSEL_LENGTH,
    formula="L = ∫ |r'(t)| dt",
    views=ALONG,
    anchor_rule=RULE,
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.vessel_length",
    title=TITLE,
    summary="Measures the length of a vessel along the line through its middle.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(CURVE_PORT, IMAGE_PORT),
    outputs=(measurements_port("The length, with the points of the line."),),
    parameters=NoParameters,
    function=vessel_length,
    profile="measurement.vessel",
    risk="The length is that of the line given: a line that cuts corners is too short, one that trembles is "
    "too long. An implant follows the wall or its own stiffness rather than the middle of the vessel.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    anchor_rule=RULE,
)
