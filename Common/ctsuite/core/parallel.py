"""Sharing a loop among the cores, for work that releases Python's lock (numpy, compiled kernels)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from ctsuite.core.task import Task

_PIECES_PER_WORKER = 8


def workers() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def over(
    count: int,
    work: Callable[[int, int], None],
    task: Task | None = None,
    message: str = "",
    fewest: int = 1,
) -> None:
    """Do ``work(first, past)`` for consecutive pieces of ``range(count)`` on all cores.

    Parameters
    ----------
    count : int
        Length of the loop.
    work : callable
        Does one piece, from `first` up to but not including `past`. Pieces are done in any order and at the
        same time, so each writes to places of its own.
    task : Task or None
        Told after each piece how much is done; where cancelling was asked for, no further piece begins.
    message : str
        What is reported.
    fewest : int
        Least length of a piece: a loop that is shorter than two of them is done at once by the caller,
        because starting threads would take longer.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    many = workers()
    pieces = many * _PIECES_PER_WORKER if many > 1 or task is not None else 1
    spans = list(_spans(count, min(pieces, count // max(fewest, 1))))
    if len(spans) <= 1 or many == 1:
        for number, (first, past) in enumerate(spans):
            _report(task, number / len(spans), message)
            work(first, past)
        return
    with ThreadPoolExecutor(many) as pool:
        waiting = {pool.submit(work, first, past) for first, past in spans}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for one in done:
                    one.result()
                _report(task, 1 - len(waiting) / len(spans), message)
        finally:
            for one in waiting:
                one.cancel()


def _report(task: Task | None, fraction: float, message: str) -> None:
    if task is not None:
        task.progress(fraction, message)


def _spans(count: int, pieces: int) -> Iterator[tuple[int, int]]:
    pieces = max(1, min(pieces, count))
    for number in range(pieces):
        first, past = number * count // pieces, (number + 1) * count // pieces
        if past > first:
            yield first, past
