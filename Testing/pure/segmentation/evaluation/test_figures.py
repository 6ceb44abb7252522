"""Figures of agreement against SimpleITK, the surface-distance package, plain numpy, and geometry."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from scipy import ndimage

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.segmentation.evaluation import surfaces
from ctsuite.segmentation.evaluation.element_area import areas_mm2
from ctsuite.segmentation.evaluation.evaluate import Rules, evaluate
from ctsuite.segmentation.evaluation.figures import POOLED
from ctsuite.segmentation.evaluation.surfaces import VOXELS

SPACINGS = [(1.0, 1.0, 1.0), (0.7, 0.9, 2.5), (2.2, 0.6, 1.1)]
TOLERANCE_MM = 1.5


def labels(array, spacing=(1.0, 1.0, 1.0), names=("Liver",)) -> Labels:
    array = np.asarray(array)
    segments = tuple(Segment(value, name) for value, name in enumerate(names, 1))
    return Labels(array.astype(np.uint8), Grid(array.shape, spacing), segments)


def blobs(seed: int, shape=(22, 27, 25)) -> np.ndarray:
    """A mask of several rough parts, some of them at the border of the array."""
    noise = np.random.default_rng(seed).normal(size=shape)
    return ndimage.gaussian_filter(noise, 2) > 0.02


@pytest.fixture(params=range(6))
def pair(request):
    """Two masks and their spacing: unrelated, shifted, one inside the other, or far apart."""
    spacing = SPACINGS[request.param % 3]
    a = blobs(request.param)
    kinds = (
        blobs(100),
        np.roll(a, 3, axis=1),
        ndimage.binary_erosion(a),
        np.zeros_like(a),
        a ^ blobs(7),
        a.copy(),
    )
    b = kinds[request.param]
    b[0, 0, 0] = True
    return a, b, spacing


def one(a, b, spacing, **rules):
    (found,) = evaluate(labels(a, spacing), labels(b, spacing), Rules(tolerance_mm=TOLERANCE_MM, **rules))
    return found


def test_overlap_and_hausdorff_distance_agree_with_simpleitk(pair):
    a, b, spacing = pair
    images = [sitk.GetImageFromArray(mask.astype(np.uint8)) for mask in (a, b)]
    for image in images:
        image.SetSpacing(spacing)
    overlap, distance = sitk.LabelOverlapMeasuresImageFilter(), sitk.HausdorffDistanceImageFilter()
    overlap.Execute(*images)
    distance.Execute(*images)
    found = one(a, b, spacing)
    assert found.dice == pytest.approx(overlap.GetDiceCoefficient(), abs=1e-9)
    assert found.iou == pytest.approx(overlap.GetJaccardCoefficient(), abs=1e-9)
    assert found.hausdorff_mm == pytest.approx(distance.GetHausdorffDistance(), abs=1e-6)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_surface_figures_agree_with_the_surface_distance_package(pair):
    package = pytest.importorskip("surface_distance")
    a, b, spacing = pair
    theirs = package.compute_surface_distances(a, b, spacing[::-1])
    areas = theirs["surfel_areas_gt"].sum(), theirs["surfel_areas_pred"].sum()
    means = package.compute_average_surface_distance(theirs)
    found = one(a, b, spacing)
    assert found.hd95_mm == pytest.approx(package.compute_robust_hausdorff(theirs, 95), abs=1e-6)
    assert found.surface_hausdorff_mm == pytest.approx(
        package.compute_robust_hausdorff(theirs, 100), abs=1e-6
    )
    assert found.surface_dice == pytest.approx(
        package.compute_surface_dice_at_tolerance(theirs, TOLERANCE_MM), abs=1e-6
    )
    assert found.mean_mm == pytest.approx(np.average(means, weights=areas), abs=1e-6)


@pytest.mark.parametrize("rule", ["larger of both directions", POOLED])
def test_border_voxels_follow_their_plain_definition(pair, rule):
    a, b, spacing = pair
    borders = [mask & ~ndimage.binary_erosion(mask) for mask in (a, b)]
    maps = [ndimage.distance_transform_edt(~border, sampling=spacing[::-1]) for border in borders]
    there, back = maps[1][borders[0]], maps[0][borders[1]]
    both = np.concatenate([there, back])
    found = one(a, b, spacing, surface=VOXELS, percentile=rule)
    expected = (
        np.percentile(both, 95) if rule == POOLED else max(np.percentile(there, 95), np.percentile(back, 95))
    )
    assert found.hd95_mm == pytest.approx(expected, abs=1e-9)
    assert found.mean_mm == pytest.approx(both.mean(), abs=1e-9)
    assert found.surface_dice == pytest.approx((both <= TOLERANCE_MM).mean(), abs=1e-9)
    assert found.surface_hausdorff_mm == pytest.approx(both.max(), abs=1e-9)


def test_far_places_are_found_by_the_search_tree_as_by_rows(pair, monkeypatch):
    by_rows = one(*pair)
    monkeypatch.setattr(surfaces, "_MOST_ROWS", 2)
    by_tree = one(*pair)
    for name in ("hd95_mm", "mean_mm", "surface_hausdorff_mm", "surface_dice"):
        assert getattr(by_tree, name) == pytest.approx(getattr(by_rows, name), abs=1e-9)


def test_a_shifted_box_is_off_by_its_shift():
    a = np.zeros((20, 20, 30), bool)
    a[5:15, 5:15, 5:15] = True
    found = one(a, np.roll(a, 4, axis=2), (0.5, 1.0, 2.0))
    assert found.dice == pytest.approx(0.6) and found.iou == pytest.approx(600 / 1400)
    assert found.hausdorff_mm == found.surface_hausdorff_mm == pytest.approx(2.0)
    assert found.volume_difference_ml == 0.0
    assert found.volume_reference_ml == pytest.approx(1.0)


def test_a_region_inside_another_tells_both_hausdorff_distances_apart():
    a = np.zeros((31, 31, 31), bool)
    a[5:26, 5:26, 5:26] = True
    b = np.zeros_like(a)
    b[14:17, 14:17, 14:17] = True
    found = one(a, b, (1.0, 1.0, 1.0), surface=VOXELS)
    # a corner of the large box to a corner of the small one, for regions and surfaces alike
    assert found.hausdorff_mm == pytest.approx(9 * np.sqrt(3))
    shell = a & ~ndimage.binary_erosion(a)
    found = one(a, shell, (1.0, 1.0, 1.0), surface=VOXELS)
    assert found.surface_hausdorff_mm == 0.0 and found.hausdorff_mm == pytest.approx(10.0)


def test_the_area_of_a_flat_surface_is_exact():
    # four voxels of a cell on one side of a plane across z: a rectangle of x by y
    assert areas_mm2((0.7, 0.9, 2.5))[0b00001111] == pytest.approx(0.7 * 0.9)
    assert areas_mm2((0.7, 0.9, 2.5))[0b01010101] == pytest.approx(0.9 * 2.5)
    assert areas_mm2((1.0, 1.0, 1.0))[0] == areas_mm2((1.0, 1.0, 1.0))[255] == 0.0


def test_what_both_lack_is_perfect_and_what_one_lacks_is_counted_as_the_worst():
    a, b = np.zeros((6, 6, 6), np.uint8), np.zeros((6, 6, 6), np.uint8)
    a[1:3], b[4:6] = 1, 2
    names = ("Liver", "Spleen", "Kidney")
    liver, spleen, kidney = evaluate(labels(a, names=names), labels(b, names=names))
    assert [one.state for one in (liver, spleen, kidney)] == [
        "missed",
        "not in the reference",
        "empty in both",
    ]
    for bad in (liver, spleen):
        assert (bad.dice, bad.iou, bad.surface_dice) == (0.0, 0.0, 0.0)
        assert bad.hausdorff_mm == bad.hd95_mm == bad.mean_mm == np.inf
    assert (kidney.dice, kidney.iou, kidney.surface_dice, kidney.hd95_mm) == (1.0, 1.0, 1.0, 0.0)
    assert liver.volume_difference_percent == -100.0
    assert spleen.volume_difference_percent == np.inf
    assert kidney.volume_difference_percent == 0.0


def test_many_regions_in_one_pass_are_those_of_each_alone():
    random = np.random.default_rng(5)
    a = np.pad(ndimage.zoom(random.integers(0, 6, (5, 6, 6)), 5, order=0), ((9, 0), (0, 3), (17, 1)))
    b = np.roll(a, 1, axis=0)
    names = tuple("ABCDE")
    together = evaluate(labels(a, SPACINGS[1], names), labels(b, SPACINGS[1], names))
    for value, found in enumerate(together, 1):
        alone = one(a == value, b == value, SPACINGS[1])
        assert found.voxels_reference == np.count_nonzero(a == value)
        assert found.dice == alone.dice
        assert found.hausdorff_mm == alone.hausdorff_mm


def test_label_values_beyond_sixteen_bits_are_told_apart():
    a = np.zeros((4, 5, 6), np.uint32)
    a[1:3, 1:3, 1:3], a[3, 4, 5] = 70000, 3
    segments = Segment(70000, "Far"), Segment(3, "Near")
    made = Labels(a, Grid(a.shape, (1, 1, 1)), segments)
    assert [one.voxels_common for one in evaluate(made, made)] == [8, 1]


def test_a_single_voxel_and_a_single_slice_have_figures():
    a = np.zeros((1, 9, 9), bool)
    a[0, 4, 4] = True
    found = one(a, np.roll(a, 2, axis=2), (0.5, 0.5, 3.0))
    assert found.hausdorff_mm == found.hd95_mm == pytest.approx(1.0)


def test_a_tilted_grid_is_refused():
    a = np.ones((3, 3, 3), np.uint8)
    sheared = Grid(a.shape, (1, 1, 1), direction_lps=((1, 0, 0), (0, 1, 0.3), (0, 0, 0.954)))
    made = Labels(a, sheared, (Segment(1, "A"),))
    with pytest.raises(CTSuiteError) as error:
        evaluate(made, made)
    assert error.value.code == "EVALUATION-TILTED"


def test_cancelling_ends_it():
    a = labels(blobs(1))
    with pytest.raises(CTSuiteError) as error:
        evaluate(a, a, task=Task(cancelled=lambda: True))
    assert error.value.code == "RUN-CANCELLED"
