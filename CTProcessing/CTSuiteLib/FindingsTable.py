"""A table of what is not met in a data check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import qt
from slicer.i18n import tr as _

from ctsuite.core.profile import Finding, show
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import libraryText

COLOURS = {"must": "#c0392b", "should": "#b36b00", "met": "#2c8f3a"}


class FindingsTable:
    """One row for each finding: level, DICOM tag, keyword, found, allowed; the chosen one in full below.

    Attributes
    ----------
    widget : qt.QWidget
        Table and sentence; hidden while there is nothing to show.
    table : qt.QTableWidget
        The table.
    sentence : qt.QLabel
        What is allowed and why, for the chosen finding.
    """

    def __init__(self) -> None:
        self.widget = qt.QWidget()
        layout = qt.QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        heads = (_("Level"), _("Tag"), _("Keyword"), _("Found"), _("Allowed"))
        self.table = makeTable(heads, stretched=4)
        self.table.objectName = "findingsTable"
        self.table.itemSelectionChanged.connect(self._onChosen)
        self.sentence = makeSentence()
        layout.addWidget(self.table)
        layout.addWidget(self.sentence)
        self._findings: tuple[Finding, ...] = ()
        self._details: Mapping[str, str] = {}

    def show(self, findings: Sequence[Finding], details: Mapping[str, str] | None = None) -> None:
        """Show findings and choose the first.

        Parameters
        ----------
        findings : sequence of Finding
            What is not met.
        details : Mapping or None
            Value found to what is known of it, such as which slice is missing.
        """
        self._findings, self._details = tuple(findings), details or {}
        self.table.rowCount = len(self._findings)
        for row, finding in enumerate(self._findings):
            texts = (
                self._level(finding),
                finding.tag or "",
                finding.fact,
                libraryText(show(finding.found)),
                libraryText(finding.allowed),
            )
            for column, text in enumerate(texts):
                colour = COLOURS[finding.level] if column == 0 else ""
                self.table.setItem(row, column, makeItem(text, libraryText(finding.reason), colour))
        fitHeight(self.table)
        self.widget.visible = bool(self._findings)
        if self._findings:
            self.table.selectRow(0)
            self._onChosen()

    def _onChosen(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._findings):
            finding = self._findings[row]
            allowed = _("Allowed: {values}.").format(values=libraryText(finding.allowed))
            detail = self._details.get(str(finding.found), allowed)
            self.sentence.text = f"{detail} {libraryText(finding.reason)}"

    @staticmethod
    def _level(finding: Finding) -> str:
        return _("required") if finding.level == "must" else _("recommended")
