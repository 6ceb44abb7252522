"""Whatever goes wrong while writing, nothing half written is left and the reason is named."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.fileio import atomic_directory, atomic_file

Writer = Callable[[Path, bytes], None]


def write_file(path: Path, content: bytes) -> None:
    """Write one file through the safe way."""
    with atomic_file(path) as work:
        work.write_bytes(content)


def write_directory(path: Path, content: bytes) -> None:
    """Write a folder of two files through the safe way."""
    with atomic_directory(path) as work:
        (work / "first").write_bytes(b"first")
        (work / "result").write_bytes(content)


@pytest.fixture(params=[write_file, write_directory], ids=["file", "directory"])
def write(request: pytest.FixtureRequest) -> Writer:
    """Both safe ways to write."""
    return request.param


def contents(folder: Path) -> set[str]:
    """Everything below a folder, hidden names too."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_the_result_is_there_whole_and_nothing_else(write: Writer, tmp_path: Path) -> None:
    write(tmp_path / "deep" / "result.nii.gz", b"voxels")
    target = tmp_path / "deep" / "result.nii.gz"
    written = target / "result" if target.is_dir() else target
    assert written.read_bytes() == b"voxels"
    assert {name.split("/")[0] for name in contents(tmp_path / "deep")} == {"result.nii.gz"}


def test_the_result_has_the_rights_that_any_new_file_has(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"")
    write_directory(tmp_path / "folder", b"")
    (tmp_path / "plain").touch()
    (tmp_path / "plain folder").mkdir()
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert (tmp_path / "folder").stat().st_mode == (tmp_path / "plain folder").stat().st_mode


def test_a_writer_sees_the_suffixes_of_the_target(tmp_path: Path) -> None:
    with atomic_file(tmp_path / "ct.nii.gz") as work:
        assert work.name.endswith("ct.nii.gz") and work.parent == tmp_path
        work.write_bytes(b"x")


def test_a_file_is_replaced_in_one_move(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), atomic_file(target) as work:
        work.write_bytes(b"half of the ne")
        raise RuntimeError("the program broke")
    assert target.read_bytes() == b"old"
    write_file(target, b"new")
    assert target.read_bytes() == b"new" and contents(tmp_path) == {"result.json"}


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("manager", [atomic_file, atomic_directory])
def test_nothing_is_left_behind_when_the_work_ends_early(
    manager: Callable[[Path], AbstractContextManager[Path]], failure: type[BaseException], tmp_path: Path
) -> None:
    with pytest.raises(failure), manager(tmp_path / "result") as work:
        (work / "slice" if work.is_dir() else work).write_bytes(b"half")
        raise failure
    assert contents(tmp_path) == set()


def test_a_folder_that_holds_files_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(CTSuiteError) as refusal:
        write_directory(tmp_path / "out", b"x")
    assert refusal.value.code == "OUTPUT-EXISTS"
    assert contents(tmp_path) == {"out", "out/mine.txt"}


def test_a_file_in_the_place_of_the_folder_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CTSuiteError) as refusal:
        write_directory(tmp_path / "out", b"x")
    assert refusal.value.code == "OUTPUT-EXISTS" and (tmp_path / "out").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_directory(tmp_path / "out", b"x")
    assert contents(tmp_path / "out") == {"first", "result"}


def test_a_place_below_a_file_is_named_not_writable(write: Writer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CTSuiteError) as failure:
        write(tmp_path / "file" / "out", b"x")
    assert failure.value.code == "OUTPUT-NOT-WRITABLE" and contents(tmp_path) == {"file"}
    assert str(tmp_path / "file" / "out") in failure.value.message


@pytest.fixture
def closed_folder(tmp_path: Path) -> Path:
    """A folder that nobody may write to; rights do not stop the superuser, but the kernel does."""
    if os.geteuid() == 0:
        return Path("/proc/sys")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    return folder


def test_a_folder_without_the_right_to_write_is_named(write: Writer, closed_folder: Path) -> None:
    with pytest.raises(CTSuiteError) as failure:
        write(closed_folder / "out", b"x")
    assert failure.value.code == "OUTPUT-NOT-WRITABLE"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, mounted for the test."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_is_named_and_left_as_it_was(write: Writer, small_disk: Path) -> None:
    with pytest.raises(CTSuiteError) as failure:
        write(small_disk / "result", bytes(1 << 20))
    assert failure.value.code == "OUTPUT-DISK-FULL" and contents(small_disk) == set()
    write(small_disk / "result", b"there is room again")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_or_quota_that_fills_up_in_the_last_move_is_named(
    write: Writer, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(CTSuiteError) as failure:
        write(tmp_path / "result", b"x")
    assert failure.value.code == "OUTPUT-DISK-FULL" and contents(tmp_path) == set()


def test_a_coded_error_of_the_work_is_not_renamed(tmp_path: Path) -> None:
    with pytest.raises(CTSuiteError) as failure, atomic_directory(tmp_path / "out"):
        write_directory(tmp_path, b"the folder holds the temporary one")
    assert failure.value.code == "OUTPUT-EXISTS"
