"""Adjusting by hand: what it moves, and that every step can be taken back."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.ct.registration import adjust
from ctsuite.ct.registration.adjustment import Adjustment, Adjustments, adjusted

START = Transform(np.array([[0.0, -1, 0, 5], [1, 0, 0, -7], [0, 0, 1, 9], [0, 0, 0, 1.0]]), "automatic")
POINTS = np.random.default_rng(1).uniform(-50, 50, (20, 3))


def run(transform: Transform | None, **values) -> Transform:
    tool = adjust.TOOL
    return tool.function(transform=transform, parameters=tool.parse(values), task=Task())["transform"]


def test_the_shift_goes_to_left_posterior_and_superior():
    made = run(START, shift_l=1, shift_p=2, shift_s=3)
    np.testing.assert_allclose(made.apply(POINTS), np.add(START.apply(POINTS), (1, 2, 3)))


@pytest.mark.parametrize(
    ("axis", "before", "after"),
    [("l", (0, 1, 0), (0, 0, 1)), ("p", (0, 0, 1), (1, 0, 0)), ("s", (1, 0, 0), (0, 1, 0))],
)
def test_a_turn_is_right_handed_about_its_axis_and_the_centre_stays(axis, before, after):
    centre = np.array([10.0, -20.0, 30.0])
    values = {f"turn_{axis}": 90.0, "centre_l": 10.0, "centre_p": -20.0, "centre_s": 30.0}
    made = run(None, **values)
    np.testing.assert_allclose(made.apply([centre, centre + before]), [centre, centre + after], atol=1e-9)


def test_the_scale_grows_from_the_centre_and_the_inverse_goes_back():
    made = run(None, scale=200, centre_l=10.0)
    np.testing.assert_allclose(made.apply([[10.0, 0, 0], [15.0, 0, 0]]), [[10, 0, 0], [20, 0, 0]], atol=1e-9)
    back = run(START, scale=150, turn_s=30, shift_l=4, invert=True)
    there = run(START, scale=150, turn_s=30, shift_l=4)
    np.testing.assert_allclose(back.apply(there.apply(POINTS)), POINTS, atol=1e-9)


def test_a_deformation_is_moved_as_a_whole():
    grid = Grid.axial((5, 6, 7), (20.0, 20.0, 20.0), (-60.0, -50.0, -40.0))
    field = np.random.default_rng(2).normal(0, 2, (5, 6, 7, 3))
    bent = Deformation(START.matrix_lps, "bent", displacements_mm=field, grid=grid)
    change = Adjustment((3.0, -4.0, 5.0), (10.0, 20.0, -30.0), 1.2, (1.0, 2.0, 3.0))
    made = adjusted(bent, change)
    places = Transform(change.matrix()).apply(POINTS)
    np.testing.assert_allclose(made.to_moving(places), bent.to_moving(POINTS), atol=1e-9)


def test_every_change_can_be_undone_and_made_again():
    state = Adjustments(START)
    steps = [Adjustment((5.0, 0, 0)), Adjustment(turn_degrees=(0, 0, 15.0)), Adjustment(scale=1.1)]
    seen = [state.current, *(state.apply(step) for step in steps)]
    assert [state.undo() for _ in range(4)] == [seen[2], seen[1], seen[0], seen[0]]
    assert not state.can_undo and state.can_redo
    assert state.redo() is seen[1] and state.redo() is seen[2]
    other = state.apply(Adjustment((0, 1.0, 0)))
    assert state.redo() is other and not state.can_redo


def test_a_change_without_inverse_is_refused_and_changes_nothing():
    state = Adjustments(START)
    with pytest.raises(CTSuiteError) as caught:
        state.apply(Adjustment(scale=0.0))
    assert caught.value.code == "GEOMETRY-SINGULAR"
    assert state.current is START and not state.can_undo
