"""What segmentation by threshold must stand: noise, gaps, neighbours, thin structures, real series."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.segmentation import (
    bridge_gaps,
    completeness,
    exclude_connected,
    hysteresis,
    otsu,
    smooth_region,
    subtract,
    threshold,
)


@pytest.fixture(scope="module")
def hips():
    """The bones of the hips: the true mask, and the values without noise."""
    about = {"region": "hips", "scale": 0.8, "noise_hu": 0.0, "fracture_gap_mm": 0.0}
    phantom = body(BodyParameters(**about, pixel_spacing_mm=2.4, slice_spacing_mm=2.4))
    labels = phantom.labels()
    bones = {structure.name for structure in phantom.scene.structures if structure.bone}
    values = [segment.value for segment in labels.segments if segment.name in bones]
    assert values
    return phantom.volume(), np.isin(labels.array, values)


def noisy(volume: Volume, sigma: float) -> Volume:
    noise = np.random.default_rng(1).normal(0, sigma, volume.array.shape)
    return volume.with_array(np.rint(volume.array + noise).astype(np.int16))


NOISE = [
    (20, {}, 0.98),
    (50, {}, 0.97),
    (50, {"noise": "gaussian", "noise_size": 1.2}, 0.975),
    (100, {"noise": "gaussian", "noise_size": 1.5}, 0.96),
]


@pytest.mark.parametrize(("sigma", "values", "least"), NOISE)
def test_bone_of_the_phantom_is_found_in_noise(run, dice, hips, sigma, values, least):
    volume, truth = hips
    made = run(threshold.TOOL, volume=noisy(volume, sigma), preset="bone", minimum_volume=0.5, **values)
    assert dice(made["labels"].mask(1), truth) >= least


def test_in_the_strongest_noise_a_filter_is_worth_more_than_none(run, dice, hips):
    volume = noisy(hips[0], 100)
    plain = run(threshold.TOOL, volume=volume, preset="bone", minimum_volume=0.5)["labels"]
    smooth = run(smooth_region.TOOL, labels=plain, size=2.0)["labels"]
    assert dice(smooth.mask(1), hips[1]) > dice(plain.mask(1), hips[1]) + 0.04


@pytest.mark.parametrize("hu", [-900, 3000], ids=["air", "metal"])
def test_a_region_crossed_by_a_gap_of_high_contrast_is_made_whole(run, drawing, dice, hu):
    scene = drawing((24, 24, 40))
    rod = scene.fill(scene.rod((0, 0, 0), 6, axis=0, half=15), 600)
    scene.fill(rod & (np.abs(scene.places[..., 0]) <= 1.1), hu)
    made = run(threshold.TOOL, volume=scene.volume(noise=20), preset="custom", lower=226, upper=1500)
    assert made["completeness"].columns[1].values == (2,)
    assert made["completeness"].columns[5].values[0] == pytest.approx(3, abs=1e-6)
    whole = run(bridge_gaps.TOOL, labels=made["labels"], length=3)
    assert whole["completeness"].columns[1].values == (1,)
    assert dice(whole["labels"].mask(1), rod) > 0.97


@pytest.fixture
def neighbours(drawing):
    """A bone and a vessel of overlapping CT numbers that touch."""
    scene = drawing((30, 40, 50))
    bone = scene.fill(scene.ball((8, 0, 0), 11), 400)
    vessel = scene.fill(scene.rod((-10, 0, 0), 8) & ~bone, 350)
    return scene.volume(noise=30), bone, vessel


def test_a_neighbour_of_overlapping_numbers_is_excluded_by_seeds_or_by_a_region(
    run, dice, labelled, neighbours
):
    volume, bone, vessel = neighbours
    both = run(threshold.TOOL, volume=volume, preset="bone")["labels"]
    assert dice(both.mask(1), bone) < 0.7
    seeds = Curve(np.array([[-10.0, 0.0, 0.0]]))
    cut = run(exclude_connected.TOOL, labels=both, seeds=seeds, bridge=8.0)["labels"]
    assert dice(cut.mask(1), bone) > 0.97
    drawn = labelled(volume.grid, Vessel=vessel)
    left = run(subtract.TOOL, labels=both, other=drawn)["labels"]
    assert dice(left.mask(1), bone) > 0.99


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_sheet_and_a_line_one_voxel_thick_stay_whole(run, drawing, axis):
    scene = drawing((15, 16, 17))
    k, j, i = np.indices(scene.grid.shape)
    line = scene.fill((k == j) & (j == i), 500)
    sheet = scene.fill(np.indices(scene.grid.shape)[axis] == 3, 500)
    made = run(threshold.TOOL, volume=scene.volume(), preset="bone", body_only=False)
    assert np.array_equal(made["labels"].mask(1), line | sheet)
    told = run(completeness.TOOL, labels=made["labels"])["completeness"]
    assert told.columns[1].values == (1,)


@pytest.mark.parametrize("value", [-32768, 32767])
def test_the_ends_of_sixteen_bits_are_segmented_like_any_value(run, value):
    array = np.full((6, 6, 6), 0, np.int16)
    array[2:4, 2:4, 2:4] = value
    volume = Volume(array, Grid.axial(array.shape, (3, 3, 3)))
    made = run(threshold.TOOL, volume=volume, lower=value, upper=value, body_only=False)
    assert np.array_equal(made["labels"].mask(1), array == value)
    kind = {"kind": "brighter"} if value > 0 else {"kind": "darker"}
    made = run(hysteresis.TOOL, volume=volume, sure=value, possible=value, **kind)
    assert np.array_equal(made["labels"].mask(1), array == value)
    region = {"region": "brightest" if value > 0 else "darkest", "lowest": -32768, "highest": 32767}
    assert np.array_equal(run(otsu.TOOL, volume=volume, **region)["labels"].mask(1), array == value)


@pytest.mark.parametrize("tool", [threshold.TOOL, otsu.TOOL, hysteresis.TOOL])
def test_an_empty_result_is_an_error_with_a_code_and_never_an_empty_segment(run, drawing, tool):
    with pytest.raises(CTSuiteError) as caught:
        run(tool, volume=drawing((8, 8, 8), background=-1000).volume())
    assert caught.value.code.startswith("SEGMENT-")


# Real series of the same patient as the reference by TotalSegmentator: numbers of its classes.
LUNG = range(10, 15)
BONE = (25, *range(26, 51), *range(69, 79), 91, *range(92, 117))


@pytest.fixture
def abdomen(data):
    """A real abdomen of 3 mm, and its reference."""
    image = sitk.ReadImage(str(data("ct_volumes/abdomen_sm_3mm.nii.gz")))
    reference = sitk.ReadImage(str(data("references/abdomen_sm_3mm_totalseg117.nii.gz")))
    direction = tuple(map(tuple, np.array(image.GetDirection()).reshape(3, 3)))
    grid = Grid(image.GetSize()[::-1], image.GetSpacing(), image.GetOrigin(), direction)
    array = np.rint(sitk.GetArrayFromImage(image)).astype(np.int16)
    return Volume(array, grid), sitk.GetArrayFromImage(reference)


@pytest.mark.data
def test_lungs_of_a_real_series_are_those_of_the_reference_once_bowel_gas_is_marked(run, dice, abdomen):
    volume, reference = abdomen
    found = run(threshold.TOOL, volume=volume, preset="lung", minimum_volume=0.4)["labels"]
    gas = Curve(np.array([(79.4, -235, 136.8), (-46.4, -243, 108), (13, -243, 114)]))
    lungs = run(exclude_connected.TOOL, labels=found, seeds=gas, bridge=0)["labels"]
    assert dice(lungs.mask(1), np.isin(reference, LUNG)) >= 0.95


@pytest.mark.data
def test_bone_of_a_real_series_is_that_of_the_reference(run, dice, abdomen):
    volume, reference = abdomen
    values = {"lower": 130, "close_gap": 3, "holes": "fill enclosed", "minimum_volume": 0.5}
    bone = run(threshold.TOOL, volume=volume, **values)["labels"]
    assert dice(bone.mask(1), np.isin(reference, BONE)) >= 0.85
