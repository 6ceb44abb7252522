"""Minimising a smooth cost of a few parameters (Broyden, Fletcher, Goldfarb, Shanno: BFGS).

Nocedal J, Wright SJ: Numerical Optimization, 2nd edition, Springer 2006, algorithm 6.1, with a step that is
halved until the cost falls enough (Armijo) and updates that are damped (procedure 18.2), so that a cost that
is a little rough does no harm. For a dozen parameters it needs no library, and its result does not depend on
the number of cores.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ctsuite.core.grid import Float

_ENOUGH = 1e-4  # share of the promised fall of the cost that a step must bring
_MOST_HALVINGS = 8
_DAMPING = 0.2


def descend(
    cost: Callable[[Float], tuple[float, Float]],
    start: Float,
    first_step: float,
    still: float,
    iterations: int,
    note: Callable[[float], None],
    curvature: Float | None = None,
) -> tuple[Float, float, Float]:
    """Return the parameters with the least cost near a start, that cost, and what is known of its curvature.

    Parameters
    ----------
    cost : callable
        Cost and its derivative (n,) by parameters (n,) of like scale.
    start : ndarray
        Parameters (n,) to begin with.
    first_step : float
        Length of the first step; no later one is longer than four times that.
    still : float
        A step in which no parameter changes by more than this is the last one.
    iterations : int
        The most steps.
    note : callable
        Told the cost after each step; may raise to stop.
    curvature : ndarray or None
        Second derivatives (n, n) that a search on a coarser image ended with; they make the first step a
        good one.
    """
    here = np.array(start, dtype=float)
    value, slope = cost(here)
    curved = np.eye(len(here)) * max(float(np.linalg.norm(slope)), 1e-30) / first_step
    if curvature is not None and curvature.shape == curved.shape:
        curved = curvature
    for _ in range(iterations):
        step = np.asarray(-np.linalg.solve(curved, slope), dtype=np.float64)
        step *= min(1.0, 4 * first_step / max(float(np.linalg.norm(step)), 1e-30))
        promised = float(slope @ step)
        for _ in range(_MOST_HALVINGS):
            trial, by_trial = cost(here + step)
            if trial <= value + _ENOUGH * promised or np.abs(step).max() < still:
                break
            step, promised = np.asarray(step / 2, dtype=np.float64), promised / 2
        if trial > value:
            break
        curved = _updated(curved, step, by_trial - slope)
        here, value, slope = here + step, trial, by_trial
        note(value)
        if np.abs(step).max() < still:
            break
    return here, value, curved


def _updated(curved: Float, step: Float, change: Float) -> Float:
    """The matrix of second derivatives after a step along which the slope changed; it stays positive."""
    bent = curved @ step
    along, before = float(step @ change), float(step @ bent)
    if along < _DAMPING * before:
        share = (1 - _DAMPING) * before / (before - along)
        change = share * change + (1 - share) * bent
        along = float(step @ change)
    return np.asarray(curved + np.outer(change, change) / along - np.outer(bent, bent) / before)
