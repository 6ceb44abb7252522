"""A table of what is not met in a data check."""

from __future__ import annotations

from collections.abc import Sequence
from slicer.i18n import tr as _

from ctsuite.core.profile import Finding, show
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import libraryText

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
        self.widget = makeTable(heads, stretched=4)
        self.widget.objectName = "findingsTable"

    def show(self, findings: Sequence[Finding]) -> None:
        """Show findings; the reason of each is its tool tip. Without findings there is nothing to see."""
        self.widget.rowCount = len(findings)
        for row, finding in enumerate(findings):
            texts = (self._level(finding), finding.tag or "", finding.fact, show(finding.found), finding.allowed)
            for column, text in enumerate(texts):
                colour = COLOURS[finding.level] if column == 0 else ""
                self.widget.setItem(row, column, makeItem(text, libraryText(finding.reason), colour))
        fitHeight(self.widget)
        self.widget.visible = bool(findings)

    @staticmethod
    def _level(finding: Finding) -> str:
        return _("required") if finding.level == "must" else _("recommended")
