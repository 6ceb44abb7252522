"""Tables as a workbook of spreadsheets (Office Open XML)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ctsuite.core.fileio import atomic_file
from ctsuite.core.platform import require
from ctsuite.core.table import Table
from ctsuite.ct.files.table import FORMULA, heading

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_TITLE, _WIDEST = 31, 60


def write_xlsx(tables: Table | Sequence[Table], path: Path) -> None:
    """Write tables as the sheets of a workbook, with their units in the headings.

    Texts are texts: one that a spreadsheet would take for a formula is marked as text, so that it stays one
    even when its cell is edited. A number that is none is left empty.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    require(("openpyxl",))
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    for table in [tables] if isinstance(tables, Table) else tables:
        sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", table.name)[:_LONGEST_TITLE].strip() or "Table")
        _fill(sheet, 1, [heading(column) for column in table.columns])
        for number, row in enumerate(table.rows(), 2):
            _fill(sheet, number, row)
        for cells in sheet.columns:
            longest = max(len(str(cell.value or "")) for cell in cells)
            sheet.column_dimensions[cells[0].column_letter].width = min(longest + 2, _WIDEST)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
    with atomic_file(path) as temporary:
        book.save(temporary)


def _fill(sheet: Any, row: int, values: Sequence[Any]) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            continue
        if isinstance(value, (bool, int, float)):
            cell.value = value
            continue
        text = _NOT_IN_XML.sub(" ", str(value))
        cell.value = text
        cell.data_type = "s"  # never a formula
        cell.quotePrefix = text.startswith(FORMULA)
