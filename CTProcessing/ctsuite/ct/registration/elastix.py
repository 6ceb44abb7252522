"""Deformable registration by elastix, a second engine to compare with or to follow published parameters.

Klein S, Staring M, Murphy K, Viergever MA, Pluim JPW: elastix: a toolbox for intensity-based medical image
registration. IEEE Transactions on Medical Imaging 29(1), 2010, 196-205.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import jacobian, ports
from ctsuite.ct.registration.comparison import Convergence
from ctsuite.ct.registration.deformable import DEFORMABLE
from ctsuite.ct.registration.elastix_process import Failed, search
from ctsuite.ct.registration.errors import ENGINE_FAILED
from ctsuite.ct.registration.images import AUTOMATIC, chosen_metric, linear_only, prepared, register
from ctsuite.ct.registration.lattice_grid import field_grid
from ctsuite.ct.registration.linear import RIGID
from ctsuite.ct.registration.metric import CORRELATION, MUTUAL_INFORMATION
from ctsuite.ct.registration.samples import Region, chosen

_METRICS = {
    CORRELATION: "AdvancedNormalizedCorrelation",
    MUTUAL_INFORMATION: "AdvancedMattesMutualInformation",
}
_SEED = "121212"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    spacing: Annotated[
        float,
        Parameter(
            "Control spacing",
            "Distance of the control points. Finer follows smaller movements and folds more easily.",
            MM,
            5,
            100,
            decimals=0,
        ),
    ] = 20.0
    resolutions: Annotated[
        int,
        Parameter("Resolutions", "How many times elastix goes from coarse to fine.", minimum=1, maximum=6),
    ] = 4
    iterations: Annotated[
        int, Parameter("Iterations", "Steps of elastix on each resolution.", minimum=10, maximum=5000)
    ] = 500
    # what elastix itself takes by default; with correlation it folds more easily
    metric: Annotated[str, ports.METRIC] = MUTUAL_INFORMATION
    start: Annotated[str, ports.START] = AUTOMATIC
    segment: Annotated[str, ports.SEGMENT] = ""


def register_elastix(
    fixed: Volume,
    moving: Volume,
    parameters: Parameters,
    task: Task,
    mask: Labels | None = None,
    initial: Transform | None = None,
) -> dict[str, Any]:
    """Bend the moving image with the B-splines of elastix.

    The rigid registration of CTSuite comes first, or the initial transform where one is given. elastix then
    searches with its stochastic gradient descent and bending energy penalty, from a fixed seed, in a process
    of its own that cancelling ends at once. The result is kept as displacements four times as fine as the
    control points.

    Raises
    ------
    CTSuiteError
        REGISTRATION-ENGINE-FAILED, REGISTRATION-NO-OVERLAP, REGISTRATION-NOT-COMPARABLE,
        REGISTRATION-MASK-EMPTY, REGISTRATION-NOT-LINEAR, SEGMENT-UNKNOWN,
        RUN-CANCELLED.
    """
    begin = linear_only(initial)
    region = None if mask is None else chosen(mask, parameters.segment)
    convergence = Convergence()
    if begin is None:
        pair = prepared(fixed, moving, region, parameters.metric, task.part(0.0, 0.1))
        rigid = register(pair, (RIGID,), parameters.start, None, task.part(0.1, 0.2))
        begin, convergence = rigid.transform, rigid.convergence
    task.progress(0.2, "elastix is searching")
    grid = field_grid(fixed.grid, parameters.spacing)
    try:
        field, costs = _search(fixed, moving, region, begin, parameters, grid, task.part(0.2, 0.95))
    except Failed as error:
        raise ENGINE_FAILED.caused_by(error, fixed=fixed.name, moving=moving.name) from error
    for cost in costs:
        convergence.add(DEFORMABLE, fixed.grid.finest_spacing_mm, cost)
    task.progress(0.95, "measuring the deformation")
    back = np.linalg.inv(begin.matrix_lps)[:3, :3]
    made = Deformation(
        np.asarray(begin.matrix_lps, dtype=float),
        f"{moving.name} to {fixed.name}",
        displacements_mm=(field @ back.T).astype(np.float32),
        grid=grid,
    )
    return {"transform": made, "report": jacobian.report(made), "curve": convergence.table()}


def _search(
    fixed: Volume,
    moving: Volume,
    region: Region | None,
    begin: Transform,
    parameters: Parameters,
    grid: Grid,
    task: Task,
) -> tuple[Float, list[float]]:
    """Displacements (z, y, x, 3) from the fixed to the moving image that was brought near it, and costs."""
    near = Grid.from_ijk_to_lps(begin.matrix_lps @ moving.grid.ijk_to_lps, moving.grid.shape)
    settings = {
        "Metric": (
            _METRICS[chosen_metric(fixed, moving, parameters.metric)],
            "TransformBendingEnergyPenalty",
        ),
        "RandomSeed": (_SEED,),
        "WriteResultImage": ("false",),
        "WriteIterationInfo": ("true",),
    }
    field, costs = search(
        (fixed.array.astype(np.float32), fixed.grid),
        (moving.array.astype(np.float32), near),
        None if region is None else (region.mask.astype(np.uint8), region.grid),
        grid,
        parameters.spacing,
        parameters.resolutions,
        parameters.iterations,
        settings,
        task,
    )
    return field.astype(np.float64), costs


TOOL = Tool(
    id="ct.register_elastix",
    title="Deformable registration (elastix)",
    summary="Bends a CT, MR or PET image onto another one with elastix, where its package is installed.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(ports.FIXED, ports.MOVING, ports.MASK, ports.INITIAL),
    outputs=(
        ports.TRANSFORM,
        Port(
            "report",
            Table,
            "Deformation",
            "Displacements, and how far the deformation swells, shrinks or folds.",
        ),
        ports.CURVE,
    ),
    parameters=Parameters,
    function=register_elastix,
    profile="ct.registration",
    risk="Lengths, angles and volumes of the moving image change, and tissue that is present in one image "
    "only is bent into "
    "something else. Never measure on the bent image, and check the report for folding.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba", "elastix"),
    rigidity="Non-rigid (deformable).",
)
