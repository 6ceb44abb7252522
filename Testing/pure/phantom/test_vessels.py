"""Vessels whose course, radius and branching are known by formula."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.phantom.kinds import make

FINE = {"pixel_spacing_mm": 0.8, "slice_spacing_mm": 1.0, "noise_hu": 0.0}
KINDS = ["tortuous-vessel", "plaque-vessel", "stenosed-vessel", "touching-vessels", "vessel-tree"]


def at(volume, point) -> float:
    """Value of the voxel that holds a point."""
    i, j, k = np.rint(volume.grid.lps_to_index(point)).astype(int)
    return float(volume.array[k, j, i])


@pytest.mark.parametrize("kind", KINDS)
def test_the_middle_is_filled_with_blood_and_what_lies_beyond_the_radius_is_not(kind):
    phantom = make(kind, FINE)
    volume = phantom.volume()
    vessel = phantom.scene.structures[0]
    for curve in vessel.centrelines:
        points, radius = curve.points_lps_mm, curve.radius_mm
        ways = np.gradient(points, axis=0)
        for n in range(4, len(points) - 4, 5):
            if radius[n] > 1.5:
                assert at(volume, points[n]) == pytest.approx(vessel.hu, abs=2)
        along = ways[len(points) // 4] / np.linalg.norm(ways[len(points) // 4])
        aside = np.cross(along, [0.3, 1.0, 0.2])
        beyond = points[len(points) // 4] + aside / np.linalg.norm(aside) * (radius[len(points) // 4] + 1.5)
        assert at(volume, beyond) < 200 or kind == "vessel-tree"


@pytest.mark.parametrize("kind", KINDS)
def test_the_length_in_the_truth_is_that_of_the_course(kind):
    phantom = make(kind, FINE)
    lengths = {gauge.name: gauge.value for gauge in phantom.scene.gauges}
    for curve in phantom.scene.structures[0].centrelines:
        name = "Length" if len(lengths) == 1 else curve.name
        assert curve.length_mm == pytest.approx(lengths[name], rel=2e-3)


@pytest.mark.parametrize("share", [50.0, 70.0])
def test_a_stenosis_takes_its_share_of_the_diameter_in_the_middle_only(share):
    curve = make("stenosed-vessel", {**FINE, "stenosis": share}).scene.structures[0].centrelines[0]
    assert curve.radius_mm.min() == pytest.approx(4 * (1 - share / 100), abs=0.05)
    assert abs(int(curve.radius_mm.argmin()) - len(curve.radius_mm) // 2) <= 1
    assert (curve.radius_mm[: len(curve.radius_mm) // 3] == pytest.approx(4)) and curve.radius_mm[-1] == 4


def test_plaques_lie_half_in_the_wall():
    phantom = make("plaque-vessel", FINE)
    image = phantom.scene.render(phantom.grid)
    plaque = phantom.scene.structure("plaque")
    assert image.max() == pytest.approx(plaque.hu, abs=1)
    curve = phantom.scene.structures[0].centrelines[0]
    dense = phantom.grid.index_to_lps(np.argwhere(image > 0.9 * plaque.hu)[:, ::-1])
    away = np.linalg.norm(dense[:, None] - curve.points_lps_mm[None], axis=2).min(axis=1)
    assert away.min() < 4 < away.max()
    assert abs(away.mean() - 4) < 0.5


@pytest.mark.parametrize(("overlap", "joined"), [(1.0, True), (-3.0, False)])
def test_the_neighbour_touches_the_vessel_or_keeps_clear(overlap, joined):
    from scipy import ndimage

    phantom = make("touching-vessels", {**FINE, "overlap_mm": overlap})
    parts = ndimage.label(phantom.scene.render(phantom.grid) > 200)[1]
    assert (parts == 1) == joined


def test_branches_begin_where_their_parent_ends():
    phantom = make("vessel-tree", FINE)
    trunk, left, right, upper, lower = phantom.scene.structures[0].centrelines
    fork, second = (phantom.scene.landmarks[f"{n}_bifurcation"] for n in ("first", "second"))
    for curve, start in ((left, fork), (right, fork), (upper, second), (lower, second)):
        np.testing.assert_allclose(curve.points_lps_mm[0], start, atol=1e-6)
    np.testing.assert_allclose(trunk.points_lps_mm[-1], fork, atol=1e-6)
    np.testing.assert_allclose(left.points_lps_mm[-1], second, atol=1e-6)
