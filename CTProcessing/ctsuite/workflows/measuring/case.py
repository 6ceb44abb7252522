"""Measuring one case: every markup and every segment on one image."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ctsuite.core import runner
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED
from ctsuite.core.labels import Labels
from ctsuite.core.marks import letters
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.files.marked import Marked
from ctsuite.measurement.exchange.group import Group
from ctsuite.workflows.measuring import markups, segments


@dataclass(frozen=True, eq=False)
class Measured:
    """What came of a case.

    Attributes
    ----------
    groups : tuple of Group
        The values, in the order of the markups, then of the segments.
    problems : Mapping
        Name of each markup or segment that could not be measured to the error.
    """

    groups: tuple[Group, ...]
    problems: Mapping[str, CTSuiteError]

    def problem_table(self) -> Table:
        """What could not be measured, and why."""
        return Table(
            (
                Column("Name", None, tuple(self.problems)),
                Column("Code", None, tuple(error.code for error in self.problems.values())),
                Column("Reason", None, tuple(error.message for error in self.problems.values())),
                Column("Remedy", None, tuple(error.remedy for error in self.problems.values())),
            ),
            "Problems",
        )


def measure_case(
    volume: Volume,
    marked: Sequence[Marked] = (),
    labels: Labels | None = None,
    wanted: Mapping[str, str] | None = None,
    decide: runner.Decision = runner.decline,
    task: Task | None = None,
) -> Measured:
    """Measure every markup and every segment; one that cannot be measured does not stop the others.

    Letters are given in the order of the markups, then of the segments, also to what could not be measured,
    so that they are the same in a second run.

    Parameters
    ----------
    volume : Volume
        The image.
    marked : sequence of Marked
        The markups.
    labels : Labels or None
        The segments.
    wanted : Mapping or None
        Name of a markup to the tool that measures it.
    decide : callable
        Answers where recommendations on the data are not met.
    task : Task or None
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        MEASURE-NAME, MEASURE-TOOL; RUN-CANCELLED; what stops the only measurement of a case.
    """
    task = task or Task()
    tools = markups.assigned(tuple(marked), wanted or {})
    groups: list[Group] = []
    problems: dict[str, CTSuiteError] = {}
    half = 1.0 if labels is None else 0.3
    for number, one in enumerate(marked):
        part = task.part(half * number / len(marked), half * (number + 1) / len(marked))
        try:
            tool, parameters = markups.tool_for(one, tools)
            values = markups.measure(one, tool, parameters, volume, decide, part)
        except CTSuiteError as error:
            _note(problems, one.curve.name, error)
            continue
        groups.append(Group(letters(number), one.curve.name, values, tool.id))
    if labels is not None:
        try:
            groups += _of_segments(labels, volume, decide, problems, len(marked), task.part(half, 1.0))
        except CTSuiteError as error:
            _note(problems, labels.name, error)
    if problems and not groups:
        raise next(iter(problems.values()))
    return Measured(tuple(groups), problems)


def _of_segments(
    labels: Labels,
    volume: Volume,
    decide: runner.Decision,
    problems: dict[str, CTSuiteError],
    first: int,
    task: Task,
) -> list[Group]:
    kept, empty = segments.filled(labels)
    problems.update(empty)
    if not kept.segments:
        return []
    found = segments.measure(kept, volume, decide, task)
    marks = {segment.value: letters(first + n) for n, segment in enumerate(labels.segments)}
    # a DICOM segmentation numbers the segments that are not empty from 1
    ordered = sorted(kept.segments, key=lambda segment: segment.value)
    numbered = {s.value: replace(s, value=n) for n, s in enumerate(ordered, 1)}
    return [
        Group(marks[s.value], s.name, found[s.name], "measurement.volume", numbered[s.value])
        for s in kept.segments
    ]


def _note(problems: dict[str, CTSuiteError], name: str, error: CTSuiteError) -> None:
    if error.code == CANCELLED.code:
        raise error
    taken = name
    while taken in problems:
        taken += "'"
    problems[taken] = error
