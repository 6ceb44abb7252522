"""Surfaces are brought onto each other, also where they show different parts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.ct.registration import surfaces

PLANE, POINT = "to the tangent plane", "to the point"
HILLS = (
    ((1.0, 0.2, 0.3), 12.0),
    ((-0.4, 1.0, 0.1), -9.0),
    ((0.1, -0.5, 1.0), 15.0),
    ((-0.7, -0.7, -0.4), 8.0),
    ((0.3, 0.4, -1.0), -7.0),
)


def bump(count: int = 60) -> Surface:
    """A closed surface without any symmetry: a sphere of 40 mm with hills and hollows."""
    polar = np.linspace(0.02, np.pi - 0.02, count)[:, None]
    around = np.arange(2 * count)[None] * np.pi / count
    way = np.stack(
        [np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around), np.cos(polar) + 0 * around], axis=-1
    )
    radius = 40.0
    for where, height in HILLS:
        towards = way @ (np.array(where) / np.linalg.norm(where))
        radius = radius + height * np.exp(6 * (towards - 1))
    points = (way * (1.0, 0.8, 1.2) * radius[..., None]).reshape(-1, 3)
    row, column = np.meshgrid(range(count - 1), range(2 * count), indexing="ij")
    a, b = (row * 2 * count + side % (2 * count) for side in (column, column + 1))
    below = 2 * count
    first, second = np.stack([a, a + below, b], axis=-1), np.stack([b, a + below, b + below], axis=-1)
    return Surface(points, np.vstack([first.reshape(-1, 3), second.reshape(-1, 3)]), "bump")


def cut(surface: Surface, keep) -> Surface:
    """The triangles whose middle is kept."""
    kept = surface.triangles[keep(surface.points_lps_mm[surface.triangles].mean(axis=1))]
    used, places = np.unique(kept, return_inverse=True)
    return Surface(surface.points_lps_mm[used], places.reshape(-1, 3), "part")


def moved(surface: Surface, scale: float = 1.0) -> tuple[Surface, Transform]:
    matrix = np.eye(4)
    matrix[:3, :3] = scale * Rotation.from_euler("xyz", [14, -10, 18], degrees=True).as_matrix()
    matrix[:3, 3] = (22.0, -35.0, 16.0)
    truth = Transform(matrix)
    noise = np.random.default_rng(0).normal(0, 0.1, surface.points_lps_mm.shape)
    return Surface(truth.apply(surface.points_lps_mm) + noise, surface.triangles, "moving"), truth


def register(fixed: Surface, moving: Surface, initial: Transform | None = None, **values):
    tool = surfaces.TOOL
    return tool.function(
        fixed=fixed, moving=moving, parameters=tool.parse(values), task=Task(), initial=initial
    )


def largest_error(made, truth: Transform, surface: Surface) -> float:
    places = surface.points_lps_mm
    return float(np.linalg.norm(made["transform"].apply(truth.apply(places)) - places, axis=1).max())


@pytest.mark.parametrize(("distance", "limit"), [(PLANE, 0.05), (POINT, 0.3)])
def test_a_moved_surface_is_brought_back(distance, limit):
    fixed, (moving, truth) = bump(), moved(bump(53))
    made = register(fixed, moving, distance=distance, overlap=100)
    assert largest_error(made, truth, fixed) < limit
    cost = made["curve"].columns[3].values
    assert cost[-1] <= cost[0]


def test_parts_that_overlap_by_two_thirds_are_brought_together():
    whole = bump()
    fixed = cut(whole, lambda p: p[:, 2] > -18)
    part, truth = moved(cut(whole, lambda p: p[:, 2] < 30))
    made = register(fixed, part, overlap=60)
    assert largest_error(made, truth, whole) < 0.2
    assert made["report"].columns[2].values[0] < 0.2


def test_a_similarity_finds_the_size():
    fixed, (moving, truth) = bump(), moved(bump(), 1.15)
    made = register(fixed, moving, kind="similarity", overlap=100)
    assert largest_error(made, truth, fixed) < 0.1


def test_a_given_transform_is_the_only_start():
    fixed, (moving, truth) = bump(), moved(bump())
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("z", 180, degrees=True).as_matrix()
    far = register(fixed, moving, Transform(matrix @ truth.inverse().matrix_lps), overlap=100)
    near = register(fixed, moving, Transform(truth.inverse().matrix_lps), overlap=100)
    assert largest_error(near, truth, fixed) < 0.05 < largest_error(far, truth, fixed)


def test_a_surface_without_triangles_is_refused():
    empty = Surface(np.zeros((0, 3)), np.zeros((0, 3), int), "nothing")
    for pair in ((bump(), empty), (empty, bump())):
        with pytest.raises(CTSuiteError, match="nothing") as caught:
            register(*pair)
        assert caught.value.code == "REGISTRATION-SURFACE-EMPTY"
