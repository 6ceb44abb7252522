"""The series that were checked, one in a row, with the verdict in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from CTDataCheckLib.Logic import CheckedSeries, Verdict
from CTSuiteLib.FindingsTable import COLOURS, makeItem, makeTable

_COLOURS = {
    Verdict.COMPATIBLE: COLOURS["met"],
    Verdict.ASK: COLOURS["should"],
    Verdict.REFUSED: COLOURS["must"],
}


class SeriesTable:
    """Shows the checked series and tells which one is chosen.

    Parameters
    ----------
    onChosen : callable
        Told when another row was chosen.

    Attributes
    ----------
    widget : qt.QTableWidget
        The table.
    """

    def __init__(self, onChosen: Callable[[], None]) -> None:
        self.widget = makeTable((_("Verdict"), _("Series"), _("Slices"), _("Matrix"), _("Spacing (mm)")))
        self.widget.objectName = "seriesTable"
        self.widget.itemSelectionChanged.connect(onChosen)
        self._series: tuple[CheckedSeries, ...] = ()

    def show(self, series: Sequence[CheckedSeries]) -> None:
        """Show series and choose the first."""
        self._series = tuple(series)
        self.widget.rowCount = len(self._series)
        for row, one in enumerate(self._series):
            self.widget.setItem(row, 0, makeItem(verdictText(one.verdict), "", _COLOURS[one.verdict]))
            for column, text in enumerate((one.name, one.slices, one.matrix, one.spacing), 1):
                self.widget.setItem(row, column, makeItem(text))
        self.widget.resizeColumnsToContents()
        if self._series:
            self.widget.selectRow(0)

    def chosen(self) -> CheckedSeries | None:
        """The chosen series, or None."""
        row = self.widget.currentRow()
        return self._series[row] if 0 <= row < len(self._series) else None


def verdictText(verdict: Verdict) -> str:
    """A verdict in one word."""
    return {
        Verdict.COMPATIBLE: _("Compatible"),
        Verdict.ASK: _("Asks"),
        Verdict.REFUSED: _("Refused"),
    }[verdict]
