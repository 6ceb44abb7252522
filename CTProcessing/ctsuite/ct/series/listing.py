"""Listing the files to look at, in folders, files and DICOMDIRs."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series import dicomdir, errors
from ctsuite.ct.series.rejected import Rejected


class Entry(NamedTuple):
    """An ordinary file, with its size in bytes and time in ns."""

    path: str
    size: int
    mtime_ns: int


def list_files(
    given: Sequence[str | Path], rejected: list[Rejected], task: Task
) -> dict[str, dict[str, Entry]]:
    """List the files to look at, by folder and name.

    Raises
    ------
    CTSuiteError
        SERIES-NOT-FOUND, what is wrong with a DICOMDIR that was named, RUN-CANCELLED.
    """
    folders: dict[str, dict[str, Entry]] = {}
    for path in given:
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            for folder, entries in _walk(absolute, rejected, task):
                folders.setdefault(folder, {}).update(entries)
            continue
        if not os.path.lexists(absolute):
            raise errors.NOT_FOUND(path=str(path))
        named = [absolute]
        if os.path.basename(absolute).upper() == dicomdir.NAME:
            named = dicomdir.referenced(absolute)
        for name in named:
            entry = _entry(name, rejected)
            if entry:
                folders.setdefault(os.path.dirname(name), {})[os.path.basename(name)] = entry
    return folders


def _walk(top: str, rejected: list[Rejected], task: Task) -> Iterator[tuple[str, dict[str, Entry]]]:
    """Go through a folder and its sub-folders; links to folders are not followed, so there are no circles."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        task.check()
        entries: dict[str, Entry] = {}
        try:
            listing = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            rejected.append(Rejected(folder, _unreadable(folder, error)))
            continue
        inner = []
        for item in listing:
            if item.is_dir(follow_symlinks=False):
                inner.append(item.path)
            elif item.name.upper() == dicomdir.NAME:
                _check_directory(item.path, rejected)
            elif not (item.is_symlink() and os.path.isdir(item.path)):
                entry = _entry(item.path, rejected)
                if entry:
                    entries[item.name] = entry
        waiting.extend(reversed(inner))
        if entries:
            yield folder, entries


def _check_directory(path: str, rejected: list[Rejected]) -> None:
    """Its files lie below the folder anyway; what matters is whether it can be trusted and is complete."""
    try:
        dicomdir.referenced(path)
    except CTSuiteError as error:
        rejected.append(Rejected(path, error))


def _entry(path: str, rejected: list[Rejected]) -> Entry | None:
    try:
        status = os.stat(path)
    except OSError as error:
        rejected.append(Rejected(path, _unreadable(path, error)))
        return None
    if not stat.S_ISREG(status.st_mode):
        rejected.append(Rejected(path, errors.NOT_A_FILE(path=path)))
        return None
    return Entry(path, status.st_size, status.st_mtime_ns)


def _unreadable(path: str, error: OSError) -> CTSuiteError:
    return errors.UNREADABLE.caused_by(error, path=path, reason=error.strerror or str(error))
