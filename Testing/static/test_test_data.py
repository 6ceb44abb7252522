"""Test data that are not listed, or not as listed, are refused (4.1.5)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import listed_data
import pytest

MANIFEST = """file,bytes,sha256,source,licence,modality,body_part,size,spacing_mm,use
single.dcm,6,{digest},home,MIT,CT,HEAD,,,test
folder/,9,2 files,home,MIT,CT,HEAD,,,test
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small folder of test data that takes the place of the real one."""
    (tmp_path / "folder").mkdir()
    for name, content in {
        "single.dcm": b"voxels",
        "folder/1": b"one..",
        "folder/2": b"two.",
        "stray": b"x",
    }.items():
        (tmp_path / name).write_bytes(content)
    digest = sha256(b"voxels").hexdigest()
    (tmp_path / "MANIFEST.csv").write_text(MANIFEST.format(digest=digest), encoding="utf-8")
    monkeypatch.setenv("CTSUITE_TEST_DATA", str(tmp_path))
    listed_data.find.cache_clear()
    yield tmp_path
    listed_data.find.cache_clear()


@pytest.mark.parametrize("name", ["single.dcm", "folder", "folder/1"])
def test_what_is_as_listed_is_given(library: Path, name: str) -> None:
    assert listed_data.find(name) == library / name


def test_a_file_with_an_altered_byte_is_refused(library: Path) -> None:
    (library / "single.dcm").write_bytes(b"voxelz")
    with pytest.raises(AssertionError, match="is not the listed file"):
        listed_data.find("single.dcm")


@pytest.mark.parametrize(
    ("name", "content"), [("3", b""), ("1", b"one"), ("2", None)], ids=["more", "cut", "gone"]
)
@pytest.mark.parametrize("asked", ["folder", "folder/1"])
def test_a_folder_with_other_files_is_refused(
    library: Path, asked: str, name: str, content: bytes | None
) -> None:
    file = library / "folder" / name
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(AssertionError, match="is not the listed folder"):
        listed_data.find(asked)


def test_a_file_that_is_not_listed_is_refused(library: Path) -> None:
    with pytest.raises(AssertionError, match="is not in the manifest"):
        listed_data.find("stray")


def test_without_the_list_there_are_no_test_data(library: Path) -> None:
    (library / "MANIFEST.csv").unlink()
    assert listed_data.root() is None
