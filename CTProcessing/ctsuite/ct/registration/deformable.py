"""Deformable registration of two images by cubic B-splines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy.optimize import minimize

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import MM, ONE
from ctsuite.core.volume import Volume
from ctsuite.ct.registration import jacobian, ports
from ctsuite.ct.registration.comparison import Comparison, Convergence
from ctsuite.ct.registration.images import AUTOMATIC, SPACINGS_MM, Pair, linear_only, prepared, register
from ctsuite.ct.registration.lattice_grid import field_grid
from ctsuite.ct.registration.linear import RIGID
from ctsuite.ct.registration.samples import chosen, points
from ctsuite.ct.registration.spline import Lattice, bending, evened

DEFORMABLE = "deformable"
_FACTORS = (1, 2, 4)  # of the lattice at each level of the images, finest first
_POINTS = (100_000, 40_000, 20_000)  # at most, and no more than a quarter of the voxels
_ITERATIONS = (25, 40, 60)
_TOLERANCE = 1e-6
_STIFFNESS_MM2 = 40.0


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
    stiffness: Annotated[
        float,
        Parameter(
            "Stiffness",
            "How strongly bending is held back; 0 does not hold it back.",
            ONE,
            0,
            100,
            decimals=2,
        ),
    ] = 1.0
    metric: Annotated[str, ports.METRIC] = AUTOMATIC
    start: Annotated[str, ports.START] = AUTOMATIC
    segment: Annotated[str, ports.SEGMENT] = ""


def register_deformable(
    fixed: Volume,
    moving: Volume,
    parameters: Parameters,
    task: Task,
    mask: Labels | None = None,
    initial: Transform | None = None,
) -> dict[str, Any]:
    """Bend the moving image so that it lies on the fixed one.

    A rigid registration comes first, or the initial transform where one is given. Then displacements on a
    lattice of control points, with cubic B-splines between them (Rueckert et al. 1999), are found from a
    coarse lattice to the fine one, each with images averaged to match. The cost is that of the rigid
    registration plus the mean squared second derivative of the displacements times the stiffness. Where there
    is nothing to compare, towards the corners of the image, the displacements are continued evenly (Laplace's
    equation). The result is kept as displacements four times as fine as the lattice; where its Jacobian is
    not positive, it folds, and the report warns.

    Raises
    ------
    CTSuiteError
        REGISTRATION-NO-OVERLAP, REGISTRATION-NOT-COMPARABLE, REGISTRATION-MASK-EMPTY,
        REGISTRATION-NOT-LINEAR, SEGMENT-UNKNOWN, RUN-CANCELLED.
    """
    begin = linear_only(initial)
    region = None if mask is None else chosen(mask, parameters.segment)
    pair = prepared(fixed, moving, region, parameters.metric, task.part(0.0, 0.05))
    if begin is None:
        rigid = register(pair, (RIGID,), parameters.start, None, task.part(0.05, 0.3))
        begin, convergence = rigid.transform, rigid.convergence
    else:
        convergence = Convergence()
    lattice = _bend(pair, begin, parameters, convergence, task.part(0.3, 0.95))
    task.progress(0.95, "measuring the deformation")
    made = _deformation(pair, begin, lattice)
    return {"transform": made, "report": jacobian.report(made), "curve": convergence.table()}


def _bend(
    pair: Pair, begin: Transform, parameters: Parameters, convergence: Convergence, task: Task
) -> Lattice:
    corners = pair.fixed.grid.corners_lps_mm()
    lattice = Lattice.over(corners.min(axis=0), corners.max(axis=0), parameters.spacing * _FACTORS[-1])
    for level in reversed(range(len(SPACINGS_MM))):
        spacing = parameters.spacing * _FACTORS[level]
        if spacing < lattice.spacing_mm:
            lattice = lattice.refined(spacing)
        count = min(_POINTS[level], pair.fixed.array.size // 4)
        places = points(pair.region, count)
        comparison = Comparison(pair.fixed_levels[level], pair.moving_levels[level], places, pair.metric)
        done = len(SPACINGS_MM) - 1 - level
        part = task.part(done / len(SPACINGS_MM), (done + 1) / len(SPACINGS_MM))
        lattice = _minimised(comparison, lattice, begin, parameters.stiffness, level, convergence, part)
    return lattice


def _minimised(
    comparison: Comparison,
    lattice: Lattice,
    begin: Transform,
    stiffness: float,
    level: int,
    convergence: Convergence,
    task: Task,
) -> Lattice:
    """The best coefficients near those of a lattice."""
    here = comparison.points
    there = begin.to_moving(here)

    def cost(coefficients: Float) -> tuple[float, Float]:
        task.check()
        trial = lattice.with_coefficients(coefficients)
        value, by_place = comparison.mapped(there + trial.displacement(here))
        slopes = trial.slopes(here, by_place)
        bent, by_bending = bending(trial)
        weight = stiffness * _STIFFNESS_MM2
        return value + weight * bent, (slopes + weight * by_bending).ravel()

    seen = [0]

    def note(intermediate_result: Any) -> None:
        seen[0] += 1
        value = float(intermediate_result.fun)
        convergence.add(DEFORMABLE, SPACINGS_MM[level], value)
        task.progress(seen[0] / _ITERATIONS[level], f"{SPACINGS_MM[level]:g} mm: cost {value:.5f}")

    found = minimize(
        cost,
        lattice.coefficients.ravel(),
        jac=True,
        method="L-BFGS-B",
        callback=note,
        options={"maxiter": _ITERATIONS[level], "ftol": _TOLERANCE, "gtol": 1e-9, "maxcor": 8, "maxls": 10},
    )
    return evened(lattice.with_coefficients(found.x), here)


def _deformation(pair: Pair, begin: Transform, lattice: Lattice) -> Deformation:
    """Displacements on an upright grid over the fixed image."""
    grid = field_grid(pair.fixed.grid, lattice.spacing_mm)
    return Deformation(
        np.asarray(begin.matrix_lps, dtype=float),
        f"{pair.moving.name} to {pair.fixed.name}",
        displacements_mm=lattice.field(grid),
        grid=grid,
    )


TOOL = Tool(
    id="ct.register_deformable",
    title="Deformable registration (B-spline)",
    summary="Bends a CT, MR or PET image so that it lies on another one, for organs that changed their "
    "shape.",
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
    function=register_deformable,
    profile="ct.registration",
    risk="Lengths, angles and volumes of the moving image change, and tissue that is present in one image "
    "only is bent "
    "into something else. Never measure on the bent image, and check the report for folding.",
    scope=Scope.CT_AND_OTHER,
    requires=("numba",),
    rigidity="Non-rigid (deformable).",
)
