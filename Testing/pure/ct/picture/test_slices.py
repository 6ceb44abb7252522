"""Pictures of planes and slabs against what is known of the volume."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import LENGTH
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.ct.picture import mip_picture, slice_picture
from ctsuite.ct.picture.automatic import automatic_window
from ctsuite.ct.picture.view import Plane
from ctsuite.ct.planes import PLANES

from .conftest import LANDMARK

SIZE = (240, 200)


def flat_volume(value: float) -> Volume:
    array = np.full((6, 12, 12), value, np.float32)
    return Volume(array, Grid.axial(array.shape, (1.0, 1.0, 1.0)))


def middle(picture: np.ndarray) -> list[int]:
    """The colour a little beside the middle, where nothing is written."""
    return picture[picture.shape[0] * 3 // 5, picture.shape[1] * 3 // 5].tolist()


def inner(picture: np.ndarray) -> np.ndarray:
    """The part of the picture without letters and text."""
    height, width = picture.shape[:2]
    return picture[height // 4 : -height // 6, width // 8 : -width // 8]


@pytest.mark.parametrize("plane", PLANES)
def test_a_landmark_is_drawn_within_a_pixel_of_its_projection(landmark_volume, plane):
    picture = slice_picture(landmark_volume, plane, LANDMARK, (1000.0, 4000.0), size=SIZE).astype(float)[
        ..., 0
    ]
    axes = Plane.of(landmark_volume.grid, plane)
    index = axes.nearest_index(landmark_volume.grid, LANDMARK)
    x, y = axes.view(landmark_volume.grid, index, SIZE).project(LANDMARK)
    rows, columns = np.mgrid[: SIZE[1], : SIZE[0]]
    near = (np.hypot(columns - x, rows - y) < 25) * picture
    assert near.sum() > 0
    assert abs((near * columns).sum() / near.sum() - x) < 1
    assert abs((near * rows).sum() / near.sum() - y) < 1


@pytest.mark.parametrize(
    ("value", "grey"),
    [(-200.0, 0), (-160.0, 0), (-60.0, 64), (40.0, 128), (140.0, 191), (240.0, 255), (900.0, 255)],
)
def test_the_window_maps_its_lower_edge_to_0_and_its_upper_edge_to_255(value, grey):
    assert middle(slice_picture(flat_volume(value), "axial", window=(40.0, 400.0), size=SIZE)) == [grey] * 3


def test_a_voxel_keeps_its_proportions():
    array = np.zeros((20, 30, 30), np.int16)
    array[8:12, 5:25, 10:20] = 1000  # 12 mm high, 10 mm wide
    volume = Volume(array, Grid.axial(array.shape, (1.0, 1.0, 3.0)))
    bright = inner(slice_picture(volume, "coronal", window=(500, 1000), size=(400, 400)))[..., 0] > 127
    height, width = np.ptp(np.nonzero(bright.any(axis=1))), np.ptp(np.nonzero(bright.any(axis=0)))
    assert height / width == pytest.approx(1.2, abs=0.04)


def test_the_right_side_of_the_patient_is_on_the_left_of_the_picture():
    array = np.zeros((4, 10, 10), np.int16)
    array[:, :, :5] = 1000  # small L: towards the right of the patient
    volume = Volume(array, Grid.axial(array.shape, (1.0, 1.0, 1.0)))
    picture = slice_picture(volume, "axial", window=(500, 1000), size=SIZE)
    row = SIZE[1] * 3 // 5
    assert picture[row, 80, 0] == 255
    assert picture[row, 160, 0] == 0


def test_a_plane_shows_stored_voxels_and_no_mixture_of_two_slices():
    array = np.zeros((4, 8, 8), np.int16)
    array[2] = 1000
    volume = Volume(array, Grid.axial(array.shape, (1.0, 1.0, 1.0)))
    assert middle(slice_picture(volume, "axial", (3.0, 3.0, 1.6), (500, 1000), size=SIZE)) == [255] * 3
    assert middle(slice_picture(volume, "axial", (3.0, 3.0, 1.4), (500, 1000), size=SIZE)) == [0] * 3


def test_a_region_is_tinted_in_its_colour_and_named():
    volume = flat_volume(0.0)
    mask = np.zeros((6, 12, 12), bool)
    mask[:, 3:9, 3:9] = True
    labels = Labels.from_mask(mask, volume.grid, Segment(1, "Bone", colour_rgb=(1.0, 0.0, 0.0)))
    plain = slice_picture(volume, "axial", window=(0.0, 1000.0), size=SIZE)
    tinted = slice_picture(volume, "axial", window=(0.0, 1000.0), labels=labels, size=SIZE)
    red, green, blue = middle(tinted)
    assert red > green == blue < middle(plain)[0]
    assert (tinted[:60, :120] != plain[:60, :120]).any()


def test_a_region_on_a_finer_grid_lies_where_the_volume_has_it():
    volume = flat_volume(0.0)
    fine = Grid.axial((12, 24, 24), (0.5, 0.5, 0.5), (-0.25, -0.25, -0.25))
    mask = np.zeros(fine.shape, bool)
    mask[:, :, 12:] = True  # L of 5.5 mm and more
    labels = Labels.from_mask(mask, fine, Segment(1, "Half", colour_rgb=(0.0, 1.0, 0.0)))
    picture = slice_picture(volume, "axial", window=(0.0, 1000.0), labels=labels, size=(300, 300))
    view = Plane.of(volume.grid, "axial").view(volume.grid, 3, (300, 300))
    edge = view.project((5.5, 7.0, 3.0))
    row = picture[int(edge[1]), :, :].astype(int)
    green = np.nonzero(row[:, 1] - row[:, 0] > 10)[0]
    assert abs(green.min() - edge[0]) <= 2


def test_a_measurement_off_the_plane_is_marked_as_projected():
    volume = flat_volume(0.0)
    in_plane = Measurement("length", "Length", 4.0, MM, LENGTH, np.array([[3.0, 5, 3], [7.0, 5, 3]]))
    leaving = Measurement("length", "Length", 4.5, MM, LENGTH, np.array([[3.0, 5, 1], [7.0, 5, 3]]))
    size, corner = (500, 500), np.s_[:120, :200]
    plain = slice_picture(volume, "axial", size=size)
    drawn = slice_picture(volume, "axial", measurements=[in_plane], size=size)
    assert (drawn != plain).any()
    assert (drawn[corner] == plain[corner]).all()
    assert (slice_picture(volume, "axial", measurements=[leaving], size=size)[corner] != plain[corner]).any()


def test_ten_measurements_at_one_place_get_ten_separate_values():
    volume = flat_volume(0.0)
    lines = [
        Measurement("length", f"Length {n}", 4.0, MM, LENGTH, np.array([[3.0, 5, 3], [7.0, 5, 3]]))
        for n in range(10)
    ]
    one = slice_picture(volume, "axial", measurements=lines[:1], size=(500, 500))
    ten = slice_picture(volume, "axial", measurements=lines, size=(500, 500))
    yellow_one, yellow_ten = ((p[..., 0].astype(int) - p[..., 2] > 90).sum() for p in (one, ten))
    assert yellow_ten > 5 * (yellow_one / 2)


@pytest.mark.parametrize(("mode", "grey"), [("maximum", 255), ("minimum", 0), ("mean", 128)])
def test_a_slab_is_projected(mode, grey):
    array = np.zeros((4, 8, 8), np.int16)
    array[2:] = 1000
    volume = Volume(array, Grid.axial(array.shape, (1.0, 1.0, 1.0)))
    assert middle(mip_picture(volume, "axial", window=(500, 1000), mode=mode, size=SIZE)) == [grey] * 3


def test_a_slab_is_as_thick_as_asked():
    array = np.zeros((9, 8, 8), np.int16)
    array[6] = 1000
    volume = Volume(array, Grid.axial(array.shape, (1.0, 1.0, 2.0)))
    thin = mip_picture(volume, "axial", (3.0, 3.0, 8.0), 6.0, (500, 1000), size=SIZE)
    thick = mip_picture(volume, "axial", (3.0, 3.0, 8.0), 10.0, (500, 1000), size=SIZE)
    assert middle(thin) == [0] * 3
    assert middle(thick) == [255] * 3


def test_a_single_slice_can_be_shown_in_every_plane():
    volume = Volume(np.zeros((1, 8, 8), np.int16), Grid.axial((1, 8, 8), (1.0, 1.0, 5.0)))
    for plane in PLANES:
        assert slice_picture(volume, plane, size=SIZE).shape == (SIZE[1], SIZE[0], 3)


def test_a_projection_that_would_be_white_gets_the_range_of_its_values():
    grid = Grid((1, 40, 40), (1.0, 1.0, 1.0))
    values = np.linspace(-100, 900, 1600).reshape(grid.shape).astype(np.int16)
    bright = Volume(values, grid, attributes={"WindowCenter": (40.0,), "WindowWidth": (400.0,)})
    assert automatic_window(bright).upper == pytest.approx(895, abs=6)
    usual = automatic_window(bright.with_array(np.minimum(values, 239).astype(np.int16)))
    assert (usual.centre, usual.width) == (40, 400)
