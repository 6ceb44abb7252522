"""The uncertainty of a measurement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ctsuite.core.i18n import Text
from ctsuite.core.measurement import Measurement
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.uncertainty import COVERAGE_FACTOR, BudgetLine, Uncertainty, decimals_for
from ctsuite.measurement.uncertainty import budget, linearity, montecarlo, placing
from ctsuite.measurement.uncertainty.conditions import Conditions
from ctsuite.measurement.uncertainty.placing import Placing

BORDER_TOGETHER = Text("The border is off by at most a quarter of a voxel, everywhere to the same side.")
HEADER = Text("Spacing and slice thickness are right within the three decimals of their header.")
NOT_CHECKED = Text("The value is taken as linear: it cannot be worked out again at other places.")


def evaluate(measurement: Measurement, conditions: Conditions) -> Measurement:
    """Work out the uncertainty of a measurement.

    The value is tried at deviations of its anchors. Where it is linear there, the standard uncertainties of
    all inputs are combined with its derivatives (GUM 5.1.2) and expanded by the factor 2; otherwise the
    interval is that of a Monte Carlo calculation (Supplement 1).

    Parameters
    ----------
    measurement : Measurement
        With its `sensitivity`, and its `model` where it can be worked out again.
    conditions : Conditions
        How it was measured.

    Returns
    -------
    Measurement
        The same, with its `uncertainty`.
    """
    slopes = _slopes(measurement)
    where = placing.of(conditions, len(slopes.anchors))
    others = [s for s in budget.sources(measurement, slopes, conditions) if np.isfinite(s.sensitivity)]
    model, anchors = measurement.model, np.asarray(measurement.anchors_lps_mm, dtype=float)
    again = model is not None and len(anchors) == len(slopes.anchors) > 0
    smooth = bool(np.isfinite(slopes.anchors).all())
    known = _answers(measurement, slopes) and (smooth or again) and bool(np.isfinite(slopes.boundary))
    linear, flat = True, np.nan_to_num(slopes.anchors)
    if again and model is not None:
        linear = bool(linearity.check(model, anchors, slopes.anchors, where).linear)
    if linear:
        half, bias, spread = COVERAGE_FACTOR * quadrature(flat, where, others), 0.0, None
        low, high, samples = measurement.value - half, measurement.value + half, 0
    else:
        deviations = [(source.deviation, placing.RECTANGULAR) for source in others]
        assert model is not None
        drawn = montecarlo.settled(model, anchors, where, deviations, conditions.samples, conditions.seed)
        low, high = montecarlo.interval(drawn)
        bias, spread = float(drawn.mean()) - measurement.value, float(drawn.std())
        half, samples = (high - low) / 2, len(drawn)
    decimals = int(decimals_for(half)) if conditions.decimals is None else conditions.decimals
    others.append(budget.Source(budget.DIGITS, 0.5 * 10.0**-decimals, measurement.unit.symbol, 1.0))
    standard, lines = budget.combined(flat, where, others)
    if linear:
        half = COVERAGE_FACTOR * standard
        low, high = measurement.value - half, measurement.value + half
    if not smooth:
        lines = tuple(_without_slope(line) if line.source in where.sources else line for line in lines)
    found = Uncertainty(
        standard if spread is None else spread,
        max(high - measurement.value, measurement.value - low),
        low,
        high,
        bias,
        linear,
        known,
        lines,
        tuple(_assumptions(slopes, where, conditions, again)),
        decimals,
        samples,
        0 if linear else conditions.seed,
    )
    return replace(measurement, uncertainty=found)


def quadrature(slopes: np.ndarray, where: Placing, others: list[budget.Source]) -> float:
    """Combined standard uncertainty alone: the root of the sum of squares."""
    effects = np.einsum("nc,npc->np", slopes, where.standard_mm)
    rest = sum((source.sensitivity * source.standard) ** 2 for source in others)
    return float(np.sqrt(np.square(effects).sum() + rest))


def _slopes(measurement: Measurement) -> Sensitivity:
    """The sensitivity that came with a measurement, or else by the anchors what its model says."""
    if measurement.sensitivity is not None:
        return measurement.sensitivity
    if measurement.model is None:
        return Sensitivity()
    anchors = np.asarray(measurement.anchors_lps_mm, dtype=float)
    moved = measurement.model(anchors + linearity.steps(len(anchors)))
    return Sensitivity(linearity.differences(np.asarray(moved)).reshape(anchors.shape))


def _answers(measurement: Measurement, slopes: Sensitivity) -> bool:
    return measurement.sensitivity is not None or len(slopes.anchors) > 0


def _without_slope(line: BudgetLine) -> BudgetLine:
    nan = float("nan")
    return replace(line, sensitivity=nan, contribution=nan, share=nan)


def _assumptions(slopes: Sensitivity, where: Placing, conditions: Conditions, again: bool) -> list[str]:
    found = list(where.assumptions) if len(slopes.anchors) else []
    if slopes.boundary and (conditions.segmented or not len(slopes.anchors)):
        found.append(BORDER_TOGETHER)
    if conditions.grid is not None and (np.any(slopes.spacing) or slopes.slice_thickness):
        found.append(HEADER)
    if len(slopes.anchors) and not again:
        found.append(NOT_CHECKED)
    return found
