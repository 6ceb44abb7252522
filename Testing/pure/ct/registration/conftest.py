"""A head-sized phantom without symmetry, as CT and as MR, that can be moved by a known transform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from ctsuite.core.grid import Grid
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.phantom.scene import Scene
from ctsuite.phantom.shapes.box import Box
from ctsuite.phantom.shapes.cylinder import Cylinder
from ctsuite.phantom.shapes.ellipsoid import Ellipsoid, sphere
from ctsuite.phantom.shapes.shape import Shape
from ctsuite.phantom.structure import Structure

NOISE_HU = 15.0
VOXELS_MM = (0.9, 0.9, 1.25)
CENTRE = np.array([12.0, -34.0, 150.0])
# what MR shows of each tissue: bone dark, fluid bright, nothing in order of its attenuation
MR_VALUES = {"skin": 320.0, "fluid": 900.0, "bone": 30.0, "rod": 90.0, "plate": 60.0, "organ": 560.0}


def part(
    key: str, hu: float, shape: Shape, place: tuple[float, float, float], turn=(0.0, 0.0, 0.0)
) -> Structure:
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", turn, degrees=True).as_matrix()
    matrix[:3, 3] = CENTRE + place
    return Structure(key, key, hu, (shape,)).placed(Transform(matrix))


SCENE = Scene(
    "Head",
    (
        part("skin", 45.0, Ellipsoid((40.0, 46.0, 38.0)), (0, 0, 0), (5, 8, -6)),
        part("fluid", 5.0, Ellipsoid((9.0, 17.0, 8.0)), (-9, 4, 7), (20, 0, 35)),
        part("organ", 160.0, Ellipsoid((12.0, 9.0, 14.0)), (14, -16, -6), (0, 30, 10)),
        part("bone", 900.0, sphere(8.0), (16, 16, 10)),
        part("rod", 600.0, Cylinder(4.0, 34.0), (-16, -17, -4), (35, 20, 0)),
        part("plate", 400.0, Box((24.0, 6.0, 14.0)), (-2, 22, -16), (10, -15, 25)),
    ),
    landmarks={
        "bone": np.add(CENTRE, (16, 16, 10)),
        "organ": np.add(CENTRE, (14, -16, -6)),
        "fluid": np.add(CENTRE, (-9, 4, 7)),
        "plate": np.add(CENTRE, (-2, 22, -16)),
        "rod": np.add(CENTRE, (-16, -17, -4)),
        "rim": np.add(CENTRE, (36, 0, 0)),
    },
)
GRID = Grid.axial((72, 112, 104), VOXELS_MM, tuple(CENTRE - np.array([103, 111, 71]) / 2 * VOXELS_MM))


def moved(
    turn: tuple[float, float, float], shift: tuple[float, float, float], scale: float = 1.0
) -> Transform:
    """A similarity about the middle of the phantom: where the patient lay for the moving image."""
    matrix = np.eye(4)
    matrix[:3, :3] = scale * Rotation.from_euler("xyz", turn, degrees=True).as_matrix()
    matrix[:3, 3] = CENTRE + shift - matrix[:3, :3] @ CENTRE
    return Transform(matrix, "truth")


def scanned(
    truth: Transform | None = None,
    grid: Grid = GRID,
    seed: int = 1,
    frame: str = "1.2.3",
    noise: float = NOISE_HU,
) -> Volume:
    scene = SCENE if truth is None else SCENE.placed(truth)
    attributes = {"Modality": "CT", "FrameOfReferenceUID": frame}
    return replace(scene.volume(grid, noise, seed, attributes=attributes), name=f"CT {seed}")


def mr(truth: Transform, grid: Grid, seed: int = 7) -> Volume:
    scene = replace(
        SCENE, structures=tuple(replace(s, hu=MR_VALUES[s.key]) for s in SCENE.structures), background_hu=0.0
    ).placed(truth)
    array = scene.render(grid) + np.random.default_rng(seed).normal(0, 25, grid.shape)
    return Volume(
        np.abs(array).astype(np.float32), grid, ONE, {"Modality": "MR", "FrameOfReferenceUID": "4.5.6"}, "T2"
    )


def landmarks() -> np.ndarray:
    return np.array(list(SCENE.landmarks.values()))


def errors(found: Transform, truth: Transform) -> np.ndarray:
    """Distance in mm of landmarks that moved with the patient and were brought back."""
    return np.linalg.norm(found.apply(truth.apply(landmarks())) - landmarks(), axis=1)


def angle_between(found: Transform, truth: Transform) -> float:
    together = np.asarray(found.matrix_lps)[:3, :3] @ np.asarray(truth.matrix_lps)[:3, :3]
    u, _, vt = np.linalg.svd(together)
    return float(np.degrees(np.linalg.norm(Rotation.from_matrix(u @ vt).as_rotvec())))


@pytest.fixture(scope="session")
def head() -> Volume:
    return scanned()


@pytest.fixture(scope="session")
def head_scene() -> Scene:
    return SCENE


@pytest.fixture(scope="session")
def truth() -> Transform:
    return moved((7.0, -5.0, 8.0), (9.0, -8.0, 6.0))


@pytest.fixture(scope="session")
def moved_head(truth: Transform) -> Volume:
    return scanned(truth, seed=2)


@pytest.fixture(scope="session")
def scan() -> Callable[..., Volume]:
    return scanned


@pytest.fixture(scope="session")
def mr_scan() -> Callable[..., Volume]:
    return mr


@pytest.fixture(scope="session")
def motion() -> Callable[..., Transform]:
    return moved


@pytest.fixture(scope="session")
def places() -> np.ndarray:
    return landmarks()


@pytest.fixture(scope="session")
def target_errors() -> Callable[..., np.ndarray]:
    return errors


@pytest.fixture(scope="session")
def angle_error() -> Callable[..., float]:
    return angle_between
