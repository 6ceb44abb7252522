"""Saving segments to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Errors import errorsShown
from slicer.i18n import tr as _

from ctsuite.ct.files import labels as files
from ctsuite.mrml import convert


class SaveSection:
    """A file name and a button.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    pathEdit : qt.QLineEdit
        Where to.
    """

    def __init__(self) -> None:
        self._segments: Any = None
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Saving")
        rows = qt.QFormLayout(self.widget)
        self.pathEdit = qt.QLineEdit()
        self.pathEdit.toolTip = _(
            "The ending says the format: .seg.nrrd keeps names, colours and codes of the segments; .nii.gz, "
            ".nii, .mha and .nrrd keep the label values alone."
        )
        browseButton = qt.QPushButton(_("Browse"))
        browseButton.toolTip = _("Choose where the file is written.")
        browseButton.clicked.connect(self.onBrowse)
        row = qt.QHBoxLayout()
        row.addWidget(self.pathEdit, 1)
        row.addWidget(browseButton)
        rows.addRow(_("File"), row)
        self.saveButton = qt.QPushButton(_("Save segments"))
        self.saveButton.toolTip = _("Write the segments that are chosen above to the file.")
        self.saveButton.clicked.connect(self.onSave)
        rows.addRow(self.saveButton)
        self.pathEdit.textChanged.connect(self.refresh)
        self.refresh()

    def show(self, segments: Any) -> None:
        """Save other segments."""
        self._segments = segments
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is something to save, and where to."""
        named = str(self.pathEdit.text).endswith(files.ENDINGS)
        self.saveButton.enabled = self._segments is not None and named

    def onBrowse(self) -> None:
        """Ask for the file."""
        endings = " ".join(f"*{ending}" for ending in files.ENDINGS)
        path = qt.QFileDialog.getSaveFileName(
            self.widget, _("Save segments"), str(self.pathEdit.text), endings
        )
        if path:
            self.pathEdit.text = path

    def onSave(self) -> None:
        """Write the file."""
        path = Path(str(self.pathEdit.text))
        with errorsShown():
            files.write_labels(convert.from_node(self._segments), path)
            slicer.util.showStatusMessage(_("Saved {path}").format(path=path), 5000)
