"""Registration of two images by a linear map: where to start, from coarse to fine, and how it went."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.registration.comparison import Comparison, Convergence
from ctsuite.ct.registration.errors import FOUR_DIMENSIONS, NO_OVERLAP, NOT_COMPARABLE, NOT_LINEAR
from ctsuite.ct.registration.linear import RIGID, minimise
from ctsuite.ct.registration.metric import CORRELATION, MUTUAL_INFORMATION
from ctsuite.ct.registration.pyramid import Level, pyramid
from ctsuite.ct.registration.samples import Region, body, points

AUTOMATIC = "automatic"
POSITION, CENTRE, MOMENTS = "patient position", "image centres", "moments"
STARTS = (AUTOMATIC, POSITION, CENTRE, MOMENTS)

LEAST_OVERLAP = 0.1
SPACINGS_MM = (1.5, 3.0, 6.0)
_POINTS = (60_000, 25_000, 8_000)
_TOLERANCES = (1e-8, 1e-7, 1e-6)
_TURNS_DEGREES = 20.0
_TRIED = 3
_PHASES = "NumberOfTemporalPositions"


@dataclass(frozen=True, eq=False)
class Found:
    """The result of a linear registration: the transform, its cost and how the search went."""

    transform: Transform
    metric: str
    cost: float
    overlap: float
    convergence: Convergence


@dataclass(frozen=True, eq=False)
class Pair:
    """Two images made ready: levels from fine to coarse, and the region that is compared."""

    fixed: Volume
    moving: Volume
    fixed_levels: list[Level]
    moving_levels: list[Level]
    region: Region
    metric: str


def linear_only(transform: Transform | None) -> Transform | None:
    """Return a transform to start from, refused where it bends.

    Raises
    ------
    CTSuiteError
        REGISTRATION-NOT-LINEAR.
    """
    if isinstance(transform, Deformation):
        raise NOT_LINEAR(name=transform.name)
    return transform


def prepared(fixed: Volume, moving: Volume, region: Region | None, metric: str, task: Task) -> Pair:
    """Average both images to levels, find the body where no region is given, and choose the metric.

    Raises
    ------
    CTSuiteError
        REGISTRATION-SEVERAL-PHASES, RUN-CANCELLED.
    """
    for volume in (fixed, moving):
        phases = volume.attributes.get(_PHASES)
        if phases is not None and int(phases) > 1:
            raise FOUR_DIMENSIONS(name=volume.name, found=phases)
    fixed_levels = pyramid(fixed, SPACINGS_MM, task.part(0.0, 0.5))
    moving_levels = pyramid(moving, SPACINGS_MM, task.part(0.5, 1.0))
    found = region or body(fixed_levels[-1], fixed.unit)
    return Pair(fixed, moving, fixed_levels, moving_levels, found, chosen_metric(fixed, moving, metric))


def chosen_metric(fixed: Volume, moving: Volume, metric: str) -> str:
    """The metric that is asked for; automatically correlation for two CT and mutual information otherwise."""
    if metric != AUTOMATIC:
        return metric
    return CORRELATION if fixed.unit == moving.unit == HU else MUTUAL_INFORMATION


def register(pair: Pair, kinds: tuple[str, ...], start: str, initial: Transform | None, task: Task) -> Found:
    """Find the linear transform, one kind after the other; the first kind searches the start.

    Raises
    ------
    CTSuiteError
        REGISTRATION-NO-OVERLAP, REGISTRATION-NOT-COMPARABLE, RUN-CANCELLED.
    """
    convergence = Convergence()
    coarse = _comparison(pair, len(SPACINGS_MM) - 1)
    _require_structure(pair, coarse)
    base = _start(pair, coarse, start, initial, convergence, task.part(0.0, 0.3))
    cost, comparison = 0.0, coarse
    steps = [(level, kinds[0]) for level in range(len(SPACINGS_MM) - 2, -1, -1)] + [
        (0, kind) for kind in kinds[1:]
    ]
    for number, (level, kind) in enumerate(steps):
        comparison = _comparison(pair, level)
        part = task.part(0.3 + 0.7 * number / len(steps), 0.3 + 0.7 * (number + 1) / len(steps))
        base, cost = minimise(
            comparison, kind, base, SPACINGS_MM[level], convergence, part, _TOLERANCES[level]
        )
    comparison.linear(base)
    overlap = comparison.share_inside()
    _require_overlap(pair, overlap)
    name = f"{pair.moving.name} to {pair.fixed.name}"
    return Found(Transform(np.linalg.inv(base), name), pair.metric, cost, overlap, convergence)


def _comparison(pair: Pair, level: int) -> Comparison:
    return Comparison(
        pair.fixed_levels[level], pair.moving_levels[level], points(pair.region, _POINTS[level]), pair.metric
    )


def _start(
    pair: Pair,
    coarse: Comparison,
    start: str,
    initial: Transform | None,
    convergence: Convergence,
    task: Task,
) -> Float:
    """The best of the possible starts after a coarse search; a given transform is the only one."""
    if initial is not None:
        candidates = [initial.inverse().matrix_lps]
    else:
        named = _candidates(pair)
        plain = list(named.values()) if start == AUTOMATIC else [named[start]]
        centre = coarse.points.mean(axis=0)
        candidates = plain + [_turned(matrix, centre, turn) for matrix in plain for turn in _turns()]
    scored = []
    for matrix in candidates:
        cost, _ = coarse.linear(matrix)
        if coarse.share_inside() >= LEAST_OVERLAP:
            scored.append(
                (cost / coarse.share_inside() if cost > 0 else cost * coarse.share_inside(), matrix)
            )
    if not scored:
        coarse.linear(candidates[0])
        _require_overlap(pair, coarse.share_inside())
    scored.sort(key=lambda pair_: pair_[0])
    best: list[tuple[float, Float]] = []
    for number, (_, matrix) in enumerate(scored[:_TRIED]):
        part = task.part(number / _TRIED, (number + 1) / _TRIED)
        trial = Convergence()
        found, cost = minimise(coarse, RIGID, matrix, SPACINGS_MM[-1], trial, part, _TOLERANCES[-1])
        coarse.linear(found)
        if coarse.share_inside() >= LEAST_OVERLAP and (not best or cost < best[0][0]):
            best = [(cost, found)]
            convergence.rows[:] = trial.rows
    return best[0][1] if best else scored[0][1]


def _candidates(pair: Pair) -> dict[str, Float]:
    """Maps from fixed to moving points for each way to start."""
    moving_body = body(pair.moving_levels[-1], pair.moving.unit)
    (here, axes), (there, other) = pair.region.centre_and_axes(), moving_body.centre_and_axes()
    centres = np.eye(4)
    centres[:3, 3] = np.subtract(pair.moving.grid.centre_lps_mm, pair.fixed.grid.centre_lps_mm)
    moments = np.eye(4)
    moments[:3, :3] = _least_turn(axes, other)
    moments[:3, 3] = there - moments[:3, :3] @ here
    return {POSITION: np.eye(4), CENTRE: centres, MOMENTS: moments}


def _least_turn(axes: Float, other: Float) -> Float:
    """The rotation from one set of principal axes to the other that turns least: signs are arbitrary."""
    turns = [other @ np.diag([a, b, c]) @ axes.T for a in (1, -1) for b in (1, -1) for c in (1, -1)]
    return max((turn for turn in turns if np.linalg.det(turn) > 0), key=lambda turn: float(np.trace(turn)))


def _turns() -> list[Float]:
    angle = np.radians(_TURNS_DEGREES)
    return [Rotation.from_rotvec(sign * angle * axis).as_matrix() for axis in np.eye(3) for sign in (1, -1)]


def _turned(matrix: Float, centre: Float, turn: Float) -> Float:
    about = np.eye(4)
    about[:3, :3], about[:3, 3] = turn, centre - turn @ centre
    return np.asarray(matrix @ about)


def _require_structure(pair: Pair, coarse: Comparison) -> None:
    if not len(coarse.points) or np.ptp(coarse.fixed_values) == 0:
        raise NOT_COMPARABLE(name=pair.fixed.name)
    if np.ptp(coarse.moving.array) == 0:
        raise NOT_COMPARABLE(name=pair.moving.name)


def _require_overlap(pair: Pair, share: float) -> None:
    if share < LEAST_OVERLAP:
        found, least = f"{share * 100:.0f}", f"{LEAST_OVERLAP * 100:.0f}"
        raise NO_OVERLAP(fixed=pair.fixed.name, moving=pair.moving.name, share=found, least=least)
