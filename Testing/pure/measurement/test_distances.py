"""Distances from planes and surfaces, and the axes of segments, against geometry and dense sampling."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import ConvexHull, cKDTree
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import samples
from ctsuite.core.task import Task
from ctsuite.measurement import axes, distance_plane, distance_surface, distance_surfaces

TURN = Rotation.from_euler("xyz", [11, -17, 23], degrees=True)
STEP_MM = 1e-4
ORIGIN = (0.0, 0, 0)
AT = np.array([5.0, 6, 7])


def plane_distance(points):
    (found,) = distance_plane.TOOL.function(
        points=Curve(np.asarray(points, dtype=float)), parameters=None, task=Task()
    )["measurements"]
    return found


@pytest.mark.parametrize("height", [-7.5, 0.25, 40.0])
def test_a_point_is_as_far_from_a_plane_as_it_stands_above_it(height):
    points = TURN.apply([[0, 0, 0], [40, 3, 0], [-5, 60, 0], [13, 9, height]]) + np.array([5, -60, 100])
    found = plane_distance(points)
    assert found.value == pytest.approx(abs(height), rel=1e-9)
    for n in range(4):
        for axis in range(3):
            ends = np.stack([points, points])
            ends[:, n, axis] += [-STEP_MM, STEP_MM]
            slope = np.diff(found.model(ends))[0] / (2 * STEP_MM)
            assert found.sensitivity.anchors[n, axis] == pytest.approx(slope, abs=1e-6)


def test_points_on_a_line_are_no_plane():
    with pytest.raises(CTSuiteError) as caught:
        plane_distance([[0, 0, 0], [10, 10, 10], [30, 30, 30], [1, 2, 9]])
    assert caught.value.code == "MEASUREMENT-COLLINEAR"


def box(size, turn=None, at=ORIGIN, name="Box") -> Surface:
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * np.array(size) / 2
    sides = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = [t for a, b, c, d in sides for t in ((a, b, c), (a, c, d))]
    return Surface((corners if turn is None else turn.apply(corners)) + at, np.array(triangles), name)


def ball(radius, at, seed) -> Surface:
    """Convex hull of points on a sphere: neither its corners nor its edges are special."""
    points = np.random.default_rng(seed).normal(size=(150, 3))
    points *= radius / np.linalg.norm(points, axis=1)[:, None]
    return Surface(points + at, ConvexHull(points).simplices, f"ball {seed}")


def point_distances(surface, points):
    tool = distance_surface.TOOL
    made = tool.function(
        surface=surface, points=Curve(np.asarray(points, dtype=float)), parameters=None, task=Task()
    )
    return made["measurements"]


def test_points_are_as_far_from_a_box_as_its_sides_edges_and_corners():
    block = box((20, 30, 40), TURN, AT)
    places = np.array([[13, 4, 8], [13, 19, 8], [13, 19, 24.0], [2, 3, 4]])
    nearest = np.array([[10, 4, 8], [10, 15, 8], [10, 15, 20.0], [10, 3, 4]])
    found = point_distances(block, TURN.apply(places) + AT)
    assert [m.value for m in found] == pytest.approx(list(np.linalg.norm(places - nearest, axis=1)))
    for measurement, place in zip(found, nearest, strict=True):
        np.testing.assert_allclose(measurement.anchors_lps_mm[1], TURN.apply(place) + AT, atol=1e-9)
        assert float(measurement.model(measurement.anchors_lps_mm)) == pytest.approx(measurement.value)
        point = measurement.anchors_lps_mm[:1]
        for axis in range(3):
            step = STEP_MM * np.eye(3)[axis]
            slope = (measurement.model(point + step) - measurement.model(point - step)) / (2 * STEP_MM)
            assert measurement.sensitivity.anchors[0, axis] == pytest.approx(float(slope), abs=1e-4)


def surface_distance(first, second):
    (found,) = distance_surfaces.TOOL.function(surface=first, other=second, parameters=None, task=Task())[
        "measurements"
    ]
    assert np.linalg.norm(np.subtract(*found.anchors_lps_mm)) == pytest.approx(found.value)
    return found


def test_crossed_edges_are_nearest_where_they_cross():
    # each box stands on an edge; the edges cross at right angles, far from every corner
    first = box((20, 20, 80), Rotation.from_euler("z", 45, degrees=True))
    turn = Rotation.from_euler("x", 90, degrees=True) * Rotation.from_euler("z", 45, degrees=True)
    second = box((20, 20, 80), turn, (2 * np.hypot(10, 10) + 3, 4, 9))
    found = surface_distance(first, second)
    assert found.value == pytest.approx(3, rel=1e-9)
    np.testing.assert_allclose(
        found.anchors_lps_mm, [[np.hypot(10, 10), 0, 9], [np.hypot(10, 10) + 3, 0, 9]], atol=1e-9
    )


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_of_sampled_places_is_nearer_than_the_distance_of_two_surfaces(seed):
    first, second = ball(20, (0, 0, 0), seed), ball(14, TURN.apply([36.5, 0, 0]), seed + 10)
    found = surface_distance(first, second).value
    dense = [samples(each, 1.0)[0] for each in (first, second)]
    sampled = cKDTree(dense[0]).query(dense[1])[0].min()
    assert 0 < found <= sampled + 1e-9
    assert found == pytest.approx(sampled, abs=0.3)


def test_surfaces_that_pass_through_each_other_touch():
    # no corner lies near the other surface: only an edge passes through a side
    assert surface_distance(box((20, 30, 40)), box((60, 4, 4), None, (20, 0, 0))).value == 0.0


def test_a_surface_inside_of_another_has_a_distance():
    assert surface_distance(box((20, 30, 40)), box((2, 2, 2), None, (6, 0, 0))).value == pytest.approx(3)


@pytest.mark.parametrize("tool", [distance_surface.TOOL, distance_surfaces.TOOL])
def test_a_surface_without_triangles_is_refused(tool):
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), int), "nothing")
    given = (
        {"points": Curve(np.zeros((1, 3)))} if tool is distance_surface.TOOL else {"other": box((1, 1, 1))}
    )
    with pytest.raises(CTSuiteError) as caught:
        tool.function(surface=empty, parameters=None, task=Task(), **given)
    assert caught.value.code == "MEASUREMENT-SEGMENT-EMPTY"


@pytest.mark.parametrize("degrees", [0, 30, 71])
def test_the_axes_of_an_ellipsoid_are_those_of_its_middle_slice(degrees):
    grid = Grid((21, 70, 80), (0.7, 0.8, 2.5), (5, 6, 7), tuple(map(tuple, TURN.as_matrix())))
    k, j, i = np.indices(grid.shape)
    turn = np.radians(degrees)
    x, y, z = (i - 40) * 0.7, (j - 34) * 0.8, (k - 10) * 2.5
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    inside = (u / 19) ** 2 + (v / 8) ** 2 + (z / 15) ** 2 <= 1
    # a smaller part that does not hang together with it in any slice lengthens nothing
    inside[10, 2:5, 2:5] = True
    labels = Labels.from_mask(inside, grid, Segment(1, "Node"))
    long, short = axes.TOOL.function(labels=labels, parameters=axes.Parameters(), task=Task())["measurements"]
    assert long.value == pytest.approx(38, abs=0.7)
    assert short.value == pytest.approx(16, abs=0.7)
    index = grid.lps_to_index(np.concatenate([long.anchors_lps_mm, short.anchors_lps_mm]))
    assert np.ptp(index[:, 2]) < 1e-9 and abs(index[0, 2] - 10) < 1.01
    directions = [np.subtract(*m.anchors_lps_mm) / m.value for m in (long, short)]
    assert directions[0] @ directions[1] == pytest.approx(0, abs=1e-9)
    along = TURN.apply([np.cos(turn), np.sin(turn), 0])
    assert abs(directions[0] @ along) > np.cos(np.radians(4))


def test_the_short_axis_does_not_bridge_a_gap():
    # a U of 30 by 20 pixels, its bottom 5 and its arms 5 pixels wide
    mask = np.zeros((1, 40, 40), bool)
    mask[0, 5:25, 5:35] = True
    mask[0, 5:20, 10:30] = False
    labels = Labels.from_mask(mask, Grid.axial(mask.shape, (1, 1, 3)), Segment(1, "U"))
    long, short = axes.TOOL.function(labels=labels, parameters=axes.Parameters(), task=Task())["measurements"]
    assert long.value == pytest.approx(np.hypot(30, 19), abs=0.8)
    assert short.value < 20


def test_one_voxel_has_axes_of_its_size():
    mask = np.zeros((3, 5, 5), bool)
    mask[1, 2, 2] = True
    labels = Labels.from_mask(mask, Grid.axial(mask.shape, (1, 1, 3)), Segment(1, "Dot"))
    long, short = axes.TOOL.function(labels=labels, parameters=axes.Parameters(), task=Task())["measurements"]
    assert long.value == pytest.approx(1) and 0.7 < short.value <= 1.3
