"""Resampling, slab projections and planes against functions whose values are known everywhere."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import mpr, resample, slab

OBLIQUE = tuple(map(tuple, Rotation.from_euler("xyz", [10, -20, 30], degrees=True).as_matrix()))
SHEARED = ((1.0, 0.0, 0.0), (0.0, 1.0, -0.25881905), (0.0, 0.0, 0.96592583))
GRIDS = {
    "axial": Grid((9, 20, 24), (0.8, 0.8, 2.5), (5, -7, 11)),
    "oblique": Grid((9, 20, 24), (0.8, 0.9, 2.5), (5, -7, 11), OBLIQUE),
    "tilted gantry": Grid((9, 20, 24), (0.8, 0.8, 2.5), (5, -7, 11), SHEARED),
}


def field(points: np.ndarray) -> np.ndarray:
    """A linear function of the position: every linear interpolation must reproduce it."""
    return points @ [11.0, -7.0, 5.0] + 40


@pytest.fixture(params=GRIDS, ids=str)
def volume(request) -> Volume:
    grid = GRIDS[request.param]
    k, j, i = np.indices(grid.shape)
    return Volume(field(grid.index_to_lps(np.stack([i, j, k], -1))).astype(np.float32), grid)


def positions(grid: Grid) -> np.ndarray:
    k, j, i = np.indices(grid.shape)
    return grid.index_to_lps(np.stack([i, j, k], -1))


def run(module, volume, **values):
    tool = module.TOOL
    return tool.function(volume=volume, parameters=tool.parse(values), task=Task())["volume"]


def test_an_isotropic_volume_has_the_finest_spacing_and_the_right_values_in_the_right_place(volume):
    made = run(resample, volume)
    assert made.grid.spacing_mm == pytest.approx([volume.grid.finest_spacing_mm] * 3)
    assert volume.grid.contains_lps(made.grid.corners_lps_mm() * 0 + made.grid.index_to_lps([0, 0, 0])).all()
    np.testing.assert_allclose(made.array, field(positions(made.grid)), atol=2e-3)
    far = np.array(volume.grid.shape[::-1]) - 1
    assert (
        np.abs(
            made.grid.index_to_lps(np.array(made.grid.shape[::-1]) - 1) - volume.grid.index_to_lps(far)
        ).max()
        < 1.0
    )


@pytest.mark.parametrize("name", ["linear", "cubic", "Lanczos"])
def test_resampling_agrees_with_simpleitk(name):
    rng = np.random.default_rng(1)
    array = rng.normal(0, 200, (12, 20, 24)).astype(np.float32)
    grid = Grid((12, 20, 24), (0.8, 0.8, 2.0), (5, -7, 11))
    made = run(resample, Volume(array, grid), interpolation=name)
    image = sitk.GetImageFromArray(array)
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_lps_mm)
    kind = {"linear": sitk.sitkLinear, "cubic": None, "Lanczos": sitk.sitkLanczosWindowedSinc}[name]
    if kind is None:
        exact = made.array[::5, :, :]
        np.testing.assert_allclose(exact, array[::2], atol=1e-3)  # 4.0 mm = 5 new samples = 2 old ones
        return
    size = made.grid.shape[::-1]
    theirs = sitk.Resample(
        image,
        size,
        sitk.Transform(),
        kind,
        made.grid.origin_lps_mm,
        made.grid.spacing_mm,
        image.GetDirection(),
    )
    inner = slice(8, -8)  # SimpleITK's window is wider (radius 5 against 3 lobes)
    tolerance = {"linear": 1e-2, "Lanczos": 60.0}[name]
    difference = made.array[inner] - sitk.GetArrayFromImage(theirs)[inner]
    assert np.abs(difference).max() < tolerance * (1 if name == "linear" else 5)
    assert np.abs(difference).mean() < tolerance


def test_a_coarser_spacing_is_refused_with_the_numbers():
    with pytest.raises(CTSuiteError, match=r"1\.5 mm.*0\.8 mm") as caught:
        run(resample, Volume(np.zeros((9, 20, 24), np.int16), GRIDS["axial"]), spacing=1.5)
    assert caught.value.code == "RESAMPLE-TOO-COARSE"


def test_a_resampled_volume_remembers_the_finest_spacing_of_its_series():
    grid = GRIDS["axial"]
    series = Volume(np.zeros(grid.shape, np.int16), grid)
    fine = run(resample, series, spacing=0.4)
    assert fine.acquired_finest_spacing_mm == grid.finest_spacing_mm == 0.8
    assert run(resample, fine, spacing=0.8).grid.spacing_mm == pytest.approx([0.8] * 3)
    with pytest.raises(CTSuiteError, match=r"0\.9 mm.*0\.8 mm"):
        run(resample, fine, spacing=0.9)


def test_whole_numbers_stay_whole_numbers_and_an_isotropic_volume_is_not_copied():
    array = np.full((9, 20, 24), 32767, np.int16)
    assert run(resample, Volume(array, GRIDS["axial"]), interpolation="Lanczos").array.dtype == np.int16
    same = Volume(array, Grid(array.shape, (1, 1, 1)))
    assert run(resample, same) is same


@pytest.mark.parametrize(("mode", "reduce"), [("maximum", np.max), ("minimum", np.min), ("mean", np.mean)])
@pytest.mark.parametrize(("plane", "axis"), [("axial", 0), ("coronal", 1), ("sagittal", 2)])
def test_a_projection_reduces_the_whole_volume_across_the_plane(plane, axis, mode, reduce):
    grid = GRIDS["axial"]
    volume = Volume(field(positions(grid)).astype(np.float32), grid)
    made = run(slab, volume, plane=plane, mode=mode, whole=True)
    np.testing.assert_allclose(
        made.array, reduce(volume.array, axis=axis, keepdims=True), rtol=1e-5, atol=1e-3
    )
    assert made.grid.centre_lps_mm == pytest.approx(volume.grid.centre_lps_mm)
    assert made.grid.spacing_mm[2 - axis] == pytest.approx(
        volume.grid.spacing_mm[2 - axis] * volume.grid.shape[axis]
    )


def test_a_thin_slab_lies_where_it_was_asked_for():
    grid = GRIDS["axial"]
    volume = Volume(field(positions(grid)).astype(np.float32), grid)
    made = run(slab, volume, plane="axial", thickness=7.5, position=25, mode="mean")
    np.testing.assert_allclose(made.array[0], volume.array[1:4].mean(axis=0), atol=1e-3)
    np.testing.assert_allclose(made.array, field(positions(made.grid)), atol=2e-3)


@pytest.mark.parametrize("plane", ["axial", "coronal", "sagittal"])
@pytest.mark.parametrize("name", ["oblique", "tilted gantry"])
def test_a_volume_scanned_obliquely_is_projected_along_the_axes_of_the_patient(plane, name):
    grid = GRIDS[name]
    spot = np.array(grid.shape[::-1]) // 2
    array = np.zeros(grid.shape, np.int16)
    array[tuple(spot[::-1])] = 1000
    across = {"axial": 2, "coronal": 1, "sagittal": 0}[plane]
    made = run(slab, Volume(array, grid), plane=plane, whole=True)
    axes = np.abs(np.array(made.grid.direction_lps))
    assert axes[across].max() == pytest.approx(1, abs=1e-6)
    brightest = np.unravel_index(made.array.argmax(), made.array.shape)
    seen = made.grid.index_to_lps(brightest[::-1]) - grid.index_to_lps(spot)
    assert np.abs(np.delete(seen, across)).max() <= 0.8
    assert made.array.max() > 400  # it falls between samples


def test_the_place_of_a_slab_follows_the_slices_of_an_oblique_volume():
    for turned in (OBLIQUE, tuple(tuple(-v for v in row) for row in OBLIQUE)):
        grid = Grid((9, 20, 24), (0.8, 0.9, 2.5), (5, -7, 11), turned)
        volume = Volume(field(positions(grid)).astype(np.float32), grid)
        first, last = (run(slab, volume, thickness=2, position=p, plane="axial") for p in (20, 80))
        upwards = grid.index_to_lps([0, 0, 1])[2] > grid.index_to_lps([0, 0, 0])[2]
        assert (first.grid.origin_lps_mm[2] < last.grid.origin_lps_mm[2]) == upwards
        point = grid.index_to_lps([11, 9, 3])
        there = run(slab, volume, thickness=1, plane="axial", position=slab.position_of(grid, "axial", point))
        assert there.grid.origin_lps_mm[2] == pytest.approx(point[2], abs=1e-6)


@pytest.mark.parametrize("plane", ["axial", "coronal"])
@pytest.mark.parametrize("name", GRIDS)
def test_a_ray_sum_is_the_thickness_of_water_that_weakens_as_much(plane, name):
    grid = Grid((30, 20, 24), GRIDS[name].spacing_mm, GRIDS[name].origin_lps_mm, GRIDS[name].direction_lps)
    for hu, share in ((0, 1.0), (500, 1.5), (-1000, 0.0)):
        volume = Volume(np.full(grid.shape, hu, np.int16), grid)
        made = run(mpr, volume, plane=plane, turn=10, tilt=5, thickness=5, projection="ray sum")
        middle = tuple(n // 2 for n in made.array.shape)
        assert made.array[middle] == pytest.approx(5 * share, abs=1e-4)
        assert made.unit.symbol == "mm"
        whole = run(slab, volume, plane=plane, mode="ray sum", thickness=10)
        thick = whole.grid.spacing_mm[next(n for n in range(3) if whole.grid.shape[2 - n] == 1)]
        middle = tuple(n // 2 for n in whole.array.shape)
        assert whole.array[middle] == pytest.approx(thick * share, abs=1e-4)


@pytest.mark.parametrize("interpolation", ["linear", "cubic"])
def test_an_oblique_slab_shows_the_extremes_and_the_mean_of_its_thickness(interpolation):
    """In a linear field, the value changes by its slope along the normal from face to face."""
    grid = Grid((30, 30, 30), (1.0, 1.0, 1.0))
    volume = Volume(field(positions(grid)).astype(np.float32), grid)
    options = {"plane": "coronal", "turn": 20, "tilt": 30, "interpolation": interpolation}
    made = {m: run(mpr, volume, thickness=8, projection=m, **options) for m in ("maximum", "minimum", "mean")}
    normal = np.array(made["mean"].grid.direction_lps)[:, 2]
    slope = abs(normal @ [11.0, -7.0, 5.0])
    place = tuple(n // 2 for n in made["mean"].array.shape)
    truth = field(made["mean"].grid.index_to_lps(place[::-1]))
    tolerance = 0.02 if interpolation == "linear" else 0.5
    assert made["mean"].array[place] == pytest.approx(truth, abs=tolerance)
    reach = slope * 4 * (1 - 1 / 8)  # the outermost sheets lie half a step inside the faces
    assert made["maximum"].array[place] == pytest.approx(truth + reach, abs=tolerance)
    assert made["minimum"].array[place] == pytest.approx(truth - reach, abs=tolerance)


def test_a_slab_without_thickness_is_the_plane_itself(volume):
    plane = run(mpr, volume, turn=15)
    for projection in ("maximum", "ray sum"):
        made = run(mpr, volume, turn=15, thickness=0, projection=projection)
        np.testing.assert_array_equal(made.array, plane.array)
        assert made.unit == volume.unit


def test_thick_slices_are_cut_and_the_result_says_so():
    grid = Grid((12, 40, 40), (0.7, 0.7, 5.0))
    volume = Volume(np.zeros(grid.shape, np.int16), grid)
    across = run(mpr, volume, plane="coronal")
    assert across.attributes["Badge"] == "Slices 5 mm apart, values between them interpolated"
    assert across.array.shape[1:] == (85, 40)
    assert "Badge" not in run(mpr, volume, plane="axial").attributes
    slanted = run(mpr, volume, plane="axial", tilt=20, thickness=6)
    assert slanted.attributes["Badge"].startswith(
        "Slab of 6.0 mm, maximum (MIP); Oblique plane, values interpolated; "
    )


@given(
    st.sampled_from(["axial", "coronal", "sagittal"]),
    st.floats(45, 55),  # further out a plane can pass a sheared volume by
    st.floats(-180, 180),
    st.floats(-180, 180),
    st.sampled_from(list(GRIDS)),
)
@settings(max_examples=60, deadline=None)
def test_a_plane_at_any_rotation_has_the_right_values_in_the_right_place(plane, position, turn, tilt, name):
    grid = GRIDS[name]
    volume = Volume(field(positions(grid)).astype(np.float32), grid)
    made = run(mpr, volume, plane=plane, position=position, turn=turn, tilt=tilt)
    places = positions(made.grid)
    inner = np.array(grid.shape[::-1]) - 1
    index = grid.lps_to_index(places)
    within = ((index >= 0) & (index <= inner)).all(axis=-1)
    assert within.any()
    np.testing.assert_allclose(made.array[within], field(places)[within], atol=5e-3)


@pytest.mark.parametrize(("plane", "axes"), [("axial", "LP"), ("coronal", "LI"), ("sagittal", "PI")])
def test_a_plane_without_rotation_follows_the_radiological_convention(plane, axes):
    made = run(mpr, Volume(np.zeros((9, 20, 24), np.int16), GRIDS["axial"]), plane=plane)
    letters = {"L": (0, 1), "P": (1, 1), "I": (2, -1)}
    for column, letter in enumerate(axes):
        axis, sign = letters[letter]
        assert np.array(made.grid.direction_lps)[axis, column] == pytest.approx(sign)
    assert np.linalg.det(np.array(made.grid.direction_lps)) == pytest.approx(1)


def test_cubic_follows_a_curved_field_more_closely_than_linear():
    grid = Grid((24, 24, 24), (1, 1, 1))
    waves = Volume(np.sin(positions(grid) @ [0.9, 0.5, 0.3]).astype(np.float32), grid)
    errors = {}
    for name in ("linear", "cubic"):
        made = run(mpr, waves, plane="axial", turn=20, tilt=30, interpolation=name)
        inside = (
            (grid.lps_to_index(positions(made.grid)) > 3) & (grid.lps_to_index(positions(made.grid)) < 20)
        ).all(-1)
        truth = np.sin(positions(made.grid) @ [0.9, 0.5, 0.3])
        errors[name] = np.abs(made.array - truth)[inside].mean()
    assert errors["cubic"] < 0.25 * errors["linear"]


def test_what_lies_outside_the_volume_is_air():
    volume = Volume(np.full((9, 20, 24), 100, np.int16), GRIDS["axial"])
    made = run(mpr, volume, turn=45, tilt=35)
    assert set(np.unique(made.array)) == {-1024, 100}
