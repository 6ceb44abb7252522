"""Finding the image series in any folder, whatever else lies there."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.ct.series import errors
from ctsuite.ct.series.cache import Cache, user_folder
from ctsuite.ct.series.grouping import group
from ctsuite.ct.series.header import FileHeader, scan
from ctsuite.ct.series.listing import Entry, list_files
from ctsuite.ct.series.rejected import Rejected
from ctsuite.ct.series.stack import Series, Stack

# Threads do not speed up reading from memory or a fast disk, but waiting for a network or a slow disk.
_CHUNK = 64
_READERS = 8


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
    folders = list_files(given, rejected, task)
    kept = None if cache is False else Cache(user_folder() if cache is True else Path(cache))
    known = {folder: kept.load(folder) if kept else {} for folder in folders}
    waiting = [
        entry.path
        for folder, entries in folders.items()
        for name, entry in entries.items()
        if not _is_current(known[folder].get(name), entry)
    ]
    scanned = _scan_files(waiting, task)
    files: list[FileHeader] = []
    for folder, entries in folders.items():
        before, here = known[folder], {}
        for name, entry in entries.items():
            result = scanned.get(entry.path) or before[name]
            if isinstance(result, Rejected):
                rejected.append(result)
            else:
                here[name] = result
        files.extend(here.values())
        if kept and any(before.get(name) is not header for name, header in here.items()):
            others = {
                name: old for name, old in before.items() if name not in here and os.path.isfile(old.path)
            }
            kept.save(folder, [*here.values(), *others.values()])
            kept.tidy()
    damaged = frozenset(os.path.dirname(one.path) for one in rejected if one.is_damage)
    task.progress(1.0, f"{len(files)} images")
    return Index(", ".join(map(str, given)), tuple(files), tuple(rejected), group(files, damaged))


def _is_current(header: FileHeader | None, entry: Entry) -> bool:
    return header is not None and (header.size, header.mtime_ns) == (entry.size, entry.mtime_ns)


def _scan_files(paths: Sequence[str], task: Task) -> dict[str, FileHeader | Rejected]:
    """Read the headers of files, with several threads only where waiting for the disk takes the most time."""
    found: dict[str, FileHeader | Rejected] = {}
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    busy, start = time.thread_time(), time.perf_counter()
    while chunks and time.thread_time() - busy >= 0.5 * (time.perf_counter() - start):
        _tell(found, len(paths), task)
        found.update(_scan_chunk(chunks.pop(0)))
    with ThreadPoolExecutor(_READERS) as readers:
        results = readers.map(_scan_chunk, chunks)
        try:
            for result in results:
                found.update(result)
                _tell(found, len(paths), task)
        except BaseException:
            readers.shutdown(cancel_futures=True)
            raise
    return found


def _tell(found: Sized, total: int, task: Task) -> None:
    task.progress(len(found) / total, f"{len(found)} of {total} files")


def _scan_chunk(paths: Sequence[str]) -> dict[str, FileHeader | Rejected]:
    results: dict[str, FileHeader | Rejected] = {}
    for path in paths:
        try:
            results[path] = scan(path)
        except CTSuiteError as error:
            results[path] = Rejected(path, error)
    return results
