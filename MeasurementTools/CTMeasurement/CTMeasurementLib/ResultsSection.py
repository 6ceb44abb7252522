"""The measurements of the scene as a table, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.ResultTables import ResultTables
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from CTMeasurementLib.ResultsLogic import ResultsLogic
from CTMeasurementLib.ResultsTable import ResultsTable, rowsOf
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml.measurement_live import LiveMeasurements


class ResultsSection:
    """The table with its buttons, and the budget of uncertainty of the chosen value.

    Parameters
    ----------
    live : LiveMeasurements
        Knows values and errors.
    onAddPoints : callable
        Called with a curve that gets more points.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    table : ResultsTable
        The table.
    """

    def __init__(self, live: LiveMeasurements, onAddPoints: Callable[[Any], None]) -> None:
        self._live, self._onAddPoints = live, onAddPoints
        self.logic = ResultsLogic(slicer.mrmlScene, live)
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Results")
        rows = qt.QVBoxLayout(self.widget)
        self.filterEdit = qt.QLineEdit()
        self.filterEdit.placeholderText = _("Show only rows with this text")
        self.filterEdit.clearButtonEnabled = True
        rows.addWidget(self.filterEdit)
        self.table = ResultsTable(self.onChosen, self.logic.highlight, self.onRenamed)
        self.filterEdit.textChanged.connect(self.table.filterBy)
        rows.addWidget(self.table.widget)
        self._addButtons(rows)
        self.budget = ctk.ctkCollapsibleButton()
        self.budget.text = _("Uncertainty and details")
        self.budget.collapsed = True
        inside = qt.QVBoxLayout(self.budget)
        self.notes, self.tables = makeSentence(), ResultTables()
        inside.addWidget(self.notes)
        inside.addWidget(self.tables.widget)
        rows.addWidget(self.budget)
        self.refresh()

    def refresh(self) -> None:
        """Show the measurements of the scene."""
        found = []
        for node in marks.marked(slicer.mrmlScene):
            found += rowsOf(node, self._live.values(node), self._live.error(node))
        self.table.show(found)
        self.onChosen()

    def update(self, node: Any) -> None:
        """Show the values of one measurement."""
        if not slicer.mrmlScene.IsNodePresent(node) or not marks.mark_of(node):
            self.refresh()
            return
        self.table.update(node, rowsOf(node, self._live.values(node), self._live.error(node)))
        if not self._live.is_dragged(node):  # the budget follows when the point is let go
            self.onChosen()

    def close(self) -> None:
        """Let go of the scene."""
        self.logic.forget()
        self.table.show([])
        self.onChosen()

    def onChosen(self) -> None:
        """Show which buttons may be pressed, and the budget of the chosen value."""
        chosen, row = self.table.chosen(), self.table.chosenRow()
        for button in (self.jumpButton, self.showButton, self.lockButton, self.deleteButton):
            button.enabled = bool(chosen)
        self.copyButton.enabled = bool(self.table.rows)
        self.undoButton.enabled = self.logic.canUndo()
        self.addButton.enabled = len(chosen) == 1 and self.logic.takesPoints(chosen[0])
        uncertainty = row.measurement.uncertainty if row is not None and row.measurement else None
        self.notes.text = " ".join(map(libraryText, uncertainty.notes())) if uncertainty is not None else ""
        tables = (uncertainty.table(),) if uncertainty is not None else ()
        self.tables.show((*tables, *(self._live.tables(row.node) if row is not None else ())))

    def onJump(self) -> None:
        """Show the chosen measurement in the middle of the slice views."""
        self.logic.jumpTo(self.table.chosen()[0])

    def onShow(self) -> None:
        """Hide the chosen measurements with their values, or show them."""
        self.logic.setShown(self.table.chosen())
        self.refresh()

    def onLock(self) -> None:
        """Lock the points of the chosen measurements, or unlock them."""
        self.logic.setLocked(self.table.chosen())
        self.refresh()

    def onDelete(self) -> None:
        """Delete the chosen measurements."""
        self.logic.delete(self.table.chosen())
        self.refresh()

    def onUndo(self) -> None:
        """Bring back what was deleted last."""
        self.logic.undo()
        self.refresh()

    def onCopy(self) -> None:
        """Copy the rows that are shown."""
        slicer.app.clipboard().setText(self.table.asText())
        slicer.util.showStatusMessage(_("The table was copied."), 3000)

    def onRenamed(self, node: Any, name: str) -> None:
        """Give a measurement another name; its letters stay."""
        self.logic.rename(node, name)
        self.refresh()

    def _addButtons(self, rows: Any) -> None:
        about = (
            ("jumpButton", _("Jump to"), _("Centre the slice views on the measurement."), self.onJump),
            (
                "showButton",
                _("Show / hide"),
                _("Hide graphic and value together, or show both."),
                self.onShow,
            ),
            ("lockButton", _("Lock / unlock"), _("Protect the points from being moved."), self.onLock),
            ("addButton", _("Add points"), _("Place more points at the end of the curve."), self.onAdd),
            ("deleteButton", _("Delete"), _("Delete the chosen measurements."), self.onDelete),
            ("undoButton", _("Undo delete"), _("Bring back what was deleted last."), self.onUndo),
            ("copyButton", _("Copy"), _("Copy the rows that are shown, for a spreadsheet."), self.onCopy),
        )
        grid = qt.QGridLayout()
        for number, (name, text, tip, action) in enumerate(about):
            button = qt.QPushButton(text)
            button.toolTip = tip
            button.clicked.connect(action)
            setattr(self, name, button)
            grid.addWidget(button, number // 4, number % 4)
        rows.addLayout(grid)

    def onAdd(self) -> None:
        """Place more points of the chosen curve."""
        self._onAddPoints(self.table.chosen()[0])
