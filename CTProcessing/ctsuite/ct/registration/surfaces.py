"""Registration of two surfaces by the iterative closest point (ICP) algorithm, trimmed.

Besl PJ, McKay ND: A method for registration of 3-D shapes. IEEE Transactions on Pattern Analysis and Machine
Intelligence 14(2), 1992, 239-256. Chen Y, Medioni G: Object modelling by registration of multiple range
images. Image and Vision Computing 10(3), 1992, 145-155. Chetverikov D, Stepanov D, Krsek P: Robust Euclidean
alignment of 3D point sets: the trimmed iterative closest point algorithm. Image and Vision Computing 23(3),
2005, 299-309.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.grid import Float, apply_matrix
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import distances_to_surface, summary
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Scope, Tool
from ctsuite.core.transform import Transform
from ctsuite.core.units import MM, ONE, PERCENT
from ctsuite.ct.registration.comparison import Convergence
from ctsuite.ct.registration.errors import SURFACE_EMPTY
from ctsuite.ct.registration.icp import PLANE, POINT, Cloud, closest, fixed_cloud, moving_cloud
from ctsuite.ct.registration.images import AUTOMATIC, linear_only
from ctsuite.ct.registration.linear import RIGID, SIMILARITY
from ctsuite.ct.registration.start import MOMENTS, POSITION

_CENTRES = "centres"
_STARTS = (AUTOMATIC, POSITION, _CENTRES, MOMENTS)
_COARSE_ITERATIONS, _MOST_ITERATIONS = 15, 100
_STILL_MM = 1e-4


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    kind: Annotated[
        str,
        Parameter("Kind", "Rigid turns and shifts; similarity also scales.", choices=(RIGID, SIMILARITY)),
    ] = RIGID
    distance: Annotated[
        str,
        Parameter(
            "Distance",
            "To the tangent plane slides along surfaces and is faster and more exact; to the point needs no "
            "smooth surface.",
            choices=(PLANE, POINT),
        ),
    ] = PLANE
    overlap: Annotated[
        float,
        Parameter(
            "Overlap",
            "Share of the moving surface that the fixed one also shows; the rest, furthest away, is left "
            "out.",
            PERCENT,
            10,
            100,
            decimals=0,
        ),
    ] = 90.0
    start: Annotated[
        str,
        Parameter(
            "Initialisation",
            "Where the search begins: positions as they are, centres, centres and axes, or the best of "
            "these.",
            choices=_STARTS,
        ),
    ] = AUTOMATIC


def register_surfaces(
    fixed: Surface, moving: Surface, parameters: Parameters, task: Task, initial: Transform | None = None
) -> dict[str, Any]:
    """Bring the moving surface onto the fixed one.

    Points spread over the moving surface are paired with the nearest points of the fixed one that face the
    same way; the pairs furthest apart are left out as the overlap says, and the transform that brings the
    others together is found in closed form. That is repeated until nothing moves any more.

    Raises
    ------
    CTSuiteError
        REGISTRATION-SURFACE-EMPTY, REGISTRATION-NOT-LINEAR, RUN-CANCELLED.
    """
    for surface in (fixed, moving):
        if len(surface.triangles) == 0:
            raise SURFACE_EMPTY(name=surface.name)
    start = linear_only(initial)
    there, here = moving_cloud(moving), fixed_cloud(fixed)
    convergence = Convergence()
    matrix = _best_start(here, there, parameters, start, task.part(0.0, 0.3))
    matrix = _refine(here, there, matrix, parameters, _MOST_ITERATIONS, convergence, task.part(0.3, 0.8))
    transform = Transform(matrix, f"{moving.name} to {fixed.name}")
    report = _report(fixed, there, transform, parameters, len(convergence.rows), task.part(0.8, 1.0))
    return {"transform": transform, "report": report, "curve": convergence.table()}


def _best_start(
    here: Cloud, there: Cloud, parameters: Parameters, initial: Transform | None, task: Task
) -> Float:
    candidates = (
        [np.asarray(initial.matrix_lps, dtype=float)] if initial else _starts(here, there, parameters.start)
    )
    if len(candidates) == 1:
        return candidates[0]
    # the way to the tangent plane is short, so that few steps tell which start is good
    quick, few = replace(parameters, distance=PLANE), there.thinned(1000)
    found = []
    for number, matrix in enumerate(candidates):
        trial = Convergence()
        part = task.part(number / len(candidates), (number + 1) / len(candidates))
        matrix = _refine(here, few, matrix, quick, _COARSE_ITERATIONS, trial, part)
        found.append((trial.rows[-1][3], number, matrix))
    return min(found, key=lambda item: item[:2])[2]


def _starts(here: Cloud, there: Cloud, start: str) -> list[Float]:
    moved = np.eye(4)
    moved[:3, 3] = here.points.mean(axis=0) - there.points.mean(axis=0)
    turned = []
    for a, b in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        matrix = np.eye(4)
        signs = np.diag([a, b, a * b * np.sign(np.linalg.det(here.axes) * np.linalg.det(there.axes))])
        matrix[:3, :3] = here.axes @ signs @ there.axes.T
        matrix[:3, 3] = here.points.mean(axis=0) - matrix[:3, :3] @ there.points.mean(axis=0)
        turned.append(matrix)
    known = {POSITION: [np.eye(4)], _CENTRES: [moved], MOMENTS: turned}
    return [m for each in known.values() for m in each] if start == AUTOMATIC else known[start]


def _refine(
    here: Cloud,
    there: Cloud,
    matrix: Float,
    parameters: Parameters,
    iterations: int,
    convergence: Convergence,
    task: Task,
) -> Float:
    scaled = parameters.kind == SIMILARITY
    for number in range(iterations):
        step, error = closest(
            here, there.moved(matrix), parameters.distance, parameters.overlap / 100, scaled
        )
        task.progress(number / iterations, f"root mean square {error:.3f} mm")
        convergence.add(parameters.kind, 0.0, error)
        before = apply_matrix(matrix, there.points)
        matrix = step @ matrix
        if np.abs(apply_matrix(matrix, there.points) - before).max() < _STILL_MM:
            break
    return matrix


def _report(
    fixed: Surface, there: Cloud, transform: Transform, parameters: Parameters, iterations: int, task: Task
) -> Table:
    """Exact distances of the moved points to the fixed surface, of the share that took part."""
    apart = np.sort(distances_to_surface(transform.apply(there.points), fixed, task))
    kept = summary(apart[: max(round(len(apart) * parameters.overlap / 100), 1)])
    return Table(
        (
            Column("Iterations", ONE, (iterations,)),
            Column("Used share", PERCENT, (parameters.overlap,)),
            Column("Mean distance", MM, (round(kept.mean_mm, 4),)),
            Column("95 % distance", MM, (round(kept.percentile95_mm, 4),)),
            Column("Largest distance", MM, (round(kept.maximum_mm, 4),)),
        ),
        "Registration",
    )


TOOL = Tool(
    id="ct.register_surfaces",
    title="Surface registration (ICP)",
    summary="Finds the rigid or similarity transform that brings one triangle surface onto another.",
    group="Registration",
    clauses=("4.3.2.3",),
    inputs=(
        Port("fixed", Surface, "Fixed surface", "The triangle surface that stays where it is."),
        Port("moving", Surface, "Moving surface", "The triangle surface that is brought onto the fixed one."),
        Port(
            "initial",
            Transform,
            "Initial transform",
            "A linear transform to start from, for example from landmarks; it replaces the initialisation.",
            optional=True,
        ),
    ),
    outputs=(
        Port("transform", Transform, "Transform", "From the moving to the fixed surface."),
        Port("report", Table, "Registration", "How far the surfaces are still apart."),
        Port("curve", Table, "Metric curve", "The root mean square distance in mm before each step."),
    ),
    parameters=Parameters,
    function=register_surfaces,
    profile="ct.registration",
    risk="Round or flat surfaces slide on each other without any distance. Where less is common to both "
    "than the overlap "
    "says, the result is pulled aside.",
    scope=Scope.CT_AND_OTHER,
    rigidity="Rigid; non-rigid (linear) with the kind similarity.",
)
