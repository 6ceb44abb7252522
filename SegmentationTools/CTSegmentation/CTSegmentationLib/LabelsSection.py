"""Labels of the segments: chosen from a list or written, and their flags in the views."""

from __future__ import annotations

from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Tables import fitHeight, makeItem, makeTable
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from CTSegmentationLib.LabelsLogic import LabelsLogic
from ctsuite.core.terminology.entries import entries


class LabelsSection:
    """A table of the segments, a list of labels, undo, and the flags.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    """

    def __init__(self) -> None:
        self.logic = LabelsLogic(slicer.mrmlScene)
        self._segments: Any = None
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Labels by hand")
        rows = qt.QVBoxLayout(self.widget)
        self.table = makeTable((_("Segment name"), _("Code")), stretched=0)
        self.table.objectName = "labelsTable"
        self.table.itemSelectionChanged.connect(self.onChosen)
        rows.addWidget(self.table)
        self.labelBox = qt.QComboBox()
        self.labelBox.editable = True
        self.labelBox.toolTip = _("Choose a label of the list, or write any other text.")
        for entry in entries():
            self.labelBox.addItem(libraryText(entry.name), entry.name)
        form = qt.QFormLayout()
        form.addRow(_("Label"), self.labelBox)
        rows.addLayout(form)
        self.setButton = qt.QPushButton(_("Set label"))
        self.setButton.toolTip = _("Give the chosen segment this label; two segments may have the same one.")
        self.setButton.clicked.connect(self.onSet)
        self.undoButton = qt.QPushButton(_("Undo label"))
        self.undoButton.toolTip = _("Give the segment back the label that it had before.")
        self.undoButton.clicked.connect(self.onUndo)
        buttons = qt.QHBoxLayout()
        buttons.addWidget(self.setButton, 1)
        buttons.addWidget(self.undoButton)
        rows.addLayout(buttons)
        self.flagsBox = qt.QCheckBox(_("Show flags"))
        self.flagsBox.toolTip = _(
            "Shows each label beside its segment, with a line to it. Drag the end of the line to move it."
        )
        self.flagsBox.toggled.connect(self.onFlags)
        rows.addWidget(self.flagsBox)
        self.refresh()

    def show(self, segments: Any) -> None:
        """Show the labels of other segments; the flags of those before are hidden."""
        if self._segments is not None and self._segments is not segments:
            self.logic.hideFlags(self._segments)
        self._segments = segments
        self.refresh()
        self.onFlags()

    def close(self) -> None:
        """Let go of the scene."""
        self.logic.forget()
        self._segments = None
        self.refresh()

    def refresh(self) -> None:
        """Show the segments with their labels."""
        rows = self.logic.rows(self._segments) if self._segments is not None else []
        chosen = self.table.currentRow()
        self.table.rowCount = len(rows)
        for row, (name, code) in enumerate(rows):
            self.table.setItem(row, 0, makeItem(name))
            self.table.setItem(row, 1, makeItem(code))
        fitHeight(self.table)
        self.setButton.enabled = 0 <= chosen < len(rows)
        self.undoButton.enabled = self.logic.canUndo()

    def onChosen(self) -> None:
        """Offer the label of the chosen segment."""
        row = self.table.currentRow()
        self.setButton.enabled = row >= 0
        if row >= 0 and self.table.item(row, 0) is not None:
            self.labelBox.setEditText(self.table.item(row, 0).text())

    def onSet(self) -> None:
        """Give the chosen segment the label."""
        text = str(self.labelBox.currentText)
        at = self.labelBox.findText(text)
        label = str(self.labelBox.itemData(at)) if at >= 0 else text
        with errorsShown():
            self.logic.setLabel(self._segments, self.table.currentRow(), label)
        self.refresh()
        self.onFlags()

    def onUndo(self) -> None:
        """Give back the label before."""
        self.logic.undo()
        self.refresh()
        self.onFlags()

    def onFlags(self) -> None:
        """Show or hide the flags."""
        if self._segments is None:
            return
        with errorsShown():
            if self.flagsBox.checked:
                self.logic.showFlags(self._segments)
            else:
                self.logic.hideFlags(self._segments)
