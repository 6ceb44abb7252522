"""Distances to a surface against planes, boxes and an exhaustive search."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.surface import Distance, Surface
from ctsuite.core.surface_distance import between, distances_to_surface, samples, summary
from ctsuite.core.task import Task

SEED = st.integers(0, 2**32 - 1)


def exhaustive(points: np.ndarray, surface: Surface, steps: int = 60) -> np.ndarray:
    """Upper bound of the distance: the nearest of many places on every triangle."""
    u, v = np.meshgrid(np.linspace(0, 1, steps), np.linspace(0, 1, steps))
    u, v = u[u + v <= 1 + 1e-12], v[u + v <= 1 + 1e-12]
    a, b, c = (np.asarray(surface.points_lps_mm)[surface.triangles[:, n]] for n in range(3))
    places = a[:, None] + u[:, None] * (b - a)[:, None] + v[:, None] * (c - a)[:, None]
    return np.linalg.norm(places.reshape(1, -1, 3) - points[:, None], axis=2).min(axis=1)


def soup(random: np.random.Generator, count: int) -> Surface:
    """Triangles of very different sizes, some of them without area."""
    sizes = 10.0 ** random.uniform(-2, 1.3, (count, 1, 1))
    corners = random.normal(0, 10, (count, 1, 3)) + sizes * random.normal(0, 1, (count, 3, 3))
    corners[0, 2] = (corners[0, 0] + corners[0, 1]) / 2
    corners[1] = corners[1, :1]
    return Surface(corners.reshape(-1, 3), np.arange(3 * count).reshape(-1, 3))


@given(SEED)
@settings(max_examples=30)
def test_no_place_on_the_surface_is_nearer_and_one_is_as_near(seed):
    random = np.random.default_rng(seed)
    surface, points = soup(random, 12), random.normal(0, 15, (15, 3))
    found, bound = distances_to_surface(points, surface), exhaustive(points, surface)
    assert (found <= bound + 1e-9).all()
    assert (bound - found <= 1.5).all()
    each = [distances_to_surface(points, Surface(surface.points_lps_mm, t[None])) for t in surface.triangles]
    np.testing.assert_allclose(np.min(each, axis=0), found, atol=1e-6)


@pytest.mark.parametrize(
    ("point", "distance"),
    [
        ((0.2, 0.2, 3), 3),
        ((0.25, 0.25, 0), 0),
        ((-3, -4, 0), 5),
        ((0.5, -2, 0), 2),
        ((1, 1, 0), np.sqrt(0.5)),
        ((4, 0, 4), 5),
        ((0, 13, -5), 13),
    ],
    ids=["face", "on it", "corner", "edge", "slanted edge", "corner across", "far corner"],
)
def test_a_point_is_measured_to_face_edge_or_corner(point, distance):
    triangle = Surface(np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]), np.array([[0, 1, 2]]))
    assert distances_to_surface(np.array([point]), triangle)[0] == pytest.approx(distance, abs=1e-9)


def test_a_fine_mesh_between_large_triangles_is_found():
    floor = np.array([[-100.0, -100, 0], [100, -100, 0], [0, 200, 0]])
    random = np.random.default_rng(1)
    tiny = random.uniform(-5, 5, (400, 1, 3)) * (1, 1, 0) + (0, 0, 4) + random.normal(0, 0.01, (400, 3, 3))
    surface = Surface(np.vstack([floor, tiny.reshape(-1, 3)]), np.arange(3 * 401).reshape(-1, 3))
    points = tiny[:, 0] + (0, 0, 0.5)
    assert np.abs(distances_to_surface(points, surface) - 0.5).max() < 0.06
    assert distances_to_surface(np.array([[60.0, -60, 1]]), surface)[0] == pytest.approx(1)


def test_the_summary_holds_maximum_mean_and_95_percent():
    assert summary(np.arange(101.0)) == Distance(100.0, 50.0, pytest.approx(95.0))
    assert summary(np.empty(0)) == Distance(0.0, 0.0, 0.0)


def test_places_count_by_their_area_but_the_largest_distance_always():
    found = summary(np.array([5.0, 1.0, 2.0]), np.array([0.0, 3.0, 1.0]))
    assert (found.maximum_mm, found.mean_mm) == (5.0, 1.25)
    assert found.percentile95_mm < 5.0


def test_a_large_triangle_is_measured_inside_too_and_areas_add_up():
    surface = Surface(np.array([[0.0, 0, 0], [6, 0, 0], [0, 6, 0], [99, 99, 99]]), np.array([[0, 1, 2]]))
    points, areas = samples(surface, 2.0)
    assert points[:4].tolist() == surface.points_lps_mm.tolist() and areas[:4].tolist() == [0, 0, 0, 0]
    assert len(points) == 4 + 25 and areas.sum() == pytest.approx(surface.area_mm2)
    assert (areas[4:, None] * points[4:]).sum(axis=0) / 18 == pytest.approx([2, 2, 0])
    whole, share = samples(surface, 10.0)
    assert len(whole) == 4 and share.tolist() == [6, 6, 6, 0]


def dented(height: float) -> tuple[Surface, Surface]:
    """A square of two large triangles, and the same square with a bump over the middle of one of them."""
    flat = Surface(np.array([[0.0, 0, 0], [9, 0, 0], [9, 9, 0], [0, 9, 0]]), np.array([[0, 1, 2], [0, 2, 3]]))
    points = np.vstack([flat.points_lps_mm, [[6.0, 3, height]]])
    return flat, Surface(points, np.array([[0, 1, 4], [1, 2, 4], [2, 0, 4], [0, 2, 3]]))


def test_surfaces_are_compared_in_both_directions_and_between_vertices():
    flat, bump = dented(2.0)
    found = between(flat, bump, 0.5)
    # the vertices of the flat one lie on the other: one direction at vertices alone would find nothing
    assert found.of_first_mm == pytest.approx(np.zeros(4), abs=1e-12)
    assert found.summary.maximum_mm == pytest.approx(2.0)
    assert between(bump, flat, 0.5).summary.maximum_mm == pytest.approx(2.0)
    assert between(bump, flat, 0.5).of_first_mm[4] == pytest.approx(2.0)
    places, areas = samples(Surface(bump.points_lps_mm, bump.triangles[:3]), 0.5)
    mean = np.average(distances_to_surface(places, flat), weights=areas)
    assert mean == pytest.approx(2.0 / 3)  # of a pyramid's height


def test_vtk_finds_the_same_largest_distances():
    vtk = pytest.importorskip("vtkmodules.vtkFiltersModeling", reason="needs VTK")
    from ctsuite.ct.surface import vtk_mesh

    random = np.random.default_rng(3)
    one, other = soup(random, 60), soup(random, 60)
    compare = vtk.vtkHausdorffDistancePointSetFilter()
    compare.SetInputData(0, vtk_mesh.mesh(one))
    compare.SetInputData(1, vtk_mesh.mesh(other))
    compare.SetTargetDistanceMethodToPointToCell()
    compare.Update()
    there = distances_to_surface(one.points_lps_mm, other)
    back = distances_to_surface(other.points_lps_mm, one)
    assert (there.max(), back.max()) == pytest.approx(compare.GetRelativeDistance(), rel=1e-5)
    assert max(there.max(), back.max()) == pytest.approx(compare.GetHausdorffDistance(), rel=1e-5)


def test_nothing_is_infinitely_far_and_no_point_has_no_distance():
    nothing = Surface(np.empty((0, 3)), np.empty((0, 3), int))
    assert np.isinf(distances_to_surface(np.zeros((2, 3)), nothing)).all()
    triangle = Surface(np.eye(3), np.array([[0, 1, 2]]))
    assert distances_to_surface(np.empty((0, 3)), triangle).shape == (0,)


def test_a_long_search_can_be_cancelled():
    with pytest.raises(CTSuiteError) as caught:
        distances_to_surface(
            np.zeros((5, 3)), soup(np.random.default_rng(1), 9), Task(cancelled=lambda: True)
        )
    assert caught.value.code == "RUN-CANCELLED"
