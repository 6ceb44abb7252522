"""Finding images in any folder, and keeping what was found."""

from __future__ import annotations

import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydicom import Dataset
from pydicom.fileset import FileSet

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series.index import Index, index

Writer = Callable[..., list[Path]]


def codes(found: Index) -> dict[str, str]:
    """Name of each rejected file with the code."""
    return {os.path.basename(one.path): one.code for one in found.rejected}


def error_code(action: Callable[[], Any]) -> str:
    """Code of the error that an action ends with."""
    with pytest.raises(CTSuiteError) as caught:
        action()
    return caught.value.code


def test_images_are_found_whatever_else_lies_there(write: Writer, tmp_path: Path) -> None:
    write(4, folder="deep/er/without", suffix="")
    write(3, folder="other", uid="1.2.9", suffix=".weird")
    (tmp_path / "deep" / "notes.txt").write_text("nothing here")
    (tmp_path / "deep" / "fake.dcm").write_text("no image")
    (tmp_path / "empty folder").mkdir()
    found = index(tmp_path, cache=False)
    assert sorted(len(stack.slices) for stack in found.stacks) == [3, 4]
    assert codes(found) == {"notes.txt": "SERIES-NOT-DICOM", "fake.dcm": "SERIES-NOT-DICOM"}
    assert [Path(one.path).name for one in found.damaged] == ["fake.dcm"]
    assert [Path(one.path).name for one in found.ignored] == ["notes.txt"]
    assert all(str(tmp_path) in one.reason for one in found.rejected)


def test_single_files_and_lists_of_them_are_taken(write: Writer) -> None:
    paths = write(4)
    assert len(index(paths[0], cache=False).files) == 1
    assert len(index(paths[:3], cache=False).files) == 3
    assert len(index([paths[0], paths[0].parent], cache=False).files) == 4


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert error_code(lambda: index(tmp_path / "nowhere")) == "SERIES-NOT-FOUND"


def test_links_to_folders_make_no_circle(write: Writer, tmp_path: Path) -> None:
    write(2)
    (tmp_path / "series" / "again").symlink_to(tmp_path)
    assert len(index(tmp_path, cache=False).files) == 2


def test_a_broken_link_is_named(write: Writer, tmp_path: Path) -> None:
    write(2)
    (tmp_path / "series" / "gone").symlink_to(tmp_path / "nowhere")
    assert codes(index(tmp_path, cache=False)) == {"gone": "SERIES-UNREADABLE"}


def test_an_unreadable_folder_is_named(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(2)
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def guarded(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = index(tmp_path, cache=False)
    assert codes(found) == {"closed": "SERIES-UNREADABLE"}
    assert len(found.files) == 2


def test_indexing_can_be_cancelled(write: Writer, tmp_path: Path) -> None:
    write(4)
    assert error_code(lambda: index(tmp_path, Task(cancelled=lambda: True), cache=False)) == "RUN-CANCELLED"


def test_progress_ends_at_one(write: Writer, tmp_path: Path) -> None:
    write(4)
    told: list[float] = []
    index(tmp_path, Task(lambda fraction, message: told.append(fraction)), cache=False)
    assert told == sorted(told)
    assert told[-1] == 1.0


# Which series is meant.


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert error_code(index(tmp_path, cache=False).choose) == "SERIES-EMPTY"


def test_the_only_file_says_why_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.dcm").write_text("no image")
    assert error_code(index(tmp_path, cache=False).choose) == "SERIES-NOT-DICOM"


def test_a_folder_of_various_junk_holds_no_images(tmp_path: Path, write: Writer) -> None:
    (tmp_path / "text.txt").write_text("no image")
    write(1, lambda data, k: delattr(data, "PixelData"))
    assert error_code(index(tmp_path, cache=False).choose) == "SERIES-NO-IMAGES"


def test_another_modality_is_no_ct(write: Writer, tmp_path: Path) -> None:
    write(3, lambda data, k: setattr(data, "Modality", "MR"))
    found = index(tmp_path, cache=False)
    assert error_code(found.choose) == "SERIES-NO-CT"
    assert found.choose(modality=None).modality == "MR"
    assert found.choose(modality="MR").modality == "MR"


def test_one_of_several_series_must_be_named(write: Writer, tmp_path: Path) -> None:
    write(3, uid="1.2.3")
    write(4, lambda data, k: setattr(data, "SeriesNumber", 7), uid="1.2.4")
    found = index(tmp_path, cache=False)
    with pytest.raises(CTSuiteError) as caught:
        found.choose()
    assert caught.value.code == "SERIES-SEVERAL"
    assert "1.2.3: known series (CT, 3 slices, 8 x 6)" in caught.value.cause
    assert len(found.choose("1.2.4").slices) == 4
    assert len(found.choose("7").slices) == 4
    assert error_code(lambda: found.choose("1.2.5")) == "SERIES-UNKNOWN"


# DICOMDIR.


def make_directory(tmp_path: Path, write: Writer) -> Path:
    """A medium with a DICOMDIR and three images."""
    files = FileSet()
    for path in write(3, folder="source"):
        files.add(path)
    files.write(tmp_path / "medium")
    for path in (tmp_path / "source").iterdir():
        path.unlink()
    return tmp_path / "medium" / "DICOMDIR"


def redirect(directory: Path, target: bytes) -> None:
    """Have the first record of an image in a DICOMDIR name another file."""
    content = directory.read_bytes()
    at = content.index(b"PT000000\\") - 8
    assert content[at : at + 6] == b"\x04\x00\x00\x15CS"
    length = int.from_bytes(content[at + 6 : at + 8], "little")
    assert len(target) <= length
    directory.write_bytes(content[: at + 8] + target.ljust(length) + content[at + 8 + length :])


def test_a_dicomdir_stands_for_the_files_it_names(tmp_path: Path, write: Writer) -> None:
    directory = make_directory(tmp_path, write)
    (directory.parent / "extra.dcm").write_text("not named in the DICOMDIR")
    found = index(directory, cache=False)
    assert len(found.files) == 3
    assert found.rejected == ()
    assert len(index(directory.parent, cache=False).files) == 3


@pytest.mark.parametrize("target", [rb"..\source\A", rb"/etc/hosts", rb"PT00\..\..\X", b"PT000000\\."])
def test_a_dicomdir_that_points_outside_is_refused(tmp_path: Path, write: Writer, target: bytes) -> None:
    directory = make_directory(tmp_path, write)
    redirect(directory, target)
    assert error_code(lambda: index(directory, cache=False)) == "SERIES-DICOMDIR-OUTSIDE"
    assert codes(index(directory.parent, cache=False)) == {"DICOMDIR": "SERIES-DICOMDIR-OUTSIDE"}


def test_a_dicomdir_that_points_outside_through_a_link_is_refused(tmp_path: Path, write: Writer) -> None:
    directory = make_directory(tmp_path, write)
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "IMAGE").write_text("secret")
    (directory.parent / "LINK").symlink_to(secret)
    redirect(directory, rb"LINK\IMAGE")
    assert error_code(lambda: index(directory, cache=False)) == "SERIES-DICOMDIR-OUTSIDE"


def test_a_dicomdir_that_names_missing_files_is_told(tmp_path: Path, write: Writer) -> None:
    directory = make_directory(tmp_path, write)
    redirect(directory, b"GONE")
    with pytest.raises(CTSuiteError) as caught:
        index(directory, cache=False)
    assert caught.value.code == "SERIES-DICOMDIR-MISSING"
    assert "1 of 3" in caught.value.cause


def test_a_damaged_dicomdir_is_told(tmp_path: Path, write: Writer) -> None:
    directory = make_directory(tmp_path, write)
    directory.write_bytes(directory.read_bytes()[:700])
    assert error_code(lambda: index(directory, cache=False)) in ("SERIES-TRUNCATED", "SERIES-WRONG-LENGTH")


# The kept index.


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files whose headers are read."""
    module = sys.modules["ctsuite.ct.series.index"]
    scan = module.scan  # type: ignore[attr-defined]
    read: list[str] = []

    def counted(path: str) -> Any:
        read.append(path)
        return scan(path)

    monkeypatch.setattr(module, "scan", counted)
    return read


def same(first: Index, second: Index) -> bool:
    """Whether two indexes say the same of the same files."""
    return sorted(first.files, key=lambda one: one.path) == sorted(second.files, key=lambda one: one.path)


def test_an_unchanged_folder_is_not_read_again(write: Writer, tmp_path: Path, scans: list[str]) -> None:
    write(5)
    first = index(tmp_path / "series", cache=tmp_path / "cache")
    assert len(scans) == 5
    assert same(index(tmp_path / "series", cache=tmp_path / "cache"), first)
    assert len(scans) == 5


@pytest.mark.data
def test_what_is_kept_equals_what_is_read_for_every_kind_of_image(
    data: Callable[[str], Path], tmp_path: Path
) -> None:
    folders = [data("dicom_oddities/pydicom"), data("dicom_oddities/wg04"), data("ct_dicom/torso")]
    first = index(folders, cache=tmp_path)
    assert same(index(folders, cache=tmp_path), first)


def test_only_what_changed_is_read_again(write: Writer, tmp_path: Path, scans: list[str]) -> None:
    paths = write(5)
    index(tmp_path / "series", cache=tmp_path / "cache")
    scans.clear()
    os.utime(paths[1], ns=(1, 1))
    paths[2].write_bytes(paths[2].read_bytes()[:-2])
    paths[3].unlink()
    found = index(tmp_path / "series", cache=tmp_path / "cache")
    assert sorted(scans) == [str(paths[1]), str(paths[2])]
    assert len(found.files) == 4


def test_looking_at_one_file_keeps_what_is_known_of_the_others(
    write: Writer, tmp_path: Path, scans: list[str]
) -> None:
    paths = write(5)
    index(paths[0].parent, cache=tmp_path / "cache")
    os.utime(paths[0], ns=(1, 1))
    index(paths[0], cache=tmp_path / "cache")
    scans.clear()
    index(paths[0].parent, cache=tmp_path / "cache")
    assert scans == []


def test_the_kept_index_can_be_deleted_without_loss(write: Writer, tmp_path: Path) -> None:
    write(3)
    first = index(tmp_path / "series", cache=tmp_path / "cache")
    for file in (tmp_path / "cache" / "series").iterdir():
        file.unlink()
    assert same(index(tmp_path / "series", cache=tmp_path / "cache"), first)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"format":1,"folder":"x"}', b"\xff\xfe", b'{"format":1}']
)
def test_a_damaged_kept_index_is_ignored(write: Writer, tmp_path: Path, damage: bytes) -> None:
    write(3)
    first = index(tmp_path / "series", cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache" / "series").iterdir()
    kept.write_bytes(damage)
    assert same(index(tmp_path / "series", cache=tmp_path / "cache"), first)


def test_the_kept_index_is_for_its_owner_and_names_nobody(write: Writer, tmp_path: Path) -> None:
    write(3)
    index(tmp_path / "series", cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache" / "series").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    content = kept.read_text()
    assert "Known" not in content
    assert "1970" not in content


def test_nothing_is_lost_where_nothing_can_be_kept(write: Writer, tmp_path: Path) -> None:
    write(3)
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(index(tmp_path / "series", cache=tmp_path / "cache").files) == 3


def test_what_was_not_used_for_a_month_is_removed(write: Writer, tmp_path: Path) -> None:
    write(3, folder="old")
    index(tmp_path / "old", cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache" / "series").iterdir()
    os.utime(kept, (1, 1))
    write(3, folder="new", uid="1.2.9")
    index(tmp_path / "new", cache=tmp_path / "cache")
    assert not kept.exists()


def test_the_cache_folder_of_the_user_can_be_chosen(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(3)
    monkeypatch.setenv("CTSUITE_CACHE_DIR", str(tmp_path / "mine"))
    index(tmp_path / "series")
    assert len(list((tmp_path / "mine" / "series").iterdir())) == 1


def test_the_same_instance_in_two_patients_folders_stays_two_files(write: Writer, tmp_path: Path) -> None:
    def second(data: Dataset, k: int) -> None:
        data.PatientID = "P2"

    write(2, folder="first")
    write(2, second, folder="second")
    found = index(tmp_path, cache=False)
    assert found.stacks[0].has("several-patients")


def test_a_slow_disk_is_read_by_several_threads(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules["ctsuite.ct.series.index"]
    scan = module.scan  # type: ignore[attr-defined]
    threads = set()

    def slow(path: str) -> Any:
        threads.add(threading.get_ident())
        time.sleep(0.005)
        return scan(path)

    monkeypatch.setattr(module, "_CHUNK", 4)
    monkeypatch.setattr(module, "scan", slow)
    write(40)
    found = index(tmp_path, cache=False)
    assert len(threads) > 1
    assert [len(stack.slices) for stack in found.stacks] == [40]
