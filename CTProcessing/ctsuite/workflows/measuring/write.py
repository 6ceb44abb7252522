"""Writing what was measured of a case into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.files.documents import plain, write_document
from ctsuite.ct.files.xlsx import write_xlsx
from ctsuite.ct.series.stack import Stack
from ctsuite.measurement.exchange import tables
from ctsuite.measurement.exchange.group import named
from ctsuite.measurement.exchange.report_write import write_report
from ctsuite.workflows.measuring.case import Measured
from ctsuite.workflows.measuring.key_image import key_image
from ctsuite.workflows.measuring.segments import filled
from ctsuite.workflows.measuring.source import images_of
from ctsuite.workflows.segmentations import write_into_study

RESULTS, BUDGET, PROBLEMS, PICTURES = "measurements", "budget", "problems", "key-images"
REPORT, SEGMENTATION = "report.dcm", "segmentation.dcm"


@dataclass(frozen=True)
class Written:
    """What was written, and what was left out or put right, in words."""

    document: Mapping[str, Any]
    notes: tuple[str, ...]


def write_case(
    found: Measured,
    volume: Volume,
    folder: Path,
    stack: Stack | None = None,
    labels: Labels | None = None,
    task: Task | None = None,
) -> Written:
    """Write tables, markups, key images and, where there is a DICOM series, a structured report.

    No name of a file says anything of the patient: pictures are called by the letters of the measurement.

    Parameters
    ----------
    found : Measured
        The values.
    volume : Volume
        The image.
    folder : Path
        Where to; it exists.
    stack : Stack or None
        The series that the image was read from.
    labels : Labels or None
        The segments that were measured, written as a DICOM segmentation that the report names.
    task : Task or None
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    task = task or Task()
    if labels is not None:
        labels, _ = filled(labels)
    notes: list[str] = []
    table, budget = tables.results(found.groups), tables.budget(found.groups)
    sheets = [table, budget]
    files.write(table, folder, f"{RESULTS}.csv")
    files.write(budget, folder, f"{BUDGET}.csv")
    if found.problems:
        problems = found.problem_table()
        sheets.append(problems)
        files.write(problems, folder, f"{PROBLEMS}.csv")
    _optional(lambda: write_xlsx(sheets, folder / f"{RESULTS}.xlsx"), f"{RESULTS}.xlsx", notes)
    files.write(named(found.groups), folder, f"{RESULTS}.mrk.json")
    task.progress(0.2, "drawing the key images")
    pictures: dict[str, str] = {}
    for number, group in enumerate(found.groups):
        task.progress(0.2 + 0.6 * number / len(found.groups), "drawing the key images")
        picture = key_image(volume, group, labels)
        if picture is not None:
            files.write(picture, folder / PICTURES, f"{group.mark}.png")
            pictures[group.mark] = f"{PICTURES}/{group.mark}.png"
    report = False
    if stack is None:
        notes.append(Text("{file} was not written: the image is no DICOM series.", file=REPORT))
    else:
        series = stack
        report = _optional(lambda: notes.extend(_report(found, folder, series, labels)), REPORT, notes)
    document = {
        "groups": [
            {
                "mark": group.mark,
                "name": group.name,
                "tool": group.tool,
                "picture": pictures.get(group.mark),
                "measurements": [each.as_dict() for each in group.measurements],
            }
            for group in found.groups
        ],
        "problems": {name: error.as_dict() for name, error in found.problems.items()},
        "report": REPORT if report else None,
        "notes": list(notes),
    }
    write_document(document, folder / f"{RESULTS}.json")
    task.progress(1.0, "done")
    return Written(plain(document), tuple(notes))


def _report(found: Measured, folder: Path, stack: Stack, labels: Labels | None) -> tuple[str, ...]:
    import pydicom

    images, normal, notes = images_of(stack)
    segmentation = None
    if labels is not None and any(group.segment is not None for group in found.groups):
        write_into_study(labels, stack, folder / SEGMENTATION)
        segmentation = pydicom.dcmread(folder / SEGMENTATION, stop_before_pixels=True)
    write_report(found.groups, images, normal, folder / REPORT, segmentation)
    return notes


def _optional(write: Any, name: str, notes: list[str]) -> bool:
    """Write a file that not every case or installation allows, or say why it is left out."""
    try:
        write()
    except CTSuiteError as error:
        if error.code.startswith(("OUTPUT-", "RUN-")):
            raise
        notes.append(
            Text("{file} was not written: {reason}", file=name, reason=f"{error.message} {error.cause}")
        )
        return False
    return True
