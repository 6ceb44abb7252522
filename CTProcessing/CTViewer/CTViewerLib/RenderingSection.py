"""Volume rendering: look by purpose, shift, and a colour and an opacity for each segment."""

from __future__ import annotations

from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.ct.rendering.presets import LOOKS
from ctsuite.mrml import volume_rendering
from ctsuite.mrml.rendering_state import State
from ctsuite.mrml.shadows import has_shadows, set_shadows
from CTViewerLib.SegmentRows import SegmentRows

_REACH_HU = 500.0


class RenderingSection:
    """Draws the chosen volume in 3-D; what the segments are painted with changes for each on its own.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    """

    def __init__(self) -> None:
        self._volume: Any = None
        self._rendering: volume_rendering.VolumeRendering | None = None
        self._before: list[State] = []
        self._showing = False
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Volume rendering")
        self.widget.collapsed = True
        rows = qt.QFormLayout(self.widget)
        self.segmentsSelector = slicer.qMRMLNodeComboBox()
        self.segmentsSelector.nodeTypes = ["vtkMRMLSegmentationNode"]
        self.segmentsSelector.noneEnabled = True
        self.segmentsSelector.addEnabled = False
        self.segmentsSelector.removeEnabled = False
        self.segmentsSelector.toolTip = _("Segments that get a colour and an opacity of their own.")
        rows.addRow(_("Segments"), self.segmentsSelector)
        self.showBox = qt.QCheckBox(_("Show in 3-D"))
        self.showBox.toolTip = _("Draw the volume in the 3-D view. Nothing else in the scene is changed.")
        rows.addRow(self.showBox)
        self.lookBox = qt.QComboBox()
        for look in LOOKS.values():
            self.lookBox.addItem(libraryText(look.name), look.name)
            self.lookBox.setItemData(self.lookBox.count - 1, libraryText(look.purpose), qt.Qt.ToolTipRole)
        self.lookBox.toolTip = _("What is to be seen, by purpose.")
        rows.addRow(_("Look"), self.lookBox)
        self.shiftSlider = self._slider(
            -_REACH_HU, _REACH_HU, " HU", _("Moves the look along the CT numbers.")
        )
        rows.addRow(_("Shift"), self.shiftSlider)
        self.restSlider = self._slider(0.0, 100.0, " %", _("Opacity of what belongs to no segment."))
        rows.addRow(_("Rest"), self.restSlider)
        self.segmentRows = SegmentRows(self.onSegment)
        rows.addRow(self.segmentRows.widget)
        self.cropBox = qt.QCheckBox(_("Crop with a box"))
        self.cropBox.toolTip = _("Drag the handles of the box in the views.")
        rows.addRow(self.cropBox)
        self.shadowsBox = qt.QCheckBox(_("Shadows"))
        self.shadowsBox.toolTip = _(
            "Draw hollows and what lies behind something darker in every 3-D view, which shows depth; "
            "nothing is moved or hidden."
        )
        rows.addRow(self.shadowsBox)
        self.undoButton = qt.QPushButton(_("Undo"))
        self.undoButton.toolTip = _("Take the last change of the rendering back.")
        rows.addRow(self.undoButton)
        self.segmentsSelector.currentNodeChanged.connect(self.onSegmentation)
        self.showBox.toggled.connect(self.onShow)
        self.lookBox.currentIndexChanged.connect(self.onLook)
        self.shiftSlider.valueChanged.connect(self.onLook)
        self.restSlider.valueChanged.connect(self.onLook)
        self.cropBox.toggled.connect(self.onCrop)
        self.shadowsBox.toggled.connect(self.onShadows)
        self.undoButton.clicked.connect(self.onUndo)
        self.refresh()

    def open(self) -> None:
        """Offer the segmentations of the scene."""
        self.segmentsSelector.setMRMLScene(slicer.mrmlScene)

    def close(self) -> None:
        """Let go of the scene."""
        self.segmentsSelector.setMRMLScene(None)
        self.choose(None)

    def choose(self, volume: Any) -> None:
        """Draw another volume; one that the scene draws already is gone on with."""
        self._volume = volume
        self._rendering = None if volume is None else volume_rendering.find(slicer.mrmlScene, volume)
        self._before = []
        if self._rendering is not None and self._rendering.segments is not None:
            self.segmentsSelector.setCurrentNode(self._rendering.segments)
        self.refresh()

    def onSegmentation(self) -> None:
        """Draw with the segments of another segmentation."""
        if self._rendering is not None and self._rendering.segments is not self._segments():
            state = self._rendering.state
            self._rendering.remove()
            self._draw(State(state.look, state.shift_hu, state.rest, {}, state.reduction))
        self.refresh()

    def onShow(self) -> None:
        """Draw the volume, or take the rendering out of the scene."""
        if self._showing or self._volume is None:
            return
        if self.showBox.checked:
            self._draw(self._state(State()))
            manager = slicer.app.layoutManager()
            if self._rendering is not None and manager is not None:
                slicer.util.resetThreeDViews()
        elif self._rendering is not None:
            self._rendering.remove()
            self._rendering = None
        self._before = []
        self.refresh()

    def onLook(self) -> None:
        """Draw with the look, shift and opacity that are set."""
        if not self._showing and self._rendering is not None:
            self._apply(self._state(self._rendering.state))

    def onSegment(self, id_: str, paint: Any) -> None:
        """Paint one segment as its row says."""
        if self._rendering is not None:
            state = self._rendering.state
            self._apply(
                State(state.look, state.shift_hu, state.rest, {**state.paints, id_: paint}, state.reduction)
            )

    def onCrop(self) -> None:
        """Crop with a box about the volume, or show everything again."""
        if self._showing or self._rendering is None:
            return
        if self.cropBox.checked:
            self._rendering.cropping_box(_("Cropping box"))
        else:
            box = self._rendering.display.GetROINode()
            self._rendering.crop(None)
            if box is not None:
                slicer.mrmlScene.RemoveNode(box)

    def onShadows(self) -> None:
        """Draw the 3-D views with soft shadows, or without."""
        if not self._showing:
            set_shadows(slicer.mrmlScene, self.shadowsBox.checked)

    def onUndo(self) -> None:
        """Take the last change back."""
        with errorsShown():
            self._rendering.apply(self._before.pop())
        self.refresh()

    def refresh(self) -> None:
        """Show what is set."""
        drawn = self._rendering is not None
        self._showing = True
        try:
            self.showBox.enabled = self._volume is not None
            self.showBox.checked = drawn
            state = self._rendering.state if drawn else State()
            self.lookBox.setCurrentIndex(self.lookBox.findData(state.look))
            self.shiftSlider.value = state.shift_hu
            self.restSlider.value = 100 * state.rest
            self.segmentRows.show(self._rendering.segments if drawn else None, state.paints)
            self.restSlider.enabled = drawn and self._rendering.segments is not None
            self.cropBox.enabled = drawn
            self.cropBox.checked = drawn and bool(self._rendering.display.GetCroppingEnabled())
            self.shadowsBox.enabled = drawn
            self.shadowsBox.checked = has_shadows(slicer.mrmlScene)
            self.undoButton.enabled = bool(self._before)
        finally:
            self._showing = False

    def _segments(self) -> Any:
        return self.segmentsSelector.currentNode()

    def _state(self, state: State) -> State:
        """A state with what look, shift and rest are set to."""
        look = str(self.lookBox.itemData(self.lookBox.currentIndex))
        return State(look, self.shiftSlider.value, self.restSlider.value / 100, state.paints, state.reduction)

    def _draw(self, state: State) -> None:
        self._rendering = None
        with errorsShown(), progressShown(_("Volume rendering")) as task:
            self._rendering = volume_rendering.show(
                slicer.mrmlScene, self._volume, state, self._segments(), task=task
            )

    def _apply(self, state: State) -> None:
        before = self._rendering.state
        if state == before:
            return
        with errorsShown():
            self._rendering.apply(state)
            self._before.append(before)
        self.refresh()

    @staticmethod
    def _slider(lowest: float, highest: float, suffix: str, tip: str) -> Any:
        slider = ctk.ctkSliderWidget()
        slider.minimum, slider.maximum = lowest, highest
        slider.decimals = 0
        slider.suffix = suffix
        slider.toolTip = tip
        return slider
