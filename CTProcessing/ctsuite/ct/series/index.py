"""Finding the image series in any folder, whatever else lies there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series import dicomdir, errors
from ctsuite.ct.series.cache import Cache, user_folder
from ctsuite.ct.series.grouping import group
from ctsuite.ct.series.header import FileHeader, scan
from ctsuite.ct.series.stack import Series, Stack

_IMAGE_NAMES = (".dcm", ".dicom", ".ima")
# Refusals that are not a sign of damage: such files simply are no part of any series.
_HARMLESS = {errors.NOT_DICOM.code, errors.NO_PIXELS.code, errors.NOT_A_FILE.code}
_CHUNK = 64
_READERS = 4


@dataclass(frozen=True)
class Rejected:
    """A file that was not taken, and why."""

    path: str
    error: CTSuiteError

    @property
    def code(self) -> str:
        """Code of the error."""
        return self.error.code

    @property
    def reason(self) -> str:
        """The reason as one or two sentences."""
        return f"{self.error.message} {self.error.cause}"

    @property
    def is_damage(self) -> bool:
        """Whether it should have been an image: it is a DICOM file, or named like one."""
        named = self.code == errors.NOT_DICOM.code and self.path.lower().endswith(_IMAGE_NAMES)
        return named or self.code not in _HARMLESS


@dataclass(frozen=True, eq=False)
class Index:
    """What was found.

    Attributes
    ----------
    path : str
        What was searched, for messages.
    files : tuple of FileHeader
        The image files.
    rejected : tuple of Rejected
        Every other file, with the reason.
    series : tuple of Series
        The series, in the order in which their first files were found.
    """

    path: str
    files: tuple[FileHeader, ...]
    rejected: tuple[Rejected, ...]
    series: tuple[Series, ...]

    @property
    def damaged(self) -> tuple[Rejected, ...]:
        """The rejected files that are, or are named like, images."""
        return tuple(one for one in self.rejected if one.is_damage)

    @property
    def ignored(self) -> tuple[Rejected, ...]:
        """The rejected files that are no images and are not in the way."""
        return tuple(one for one in self.rejected if not one.is_damage)

    @property
    def stacks(self) -> tuple[Stack, ...]:
        """The stacks of all series."""
        return tuple(chain.from_iterable(series.stacks for series in self.series))

    def choose(self, series: str | None = None, modality: str | None = "CT") -> Stack:
        """Return the one stack that is meant.

        Parameters
        ----------
        series : str or None
            Id of a stack (SeriesInstanceUID, with ``#2`` and so on for further stacks) or a series number;
            None where there is only one that could be meant. Scout views are chosen only by their id.
        modality : str or None
            Modality that is needed; None for any.

        Raises
        ------
        CTSuiteError
            SERIES-EMPTY, SERIES-NO-IMAGES or the one reason why no file was accepted, SERIES-NO-CT,
            SERIES-UNKNOWN, SERIES-SEVERAL.
        """
        stacks = self.stacks
        if not stacks:
            raise self._nothing()
        if series is not None:
            chosen = [stack for stack in stacks if series == stack.id]
            chosen = chosen or [s for s in stacks if series == str(s.attributes.get("SeriesNumber"))]
            if not chosen:
                known = "; ".join(stack.summary for stack in stacks)
                raise errors.UNKNOWN(series=series, path=self.path, known=known)
        else:
            # an empty modality is a finding of the data profile, which says more than "no CT"
            chosen = [stack for stack in stacks if modality is None or stack.modality in (modality, "")]
            if not chosen:
                found = ", ".join(sorted({stack.modality or "unknown" for stack in stacks}))
                raise errors.NO_CT(path=self.path, found=found)
            chosen = [stack for stack in chosen if not stack.is_localizer] or chosen
        if len(chosen) > 1:
            known = "; ".join(stack.summary for stack in chosen)
            raise errors.SEVERAL(path=self.path, count=len(chosen), known=known)
        return chosen[0]

    def _nothing(self) -> CTSuiteError:
        if not self.rejected:
            return errors.EMPTY(path=self.path)
        first = next(iter(self.damaged), self.rejected[0])
        if len({one.code for one in self.rejected}) == 1:
            return first.error
        return errors.NO_IMAGES(path=self.path, count=len(self.rejected), reason=first.reason)


class _Entry(NamedTuple):
    path: str
    size: int
    mtime_ns: int


def index(
    paths: str | Path | Iterable[str | Path],
    task: Task | None = None,
    cache: bool | str | Path = True,
) -> Index:
    """Find the image series in folders, files and DICOMDIRs.

    Parameters
    ----------
    paths : path or iterable of paths
        Folders are searched with all their sub-folders. A DICOMDIR stands for the files it names.
    task : Task or None
        Progress and cancel.
    cache : bool or path
        Whether, or in which folder, what was read is kept for the next time.

    Raises
    ------
    CTSuiteError
        SERIES-NOT-FOUND when a path does not exist; SERIES-DICOMDIR-OUTSIDE and the like when a DICOMDIR was
        named and cannot be followed; RUN-CANCELLED. What is wrong with single files is told in `rejected`.
    """
    task = task or Task()
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    rejected: list[Rejected] = []
    folders = _list(given, rejected, task)
    kept = None if cache is False else Cache(user_folder() if cache is True else Path(cache))
    files: list[FileHeader] = []
    total = sum(len(entries) for entries in folders.values())
    for folder, entries in folders.items():
        task.progress(len(files) / max(total, 1), f"{len(files)} of {total} files")
        before = kept.load(folder) if kept else {}
        found, scanned = _headers(entries, before, rejected, task, len(files), total)
        files.extend(found)
        if kept and (scanned or len(before) > len(found)):
            complete = {header.path for header in found}
            rest = (
                header for header in before.values() if header.path not in complete and _exists(header.path)
            )
            kept.save(folder, [*found, *rest])
            kept.tidy()
    damaged = frozenset(os.path.dirname(one.path) for one in rejected if one.is_damage)
    task.progress(1.0, f"{len(files)} images")
    return Index(", ".join(map(str, given)), tuple(files), tuple(rejected), group(files, damaged))


def _list(given: Sequence[str | Path], rejected: list[Rejected], task: Task) -> dict[str, dict[str, _Entry]]:
    """List the files to look at, by folder and name."""
    folders: dict[str, dict[str, _Entry]] = {}
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


def _walk(top: str, rejected: list[Rejected], task: Task) -> Iterator[tuple[str, dict[str, _Entry]]]:
    """Go through a folder and its sub-folders; links to folders are not followed, so there are no circles."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        task.check()
        entries: dict[str, _Entry] = {}
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


def _entry(path: str, rejected: list[Rejected]) -> _Entry | None:
    try:
        status = os.stat(path)
    except OSError as error:
        rejected.append(Rejected(path, _unreadable(path, error)))
        return None
    if not stat.S_ISREG(status.st_mode):
        rejected.append(Rejected(path, errors.NOT_A_FILE(path=path)))
        return None
    return _Entry(path, status.st_size, status.st_mtime_ns)


def _unreadable(path: str, error: OSError) -> CTSuiteError:
    return errors.UNREADABLE.caused_by(error, path=path, reason=error.strerror or str(error))


def _headers(
    entries: dict[str, _Entry],
    before: dict[str, FileHeader],
    rejected: list[Rejected],
    task: Task,
    done: int,
    total: int,
) -> tuple[list[FileHeader], int]:
    """Return the headers of the files of a folder, and how many of them had to be read."""
    found: list[FileHeader] = []
    waiting: list[str] = []
    for name, (path, size, mtime_ns) in entries.items():
        header = before.get(name)
        if header is not None and header.size == size and header.mtime_ns == mtime_ns:
            found.append(header)
        else:
            waiting.append(path)
    if not waiting:
        return found, 0
    scanned = 0
    chunks = [waiting[start : start + _CHUNK] for start in range(0, len(waiting), _CHUNK)]
    with ThreadPoolExecutor(_READERS) as readers:
        try:
            for results in readers.map(_scan_all, chunks):
                task.progress((done + len(found)) / total, f"{done + len(found)} of {total} files")
                for result in results:
                    if isinstance(result, FileHeader):
                        found.append(result)
                        scanned += 1
                    else:
                        rejected.append(result)
        except BaseException:
            readers.shutdown(cancel_futures=True)
            raise
    return found, scanned


def _scan_all(paths: Sequence[str]) -> list[FileHeader | Rejected]:
    results: list[FileHeader | Rejected] = []
    for path in paths:
        try:
            results.append(scan(path))
        except CTSuiteError as error:
            results.append(Rejected(path, error))
    return results


def _exists(path: str) -> bool:
    return os.path.isfile(path)
