"""What every test folder shares: where the test data are, and that only listed data are used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import compiled_code
import listed_data


def pytest_configure(config: pytest.Config) -> None:
    """Forget compiled code that its own callees have outgrown, once and before any worker loads it."""
    if not hasattr(config, "workerinput"):
        compiled_code.remove_stale(listed_data.REPOSITORY)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the source tree."""
    return listed_data.REPOSITORY


@pytest.fixture(scope="session")
def data_root() -> Path:
    """The folder of the shared test data; tests that need it are skipped without it."""
    root = listed_data.root()
    if root is None:
        pytest.skip(listed_data.missing_reason())
    return root


@pytest.fixture(scope="session")
def data(data_root: Path) -> Callable[[str], Path]:
    """A file or folder of the test data by its manifest name, refused unless it is as listed (4.1.5)."""
    return listed_data.find
