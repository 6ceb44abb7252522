"""The two images, and how the views show them together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Layouts import SIDE_BY_SIDE, showLayout, sliceView
from slicer.i18n import tr as _

from ctsuite.mrml import fused

SECOND_VIEW = "Red+"


class ImagesSection:
    """Fixed and moving image, opacity, colours, blending, side by side.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    fixedSelector, movingSelector : slicer.qMRMLNodeComboBox
        The images.
    """

    def __init__(self, onChosen: Callable[[], None]) -> None:
        self._onChosen = onChosen
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Images")
        rows = qt.QFormLayout(self.widget)
        self.fixedSelector = self._selector(_("The image that stays where it is."))
        self.movingSelector = self._selector(_("The image that is brought onto the fixed one."))
        rows.addRow(_("Fixed image"), self.fixedSelector)
        rows.addRow(_("Moving image"), self.movingSelector)
        self.opacitySlider = ctk.ctkSliderWidget()
        self.opacitySlider.minimum, self.opacitySlider.maximum = 0.0, 100.0
        self.opacitySlider.value = 50.0
        self.opacitySlider.decimals = 0
        self.opacitySlider.suffix = " %"
        self.opacitySlider.toolTip = _("How much of the moving image is seen over the fixed one.")
        rows.addRow(_("Opacity"), self.opacitySlider)
        self.colourBox = qt.QComboBox()
        self.colourBox.toolTip = _("Colours of the moving image.")
        rows.addRow(_("Colours"), self.colourBox)
        self.blendBox = qt.QComboBox()
        self.blendBox.toolTip = _("How the values of both images are put together.")
        for text, mode in (
            (_("blended"), fused.BLENDED),
            (_("added"), fused.ADDED),
            (_("difference"), fused.DIFFERENCE),
            (_("side by side"), ""),
        ):
            self.blendBox.addItem(text, mode)
        rows.addRow(_("Shown"), self.blendBox)
        self.fixedSelector.currentNodeChanged.connect(self.onImages)
        self.movingSelector.currentNodeChanged.connect(self.onImages)
        self.opacitySlider.valueChanged.connect(self.show)
        self.colourBox.currentIndexChanged.connect(self.onColours)
        self.blendBox.currentIndexChanged.connect(self.onBlend)

    def open(self) -> None:
        """Offer the volumes and colours of the scene."""
        self.colourBox.blockSignals(True)
        self.colourBox.clear()
        for name, id_ in fused.colour_tables(slicer.mrmlScene):
            self.colourBox.addItem(name, id_)
        self.colourBox.blockSignals(False)
        for selector in (self.fixedSelector, self.movingSelector):
            selector.setMRMLScene(slicer.mrmlScene)
        self.onImages()

    def close(self) -> None:
        """Let go of the scene."""
        for selector in (self.fixedSelector, self.movingSelector):
            selector.setMRMLScene(None)

    def fixed(self) -> Any:
        """The fixed image, or None."""
        return self.fixedSelector.currentNode()

    def moving(self) -> Any:
        """The moving image, or None."""
        return self.movingSelector.currentNode()

    def both(self) -> bool:
        """Whether two different images are chosen."""
        return self.fixed() is not None and self.moving() is not None and self.fixed() is not self.moving()

    def onImages(self) -> None:
        """Show other images."""
        if self.both():
            self.colourBox.blockSignals(True)
            self.colourBox.setCurrentIndex(self.colourBox.findData(fused.colours_of(self.moving())))
            self.colourBox.blockSignals(False)
            self.show()
        self._onChosen()

    def onColours(self) -> None:
        """Show the moving image in other colours."""
        if self.moving() is not None:
            fused.set_colours(self.moving(), str(self.colourBox.itemData(self.colourBox.currentIndex)))

    def onBlend(self) -> None:
        """Show both images in one view, or side by side."""
        isSideBySide = not self._mode()
        showLayout(SIDE_BY_SIDE if isSideBySide else int(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView))
        self.opacitySlider.enabled = not isSideBySide
        self.show()

    def show(self) -> None:
        """Show the images as the fields say."""
        if not self.both():
            return
        scene = slicer.mrmlScene
        if self._mode():
            fused.overlay(scene, self.fixed(), self.moving(), self.opacitySlider.value / 100, self._mode())
        else:
            fused.overlay(scene, self.fixed(), None, 0.0)
            _view, composite = sliceView(SECOND_VIEW)
            if composite is not None:
                composite.SetBackgroundVolumeID(self.moving().GetID())
                composite.SetLinkedControl(True)

    def _mode(self) -> str:
        return str(self.blendBox.itemData(self.blendBox.currentIndex) or "")

    @staticmethod
    def _selector(tip: str) -> Any:
        selector = slicer.qMRMLNodeComboBox()
        selector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        selector.showChildNodeTypes = False
        selector.noneEnabled = True
        selector.addEnabled = False
        selector.removeEnabled = False
        selector.toolTip = tip
        return selector
