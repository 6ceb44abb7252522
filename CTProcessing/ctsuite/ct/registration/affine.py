"""Similarity and affine registration of two images: also scaling, stretching and shearing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import ports
from ctsuite.ct.registration.images import AUTOMATIC, linear_only, prepared, register
from ctsuite.ct.registration.linear import AFFINE, RIGID, SIMILARITY
from ctsuite.ct.registration.report import report
from ctsuite.ct.registration.samples import chosen

_STEPS = {SIMILARITY: (RIGID, SIMILARITY), AFFINE: (RIGID, SIMILARITY, AFFINE)}


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    kind: Annotated[
        str,
        Parameter(
            "Kind",
            "Similarity scales all directions alike; affine also stretches and shears.",
            choices=tuple(_STEPS),
        ),
    ] = AFFINE
    metric: Annotated[str, ports.METRIC] = AUTOMATIC
    start: Annotated[str, ports.START] = AUTOMATIC
    segment: Annotated[str, ports.SEGMENT] = ""


def register_affine(
    fixed: Volume,
    moving: Volume,
    parameters: Parameters,
    task: Task,
    mask: Labels | None = None,
    initial: Transform | None = None,
) -> dict[str, Any]:
    """Find the linear map that brings the moving image onto the fixed one.

    It begins as the rigid registration does; then size, and for an affine map stretching and shearing, are
    set free on the finest level.

    Raises
    ------
    CTSuiteError
        REGISTRATION-NO-OVERLAP, REGISTRATION-NOT-COMPARABLE, REGISTRATION-MASK-EMPTY,
        REGISTRATION-NOT-LINEAR, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    start = linear_only(initial)
    region = None if mask is None else chosen(mask, parameters.segment)
    pair = prepared(fixed, moving, region, parameters.metric, task.part(0.0, 0.2))
    found = register(pair, _STEPS[parameters.kind], parameters.start, start, task.part(0.2, 1.0))
    return {
        "transform": found.transform,
        "report": report(found, fixed, moving),
        "curve": found.convergence.table(),
    }


TOOL = Tool(
    id="ct.register_affine",
    title="Similarity or affine registration",
    summary="Also scales, stretches and shears a CT, MR or PET image so that it lies on another one.",
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
    function=register_affine,
    profile="ct.registration",
    risk="Sizes and angles of the moving image change. Use it for images of different people or with a "
    "wrong scale, not to "
    "measure on the moved image. Check the result with checkerboard and landmarks.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    rigidity="Non-rigid (linear).",
)
