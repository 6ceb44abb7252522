"""Limits found from the histogram, from the surroundings, and by two limits."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy import ndimage

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.volume import Volume
from ctsuite.segmentation import hysteresis, local_threshold, otsu


@pytest.fixture
def tissues() -> np.ndarray:
    """Whole numbers of three tissues in noise, of different amounts."""
    random = np.random.default_rng(2)
    amounts = {-80: 6000, 50: 3000, 420: 1500}
    values = np.concatenate([random.normal(hu, 25, many) for hu, many in amounts.items()])
    return random.permutation(np.rint(values)).astype(np.int16)


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_limits_are_those_of_simpleitk(tissues, classes):
    image = sitk.GetImageFromArray(tissues.reshape(30, 350))
    bins = int(tissues.max()) - int(tissues.min()) + 1
    if classes == 4:
        values = tissues[tissues < 130]  # the search of SimpleITK takes long with many bins
        image, bins = sitk.GetImageFromArray(values[: len(values) // 30 * 30].reshape(30, -1)), 64
        found = otsu.limits(values[: len(values) // 30 * 30], classes)
    else:
        found = otsu.limits(tissues, classes)
    filter_ = sitk.OtsuMultipleThresholdsImageFilter()
    filter_.SetNumberOfThresholds(classes - 1)
    filter_.SetNumberOfHistogramBins(bins)
    filter_.Execute(image)
    assert found == pytest.approx(filter_.GetThresholds(), abs=6 if classes == 4 else 2)


def test_no_other_limit_separates_two_classes_better(tissues):
    (found,) = otsu.limits(tissues, 2)

    def between(limit):
        low, high = tissues[tissues <= limit], tissues[tissues > limit]
        return low.size * high.size * (low.mean() - high.mean()) ** 2 if low.size and high.size else 0.0

    best = max(range(int(tissues.min()), int(tissues.max())), key=between)
    assert between(found) >= between(best) * (1 - 1e-9)


def test_fractions_are_divided_like_whole_numbers(tissues):
    assert otsu.limits(tissues / 1000, 3) == pytest.approx(np.array(otsu.limits(tissues, 3)) / 1000, abs=4e-3)


@pytest.mark.parametrize(("noise", "least"), [(20, 0.98), (50, 0.97), (100, 0.9)])
def test_bone_is_found_without_giving_a_limit_in_noise(run, drawing, dice, noise, least):
    scene = drawing()
    ball = scene.fill(scene.ball((0, 0, 0), 13), 450)
    values = {"noise": "gaussian", "noise_size": 1.0} if noise > 20 else {}
    made = run(otsu.TOOL, volume=scene.volume(noise=noise), lowest=-500, **values)
    assert dice(made["labels"].mask(1), ball) >= least


def test_every_class_becomes_a_segment_and_air_none(run, drawing):
    scene = drawing(background=-1000)
    for radius, hu in ((17, -90), (13, 60), (7, 600)):
        scene.fill(scene.ball((0, 0, 0), radius), hu)
    made = run(otsu.TOOL, volume=scene.volume(noise=10), classes=3, region="each")
    labels = made["labels"]
    assert [segment.name for segment in labels.segments] == ["Class 1", "Class 2", "Class 3"]
    for value, hu in ((1, -90), (2, 60), (3, 600)):
        assert np.array_equal(labels.mask(value), scene.values == hu)
    limits = made["classes"].columns[2].values
    assert -90 < limits[0] < 60 < limits[1] < 600


def test_an_even_image_has_no_classes(run, drawing):
    with pytest.raises(CTSuiteError) as caught:
        run(otsu.TOOL, volume=drawing((6, 6, 6)).volume())
    assert caught.value.code == "SEGMENT-TOO-FEW-VALUES"
    with pytest.raises(CTSuiteError) as caught:
        run(otsu.TOOL, volume=drawing((6, 6, 6)).volume(), lowest=10, highest=10)
    assert caught.value.code == "PARAMETER-CONFLICT"


def test_rods_on_a_slope_of_brightness_are_found_where_no_fixed_limit_works(run, drawing, dice):
    scene = drawing((24, 40, 60))
    scene.values += 6 * scene.places[..., 0]  # from -140 to 220 HU
    rods = [scene.rod((x, 0, 0), 3) for x in (-22, 0, 22)]
    for rod in rods:
        scene.values[rod] += 120
    truth = np.logical_or.reduce(rods)
    volume = scene.volume(noise=5)
    made = run(local_threshold.TOOL, volume=volume, window=19, offset=50, lowest=-500)
    assert dice(made["labels"].mask(1), truth) > 0.95
    assert max(dice(volume.array >= limit, truth) for limit in range(-200, 400, 10)) < 0.8


def test_the_surroundings_are_the_mean_of_a_cube(drawing):
    scene = drawing((9, 10, 11), (1.0, 1.0, 2.0))
    volume = scene.volume(noise=50)
    parameters = local_threshold.TOOL.parse({"window": 5, "offset": 3, "lowest": 20})
    ours = local_threshold.brighter(volume, parameters, _quiet())
    mean = ndimage.uniform_filter(volume.array.astype(float), (5 // 2 + 1, 5, 5), mode="nearest")
    near = np.abs(volume.array - mean - 3) < 1e-3
    assert np.array_equal(ours[~near], ((volume.array - mean >= 3) & (volume.array >= 20))[~near])


def _quiet():
    from ctsuite.core.task import Task

    return Task()


@pytest.mark.parametrize("kind", ["brighter", "darker"])
def test_what_is_possible_counts_only_where_it_is_joined_to_what_is_sure(run, kind):
    row = np.array([0, 250, 300, 500, 250, 0, 0, 300, 250, 0, 450, 0], np.int16)
    sign = 1 if kind == "brighter" else -1
    volume = Volume(np.tile(sign * row, (1, 1, 1)), Grid.axial((1, 1, 12), (1, 1, 1)))
    made = run(hysteresis.TOOL, volume=volume, kind=kind, sure=sign * 400, possible=sign * 200)
    assert np.flatnonzero(made["labels"].array).tolist() == [1, 2, 3, 4, 10]
    assert made["report"].columns[5].values == ("kept", "left out", "kept")


def test_two_limits_agree_with_reconstruction_by_simpleitk(run, drawing):
    volume = drawing((20, 20, 20)).volume(noise=60)
    made = run(hysteresis.TOOL, volume=volume, sure=200, possible=100, connectivity="6")
    image = sitk.GetImageFromArray(volume.array)
    theirs = sitk.DoubleThreshold(image, 100, 200, 32767, 32767, 1, 0, False)
    assert np.array_equal(made["labels"].mask(1), sitk.GetArrayFromImage(theirs).astype(bool))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"sure": 100, "possible": 200}, "PARAMETER-CONFLICT"),
        ({"kind": "darker", "sure": 200, "possible": 100}, "PARAMETER-CONFLICT"),
        ({"sure": 900}, "SEGMENT-THRESHOLD-EMPTY"),
    ],
)
def test_limits_that_contradict_or_find_nothing_are_refused(run, drawing, values, code):
    with pytest.raises(CTSuiteError) as caught:
        run(hysteresis.TOOL, volume=drawing((6, 6, 6)).volume(), **values)
    assert caught.value.code == code


def test_a_local_threshold_that_finds_nothing_is_refused(run, drawing):
    with pytest.raises(CTSuiteError) as caught:
        run(local_threshold.TOOL, volume=drawing((6, 6, 6)).volume())
    assert caught.value.code == "SEGMENT-THRESHOLD-EMPTY"
