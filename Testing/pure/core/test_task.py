"""Progress runs from 0 to 1 through all parts, and cancelling ends the work at the next report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.task import Task

FRACTION = st.floats(0, 1)


@pytest.fixture
def reports() -> list[tuple[float, str]]:
    """What was reported."""
    return []


def test_the_parts_of_a_task_fill_their_stretch_of_the_whole(reports: list[tuple[float, str]]) -> None:
    task = Task(lambda fraction, message: reports.append((fraction, message)))
    reading, segmenting = task.part(0.0, 0.4), task.part(0.4, 1.0)
    reading.progress(0.5, "reading")
    segmenting.part(0.5, 1.0).progress(1.0, "segmenting")
    assert reports == [(0.2, "reading"), (1.0, "segmenting")]


@given(FRACTION, FRACTION, FRACTION)
def test_a_part_of_a_part_never_leaves_its_stretch(start: float, end: float, done: float) -> None:
    start, end = sorted((start, end))
    seen: list[float] = []
    Task(lambda fraction, _: seen.append(fraction)).part(start, end).part(0.25, 0.75).progress(done)
    assert start - 1e-12 <= seen[0] <= end + 1e-12


@pytest.mark.parametrize(("reported", "shown"), [(-1, 0), (0.3, 0.3), (7, 1)])
def test_a_fraction_beyond_the_ends_is_held_there(reported, shown, reports) -> None:
    Task(lambda fraction, message: reports.append((fraction, message))).progress(reported)
    assert reports == [(shown, "")]


def test_a_task_that_nobody_watches_runs_silently() -> None:
    Task().progress(0.5, "unheard")
    Task().check()


def test_cancelling_stops_the_work_before_the_next_report(reports: list[tuple[float, str]]) -> None:
    wanted: list[bool] = []
    task = Task(lambda fraction, message: reports.append((fraction, message)), lambda: bool(wanted))
    task.progress(0.1)
    wanted.append(True)
    for ask in (lambda: task.progress(0.2), task.check, task.part(0.5, 1).check):
        with pytest.raises(CTSuiteError) as stop:
            ask()
        assert stop.value.code == "RUN-CANCELLED" and stop.value.kind.value == 130
    assert reports == [(0.1, "")]
