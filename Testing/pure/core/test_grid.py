"""Geometry holds for every grid: oblique, anisotropic, sheared, far from the origin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.spatial.transform import Rotation

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid, lps_matrix_to_ras, lps_to_ras, ras_to_lps

LENGTH = st.floats(0.05, 12.0)
PLACE = st.floats(-2000.0, 2000.0)
SIZE = st.integers(1, 2000)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Grids with any rotation, mirrored or not, and up to 30 degrees of gantry tilt."""
    angles = draw(st.tuples(*[st.floats(-180, 180)] * 3))
    direction = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    tilt = np.radians(draw(st.floats(-30, 30)))
    direction[:, 2] = np.cos(tilt) * direction[:, 2] + np.sin(tilt) * direction[:, 1]
    direction[:, 2] *= draw(st.sampled_from([1, -1]))
    return Grid(
        draw(st.tuples(SIZE, SIZE, SIZE)),
        draw(st.tuples(LENGTH, LENGTH, LENGTH)),
        draw(st.tuples(PLACE, PLACE, PLACE)),
        tuple(map(tuple, direction)),
    )


POINTS = hnp.arrays(float, st.tuples(st.integers(1, 5), st.just(3)), elements=st.floats(-3000, 3000))


@given(grids(), POINTS)
def test_a_position_survives_the_way_to_the_index_and_back(grid: Grid, points: np.ndarray) -> None:
    np.testing.assert_allclose(grid.index_to_lps(grid.lps_to_index(points)), points, atol=1e-6)


@given(grids(), POINTS)
def test_ras_and_lps_differ_by_the_sign_of_the_first_two_axes_only(grid: Grid, points: np.ndarray) -> None:
    homogeneous = np.column_stack([points, np.ones(len(points))])
    lps = grid.index_to_lps(points)
    ras = (homogeneous @ grid.ijk_to_ras.T)[:, :3]
    np.testing.assert_allclose(ras, lps * (-1, -1, 1), atol=1e-6)
    np.testing.assert_array_equal(ras_to_lps(lps_to_ras(points)), points)
    np.testing.assert_allclose(grid.ras_to_ijk @ grid.ijk_to_ras, np.eye(4), atol=1e-6)


@given(grids())
def test_a_grid_is_made_again_from_its_own_matrices(grid: Grid) -> None:
    assert Grid.from_ijk_to_lps(grid.ijk_to_lps, grid.shape).matches(grid)
    assert Grid.from_ijk_to_ras(grid.ijk_to_ras, grid.shape).matches(grid)


@given(grids())
def test_neighbouring_voxels_lie_one_spacing_apart_along_each_axis(grid: Grid) -> None:
    steps = grid.index_to_lps(np.eye(3)) - grid.index_to_lps(np.zeros(3))
    np.testing.assert_allclose(np.linalg.norm(steps, axis=1), grid.spacing_mm, rtol=1e-9)
    assert grid.finest_spacing_mm == min(grid.spacing_mm)


@given(grids())
def test_the_volume_of_a_voxel_is_the_triple_product_of_its_edges(grid: Grid) -> None:
    i, j, k = grid.index_to_lps(np.eye(3)) - grid.index_to_lps(np.zeros(3))
    assert grid.voxel_volume_mm3 == pytest.approx(abs(np.dot(i, np.cross(j, k))), rel=1e-9)


@given(grids())
def test_every_voxel_centre_is_inside_and_what_lies_a_voxel_further_is_not(grid: Grid) -> None:
    last = np.array(grid.shape[::-1]) - 1.0
    assert grid.contains_lps(grid.index_to_lps([np.zeros(3), last, last / 2])).all()
    assert not grid.contains_lps(grid.index_to_lps([-np.ones(3), last + 1])).any()
    np.testing.assert_allclose(grid.corners_lps_mm().mean(axis=0), grid.centre_lps_mm, atol=1e-6)


@given(grids(), st.floats(0.01, 50.0), st.sampled_from([0, 1, 2]))
def test_a_shift_is_seen_beyond_the_tolerance_and_said_in_words(grid: Grid, shift: float, axis: int) -> None:
    origin = list(grid.origin_lps_mm)
    origin[axis] += shift
    other = Grid(grid.shape, grid.spacing_mm, tuple(origin), grid.direction_lps)
    assert not grid.matches(other)
    assert "mm apart" in str(grid.difference(other))
    assert grid.matches(other, tolerance_mm=shift * 1.01)


def test_a_spacing_that_differs_a_little_is_seen_at_the_far_end() -> None:
    grid = Grid.axial((1000, 10, 10), (1, 1, 1))
    assert not grid.matches(Grid.axial((1000, 10, 10), (1, 1, 1.001)))
    assert grid.matches(Grid.axial((1000, 10, 10), (1, 1, 1 + 1e-7)))


def test_a_different_size_is_named_in_the_order_columns_rows_slices() -> None:
    difference = Grid.axial((3, 4, 5), (1, 1, 1)).difference(Grid.axial((3, 4, 6), (1, 1, 1)))
    assert difference == "size (5, 4, 3) against (6, 4, 3) voxels"


def test_the_first_index_runs_to_the_left_of_the_patient_in_an_axial_grid() -> None:
    grid = Grid.axial((10, 20, 30), (0.5, 0.7, 2.0), (-100, -50, 7))
    np.testing.assert_allclose(grid.index_to_lps([1, 2, 3]), [-99.5, -48.6, 13.0])
    np.testing.assert_allclose(grid.ijk_to_ras @ [1, 2, 3, 1], [99.5, 48.6, 13.0, 1])
    assert grid.voxel_volume_mm3 == pytest.approx(0.7)
    assert grid.is_orthogonal


def test_a_tilted_gantry_is_not_orthogonal_and_has_the_smaller_voxel() -> None:
    tilt = np.radians(20)
    direction = ((1, 0, 0), (0, 1, np.sin(tilt)), (0, 0, np.cos(tilt)))
    grid = Grid((4, 4, 4), (1, 1, 2), direction_lps=direction)
    assert not grid.is_orthogonal
    assert grid.voxel_volume_mm3 == pytest.approx(2 * np.cos(tilt))


@given(grids())
def test_a_map_between_points_means_the_same_in_both_frames(grid: Grid) -> None:
    matrix = grid.ijk_to_lps
    point = np.array([3.0, -2.0, 5.0])
    moved = (matrix @ [*point, 1])[:3]
    moved_ras = (lps_matrix_to_ras(matrix) @ [*lps_to_ras(point), 1])[:3]
    np.testing.assert_allclose(ras_to_lps(moved_ras), moved, atol=1e-6)


@pytest.mark.parametrize(
    ("shape", "spacing", "origin", "direction"),
    [
        ((0, 4, 4), (1, 1, 1), (0, 0, 0), np.eye(3)),
        ((4, 4), (1, 1, 1), (0, 0, 0), np.eye(3)),
        ((4, 4, 4), (1, 0, 1), (0, 0, 0), np.eye(3)),
        ((4, 4, 4), (1, -1, 1), (0, 0, 0), np.eye(3)),
        ((4, 4, 4), (1, float("nan"), 1), (0, 0, 0), np.eye(3)),
        ((4, 4, 4), (1, 1), (0, 0, 0), np.eye(3)),
        ((4, 4, 4), (1, 1, 1), (0, float("inf"), 0), np.eye(3)),
        ((4, 4, 4), (1, 1, 1), (0, 0), np.eye(3)),
        ((4, 4, 4), (1, 1, 1), (0, 0, 0), [[1, 1, 0], [0, 0, 0], [0, 0, 1]]),
        ((4, 4, 4), (1, 1, 1), (0, 0, 0), [[1, 0], [0, 1]]),
    ],
    ids=[
        "no slice",
        "two sizes",
        "no spacing",
        "negative",
        "not a number",
        "two spacings",
        "infinite",
        "flat origin",
        "parallel axes",
        "two axes",
    ],
)
def test_a_geometry_that_spans_no_space_is_refused(shape, spacing, origin, direction) -> None:
    with pytest.raises(CTSuiteError) as refusal:
        Grid(shape, spacing, origin, tuple(map(tuple, np.array(direction))))
    assert refusal.value.code == "GEOMETRY-SINGULAR"


def test_a_matrix_with_an_empty_axis_is_refused() -> None:
    with pytest.raises(CTSuiteError) as refusal:
        Grid.from_ijk_to_lps(np.diag([1.0, 0.0, 1.0, 1.0]), (2, 2, 2))
    assert refusal.value.code == "GEOMETRY-SINGULAR"
