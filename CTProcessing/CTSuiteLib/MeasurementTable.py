"""A table of measurements."""

from __future__ import annotations

from collections.abc import Sequence

from slicer.i18n import tr as _

from ctsuite.core.measurement import Measurement
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
            texts = (libraryText(measurement.name), f"{measurement.value:.2f}", measurement.unit.symbol)
            for column, text in enumerate(texts):
                self.widget.setItem(row, column, makeItem(text, measurement.method))
        fitHeight(self.widget)
        self.widget.visible = bool(measurements)
