"""The tables that tools gave, such as how much was excluded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import qt

from ctsuite.core.profile import show
from ctsuite.core.table import Column, Table
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import libraryText


class ResultTables:
    """Shows tables below each other, each under its name.

    Attributes
    ----------
    widget : qt.QWidget
        The tables.
    tables : list of qt.QTableWidget
        What is shown.
    """

    def __init__(self) -> None:
        self.widget = qt.QWidget()
        self._layout = qt.QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.tables: list[Any] = []
        self._shown: list[Any] = []

    def show(self, tables: Sequence[Table]) -> None:
        """Show tables instead of those before."""
        for widget in self._shown:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.tables, self._shown = [], []
        for table in tables:
            made = self._make(table)
            self.tables.append(made)
            self._shown += [makeSentence(libraryText(table.name)), made]
        for widget in self._shown:
            self._layout.addWidget(widget)
        self.widget.visible = bool(self._shown)

    @staticmethod
    def _make(table: Table) -> Any:
        made = makeTable([_head(column) for column in table.columns])
        rows = list(table.rows())
        made.rowCount = len(rows)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                made.setItem(
                    number, column, makeItem(libraryText(value) if isinstance(value, str) else show(value))
                )
        fitHeight(made, canScroll=True)
        return made


def _head(column: Column) -> str:
    name = libraryText(column.name)
    unit = column.unit.symbol if column.unit is not None else ""
    return f"{name} ({unit})" if unit and unit != column.name.lower() else name
