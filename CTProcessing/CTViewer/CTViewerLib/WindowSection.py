"""Window and level: every field shows the one state that the display node of the volume holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.ct.presets import PRESETS
from ctsuite.ct.window import WindowState
from ctsuite.mrml import display

_LOWEST, _HIGHEST, _WIDEST = -2048.0, 4096.0, 8192.0


class WindowSection:
    """Preset, centre, width, black and white of the volume that is looked at.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    volumeSelector : slicer.qMRMLNodeComboBox
        The volume.
    """

    def __init__(self, onVolumeChosen: Callable[[Any], None]) -> None:
        self._onVolumeChosen = onVolumeChosen
        self._display: Any = None
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
        self._listPresets()
        self.show()
        self._onVolumeChosen(node)

    def onPreset(self) -> None:
        """Take the window of a preset."""
        chosen = str(self.presetBox.itemData(self.presetBox.currentIndex) or "")
        if self._showing or self._display is None or not chosen:
            return
        self._set(self._ofSeries(int(chosen)) if chosen.isdigit() else WindowState.preset(chosen))

    def onCentreAndWidth(self) -> None:
        """Take centre and width as they stand in their fields."""
        if not self._showing:
            self._set(WindowState(self.centreSlider.value, self.widthSlider.value))

    def onBlackAndWhite(self) -> None:
        """Take the window between black and white; white stays at least one step above black."""
        if not self._showing:
            black, white = self.blackSlider.value, self.whiteSlider.value
            self._set(WindowState((black + white) / 2, white - black))

    def show(self) -> None:
        """Show the window that the display node holds, however it was changed."""
        shown = self._display is not None
        for field in (
            self.presetBox,
            self.centreSlider,
            self.widthSlider,
            self.blackSlider,
            self.whiteSlider,
        ):
            field.enabled = shown
        if not shown:
            return
        state = WindowState(self._display.GetLevel(), self._display.GetWindow())
        self._showing = True
        try:
            for slider, value in (
                (self.centreSlider, state.centre),
                (self.widthSlider, state.width),
                (self.blackSlider, state.lower),
                (self.whiteSlider, state.upper),
            ):
                # a window beyond the usual range is shown as it is, not cut off
                slider.minimum, slider.maximum = min(slider.minimum, value), max(slider.maximum, value)
                slider.value = value
            self.presetBox.setCurrentIndex(self._presetOf(state))
        finally:
            self._showing = False

    def _set(self, state: WindowState) -> None:
        display.set_window(self.volume(), state.width, state.centre)
        self.show()

    def _watch(self, node: Any) -> None:
        if self._display is not None:
            self._display.RemoveObserver(self._tag)
        self._display = node
        if node is not None:
            self._tag = node.AddObserver("ModifiedEvent", lambda caller, event: self.show())

    def _listPresets(self) -> None:
        """Custom first, then the windows that the series brings, then those by body part."""
        self._showing = True
        try:
            self.presetBox.clear()
            self.presetBox.addItem(_("custom"), "")
            count = self._display.GetNumberOfWindowLevelPresets() if self._display is not None else 0
            for number in range(count):
                state = self._ofSeries(number)
                name = _("from the series ({centre}, {width})").format(
                    centre=f"{state.centre:g}", width=f"{state.width:g}"
                )
                self.presetBox.addItem(name, str(number))
            for name in PRESETS:
                self.presetBox.addItem(libraryText(name), name)
        finally:
            self._showing = False

    def _ofSeries(self, number: int) -> WindowState:
        """One of the windows that the series brings."""
        return WindowState(self._display.GetLevelPreset(number), self._display.GetWindowPreset(number))

    def _presetOf(self, state: WindowState) -> int:
        """The entry that is this window; the first, custom, where none is."""
        count = self._display.GetNumberOfWindowLevelPresets()
        for number in range(count):
            if self._ofSeries(number) == state:
                return 1 + number
        name = next((name for name in PRESETS if WindowState.preset(name) == state), None)
        return 0 if name is None else self.presetBox.findData(name)

    @staticmethod
    def _slider(tip: str, lowest: float, highest: float) -> Any:
        slider = ctk.ctkSliderWidget()
        slider.minimum, slider.maximum = lowest, highest
        slider.decimals = 1
        slider.singleStep = 1.0
        slider.suffix = " HU"
        slider.toolTip = tip
        return slider
