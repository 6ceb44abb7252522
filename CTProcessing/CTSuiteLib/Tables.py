"""Tables that show rows to read and choose, as the panels have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import qt

_ROW_HEIGHT = 22
_MOST_ROWS = 8


def makeTable(heads: Sequence[str], stretched: int | None = None) -> Any:
    """Make a table without rows.

    Parameters
    ----------
    heads : sequence of str
        Titles of the columns.
    stretched : int or None
        Column that takes the room the others leave; its texts are elided, and whole in their tool tips.
        Without one a table that is too wide is scrolled.
    """
    table = qt.QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    header = table.horizontalHeader()
    for column in range(len(heads)):
        isStretched = column == stretched
        header.setSectionResizeMode(
            column, qt.QHeaderView.Stretch if isStretched else qt.QHeaderView.ResizeToContents
        )
    table.verticalHeader().visible = False
    table.verticalHeader().defaultSectionSize = _ROW_HEIGHT
    table.editTriggers = qt.QTableWidget.NoEditTriggers
    table.selectionBehavior = qt.QTableWidget.SelectRows
    table.selectionMode = qt.QTableWidget.SingleSelection
    table.alternatingRowColors = True
    table.wordWrap = False
    if stretched is not None:
        table.horizontalScrollBarPolicy = qt.Qt.ScrollBarAlwaysOff
    fitHeight(table, stretched is None)
    return table


def fitHeight(table: Any, canScroll: bool = False) -> None:
    """Make a table as high as its rows, at least two and at most eight, with room for a scroll bar below."""
    rows = min(max(table.rowCount, 2), _MOST_ROWS)
    scroll = table.horizontalScrollBar().sizeHint.height() if canScroll else 0
    header, frame = table.horizontalHeader().sizeHint.height(), 2 * table.frameWidth
    table.setFixedHeight(header + rows * _ROW_HEIGHT + frame + scroll)


def makeItem(text: str, tip: str = "", colour: str = "") -> Any:
    """Make a cell; its tool tip shows the whole text where the column is too narrow for it."""
    item = qt.QTableWidgetItem(text)
    item.setToolTip(f"{text}\n{tip}" if tip else text)
    if colour:
        item.setForeground(qt.QBrush(qt.QColor(colour)))
    return item
