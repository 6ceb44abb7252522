"""Test data that are not listed, or not as listed, are refused (4.1.5)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MANIFEST = """file,bytes,sha256,source,licence,modality,body_part,size,spacing_mm,use
single.dcm,6,{digest},home,MIT,CT,HEAD,,,test
folder/,9,2 files,home,MIT,CT,HEAD,,,test
"""
ASKING = """
def test_it_is_given(data):
    assert data({name!r}).exists()
"""


@pytest.fixture
def library(tmp_path: Path, repository: Path) -> Path:
    """A small folder of test data, with a copy of what guards it."""
    from hashlib import sha256

    data = tmp_path / "data"
    (data / "folder").mkdir(parents=True)
    (data / "single.dcm").write_bytes(b"voxels")
    (data / "folder" / "1").write_bytes(b"one..")
    (data / "folder" / "2").write_bytes(b"two.")
    (data / "stray.dcm").write_bytes(b"stray")
    digest = sha256(b"voxels").hexdigest()
    (data / "MANIFEST.csv").write_text(MANIFEST.format(digest=digest), encoding="utf-8")
    (tmp_path / "Testing").mkdir()
    for guard in ("conftest.py", "listed_data.py"):
        shutil.copy(repository / "Testing" / guard, tmp_path / "Testing")
    return data


def asked_for(library: Path, name: str) -> str:
    """What a test hears that asks for a name."""
    tests = library.parent / "Testing"
    (tests / "test_asking.py").write_text(ASKING.format(name=name), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "-p", "no:cacheprovider", str(tests)],
        env={**os.environ, "CTSUITE_TEST_DATA": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    return "given" if done.returncode == 0 else done.stdout


@pytest.mark.parametrize("name", ["single.dcm", "folder", "folder/1"])
def test_what_is_as_listed_is_given(library: Path, name: str) -> None:
    assert asked_for(library, name) == "given"


def test_a_file_with_an_altered_byte_is_refused(library: Path) -> None:
    (library / "single.dcm").write_bytes(b"voxelz")
    assert "is not the listed file" in asked_for(library, "single.dcm")


@pytest.mark.parametrize(
    ("name", "content"), [("3", b""), ("1", b"one"), ("2", None)], ids=["more", "cut", "gone"]
)
def test_a_folder_with_other_files_is_refused(library: Path, name: str, content: bytes | None) -> None:
    file = library / "folder" / name
    file.unlink() if content is None else file.write_bytes(content)
    assert "is not the listed folder" in asked_for(library, "folder/1" if name != "1" else "folder")


def test_a_file_that_is_not_listed_is_refused(library: Path) -> None:
    assert "is not in the manifest" in asked_for(library, "stray.dcm")
