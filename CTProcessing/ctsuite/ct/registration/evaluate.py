"""How good a registration is: distances of landmark pairs, and folding of a deformation."""

from __future__ import annotations

from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.core.deformation import Deformation
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.ct.registration import jacobian
from ctsuite.ct.registration.landmarks import pairs
from ctsuite.ct.registration.target_error import distance_table


def evaluate_registration(
    transform: Transform,
    fixed_points: Curve,
    moving_points: Curve,
    parameters: NoParameters,
    task: Task,
) -> dict[str, Any]:
    """Measure the target registration error (TRE) on landmarks that took no part in the registration.

    The moving landmarks are taken through the transform and compared with the fixed ones. For a deformable
    transform the determinant of its derivative (the Jacobian) tells where space swells, shrinks or folds.

    Raises
    ------
    CTSuiteError
        REGISTRATION-POINTS-UNEQUAL.
    """
    fixed, moving = pairs(fixed_points, moving_points)
    task.progress(0.2, "measuring distances")
    report = distance_table(fixed, moving, transform, "Target registration error")
    bent = jacobian.report(transform) if isinstance(transform, Deformation) else None
    return {"report": report, "deformation": bent}


TOOL = Tool(
    id="ct.evaluate_registration",
    title="Registration error",
    summary="Measures how far apart pairs of landmarks lie before and after a registration, and whether it "
    "folds.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(
        Port(
            "transform", Transform, "Transform", "From the moving to the fixed image, linear or deformable."
        ),
        Port("fixed_points", Curve, "Fixed landmarks", "Points in the fixed image, in order."),
        Port(
            "moving_points",
            Curve,
            "Moving landmarks",
            "The same places in the moving image, in the same order.",
        ),
    ),
    outputs=(
        Port("report", Table, "Target registration error", "The distance of each pair before and after."),
        Port(
            "deformation",
            Table,
            "Deformation",
            "Displacements, and how far the deformation swells, shrinks or folds.",
            optional=True,
        ),
    ),
    parameters=NoParameters,
    function=evaluate_registration,
    profile="ct.registration",
    risk="The error holds at the landmarks and includes the error of placing them. It says little about "
    "places far from "
    "them.",
    scope=Scope.CT_AND_OTHER,
)
