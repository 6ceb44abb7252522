"""CT Fusion: two images registered, adjusted by hand and shown together."""

from __future__ import annotations

import slicer
from CTFusionLib.FusionPanel import FusionPanel
from CTFusionLib.SelfTest import runSelfTest
from CTSuiteLib.Manual import address
from CTSuiteLib.PanelModule import PanelModuleLogic, PanelModuleWidget
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import ScriptedLoadableModule, ScriptedLoadableModuleTest


class CTFusion(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Fusion")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Markups", "Segmentations", "Transforms", "Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Brings two images together: registration, adjusting by hand, and showing both at once. "
            "{link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/module-fusion.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)


class CTFusionLogic(PanelModuleLogic):
    """The logic of the module."""


class CTFusionWidget(PanelModuleWidget):
    """The widget of the module."""

    logicClass, panelClass = CTFusionLogic, FusionPanel


class CTFusionTest(ScriptedLoadableModuleTest):
    """Self-test: registers a generated study that was moved."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_fusing_a_generated_study_that_was_moved(self) -> None:
        """Register, adjust by hand, undo."""
        runSelfTest(self)
