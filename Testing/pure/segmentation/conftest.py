"""Drawing small scenes of known bodies, and running a segmentation tool on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
import SimpleITK as sitk

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume

TILTED = ((0.96, -0.28, 0.0), (0.28, 0.96, 0.0), (0.0, 0.0, 1.0))


@dataclass
class Drawing:
    """A volume that bodies are drawn into; places are LPS mm."""

    grid: Grid
    background: float = 40.0
    values: np.ndarray = field(init=False)
    places: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        k, j, i = np.indices(self.grid.shape)
        self.places = self.grid.index_to_lps(np.stack([i, j, k], -1))
        self.values = np.full(self.grid.shape, self.background)

    def ball(self, centre, radius: float) -> np.ndarray:
        """The voxels of a ball."""
        return np.linalg.norm(self.places - centre, axis=-1) <= radius

    def rod(self, centre, radius: float, axis: int = 2, half: float = np.inf) -> np.ndarray:
        """The voxels of a rod along one axis of the patient."""
        away = self.places - centre
        across = np.delete(away, axis, axis=-1)
        return (np.linalg.norm(across, axis=-1) <= radius) & (np.abs(away[..., axis]) <= half)

    def fill(self, where: np.ndarray, value: float) -> np.ndarray:
        """Give voxels a value."""
        self.values[where] = value
        return where

    def volume(self, noise: float = 0.0) -> Volume:
        """The CT, with Gaussian noise."""
        random = np.random.default_rng(3)
        return Volume(
            np.rint(self.values + random.normal(0, noise, self.grid.shape)).astype(np.int16), self.grid
        )


@pytest.fixture
def drawing() -> Callable[..., Drawing]:
    """Make an empty scene of soft tissue: ``drawing(shape, spacing, tilted=False)``."""

    def make(shape=(40, 40, 40), spacing=(1.0, 1.0, 1.0), tilted: bool = False, background: float = 40.0):
        axes = TILTED if tilted else np.eye(3)
        grid = Grid(shape, spacing, direction_lps=tuple(map(tuple, axes)))
        middle = np.array(grid.centre_lps_mm)
        return Drawing(Grid(shape, spacing, tuple(-middle), grid.direction_lps), background)

    return make


@pytest.fixture
def run() -> Callable[..., dict[str, Any]]:
    """Run a tool's function with parameters by name: ``run(tool, volume=..., keep="all")``."""

    def call(tool: Tool, **given: Any) -> dict[str, Any]:
        ports = {port.name: given.pop(port.name) for port in tool.inputs if port.name in given}
        return dict(tool.function(**ports, parameters=tool.parse(given), task=Task()))

    return call


@pytest.fixture
def labelled() -> Callable[..., Labels]:
    """Make a segmentation of boolean arrays: ``labelled(grid, Bone=mask, ...)``."""

    def make(grid: Grid, **masks: np.ndarray) -> Labels:
        array = np.zeros(grid.shape, np.uint8)
        for value, mask in enumerate(masks.values(), 1):
            array[mask] = value
        return Labels(array, grid, tuple(Segment(v, name) for v, name in enumerate(masks, 1)))

    return make


@pytest.fixture
def series(data) -> Callable[[str], Volume]:
    """Read a series of the test data by an independent reader."""

    def read(name: str) -> Volume:
        reader = sitk.ImageSeriesReader()
        reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(data(f"ct_dicom/{name}"))))
        image = reader.Execute()
        direction = np.array(image.GetDirection()).reshape(3, 3)
        size = image.GetSize()[::-1]
        grid = Grid(size, image.GetSpacing(), image.GetOrigin(), tuple(map(tuple, direction)))
        return Volume(sitk.GetArrayFromImage(image).astype(np.int16), grid, name=name)

    return read


def dice(a: np.ndarray, b: np.ndarray) -> float:
    """Overlap of two masks, 1 where they are the same."""
    return 2 * np.count_nonzero(a & b) / (np.count_nonzero(a) + np.count_nonzero(b))


@pytest.fixture(name="dice")
def dice_fixture() -> Callable[[np.ndarray, np.ndarray], float]:
    """The Dice coefficient of two masks."""
    return dice
