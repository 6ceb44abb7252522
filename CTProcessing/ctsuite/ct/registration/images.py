"""Registration of two images by a linear map: where to start, from coarse to fine, and how it went."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.registration.comparison import Comparison, Convergence
from ctsuite.ct.registration.errors import NO_OVERLAP, NOT_COMPARABLE, NOT_LINEAR
from ctsuite.ct.registration.linear import RIGID, minimise
from ctsuite.ct.registration.metric import CORRELATION, MUTUAL_INFORMATION
from ctsuite.ct.registration.pyramid import Level, pyramid
from ctsuite.ct.registration.samples import Region, body, points, telling
from ctsuite.ct.registration.start import named_starts, turned_starts

AUTOMATIC = "automatic"

LEAST_OVERLAP = 0.1
SPACINGS_MM = (1.5, 3.0, 6.0)
_POINTS = (40_000, 20_000, 8_000)
_STILL_MM = (0.003, 0.02, 0.05)
_TRIED = 3
_MARGIN = 0.05


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
        RUN-CANCELLED.
    """
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
    base, curvature = _start(pair, coarse, start, initial, convergence, task.part(0.0, 0.3))
    cost, comparison = 0.0, coarse
    steps = [(level, kinds[0]) for level in range(len(SPACINGS_MM) - 2, -1, -1)] + [
        (0, kind) for kind in kinds[1:]
    ]
    for number, (level, kind) in enumerate(steps):
        comparison = _comparison(pair, level)
        part = task.part(0.3 + 0.7 * number / len(steps), 0.3 + 0.7 * (number + 1) / len(steps))
        base, cost, curvature = minimise(
            comparison, kind, base, SPACINGS_MM[level], convergence, part, _STILL_MM[level], curvature
        )
    comparison.linear(base)
    overlap = comparison.share_inside()
    _require_overlap(pair, overlap)
    name = f"{pair.moving.name} to {pair.fixed.name}"
    return Found(Transform(np.linalg.inv(base), name), pair.metric, cost, overlap, convergence)


def _comparison(pair: Pair, level: int) -> Comparison:
    fixed, count = pair.fixed_levels[level], _POINTS[level]
    even = level == len(SPACINGS_MM) - 1  # the start compares whole images
    places = points(pair.region, count) if even else telling(pair.region, count, fixed)
    return Comparison(fixed, pair.moving_levels[level], places, pair.metric)


def _start(
    pair: Pair,
    coarse: Comparison,
    start: str,
    initial: Transform | None,
    convergence: Convergence,
    task: Task,
) -> tuple[Float, Float | None]:
    """The best of the possible starts after a coarse search, and the curvature there."""
    plain, turned = _starts(pair, coarse, start, initial)
    scored = [_best(coarse, plain, 1), _best(coarse, turned, _TRIED - 1)]
    tried = [(number, item) for number, items in enumerate(scored) for item in items]
    if not tried:
        coarse.linear(plain[0])
        _require_overlap(pair, coarse.share_inside())
    best: tuple[float, Float, Float | None] = (np.inf, tried[0][1], None)
    for place, (is_turned, matrix) in enumerate(tried):
        part = task.part(place / len(tried), (place + 1) / len(tried))
        trial = Convergence()
        found, cost, curvature = minimise(coarse, RIGID, matrix, SPACINGS_MM[-1], trial, part, _STILL_MM[-1])
        coarse.linear(found)
        worth = cost + is_turned * _MARGIN * abs(
            cost
        )  # a turned patient is rare, so it must be clearly better
        if coarse.share_inside() >= LEAST_OVERLAP and worth < best[0]:
            best = (worth, found, curvature)
            convergence.rows[:] = trial.rows
    return best[1:]


def _starts(
    pair: Pair, coarse: Comparison, start: str, initial: Transform | None
) -> tuple[list[Float], list[Float]]:
    """Maps from fixed to moving points to begin with, and those that are turned besides."""
    if initial is not None:
        return [initial.inverse().matrix_lps], []
    there = body(pair.moving_levels[-1], pair.moving.unit)
    named = named_starts(pair.fixed, pair.moving, pair.region, there)
    if start != AUTOMATIC:
        return [named[start]], []
    plain = list(named.values())
    return plain, turned_starts(plain, coarse.points.mean(axis=0))


def _best(coarse: Comparison, maps: list[Float], count: int) -> list[Float]:
    """The maps of least cost; little overlap makes any cost look good, so it counts against a map."""
    scored = []
    for matrix in maps:
        cost, _ = coarse.linear(matrix)
        share = coarse.share_inside()
        if share >= LEAST_OVERLAP:
            scored.append((cost / share if cost > 0 else cost * share, matrix))
    return [matrix for _, matrix in sorted(scored, key=lambda item: item[0])[:count]]


def _require_structure(pair: Pair, coarse: Comparison) -> None:
    if not len(coarse.points) or np.ptp(coarse.fixed_values) == 0:
        raise NOT_COMPARABLE(name=pair.fixed.name)
    if np.ptp(coarse.moving.array) == 0:
        raise NOT_COMPARABLE(name=pair.moving.name)


def _require_overlap(pair: Pair, share: float) -> None:
    if share < LEAST_OVERLAP:
        found, least = f"{share * 100:.0f}", f"{LEAST_OVERLAP * 100:.0f}"
        raise NO_OVERLAP(fixed=pair.fixed.name, moving=pair.moving.name, share=found, least=least)
