"""Lengths, angles, volumes and extents against analytic truth, on oblique and anisotropic grids."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters
from ctsuite.core.volume import Volume
from ctsuite.measurement import angle, extent, length, volume

COORDINATE = st.floats(-500, 500)
POINT = st.tuples(COORDINATE, COORDINATE, COORDINATE)
UPRIGHT = Rotation.identity()
OBLIQUE = Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()


def measure(tool, *points):
    curve = Curve(np.array(points, dtype=float), name="by hand")
    (found,) = tool.TOOL.function(points=curve, parameters=NoParameters(), task=Task())["measurements"]
    return found


@given(POINT, POINT)
def test_a_length_is_the_distance_of_its_points(a, b):
    distance = float(np.linalg.norm(np.subtract(a, b)))
    if distance > 0.01:
        found = measure(length, a, b)
        assert found.value == pytest.approx(distance, rel=1e-12)
        assert found.unit.symbol == "mm" and found.quantity.value == "410668003"
        np.testing.assert_array_equal(found.anchors_lps_mm, [a, b])


@given(st.floats(0.01, 179.99), st.floats(1, 200), st.floats(1, 200))
def test_an_angle_is_that_between_its_legs_however_it_lies(degrees, first, second):
    u = OBLIQUE @ [first, 0, 0]
    v = OBLIQUE @ [second * np.cos(np.radians(degrees)), second * np.sin(np.radians(degrees)), 0]
    vertex = np.array([10.0, -20, 30])
    assert measure(angle, vertex + u, vertex, vertex + v).value == pytest.approx(degrees, abs=1e-6)
    assert measure(angle, [0, 0, 0], u, vertex, vertex + v).value == pytest.approx(degrees, abs=1e-6)


@pytest.mark.parametrize(
    ("tool", "points", "code"),
    [
        (length, [[0, 0, 0]], "MEASUREMENT-POINT-COUNT"),
        (length, [[1, 2, 3], [1, 2, 3]], "MEASUREMENT-POINTS-COINCIDE"),
        (length, [[1, 2, 3], [np.nan, 2, 3]], "MEASUREMENT-POINTS-INVALID"),
        (angle, [[0, 0, 0], [1, 0, 0]], "MEASUREMENT-POINT-COUNT"),
        (angle, [[0, 0, 0], [0, 0, 0], [1, 0, 0]], "MEASUREMENT-POINTS-COINCIDE"),
        (angle, [[0, 0, 0]] * 5, "MEASUREMENT-POINT-COUNT"),
    ],
)
def test_points_that_give_no_value_are_refused(tool, points, code):
    with pytest.raises(CTSuiteError) as caught:
        measure(tool, *points)
    assert caught.value.code == code


RADIUS_MM, BONE_HU, MUSCLE_HU = 14.0, 400.0, 55.0


@pytest.fixture(params=[(1.0, 1.0, 1.0), (0.8, 0.8, 2.0)], ids=["isotropic", "anisotropic"])
def ball(request):
    """A ball of bone in muscle on an oblique grid, blurred by partial volume, with noise."""
    spacing = request.param
    shape = tuple(int(44 / s) for s in spacing[::-1])
    grid = Grid(shape, spacing, (-9.0, 7.0, 3.0), tuple(map(tuple, OBLIQUE)))
    centre = np.add(grid.centre_lps_mm, (0.3, -0.2, 0.4))
    k, j, i = np.indices(shape)
    fine = np.stack(np.meshgrid(*[(np.arange(4) - 1.5) / 4] * 3, indexing="ij"), -1).reshape(-1, 3)
    index = np.stack([i, j, k], -1).astype(float)
    filled = np.mean(
        [np.linalg.norm(grid.index_to_lps(index + o) - centre, axis=-1) <= RADIUS_MM for o in fine], axis=0
    )
    noise = np.random.default_rng(5).normal(0, 15, shape)
    values = np.rint(MUSCLE_HU + (BONE_HU - MUSCLE_HU) * filled + noise).astype(np.int16)
    image = Volume(values, grid, name="ball")
    return image, Labels.from_mask(values > 226, grid, Segment(1, "Ball"))


def volumes(labels, image=None, segment=""):
    parameters = volume.Parameters(segment)
    made = volume.TOOL.function(labels=labels, volume=image, parameters=parameters, task=Task())
    return made["measurements"]


def test_the_volume_of_a_ball_is_right_within_two_percent(ball):
    image, labels = ball
    truth = 4 / 3 * np.pi * RADIUS_MM**3 / 1000
    found, mean, deviation = volumes(labels, image)
    assert found.value == pytest.approx(truth, rel=0.02)
    assert found.unit.symbol == "mL"
    assert mean.value == pytest.approx(image.array[labels.mask(1)].mean())
    assert deviation.value == pytest.approx(image.array[labels.mask(1)].std())
    assert labels.mask(1)[tuple(np.rint(labels.grid.lps_to_index(found.anchors_lps_mm[0])).astype(int)[::-1])]


def test_the_volume_changes_with_spacing_and_border_as_a_ball_does(ball):
    image, labels = ball
    found = volumes(labels, image)[0]
    np.testing.assert_allclose(found.sensitivity.spacing, found.value)
    assert found.sensitivity.boundary == pytest.approx(4 * np.pi * RADIUS_MM**2 / 1000, rel=0.05)


def test_without_the_image_whole_voxels_are_counted(ball):
    _, labels = ball
    (found,) = volumes(labels)
    assert found.value == pytest.approx(labels.volume_ml(1))


def test_an_unknown_or_empty_segment_is_refused(ball):
    _, labels = ball
    with pytest.raises(CTSuiteError) as caught:
        volumes(labels, segment="Cube")
    assert caught.value.code == "MEASUREMENT-SEGMENT-UNKNOWN"
    empty = Labels(np.zeros_like(labels.array), labels.grid, labels.segments)
    with pytest.raises(CTSuiteError) as caught:
        volumes(empty)
    assert caught.value.code == "MEASUREMENT-SEGMENT-EMPTY"


def box(size, turn=UPRIGHT) -> Surface:
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * np.array(size) / 2
    sides = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = [t for a, b, c, d in sides for t in ((a, b, c), (a, c, d))]
    return Surface(turn.apply(corners), np.array(triangles), "Box")


def test_extents_of_a_box_are_its_sides():
    found = extent.TOOL.function(surface=box((20, 30, 80)), parameters=NoParameters(), task=Task())
    values = [m.value for m in found["measurements"]]
    assert values == pytest.approx([20, 30, 80, 80, 0], abs=1e-9)
    for m, axis in zip(found["measurements"], range(3), strict=False):
        assert np.ptp(m.anchors_lps_mm[:, axis]) == pytest.approx(m.value)
        moved = m.anchors_lps_mm + np.outer([0, 0.5], np.eye(3)[axis])
        assert float(m.model(moved)) == pytest.approx(m.value + 0.5 * m.sensitivity.anchors[1, axis])
        assert m.sensitivity.anchors[1, axis] == 1.0 and m.sensitivity.boundary == 2.0


def test_the_tilt_of_the_longest_axis_is_found():
    turn = Rotation.from_euler("y", 25, degrees=True)
    *_, longest, tilt = extent.TOOL.function(
        surface=box((10, 12, 90), turn), parameters=NoParameters(), task=Task()
    )["measurements"]
    assert tilt.value == pytest.approx(25, abs=1e-9)
    assert longest.value == pytest.approx(90, rel=1e-9)


def test_a_structure_cut_off_by_the_image_is_named():
    grid = Grid.axial((91, 41, 41), (1, 1, 1), (-20, -20, -45))
    image = Volume(np.zeros(grid.shape, np.int16), grid)
    found = extent.TOOL.function(
        surface=box((10, 12, 90)), volume=image, parameters=NoParameters(), task=Task()
    )["measurements"]
    assert ["cut off" in m.name for m in found] == [False, False, True, True, False]


def test_an_empty_surface_is_refused():
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), int))
    with pytest.raises(CTSuiteError) as caught:
        extent.TOOL.function(surface=empty, parameters=NoParameters(), task=Task())
    assert caught.value.code == "MEASUREMENT-SEGMENT-EMPTY"
