"""What tells whether a region is whole, and what keeps it whole."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation import bridge_gaps, completeness, smooth_region, threshold


def first(table, name):
    return next(column.values[0] for column in table.columns if column.name == name)


@pytest.fixture
def broken(drawing, labelled):
    """A rod with a gap of 3 empty voxels, a hole, and an end at the border of the image."""
    scene = drawing((30, 30, 50), tilted=True)
    k, j, i = np.indices(scene.grid.shape)
    gap = (i >= 24) & (i < 27)
    hole = (np.abs(i - 12) <= 1) & (np.abs(j - 15) <= 1) & (np.abs(k - 15) <= 1)
    mask = (np.hypot(j - 15, k - 15) <= 7) & ~gap & ~hole & (i < 44)
    return labelled(scene.grid, Bone=mask), mask, gap & (np.hypot(j - 15, k - 15) <= 7), hole


def test_parts_holes_gaps_and_sides_are_told(run, broken):
    labels, mask, _, hole = broken
    told = run(completeness.TOOL, labels=labels)["completeness"]
    assert first(told, "Segment") == "Bone"
    assert first(told, "Parts") == 2
    assert first(told, "Largest part") == pytest.approx(100 * mask[..., :24].sum() / mask.sum())
    assert first(told, "Holes") == 1
    assert first(told, "Volume of the holes") == pytest.approx(hole.sum() / 1000)
    assert first(told, "Smallest gap") == pytest.approx(4.0)
    assert first(told, "Cut off at") == "right"


def test_a_whole_region_has_no_gap_and_ends_nowhere(run, drawing, labelled):
    scene = drawing((20, 20, 20))
    told = run(completeness.TOOL, labels=labelled(scene.grid, Ball=scene.ball((0, 0, 0), 6)))["completeness"]
    assert first(told, "Smallest gap") is None
    assert first(told, "Cut off at") == "none"
    assert (first(told, "Parts"), first(told, "Holes"), first(told, "Largest part")) == (1, 0, 100)


def test_a_gap_is_bridged_up_to_its_length_and_nothing_else_is_added(run, broken):
    labels, mask, gap, _ = broken
    short = run(bridge_gaps.TOOL, labels=labels, length=2)
    assert np.array_equal(short["labels"].mask(1), mask)
    long = run(bridge_gaps.TOOL, labels=labels, length=4)
    made = long["labels"].mask(1)
    assert np.count_nonzero(made & gap) >= 0.7 * gap.sum()  # a ball rounds the rim of the cut
    assert np.array_equal(made & ~gap, mask)
    assert first(long["completeness"], "Parts") == 1
    assert first(long["report"], "Decision") == "filled"
    assert first(long["report"], "Voxels") == np.count_nonzero(made & gap)


def test_a_notch_is_no_gap(run, drawing, labelled):
    scene = drawing((20, 20, 30))
    ball = scene.rod((0, 0, 0), 7, axis=0, half=12) & ~(
        (np.abs(scene.places[..., 0]) < 1) & (scene.places[..., 1] < 0)
    )
    labels = labelled(scene.grid, Bone=ball)
    assert np.array_equal(run(bridge_gaps.TOOL, labels=labels, length=6)["labels"].mask(1), ball)


def test_a_frayed_border_becomes_smooth_and_nearer_to_the_truth(run, drawing, dice):
    scene = drawing()
    ball = scene.fill(scene.ball((0, 0, 0), 13), 300)
    rough = run(threshold.TOOL, volume=scene.volume(noise=100), lower=170, keep="all")["labels"]
    made = run(smooth_region.TOOL, labels=rough, size=1.2)
    assert dice(rough.mask(1), ball) < 0.85
    assert dice(made["labels"].mask(1), ball) > 0.97
    assert first(made["completeness"], "Parts") == 1


def test_thin_structures_stay_when_asked_for_and_are_named_when_all_would_vanish(run, drawing, labelled):
    scene = drawing((20, 20, 20))
    sheet = np.abs(scene.places[..., 2] - 0.5) < 0.6
    labels = labelled(scene.grid, Sheet=sheet)
    kept = run(smooth_region.TOOL, labels=labels, size=2, keep_thin=True)["labels"].mask(1)
    assert np.array_equal(kept & sheet, sheet)
    with pytest.raises(CTSuiteError) as caught:
        run(smooth_region.TOOL, labels=labels, size=2)
    assert caught.value.code == "SEGMENT-SMOOTHED-AWAY"


def test_smoothing_leaves_a_flat_face_where_it_is_and_counts_what_changes(run, drawing, labelled):
    scene = drawing((20, 20, 20))
    half = scene.places[..., 0] > 0
    made = run(smooth_region.TOOL, labels=labelled(scene.grid, Half=half), size=2)
    assert np.array_equal(made["labels"].mask(1), half)
    assert [column.values for column in made["report"].columns][2] == (0, 0, half.sum())
