"""What is checked: a folder or a volume of the scene, and what for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from slicer.i18n import tr as _

_SETTING = "CTDataCheck/Folder"


class SourceInput:
    """The section "Inputs" of the panel.

    Parameters
    ----------
    purposes : sequence of (str, str)
        Identifier and translated title of what data can be checked for.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    """

    def __init__(self, purposes: Sequence[tuple[str, str]]) -> None:
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Inputs")
        layout = qt.QFormLayout(self.widget)

        self.folderButton = qt.QRadioButton(_("DICOM folder"))
        self.folderButton.toolTip = _("Check every series in a folder and in the folders below it.")
        self.folderSelector = ctk.ctkDirectoryButton()
        self.folderSelector.directory = qt.QSettings().value(_SETTING) or str(Path.home())
        self.folderSelector.toolTip = self.folderButton.toolTip
        layout.addRow(self.folderButton, self.folderSelector)

        self.volumeButton = qt.QRadioButton(_("Loaded volume"))
        self.volumeButton.toolTip = _(
            "Check a volume of the scene. Facts that only its files know are not checked."
        )
        self.volumeSelector = slicer.qMRMLNodeComboBox()
        self.volumeSelector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.volumeSelector.addEnabled = False
        self.volumeSelector.removeEnabled = False
        self.volumeSelector.setMRMLScene(slicer.mrmlScene)
        self.volumeSelector.toolTip = self.volumeButton.toolTip
        layout.addRow(self.volumeButton, self.volumeSelector)

        self.purposeBox = qt.QComboBox()
        self.purposeBox.toolTip = _("The data requirements of this function or workflow are checked.")
        for identifier, title in purposes:
            self.purposeBox.addItem(title, identifier)
        layout.addRow(_("Check for"), self.purposeBox)

        self.folderButton.checked = True
        self._onSource()
        self.folderButton.toggled.connect(self._onSource)
        self.folderSelector.directoryChanged.connect(self._onFolder)

    def connect(self, onChanged: Callable[[], None]) -> None:
        """Tell `onChanged` when another source or purpose is chosen."""

        def onVolume() -> None:
            # The selector follows the scene on its own; that matters only while it says what is checked.
            if self.volumeButton.checked:
                onChanged()

        self.folderButton.toggled.connect(onChanged)
        self.folderSelector.directoryChanged.connect(onChanged)
        self.volumeSelector.currentNodeChanged.connect(onVolume)
        self.purposeBox.currentIndexChanged.connect(onChanged)

    @property
    def folder(self) -> Path | None:
        """The folder to check, or None where a volume is to be checked."""
        return Path(self.folderSelector.directory) if self.folderButton.checked else None

    @property
    def volume(self) -> Any:
        """The volume node to check, or None."""
        return self.volumeSelector.currentNode() if self.volumeButton.checked else None

    @property
    def purpose(self) -> str:
        """Identifier of what the data are checked for."""
        return str(self.purposeBox.itemData(self.purposeBox.currentIndex))

    def choosePurpose(self, identifier: str) -> None:
        """Choose what to check for."""
        self.purposeBox.setCurrentIndex(self.purposeBox.findData(identifier))

    def _onFolder(self) -> None:
        qt.QSettings().setValue(_SETTING, self.folderSelector.directory)

    def _onSource(self) -> None:
        self.folderSelector.enabled = self.folderButton.checked
        self.volumeSelector.enabled = self.volumeButton.checked
