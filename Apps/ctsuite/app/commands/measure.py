"""``ctsuite measure``: measure markups and segments on one image, or on a folder of cases."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctsuite.app import study
from ctsuite.app.arguments import pairs
from ctsuite.app.console import Console
from ctsuite.core import runner
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import CANCELLED
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.labels import Labels
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.files.marked import Marked, read_marked
from ctsuite.ct.series.index import index
from ctsuite.ct.series.load import load
from ctsuite.ct.series.plain import is_plain
from ctsuite.ct.series.read import read
from ctsuite.ct.series.stack import Stack
from ctsuite.segmentation.evaluation.pairing import on_grid
from ctsuite.workflows.measuring.batch import Case, cases
from ctsuite.workflows.measuring.case import Measured, measure_case
from ctsuite.workflows.measuring.errors import INCOMPLETE, NOTHING_GIVEN
from ctsuite.workflows.measuring.write import write_case
from ctsuite.workflows.segmentations import read_labels

NAME = "measure"
HELP = "Measure markups and segments on an image, or on a folder of cases, and write tables and reports."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "case", metavar="CASE", type=Path, help="series or image; a folder of them for several cases"
    )
    parser.add_argument(
        "--markups",
        metavar="PATH",
        type=Path,
        help="markups of 3D Slicer (.mrk.json); a folder of them, named like the cases, for several cases",
    )
    parser.add_argument(
        "--segments",
        metavar="PATH",
        type=Path,
        help="segmentation (DICOM, .seg.nrrd, .nii.gz); a folder of them, named like the cases",
    )
    parser.add_argument(
        "--tool",
        dest="tools",
        metavar="NAME=TOOL",
        action="append",
        default=[],
        help="measure the markup of that name with a tool such as measurement.cobb (repeatable)",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the results")
    study.add_arguments(parser)
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Measure, write everything, and print the values."""
    if arguments.markups is None and arguments.segments is None:
        raise NOTHING_GIVEN()
    study.existing(arguments.case)
    for path in (arguments.markups, arguments.segments):
        if path is not None:
            study.existing(path)
    wanted = pairs("--tool", arguments.tools)
    several = any(path is not None and path.is_dir() for path in (arguments.markups, arguments.segments))
    task = console.task()
    if several:
        return _several(arguments, wanted, console, task)
    case = Case("", arguments.case, arguments.markups, arguments.segments)
    with atomic_directory(arguments.out) as folder:
        found, document = _one(case, arguments, wanted, folder, console, task)
    console.say(str(arguments.out))
    total = len(found.groups) + len(found.problems)
    return _end({"out": str(arguments.out), **document}, list(found.problems.values()), total, console)


def _one(
    case: Case,
    arguments: argparse.Namespace,
    wanted: dict[str, str],
    folder: Path,
    console: Console,
    task: Task,
) -> tuple[Measured, dict[str, Any]]:
    """Measure a case into a folder."""
    given = _read(case, arguments, task.part(0.0, 0.4))
    decide = runner.accept if arguments.accept else runner.decline
    found = measure_case(given.volume, given.marked, given.labels, wanted, decide, task.part(0.4, 0.8))
    written = write_case(found, given.volume, folder, given.stack, given.labels, task.part(0.8, 1.0))
    for group in found.groups:
        for each in group.measurements:
            console.say(f"{group.mark} {group.name}: {console.text(each.kind)} {each.stated}")
    for name, error in found.problems.items():
        console.say(f"{name}: {console.text(error.message)} [{error.code}]")
    for note in written.notes:
        console.say(note)
    return found, dict(written.document)


@dataclass(frozen=True, eq=False)
class _Given:
    volume: Volume
    stack: Stack | None
    marked: tuple[Marked, ...]
    labels: Labels | None


def _read(case: Case, arguments: argparse.Namespace, task: Task) -> _Given:
    marked = () if case.markups is None else read_marked(case.markups)
    stack = None
    if is_plain(case.image):
        volume = load(case.image, task, None, study.meant(arguments.modality, ""))
    else:
        stack = index(case.image, task.part(0.0, 0.3)).choose(study.meant(arguments.series, ""))
        volume = read(stack, task.part(0.3, 1.0), arguments.correct)
    labels = None
    if case.segments is not None:
        labels = on_grid(read_labels(case.segments, volume.grid), volume.grid)
    return _Given(volume, stack, marked, labels)


def _several(arguments: argparse.Namespace, wanted: dict[str, str], console: Console, task: Task) -> int:
    """Measure every case into a folder of its name; one that cannot be measured does not stop the others."""
    chosen = cases(arguments.case, arguments.markups, arguments.segments)
    outcomes: list[tuple[Case, str, int]] = []
    errors: list[CTSuiteError] = []
    documents = {}
    with atomic_directory(arguments.out) as folder:
        for number, case in enumerate(chosen):
            console.say(case.name)
            part = task.part(number / len(chosen), (number + 1) / len(chosen))
            below = folder / case.name
            below.mkdir(parents=True)
            try:
                found, documents[case.name] = _one(case, arguments, wanted, below, console, part)
            except CTSuiteError as error:
                if error.code == CANCELLED.code:
                    raise
                below.rmdir()
                errors.append(error)
                outcomes.append((case, f"{error.code}: {error.message}", 0))
                console.say(f"{console.text(error.message)} [{error.code}]")
                continue
            errors += list(found.problems.values())[:1]
            values = sum(len(group.measurements) for group in found.groups)
            told = "measured" if not found.problems else "measured in part"
            outcomes.append((case, told, values))
        files.write(_table(outcomes), folder, "cases.csv")
    console.say(str(arguments.out))
    document = {"out": str(arguments.out), "cases": documents}
    return _end(document, errors, len(chosen), console)


def _table(outcomes: list[tuple[Case, str, int]]) -> Table:
    return Table(
        (
            Column("Case", None, tuple(case.name for case, _, _ in outcomes)),
            Column("Values", None, tuple(values for _, _, values in outcomes)),
            Column("Outcome", None, tuple(outcome for _, outcome, _ in outcomes)),
        ),
        "Cases",
    )


def _end(document: dict[str, Any], errors: list[CTSuiteError], total: int, console: Console) -> int:
    if not errors:
        console.result(document)
        return 0
    error = INCOMPLETE(count=len(errors), total=total, reason=errors[0].message, path=document["out"])
    console.failure(error, document)
    return int(error.kind.value)
