"""Fusion: what is where in the picture, what is said of it, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.ct import fusion
from ctsuite.ct.colour_maps import COLOUR_MAPS, GREY, HOT, INVERTED, RAINBOW, colours
from ctsuite.ct.fusion import TOOL
from ctsuite.ct.picture.outputs import outputs_picture

GRID = Grid((12, 30, 30), (2.0, 2.0, 4.0), (-29.0, -29.0, 0.0))
SHIFT = np.array([6.0, -4.0, 8.0])


@pytest.fixture
def ct() -> Volume:
    """Soft tissue with a block of contrast medium in the middle."""
    array = np.full(GRID.shape, -160, np.int16)
    array[4:8, 12:18, 12:18] = 240
    return Volume(array, GRID, attributes={"FrameOfReferenceUID": "1.2.3"}, name="CT")


@pytest.fixture
def mr(ct) -> Volume:
    """The same block in a frame of its own, where everything lies elsewhere."""
    grid = Grid(GRID.shape, GRID.spacing_mm, tuple(np.add(GRID.origin_lps_mm, SHIFT)))
    array = np.where(ct.array > 0, 1000, 0).astype(np.int16)
    return Volume(array, grid, ONE, {"FrameOfReferenceUID": "1.2.4"}, "MR")


@pytest.fixture
def registration() -> Transform:
    matrix = np.eye(4)
    matrix[:3, 3] = -SHIFT
    return Transform(matrix, "rigid")


def run(ct, mr, transform=None, **values):
    values = {"plane": "axial", "size": 300, "second_window": "custom", "second_centre": 500} | values
    values |= {"second_width": 1000, "first_window": "soft tissue"}
    return TOOL.function(
        volume=ct, second=mr, transform=transform, parameters=TOOL.parse(values), task=Task()
    )["picture"]


def colour(picture, x_mm: float, y_mm: float) -> list[int]:
    """Colour of the picture at a place of the patient, in the plane."""
    row, column = (np.array([y_mm, x_mm]) / picture.mm_per_pixel + (picture.pixels.shape[0] - 1) / 2).round()
    return picture.pixels[int(row), int(column)].tolist()


def test_a_registered_image_lies_on_the_structure_of_the_first(ct, mr, registration):
    picture = run(ct, mr, registration, opacity=100, second_map=GREY)
    assert colour(picture, 4, 3) == [255] * 3 and colour(picture, 12, 12) == [0] * 3
    moved = Volume(mr.array, mr.grid, mr.unit, ct.attributes, "MR")
    wrong = run(ct, moved, opacity=100, second_map=GREY, position=60)
    assert colour(wrong, -5, 3) == [0] * 3 and colour(wrong, 10, -3) == [255] * 3


def test_the_opacity_is_the_share_of_the_second_image(ct, mr, registration):
    for percent, grey in ((0, 255), (40, 153), (100, 0)):
        picture = run(ct, mr, registration, opacity=percent, second_map=INVERTED)
        assert colour(picture, 3, 3) == [grey] * 3


def test_the_second_image_takes_its_colours(ct, mr, registration):
    picture = run(ct, mr, registration, opacity=100, second_map=RAINBOW)
    np.testing.assert_allclose(colour(picture, 3, 3), colours(RAINBOW)[255] * 255, atol=1)
    np.testing.assert_allclose(colour(picture, 15, 14), colours(RAINBOW)[0] * 255, atol=1)


def test_squares_show_the_images_by_turns(ct, mr, registration):
    inverted = Volume((1000 - mr.array).astype(np.int16), mr.grid, mr.unit, mr.attributes, "MR")
    picture = run(ct, inverted, registration, mode="checkerboard", tile=15, second_map=GREY)
    pixels = picture.pixels
    rows, columns = np.indices(pixels.shape[:2])
    tile = 15 / picture.mm_per_pixel
    second = (np.floor(rows / tile) + np.floor(columns / tile)) % 2 == 1
    block = np.hypot(columns - 149.5, rows - 149.5) < 5 / picture.mm_per_pixel
    assert (pixels[block & second] == 0).all() and (pixels[block & ~second] == 255).all()


@pytest.mark.parametrize("down", [False, True])
def test_a_wipe_shows_the_first_image_up_to_its_position(ct, mr, registration, down):
    inverted = Volume((1000 - mr.array).astype(np.int16), mr.grid, mr.unit, mr.attributes, "MR")
    for share, shown in ((30, 0), (70, 255)):
        picture = run(ct, inverted, registration, mode="wipe", wipe=share, wipe_down=down, second_map=GREY)
        assert colour(picture, 4, 4) == [shown] * 3


def test_the_difference_of_equal_images_is_middle_grey(ct):
    picture = run(ct, ct, mode="difference", second_window="soft tissue")
    assert colour(picture, 12, 12) == colour(picture, 0, 5) != [0] * 3
    brighter = Volume((ct.array + 40).astype(np.int16), ct.grid, attributes=ct.attributes)
    darker = run(ct, brighter, mode="difference", second_window="soft tissue")
    assert colour(darker, 12, 12)[0] < colour(picture, 12, 12)[0]


def test_side_by_side_shows_the_same_plane_twice(ct, mr, registration):
    picture = run(ct, mr, registration, mode="side by side", second_map=GREY, size=400)
    assert picture.pixels.shape == (250, 400, 3)
    left, right = picture.pixels[90:200, 40:160], picture.pixels[90:200, 240:360]
    np.testing.assert_array_equal(left > 127, right > 127)
    assert (left == 255).any() and (left == 0).any()


def bar(picture) -> np.ndarray:
    """The colours along the legend at the lower right, from its foot up; empty without one."""
    part = picture.pixels[-110:, -28:].astype(int)
    column = part[:, 14]
    alike = np.abs(part[:, 10:18] - column[:, None]).sum(axis=(1, 2)) == 0
    return column[alike & column.any(axis=1)][::-1][1:-1]  # without its frame


def test_a_coloured_image_has_a_legend_and_grey_images_have_none(ct, mr, registration):
    shown = bar(run(ct, mr, registration, second_map=HOT))
    hot = np.rint(255 * colours(HOT)).astype(int)
    near = np.abs(shown[:, None] - hot[None]).max(axis=2).argmin(axis=1)
    assert len(shown) > 60 and (np.diff(near) >= 0).all() and near[-1] - near[0] > 200
    assert not len(bar(run(ct, mr, registration, second_map=GREY)))
    difference = bar(run(ct, mr, registration, second_map=HOT, mode="difference"))
    assert (difference == 127).all()  # the picture itself: colours play no part in it


def test_a_registration_is_drawn_before_and_after(ct, mr, registration):
    inputs = {"fixed": ct, "moving": mr}
    both = outputs_picture({"transform": registration}, inputs)
    assert both.shape == (900, 1800, 3) and (both[:, :900] != both[:, 900:]).any()
    away = Volume(mr.array, Grid(GRID.shape, GRID.spacing_mm, (5000.0, 0.0, 0.0)), ONE, name="away")
    matrix = np.eye(4)
    matrix[0, 3] = -5029.0
    alone = outputs_picture({"transform": Transform(matrix)}, {"fixed": ct, "moving": away})
    assert alone.shape == (900, 900, 3)  # they had no place in common before


def test_the_badges_name_both_images_the_blend_and_the_registration(ct, mr, registration):
    said = "; ".join(run(ct, mr, registration, opacity=40).badges)
    for part in ("CT", "MR", "40 %", HOT, "Registration: rigid"):
        assert part in said
    assert "same frame of reference" in "; ".join(run(ct, ct).badges)
    unknown = Volume(ct.array, ct.grid, name="plain")
    assert "no frame of reference is named" in "; ".join(run(unknown, unknown).badges)


def test_different_frames_without_registration_are_refused_with_tag_and_values(ct, mr):
    with pytest.raises(CTSuiteError) as caught:
        run(ct, mr)
    assert caught.value.code == "REGISTRATION-FRAMES-DIFFER"
    for part in ("(0020,0052)", "1.2.3", "1.2.4"):
        assert part in caught.value.cause


def test_images_that_have_no_place_in_common_are_refused(ct):
    far = Grid(GRID.shape, GRID.spacing_mm, (500.0, 0.0, 0.0))
    with pytest.raises(CTSuiteError) as caught:
        run(ct, Volume(ct.array, far, attributes=ct.attributes))
    assert caught.value.code == "FUSION-APART"


def test_a_small_image_between_the_points_that_are_tried_still_overlaps(ct):
    small = Grid((3, 3, 3), (0.3, 0.3, 0.3), (1.31, 1.37, 21.77))
    speck = Volume(np.zeros((3, 3, 3), np.int16), small, attributes=ct.attributes)
    picture = run(ct, speck, position=10)
    assert any("does not reach" in text for text in picture.badges)
    fusion.require_overlap(ct, speck, None)


def test_colour_maps_run_from_dark_to_light_without_a_step():
    for name in COLOUR_MAPS:
        table = colours(name)
        assert table.shape == (256, 3) and table.min() >= 0 and table.max() <= 1
        assert np.abs(np.diff(table, axis=0)).max() < 0.03
    hot = np.rint(colours(HOT) * 255).astype(int)
    assert hot[[0, 64, 128, 192, 255]].tolist() == [
        [0, 0, 0],
        [128, 0, 0],
        [255, 0, 0],
        [255, 128, 0],
        [255, 254, 252],
    ]


def test_the_lightness_of_the_perceptual_rainbow_rises_evenly():
    rgb = colours(RAINBOW).astype(float)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance = linear @ [0.2126729, 0.7151522, 0.0721750]
    lightness = 116 * np.cbrt(luminance) - 16
    np.testing.assert_allclose(lightness, np.linspace(12, 90, 256), atol=0.2)


def test_a_deformation_is_followed_as_a_linear_transform_is(ct, mr, registration):
    still = Grid((2, 2, 2), (200.0, 200.0, 200.0), (-100.0, -100.0, -100.0))
    bent = Deformation(registration.matrix_lps, "bent", displacements_mm=np.zeros((2, 2, 2, 3)), grid=still)
    linear = run(ct, mr, registration, opacity=100, second_map=GREY).pixels.astype(int)
    same = run(ct, mr, bent, opacity=100, second_map=GREY).pixels.astype(int)
    assert np.abs(linear - same)[130:].max() <= 1
    pushed = Deformation(
        registration.matrix_lps,
        "pushed",
        displacements_mm=np.broadcast_to([0.0, 0.0, 40.0], (2, 2, 2, 3)),
        grid=still,
    )
    assert colour(run(ct, mr, pushed, opacity=100, second_map=GREY), 3, 3) == [255] * 3  # beyond the image
    assert any("does not reach" in text for text in run(ct, mr, pushed).badges)
