"""Centrelines of phantoms lie on the true course, and have its length and radius."""

from __future__ import annotations

import numpy as np
import pytest
from vessel_truth import VOXEL_MM, cells, course, ends, run, scanned

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.centreline.line import TOOL

ARC = {"bend_radius_mm": 30.0}
HELIX = {"bend_radius_mm": 40.0, "pitch_mm": 60.0, "turns": 1.0}
CASES = [
    ("tube", ARC),
    ("tube", HELIX),
    ("tortuous-vessel", {}),
    ("plaque-vessel", {}),
    ("stenosed-vessel", {"stenosis": 70.0}),
    ("touching-vessels", {}),
    ("touching-vessels", {"overlap_mm": 1.0}),
]
NAMES = ["arc", "helix", "winding", "plaque", "stenosis", "touching", "overlapping"]


@pytest.mark.parametrize("noise", [20.0, 50.0])
@pytest.mark.parametrize(("kind", "values"), CASES, ids=NAMES)
def test_the_line_between_points_of_an_image_is_the_true_one(kind, values, noise):
    phantom, volume, _ = scanned(kind, noise_hu=noise, **values)
    points = ends(phantom, aside_mm=1.0)
    curve = run(TOOL, {"volume": volume, "points": points})["curve"]
    true = course(phantom)
    away, _ = true.off(curve)
    assert away.mean() < 0.5 * VOXEL_MM
    assert away.max() < VOXEL_MM
    assert curve.length_mm == pytest.approx(true.length_between(*points.points_lps_mm), rel=0.01)


@pytest.mark.parametrize("with_image", [False, True], ids=["segment", "segment with image"])
@pytest.mark.parametrize(("kind", "values"), CASES[:6], ids=NAMES[:6])
def test_the_line_of_a_segment_goes_from_wall_to_wall(kind, values, with_image):
    phantom, volume, labels = scanned(kind, noise_hu=20.0, **values)
    inputs = {"labels": labels, **({"volume": volume} if with_image else {})}
    made = run(TOOL, inputs, segment=labels.segments[0].name)
    true = course(phantom)
    away, _ = true.off(made["curve"])
    assert away.mean() < 0.5 * VOXEL_MM
    assert made["curve"].length_mm == pytest.approx(true.way_mm[-1], rel=0.01)
    assert cells(made["report"])["Ends"] == ("found at the walls",)


def test_the_radius_is_that_of_the_vessel_and_shows_the_stenosis():
    phantom, volume, _ = scanned("stenosed-vessel", noise_hu=20.0, stenosis=70.0)
    curve = run(TOOL, {"volume": volume, "points": ends(phantom)})["curve"]
    true = course(phantom)
    _, wrong = true.off(curve)
    assert abs(wrong.mean()) < 0.2
    assert np.abs(wrong).max() < 0.5
    narrowest = curve.points_lps_mm[int(np.argmin(curve.radius_mm))]
    assert np.linalg.norm(narrowest - true.points_mm[int(true.radius_mm.argmin())]) < 2.0
    assert curve.radius_mm.min() == pytest.approx(1.2, abs=0.3)


def test_the_points_lie_evenly_at_the_distance_asked_for():
    phantom, volume, _ = scanned("tube", noise_hu=20.0, **ARC)
    curve = run(TOOL, {"volume": volume, "points": ends(phantom)}, spacing=2.5)["curve"]
    steps = np.linalg.norm(np.diff(curve.points_lps_mm, axis=0), axis=1)
    assert 2.2 < steps.mean() <= 2.5
    assert np.ptp(steps) < 0.02


def test_a_line_passes_points_between_its_ends_in_their_order():
    phantom, volume, _ = scanned("touching-vessels", noise_hu=20.0, overlap_mm=1.5)
    middle = phantom.scene.structures[0].centrelines[0].points_lps_mm
    two = ends(phantom)
    shorter = run(TOOL, {"volume": volume, "points": two})["curve"]
    true = course(phantom)
    assert true.off(shorter)[0].max() > 5  # so wide an opening is taken as a short cut
    more = Curve(np.vstack([two.points_lps_mm[:1], middle[20:-20:20], two.points_lps_mm[1:]]))
    guided = run(TOOL, {"volume": volume, "points": more})["curve"]
    assert true.off(guided)[0].mean() < 0.5 * VOXEL_MM


def test_slices_5_mm_apart_work_and_the_report_says_so():
    phantom, volume, _ = scanned("tube", noise_hu=20.0, slice_spacing_mm=5.0, **ARC)
    made = run(TOOL, {"volume": volume, "points": ends(phantom)})
    away, _ = course(phantom).off(made["curve"])
    assert away.mean() < 0.5 * (0.7 + 0.7 + 5) / 3
    assert "far apart" in cells(made["report"])["Sampling"][0]
    near = run(TOOL, {"labels": scanned("tube", noise_hu=20.0, **ARC)[2]})
    assert "close enough" in cells(near["report"])["Sampling"][0]


def test_an_airway_is_followed_in_air():
    phantom, volume, _ = scanned("tube", noise_hu=30.0, hu=-1000.0, **ARC)
    points = ends(phantom)
    curve = run(TOOL, {"volume": volume, "points": points}, lumen="airway")["curve"]
    true = course(phantom)
    away, wrong = true.off(curve)
    assert away.mean() < 0.5 * VOXEL_MM
    assert abs(wrong.mean()) < 0.3
    assert curve.length_mm == pytest.approx(true.length_between(*points.points_lps_mm), rel=0.01)


def test_a_ring_becomes_a_closed_curve():
    phantom, _, labels = scanned("tube", noise_hu=20.0, turns=1.0, **ARC)
    made = run(TOOL, {"labels": labels})
    curve = made["curve"]
    assert curve.closed
    assert cells(made["report"])["Ends"] == ("none: it is a ring",)
    assert curve.length_mm == pytest.approx(2 * np.pi * 30, rel=0.01)
    assert course(phantom).off(curve)[0].mean() < 0.5 * VOXEL_MM


def test_a_vessel_one_voxel_thick_is_followed_and_its_radius_called_rough():
    mask = np.zeros((60, 30, 30), bool)
    steps = np.arange(25)
    mask[steps, steps + 2, steps + 2] = True
    grid = Grid(mask.shape, (0.7, 0.7, 1.0))
    made = run(TOOL, {"labels": Labels.from_mask(mask, grid, Segment(1, "Thread"))})
    assert made["curve"].length_mm == pytest.approx(24 * np.sqrt(0.7**2 + 0.7**2 + 1), rel=0.01)
    assert "rough" in cells(made["report"])["Narrow places"][0]


@pytest.mark.parametrize(
    "direction",
    [
        ((0.8, 0.0, -0.6), (0.0, -1.0, 0.0), (0.6, 0.0, 0.8)),
        ((1.0, 0.0, 0.0), (0.0, 1.0, np.sin(0.3)), (0.0, 0.0, np.cos(0.3))),
    ],
    ids=["turned and left-handed", "tilted gantry"],
)
def test_the_line_does_not_depend_on_how_the_voxels_lie(direction):
    grid = Grid((70, 60, 60), (0.8, 0.8, 1.1), (3.0, -8.0, 40.0), direction)
    k, j, i = np.indices(grid.shape)
    places = grid.index_to_lps(np.stack([i, j, k], -1))
    first, last = grid.index_to_lps([[18, 22, 8], [40, 34, 60]])
    axis = (last - first) / np.linalg.norm(last - first)
    along = (places - first) @ axis
    aside = np.linalg.norm(places - first - along[..., None] * axis, axis=-1)
    mask = (aside < 5) & (along >= 0) & (along <= np.linalg.norm(last - first))
    curve = run(TOOL, {"labels": Labels.from_mask(mask, grid, Segment(1, "Rod"))})["curve"]
    off = curve.points_lps_mm - first
    away = np.linalg.norm(off - (off @ axis)[:, None] * axis, axis=1)
    assert away.mean() < 0.2
    assert curve.length_mm == pytest.approx(np.linalg.norm(last - first), abs=1.0)
