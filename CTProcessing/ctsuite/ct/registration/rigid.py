"""Rigid registration of two images: rotation and shift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import ports
from ctsuite.ct.registration.images import AUTOMATIC, linear_only, prepared, register
from ctsuite.ct.registration.linear import RIGID
from ctsuite.ct.registration.report import report
from ctsuite.ct.registration.samples import chosen


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    metric: Annotated[str, ports.METRIC] = AUTOMATIC
    start: Annotated[str, ports.START] = AUTOMATIC
    segment: Annotated[str, ports.SEGMENT] = ""


def register_rigid(
    fixed: Volume,
    moving: Volume,
    parameters: Parameters,
    task: Task,
    mask: Labels | None = None,
    initial: Transform | None = None,
) -> dict[str, Any]:
    """Find the rotation and shift that bring the moving image onto the fixed one.

    Both images are averaged to three levels. On the coarsest, every way to start is tried, also turned by 20
    degrees about each axis; the best are refined, and the best of these goes on to the finer levels. The
    images are compared at quasi-random points of the body, most of them where the image changes most. Two CT
    are compared by their correlation coefficient, different modalities by mutual information (Mattes et al.
    2003). The search is the BFGS method (Nocedal and Wright 2006) with exact gradients; the same input gives
    the same result.

    Raises
    ------
    CTSuiteError
        REGISTRATION-NO-OVERLAP, REGISTRATION-NOT-COMPARABLE, REGISTRATION-MASK-EMPTY,
        REGISTRATION-NOT-LINEAR, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    start = linear_only(initial)
    region = None if mask is None else chosen(mask, parameters.segment)
    pair = prepared(fixed, moving, region, parameters.metric, task.part(0.0, 0.2))
    found = register(pair, (RIGID,), parameters.start, start, task.part(0.2, 1.0))
    return {
        "transform": found.transform,
        "report": report(found, fixed, moving),
        "curve": found.convergence.table(),
    }


TOOL = Tool(
    id="ct.register_rigid",
    title="Rigid registration",
    summary="Turns and shifts a CT, MR or PET image so that it lies on another one of the same patient.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(ports.FIXED, ports.MOVING, ports.MASK, ports.INITIAL),
    outputs=(
        ports.TRANSFORM,
        Port(
            "report", Table, "Registration", "How alike the images are, and how far the moving one was moved."
        ),
        ports.CURVE,
    ),
    parameters=Parameters,
    function=register_rigid,
    profile="ct.registration",
    risk="The images may be of two patients, or of parts that moved against each other: that is not "
    "noticed. Check the "
    "result with checkerboard and landmarks before you use it.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    rigidity="Rigid.",
)
