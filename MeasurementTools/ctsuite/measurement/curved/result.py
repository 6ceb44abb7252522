"""What the tools for images along a curve share: their inputs and outputs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.tool import Port, Scope, Tool, measurements_port
from ctsuite.core.volume import Volume
from ctsuite.measurement import points as points_
from ctsuite.measurement.curved.places import Parameters, Placed

GROUP = "Measurement in curved images"
PROFILE = "measurement.curved"
ANCHOR_RULE = (
    "In an image along a curve a point lies where the pointer meets the surface that is drawn; its place in "
    "the body follows from the exact mapping of the image, and a place that is not unique is refused."
)
_VOLUME = Port("volume", Volume, "Curved image", "The image along a curve in which is measured.")
_OUTPUTS = (
    measurements_port("The value, with its points in the body."),
    Port("curve", Curve, "Course in the body", "What was measured, as it runs in the patient."),
)


def tool(
    id_: str, measure: Measure, summary: str, points_tooltip: str, risk: str, function: Callable[..., Any]
) -> Tool:
    """Describe the tool of a measure in images along a curve."""
    return Tool(
        id=id_,
        title=measure.name,
        summary=summary,
        group=GROUP,
        clauses=("4.3.2.6.2",),
        inputs=(_VOLUME, points_.port(points_tooltip)),
        outputs=_OUTPUTS,
        parameters=Parameters,
        function=function,
        profile=PROFILE,
        risk=risk,
        scope=Scope.CT_AND_OTHER,
        requires=("numba",),
        anchor_rule=ANCHOR_RULE,
    )


def outputs(
    measure: Measure,
    points: Curve,
    found: Placed,
    method: str,
    course_lps_mm: Float,
    model: Callable[[NDArray[Any]], Any],
    sensitivity: Sensitivity,
    closed: bool = False,
) -> dict[str, Any]:
    """Wrap a value that depends on the anchors in the body.

    Parameters
    ----------
    measure : Measure
        What is measured.
    points : Curve
        What was given, for its name.
    found : Placed
        The same, found in the image.
    method : str
        How it was measured, one sentence.
    course_lps_mm : ndarray
        What was measured, as it runs in the patient, (m, 3).
    model : callable
        The value as a function of the anchors.
    sensitivity : Sensitivity
        How the value answers.
    closed : bool
        Whether the end of the course is joined to its start.
    """
    anchors = found.anchors_lps_mm
    value = float(model(anchors))
    measured = measure.measured(value, anchors, points.name, method, sensitivity, model)
    return {
        "measurements": (measured,),
        "curve": Curve(np.asarray(course_lps_mm), closed, name=points.name),
    }
