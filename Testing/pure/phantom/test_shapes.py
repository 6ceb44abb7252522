"""The formulas of the solids, against counts on fine grids."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree

from ctsuite.core.grid import Grid
from ctsuite.core.transform import Transform
from ctsuite.phantom.raster import fill
from ctsuite.phantom.shapes.box import Box
from ctsuite.phantom.shapes.cup import Cup
from ctsuite.phantom.shapes.cylinder import Cylinder
from ctsuite.phantom.shapes.difference import Difference
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid, sphere
from ctsuite.phantom.shapes.path import helix, line, rounded_corner, through
from ctsuite.phantom.shapes.round_cone import RoundCone
from ctsuite.phantom.shapes.shape import Shape, placement, rotation
from ctsuite.phantom.shapes.sweep import Sweep, profile, rounding, tube


def _bent_bone() -> Sweep:
    path = rounded_corner([(0, 0, 40), (0, 0, 0), (30, 0, -30)], 20)
    return Sweep(path, profile(path, [9, 6, 8, 7]), profile(path, [7, 5, 6, 6]))


def _plate() -> Sweep:
    path = through([(0, -30, 0), (10, 0, 5), (0, 30, 10)], up=(0, 0, 1))
    close = rounding(path, 5, 5)
    return Sweep(path, profile(path, [12, 20, 12]) * close, 4 * close)


def _swept_ball() -> Sweep:
    path = line((0, 0, -10), (0, 0, 10), 0.25)
    radius = np.sqrt(np.maximum(100 - (path.arc_mm - 10) ** 2, 0))
    return Sweep(path, radius, radius)


def _column(exponent: float, flat: float) -> Sweep:
    path = line((0, 0, -10), (0, 0, 10), up=(1, 0, 0))
    return Sweep(path, profile(path, [15]), profile(path, [9]), exponent, flat)


SHAPES: dict[str, Shape] = {
    "sphere": sphere(11),
    "ellipsoid": Ellipsoid((20, 12, 7)),
    "superellipsoid": Ellipsoid((20, 12, 9), 3.5),
    "box": Box((20, 14, 9)),
    "cylinder": Cylinder(6, 25),
    "tapered capsule": RoundCone(np.zeros(3), np.array([10.0, 5, 20]), 7, 3),
    "capsule": RoundCone(np.zeros(3), np.array([10.0, 5, 20]), 4, 4),
    "bent bone": _bent_bone(),
    "plate": _plate(),
    "swept ball": _swept_ball(),
    "helix": tube(helix(20, 25, 1.2), 4),
    "superelliptic column": _column(3, 1.0),
    "column with a flat side": _column(2, 0.5),
    "cup": Cup(27, 38, 80, np.array([[0.0, 0.6, -0.8], [0.9, 0, -np.sqrt(0.19)]]), 33),
    "domed base": Difference(Cylinder(15, 30).placed(placement((0, 0, 15))), Ellipsoid((12, 12, 20)), 0.5),
}


def _turned(shape: Shape) -> Shape:
    matrix = np.eye(4)
    matrix[:3, :3] = rotation((10, -7, 20))
    matrix[:3, 3] = (3, 2, 1)
    return shape.placed(Transform(matrix))


def _grid(shape: Shape, spacing: tuple[float, float, float]) -> Grid:
    low, high = shape.bounds_mm
    size = np.ceil((high - low) / spacing).astype(int) + 6
    return Grid.axial(tuple(size[::-1]), spacing, tuple(low - 2.5 * np.array(spacing)))


def _centres(grid: Grid) -> np.ndarray:
    return grid.index_to_lps(np.stack(np.indices(grid.shape)[::-1], -1).reshape(-1, 3))


def _coverage(shape: Shape, grid: Grid) -> np.ndarray:
    share = np.zeros(grid.shape, np.float32)
    for where, part in fill([shape], grid):
        if part is None:
            share[where] += 1
        else:
            share.reshape(-1)[where] += part
    return share


@pytest.mark.parametrize("name", SHAPES)
def test_the_volume_formula_agrees_with_a_count_on_a_fine_grid(name: str) -> None:
    shape = _turned(SHAPES[name])
    low, high = shape.bounds_mm
    fine = float(np.cbrt(np.prod(high - low) / 700_000))
    grid = _grid(shape, (fine, fine, fine))
    counted = np.count_nonzero(shape.distance(_centres(grid)) < 0) * grid.voxel_volume_mm3
    assert counted == pytest.approx(shape.volume_mm3, rel=0.005)


@pytest.mark.parametrize("name", SHAPES)
def test_partial_volumes_add_up_to_the_volume_on_coarse_anisotropic_voxels(name: str) -> None:
    shape = _turned(SHAPES[name])
    for spacing in ((0.9, 0.9, 1.25), (1.5, 1.5, 2.5)):
        grid = _grid(shape, spacing)
        share = _coverage(shape, grid)
        assert share.sum(dtype=float) * grid.voxel_volume_mm3 == pytest.approx(shape.volume_mm3, rel=0.004)
        assert share.max() <= 1.0 and share.min() >= 0.0


@pytest.mark.parametrize("name", SHAPES)
def test_no_point_of_a_solid_lies_beyond_its_support_points(name: str) -> None:
    shape = _turned(SHAPES[name])
    points = _centres(_grid(shape, (0.7, 0.7, 0.7)))
    inside = points[shape.distance(points) < 0]
    for direction in np.random.default_rng(1).normal(size=(6, 3)):
        direction /= np.linalg.norm(direction)
        reach = float(shape.support(direction) @ direction)
        found = float((inside @ direction).max())
        # the facets of a cup are left out of account, so its support may be too far, never too near
        assert reach >= found - 0.01
        assert name == "cup" or reach - found < 0.9


@pytest.mark.parametrize("name", SHAPES)
def test_a_clearance_never_promises_more_room_than_there_is(name: str, random: np.random.Generator) -> None:
    shape = _turned(SHAPES[name])
    low, high = shape.bounds_mm
    grid = _grid(shape, (0.6, 0.6, 0.6))
    share = _coverage(shape, grid)
    surface = grid.index_to_lps(np.argwhere((share > 0.02) & (share < 0.98))[:, ::-1])
    points = random.uniform(low - 8, high + 8, (3000, 3))
    true = cKDTree(surface).query(points)[0]
    # beyond the flat end of a curling tube another turn may be nearer than the end, by less than its diameter
    slack = 4.0 if name == "helix" else 0.8
    assert (np.abs(shape.clearance(points)) - true).max() < slack


def test_a_voxel_is_filled_only_once_and_whole_blocks_are_whole() -> None:
    shape = _turned(Ellipsoid((30, 25, 40)))
    share = _coverage(shape, _grid(shape, (0.8, 0.8, 0.8)))
    assert share.max() == 1.0


def test_a_half_filled_voxel_lies_on_the_surface() -> None:
    shape = _turned(sphere(15))
    grid = _grid(shape, (1.0, 1.0, 1.0))
    share = _coverage(shape, grid).reshape(-1)
    distance = shape.distance(_centres(grid))
    half = np.abs(share - 0.5) < 0.05
    assert half.sum() > 50
    assert np.abs(distance[half]).max() < 0.12


def test_arc_and_helix_have_the_length_of_their_formula() -> None:
    assert helix(30, 0, 0.5).length_mm == pytest.approx(np.pi * 30, rel=1e-6)
    assert helix(40, 60, 1).length_mm == pytest.approx(np.hypot(2 * np.pi * 40, 60), rel=1e-6)


def test_a_rounded_corner_keeps_its_ends_and_directions() -> None:
    corner = np.array([(0.0, 0, 40), (0, 0, 0), (30, 0, -30)])
    path = rounded_corner(corner, 20)
    angle = np.pi / 4
    straight = 40 + np.hypot(30, 30) - 2 * 20 * np.tan(angle / 2)
    assert path.length_mm == pytest.approx(straight + 20 * angle, rel=1e-6)
    np.testing.assert_allclose(path.points_mm[[0, -1]], corner[[0, 2]], atol=1e-3)
    np.testing.assert_allclose(path.tangents[-1], [np.sqrt(0.5), 0, -np.sqrt(0.5)], atol=1e-6)


@pytest.mark.parametrize(
    "path", [helix(20, 30, 1.5), through([(0, 0, 0), (5, 9, 20), (0, 3, 44)], up=(1, 0, 0))]
)
def test_frames_are_orthonormal_and_samples_evenly_spaced(path) -> None:
    frame = np.stack([path.tangents, path.first, path.second], 1)
    np.testing.assert_allclose(
        frame @ frame.transpose(0, 2, 1), np.broadcast_to(np.eye(3), frame.shape), atol=1e-9
    )
    steps = np.linalg.norm(np.diff(path.points_mm, axis=0), axis=1)
    np.testing.assert_allclose(steps, path.step_mm, rtol=2e-3)
    assert len(path.points_mm) % 2 == 1


def test_the_volume_up_to_a_plane_is_that_of_the_part() -> None:
    path = line((0, 0, 0), (0, 0, 50))
    rod = tube(path, 7)
    assert rod.volume_before(20.3) == pytest.approx(np.pi * 49 * 20.3, rel=1e-9)


def test_scaling_scales_volume_distance_and_radius() -> None:
    bone = _bent_bone()
    matrix = np.diag([0.5, 0.5, 0.5, 1.0])
    small = bone.placed(Transform(matrix))
    assert small.volume_mm3 == pytest.approx(bone.volume_mm3 / 8)
    assert small.finest_radius_mm == pytest.approx(bone.finest_radius_mm / 2)
    points = np.array([[0.0, 0, 10], [30, 4, 1]])
    np.testing.assert_allclose(small.distance(points / 2), bone.distance(points) / 2)
