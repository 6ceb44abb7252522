"""Planes in radiological convention and directions as letters."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.ct.picture.view import Plane, View, letters, point_text, position_text
from ctsuite.ct.planes import PLANES

from .conftest import turned_grids

EDGES = {"axial": ("R", "L", "A", "P"), "coronal": ("R", "L", "S", "I"), "sagittal": ("A", "P", "S", "I")}


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ((1, 0, 0), "L"),
        ((0, -3, 0), "A"),
        ((0, 0, -1), "I"),
        ((1, 0.05, 0), "L"),
        ((0.6, 0.8, 0), "PL"),
        ((-0.8, -0.6, 0), "RA"),
        ((-0.5, 0.4, 0.76), "SRP"),
    ],
)
def test_a_direction_is_named_strongest_component_first(direction, expected):
    assert letters(direction) == expected


@pytest.mark.parametrize("plane", PLANES)
def test_every_order_and_flip_of_the_axes_gives_the_same_convention(plane):
    for grid in turned_grids():
        view = Plane.of(grid, plane).view(grid, 3, (64, 48))
        assert view.edges() == EDGES[plane]


@pytest.mark.parametrize("plane", PLANES)
def test_every_order_and_flip_of_the_axes_shows_the_whole_plane(plane):
    for grid in turned_grids():
        axes = Plane.of(grid, plane)
        view = axes.view(grid, 3, (64, 48))
        corners = view.project(grid.corners_lps_mm())
        assert corners.min() > -0.5
        assert (corners.max(axis=0) < (63.5, 47.5)).all()


def test_an_oblique_acquisition_is_named_by_combined_letters_and_said_to_be_oblique():
    c, s = np.cos(np.radians(30)), np.sin(np.radians(30))
    grid = Grid((9, 9, 9), (1, 1, 1), (0, 0, 0), ((c, -s, 0), (s, c, 0), (0, 0, 1)))
    axial = Plane.of(grid, "axial")
    coronal = Plane.of(grid, "coronal")
    assert axial.view(grid, 4, (64, 64)).edges() == ("RA", "LP", "AL", "PR")
    assert axial.title(grid) == "Axial"
    assert coronal.title(grid) == "Coronal (oblique)"


def test_a_tilted_gantry_keeps_right_angles_in_the_picture():
    tilt = np.radians(20)
    grid = Grid((9, 9, 9), (1, 1, 1), (0, 0, 0), ((1, 0, 0), (0, 1, np.sin(tilt)), (0, 0, np.cos(tilt))))
    view = Plane.of(grid, "sagittal").view(grid, 4, (64, 64))
    assert abs(float(view.right @ view.down)) < 1e-12


def test_pixels_project_onto_themselves():
    grid = Grid.axial((5, 6, 7), (1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    view = Plane.of(grid, "coronal").view(grid, 2, (31, 17))
    projected = view.project(view.pixels_lps_mm())
    assert np.allclose(projected[..., 0], np.arange(31)[None, :])
    assert np.allclose(projected[..., 1], np.arange(17)[:, None])
    assert np.allclose(view.distance_mm(view.pixels_lps_mm()), 0)


def test_a_point_before_the_picture_plane_has_its_distance():
    view = View((10, 10), np.zeros(3), np.array([1.0, 0, 0]), np.array([0, 1.0, 0]), 1.0)
    assert view.distance_mm([[3.0, 4.0, -7.0]]) == pytest.approx(7.0)


def test_positions_are_written_with_a_letter_for_the_side():
    assert position_text((-12.34, 0, 0), 0) == "R 12.3 mm"
    assert position_text((0, 0, 5), 2) == "S 5.0 mm"
    assert point_text((-12.34, 45.0, -1.0)) == "R 12.3, P 45.0, I 1.0 mm"


def test_an_unknown_plane_is_refused():
    with pytest.raises(ValueError, match="axial"):
        Plane.of(Grid.axial((2, 2, 2), (1, 1, 1)), "tangential")
