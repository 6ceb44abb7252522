"""A table of measurements."""

from __future__ import annotations

from collections.abc import Sequence

from slicer.i18n import tr as _

from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import stated_number
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import libraryText


class MeasurementTable:
    """One row for each measurement: name, value, unit.

    Attributes
    ----------
    widget : qt.QTableWidget
        The table.
    """

    def __init__(self) -> None:
        self.widget = makeTable((_("Measurement"), _("Value"), _("Unit")), stretched=0)
        self.widget.objectName = "measurementTable"

    def show(self, measurements: Sequence[Measurement]) -> None:
        """Show measurements."""
        self.widget.rowCount = len(measurements)
        for row, measurement in enumerate(measurements):
            known = measurement.uncertainty
            number = stated_number(measurement.value, measurement.unit, known)
            texts = (libraryText(measurement.name), number, measurement.unit.symbol)
            notes = (measurement.method, *(known.notes() if known else ()))
            for column, text in enumerate(texts):
                self.widget.setItem(row, column, makeItem(text, "\n".join(map(libraryText, notes))))
        fitHeight(self.widget)
        self.widget.visible = bool(measurements)
