"""Taking out what is joined to seed points, and cutting at narrow bridges."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.exclude_connected import TOOL


def seeds(*points) -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3))


@pytest.fixture(params=[((1.0, 1.0, 1.0), False), ((0.8, 0.8, 2.0), True)], ids=["cubic", "oblong, tilted"])
def dumbbell(request, drawing, labelled):
    """A vessel (rod) that touches a vertebra (ball): they overlap by 1 mm."""
    spacing, tilted = request.param
    shape = tuple(int(50 / size) for size in spacing[::-1])
    scene = drawing(shape, spacing, tilted)
    bone, vessel = scene.ball((9, 0, 0), 11), scene.rod((-11, 0, 0), 10)
    vessel &= ~bone | (scene.places[..., 0] < -1.5)
    return labelled(scene.grid, Bone=bone | vessel), bone & ~vessel, vessel


def test_a_touching_vessel_is_cut_off_and_the_bone_is_whole(run, dumbbell):
    labels, bone, vessel = dumbbell
    made = run(TOOL, labels=labels, seeds=seeds((-11, 0, 0)), bridge=8.0)
    kept = made["labels"].mask(1)
    assert np.count_nonzero(kept & bone) >= 0.95 * np.count_nonzero(bone)
    assert np.count_nonzero(kept & vessel) <= 0.02 * np.count_nonzero(vessel)


def test_a_seed_on_the_skin_of_the_vessel_does_the_same(run, dumbbell):
    labels, bone, vessel = dumbbell
    made = run(TOOL, labels=labels, seeds=seeds((-20.5, 0, 0)), bridge=8.0)
    kept = made["labels"].mask(1)
    assert np.count_nonzero(kept & bone) >= 0.95 * np.count_nonzero(bone)
    assert np.count_nonzero(kept & vessel) <= 0.02 * np.count_nonzero(vessel)


def test_without_a_bridge_width_all_that_is_joined_goes_and_the_rest_stays(run, dumbbell):
    labels, *_ = dumbbell
    apart = np.zeros(labels.grid.shape, bool)
    apart[:2, :2, :2] = True
    labels.array[apart] = 1
    made = run(TOOL, labels=labels, seeds=seeds((-11, 0, 0)), bridge=0)
    assert np.array_equal(made["labels"].mask(1), apart)


def test_taking_out_everything_is_refused(run, dumbbell):
    labels, *_ = dumbbell
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, labels=labels, seeds=seeds((-11, 0, 0)), bridge=1.0)
    assert caught.value.code == "SEGMENT-NOTHING-LEFT"


def test_other_segments_and_other_parts_are_left_alone(run, drawing, labelled):
    scene = drawing((20, 40, 60))
    bone, table = scene.ball((-18, 0, 0), 8), scene.rod((8, 0, 0), 4, axis=1)
    liver = scene.ball((22, 0, 0), 6)
    labels = labelled(scene.grid, Bone=bone | table, Liver=liver)
    made = run(TOOL, labels=labels, seeds=seeds((8, 0, 0)), segment="Bone")
    assert np.array_equal(made["labels"].mask(1), bone)
    assert np.array_equal(made["labels"].mask(2), liver)
    listed = dict(zip(*(c.values for c in made["report"].columns[:3:2]), strict=True))
    assert listed == {"Seed": 1, "Joined to the seeds": table.sum(), "Bone": bone.sum()}


@pytest.mark.parametrize("point", [(-18, 15, 0), (400, 0, 0), (-400, -400, -400)])
def test_a_seed_beside_the_region_is_refused_with_its_number_and_place(run, drawing, labelled, point):
    scene = drawing((20, 40, 60))
    labels = labelled(scene.grid, Bone=scene.ball((-18, 0, 0), 8))
    with pytest.raises(CTSuiteError, match=rf"Seed point 2 at L {point[0]}\.0") as caught:
        run(TOOL, labels=labels, seeds=seeds((-18, 0, 0), point))
    assert caught.value.code == "SEGMENT-SEED-OUTSIDE"


def test_no_seed_at_all_is_refused(run, drawing, labelled):
    scene = drawing((10, 10, 10))
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, labels=labelled(scene.grid, Bone=scene.ball((0, 0, 0), 3)), seeds=seeds())
    assert caught.value.code == "SEGMENT-SEEDS-MISSING"


def test_moving_the_seed_moves_the_exclusion(run, dumbbell):
    labels, bone, vessel = dumbbell
    made = run(TOOL, labels=labels, seeds=seeds((9, 0, 0)), bridge=8.0)["labels"].mask(1)
    assert np.count_nonzero(made & vessel) >= 0.95 * np.count_nonzero(vessel)
    assert np.count_nonzero(made & bone) <= 0.03 * np.count_nonzero(bone)
