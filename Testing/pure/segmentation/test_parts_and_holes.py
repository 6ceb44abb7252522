"""Keeping the largest part and filling holes of segments."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation import fill_holes, largest_component


def column(report, name):
    return next(column.values for column in report.columns if column.name == name)


@pytest.fixture
def two_segments(drawing, labelled):
    """Two segments of two parts each."""
    scene = drawing((20, 40, 40), (1.0, 1.0, 2.0))
    balls = [scene.ball(centre, radius) for centre, radius in (((-10, -10, 0), 6), ((-10, 10, 0), 3))]
    others = [scene.ball(centre, radius) for centre, radius in (((10, -10, 0), 2), ((10, 10, 0), 7))]
    return labelled(scene.grid, Bone=balls[0] | balls[1], Liver=others[0] | others[1]), balls, others


def test_the_largest_part_of_each_segment_is_kept(run, two_segments):
    labels, balls, others = two_segments
    made = run(largest_component.TOOL, labels=labels)
    assert np.array_equal(made["labels"].mask(1), balls[0])
    assert np.array_equal(made["labels"].mask(2), others[1])
    assert column(made["report"], "Part") == ("Bone", "Bone", "Liver", "Liver")
    assert column(made["report"], "Decision") == ("kept", "left out") * 2
    assert made["labels"].segments == labels.segments


def test_only_the_chosen_segment_changes_and_several_parts_can_be_kept(run, two_segments):
    labels, balls, others = two_segments
    made = run(largest_component.TOOL, labels=labels, segment="Bone")["labels"]
    assert np.array_equal(made.mask(1), balls[0])
    assert np.array_equal(made.mask(2), others[0] | others[1])
    both = run(largest_component.TOOL, labels=labels, parts=2)["labels"]
    assert np.array_equal(both.array, labels.array)


def test_the_segmentation_given_is_left_as_it_was(run, two_segments):
    labels, *_ = two_segments
    before = labels.array.copy()
    run(largest_component.TOOL, labels=labels)
    run(fill_holes.TOOL, labels=labels)
    assert np.array_equal(labels.array, before)


@pytest.mark.parametrize("tool", [largest_component.TOOL, fill_holes.TOOL], ids=lambda tool: tool.id)
def test_an_unknown_or_empty_segment_is_refused(run, two_segments, labelled, tool):
    labels, *_ = two_segments
    with pytest.raises(CTSuiteError) as caught:
        run(tool, labels=labels, segment="Spleen")
    assert caught.value.code == "SEGMENT-UNKNOWN"
    with pytest.raises(CTSuiteError) as caught:
        run(tool, labels=labelled(labels.grid, Bone=np.zeros(labels.grid.shape, bool)))
    assert caught.value.code == "SEGMENT-EMPTY"


@pytest.fixture
def hollow(drawing, labelled):
    """A block with two cavities and a tunnel along the body; another segment lies in the larger cavity."""
    scene = drawing()
    block = (np.abs(scene.places) <= 17).all(axis=-1)
    small, large = scene.ball((-9, -9, 0), 2), scene.ball((5, 5, 0), 8)
    tunnel, marrow = scene.rod((-10, 10, 0), 2), scene.ball((5, 5, 0), 3)
    labels = labelled(scene.grid, Bone=block & ~small & ~large & ~tunnel, Marrow=marrow)
    return labels, block, small, large, tunnel & block, marrow


def test_enclosed_holes_are_filled_and_the_tunnel_stays_open(run, hollow):
    labels, block, small, large, tunnel, marrow = hollow
    made = run(fill_holes.TOOL, labels=labels, segment="Bone")
    assert np.array_equal(made["labels"].mask(1), block & ~tunnel & ~marrow)
    assert np.array_equal(made["labels"].mask(2), marrow)
    assert column(made["report"], "Voxels") == (large.sum(), small.sum())
    assert column(made["report"], "Decision") == ("filled", "filled")
    assert [column(made["report"], axis)[0] for axis in "LPS"] == pytest.approx([5, 5, 0], abs=0.3)


def test_a_hole_larger_than_the_limit_stays_open(run, hollow):
    labels, block, _, large, tunnel, _ = hollow
    made = run(fill_holes.TOOL, labels=labels, segment="Bone", maximum_volume=1.0)
    assert np.array_equal(made["labels"].mask(1), block & ~tunnel & ~large)
    assert column(made["report"], "Decision") == ("left open", "filled")


def test_filling_in_slices_also_fills_the_tunnel(run, hollow):
    labels, block, _, _, tunnel, marrow = hollow
    made = run(fill_holes.TOOL, labels=labels, segment="Bone", holes="fill in slices")
    assert np.array_equal(made["labels"].mask(1), block & ~marrow)
    assert column(made["report"], "Voxels")[-1] == tunnel.sum()
