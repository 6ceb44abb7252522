"""The branch tree finds every branch of a phantom with its bifurcation, length, radius and generation."""

from __future__ import annotations

import numpy as np
import pytest
from vessel_truth import VOXEL_MM, cells, course, run, scanned

pytest.importorskip("numba", reason="the kernels need numba")

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.centreline.tree import TOOL

BRANCHES = {"Trunk": 0, "Left branch": 1, "Right branch": 1, "Left upper branch": 2, "Left lower branch": 2}


@pytest.fixture(params=[False, True], ids=["segment", "segment with image"])
def tree(request):
    """The outputs for the branching phantom, and the phantom."""
    phantom, volume, labels = scanned("vessel-tree", noise_hu=20.0)
    return run(TOOL, {"labels": labels, **({"volume": volume} if request.param else {})}), phantom


def matched(made, phantom):
    """Each true branch with the number of the curve whose middle lies on it."""
    found = {}
    for number, name in enumerate(BRANCHES):
        true = course(phantom, number)
        middles = [curve.points_lps_mm[len(curve.points_lps_mm) // 2 :][:1] for curve in made["curves"]]
        away = [true.off(Curve(middle, radius_mm=np.zeros(1)))[0][0] for middle in middles]
        found[name] = int(np.argmin(away))
    return found


def test_every_branch_is_found_once_and_lies_on_its_true_course(tree):
    made, phantom = tree
    numbers = matched(made, phantom)
    assert len(made["curves"]) == len(BRANCHES) == len(set(numbers.values()))
    for number, name in enumerate(BRANCHES):
        curve = made["curves"][numbers[name]]
        away, wrong = course(phantom, number).off(curve)
        assert away.mean() < 0.5 * VOXEL_MM
        assert abs(np.median(wrong)) < 0.25


def test_lengths_parents_and_generations_stand_in_the_table(tree):
    made, phantom = tree
    numbers, table = matched(made, phantom), cells(made["branches"])
    true = {gauge.name: gauge.value for gauge in phantom.scene.gauges}
    for name, generation in BRANCHES.items():
        row = numbers[name]
        assert table["Generation"][row] == str(generation)
        assert table["Length"][row] == pytest.approx(true[name], rel=0.02)
        assert table["Mean radius"][row] == pytest.approx(np.mean(made["curves"][row].radius_mm))
        assert table["Smallest radius"][row] == pytest.approx(np.min(made["curves"][row].radius_mm))
    origin = {name: table["Comes from"][row] for name, row in numbers.items()}
    named = {name: table["Branch"][row] for name, row in numbers.items()}
    assert origin["Trunk"] == "none"
    assert origin["Left branch"] == origin["Right branch"] == named["Trunk"]
    assert origin["Left upper branch"] == origin["Left lower branch"] == named["Left branch"]
    assert [table["Ends"][row] for row in numbers.values()] == ["bifurcation"] * 2 + ["wall"] * 3


def test_branches_begin_at_the_true_bifurcation(tree):
    made, phantom = tree
    numbers, table = matched(made, phantom), cells(made["branches"])
    begins = np.stack([table[f"Begins at {axis}"] for axis in "LPS"], axis=-1)
    for mark, names in (
        ("first_bifurcation", ("Left branch", "Right branch")),
        ("second_bifurcation", ("Left upper branch", "Left lower branch")),
    ):
        for name in names:
            assert np.linalg.norm(begins[numbers[name]] - phantom.scene.landmarks[mark]) < VOXEL_MM


def test_the_first_point_is_the_root():
    phantom, _, labels = scanned("vessel-tree", noise_hu=20.0)
    tip = phantom.scene.structures[0].centrelines[2].points_lps_mm[-2]
    made = run(TOOL, {"labels": labels, "points": Curve(tip[None])})
    assert np.linalg.norm(made["curves"][0].points_lps_mm[0] - tip) < 2 * VOXEL_MM
    assert cells(made["branches"])["Generation"][0] == "0"


def test_what_protrudes_less_than_the_shortest_branch_is_none():
    labels = scanned("vessel-tree", noise_hu=20.0)[2]
    made = run(TOOL, {"labels": labels}, shortest=40.0)
    table = cells(made["branches"])
    assert len(made["curves"]) < len(BRANCHES)
    assert "2" not in table["Generation"]


def test_bumps_of_a_rough_wall_are_no_branches():
    phantom, _, labels = scanned("tortuous-vessel", noise_hu=20.0)
    from scipy import ndimage

    mask = labels.array == 1
    shell = mask & ~ndimage.binary_erosion(mask)
    rough = mask & ~(shell & (np.random.default_rng(3).random(mask.shape) < 0.3))
    made = run(TOOL, {"labels": Labels.from_mask(rough, labels.grid, Segment(1, "Vessel"))})
    assert len(made["curves"]) == 1
    assert course(phantom).off(made["curves"][0])[0].mean() < 0.5 * VOXEL_MM


def test_a_ring_with_a_tail_is_opened_and_followed_wholly():
    grid = Grid((24, 100, 100), (0.7, 0.7, 1.0))
    k, j, i = np.indices(grid.shape)
    ring = np.hypot(np.hypot((i - 50) * 0.7, (j - 40) * 0.7) - 20, k - 12) < 3
    tail = (np.hypot((i - 50) * 0.7, k - 12) < 4) & (j > 66)
    made = run(TOOL, {"labels": Labels.from_mask(ring | tail, grid, Segment(1, "Ring"))})
    curves = made["curves"]
    assert len(curves) == 3
    # where it was opened, either end may run on for a diameter
    surplus = sum(curve.length_mm for curve in curves) - (2 * np.pi * 20 + 21.6)
    assert -1 < surplus < 12
