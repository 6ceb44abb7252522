"""CT Segmentation: from a CT to segments that are labelled, edited, evaluated and saved."""

from __future__ import annotations

import slicer
from CTSegmentationLib.SegmentationPanel import SegmentationPanel
from CTSegmentationLib.SelfTest import runSelfTest
from CTSuiteLib.Manual import address
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.ToolLogic import ToolLogic
from CTSuiteLib.Translations import loadTranslations
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin


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


class CTSegmentationWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel; it lets go of a scene that is closed."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panel = None

    def setup(self) -> None:
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        self.logic = CTSegmentationLogic()
        self.panel = SegmentationPanel(self.layout, self.logic.tools, self.logic.getParameterNode)
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


class CTSegmentationLogic(ScriptedLoadableModuleLogic):
    """The parameter node, and the logic that knows no Qt."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.tools = ToolLogic(slicer.mrmlScene)


class CTSegmentationTest(ScriptedLoadableModuleTest):
    """Self-test: segments a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_segmenting_a_generated_study(self) -> None:
        """Place seeds, segment, label, undo."""
        runSelfTest(self)
