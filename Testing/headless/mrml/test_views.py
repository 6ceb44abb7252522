"""Pictures of a scene show the right thing in the right place, the right way round, at the right size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.distance_colours import distance_colours
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import DISTANCE, Distance, Surface
from ctsuite.core.volume import Volume

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

from ctsuite.mrml import convert, display, views

# Blocks of distinct grey in an otherwise black body: what lies towards L, P and S of the middle.
_LEFT, _BACK, _HEAD = 900, 600, 300
_GRID = Grid.axial((20, 40, 40), (2.0, 2.0, 4.0), (-39.0, -39.0, -38.0))


@pytest.fixture(scope="module", autouse=True)
def graphics():
    """Skips where the machine cannot draw."""
    from ctsuite.mrml.runtime import create_scene

    try:
        views.slice_picture(create_scene(), "Axial", (16, 16))
    except CTSuiteError as error:
        pytest.skip(error.cause)


@pytest.fixture
def body(scene):
    """A volume of 80 mm in every direction, shown with a window from 0 to 1000."""
    array = np.full(_GRID.shape, 100, np.int16)
    array[:, :, 30:] = _LEFT
    array[:, 30:, 10:30] = _BACK
    array[15:, 10:30, 10:30] = _HEAD
    node = convert.to_node(scene, Volume(array, _GRID, name="body"))
    display.set_window(node, 1000, 500)
    node.GetDisplayNode().SetInterpolate(False)
    return node


def _grey(picture, x, y):
    """Grey level in thousandths of the window at a place, as a fraction of width and height."""
    height, width, _ = picture.shape
    red, green, blue = (int(v) for v in picture[int(y * height), int(x * width)])
    assert red == green == blue
    return red / 255 * 1000


def test_an_axial_picture_has_the_left_on_the_right_and_the_back_below(scene, body):
    picture = views.slice_picture(scene, "Axial", (200, 200), ruler=False)
    assert _grey(picture, 0.9, 0.5) == pytest.approx(_LEFT, abs=4)
    assert _grey(picture, 0.1, 0.5) == pytest.approx(100, abs=4)
    assert _grey(picture, 0.5, 0.9) == pytest.approx(_BACK, abs=4)
    assert _grey(picture, 0.5, 0.1) == pytest.approx(100, abs=4)


def test_a_coronal_picture_has_the_left_on_the_right_and_the_head_above(scene, body):
    picture = views.slice_picture(scene, "Coronal", (200, 200), ruler=False)
    assert _grey(picture, 0.9, 0.5) == pytest.approx(_LEFT, abs=4)
    assert _grey(picture, 0.5, 0.1) == pytest.approx(_HEAD, abs=4)
    assert _grey(picture, 0.5, 0.9) == pytest.approx(100, abs=4)


def test_a_sagittal_picture_has_the_front_on_the_left_and_the_head_above(scene, body):
    picture = views.slice_picture(scene, "Sagittal", (200, 200), ruler=False)
    assert _grey(picture, 0.9, 0.5) == pytest.approx(_BACK, abs=4)
    assert _grey(picture, 0.1, 0.5) == pytest.approx(100, abs=4)
    assert _grey(picture, 0.5, 0.1) == pytest.approx(_HEAD, abs=4)


def test_the_slice_passes_through_the_point_that_was_asked_for(scene, body):
    at = {"size": (200, 200), "ruler": False}
    low = views.slice_picture(scene, "Axial", position_lps_mm=(0, 0, 0), **at)
    high = views.slice_picture(scene, "Axial", position_lps_mm=(0, 0, 30), **at)
    assert _grey(low, 0.5, 0.5) == pytest.approx(100, abs=4)
    assert _grey(high, 0.5, 0.5) == pytest.approx(_HEAD, abs=4)


def test_a_circle_stays_a_circle_in_a_wide_picture(scene):
    """Anisotropic voxels and a picture that is not square: 60 mm are as many pixels across as down."""
    grid = Grid.axial((30, 60, 60), (1.5, 1.5, 3.0), (-44.25, -44.25, -43.5))
    z, y, x = np.meshgrid(*(np.arange(n) for n in grid.shape), indexing="ij")
    p = grid.index_to_lps(np.stack([x, y, z], axis=-1))
    node = convert.to_node(scene, Volume(np.where((p**2).sum(-1) < 30**2, 1000, 0).astype(np.int16), grid))
    display.set_window(node, 1000, 500)
    for orientation in views.ORIENTATIONS:
        inside = views.slice_picture(scene, orientation, (300, 200), ruler=False, letters=False)[..., 0] > 127
        across, down = np.flatnonzero(inside.any(axis=0)).size, np.flatnonzero(inside.any(axis=1)).size
        assert across == pytest.approx(down, abs=4), orientation
        assert down == pytest.approx(60 / 90 * 200, abs=5), orientation


@pytest.mark.parametrize("size", [(64, 48), (333, 201), (800, 600)])
def test_the_picture_has_the_size_that_was_asked_for(scene, body, size):
    for picture in (views.slice_picture(scene, "Axial", size), views.space_picture(scene, size=size)):
        assert picture.shape == (size[1], size[0], 3)
        assert picture.dtype == np.uint8


def test_segments_are_blended_over_the_image(scene, body):
    mask = np.zeros(_GRID.shape, bool)
    mask[:, 15:25, 15:25] = True
    labels = Labels.from_mask(mask, _GRID, Segment(1, "Red", colour_rgb=(1.0, 0.0, 0.0)))
    display.show_segmentation(convert.to_node(scene, labels, beside=body), fill=0.5, surface=False)
    picture = views.slice_picture(scene, "Axial", (200, 200), position_lps_mm=(0, 0, 0), ruler=False)
    grey = 100 / 1000 * 255
    np.testing.assert_allclose(picture[100, 100], (0.5 * 255 + 0.5 * grey, 0.5 * grey, 0.5 * grey), atol=3)


def _box(low, high, name):
    x, y, z = np.array([low, high]).T
    points = np.array([[a, b, c] for c in z for b in y for a in x], float)
    faces = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    triangles = np.array([t for a, b, c, d in faces for t in ((a, b, c), (a, c, d))])
    return Surface(points, triangles, name)


@pytest.fixture
def boxes(scene):
    """A body with white boxes on all sides but three: a red one on its left, green in front, blue above."""
    for low, high, rgb in (
        ((-20, -20, -20), (20, 20, 20), (1.0, 1.0, 1.0)),
        ((-40, -10, -10), (-20, 10, 10), (1.0, 1.0, 1.0)),
        ((-10, 20, -10), (10, 40, 10), (1.0, 1.0, 1.0)),
        ((-10, -10, -40), (10, 10, -20), (1.0, 1.0, 1.0)),
        ((20, -10, -10), (40, 10, 10), (1.0, 0.0, 0.0)),
        ((-10, -40, -10), (10, -20, 10), (0.0, 1.0, 0.0)),
        ((-10, -10, 20), (10, 10, 40), (0.0, 0.0, 1.0)),
    ):
        node = convert.to_node(scene, _box(low, high, str(rgb)))
        display.show_model(node, rgb)
    return scene


def _where(picture, channel):
    """Middle of the pixels of a pure colour as fractions of width and height, or None."""
    others = [n for n in range(3) if n != channel]
    mask = (picture[..., channel] > 60) & (picture[..., others].max(axis=-1) < picture[..., channel] / 3)
    if mask.sum() < 20:
        return None
    y, x = np.nonzero(mask)
    return x.mean() / picture.shape[1], y.mean() / picture.shape[0]


@pytest.mark.parametrize(
    ("direction", "red", "green", "blue"),
    [
        ("anterior", "right", "middle", "top"),
        ("posterior", "left", None, "top"),
        ("left", "middle", "left", "top"),
        ("right", None, "right", "top"),
        ("superior", "left", "top", "middle"),
        ("inferior", "right", "top", None),
    ],
)
def test_three_dimensions_are_seen_from_the_side_that_was_asked_for(boxes, direction, red, green, blue):
    picture = views.space_picture(boxes, direction, (200, 200), marker=False)
    for channel, expected in enumerate((red, green, blue)):
        found = _where(picture, channel)
        if expected is None:
            assert found is None
            continue
        x, y = found
        side = {
            "left": x < 0.4,
            "right": x > 0.6,
            "top": y < 0.4,
            "middle": abs(x - 0.5) < 0.1 and abs(y - 0.5) < 0.1,
        }
        assert side[expected], (channel, found)


def test_the_surface_of_segments_is_seen_in_their_colour(scene, body):
    mask = np.zeros(_GRID.shape, bool)
    mask[5:15, 10:30, 10:30] = True
    labels = Labels.from_mask(mask, _GRID, Segment(1, "Green", colour_rgb=(0.0, 1.0, 0.0)))
    display.show_segmentation(convert.to_node(scene, labels, beside=body))
    picture = views.space_picture(scene, size=(100, 100), marker=False)
    assert _where(picture, 1) is not None


def test_measurements_are_drawn_with_their_value(scene, body, length):
    from dataclasses import replace

    ends = np.array([[-20.0, 0, 0], [20.0, 0, 0]])
    plain = views.slice_picture(scene, "Axial", (200, 200), position_lps_mm=(0, 0, 0), ruler=False)
    convert.to_node(scene, replace(length, value=40.0, anchors_lps_mm=ends), beside=body)
    drawn = views.slice_picture(scene, "Axial", (200, 200), position_lps_mm=(0, 0, 0), ruler=False)
    changed = (plain != drawn).any(axis=-1)
    assert changed[100, 60:140].mean() > 0.8, "the line lies where its points are"
    assert changed.sum() > 600, "and its text is there, too"


def test_the_background_is_as_asked(scene):
    picture = views.space_picture(scene, size=(40, 30), background_rgb=(1.0, 0.5, 0.0), marker=False)
    np.testing.assert_allclose(picture[15, 20], (255, 128, 0), atol=1)


def test_the_cube_shows_the_directions(boxes):
    without = views.space_picture(boxes, size=(200, 200), marker=False)
    with_cube = views.space_picture(boxes, size=(200, 200))
    assert (without != with_cube).any(axis=-1)[120:, 120:].mean() > 0.05


def test_an_empty_scene_is_drawn_black(scene):
    assert not views.slice_picture(scene, "Axial", (40, 30), ruler=False, letters=False).any()
    assert not views.space_picture(scene, size=(40, 30), marker=False).any()


def test_drawing_leaves_the_scene_as_it_was(scene, body):
    before = [scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())]
    views.slice_picture(scene, "Axial", (40, 30))
    views.space_picture(scene, size=(40, 30))
    assert [scene.GetNthNode(n).GetID() for n in range(scene.GetNumberOfNodes())] == before


def test_a_scene_can_be_freed_after_it_was_drawn():
    import gc

    from ctsuite.mrml.runtime import create_scene

    scene, gone = create_scene(), []
    scene.AddObserver("DeleteEvent", lambda *_: gone.append(True))
    views.slice_picture(scene, "Axial", (40, 30))
    views.space_picture(scene, size=(40, 30))
    del scene
    gc.collect()
    assert gone


def test_drawing_says_nothing(scene, body, capfd):
    views.slice_picture(scene, "Axial", (40, 30))
    views.space_picture(scene, size=(40, 30))
    assert capfd.readouterr() == ("", "")


def test_a_machine_without_graphics_is_named(scene, monkeypatch):
    class Blind(views.vtkRenderWindow):
        def SupportsOpenGL(self):
            return 0

    monkeypatch.setattr(views, "vtkRenderWindow", Blind)
    with pytest.raises(CTSuiteError) as caught:
        views.slice_picture(scene, "Axial", (16, 16))
    assert caught.value.code == "MRML-VIEW-FAILED"


def test_the_second_volume_can_be_chosen(scene, body):
    bright = convert.to_node(scene, Volume(np.full(_GRID.shape, 1000, np.int16), _GRID, name="bright"))
    display.set_window(bright, 1000, 500)
    picture = views.slice_picture(scene, "Axial", (50, 50), volume=bright, ruler=False)
    assert _grey(picture, 0.5, 0.5) == pytest.approx(1000, abs=4)


def test_a_surface_coloured_by_distance_has_a_legend_in_a_3d_picture(scene, surface):
    """Its colours run up along the right edge, as those of the table do."""
    distance = np.linspace(0, 2, len(surface.points_lps_mm), dtype=np.float32)
    altered = replace(
        surface, alterations=("smoothing",), scalars={DISTANCE: distance}, distance=Distance(2.0, 1.0, 1.9)
    )
    node = convert.to_node(scene, altered)
    with_legend = views.space_picture(scene, size=(300, 300), marker=False, badges=False).astype(int)
    node.GetDisplayNode().SetScalarVisibility(False)
    without = views.space_picture(scene, size=(300, 300), marker=False, badges=False).astype(int)
    column = with_legend[:, 286]
    even = np.ptp(with_legend[:, 284:289], axis=1).max(axis=1) < 3  # unlike letters
    rows = np.flatnonzero(even & (np.abs(column - without[:, 286]).sum(axis=1) > 20))
    bar = column[rows][::-1]
    wanted = 255 * distance_colours(np.linspace(0, 1, 256))
    near = np.abs(bar[:, None] - wanted[None]).max(axis=2).argmin(axis=1)
    assert len(bar) > 60 and (np.diff(near) >= 0).all() and near[0] < 10 and near[-1] > 245
