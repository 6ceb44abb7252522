"""The pure types: what they compute is compared with what geometry says."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial import ConvexHull
from scipy.spatial.transform import Rotation

from ctsuite.core import units
from ctsuite.core.codes import BONE, LENGTH, TISSUE, Code
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.table import Column, Table
from ctsuite.core.transform import Transform
from ctsuite.core.units import HU, MM
from ctsuite.core.volume import Volume

GRID = Grid.axial((2, 3, 4), (0.5, 0.6, 2.0))
CLOUDS = hnp.arrays(float, (12, 3), elements=st.floats(-100, 100), unique=True)


@pytest.fixture
def mask() -> np.ndarray:
    """Five voxels of a region."""
    mask = np.zeros(GRID.shape, bool)
    mask[0, 0, :3] = mask[1, 2, 2:] = True
    return mask


def box(low: np.ndarray, high: np.ndarray) -> Surface:
    """A closed box whose triangles turn outwards."""
    corners = np.array(np.meshgrid(*zip(low, high, strict=True), indexing="ij")).reshape(3, -1).T
    hull = ConvexHull(corners)
    outward = np.einsum("ij,ij->i", hull.equations[:, :3], np.cross(*edges(corners, hull.simplices)))
    triangles = np.where(outward[:, None] > 0, hull.simplices, hull.simplices[:, ::-1])
    return Surface(corners, triangles)


def edges(points: np.ndarray, triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two edges of each triangle."""
    a, b, c = (points[triangles[:, n]] for n in range(3))
    return b - a, c - a


def test_the_array_of_a_volume_is_never_copied() -> None:
    array = np.zeros(GRID.shape, np.int16)
    assert Volume(array, GRID).array is array


def test_the_facts_of_the_grid_win_over_what_the_header_says() -> None:
    header = {"Rows": 512, "PixelSpacing": (9, 9), "KVP": 120.0}
    facts = Volume(np.zeros(GRID.shape), GRID, attributes=header).facts()
    assert facts["Rows"] == 3 and facts["Columns"] == 4 and facts["NumberOfSlices"] == 2
    assert facts["PixelSpacing"] == (0.6, 0.5), "row spacing (y) comes first, as in DICOM"
    assert facts["SliceSpacing"] == 2.0 and facts["KVP"] == 120.0


def test_the_slice_spacing_of_a_single_slice_is_its_thickness() -> None:
    grid = Grid.axial((1, 3, 4), (1, 1, 1))
    assert (
        Volume(np.zeros(grid.shape), grid, attributes={"SliceThickness": 5.0}).facts()["SliceSpacing"] == 5.0
    )


def test_attributes_cannot_be_changed_behind_the_back_of_a_volume() -> None:
    header = {"KVP": 120.0}
    volume = Volume(np.zeros(GRID.shape), GRID, attributes=header)
    header["KVP"] = 80.0
    assert volume.attributes["KVP"] == 120.0
    with pytest.raises(TypeError):
        volume.attributes["KVP"] = 80.0  # type: ignore[index]


def test_a_volume_made_from_another_keeps_unit_and_attributes() -> None:
    volume = Volume(np.zeros(GRID.shape), GRID, HU, {"KVP": 120.0}, "head")
    other = volume.with_array(np.ones((1, 1, 1)), Grid.axial((1, 1, 1), (1, 1, 1)))
    assert (other.unit, other.attributes["KVP"], other.name) == (HU, 120.0, "head")


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_volume_knows_when_a_voxel_is_not_a_number(value: float) -> None:
    array = np.zeros(GRID.shape, np.float32)
    assert Volume(array, GRID).finite()
    array[1, 1, 1] = value
    assert not Volume(array, GRID).finite()


@pytest.mark.parametrize(
    "make", [Volume, lambda array, grid: Labels(array, grid, ())], ids=["volume", "labels"]
)
def test_an_array_that_does_not_fit_its_grid_is_refused(make) -> None:
    with pytest.raises(CTSuiteError) as refusal:
        make(np.zeros((4, 3, 2), np.uint8), GRID)
    assert refusal.value.code == "GEOMETRY-SINGULAR"


def test_labels_share_the_memory_of_the_mask_they_are_made_from(mask: np.ndarray) -> None:
    labels = Labels.from_mask(mask, GRID, Segment(1, "bone", TISSUE, BONE))
    assert np.shares_memory(labels.array, mask)
    np.testing.assert_array_equal(labels.mask(1), mask)


@pytest.mark.parametrize("value", [2, 255, 300, 70000])
def test_any_label_value_is_kept(mask: np.ndarray, value: int) -> None:
    labels = Labels.from_mask(mask, GRID, Segment(value, "bone"))
    assert set(np.unique(labels.array)) == {0, value}
    np.testing.assert_array_equal(labels.mask(value), mask)


def test_the_volume_of_a_region_is_its_voxels_times_their_size(mask: np.ndarray) -> None:
    labels = Labels.from_mask(mask, GRID, Segment(1, "bone"))
    assert labels.volume_ml(1) == pytest.approx(5 * 0.5 * 0.6 * 2.0 / 1000)
    assert labels.volume_ml(7) == 0


def test_a_segment_is_found_by_its_name(mask: np.ndarray) -> None:
    labels = Labels.from_mask(mask, GRID, Segment(1, "bone"))
    assert labels.segment("bone").value == 1
    with pytest.raises(KeyError):
        labels.segment("liver")


def test_labels_with_a_sign_are_refused() -> None:
    with pytest.raises(TypeError, match="unsigned"):
        Labels(np.zeros(GRID.shape, np.int16), GRID, ())


@given(st.tuples(*[st.floats(-500, 500)] * 3), st.tuples(*[st.floats(0.1, 300)] * 3))
def test_a_box_has_the_volume_and_the_area_of_its_edges(low, size) -> None:
    a, b, c = size
    surface = box(np.array(low), np.array(low) + size)
    assert surface.volume_mm3 == pytest.approx(a * b * c, rel=1e-6)
    assert surface.area_mm2 == pytest.approx(2 * (a * b + b * c + c * a), rel=1e-6)


@given(st.tuples(*[st.floats(-180, 180)] * 3))
def test_a_surface_does_not_change_its_size_when_it_is_turned(angles) -> None:
    surface = box(np.zeros(3), np.array([30.0, 20.0, 10.0]))
    turned = surface.points_lps_mm @ Rotation.from_euler("xyz", angles, degrees=True).as_matrix().T + 800
    assert Surface(turned, surface.triangles).volume_mm3 == pytest.approx(6000, rel=1e-9)


def test_a_fine_sphere_has_the_volume_and_the_area_of_its_formula() -> None:
    n = 4000
    up = 1 - (2 * np.arange(n) + 1) / n
    around = np.pi * (1 + 5**0.5) * np.arange(n)
    flat = np.sqrt(1 - up**2)
    points = 25.0 * np.column_stack([flat * np.cos(around), flat * np.sin(around), up])
    hull = ConvexHull(points)
    turn = np.einsum("ij,ij->i", hull.equations[:, :3], np.cross(*edges(points, hull.simplices)))
    sphere = Surface(points, np.where(turn[:, None] > 0, hull.simplices, hull.simplices[:, ::-1]))
    assert sphere.volume_mm3 == pytest.approx(4 / 3 * np.pi * 25**3, rel=3e-3)
    assert sphere.area_mm2 == pytest.approx(4 * np.pi * 25**2, rel=3e-3)


def test_a_surface_turned_inside_out_encloses_a_negative_volume() -> None:
    surface = box(np.zeros(3), np.ones(3))
    assert Surface(surface.points_lps_mm, surface.triangles[:, ::-1]).volume_mm3 == pytest.approx(-1)


def test_a_surface_without_triangles_has_no_size() -> None:
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), int))
    assert empty.volume_mm3 == 0 and empty.area_mm2 == 0


@pytest.mark.parametrize(("points", "triangles"), [((4, 2), (1, 3)), ((4, 3), (1, 4)), ((12,), (1, 3))])
def test_a_surface_of_another_shape_is_refused(points, triangles) -> None:
    with pytest.raises(TypeError):
        Surface(np.zeros(points), np.zeros(triangles, int))


def test_the_length_of_a_helix_converges_to_its_formula() -> None:
    turn = np.linspace(0, 2 * np.pi, 2001)
    helix = Curve(np.column_stack([40 * np.cos(turn), 40 * np.sin(turn), 60 * turn / (2 * np.pi)]))
    assert helix.length_mm == pytest.approx(np.hypot(2 * np.pi * 40, 60), rel=1e-5)


def test_a_closed_curve_counts_the_way_back() -> None:
    corners = np.array([[0, 0, 0], [3, 0, 0], [3, 4, 0]], float)
    assert Curve(corners).length_mm == 7
    assert Curve(corners, closed=True).length_mm == 12


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("count", [0, 1])
def test_a_curve_of_fewer_than_two_points_has_no_length(count: int, closed: bool) -> None:
    assert Curve(np.zeros((count, 3)), closed).length_mm == 0


def test_a_curve_of_flat_points_is_refused() -> None:
    with pytest.raises(TypeError):
        Curve(np.zeros((5, 2)))


@given(
    CLOUDS, st.tuples(*[st.floats(-180, 180)] * 3), st.tuples(*[st.floats(-500, 500)] * 3), st.floats(0.2, 5)
)
def test_the_inverse_of_a_transform_brings_points_back(points, angles, shift, scale) -> None:
    matrix = np.eye(4)
    matrix[:3, :3] = scale * Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    matrix[:3, 3] = shift
    transform = Transform(matrix)
    np.testing.assert_allclose(transform.inverse().apply(transform.apply(points)), points, atol=1e-6)
    apart = np.linalg.norm(np.diff(points, axis=0), axis=1)
    np.testing.assert_allclose(
        np.linalg.norm(np.diff(transform.apply(points), axis=0), axis=1), scale * apart
    )


@pytest.mark.parametrize("matrix", [np.zeros((4, 4)), np.eye(3), np.full((4, 4), np.nan)])
def test_a_transform_without_inverse_is_refused(matrix: np.ndarray) -> None:
    with pytest.raises(CTSuiteError) as refusal:
        Transform(matrix)
    assert refusal.value.code == "GEOMETRY-SINGULAR"


@pytest.mark.parametrize("value", [12.5, np.float32(12.5), np.float64(12.5)])
def test_a_measurement_goes_into_a_json_document_whatever_number_type_it_has(value: float) -> None:
    anchors = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
    made = Measurement("length", "Femur", value, MM, LENGTH, anchors, "head", "Distance of two points.")
    assert json.loads(json.dumps(made.as_dict())) == {
        "kind": "length",
        "name": "Femur",
        "value": 12.5,
        "unit": "mm",
        "unit_code": {"CodeValue": "mm", "CodingSchemeDesignator": "UCUM", "CodeMeaning": "millimeter"},
        "code": {"CodeValue": "410668003", "CodingSchemeDesignator": "SCT", "CodeMeaning": "Length"},
        "anchors_lps_mm": [[1, 2, 3], [4, 5, 6]],
        "source": "head",
        "method": "Distance of two points.",
        "uncertainty": None,
    }


def test_a_measurement_without_points_has_an_empty_list_of_them() -> None:
    assert (
        Measurement("volume", "Bone", 1.0, units.ML, Code("1", "99", "x")).as_dict()["anchors_lps_mm"] == []
    )


def test_a_table_is_read_by_rows_and_its_columns_have_one_length() -> None:
    table = Table((Column("Bone", None, ("tibia", "femur")), Column("Length", MM, (380.0, 460.0))))
    assert list(table.rows()) == [("tibia", 380.0), ("femur", 460.0)]
    assert table.as_dict()["columns"][1] == {"name": "Length", "unit": "mm", "values": [380.0, 460.0]}
    with pytest.raises(TypeError, match="one length"):
        Table((Column("a", None, (1,)), Column("b", None, (1, 2))))


def test_no_two_units_share_a_code() -> None:
    codes = [unit.ucum for unit in units.ALL]
    assert len(set(codes)) == len(codes)
    declared = [value for value in vars(units).values() if isinstance(value, units.Unit)]
    assert set(declared) == set(units.ALL)


def test_a_table_never_shows_a_zero_with_a_minus_sign() -> None:
    values = Column("Cost", None, (-0.0, "text", None, -1.5)).values
    assert [str(value) for value in values] == ["0.0", "text", "None", "-1.5"]
