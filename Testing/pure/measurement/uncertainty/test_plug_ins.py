"""The law of propagation against repeated measuring, for every measure that there is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from measure_examples import Example, example

from ctsuite.core.measuring import Measure
from ctsuite.measurement.tools import MEASURES
from ctsuite.measurement.uncertainty import placing
from ctsuite.measurement.uncertainty.conditions import Conditions, border_mm
from ctsuite.measurement.uncertainty.evaluate import evaluate

TIMES = 20_000
FOUND = {measure.id: example(measure) for measure in MEASURES}
each = pytest.mark.parametrize("measure", [m for m in MEASURES if FOUND[m.id]], ids=lambda m: m.id)


def test_every_measure_has_an_example() -> None:
    missing = [name for name, found in FOUND.items() if found is None]
    assert not missing, f"add to EXAMPLES in measure_examples.py: {missing}"


def repeated(found: Example) -> np.ndarray:
    """What is read off each time that everything is off by chance, as it would be shown."""
    measurement, conditions = found.measurement, found.conditions
    random = np.random.default_rng(3)
    anchors = np.asarray(measurement.anchors_lps_mm, dtype=float)
    values = np.full(TIMES, measurement.value)
    if measurement.model is not None:
        places = anchors + deviations(conditions, (TIMES, len(anchors)), random)
        grid = conditions.grid
        if grid is not None and measurement.sensitivity.spacing.any():
            header = random.uniform(-1, 1, (TIMES, 3)) * conditions.header_mm / grid.spacing_mm
            axes = np.array(grid.direction_lps)
            index = np.linalg.solve(axes, (places - anchors[0]).reshape(-1, 3).T).T.reshape(places.shape)
            places = anchors[0] + (index * (1 + header[:, None])) @ axes.T
        values = np.asarray(measurement.model(places), dtype=float)
        if measurement.sensitivity.image:
            values = values + random.uniform(-0.5, 0.5, TIMES) * conditions.image_step
    if found.by_border is not None:
        shift = random.uniform(-1, 1, TIMES) * border_mm(conditions.grid)
        values = values + found.by_border(shift) - found.by_border(np.zeros(1))
    return np.round(values, measured(found).decimals)


def deviations(conditions: Conditions, shape: tuple[int, int], random: np.random.Generator) -> np.ndarray:
    """Deviations (*shape, 3) of anchors, in mm, drawn from what the conditions say, each part for itself."""
    grid = conditions.grid
    voxel = (
        np.eye(3) * conditions.voxel_mm if grid is None else np.array(grid.direction_lps) * grid.spacing_mm
    )
    found = random.uniform(-0.5, 0.5, (*shape, 3)) @ voxel.T
    for view in conditions.views:
        right, down = np.array(view.right_lps), np.array(view.down_lps)
        mark = view.handle_pixels * view.mm_per_pixel / 2
        for axis in (right, down):
            steps = random.uniform(-0.5, 0.5, shape) * view.mm_per_pixel * view.device_pixel_ratio
            if mark:
                steps = steps + random.triangular(-mark, 0.0, mark, shape)
            found = found + steps[..., None] * axis
        depth = random.uniform(-0.5, 0.5, shape) * view.depth_mm
        found = found + depth[..., None] * np.cross(right, down)
    return np.asarray(found)


def measured(found: Example) -> Any:
    return evaluate(found.measurement, found.conditions).uncertainty


@each
def test_the_uncertainty_is_the_spread_of_repeated_measurements(measure: Measure) -> None:
    found = FOUND[measure.id]
    stated = measured(found)
    assert stated.linear and stated.known
    assert stated.standard == pytest.approx(repeated(found).std(), rel=0.05)


@each
def test_the_shares_of_a_budget_are_the_whole(measure: Measure) -> None:
    lines = measured(FOUND[measure.id]).lines
    assert sum(line.share for line in lines) == pytest.approx(1.0)
    for line in lines:
        assert line.contribution == pytest.approx(line.standard * abs(line.sensitivity), rel=1e-6)
        assert line.standard == pytest.approx(line.half_width / placing.DIVISORS[line.distribution])
