"""Where a bundle lies: a folder, or a zip file that is unpacked without leaving its folder.

Nothing of a bundle is run or imported here.
"""

from __future__ import annotations

import hashlib
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from ctsuite.core.i18n import Text
from ctsuite.segmentation.bundle.errors import ARCHIVE_UNSAFE, UNREADABLE

_MOST_FILES = 10_000
_MOST_BYTES = 16 * 2**30
_BLOCK = 2**22
_IGNORED = {"__pycache__", ".git", ".DS_Store", "__MACOSX"}

SHIPPED = Path(__file__).resolve().parents[1] / "models"
"""Folder of the bundles that come with the suite; each is also known by the name of its folder alone."""


def located(path: Path) -> Path:
    """Return where a bundle lies that is given by its path, or by the name of a shipped one."""
    by_name = SHIPPED / path.name
    return by_name if not path.exists() and path.name == str(path) != "" and by_name.is_dir() else path


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Give the folder of a bundle; that of a zip file vanishes afterwards.

    Raises
    ------
    CTSuiteError
        BUNDLE-UNREADABLE, BUNDLE-ARCHIVE-UNSAFE.
    """
    path = located(path)
    if not path.name or not path.exists():
        raise UNREADABLE(
            bundle=path.name or Text("The bundle"), reason=Text("There is no such file or folder.")
        )
    if path.is_dir():
        _refuse_links(path)
        yield path
        return
    folder = Path(tempfile.mkdtemp(prefix="ctsuite-bundle-"))
    try:
        _unpack(path, folder)
        yield _top(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def files(folder: Path) -> list[Path]:
    """Return the files of a bundle, relative to its folder, in a fixed order."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(
        (path for path in found if not _IGNORED & set(path.parts)), key=lambda path: path.as_posix()
    )


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 of the names and contents of all files of a bundle."""
    state = hashlib.sha256()
    for path in files(folder):
        content = hashlib.sha256()
        with (folder / path).open("rb") as stream:
            while block := stream.read(_BLOCK):
                content.update(block)
        state.update(f"{content.hexdigest()} {path.as_posix()}\n".encode())
    return state.hexdigest()


def _refuse_links(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_symlink():
            reason = Text("{file} is a link to another place.", file=str(path.relative_to(folder)))
            raise ARCHIVE_UNSAFE(bundle=folder.name, reason=reason)


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            for member in members:
                problem = _problem(member)
                if problem:
                    raise ARCHIVE_UNSAFE(bundle=path.name, reason=problem)
            if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _MOST_BYTES:
                raise ARCHIVE_UNSAFE(bundle=path.name, reason=Text("It would unpack to too much data."))
            archive.extractall(folder, members)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise UNREADABLE.caused_by(error, bundle=path.name) from error


def _problem(member: zipfile.ZipInfo) -> str | None:
    name = member.orig_filename
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if posix.is_absolute() or windows.is_absolute() or windows.drive or ".." in windows.parts:
        return Text("{file} would be unpacked outside of the folder of the bundle.", file=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        return Text("{file} is a link to another place.", file=name)
    return None


def _top(folder: Path) -> Path:
    """Many archives hold one folder with everything in it."""
    inside = [path for path in folder.iterdir() if path.name not in _IGNORED]
    if len(inside) == 1 and inside[0].is_dir() and inside[0].name != "configs":
        return inside[0]
    return folder
