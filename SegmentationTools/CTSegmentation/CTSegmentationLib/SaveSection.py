"""Saving segments to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.DicomNodes import fileOfInstance
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Progress import progressShown
from slicer.i18n import tr as _

from CTSegmentationLib.SaveLogic import ENDINGS, save
from ctsuite.workflows.segmentations import DICOM_ENDING


class SaveSection:
    """A file name, the folder of the series for DICOM, and a button.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    pathEdit, seriesEdit : qt.QLineEdit
        Where to, and where the images are.
    """

    def __init__(self) -> None:
        self._segments: Any = None
        self._volume: Any = None
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Saving")
        rows = qt.QFormLayout(self.widget)
        self.pathEdit = qt.QLineEdit()
        self.pathEdit.toolTip = _(
            "The ending says the format: .seg.nrrd keeps names, colours and codes of the segments; .nii.gz, "
            ".nii, .mha and .nrrd keep the label values alone; .stl, .obj, .ply and .vtp are surfaces, one "
            "file for each segment; .dcm is a DICOM segmentation of the study of the CT."
        )
        browseButton = qt.QPushButton(_("Browse"))
        browseButton.toolTip = _("Choose where the file is written.")
        browseButton.clicked.connect(self.onBrowse)
        row = qt.QHBoxLayout()
        row.addWidget(self.pathEdit, 1)
        row.addWidget(browseButton)
        rows.addRow(_("File"), row)
        self.seriesEdit = qt.QLineEdit()
        self.seriesEdit.toolTip = _(
            "For DICOM: folder of the images that were segmented; empty to find them in the DICOM database."
        )
        rows.addRow(_("Folder of the series"), self.seriesEdit)
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

    def showVolume(self, volume: Any) -> None:
        """Save into the study of another CT."""
        self._volume = volume

    def refresh(self) -> None:
        """Show whether there is something to save, and where to."""
        name = str(self.pathEdit.text).lower()
        self.seriesEdit.enabled = name.endswith(DICOM_ENDING)
        self.saveButton.enabled = self._segments is not None and name.endswith(ENDINGS)

    def onBrowse(self) -> None:
        """Ask for the file."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        path = qt.QFileDialog.getSaveFileName(
            self.widget, _("Save segments"), str(self.pathEdit.text), endings
        )
        if path:
            self.pathEdit.text = path

    def onSave(self) -> None:
        """Write the file."""
        path, series = Path(str(self.pathEdit.text)), str(self.seriesEdit.text).strip()
        with errorsShown(), progressShown(_("Save segments")) as task:
            written, notes = save(self._segments, self._volume, path, series, fileOfInstance, task)
            said = _("Saved {path}").format(path=", ".join(map(str, written)))
            slicer.util.showStatusMessage(" ".join((said, *notes)), 5000)
