"""The four bytes of a voxel say what is meant: colour of the segment, CT number and opacity in one code."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba", reason="needs numba")

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.ct.rendering.coding import LEVELS, SHARES, Coding
from ctsuite.ct.rendering.coloured import ColouredVolume, averaged, scaling
from ctsuite.ct.rendering.colouring import Paint
from ctsuite.ct.rendering.paints import paints
from ctsuite.ct.rendering.presets import LOOKS

RED, GREEN = Paint((1.0, 0.0, 0.0)), Paint((0.0, 1.0, 0.0))
each_look = pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.name)


@pytest.fixture
def values() -> np.ndarray:
    """CT numbers between air and bone."""
    return np.random.default_rng(3).integers(-1000, 1500, (16, 18, 20)).astype(np.int16)


@pytest.fixture
def labels() -> np.ndarray:
    """Two boxes that touch, and much that belongs to none."""
    array = np.zeros((16, 18, 20), np.uint8)
    array[4:9, 5:11, 4:9] = 1
    array[4:9, 5:11, 9:15] = 2
    return array


@each_look
def test_the_function_of_a_code_is_the_opacity_of_the_look_times_that_of_the_segment(look):
    coding = Coding.of(look)
    level = np.linspace(coding.low, coding.high, LEVELS)
    wanted = np.interp(level, *zip(*look.opacity, strict=True))
    codes, alphas = zip(*coding.opacity, strict=True)
    for share in (0, 1, 40, 128, 200, 255):
        found = np.interp(coding.codes[share], codes, alphas)
        # half a step of the code, at the steepest ramp of the look
        step = np.abs(np.diff(alphas) / np.diff(codes)).max() / 2
        np.testing.assert_allclose(found, share / (SHARES - 1) * wanted, atol=step + 1e-6)


@each_look
def test_nothing_is_seen_of_a_segment_without_opacity(look):
    coding = Coding.of(look)
    codes, alphas = zip(*coding.opacity, strict=True)
    assert np.interp(coding.codes[0], codes, alphas).max() == 0.0


@each_look
def test_a_look_rises_in_hu_and_stays_between_0_and_1(look):
    for points in (look.opacity, look.colour):
        hu = [point[0] for point in points]
        assert hu == sorted(set(hu))
        assert all(0.0 <= v <= 1.0 for point in points for v in point[1:])
    assert look.opacity[0][1] == 0.0, "air is seen through"


def test_a_shifted_look_shows_at_300_what_it_showed_at_200():
    look, moved = LOOKS["bone"], LOOKS["bone"].shifted(100.0)
    hu = np.arange(0.0, 1000.0, 7.0)
    was, now = (np.interp(h, *zip(*k.opacity, strict=True)) for h, k in ((hu, look), (hu + 100, moved)))
    np.testing.assert_allclose(now, was)
    assert moved.colour[0][0] == look.colour[0][0] + 100


def test_inside_a_segment_its_colour_is_exact_and_far_from_all_that_of_the_look(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {1: RED, 2: GREEN})
    np.testing.assert_array_equal(made.array[6, 7, 5, :3], (255, 0, 0))
    np.testing.assert_array_equal(made.array[6, 7, 13, :3], (0, 255, 0))
    hu, *rgb = zip(*LOOKS["bone"].colour, strict=True)
    expected = [255 * np.interp(values[14, 16, 1], hu, channel) for channel in rgb]
    np.testing.assert_allclose(made.array[14, 16, 1, :3], expected, atol=2)


def test_the_border_between_two_segments_is_smooth(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {1: RED, 2: GREEN})
    red = made.array[6, 7, 6:12, 0].astype(int)
    assert (np.diff(red) <= 0).all()
    assert set(red[1:5]) - {0, 255}, "there is a step between"


def test_a_hidden_neighbour_lends_no_colour(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {1: RED, 2: Paint((0.0, 1.0, 0.0), 0.0)})
    assert made.array[6, 7, 8, 1] < 8, "the last voxel of the red box"


def test_changing_one_segment_changes_nothing_beyond_its_surroundings(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {1: RED, 2: GREEN})
    before = made.array.copy()
    made.repaint({1: Paint((0.0, 0.0, 1.0), 0.4), 2: GREEN})
    changed = (made.array != before).any(axis=-1)
    assert changed[5:8, 6:10, 5:8].all()
    assert not changed[:, :, 13:].any()
    anew = ColouredVolume(values, labels, LOOKS["bone"], {1: Paint((0.0, 0.0, 1.0), 0.4), 2: GREEN})
    np.testing.assert_array_equal(made.array, anew.array)


def test_a_label_without_paint_is_seen_like_the_rest(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {1: RED})
    only = ColouredVolume(values, np.where(labels == 1, labels, 0), LOOKS["bone"], {1: RED})
    np.testing.assert_array_equal(made.array, only.array)


def test_without_the_rest_the_volume_is_cropped_to_the_segments_and_knows_where(values, labels):
    made = ColouredVolume(values, labels, LOOKS["bone"], {0: Paint(opacity=0.0), 1: RED, 2: GREEN})
    assert made.array.shape == (11, 12, 17, 4)
    np.testing.assert_array_equal(made.to_series[:3, 3], (1, 2, 1))
    whole = ColouredVolume(values, labels, LOOKS["bone"], {0: Paint(opacity=1e-9), 1: RED, 2: GREEN})
    np.testing.assert_array_equal(made.array, whole.array[1:12, 2:14, 1:18])


def test_segments_without_a_voxel_are_refused_where_nothing_else_is_seen(values, labels):
    empty = np.zeros_like(labels)
    with pytest.raises(CTSuiteError) as refused:
        ColouredVolume(values, empty, LOOKS["bone"], {0: Paint(opacity=0.0), 1: RED})
    assert refused.value.code == "RENDERING-NOTHING"
    assert ColouredVolume(values, empty, LOOKS["bone"], {1: RED}).array.any()


def test_the_opacity_function_reaches_from_the_smallest_to_the_largest_code(values, labels):
    made = ColouredVolume(values, labels, LOOKS["CTA"], {1: RED, 2: GREEN})
    made.array[..., 3] = np.clip(made.array[..., 3], 30, 180)
    first, stretched = made.coding.opacity, made.opacity()
    for (code, alpha), (found, same) in zip(first, stretched, strict=True):
        assert found == pytest.approx(30 + code / 255 * 150)
        assert same == alpha


def test_blocks_are_averaged_and_lie_in_the_middle_of_their_voxels():
    array = np.arange(5 * 6 * 7, dtype=np.int16).reshape(5, 6, 7)
    small = averaged(array, 2)
    assert small.shape == (2, 3, 3)
    np.testing.assert_allclose(small[1, 2, 0], array[2:4, 4:6, 0:2].mean(), atol=0.5)
    np.testing.assert_allclose(scaling(2, (4, 0, 0)) @ (1, 0, 0, 1), (6.5, 0.5, 0.5, 1))


def test_colouring_can_be_cancelled(values, labels):
    with pytest.raises(CTSuiteError) as ended:
        ColouredVolume(values, labels, LOOKS["bone"], {1: RED}, task=Task(cancelled=lambda: True))
    assert ended.value.code == "RUN-CANCELLED"


@pytest.fixture
def named() -> Labels:
    """Two named segments."""
    grid = Grid.axial((2, 2, 2), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    parts = (
        Segment(3, "Left rib", colour_rgb=(0.5, 0.5, 0.5)),
        Segment(7, "Aorta", colour_rgb=(1.0, 0.0, 0.0)),
    )
    return Labels(np.zeros((2, 2, 2), np.uint8), grid, parts)


def test_what_is_written_of_segments_is_understood(named):
    assert paints(named, "") == {3: Paint((0.5, 0.5, 0.5)), 7: Paint((1.0, 0.0, 0.0))}
    found = paints(named, "Aorta = 30 #0000ff; Left rib=0%;")
    assert found == {3: Paint((0.5, 0.5, 0.5), 0.0), 7: Paint((0.0, 0.0, 1.0), 0.3)}


@pytest.mark.parametrize("text", ["Aorta", "Aorta = red", "Aorta = 120", "= 30", "Aorta = 30 #12"])
def test_what_cannot_be_understood_is_named(named, text):
    with pytest.raises(CTSuiteError) as refused:
        paints(named, text)
    assert refused.value.code == "RENDERING-SEGMENT-LOOK"
    assert text in refused.value.message


def test_a_segment_that_is_not_there_is_named(named):
    with pytest.raises(CTSuiteError) as refused:
        paints(named, "Liver = 10")
    assert refused.value.code == "SEGMENT-UNKNOWN"
