"""The crosshair: three planes through one point, at right angles whatever is done."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctsuite.core.grid import Grid, ras_to_lps
from ctsuite.core.shared import Shared
from ctsuite.ct.crosshair import Crosshair
from ctsuite.ct.planes import PLANES

GRID = Grid((20, 30, 40), (1.0, 1.0, 2.0), (-20.0, -15.0, 100.0))
steps = st.lists(st.tuples(st.sampled_from(PLANES), st.floats(-180, 180), st.floats(-5, 5)), max_size=12)


@given(steps)
def test_the_planes_stay_at_right_angles_and_meet_in_the_point(done):
    crosshair = Crosshair.middle_of(GRID)
    for plane, degrees, distance in done:
        crosshair = crosshair.turned(plane, degrees).scrolled(plane, distance)
    normals = np.stack([crosshair.axes(plane)[:, 2] for plane in PLANES])
    np.testing.assert_allclose(normals @ normals.T, np.eye(3), atol=1e-12)
    for plane in PLANES:
        assert np.linalg.det(crosshair.axes(plane)) == pytest.approx(1)
        matrix = crosshair.slice_to_ras(plane)
        np.testing.assert_allclose(ras_to_lps(matrix[:3, 3]), crosshair.point_lps_mm)


@pytest.mark.parametrize("plane", PLANES)
def test_a_turn_leaves_its_own_plane_and_turns_the_two_others_about_its_normal(plane):
    before, after = Crosshair(), Crosshair().turned(plane, 30.0)
    np.testing.assert_allclose(after.axes(plane)[:, 2], before.axes(plane)[:, 2], atol=1e-12)
    for other in set(PLANES) - {plane}:
        cosine = after.axes(other)[:, 2] @ before.axes(other)[:, 2]
        assert cosine == pytest.approx(np.cos(np.radians(30)))
    right, down = before.axes(plane)[:, 0], before.axes(plane)[:, 1]
    turned = after.rotation_lps @ right  # rows grow downwards: clockwise turns right towards down
    assert turned @ right == pytest.approx(np.cos(np.radians(30)))
    assert turned @ down == pytest.approx(np.sin(np.radians(30)))


@given(steps)
def test_the_matrices_of_three_slice_views_give_the_crosshair_back(done):
    crosshair = Crosshair(np.array([3.0, -8.0, 120.0]))
    for plane, degrees, _ in done:
        crosshair = crosshair.turned(plane, degrees)
    again = Crosshair.of_slices({plane: crosshair.slice_to_ras(plane) for plane in PLANES})
    np.testing.assert_allclose(again.point_lps_mm, crosshair.point_lps_mm, atol=1e-9)
    np.testing.assert_allclose(again.rotation_lps, crosshair.rotation_lps, atol=1e-9)


def test_a_plane_is_scrolled_along_its_normal_and_the_others_keep_their_place():
    crosshair = Crosshair.middle_of(GRID)
    moved = crosshair.scrolled("axial", 7.0)
    assert moved.point_lps_mm - crosshair.point_lps_mm == pytest.approx([0, 0, 7])


def test_the_grid_of_a_plane_passes_through_the_point():
    crosshair = Crosshair.middle_of(GRID).turned("axial", 25).turned("sagittal", -40)
    for plane in PLANES:
        index = crosshair.grid(GRID, plane).lps_to_index(crosshair.point_lps_mm)
        assert index[2] == pytest.approx(0, abs=1e-9)
    assert crosshair.straightened() == Crosshair.middle_of(GRID)


def test_every_follower_sees_each_change_once_and_none_after_it_ended():
    shared, seen = Shared(Crosshair()), []
    end = shared.follow(seen.append)
    shared.change(lambda crosshair: crosshair.turned("axial", 10))
    shared.set(shared.state)
    assert len(seen) == 2
    end()
    shared.change(Crosshair.straightened)
    assert len(seen) == 2


def test_a_follower_that_sets_another_state_leaves_nobody_behind():
    shared, first, last = Shared(0), [], []
    shared.follow(lambda value: (first.append(value), shared.set(10) if value == 1 else None))
    shared.follow(last.append)
    shared.set(1)
    assert shared.state == 10
    assert first[-1] == last[-1] == 10
    assert last == [0, 10]
