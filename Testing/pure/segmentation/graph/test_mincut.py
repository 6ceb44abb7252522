"""Segmentation by graph cut on known bodies in noise, its shape prior and bad input."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.segmentation.graph import energy
from ctsuite.segmentation.graph.mincut import TOOL


def seeds(*points) -> Curve:
    return Curve(np.array(points, dtype=float).reshape(-1, 3))


AROUND = seeds((0, 20, 0), (0, -20, 0), (-20, 0, 0), (20, 0, 0), (0, 0, 20), (0, 0, -20))


def body(scene, shape: str):
    """A body and seeds in it."""
    if shape == "ball":
        return scene.ball((0, 0, 0), 14), seeds((0, 0, 0), (6, 0, 0))
    if shape == "rod":
        return scene.rod((0, 0, 0), 7, axis=0, half=17), seeds((0, 0, 0), (-12, 0, 0), (12, 0, 0))
    if shape == "box":
        return (np.abs(scene.places) <= (14, 10, 12)).all(axis=-1), seeds((0, 0, 0), (9, 6, 6), (-9, -6, -6))
    cup = scene.ball((0, 0, 0), 16) & ~scene.rod((0, 0, 8), 7, half=12)
    return cup, seeds((0, 0, -10), (11, 0, 0), (-11, 0, 0))


@pytest.mark.parametrize("shape", ["ball", "rod", "box", "cup"])
@pytest.mark.parametrize("noise", [20, 60])
def test_a_body_of_100_hu_contrast_is_found_in_noise(run, drawing, dice, shape, noise):
    scene = drawing((52, 52, 52))
    truth, inside = body(scene, shape)
    scene.fill(truth, 140)
    made = run(TOOL, volume=scene.volume(noise), inside=inside, outside=AROUND)
    assert dice(made["labels"].mask(1), truth) >= 0.95
    assert abs(made["models"].columns[1].values[-1] - 140) < 12


def test_oblong_voxels_and_tilted_axes_change_little(run, drawing, dice):
    scene = drawing((26, 48, 52), (0.9, 1.0, 2.0), tilted=True)
    truth = scene.fill(scene.ball((0, 0, 0), 14), 140)
    made = run(TOOL, volume=scene.volume(60), inside=seeds((0, 0, 0)), outside=AROUND)
    assert dice(made["labels"].mask(1), truth) >= 0.94


@pytest.mark.parametrize("kind", ["gaussian", "histogram"])
def test_without_seeds_outside_the_surroundings_are_learnt(run, drawing, dice, kind):
    scene = drawing((48, 48, 48))
    truth = scene.fill(scene.ball((0, 0, 0), 14), 140)
    made = run(TOOL, volume=scene.volume(20), inside=seeds((0, 0, 0)), model=kind, refinements=2)
    assert dice(made["labels"].mask(1), truth) >= 0.95


def test_moving_the_seed_moves_the_region(run, drawing, dice):
    scene = drawing((32, 40, 64))
    left, right = scene.fill(scene.ball((-15, 0, 0), 10), 140), scene.fill(scene.ball((15, 0, 0), 10), 140)
    for point, truth in (((-15, 0, 0), left), ((15, 0, 0), right)):
        made = run(TOOL, volume=scene.volume(20), inside=seeds(point), outside=seeds((0, 0, 0), (0, 17, 0)))
        assert dice(made["labels"].mask(1), truth) >= 0.97


def test_a_seed_outside_keeps_an_equal_neighbour_out(run, drawing, dice):
    scene = drawing((36, 36, 60))
    left, right = scene.ball((-12, 0, 0), 11), scene.ball((12, 0, 0), 13)
    scene.fill(left | right, 140)
    outside = seeds((12, 0, 0), (0, 16, 0), (-12, 16, 0))
    made = run(TOOL, volume=scene.volume(10), inside=seeds((-12, 0, 0)), outside=outside, refinements=0)
    region = made["labels"].mask(1)
    assert not region[scene.ball((12, 0, 0), 9)].any()


def test_blocks_first_and_voxels_near_the_border_then_give_nearly_the_same(run, drawing, dice, monkeypatch):
    scene = drawing((50, 52, 54))
    truth, inside = body(scene, "cup")
    scene.fill(truth, 140)
    given = {"volume": scene.volume(60), "inside": inside, "outside": AROUND}
    whole = run(TOOL, **given)["labels"].mask(1)
    monkeypatch.setattr(energy, "_MOST_NODES", 20_000)
    blocks = run(TOOL, **given)["labels"].mask(1)
    assert dice(whole, blocks) >= 0.99
    assert dice(blocks, truth) >= 0.95


def test_a_sphere_is_accepted_as_such_with_its_score(run, drawing):
    scene = drawing((48, 48, 48))
    scene.fill(scene.ball((0, 0, 0), 14), 140)
    made = run(TOOL, volume=scene.volume(20), inside=seeds((0, 0, 0)), outside=AROUND, prior="sphere")
    assert min(made["match"].columns[1].values) > 0.9


@pytest.mark.parametrize(
    ("shape", "prior", "missing"),
    [
        ("u", "sphere", "overlap with the ideal shape"),
        ("u", "ellipsoid", "overlap with the ideal shape"),
        ("rod", "sphere", "equal extent in all directions"),
        ("ball", "tube", "length against width"),
        ("hollow", "sphere", "no holes"),
    ],
)
def test_a_shape_that_is_not_the_expected_one_is_refused_with_score_and_feature(
    run, drawing, shape, prior, missing
):
    scene = drawing((52, 52, 52))
    inside = seeds((0, 0, -10))
    if shape == "u":
        arms = scene.rod((-11, 0, 4), 5, half=13) | scene.rod((11, 0, 4), 5, half=13)
        truth = arms | scene.rod((0, 0, -10), 5, axis=0, half=13)
    elif shape == "rod":
        truth, inside = body(scene, "rod")
    else:
        truth, inside = body(scene, "ball")
        if shape == "hollow":
            truth &= ~scene.ball((0, 0, 0), 10)
            inside = seeds((12, 0, 0))
    scene.fill(truth, 240)
    with pytest.raises(CTSuiteError, match=r"match score is 0\.\d\d") as caught:
        run(TOOL, volume=scene.volume(20), inside=inside, outside=AROUND, prior=prior, radius=1.0)
    assert caught.value.code == "GRAPH-PRIOR-UNMET"
    assert missing in caught.value.cause


def test_a_volume_off_the_expected_one_is_refused(run, drawing):
    scene = drawing((40, 40, 40))
    scene.fill(scene.ball((0, 0, 0), 10), 140)
    given = {"volume": scene.volume(10), "inside": seeds((0, 0, 0)), "outside": seeds((0, 17, 0))}
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, **given, largest=2.0)
    assert (caught.value.code, "volume" in caught.value.cause) == ("GRAPH-PRIOR-UNMET", True)
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, **given, smallest=3.0, largest=2.0)
    assert caught.value.code == "GRAPH-PRIOR-SIZE"


@pytest.mark.parametrize(
    ("inside", "outside", "code"),
    [
        (seeds(), seeds(), "GROW-SEEDS-MISSING"),
        (seeds((0, 0, 500)), seeds(), "GROW-SEED-BEYOND"),
        (seeds((0, -12, 0)), seeds(), "GROW-SEED-IN-AIR"),
        (seeds((0, 0, 0)), seeds((0, 0, 0)), "GROW-SEEDS-CLASH"),
    ],
)
def test_seeds_that_cannot_be_used_are_refused(run, drawing, inside, outside, code):
    scene = drawing((20, 32, 32))
    scene.fill(scene.places[..., 1] < -6, -1000)
    with pytest.raises(CTSuiteError) as caught:
        run(TOOL, volume=scene.volume(), inside=inside, outside=outside)
    assert caught.value.code == code
