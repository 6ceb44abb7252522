"""Small volumes and surfaces whose pictures are known."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest

from ctsuite.core.grid import Grid
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume

LANDMARK = (12.5, -20.0, 133.0)


@pytest.fixture
def landmark_volume() -> Volume:
    """Air with one bright voxel at ``LANDMARK``, voxels 1 x 2 x 3 mm."""
    array = np.full((20, 30, 40), -1000, np.int16)
    array[11, 7, 25] = 3000
    return Volume(array, Grid.axial(array.shape, (1.0, 2.0, 3.0), (-12.5, -34.0, 100.0)))


def turned_grids() -> list[Grid]:
    """A grid with its axes in every order and direction, 48 in all."""
    grids = []
    for order in permutations(range(3)):
        for signs in product((1.0, -1.0), repeat=3):
            direction = np.zeros((3, 3))
            for column, (axis, sign) in enumerate(zip(order, signs, strict=True)):
                direction[axis, column] = sign
            grids.append(Grid((8, 10, 12), (1.0, 1.5, 2.0), (0.0, 0.0, 0.0), tuple(map(tuple, direction))))
    return grids


@pytest.fixture
def octahedron() -> Surface:
    """A small closed surface around ``LANDMARK``."""
    return _octahedron(np.array(LANDMARK), 4.0)


def _octahedron(centre: np.ndarray, radius: float) -> Surface:
    points = np.concatenate([np.eye(3), -np.eye(3)]) * radius + centre
    faces = []
    for x, y, z in product((0, 3), (1, 4), (2, 5)):
        a, b, c = points[[x, y, z]] - centre
        faces.append((x, y, z) if np.dot(np.cross(b - a, c - a), a + b + c) > 0 else (x, z, y))
    return Surface(points, np.array(faces), "Octahedron")
