"""Excluding by box, plane and region, and what lies outside the body."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.volume import BADGE
from ctsuite.segmentation import body_mask, cut_plane, keep_in_box, remove_table, subtract


@pytest.fixture
def block(drawing, labelled):
    """A ball on a tilted grid of oblong voxels."""
    scene = drawing((16, 30, 30), (1.0, 1.0, 2.0), tilted=True)
    ball = scene.ball((0, 0, 0), 11)
    return scene, labelled(scene.grid, Bone=ball), ball


def curve(*points) -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3))


@pytest.mark.parametrize("keep", ["inside", "outside"])
def test_a_box_lies_along_the_patient_and_cuts_exactly(run, block, keep):
    scene, labels, ball = block
    inside = ((scene.places >= (-4, -20, -3)) & (scene.places <= (6, 5, 20))).all(axis=-1)
    made = run(keep_in_box.TOOL, labels=labels, corners=curve((6, -20, 20), (-4, 5, -3)), keep=keep)
    expected = ball & (inside if keep == "inside" else ~inside)
    assert np.array_equal(made["labels"].mask(1), expected)
    assert made["report"].columns[2].values == (expected.sum(), ball.sum() - expected.sum())


@pytest.mark.parametrize(
    ("keep", "sign"), [("head", 1), ("feet", -1), ("left", 1), ("right", -1), ("back", 1), ("front", -1)]
)
def test_a_plane_keeps_the_side_of_the_patient_that_was_named(run, block, keep, sign):
    scene, labels, ball = block
    normal = np.array([0.5, 0.6, 0.62])
    one, two = np.cross(normal, (1, 0, 0)), np.cross(normal, (0, 1, 0))
    start = np.array([1.0, 0.3, 0.7])
    made = run(cut_plane.TOOL, labels=labels, points=curve(start, start + one, start + two), keep=keep)
    height = (scene.places - start) @ normal * sign
    clear = np.abs(height) > 1e-6
    assert np.array_equal(made["labels"].mask(1)[clear], (ball & (height >= 0))[clear])
    assert 0 < made["labels"].mask(1).sum() < ball.sum()


@pytest.mark.parametrize(
    ("points", "keep", "code"),
    [
        (((0, 0, 0), (1, 0, 0)), "head", "SEGMENT-POINTS-COUNT"),
        (((0, 0, 0), (1, 0, 0), (2, 0, 0)), "head", "SEGMENT-POINTS-IN-LINE"),
        (((0, 0, 0), (1, 0, 0), (0, 1, 0)), "left", "SEGMENT-CUT-SIDE"),
        (((0, 0, 90), (1, 0, 90), (0, 1, 90)), "head", "SEGMENT-EXCLUDED-ALL"),
    ],
)
def test_a_plane_that_cannot_cut_is_refused(run, block, points, keep, code):
    with pytest.raises(CTSuiteError) as caught:
        run(cut_plane.TOOL, labels=block[1], points=curve(*points), keep=keep)
    assert caught.value.code == code


def test_a_box_needs_two_corners(run, block):
    with pytest.raises(CTSuiteError) as caught:
        run(keep_in_box.TOOL, labels=block[1], corners=curve((0, 0, 0)))
    assert caught.value.code == "SEGMENT-POINTS-COUNT"


def test_another_region_of_the_same_brightness_is_taken_out_or_kept(run, block, labelled):
    scene, labels, ball = block
    vessel = scene.rod((8, 0, 0), 4)
    other = labelled(scene.grid, Vessel=vessel, Noise=scene.ball((-20, 0, 0), 3))
    out = run(subtract.TOOL, labels=labels, other=other, other_segment="Vessel")
    assert np.array_equal(out["labels"].mask(1), ball & ~vessel)
    kept = run(subtract.TOOL, labels=labels, other=other, other_segment="Vessel", mode="keep inside")
    assert np.array_equal(kept["labels"].mask(1), ball & vessel)
    wide = run(subtract.TOOL, labels=labels, other=other, other_segment="Vessel", margin=1)["labels"].mask(1)
    assert wide.sum() < (ball & ~vessel).sum()


def test_taking_out_everything_is_refused(run, block):
    _, labels, _ = block
    with pytest.raises(CTSuiteError) as caught:
        run(subtract.TOOL, labels=labels, other=labels)
    assert caught.value.code == "SEGMENT-EXCLUDED-ALL"


@pytest.mark.parametrize("tool", [keep_in_box.TOOL, cut_plane.TOOL, subtract.TOOL])
def test_an_exclusion_by_hand_says_so(tool):
    texts = [tool.risk, *(port.tooltip for port in tool.inputs)]
    assert "manual" in tool.risk and any("by hand" in text for text in texts)


@pytest.fixture
def patient(drawing):
    """A trunk with lungs and an arm on a table plate."""
    scene = drawing((14, 70, 110), (2.0, 2.0, 4.0), background=-1000)
    trunk = scene.rod((0, -10, 0), 45)
    body = scene.fill(trunk, 40) | scene.fill(scene.rod((-75, 0, 0), 18), 40)
    scene.fill(scene.rod((15, -15, 0), 14), -850)
    plate = scene.fill((np.abs(scene.places[..., 1] - 52) <= 2) & ~body, 500)
    return scene, body, plate


def test_the_body_is_found_with_its_lungs_and_without_the_table(run, patient, dice):
    scene, body, plate = patient
    found = run(body_mask.TOOL, volume=scene.volume(noise=10))["labels"].mask(1)
    assert dice(found, body) > 0.995
    assert not (found & plate).any()


def test_the_table_becomes_air_and_the_body_stays(run, patient):
    scene, body, plate = patient
    before = scene.volume(noise=10)
    made = run(remove_table.TOOL, volume=before)["volume"]
    assert np.array_equal(made.array[body], before.array[body])
    assert (made.array[plate] == -1000).all()
    assert str(made.attributes[BADGE])
    assert made.array.dtype == before.array.dtype


def test_where_tissue_fills_the_image_there_is_no_table_to_remove(run, drawing):
    with pytest.raises(CTSuiteError) as caught:
        run(remove_table.TOOL, volume=drawing((10, 10, 10)).volume())
    assert caught.value.code == "SEGMENT-BODY-MISSING"
