"""CT Viewer: window, planes and slabs, curved reformations, surfaces and volume rendering of a CT."""

from __future__ import annotations

import slicer
from CTSuiteLib.Manual import address
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.ToolLogic import ToolLogic
from CTSuiteLib.Translations import loadTranslations
from CTSuiteLib.ViewBadges import ViewBadges
from CTViewerLib.SelfTest import runSelfTest
from CTViewerLib.ViewerPanel import ViewerPanel
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin


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


class CTViewerWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel; it lets go of a scene that is closed."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panel = None

    def setup(self) -> None:
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        self.logic = CTViewerLogic()
        self.panel = ViewerPanel(self.layout, self.logic.tools, self.logic.getParameterNode)
        scene = slicer.mrmlScene
        self.addObserver(scene, scene.StartCloseEvent, self.onSceneStartClose)
        self.addObserver(scene, scene.EndCloseEvent, self.onSceneEnd)
        self.addObserver(scene, scene.EndImportEvent, self.onSceneEnd)
        self.panel.open()

    def cleanup(self) -> None:
        """Let go of the scene."""
        self.panel.close()
        self.removeObservers()

    def onSceneStartClose(self, caller, event) -> None:
        """Let go of the nodes of a scene that is about to be closed."""
        self.panel.close()

    def onSceneEnd(self, caller, event) -> None:
        """Show what the scene that was opened holds."""
        self.panel.open()


class CTViewerLogic(ScriptedLoadableModuleLogic):
    """The parameter node, and the logic that knows no Qt."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.tools = ToolLogic(slicer.mrmlScene)


class CTViewerTest(ScriptedLoadableModuleTest):
    """Self-test: looks at a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_viewing_a_generated_study(self) -> None:
        """Window, slab and a tool, all found again in the scene."""
        runSelfTest(self)
