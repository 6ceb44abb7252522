"""Anchors in 3-D views: which point of a line of sight is meant, and whether it is hidden."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy.spatial import ConvexHull
from scipy.spatial.transform import Rotation

from ctsuite.core.anchors import (
    AnchorRule,
    behind_opacity,
    behind_surfaces,
    on_maximum,
    on_opacity,
    on_surfaces,
)
from ctsuite.core.grid import Grid
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume

OBLIQUE = tuple(map(tuple, Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()))
CENTRE = np.array([0.0, 0.0, 100.0])
VALUES, OPACITIES = (0.0, 100.0), (0.0, 1.0)


def ball(centre, radius: float, count: int = 4000) -> Surface:
    """A sphere with vertices all over it."""
    n = np.arange(count) + 0.5
    z, turn = 1 - 2 * n / count, n * np.pi * (3 - 5**0.5)
    points = np.stack([np.cos(turn), np.sin(turn), z], -1)
    points[:, :2] *= np.sqrt(1 - z**2)[:, None]
    return Surface(radius * points + np.asarray(centre, dtype=float), ConvexHull(points).simplices, "ball")


@pytest.fixture
def two_balls() -> list[Surface]:
    return [ball(CENTRE, 20), ball((0, 0, 40), 10)]


def test_the_exact_hit_lies_on_the_surface_that_is_seen_first(two_balls) -> None:
    found = on_surfaces(two_balls, (3, 2, 0), (0, 0, 5), AnchorRule.HIT)
    assert found is not None and found.surface == 1
    true = 40 - np.sqrt(100 - 9 - 4)
    np.testing.assert_allclose(found.point_lps_mm, [3, 2, true], atol=0.02)
    assert found.way_mm == pytest.approx(found.point_lps_mm[2], abs=1e-9)
    beside = on_surfaces(two_balls, (12, 0, 0), (0, 0, 1), AnchorRule.HIT)
    assert beside is not None and beside.surface == 0


def test_a_vertex_anchor_is_the_corner_of_the_hit_triangle_that_is_nearest_to_the_hit(two_balls) -> None:
    rng = np.random.default_rng(4)
    for _ in range(50):
        origin = np.array([*rng.uniform(-8, 8, 2), 0.0])
        exact = on_surfaces(two_balls, origin, (0, 0, 1), AnchorRule.HIT)
        vertex = on_surfaces(two_balls, origin, (0, 0, 1), AnchorRule.VERTEX)
        assert exact is not None and vertex is not None and exact.triangle == vertex.triangle
        surface = two_balls[vertex.surface]
        corners = surface.points_lps_mm[surface.triangles[vertex.triangle]]
        distances = np.linalg.norm(corners - exact.point_lps_mm, axis=1)
        np.testing.assert_array_equal(vertex.point_lps_mm, corners[distances.argmin()])


def test_hits_agree_with_the_locator_of_vtk(two_balls) -> None:
    vtk = pytest.importorskip("vtkmodules.vtkCommonDataModel")
    core = pytest.importorskip("vtkmodules.vtkCommonCore")
    surface = two_balls[0]
    points, mesh = core.vtkPoints(), vtk.vtkPolyData()
    points.SetDataTypeToDouble()
    for point in surface.points_lps_mm:
        points.InsertNextPoint(point)
    cells = vtk.vtkCellArray()
    for triangle in surface.triangles:
        cells.InsertNextCell(3, triangle.tolist())
    mesh.SetPoints(points)
    mesh.SetPolys(cells)
    tree = vtk.vtkStaticCellLocator()
    tree.SetDataSet(mesh)
    tree.BuildLocator()
    rng = np.random.default_rng(6)
    for _ in range(100):
        eye, target = rng.uniform(-60, 60, 3) + CENTRE, rng.uniform(-12, 12, 3) + CENTRE
        end = eye + 3 * (target - eye)
        place, cell = [0.0] * 3, core.reference(-1)
        met = tree.IntersectWithLine(
            eye, end, 1e-9, core.reference(0.0), place, [0.0] * 3, core.reference(0), cell
        )
        mine = on_surfaces([surface], eye, target - eye, AnchorRule.HIT)
        if np.linalg.norm(eye - CENTRE) > 20:
            assert met and mine is not None
            np.testing.assert_allclose(mine.point_lps_mm, place, atol=1e-6)


def test_a_ray_through_an_edge_or_a_corner_does_not_slip_through() -> None:
    """The octahedron is hit at every corner and at the middle of every edge."""
    corners = np.vstack([np.eye(3), -np.eye(3)])
    faces = [
        (i, j, k) for i, j, k in ((0 + 3 * a, 1 + 3 * b, 2 + 3 * c) for a, b, c in product((0, 1), repeat=3))
    ]
    shape = Surface(corners * 10, np.array(faces))
    targets = [corners[n] * 10 for n in range(6)]
    targets += [(corners[i] + corners[j]) * 5 for i, j in permutations(range(6), 2) if (i - j) % 3]
    for target in targets:
        found = on_surfaces([shape], target * 4, -target, AnchorRule.HIT)
        assert found is not None
        np.testing.assert_allclose(found.point_lps_mm, target, atol=1e-9)


def test_a_line_of_sight_that_meets_nothing_has_no_anchor(two_balls) -> None:
    assert on_surfaces(two_balls, (50, 0, 0), (0, 0, 1)) is None
    assert on_surfaces([], (0, 0, 0), (0, 0, 1)) is None
    assert on_surfaces(two_balls, (0, 0, 200), (0, 0, 1)) is None, "what is behind the viewer"


@pytest.mark.parametrize("direction", [(0, 0, 0), (np.nan, 0, 1)])
def test_a_line_of_sight_without_direction_is_an_error(two_balls, direction) -> None:
    with pytest.raises(ValueError, match="line of sight"):
        on_surfaces(two_balls, (0, 0, 0), direction)


@pytest.fixture
def ramp() -> Volume:
    """An image that rises by 5 a mm along the third axis of an oblique grid, from 0."""
    grid = Grid((40, 24, 28), (0.8, 0.9, 2.0), (5.0, -7, 11), OBLIQUE)
    k = np.indices(grid.shape)[0]
    return Volume((10 * k).astype(np.int16), grid, name="ramp")


def test_a_volume_anchor_lies_where_the_opacity_first_reaches_the_threshold(ramp) -> None:
    axis = np.array(OBLIQUE)[:, 2]
    for threshold, slanted in ((0.25, 0.0), (0.5, 0.4), (0.9, -0.3)):
        direction = axis + slanted * np.array(OBLIQUE)[:, 0]
        start = ramp.grid.index_to_lps([14, 12, 0]) - 60 * direction
        found = on_opacity(ramp, start, direction, VALUES, OPACITIES, threshold)
        assert found is not None and found.rule is AnchorRule.OPACITY
        depth = (found.point_lps_mm - ramp.grid.index_to_lps([0, 0, 0])) @ axis
        assert depth == pytest.approx(100 * threshold / 5, abs=0.01)
        assert found.value == pytest.approx(100 * threshold, abs=0.05)
        away = found.point_lps_mm - start
        assert np.linalg.norm(np.cross(away, direction)) < 1e-6 * np.linalg.norm(away)


def test_a_rendering_that_is_never_opaque_enough_has_no_anchor(ramp) -> None:
    axis = np.array(OBLIQUE)[:, 2]
    start = ramp.grid.index_to_lps([14, 12, 0]) - 60 * axis
    assert on_opacity(ramp, start, axis, VALUES, (0.0, 0.3), 0.5) is None
    assert on_opacity(ramp, start, -axis, VALUES, OPACITIES) is None, "the volume is behind the viewer"


def test_a_rendering_that_is_opaque_at_once_is_met_at_its_border(ramp) -> None:
    axis = -np.array(OBLIQUE)[:, 2]
    start = ramp.grid.index_to_lps([14, 12, 39]) - 60 * axis
    found = on_opacity(ramp, start, axis, VALUES, OPACITIES)
    assert found is not None
    assert ramp.grid.lps_to_index(found.point_lps_mm)[2] == pytest.approx(39.5, abs=1e-3)


def test_what_is_cropped_away_is_not_met(ramp) -> None:
    axis = -np.array(OBLIQUE)[:, 2]
    start = ramp.grid.index_to_lps([14, 12, 39]) - 60 * axis

    def shown(points):
        return ramp.grid.lps_to_index(points)[:, 2] < 30

    found = on_opacity(ramp, start, axis, VALUES, OPACITIES, shown=shown)
    assert found is not None
    assert ramp.grid.lps_to_index(found.point_lps_mm)[2] == pytest.approx(30, abs=0.01)
    highest = on_maximum(ramp, start, axis, shown)
    assert highest is not None
    assert ramp.grid.lps_to_index(highest.point_lps_mm)[2] == pytest.approx(30, abs=0.2)


def test_the_anchor_of_a_maximum_is_its_nearest_highest_voxel() -> None:
    grid = Grid((30, 20, 20), (0.7, 0.7, 1.5), (0, 0, 0), OBLIQUE)
    image = np.zeros(grid.shape, np.int16)
    image[10, 8, 9] = image[22, 8, 9] = 900
    image[4, 8, 9] = 300
    volume = Volume(image, grid)
    axis = np.array(OBLIQUE)[:, 2]
    start = grid.index_to_lps([9, 8, 0]) - 20 * axis
    found = on_maximum(volume, start, axis)
    assert found is not None and found.rule is AnchorRule.MAXIMUM
    np.testing.assert_allclose(grid.lps_to_index(found.point_lps_mm), [9, 8, 10], atol=0.15)
    behind = on_maximum(volume, start + 60 * axis, -axis)
    assert behind is not None
    np.testing.assert_allclose(grid.lps_to_index(behind.point_lps_mm), [9, 8, 22], atol=0.15)
    assert on_maximum(volume, start + np.array([500, 0, 0]), axis) is None


@pytest.mark.parametrize("view", [{"eye_lps_mm": (0, 0, -300)}, {"towards_viewer_lps": (0, 0, -7)}])
def test_an_anchor_behind_a_surface_is_hidden_and_one_on_its_front_is_not(two_balls, view) -> None:
    near, far = two_balls[1], two_balls[0]
    front = near.points_lps_mm[near.points_lps_mm[:, 2] < 37]
    back = near.points_lps_mm[near.points_lps_mm[:, 2] > 43]
    assert not behind_surfaces(front, two_balls, **view).any()
    assert behind_surfaces(back, two_balls, **view).all()
    assert behind_surfaces([[0, 0, 80]], two_balls, **view).all(), "the near ball hides the far one"
    assert not behind_surfaces([[0, 0, 80]], [far], **view).any()
    assert not behind_surfaces([[25, 0, 40]], two_balls, **view).any()


def test_what_lies_behind_the_viewer_hides_nothing(two_balls) -> None:
    assert not behind_surfaces([[0, 0, 80]], two_balls, eye_lps_mm=(0, 0, 60)).any()


def test_an_anchor_behind_opaque_voxels_is_hidden() -> None:
    grid = Grid((60, 40, 40), (1.0, 1.0, 1.0), (0, 0, 0))
    image = np.zeros(grid.shape, np.int16)
    image[20:40, 10:30, 10:30] = 100
    volume = Volume(image, grid)
    towards = (0, 0, -1)
    front = on_opacity(volume, (20, 20, -50), (0, 0, 1), VALUES, OPACITIES)
    assert front is not None
    points = [front.point_lps_mm, (20, 20, 30), (20, 20, 50), (5, 5, 50)]
    hidden = behind_opacity(points, volume, VALUES, OPACITIES, towards_viewer_lps=towards)
    assert hidden.tolist() == [False, True, True, False]
    hidden = behind_opacity(points, volume, VALUES, OPACITIES, eye_lps_mm=(20, 20, 90))
    assert hidden.tolist() == [True, True, False, False]


@pytest.mark.parametrize("rule", AnchorRule)
def test_every_rule_says_itself_in_a_sentence(rule: AnchorRule) -> None:
    said = rule.sentence(0.4)
    assert said.startswith("In a") and said.endswith(".") and "{" not in said
    assert ("40%" in said) == (rule is AnchorRule.OPACITY)
