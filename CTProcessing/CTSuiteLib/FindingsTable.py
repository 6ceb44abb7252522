"""A table of what is not met in a data check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import qt
from slicer.i18n import tr as _

from ctsuite.core.profile import Finding, show

COLOURS = {"must": "#c0392b", "should": "#b36b00", "met": "#2c8f3a"}


class FindingsTable:
    """One row for each finding: level, DICOM tag, keyword, value found, value allowed.

    Attributes
    ----------
    widget : qt.QTableWidget
        The table.
    """

    def __init__(self) -> None:
        heads = (_("Level"), _("Tag"), _("Keyword"), _("Found"), _("Allowed"))
        self.widget = makeTable(heads)
        self.widget.objectName = "findingsTable"

    def show(self, findings: Sequence[Finding]) -> None:
        """Show findings; the reason of each is its tool tip."""
        self.widget.rowCount = len(findings)
        for row, finding in enumerate(findings):
            texts = (self._level(finding), finding.tag or "", finding.fact, show(finding.found), finding.allowed)
            for column, text in enumerate(texts):
                colour = COLOURS[finding.level] if column == 0 else ""
                self.widget.setItem(row, column, makeItem(text, finding.reason, colour))
        self.widget.resizeColumnsToContents()

    @staticmethod
    def _level(finding: Finding) -> str:
        return _("required") if finding.level == "must" else _("recommended")


def makeTable(heads: Sequence[str]) -> Any:
    """Make a table that shows rows to read and choose."""
    table = qt.QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.horizontalHeader().stretchLastSection = True
    table.verticalHeader().visible = False
    table.editTriggers = qt.QTableWidget.NoEditTriggers
    table.selectionBehavior = qt.QTableWidget.SelectRows
    table.selectionMode = qt.QTableWidget.SingleSelection
    table.alternatingRowColors = True
    table.wordWrap = False
    return table


def makeItem(text: str, tip: str = "", colour: str = "") -> Any:
    """Make a cell; its tool tip shows the whole text where the column is too narrow for it."""
    item = qt.QTableWidgetItem(text)
    item.setToolTip(f"{text}\n{tip}" if tip else text)
    if colour:
        item.setForeground(qt.QBrush(qt.QColor(colour)))
    return item
