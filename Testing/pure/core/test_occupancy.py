"""The filling of voxels against balls and shells whose volume has a formula."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import (
    binary_dilation,
    binary_erosion,
    binary_fill_holes,
    gaussian_filter,
    label,
    maximum_filter,
    uniform_filter,
)

from ctsuite.core import occupancy as module
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.masks import bounding_box, widened
from ctsuite.core.occupancy import FULL, filled_voxels, occupancy
from ctsuite.core.task import Task

MIDDLE = np.array([0.13, 0.37, 0.21])


def rendered(spacing, layers, background: float, blur_mm: float = 0.0, noise: float = 0.0):
    """Concentric balls ``(radius, value)``, outermost first, averaged over each voxel; spacing is z, y, x."""
    reach = layers[0][0] + 6
    shape = tuple(int(2 * reach / size) for size in spacing)
    image = np.zeros(shape)
    offsets = (np.arange(5) - 2) / 5
    for shift in np.stack(np.meshgrid(offsets, offsets, offsets), -1).reshape(-1, 3):
        axes = [
            (np.arange(n) + s - (n - 1) / 2) * size - m
            for n, s, size, m in zip(shape, shift, spacing, MIDDLE, strict=True)
        ]
        radius = np.sqrt(sum(a**2 for a in np.meshgrid(*axes, indexing="ij", sparse=True)))
        part = np.full(shape, float(background))
        for limit, value in layers:
            part[radius < limit] = value
        image += part / 125
    if blur_mm:
        image = gaussian_filter(image, [blur_mm / size for size in spacing])
    return np.rint(image + np.random.default_rng(1).normal(0, noise, shape)).astype(np.int16)


def largest(mask: np.ndarray) -> np.ndarray:
    labels, _ = label(mask)
    return binary_fill_holes(labels == np.argmax(np.bincount(labels.ravel())[1:]) + 1)


def expected(mask: np.ndarray, image: np.ndarray, step: float) -> np.ndarray:
    """The rule written with filters of scipy, for a region whose borders all have surroundings nearby."""
    cube = np.ones((3, 3, 3), bool)
    shell = mask & binary_dilation(~mask, cube)
    second = mask & ~shell & binary_dilation(shell, cube)
    near = binary_dilation(mask, cube)
    around = binary_dilation(near, cube, 2) & ~near
    weight = uniform_filter(around.astype(float), 7, mode="nearest")
    total = uniform_filter(np.where(around, image, 0.0), 7, mode="nearest")
    found = weight > 1e-4
    contrast = image - np.where(found, total / np.where(found, weight, 1), 0)
    positive = np.where(mask, np.maximum(contrast, 0), 0) / 1000
    upper, lower = (uniform_filter(positive**power, 5, mode="nearest") for power in (7, 6))
    bright = 1000 * upper / np.maximum(lower, 1e-12)
    share = np.rint(np.clip(contrast / np.where(bright > 0, bright, 1), 0, 1) * FULL)
    judged = np.where(bright > 0.1 * abs(step), share, mask * FULL)
    reached = maximum_filter(np.where(shell, judged, 0), size=3)
    border = shell | (near & ~mask)
    return np.where(border, judged, np.where(second, np.maximum(judged, reached), mask * FULL))


def test_the_compiled_rule_equals_the_same_rule_written_with_filters():
    image = rendered((1.0, 0.8, 0.8), ((14, 1100), (11, 200)), -40, 0.5, 20.0)
    mask = largest(image >= 400)
    step = image[mask].mean() - image[binary_dilation(mask, np.ones((3, 3, 3), bool), 3) & ~mask].mean()
    apart = np.abs(occupancy(mask, image) - expected(mask, image.astype(float), step))
    assert apart.max() <= 1 and np.count_nonzero(apart) < 1e-3 * np.count_nonzero(mask)


@pytest.mark.parametrize("spacing", [(0.8, 0.8, 0.8), (2.0, 0.9, 0.9)], ids=["cubic", "oblong"])
@pytest.mark.parametrize(
    ("blur", "noise"), [(0.0, 0.0), (0.6, 0.0), (0.6, 25.0)], ids=["sharp", "blurred", "noisy"]
)
@pytest.mark.parametrize(
    ("layers", "background"),
    [(((12, 700),), 40), (((12, 350),), 40), (((12, 1200), (9, 250)), 40), (((12, 1100), (9, 300)), -850)],
    ids=["solid", "faint", "with marrow", "in lung"],
)
def test_the_volume_of_bone_is_right_within_two_percent(spacing, blur, noise, layers, background):
    image = rendered(spacing, layers, background, blur, noise)
    mask = largest(image >= 226)
    truth = 4 / 3 * np.pi * 12**3 / np.prod(spacing)
    assert filled_voxels(occupancy(mask, image)) == pytest.approx(truth, rel=0.02)


def test_counting_voxels_alone_would_not_do():
    image = rendered((0.8, 0.8, 0.8), ((12, 1200),), 40, 0.6)
    assert np.count_nonzero(image >= 226) * 0.8**3 > 1.1 * 4 / 3 * np.pi * 12**3


def test_a_region_darker_than_its_surroundings_is_measured_as_well():
    image = rendered((0.8, 0.8, 1.2), ((12, -850),), 40, 0.5, 10.0)
    found = filled_voxels(occupancy(largest(image <= -500), image)) * 0.8 * 0.8 * 1.2
    assert found == pytest.approx(4 / 3 * np.pi * 12**3, rel=0.02)


def test_without_an_image_voxels_are_empty_or_full():
    mask = np.random.default_rng(1).random((6, 7, 8)) < 0.4
    filled = occupancy(mask)
    assert np.array_equal(filled == FULL, mask) and set(np.unique(filled)) == {0, FULL}
    assert filled_voxels(filled) == np.count_nonzero(mask)


def test_an_image_without_contrast_leaves_the_mask_as_it_is():
    mask = np.zeros((12, 12, 12), bool)
    mask[3:9, 4:8, 2:10] = True
    assert np.array_equal(occupancy(mask, np.full(mask.shape, 100, np.int16)), occupancy(mask))


def test_only_voxels_near_the_border_differ_from_the_mask():
    image = rendered((1.0, 1.0, 1.0), ((12, 700),), 40, 0.5, 20.0)
    mask = largest(image >= 226)
    cube = np.ones((3, 3, 3), bool)
    filled = occupancy(mask, image)
    assert (filled[binary_erosion(mask, cube, 2)] == FULL).all()
    assert (filled[~binary_dilation(mask, cube)] == 0).all()


def test_the_result_does_not_depend_on_the_tiles(monkeypatch):
    image = rendered((1.0, 1.0, 1.0), ((10, 900), (8, 200)), 40, 0.5, 30.0)
    mask = largest(image >= 226)
    whole = occupancy(mask, image).astype(int)
    monkeypatch.setattr(module, "_TILE", 13)
    assert np.abs(occupancy(mask, image) - whole).max() <= 1  # sums in single precision


def test_marrow_behind_a_thin_cortex_belongs_to_the_bone():
    image = rendered((1.0, 1.0, 1.0), ((10, 1200), (8, 100)), 40)
    mask = largest(image >= 226)
    assert mask[tuple(n // 2 for n in mask.shape)]
    inside = binary_erosion(mask, np.ones((3, 3, 3), bool), 1)
    assert (occupancy(mask, image)[inside] > 0.9 * FULL).all()


def test_nothing_is_filled_in_an_empty_region():
    nothing = np.zeros((4, 5, 6), bool)
    assert not occupancy(nothing, np.zeros((4, 5, 6), np.int16)).any()
    assert filled_voxels(occupancy(nothing)) == 0


def test_the_work_can_be_cancelled():
    mask = np.ones((3, 3, 3), bool)
    with pytest.raises(CTSuiteError) as caught:
        occupancy(mask, mask.astype(np.int16), Task(cancelled=lambda: True))
    assert caught.value.code == "RUN-CANCELLED"


def test_the_box_around_a_mask_is_tight_and_its_margin_stays_inside():
    mask = np.zeros((9, 10, 11), bool)
    assert bounding_box(mask) is None
    mask[2, 3, 4] = mask[5, 9, 6] = True
    assert bounding_box(mask) == (slice(2, 6), slice(3, 10), slice(4, 7))
    assert bounding_box(mask, 3) == (slice(0, 9), slice(0, 10), slice(1, 10))


def test_widening_a_mask_is_a_dilation_with_a_cube():
    mask = np.random.default_rng(2).random((9, 10, 11)) < 0.03
    for layers in (1, 2):
        assert np.array_equal(widened(mask, layers), binary_dilation(mask, np.ones((3, 3, 3), bool), layers))
