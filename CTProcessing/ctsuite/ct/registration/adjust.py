"""Adjusting a registration by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import DEGREE, MM, PERCENT
from ctsuite.ct.registration.adjustment import Adjustment, adjusted


def _shift(label: str, tooltip: str) -> Parameter:
    return Parameter(label, tooltip, MM, -1000, 1000, decimals=1)


def _turn(label: str, tooltip: str) -> Parameter:
    return Parameter(label, tooltip, DEGREE, -180, 180, decimals=1)


def _centre(label: str, tooltip: str) -> Parameter:
    return Parameter(label, tooltip, MM, -5000, 5000, decimals=1)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    shift_l: Annotated[float, _shift("Shift left", "Moves towards the patient's left.")] = 0.0
    shift_p: Annotated[float, _shift("Shift posterior", "Moves towards the back.")] = 0.0
    shift_s: Annotated[float, _shift("Shift superior", "Moves towards the head.")] = 0.0
    turn_l: Annotated[float, _turn("Turn about left", "Turns about the axis from right to left.")] = 0.0
    turn_p: Annotated[float, _turn("Turn about posterior", "Turns about the axis from front to back.")] = 0.0
    turn_s: Annotated[float, _turn("Turn about superior", "Turns about the axis from feet to head.")] = 0.0
    scale: Annotated[
        float,
        Parameter(
            "Scale",
            "Size of the moving image; 100 keeps it. A scaled image is no longer registered rigidly.",
            PERCENT,
            10,
            1000,
            decimals=1,
        ),
    ] = 100.0
    centre_l: Annotated[float, _centre("Centre, left", "Place of the centre of rotation and scaling.")] = 0.0
    centre_p: Annotated[
        float, _centre("Centre, posterior", "Place of the centre of rotation and scaling.")
    ] = 0.0
    centre_s: Annotated[
        float, _centre("Centre, superior", "Place of the centre of rotation and scaling.")
    ] = 0.0
    invert: Annotated[
        bool, Parameter("Invert", "Gives the map from the fixed to the moving image instead.")
    ] = False


def adjust_registration(
    parameters: Parameters, task: Task, transform: Transform | None = None
) -> dict[str, Any]:
    """Turn, shift and scale a registration about a centre.

    The change acts after the transform, in the frame of the fixed image: rotations about the left, posterior
    and superior axis one after the other, then the shift. Without a transform the images start as they lie.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR.
    """
    p = parameters
    change = Adjustment(
        (p.shift_l, p.shift_p, p.shift_s),
        (p.turn_l, p.turn_p, p.turn_s),
        p.scale / 100,
        (p.centre_l, p.centre_p, p.centre_s),
    )
    made = adjusted(transform or Transform(np.eye(4), "By hand"), change)
    task.progress(0.5, "adjusting")
    return {"transform": made.inverse() if p.invert else made}


TOOL = Tool(
    id="ct.adjust_registration",
    title="Adjusting by hand",
    summary="Turns, shifts and scales a registration by hand, for example after an automatic rigid "
    "registration.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(
        Port(
            "transform",
            Transform,
            "Transform",
            "The registration to adjust; without it the images start as they lie.",
            optional=True,
        ),
    ),
    outputs=(Port("transform", Transform, "Adjusted transform", "From the moving to the fixed image."),),
    parameters=Parameters,
    function=adjust_registration,
    profile="ct.registration",
    risk="What is set by hand is as exact as the eye that judges it. Check it in all three planes before "
    "you use it.",
    scope=Scope.CT_AND_OTHER,
    rigidity="Rigid; non-rigid (linear) once the scale is not 100 %.",
)
