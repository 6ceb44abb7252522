"""What every test folder shares: where the test data are, and that only listed data are used."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the source tree."""
    return REPOSITORY


@pytest.fixture(scope="session")
def data_root() -> Path:
    """The folder of the shared test data; tests that need it are skipped without it."""
    root = Path(os.environ.get("CTSUITE_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
    if not (root / "MANIFEST.csv").is_file():
        pytest.skip(f"no test data at {root}: set CTSUITE_TEST_DATA to the folder that holds MANIFEST.csv")
    return root


@pytest.fixture(scope="session")
def data(data_root: Path) -> Callable[[str], Path]:
    """A file or folder of the test data by its manifest name, refused unless it is as listed (4.1.5)."""
    listed = _manifest(data_root)

    @cache
    def find(name: str) -> Path:
        entries = [entry for entry in listed if _concerns(entry["file"], name.rstrip("/"))]
        assert entries, f"{name} is not in the manifest of the test data"
        for entry in entries:
            _verify(data_root / entry["file"], entry)
        return data_root / name

    return find


def _manifest(root: Path) -> list[dict[str, str]]:
    with (root / "MANIFEST.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _concerns(listed: str, name: str) -> bool:
    """Whether a listed file or folder (ending in "/") is the named one, lies in it or holds it."""
    return (
        listed.rstrip("/") == name
        or listed.startswith(f"{name}/")
        or (listed.endswith("/") and name.startswith(listed))
    )


def _verify(path: Path, entry: dict[str, str]) -> None:
    """The manifest holds the SHA-256 of a single file, the count and the bytes of a folder."""
    if not entry["file"].endswith("/"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"], (
            f"{path} is not the listed file"
        )
        return
    files = [file for file in path.rglob("*") if file.is_file()]
    found = f"{len(files)} files", sum(file.stat().st_size for file in files)
    assert found == (entry["sha256"], int(entry["bytes"])), f"{path} is not the listed folder"
