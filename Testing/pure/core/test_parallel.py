"""Loops are shared among the cores where that pays, and done at once where it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from ctsuite.core import parallel


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "workers", lambda: 2)


def noted() -> tuple[list[tuple[int, int]], set[int], Callable[[int, int], None]]:
    spans: list[tuple[int, int]] = []
    threads: set[int] = set()

    def work(first: int, past: int) -> None:
        spans.append((first, past))
        threads.add(threading.get_ident())

    return spans, threads, work


def test_every_item_is_done_once_by_other_threads(two_cores: None) -> None:
    spans, threads, work = noted()
    parallel.over(1000, work)
    assert sorted(n for first, past in spans for n in range(first, past)) == list(range(1000))
    assert threading.get_ident() not in threads


def test_a_loop_shorter_than_two_pieces_is_done_at_once_by_the_caller(two_cores: None) -> None:
    spans, threads, work = noted()
    parallel.over(1000, work, fewest=501)
    assert spans == [(0, 1000)]
    assert threads == {threading.get_ident()}


def test_no_piece_is_shorter_than_asked_for(two_cores: None) -> None:
    spans, _, work = noted()
    parallel.over(1000, work, fewest=300)
    assert len(spans) == 3
    assert min(past - first for first, past in spans) >= 300


def test_nothing_is_done_for_an_empty_loop(two_cores: None) -> None:
    spans, _, work = noted()
    parallel.over(0, work, fewest=10)
    assert spans == []
