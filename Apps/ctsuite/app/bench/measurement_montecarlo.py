"""Monte Carlo calculation of the uncertainty of a line through points: 100 000 samples, drawn and sorted.

The points are placed in a view with marks, so that all parts of their deviation are drawn. The spread is
compared with that of deviations drawn with another generator.
"""

from __future__ import annotations

import numpy as np

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Work, best, measure
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.grid import Float, Grid
from ctsuite.core.task import Task
from ctsuite.measurement import length
from ctsuite.measurement.uncertainty import montecarlo, placing
from ctsuite.measurement.uncertainty.conditions import SAMPLES, Conditions, ScreenView

_POINTS = (5, 20, 50)
_LIMIT_S = 0.5
_REPEATS = 5
_WITHIN = 0.02
_HERE = __name__
_CONDITIONS = Conditions(
    Grid((256, 256, 256), (0.7, 0.7, 1.0)), views=(ScreenView(mm_per_pixel=0.3, handle_pixels=8.0),)
)


def rows(task: Task) -> list[Row]:
    """Run the benchmark: lines through 5, 20 and 50 points, each at most 0.5 s."""
    found = []
    for number, count in enumerate(_POINTS):
        task.progress(number / len(_POINTS), f"line through {count} points")
        case = f"Monte Carlo, {SAMPLES} samples of a line"
        _compare(case, count)
        mine = best([measure(f"{_HERE}:ours", str(count)) for _ in range(_REPEATS)])
        found.append(Row(case, f"{count} points", mine.seconds, LIMIT, _LIMIT_S, mine.peak_mb, None, 1.0))
    return found


def ours(points: str) -> Work:
    """Draw the values and their interval, once the code is loaded."""
    anchors, where = _line(int(points)), placing.of(_CONDITIONS, int(points))
    montecarlo.values(length.value, anchors, where, [], 1000, 1)

    def work() -> tuple[float, float]:
        return montecarlo.interval(montecarlo.values(length.value, anchors, where, [], SAMPLES, 1))

    return Work(work)


def _line(count: int) -> Float:
    return np.cumsum(np.random.default_rng(count).uniform(2.0, 8.0, (count, 3)), axis=0)


def _compare(case: str, count: int) -> None:
    anchors, where = _line(count), placing.of(_CONDITIONS, count)
    mine = montecarlo.values(length.value, anchors, where, [], SAMPLES, 1)
    random = np.random.RandomState(1)
    drawn = np.empty(20_000)
    for number in range(len(drawn)):
        units = random.uniform(-1, 1, where.vectors_mm.shape[:2])
        pointed = np.array([name == placing.TRIANGULAR for name in where.distributions])
        second = random.uniform(-1, 1, where.vectors_mm.shape[:2])
        units = np.where(pointed, (units + second) / 2, units)
        moved = anchors + (units[..., None] * where.vectors_mm).sum(axis=1)
        drawn[number] = np.linalg.norm(np.diff(moved, axis=0), axis=1).sum()
    if abs(mine.std() / drawn.std() - 1) > _WITHIN:
        raise RESULTS_DIFFER(case=case, peer="numpy")
