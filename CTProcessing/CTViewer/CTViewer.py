"""CT Viewer: window, planes and slabs, curved reformations, surfaces and volume rendering of a CT."""

from __future__ import annotations

import slicer
from CTSuiteLib.Manual import address
from CTSuiteLib.PanelModule import PanelModuleLogic, PanelModuleWidget
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from CTSuiteLib.ViewBadges import ViewBadges
from CTViewerLib.SelfTest import runSelfTest
from CTViewerLib.ViewerPanel import ViewerPanel
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import ScriptedLoadableModule, ScriptedLoadableModuleTest


class CTViewer(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Viewer")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Markups", "Segmentations", "VolumeRendering", "Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Shows a CT: window and level, planes and slabs, centrelines and curved reformations, surfaces "
            "and volume rendering. {link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/module-viewer.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)
        self.badges = ViewBadges()
        slicer.app.connect("startupCompleted()", self.badges.install)


class CTViewerLogic(PanelModuleLogic):
    """The logic of the module."""


class CTViewerWidget(PanelModuleWidget):
    """The widget of the module."""

    logicClass, panelClass = CTViewerLogic, ViewerPanel


class CTViewerTest(ScriptedLoadableModuleTest):
    """Self-test: looks at a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_viewing_a_generated_study(self) -> None:
        """Window, slab and a tool, all found again in the scene."""
        runSelfTest(self)
