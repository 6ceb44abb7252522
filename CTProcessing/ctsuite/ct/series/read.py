"""Reading the pixels of a stack into one volume."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task
from ctsuite.core.volume import INSTANCE_UIDS, Volume
from ctsuite.ct.series import errors
from ctsuite.ct.series.decode import FrameFormat
from ctsuite.ct.series.decoders import Decoders, Stopped
from ctsuite.ct.series.elements import Damage, DeflatedSource, FileSource
from ctsuite.ct.series.encapsulated import Fragment, frames
from ctsuite.ct.series.header import BIG_ENDIAN, DEFLATED, FileHeader, data_set_start, scan
from ctsuite.ct.series.regular import regularise
from ctsuite.ct.series.stack import CORRECTABLE, Slice, Stack
from ctsuite.ct.series.tags import IDENTITY
from ctsuite.ct.series.values import DoesNotFit, are_whole, convert

_POLL_S = 0.2
_BATCH = 4


def read(stack: Stack, task: Task | None = None, correct: bool = False) -> Volume:
    """Read a stack.

    The values are int16 where that is exact, else float32: stored value * RescaleSlope + RescaleIntercept of
    each slice. Pixels that the scanner marked as padding become ``values.PADDING_HU``.

    Parameters
    ----------
    stack : Stack
        What to read.
    task : Task or None
        Progress and cancel.
    correct : bool
        Whether gantry tilt, uneven spacing and shifted slices are corrected by resampling; the volume's
        attribute ``Corrections`` then says so. Without it a tilted stack is read as it is, on a sheared grid.

    Raises
    ------
    CTSuiteError
        One of the refusals of stack.REFUSALS, SERIES-CHANGED, SERIES-DECODE, SERIES-UNREADABLE,
        SERIES-OUT-OF-MEMORY, RUN-CANCELLED.
    """
    task = task or Task()
    refusal = stack.refusal(correct)
    if refusal is not None:
        raise refusal
    grid = stack.grid
    needed = int(np.prod(grid.shape)) * 2 // 2**20
    try:
        array = _read_pixels(stack, grid.shape, task)
        attributes = _attributes(stack)
        if correct and any(issue.id in CORRECTABLE for issue in stack.issues):
            array, grid, said = regularise(array, stack, task)
            attributes["Corrections"] = said
            left = tuple(one for one in attributes["SeriesIssues"] if one not in CORRECTABLE)
            attributes["SeriesIssues"] = left
            # they name the slices one by one, and these are no longer the slices that were sent
            attributes.pop(INSTANCE_UIDS, None)
    except MemoryError as error:
        raise errors.MEMORY.caused_by(error, name=stack.name, needed=needed) from error
    return Volume(array, grid, stack.unit, attributes, stack.name)


def _attributes(stack: Stack) -> dict[str, Any]:
    """Return the facts, and what identifies patient and study, which the index does not keep."""
    identity = scan(stack.slices[0].header.path, identity=True).attributes
    known = {one.keyword: identity[one.keyword] for one in IDENTITY.values() if one.keyword in identity}
    instances = tuple(dict.fromkeys(one.attributes.get("SOPInstanceUID", "") for one in stack.slices))
    # half a list would name the wrong slices
    named = {INSTANCE_UIDS: instances} if all(instances) else {}
    return {**stack.facts(), **known, **named}


def _read_pixels(stack: Stack, shape: tuple[int, int, int], task: Task) -> NDArray[Any]:
    if are_whole([one.attributes for one in stack.slices]):
        try:
            return _fill(stack, np.empty(shape, dtype=np.int16), task)
        except DoesNotFit:
            pass
    return _fill(stack, np.empty(shape, dtype=np.float32), task)


def _fill(stack: Stack, array: NDArray[Any], task: Task) -> NDArray[Any]:
    """Read every slice into its place, on all processors."""
    slices = stack.slices
    workers = max(1, min(len(slices), os.cpu_count() or 1))
    batches = [range(start, min(start + _BATCH, len(slices))) for start in range(0, len(slices), _BATCH)]
    with Decoders() as decoders, ThreadPoolExecutor(workers) as threads:
        load = _Loader(decoders)

        def work(batch: Iterable[int]) -> None:
            for index in batch:
                load(slices[index], array[index])

        waiting: set[Future[None]] = {threads.submit(work, batch) for batch in batches}
        try:
            _follow(waiting, task, decoders.kill_stuck)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            decoders.kill_stuck(0.0)
            raise
    return array


def _follow(waiting: set[Future[None]], task: Task, tend: Callable[[], None]) -> None:
    total = len(waiting)
    while waiting:
        task.progress(1 - len(waiting) / total, "reading slices")
        done, waiting = wait(waiting, _POLL_S, FIRST_COMPLETED)
        for future in done:
            future.result()
        tend()
    task.progress(1.0, "reading slices")


class _Loader:
    """Loads one slice at a time; shared by the threads."""

    def __init__(self, decoders: Decoders) -> None:
        self._decoders = decoders
        self._tables: dict[str, tuple[tuple[Fragment, ...], ...]] = {}
        self._lock = threading.Lock()

    def __call__(self, one: Slice, out: NDArray[Any]) -> None:
        in_place = out.dtype == np.int16
        words = out.view(np.uint16) if in_place else np.empty(out.shape, dtype=np.uint16)
        header = one.header
        target = memoryview(words).cast("B")
        try:
            with open(header.path, "rb", buffering=0) as stream:
                status = os.fstat(stream.fileno())
                if (status.st_size, status.st_mtime_ns) != (header.size, header.mtime_ns):
                    raise errors.CHANGED(path=header.path)
                if header.encapsulated:
                    self._decode(one, FileSource(stream, b""), target)
                elif header.attributes["TransferSyntaxUID"] == DEFLATED:
                    source = DeflatedSource(stream, data_set_start(stream))
                    _copy_inflated(source, header.offset + one.frame * len(target), target)
                else:
                    stream.seek(header.offset + one.frame * len(target))
                    if stream.readinto(target) != len(target):
                        raise errors.CHANGED(path=header.path)
        except Damage as damage:
            raise damage.error(path=header.path, **damage.values) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise errors.UNREADABLE.caused_by(error, path=header.path, reason=reason) from error
        big = header.attributes["TransferSyntaxUID"] == BIG_ENDIAN
        if big != (words.dtype.byteorder == ">"):
            words.byteswap(inplace=True)
        convert(words, one.attributes, out)

    def _decode(self, one: Slice, source: FileSource, target: memoryview) -> None:
        attributes = one.attributes
        fragments = self._fragments(one.header, source)[one.frame]
        frame = b"".join(source.read(offset, length) for offset, length in fragments)
        form = FrameFormat(
            attributes["TransferSyntaxUID"],
            attributes["Rows"],
            attributes["Columns"],
            attributes["BitsStored"],
            attributes["PixelRepresentation"] == 1,
        )
        try:
            self._decoders.decode(frame, form, target)
        except Stopped as stopped:
            raise _decode_error(one, stopped) from None

    def _fragments(self, header: FileHeader, source: FileSource) -> tuple[tuple[Fragment, ...], ...]:
        if not header.frames:
            return frames(source, header.offset, header.size, 1)
        with self._lock:
            if header.path not in self._tables:
                table = frames(source, header.offset, header.size, len(header.frames))
                self._tables[header.path] = table
            return self._tables[header.path]


def _decode_error(one: Slice, stopped: Stopped) -> CTSuiteError:
    frame = f"Frame {one.frame + 1}: " if one.header.frames else ""
    return errors.DECODE(path=one.header.path, reason=f"{frame}{stopped}.")


def _copy_inflated(source: DeflatedSource, offset: int, target: memoryview) -> None:
    """Copy a stretch of an inflated data set without keeping the rest of it."""
    position = 0
    while target:
        piece = source.inflate()
        if not piece:
            raise Damage(errors.TRUNCATED, reason="Its compressed data set ends within the pixels.")
        useful = piece[max(0, offset - position) :][: len(target)]
        target[: len(useful)] = useful
        target = target[len(useful) :]
        offset += len(useful)
        position += len(piece)
