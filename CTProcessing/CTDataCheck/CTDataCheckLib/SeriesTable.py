"""What was checked: one row for each series and each damaged file, with the verdict in colour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from CTSuiteLib.FindingsTable import COLOURS
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from slicer.i18n import tr as _

from ctsuite.core.profile import show
from ctsuite.ct.series.index import Rejected
from ctsuite.workflows.survey import CheckedSeries, Survey, Verdict

_COLOURS = {
    Verdict.COMPATIBLE: COLOURS["met"],
    Verdict.RECOMMENDATIONS: COLOURS["should"],
    Verdict.REFUSED: COLOURS["must"],
}


class SeriesTable:
    """Shows a check and tells which row is chosen.

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
        self.widget = makeTable((_("Verdict"), _("Series"), _("Slices"), _("Spacing (mm)")), stretched=1)
        self.widget.objectName = "seriesTable"
        self.widget.itemSelectionChanged.connect(onChosen)
        self._rows: tuple[CheckedSeries | Rejected, ...] = ()

    def show(self, found: Survey | None) -> None:
        """Show a check and choose its first row; None empties the table."""
        self._rows = (*found.series, *found.damaged) if found else ()
        self.widget.rowCount = len(self._rows)
        for row, entry in enumerate(self._rows):
            verdict, texts = _cells(entry)
            self.widget.setItem(row, 0, makeItem(verdictText(verdict), "", _COLOURS[verdict]))
            for column, text in enumerate(texts, 1):
                self.widget.setItem(row, column, makeItem(text))
        fitHeight(self.widget)
        if self._rows:
            self.widget.selectRow(0)

    def chosen(self) -> CheckedSeries | Rejected | None:
        """The chosen series or damaged file, or None."""
        row = self.widget.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None


def verdictText(verdict: Verdict) -> str:
    """A verdict in one word."""
    return {
        Verdict.COMPATIBLE: _("Compatible"),
        Verdict.RECOMMENDATIONS: _("Asks"),
        Verdict.REFUSED: _("Refused"),
    }[verdict]


def _cells(entry: CheckedSeries | Rejected) -> tuple[Verdict, tuple[str, ...]]:
    if isinstance(entry, Rejected):
        return Verdict.REFUSED, (Path(entry.path).name, "", "")
    facts = entry.facts
    spacing = " × ".join(
        f"{value:.3g}" for value in _spacing(facts.get("PixelSpacing"), facts.get("SliceSpacing"))
    )
    return entry.verdict, (entry.name, show(facts.get("NumberOfSlices")), spacing)


def _spacing(pixel: Any, slices: float | None) -> tuple[float, ...]:
    """Spacing along the columns, rows and slices in mm, as far as it is known."""
    across = tuple(reversed(pixel)) if isinstance(pixel, (tuple, list)) else (pixel, pixel)
    return tuple(value for value in (*across, slices) if value is not None)
