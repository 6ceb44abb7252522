"""The coefficients of sensitivity in the manual (4.3.2.6.4) against repeated placing of points."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.runner import run
from ctsuite.measurement import angle, length
from ctsuite.measurement.tools import TOOLS

TIMES, SPREAD_MM = 2000, 0.4
by_id = {tool.id: tool for tool in TOOLS}


@pytest.fixture
def noise() -> np.ndarray:
    """Deviations (times, 3 points, 3) of points placed by hand."""
    return np.random.default_rng(7).normal(0.0, SPREAD_MM, (TIMES, 3, 3))


def values(tool_id: str, points: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """What is measured each time."""
    placed = points + noise[:, : len(points)]
    tool = by_id[tool_id]
    return np.array([run(tool, {"points": Curve(p)}).outputs["measurements"][0].value for p in placed])


def test_a_length_varies_by_the_root_of_two(noise: np.ndarray) -> None:
    points = np.array([[0.0, 0, 0], [60, 30, -20]])
    assert values(length.TOOL.id, points, noise).std() == pytest.approx(np.sqrt(2) * SPREAD_MM, rel=0.05)


@pytest.mark.parametrize(("leg_a", "leg_b", "degrees"), [(40, 60, 90), (25, 80, 35), (50, 50, 140)])
def test_an_angle_varies_as_its_legs_say(
    noise: np.ndarray, leg_a: float, leg_b: float, degrees: float
) -> None:
    turn = np.radians(degrees)
    points = np.array([[leg_a, 0, 0], [0, 0, 0], [leg_b * np.cos(turn), leg_b * np.sin(turn), 0]])
    ends = np.linalg.norm(points[0] - points[2])
    expected = SPREAD_MM * np.sqrt(1 / leg_a**2 + 1 / leg_b**2 + (ends / (leg_a * leg_b)) ** 2)
    assert np.radians(values(angle.TOOL.id, points, noise).std()) == pytest.approx(expected, rel=0.05)
