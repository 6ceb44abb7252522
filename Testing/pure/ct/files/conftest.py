"""Values of every kind, on an oblique anisotropic grid."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, BONE, LEFT, TISSUE, Code
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume

_C, _S = np.cos(0.4), np.sin(0.4)


@pytest.fixture
def oblique_grid() -> Grid:
    return Grid((5, 6, 7), (0.5, 0.75, 2.0), (-12.0, 34.5, 100.25), ((_C, -_S, 0), (_S, _C, 0), (0, 0, 1)))


@pytest.fixture
def tilted_grid() -> Grid:
    return Grid((5, 6, 7), (1, 1, 2), (0, 0, 0), ((1, 0, 0), (0, 1, np.sin(0.3)), (0, 0, np.cos(0.3))))


@pytest.fixture
def volume(oblique_grid) -> Volume:
    array = np.random.default_rng(5).integers(-1024, 3071, oblique_grid.shape).astype(np.int16)
    return Volume(array, oblique_grid, attributes={"PatientName": "Doe^Jane"}, name="Chest")


@pytest.fixture
def labels(oblique_grid) -> Labels:
    array = np.zeros(oblique_grid.shape, np.uint8)
    array[1:3, 2:4, 2:5] = 1
    array[3:, 4:, :2] = 7
    segments = (
        Segment(1, "Femur: left|distal", TISSUE, BONE, (1.0, 0.5, 0.25), LEFT),
        Segment(7, "肝脏", ANATOMICAL_STRUCTURE, Code("10200004", "SCT", "Liver"), (0.0, 0.25, 1.0)),
    )
    return Labels(array, oblique_grid, segments, "Regions")


@pytest.fixture
def surface() -> Surface:
    points = np.array([[0.0, 0, 0], [10.5, 0, 0], [0, 20.25, 0], [0, 0, -30.125]])
    triangles = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [2, 0, 3]])
    distance = np.array([0.0, 0.5, 1.0, 1.5], np.float32)
    return Surface(points, triangles, "Tetrahedron", ("smoothing", "hole filling"), {"Distance": distance})
