"""CT Segmentation: from a CT to segments that are labelled, edited, evaluated and saved."""

from __future__ import annotations

import importlib

import slicer
from CTSegmentationLib.SegmentationPanel import SegmentationPanel
from CTSegmentationLib.SelfTest import runSelfTest
from CTSuiteLib.Manual import address
from CTSuiteLib.PanelModule import PanelModuleLogic, PanelModuleWidget
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import ScriptedLoadableModule, ScriptedLoadableModuleTest


class CTSegmentation(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Segmentation")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Markups", "SegmentEditor", "Segmentations", "Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Finds regions of a CT, edits, labels and evaluates them, and saves them. "
            "{link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/module-segmentation.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)
        slicer.app.connect("startupCompleted()", offerEffects)


def offerEffects() -> None:
    """Offer the effects in the Segment Editor, where the application has one."""
    try:
        importlib.import_module("qSlicerSegmentationsEditorEffectsPythonQt")
    except ImportError:
        return
    from CTSegmentationEffects import registerEffects

    registerEffects()


class CTSegmentationLogic(PanelModuleLogic):
    """The logic of the module."""


class CTSegmentationWidget(PanelModuleWidget):
    """The widget of the module."""

    logicClass, panelClass = CTSegmentationLogic, SegmentationPanel


class CTSegmentationTest(ScriptedLoadableModuleTest):
    """Self-test: segments a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_segmenting_a_generated_study(self) -> None:
        """Place seeds, segment, label, undo."""
        runSelfTest(self)
