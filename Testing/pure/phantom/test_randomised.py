"""Random bodies and scans, on which the shipped network is trained."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from ctsuite.phantom.randomised.anatomy import GRID, SPACING_MM, random_body
from ctsuite.phantom.randomised.chance import Draw, Span
from ctsuite.phantom.randomised.patches import random_patch
from ctsuite.phantom.randomised.tissues import INDEX, REGION_OF, REGIONS, TISSUES, brightness, variation

SIZE = (24, 28, 32)
SPAN = Span(0.0, 0.2, 0.3)


@pytest.fixture(scope="module")
def body() -> NDArray[np.uint8]:
    """One random body."""
    return random_body(3)


@pytest.fixture(scope="module")
def blocks() -> NDArray[np.uint8]:
    """Liver beside lung, in air."""
    tissues = np.zeros((60, 60, 60), np.uint8)
    tissues[10:50, 10:50, 10:30] = INDEX["liver"]
    tissues[10:50, 10:50, 30:50] = INDEX["lung"]
    return tissues


def test_a_body_holds_every_region_on_its_side(body: NDArray[np.uint8]) -> None:
    assert body.shape == GRID.shape
    sizes = np.bincount(REGION_OF[body].ravel(), minlength=len(REGIONS)) * SPACING_MM**3 / 1000
    assert (sizes[1:] > 10).all(), dict(zip(REGIONS, sizes, strict=True))
    middle = {name: np.mean(np.nonzero(REGION_OF[body] == REGIONS.index(name)), 1) for name in REGIONS[1:]}
    # larger i is further left, larger k is higher
    assert middle["liver"][2] < middle["heart"][2] < middle["spleen"][2]
    assert middle["kidneys"][0] < middle["liver"][0] < middle["heart"][0] < middle["airways"][0]


def test_a_body_holds_marrow_bowel_and_what_surrounds_the_patient(body: NDArray[np.uint8]) -> None:
    present = {TISSUES[number] for number in np.unique(body)}
    assert {
        "cortical",
        "trabecular",
        "kidney_medulla",
        "bowel_wall",
        "pancreas",
        "fat",
        "lung_vessel",
    } <= present


def test_the_same_seed_gives_the_same_body_and_another_seed_another(body: NDArray[np.uint8]) -> None:
    assert np.array_equal(body, random_body(3))
    assert (body != random_body(4)).mean() > 0.01


def test_held_out_bodies_share_no_size_of_a_deviation_with_training() -> None:
    training = [Draw(seed, "x", held_out=False).size(SPAN) for seed in range(300)]
    held_out = [Draw(seed, "x", held_out=True).size(SPAN) for seed in range(300)]
    assert max(training) <= SPAN.usual <= min(held_out)
    assert max(held_out) <= SPAN.beyond


def test_factors_shrink_as_often_as_they_stretch() -> None:
    factors = np.array([Draw(seed, "x", held_out=False).factor(SPAN) for seed in range(400)])
    assert 0.4 < (factors > 1).mean() < 0.6
    assert factors.min() >= 1 / 1.2 and factors.max() <= 1.2


def test_every_tissue_belongs_to_a_region_and_has_a_brightness() -> None:
    assert len(REGION_OF) == len(TISSUES) == len(set(TISSUES)) == len(variation())
    for seed in range(40):
        hu = brightness(Draw(seed, "hu", held_out=False))
        assert np.isfinite(hu).all() and hu[INDEX["air"]] == -1000
        assert hu[INDEX["lung"]] < -700 < hu[INDEX["liver"]] < 200 < hu[INDEX["cortical"]]


def test_vessels_are_bright_in_some_scans_and_like_muscle_in_others() -> None:
    draws = [brightness(Draw(seed, "hu", held_out=False)) for seed in range(60)]
    contrast = np.array([hu[INDEX["blood_aorta"]] - hu[INDEX["muscle"]] for hu in draws])
    assert (contrast > 120).any() and (np.abs(contrast) < 25).any()


def test_a_patch_fits_its_regions(blocks: NDArray[np.uint8]) -> None:
    liver, lungs = REGIONS.index("liver"), REGIONS.index("lungs")
    for seed in range(8):
        image, regions = random_patch(blocks, seed, SIZE, 4.0, centre=(30, 30, 30))
        assert image.shape == regions.shape == SIZE
        assert image.min() >= -1024 and image.max() <= 3071
        assert set(np.unique(regions)) <= {0, liver, lungs}
        if (regions == liver).sum() > 50 and (regions == lungs).sum() > 50:
            assert np.median(image[regions == liver]) > 0 > -500 > np.median(image[regions == lungs])


def test_a_patch_is_the_same_for_the_same_seed_only(blocks: NDArray[np.uint8]) -> None:
    first, again, other = (random_patch(blocks, seed, SIZE, 4.0)[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_voxels_beyond_the_map_are_air_of_no_region(blocks: NDArray[np.uint8]) -> None:
    image, regions = random_patch(blocks, 5, SIZE, 4.0, centre=(300, 300, 300))
    assert not regions.any()
    assert np.median(image) <= -900


def test_voxels_at_a_border_hold_a_mixture(blocks: NDArray[np.uint8]) -> None:
    from ctsuite.phantom.kernels.patches import draw

    hu = np.full(len(TISSUES), -1000, np.float32)
    hu[INDEX["liver"]] = 1000
    image, regions = np.empty((1, 1, 3), np.float32), np.empty((1, 1, 3), np.uint8)
    bends = np.zeros((3, 2, 2, 2), np.float32)
    # voxels twice as wide as those of the map: the middle one is half liver
    draw(
        blocks,
        np.eye(3) * 2,
        np.array([30.5, 30.5, 27.5]),
        bends,
        hu,
        REGION_OF,
        len(REGIONS),
        image,
        regions,
    )
    assert image[0, 0].tolist() == [1000, 0, -1000]
    assert [regions[0, 0, 0], regions[0, 0, 2]] == [REGIONS.index("liver"), REGIONS.index("lungs")]
