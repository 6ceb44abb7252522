"""The picture of a volume: segments change independently, and a landmark is drawn where it lies."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba", reason="needs numba")

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.picture.surfaces import space_view
from ctsuite.ct.rendering.crop import SIDES, cropping_box
from ctsuite.ct.rendering.tool import TOOL, Parameters, volume_rendering

# anisotropic, off the origin
GRID = Grid.axial((24, 48, 48), (1.0, 1.0, 2.0), (-20.0, 30.0, 100.0))
LEFT, RIGHT = (17.0, 53.0, 123.0), (-7.0, 53.0, 123.0)
SIZE = 240


def ball(centre: tuple[float, float, float]) -> np.ndarray:
    z, y, x = np.indices(GRID.shape)
    points = GRID.index_to_lps(np.stack([x, y, z], axis=-1))
    return np.linalg.norm(points - centre, axis=-1) < 8


@pytest.fixture(scope="module")
def volume() -> Volume:
    """Two balls of bone in air."""
    array = np.where(ball(LEFT) | ball(RIGHT), 900, -1000).astype(np.int16)
    return Volume(array, GRID, name="CT")


@pytest.fixture(scope="module")
def labels() -> Labels:
    """The balls, red on the left and green on the right."""
    array = (ball(LEFT) + 2 * ball(RIGHT)).astype(np.uint8)
    parts = (Segment(1, "Left", colour_rgb=(1.0, 0.0, 0.0)), Segment(2, "Right", colour_rgb=(0.0, 1.0, 0.0)))
    return Labels(array, GRID, parts, "Balls")


def picture(volume: Volume, labels: Labels | None = None, **values: object) -> np.ndarray:
    try:
        made = volume_rendering(volume, TOOL.parse({"size": SIZE, **values}), Task(), labels)["picture"]
    except CTSuiteError as error:
        if error.code == "PICTURE-NO-GRAPHICS":
            pytest.skip(error.cause)
        raise
    return made.pixels


def strong(pixels: np.ndarray, channel: int) -> np.ndarray:
    """Pixels of the ball in one colour, without letters and badges."""
    others = np.delete(pixels, channel, axis=-1).max(axis=-1)
    return (pixels[..., channel] > 60) & (others < 0.5 * pixels[..., channel])


@pytest.mark.parametrize("side", ["anterior", "left", "superior", "anterior-left"])
def test_a_landmark_is_drawn_where_it_lies_within_a_pixel(volume, labels, side):
    pixels = picture(volume, labels, view=side, segments="Right = 0")
    rows, columns = np.nonzero(strong(pixels, 0))
    view = space_view(GRID.corners_lps_mm(), side, (SIZE, SIZE))
    middle = ((columns.min() + columns.max()) / 2, (rows.min() + rows.max()) / 2)
    np.testing.assert_allclose(middle, view.project(LEFT), atol=1.0)


def test_two_segments_change_independently(volume, labels):
    first = picture(volume, labels, segments="Left = 100; Right = 100")
    for change in ("Left = 20", "Left = 100 #0000ff", "Left = 0"):
        then = picture(volume, labels, segments=f"{change}; Right = 100")
        middle = np.s_[SIZE // 4 : 3 * SIZE // 4]
        np.testing.assert_array_equal(then[middle, : SIZE // 2], first[middle, : SIZE // 2])
        assert (then[middle, SIZE // 2 :] != first[middle, SIZE // 2 :]).any()


def test_without_segments_the_colours_are_those_of_the_look(volume):
    pixels = picture(volume)
    column, row = (
        space_view(GRID.corners_lps_mm(), "anterior", (SIZE, SIZE)).project(LEFT).round().astype(int)
    )
    assert pixels[row, column].min() > 120
    assert not picture(volume, shift=2000)[row - 10 : row + 10, column - 10 : column + 10].any()


def test_shadows_change_how_light_falls_and_hide_nothing(volume):
    from vtkmodules.vtkRenderingVolume import vtkGPUVolumeRayCastMapper

    if not hasattr(vtkGPUVolumeRayCastMapper, "SetGlobalIlluminationReach"):
        pytest.skip("this version of VTK draws no shadows")
    plain, shaded = picture(volume, look="CTA"), picture(volume, look="CTA", shadows=True)
    middle = np.s_[SIZE // 4 : 3 * SIZE // 4]
    seen = plain[middle].any(axis=-1)
    assert (shaded[middle].any(axis=-1) == seen).mean() > 0.999, "all but single pixels at the rim"
    assert np.abs(shaded[middle][seen].astype(int) - plain[middle][seen]).mean() > 5


def test_the_badges_say_what_is_shown(volume, labels):
    made = volume_rendering(volume, Parameters(shift=50.0, size=200), Task(), labels)["picture"]
    assert made.badges == (
        "Volume rendering 'bone' of 'CT'",
        "Opacity and colours shifted by +50 HU",
        "Colours and opacities of the segments of 'Balls'",
    )
    assert made.mm_per_pixel > 0


@pytest.mark.parametrize(
    ("cut", "seen"),
    [("cut_left", (False, True)), ("cut_right", (True, False)), ("cut_superior", (True, True))],
)
def test_a_cropping_box_cuts_away_what_lies_at_that_side(volume, labels, cut, seen):
    pixels = picture(volume, labels, **{cut: 50})
    assert (strong(pixels, 0).any(), strong(pixels, 1).any()) == seen
    if cut == "cut_superior":
        rows = np.nonzero(strong(pixels, 0))[0]
        height = np.nonzero(strong(picture(volume, labels), 0))[0]
        assert rows.max() == height.max() and abs(2 * np.ptp(rows) - np.ptp(height)) <= 4


def test_a_box_follows_the_patient_and_one_that_leaves_nothing_is_refused():
    turned = Grid(GRID.shape, GRID.spacing_mm, GRID.origin_lps_mm, ((-1.0, 0, 0), (0, 1.0, 0), (0, 0, 1.0)))
    sides = dict.fromkeys(SIDES, 0.0)
    assert cropping_box(turned, sides) is None
    np.testing.assert_allclose(cropping_box(turned, {**sides, "left": 30.0})[0], (0.3, 1.0))
    np.testing.assert_allclose(cropping_box(GRID, {**sides, "left": 30.0})[0], (0.0, 0.7))
    with pytest.raises(CTSuiteError) as caught:
        cropping_box(GRID, {**sides, "left": 60.0, "right": 40.0})
    assert caught.value.code == "RENDERING-CROPPED"
