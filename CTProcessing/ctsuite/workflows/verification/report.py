"""The report of a verification as HTML, JSON and a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ctsuite.core import i18n
from ctsuite.core.fileio import atomic_file
from ctsuite.core.table import Table
from ctsuite.ct import files
from ctsuite.ct.files.documents import write_document
from ctsuite.workflows.report.content import made_text
from ctsuite.workflows.report.document import Cell, Column, Document, Grid, Notice, Section, Text, Tone
from ctsuite.workflows.report.html import html_of
from ctsuite.workflows.verification.result import TITLE, Verification

Translate = Callable[[str], str]
_METHOD = (
    "Round vessels along courses with formulas were scanned without noise, drawn along their axis, and "
    "measured where the image shows the walls (half way between blood and tissue) or the axis. Arc length, "
    "lines beside the axis and angles are integrated from the formulas, apart from the mapping that is "
    "verified."
)
_SCREEN = "'On screen' is what a ruler that ignores the bend would read."
_WIDE = {"Phantom": 1.5, "Measurement": 1.9, "Declared accuracy": 1.7}


def write_verification(found: Verification, folder: Path, language: str = "en") -> dict[str, Path]:
    """Write ``verification.html``, ``verification.json`` and ``verification.csv``.

    Returns
    -------
    dict of str to Path
        ``html``, ``json`` and ``csv``.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    paths = {kind: folder / f"verification.{kind}" for kind in ("html", "json", "csv")}
    document = found.as_dict()
    write_document(document, paths["json"])
    files.write(found.details(), folder, "verification.csv")
    with atomic_file(paths["html"]) as temporary:
        temporary.write_bytes(html_of(document_of(found, language, document)).encode("utf-8"))
    return paths


def document_of(found: Verification, language: str, made: dict[str, object]) -> Document:
    """Put a verification into words."""
    translate: Translate = partial(i18n.say, language=language)
    title = (
        "Every measurement is within the declared accuracy."
        if found.holds
        else "There are measurements that are not within the declared accuracy."
    )
    lines = (f"{translate('Measurements')}: {len(found.checks)}",)
    notice = Notice(Tone.GOOD if found.holds else Tone.STOP, translate(title), lines)
    sections = (
        Section(translate("Accuracy"), (_grid(found.summary(), translate), Text(translate(_METHOD)))),
        Section(translate("Measurements"), (Text(translate(_SCREEN)), _grid(found.details(), translate))),
    )
    return Document(
        translate(TITLE),
        translate("Digital phantoms"),
        made_text(str(made["generated"]), dict(made["versions"]), translate),  # type: ignore[call-overload]
        translate("Page {page} of {pages}"),
        language,
        (notice,),
        sections,
    )


def _grid(table: Table, translate: Translate) -> Grid:
    kinds = (int, float, type(None))
    numbers = [all(isinstance(value, kinds) for value in column.values) for column in table.columns]
    columns = tuple(
        Column(
            translate(column.name) + (f" [{column.unit.symbol}]" if column.unit else ""),
            _WIDE.get(column.name, 0.8),
            number,
        )
        for column, number in zip(table.columns, numbers, strict=True)
    )
    rows = tuple(tuple(_cell(value, translate) for value in row) for row in table.rows())
    return Grid(columns, rows)


def _cell(value: object, translate: Translate) -> Cell | str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.5g}"
    if isinstance(value, int):
        return str(value)
    said = translate(str(value) if not isinstance(value, i18n.Text) else value)
    return Cell(said, tone=Tone.STOP) if value == "no" else said
