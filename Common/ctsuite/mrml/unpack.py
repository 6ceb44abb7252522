"""Unpacking a scene file from a source that is not trusted.

Entries that lead out of the folder, links, and more bytes than allowed are refused before anything is
written. Files within the file that are archives themselves (sequences) are looked into under the same rules,
because the libraries unpack them later without any.
"""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PureWindowsPath

from ctsuite.core.fileio import write_error
from ctsuite.core.task import Task
from ctsuite.mrml.errors import BUNDLE_TOO_LARGE, BUNDLE_UNREADABLE, BUNDLE_UNSAFE
from ctsuite.mrml.references import check_references

_GIB = 1 << 30
_CHUNK = 1 << 22
_DEPTH = 3
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_CLASHES = (FileExistsError, NotADirectoryError, IsADirectoryError)


def unpack(path: Path, folder: Path, limit_bytes: int, task: Task) -> None:
    """Unpack a scene file into an empty folder.

    Parameters
    ----------
    path : Path
        The .mrb file.
    folder : Path
        Where to.
    limit_bytes : int
        How much may be unpacked, archives within included.
    task : Task
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        MRML-BUNDLE-UNREADABLE, MRML-BUNDLE-UNSAFE, MRML-BUNDLE-TOO-LARGE, OUTPUT-DISK-FULL, RUN-CANCELLED.
    """
    _Unpacking(path, limit_bytes, task).run(path, folder, _DEPTH)


class _Unpacking:
    def __init__(self, path: Path, limit: int, task: Task) -> None:
        self.path, self.limit, self.task = path, limit, task
        self.total = 0

    def run(self, archive: Path, folder: Path, depth: int) -> None:
        if depth == 0:
            raise self._unsafe(archive.name, "into archives within archives")
        try:
            opened = zipfile.ZipFile(archive)
        except (*_DAMAGED, OSError) as error:
            raise self._unreadable(error) from error
        with opened:
            self._check(opened.infolist())
            try:
                self._extract(opened, folder)
            except (*_DAMAGED, *_CLASHES) as error:
                raise self._unreadable(error) from error
            except OSError as error:
                raise write_error(error, folder) from error
        check_references(self.path, folder, self.limit)
        for inner in [file for file in folder.rglob("*") if file.is_file() and zipfile.is_zipfile(file)]:
            with tempfile.TemporaryDirectory(prefix="ctsuite-") as name:
                self.run(inner, Path(name), depth - 1)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        for entry in entries:
            # A Windows path takes both slashes and drive letters for what they are.
            place = PureWindowsPath(entry.filename)
            if place.is_absolute() or place.drive or place.root or ".." in place.parts:
                raise self._unsafe(entry.filename, "to a place outside its folder")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise self._unsafe(entry.filename, "elsewhere by a link")
        # No entry gives more bytes than it declares: the reader stops there.
        self.total += sum(entry.file_size for entry in entries)
        if self.total > self.limit:
            size, limit = self.total / _GIB, self.limit / _GIB
            raise BUNDLE_TOO_LARGE(path=str(self.path), size_gib=size, limit_gib=limit)

    def _extract(self, opened: zipfile.ZipFile, folder: Path) -> None:
        entries = opened.infolist()
        for n, entry in enumerate(entries):
            self.task.progress(n / len(entries), "Unpacking the scene")
            target = folder / entry.filename
            (target if entry.is_dir() else target.parent).mkdir(parents=True, exist_ok=True)
            if entry.is_dir():
                continue
            with opened.open(entry) as source, target.open("xb") as sink:
                while chunk := source.read(_CHUNK):
                    self.task.check()
                    sink.write(chunk)

    def _unsafe(self, entry: str, where: str) -> Exception:
        return BUNDLE_UNSAFE(path=str(self.path), entry=entry, where=where)

    def _unreadable(self, error: Exception) -> Exception:
        missing = isinstance(error, FileNotFoundError)
        reason = "There is no such file." if missing else f"It is damaged, or not a scene file ({error})."
        return BUNDLE_UNREADABLE.caused_by(error, path=str(self.path), reason=reason)
