"""What is measured on, and how points are anchored in 3-D views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.anchors import AnchorRule
from ctsuite.mrml import measurement_views


class DataSection:
    """The image, and the rule by which points are anchored on surfaces.

    Parameters
    ----------
    onVolume : callable
        Called with the image that was chosen, or None.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    volumeSelector : slicer.qMRMLNodeComboBox
        The image.
    anchorBox : qt.QComboBox
        The rule.
    """

    def __init__(self, onVolume: Callable[[Any], None]) -> None:
        self._onVolume = onVolume
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.text = _("Data")
        rows = qt.QFormLayout(self.widget)
        self.volumeSelector = slicer.qMRMLNodeComboBox()
        self.volumeSelector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.volumeSelector.showChildNodeTypes = False
        self.volumeSelector.addEnabled = False
        self.volumeSelector.removeEnabled = False
        self.volumeSelector.renameEnabled = True
        self.volumeSelector.noneEnabled = True
        self.volumeSelector.toolTip = _(
            "The image that is measured. A point that is clicked on another image in a view belongs to "
            "that one."
        )
        rows.addRow(_("CT"), self.volumeSelector)
        self.volumeSelector.currentNodeChanged.connect(self._onChosen)
        self.anchorBox = qt.QComboBox()
        for text, rule in (
            (_("Exactly under the pointer"), AnchorRule.HIT),
            (_("On the nearest vertex of the surface"), AnchorRule.VERTEX),
        ):
            self.anchorBox.addItem(text, rule.name)
        self.anchorBox.toolTip = "<br>".join(
            libraryText(rule.sentence())
            for rule in (AnchorRule.HIT, AnchorRule.VERTEX, AnchorRule.OPACITY, AnchorRule.MAXIMUM)
        )
        rows.addRow(_("Points in 3-D"), self.anchorBox)
        self.told = makeSentence()
        rows.addRow(self.told)
        self.anchorBox.currentIndexChanged.connect(lambda index: self._sayRule())
        self._sayRule()

    def volume(self) -> Any:
        """The chosen image, or None."""
        return self.volumeSelector.currentNode()

    def rule(self) -> AnchorRule:
        """How a point that is clicked on a surface in a 3-D view is anchored."""
        return AnchorRule[str(self.anchorBox.itemData(self.anchorBox.currentIndex))]

    def _sayRule(self) -> None:
        self.told.text = libraryText(self.rule().sentence())

    def open(self) -> None:
        """Offer the images of the scene."""
        self.volumeSelector.setMRMLScene(slicer.mrmlScene)

    def close(self) -> None:
        """Let go of the scene."""
        self.volumeSelector.setMRMLScene(None)

    def _onChosen(self, node: Any) -> None:
        if node is not None and not measurement_views.is_curved(node):
            slicer.util.setSliceViewerLayers(background=node)
        self._onVolume(node)
