"""Verification of measurements in curved images with digital phantoms.

Vessels along an arc, a helix and a tortuous course, one of them with a stenosis, are made by formulas and
scanned without noise. They are drawn along their axis, points are placed where the image shows the walls or
the axis, and every tool that measures in curved images is run. The truth is integrated from the formulas of
the course, apart from the mapping that is verified.
"""

from __future__ import annotations

from typing import Any

from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Scope, Tool
from ctsuite.measurement.curved.result import PROFILE
from ctsuite.workflows.verification.result import verify


def verify_measurement(parameters: NoParameters, task: Task) -> dict[str, Any]:
    """Measure digital phantoms and compare with their truth.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    found = verify(task)
    return {"summary": found.summary(), "details": found.details()}


TOOL = Tool(
    id="workflows.verify_measurement",
    title="Verification of curved measurements",
    summary="Measures digital phantoms in curved images and compares the values with the truth.",
    group="Verification",
    clauses=("4.3.2.6.2",),
    inputs=(),
    outputs=(
        Port("summary", Table, "Accuracy", "The largest error of each measurement on each phantom."),
        Port("details", Table, "Measurements", "Every measurement with its truth and its error."),
    ),
    parameters=NoParameters,
    function=verify_measurement,
    profile=PROFILE,
    risk="It verifies the software with points placed on the walls that the image shows. How well a person "
    "places points, and how well an axis follows a real vessel, is not verified.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
)
