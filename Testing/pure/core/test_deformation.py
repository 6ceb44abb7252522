"""A deformation maps points both ways, inverts itself and refuses what it cannot do."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage
from scipy.spatial.transform import Rotation

from ctsuite.core.deformation import Deformation
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid


@pytest.fixture
def deformation() -> Deformation:
    turn = Rotation.from_euler("xyz", [10, -20, 30], degrees=True).as_matrix()
    grid = Grid((12, 14, 16), (4.0, 5.0, 6.0), (-20.0, 10.0, 30.0), tuple(map(tuple, turn)))
    field = ndimage.gaussian_filter(np.random.default_rng(0).normal(size=(*grid.shape, 3)), (2, 2, 2, 0)) * 25
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", [4, 3, -6], degrees=True).as_matrix() * 1.1
    matrix[:3, 3] = (5.0, -4.0, 3.0)
    return Deformation(matrix, "bent", displacements_mm=field, grid=grid)


@pytest.fixture
def places(deformation) -> np.ndarray:
    index = np.random.default_rng(1).uniform(2, 9, (60, 3))
    return deformation.grid.index_to_lps(index)


def test_a_point_of_the_fixed_image_is_turned_back_and_displaced(deformation):
    node = deformation.grid.index_to_lps([3.0, 4.0, 5.0])
    expected = np.linalg.inv(deformation.matrix_lps) @ [*node, 1.0]
    np.testing.assert_allclose(
        deformation.to_moving(node), expected[:3] + deformation.displacements_mm[5, 4, 3], atol=1e-9
    )


def test_there_and_back_is_where_it_began(deformation, places):
    np.testing.assert_allclose(deformation.apply(deformation.to_moving(places)), places, atol=1e-3)


def test_beyond_the_grid_the_displacements_of_the_border_go_on(deformation):
    beyond, border = deformation.grid.index_to_lps([[-9.0, 4, 5], [0.0, 4, 5]])
    np.testing.assert_allclose(deformation.displacement(beyond), deformation.displacement(border), atol=1e-12)


def test_the_inverse_takes_points_the_other_way(deformation, places):
    inverse = deformation.inverse()
    moving = deformation.to_moving(places)
    assert np.abs(inverse.to_moving(moving) - places).max() < 0.3  # interpolated between nodes 4 mm apart
    assert np.abs(inverse.apply(places) - moving).max() < 0.3


def test_all_displacements_hold_the_linear_part(deformation):
    whole = Deformation(np.eye(4), displacements_mm=deformation.total_displacements(), grid=deformation.grid)
    middle = deformation.grid.index_to_lps([5.3, 6.1, 4.7])
    np.testing.assert_allclose(whole.to_moving(middle), deformation.to_moving(middle), atol=1e-9)


def test_where_a_field_bends_too_much_no_point_is_made_up():
    grid = Grid.axial((5, 5, 9), (2.0, 2.0, 2.0))
    field = np.zeros((5, 5, 9, 3))
    field[:, :, 4:, 0] = 9.0
    torn = Deformation(np.eye(4), "torn", displacements_mm=field, grid=grid)
    assert np.isnan(torn.apply([10.0, 4.0, 4.0])).any()
    with pytest.raises(CTSuiteError, match="torn") as caught:
        torn.inverse()
    assert caught.value.code == "GEOMETRY-SINGULAR"


@pytest.mark.parametrize("what", ["shape", "numbers", "matrix"])
def test_a_field_that_is_none_is_refused(what):
    grid = Grid.axial((3, 4, 5), (1.0, 1.0, 1.0))
    field = np.zeros((3, 4, 5, 3)) if what != "shape" else np.zeros((5, 4, 3, 3))
    if what == "numbers":
        field[0, 0, 0, 0] = np.nan
    with pytest.raises(CTSuiteError) as caught:
        Deformation(np.zeros((4, 4)) if what == "matrix" else np.eye(4), displacements_mm=field, grid=grid)
    assert caught.value.code == "GEOMETRY-SINGULAR"
