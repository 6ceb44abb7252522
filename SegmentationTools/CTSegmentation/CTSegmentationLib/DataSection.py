"""What is worked on: the CT, the segments, and how the segments are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from ctsuite.mrml import display


class DataSection:
    """The CT, the segmentation, its opacity, its surfaces.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    volumeSelector, segmentsSelector : slicer.qMRMLNodeComboBox
        The CT and the segmentation.
    """

    def __init__(self, onVolume: Callable[[Any], None], onSegments: Callable[[Any], None]) -> None:
        self._onVolume, self._onSegments = onVolume, onSegments
        self._shown = ""
        self._before: list[str] = []
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Data")
        rows = qt.QFormLayout(self.widget)
        self.volumeSelector = _selector("vtkMRMLScalarVolumeNode", _("The series that is segmented."))
        self.segmentsSelector = _selector(
            "vtkMRMLSegmentationNode",
            _("The segments that are shown, edited, labelled, evaluated and saved."),
        )
        rows.addRow(_("CT"), self.volumeSelector)
        rows.addRow(_("Segments"), self.segmentsSelector)
        self.opacitySlider = ctk.ctkSliderWidget()
        self.opacitySlider.minimum, self.opacitySlider.maximum = 0.0, 100.0
        self.opacitySlider.value = 40.0
        self.opacitySlider.decimals = 0
        self.opacitySlider.suffix = " %"
        self.opacitySlider.toolTip = _("How strongly the segments cover the CT; their outlines stay visible.")
        rows.addRow(_("Opacity"), self.opacitySlider)
        self.surfaceBox = qt.QCheckBox(_("Show in 3-D"))
        self.surfaceBox.toolTip = _("Show the surfaces of the segments in the 3-D view.")
        rows.addRow("", self.surfaceBox)
        self.volumeSelector.currentNodeChanged.connect(self.onVolume)
        self.segmentsSelector.currentNodeChanged.connect(self.onSegments)
        self.opacitySlider.valueChanged.connect(self.show)
        self.surfaceBox.toggled.connect(self.show)

    def open(self) -> None:
        """Offer the nodes of the scene."""
        for selector in (self.volumeSelector, self.segmentsSelector):
            selector.setMRMLScene(slicer.mrmlScene)
        self.onVolume()
        self.onSegments()

    def close(self) -> None:
        """Let go of the scene."""
        for selector in (self.volumeSelector, self.segmentsSelector):
            selector.setMRMLScene(None)
        self._shown, self._before = "", []

    def volume(self) -> Any:
        """The CT, or None."""
        return self.volumeSelector.currentNode()

    def segments(self) -> Any:
        """The segmentation, or None."""
        return self.segmentsSelector.currentNode()

    def onVolume(self) -> None:
        """Show another CT in the slice views."""
        if self.volume() is not None:
            slicer.util.setSliceViewerLayers(background=self.volume())
        self._onVolume(self.volume())

    def onSegments(self) -> None:
        """Show other segments and hide those before, which come back when the shown ones are undone."""
        segments = self.segments()
        if segments is None and self._shown and slicer.mrmlScene.GetNodeByID(self._shown) is None:
            segments = self._last()
            self._shown = ""
            if segments is not None:
                self.segmentsSelector.setCurrentNode(segments)
                return
        id_ = segments.GetID() if segments is not None else ""
        before = slicer.mrmlScene.GetNodeByID(self._shown) if self._shown not in ("", id_) else None
        if before is not None and before.GetDisplayNode() is not None:
            before.GetDisplayNode().SetVisibility(False)
        self._shown = id_
        self._before = [*(known for known in self._before if known != id_), id_]
        self.show()
        self._onSegments(segments)

    def show(self) -> None:
        """Show the segments as the fields say."""
        segments = self.segments()
        if segments is not None:
            display.show_segmentation(
                segments, self.opacitySlider.value / 100, surface=bool(self.surfaceBox.checked)
            )
            segments.GetDisplayNode().SetVisibility(True)

    def _last(self) -> Any:
        """The segments that were shown last and still are in the scene, or None."""
        nodes = (slicer.mrmlScene.GetNodeByID(id_) for id_ in reversed(self._before) if id_)
        return next((node for node in nodes if node is not None), None)


def _selector(className: str, tip: str) -> Any:
    selector = slicer.qMRMLNodeComboBox()
    selector.nodeTypes = [className]
    selector.showChildNodeTypes = False
    selector.noneEnabled = True
    selector.addEnabled = False
    selector.removeEnabled = False
    selector.renameEnabled = True
    selector.toolTip = tip
    return selector
