"""Tables as CSV, with the unit in the header ("Volume [mL]"), and as JSON."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from ctsuite.core.fileio import atomic_file
from ctsuite.core.table import Column, Table
from ctsuite.core.units import ALL, ONE, Unit
from ctsuite.ct.files.documents import read_document, read_text, write_document
from ctsuite.ct.files.errors import DAMAGED

_SYMBOLS = {unit.symbol: unit for unit in ALL if unit.symbol}
_DIMENSIONLESS = "1"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table_csv(table: Table, path: Path) -> None:
    """Write a table as CSV.

    A text that a spreadsheet would run as a formula gets an apostrophe, which reading takes away.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([heading(column) for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows())
    with atomic_file(path) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8-sig", newline="")


def read_table_csv(path: Path) -> Table:
    """Read a table from CSV.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED; FILE-DAMAGED when rows differ in length or a column with a unit holds text.
    """
    try:
        rows = [row for row in csv.reader(io.StringIO(read_text(path), newline=""), strict=True) if row]
        if not rows:
            raise ValueError("It is empty.")
        if any(len(row) != len(rows[0]) for row in rows):
            raise ValueError("Its rows differ in length.")
        cells = list(zip(*rows[1:], strict=True)) or [()] * len(rows[0])
        columns = tuple(_column(head, values) for head, values in zip(rows[0], cells, strict=True))
    except (ValueError, csv.Error) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    return Table(columns, path.stem)


def write_table_json(table: Table, path: Path) -> None:
    """Write a table as JSON.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    write_document(table.as_dict(), path)


def read_table_json(path: Path) -> Table:
    """Read a table from JSON.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED.
    """
    document = read_document(path)
    try:
        columns = tuple(
            Column(str(item["name"]), _unit(item.get("unit")), tuple(item["values"]))
            for item in document["columns"]
        )
        return Table(columns, str(document.get("name", path.stem)))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error


def heading(column: Column) -> str:
    """Name and unit of a column, such as "Volume [mL]"."""
    if column.unit is None:
        return str(_cell(column.name))
    return f"{_cell(column.name)} [{column.unit.symbol or _DIMENSIONLESS}]"


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(("'", *FORMULA)):
        return f"'{value}"
    return "" if value is None else value


def _column(head: str, values: tuple[str, ...]) -> Column:
    found = re.fullmatch(r"(.*) \[([^\[\]]+)\]", head, re.DOTALL)
    if not found:
        return Column(_text(head), None, tuple(_text(value) for value in values))
    unit = _unit(found.group(2))
    return Column(_text(found.group(1)), unit, tuple(float(value) if value else None for value in values))


def _text(value: str) -> str:
    return value.removeprefix("'")


def _unit(symbol: str | None) -> Unit | None:
    if symbol is None:
        return None
    if symbol in ("", _DIMENSIONLESS):
        return ONE
    if symbol not in _SYMBOLS:
        raise ValueError(f"The unit '{symbol}' is not known.")
    return _SYMBOLS[symbol]
