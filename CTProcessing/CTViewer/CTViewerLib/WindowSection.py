"""Window and level: every field shows the one state that the display node of the volume holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.FindingsTable import COLOURS
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.volume import Volume
from ctsuite.ct.window import CUSTOM, WindowState
from ctsuite.ct.window_model import OF_SERIES, WindowModel
from ctsuite.mrml import display
from ctsuite.mrml import volume as volumes

_LOWEST, _HIGHEST, _WIDEST = -2048.0, 4096.0, 8192.0


class WindowSection:
    """Preset, centre, width, black and white of the volume that is looked at.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    volumeSelector : slicer.qMRMLNodeComboBox
        The volume.
    model : WindowModel
        The one window that every field and the views show.
    """

    def __init__(self, onVolumeChosen: Callable[[Any], None]) -> None:
        self._onVolumeChosen = onVolumeChosen
        self._display: Any = None
        self.model = WindowModel()
        self._tag = 0
        self._showing = False
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Window and level")
        rows = qt.QFormLayout(self.widget)
        self.volumeSelector = slicer.qMRMLNodeComboBox()
        self.volumeSelector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.volumeSelector.addEnabled = False
        self.volumeSelector.removeEnabled = False
        self.volumeSelector.toolTip = _("The volume that is looked at and that the functions start from.")
        rows.addRow(_("Volume"), self.volumeSelector)
        self.presetBox = qt.QComboBox()
        self.presetBox.toolTip = _("Window for a body part, or one that the series brings.")
        rows.addRow(_("Preset"), self.presetBox)
        self.noticeLabel = makeSentence(colour=COLOURS["should"])
        rows.addRow(self.noticeLabel)
        self.centreSlider = self._slider(_("CT number shown in middle grey."), _LOWEST, _HIGHEST)
        self.widthSlider = self._slider(_("Range of CT numbers from black to white."), 1.0, _WIDEST)
        self.blackSlider = self._slider(_("CT numbers up to this one are black."), _LOWEST * 2, _HIGHEST)
        self.whiteSlider = self._slider(_("CT numbers from this one on are white."), _LOWEST, _HIGHEST * 2)
        rows.addRow(_("Centre"), self.centreSlider)
        rows.addRow(_("Width"), self.widthSlider)
        rows.addRow(_("Black"), self.blackSlider)
        rows.addRow(_("White"), self.whiteSlider)
        self.volumeSelector.currentNodeChanged.connect(self.onVolumeChanged)
        self.presetBox.currentIndexChanged.connect(self.onPreset)
        self.centreSlider.valueChanged.connect(self.onCentreAndWidth)
        self.widthSlider.valueChanged.connect(self.onCentreAndWidth)
        self.blackSlider.valueChanged.connect(self.onBlackAndWhite)
        self.whiteSlider.valueChanged.connect(self.onBlackAndWhite)

    def open(self) -> None:
        """Offer the volumes of the scene."""
        self.volumeSelector.setMRMLScene(slicer.mrmlScene)
        self.onVolumeChanged()

    def close(self) -> None:
        """Let go of the scene."""
        self._watch(None)
        self.volumeSelector.setMRMLScene(None)

    def volume(self) -> Any:
        """The chosen volume node, or None."""
        return self.volumeSelector.currentNode()

    def onVolumeChanged(self) -> None:
        """Show the window of another volume."""
        node = self.volume()
        if node is not None and node.GetDisplayNode() is None:
            node.CreateDefaultDisplayNodes()
        self._watch(node.GetDisplayNode() if node is not None else None)
        self.model = WindowModel(_described(node))
        self._takePresetsOfDisplay()
        self.noticeLabel.text = libraryText(self.model.notice) if self.model.notice else ""
        self.noticeLabel.visible = bool(self.model.notice)
        self._listPresets()
        self.onViewChanged()
        self.model.follow(self.show)
        self._onVolumeChosen(node)

    def onViewChanged(self) -> None:
        """Take the window that the display node holds, however it was changed."""
        if self._display is not None:
            self.model.set(WindowState(self._display.GetLevel(), self._display.GetWindow()))

    def onPreset(self) -> None:
        """Take the window of a preset."""
        chosen = str(self.presetBox.itemData(self.presetBox.currentIndex) or "")
        if not self._showing and chosen:
            self.model.choose(chosen)

    def onCentreAndWidth(self) -> None:
        """Take centre and width as they stand in their fields."""
        if not self._showing:
            self.model.set(WindowState(self.centreSlider.value, self.widthSlider.value))

    def onBlackAndWhite(self) -> None:
        """Take the window between black and white, in any order."""
        if not self._showing:
            self.model.set_limits(self.blackSlider.value, self.whiteSlider.value)

    def show(self, state: WindowState) -> None:
        """Show a window in every field and in the views."""
        fields = (self.centreSlider, self.widthSlider, self.blackSlider, self.whiteSlider)
        for field in (self.presetBox, *fields):
            field.enabled = self._display is not None
        if self._display is None:
            return
        self._showing = True
        try:
            for slider, value in zip(
                fields, (state.centre, state.width, state.lower, state.upper), strict=True
            ):
                # a window beyond the usual range is shown as it is, not cut off
                slider.minimum, slider.maximum = min(slider.minimum, value), max(slider.maximum, value)
                slider.value = value
            self.presetBox.setCurrentIndex(self.presetBox.findData(self.model.choice))
        finally:
            self._showing = False
        if display.window(self.volume()) != (state.width, state.centre):
            display.set_window(self.volume(), state.width, state.centre)

    def _watch(self, node: Any) -> None:
        if self._display is not None:
            self._display.RemoveObserver(self._tag)
        self._display = node
        if node is not None:
            self._tag = node.AddObserver("ModifiedEvent", lambda caller, event: self.onViewChanged())

    def _takePresetsOfDisplay(self) -> None:
        """Offer the windows that Slicer's own DICOM module kept, where the node does not say more of them."""
        if self._display is None or any(name.startswith(OF_SERIES) for name in self.model.choices):
            return
        kept = {}
        for number in range(self._display.GetNumberOfWindowLevelPresets()):
            state = WindowState(self._display.GetLevelPreset(number), self._display.GetWindowPreset(number))
            kept[f"{OF_SERIES}{number + 1}"] = state
        self.model.choices = {**kept, **self.model.choices}

    def _listPresets(self) -> None:
        """Custom first, then the windows that the series brings, then those by body part."""
        self._showing = True
        try:
            self.presetBox.clear()
            self.presetBox.addItem(_("custom"), CUSTOM)
            for name in self.model.choices:
                own = name.removeprefix(OF_SERIES)
                text = libraryText(name) if own == name else _("from the series: {name}").format(name=own)
                self.presetBox.addItem(text, name)
        finally:
            self._showing = False

    @staticmethod
    def _slider(tip: str, lowest: float, highest: float) -> Any:
        slider = ctk.ctkSliderWidget()
        slider.minimum, slider.maximum = lowest, highest
        slider.decimals = 1
        slider.singleStep = 1.0
        slider.suffix = " HU"
        slider.toolTip = tip
        return slider


def _described(node: Any) -> Volume | None:
    """The volume with what its files said of windows; None where it cannot be taken as it lies."""
    if node is None:
        return None
    try:
        return volumes.from_node(node)
    except CTSuiteError:
        return None
