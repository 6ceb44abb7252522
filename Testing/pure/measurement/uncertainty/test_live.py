"""Values that are followed while points are dragged say the same as those that are worked out at rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.measurement import Measurement
from ctsuite.measurement.tools import TOOLS
from ctsuite.measurement.uncertainty.conditions import Conditions, ScreenView
from ctsuite.measurement.uncertainty.evaluate import evaluate
from ctsuite.measurement.uncertainty.live import Live

BY_ID = {tool.id.removeprefix("measurement."): tool for tool in TOOLS}
CONDITIONS = Conditions(Grid((64, 64, 64), (0.7, 0.7, 1.25)), views=(ScreenView(handle_pixels=6.0),))
KINDS = [
    ("length", 2, {}),
    ("length", 5, {}),
    ("curve_length", 6, {}),
    ("angle", 3, {}),
    ("cobb", 4, {"plane": "coronal"}),
    ("cobb", 4, {"plane": "sagittal"}),
    ("distance_plane", 4, {}),
]


def measure(name: str, points: Any, options: Any = None) -> Measurement:
    tool = BY_ID[name]
    curve, parameters = Curve(np.asarray(points, dtype=float)), tool.parse(options or {})
    return tool.function(points=curve, parameters=parameters, task=None, volume=None)["measurements"][0]


@pytest.fixture(scope="module")
def scene() -> list[Measurement]:
    random = np.random.default_rng(4)
    found = []
    for name, count, options in KINDS * 3:
        steps = random.uniform(5, 30, (count, 3)) * random.choice([-1, 1], (count, 3))
        found.append(measure(name, np.cumsum(steps, axis=0), options))
    return found


def test_what_is_shown_while_dragging_is_what_is_shown_at_rest(scene: list[Measurement]) -> None:
    shown = Live(scene, CONDITIONS).update([one.anchors_lps_mm for one in scene])
    for number, one in enumerate(scene):
        rest = evaluate(one, CONDITIONS)
        assert shown.values[number] == pytest.approx(one.value, rel=1e-12)
        assert shown.linear[number] == rest.uncertainty.linear
        if rest.uncertainty.linear:
            assert shown.expanded[number] == pytest.approx(rest.uncertainty.expanded, rel=1e-6)
            assert shown.text(number) == rest.stated


def test_values_follow_the_points(scene: list[Measurement]) -> None:
    live = Live(scene, [CONDITIONS] * len(scene))
    moved = [2.0 * one.anchors_lps_mm for one in scene]
    shown = live.update(moved)
    again = [float(one.model(anchors)) for one, anchors in zip(scene, moved, strict=True)]
    np.testing.assert_allclose(shown.values, again, rtol=1e-12)


def test_what_is_not_linear_gets_a_preview_of_its_interval() -> None:
    short = measure("length", [[0.0, 0, 0], [1, 0, 0]])
    shown = Live([short], CONDITIONS).update([short.anchors_lps_mm])
    rest = evaluate(short, CONDITIONS).uncertainty
    assert not shown.linear[0] and "[" in shown.text(0)
    assert (shown.low[0] + shown.high[0]) / 2 - 1.0 == pytest.approx(rest.bias, abs=0.2 * rest.standard)
    assert shown.expanded[0] == pytest.approx(2 * rest.standard, rel=0.2)


def test_what_cannot_be_worked_out_again_keeps_its_value(scene: list[Measurement]) -> None:
    still = evaluate(replace(scene[0], model=None), CONDITIONS)
    shown = Live([still, scene[1]], CONDITIONS).update([scene[0].anchors_lps_mm + 9, scene[1].anchors_lps_mm])
    assert shown.values[0] == still.value and shown.text(0) == still.stated


def test_digits_that_were_fixed_stay(scene: list[Measurement]) -> None:
    shown = Live(scene[:1], replace(CONDITIONS, decimals=1)).update([scene[0].anchors_lps_mm])
    assert shown.decimals[0] == 1
