"""The shared test data: where they are, and that only listed and unaltered data are used (4.1.5).

Plain Python, because the tests inside desktop 3D Slicer have no pytest.
"""

from __future__ import annotations

import csv
import hashlib
import os
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def root() -> Path | None:
    """Return the folder of the test data, or None where it is not."""
    found = Path(os.environ.get("CTSUITE_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
    return found if (found / "MANIFEST.csv").is_file() else None


def missing_reason() -> str:
    """Why a test that needs the data is skipped."""
    return "no test data: set CTSUITE_TEST_DATA to the folder that holds MANIFEST.csv"


@cache
def find(name: str) -> Path:
    """Return a file or folder of the test data by its name in the manifest.

    Raises
    ------
    AssertionError
        It is not listed, or not as it is listed.
    """
    folder = root()
    assert folder is not None, missing_reason()
    with (folder / "MANIFEST.csv").open(newline="", encoding="utf-8") as stream:
        entries = [entry for entry in csv.DictReader(stream) if _concerns(entry["file"], name.rstrip("/"))]
    assert entries, f"{name} is not in the manifest of the test data"
    for entry in entries:
        _verify(folder / entry["file"], entry)
    return folder / name


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
