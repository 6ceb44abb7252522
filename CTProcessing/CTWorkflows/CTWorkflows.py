"""CT Workflows: guided workflows, step by step, from a CT series to a report."""

from __future__ import annotations

import slicer
from CTSuiteLib.Manual import address
from CTSuiteLib.Samples import registerSample
from CTSuiteLib.Translations import loadTranslations
from CTWorkflowsLib.Logic import WorkflowLogic
from CTWorkflowsLib.SelfTest import runSelfTest
from CTWorkflowsLib.WorkflowPanel import WorkflowPanel
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)
from slicer.util import VTKObservationMixin


class CTWorkflows(ScriptedLoadableModule):
    """Facts about the module."""

    def __init__(self, parent) -> None:
        ScriptedLoadableModule.__init__(self, parent)
        loadTranslations(parent.path)
        parent.title = _("CT Workflows")
        parent.categories = [translate("qSlicerAbstractCoreModule", "CT Suite")]
        parent.dependencies = ["Markups", "Segmentations", "Volumes"]
        parent.contributors = ["CTSuite developers"]
        parent.helpText = _(
            "Leads step by step from a CT series to a checked, segmented, measured and reported case. "
            "{link_start}Read more in the manual{link_end}."
        ).format(link_start=f'<a href="{address("user/workflows.html")}">', link_end="</a>")
        parent.acknowledgementText = _("Part of CTSuite, published under the Apache License 2.0.")
        slicer.app.connect("startupCompleted()", registerSample)


class CTWorkflowsWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """The panel; it follows the scene when that is closed or another one is opened."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panel = None

    def setup(self) -> None:
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        self.logic = CTWorkflowsLogic()
        self.panel = WorkflowPanel(self.layout, self.logic.workflow, self.logic.getParameterNode)
        scene = slicer.mrmlScene
        self.addObserver(scene, scene.StartCloseEvent, self.onSceneStartClose)
        self.addObserver(scene, scene.EndCloseEvent, self.onSceneEnd)
        self.addObserver(scene, scene.EndImportEvent, self.onSceneEnd)
        self.panel.resume()

    def cleanup(self) -> None:
        """Let go of the scene."""
        self.panel.close()
        self.removeObservers()

    def onSceneStartClose(self, caller, event) -> None:
        """Let go of the nodes of a scene that is about to be closed."""
        self.panel.close()

    def onSceneEnd(self, caller, event) -> None:
        """Go on where the scene that was opened left the workflow."""
        self.panel.resume()


class CTWorkflowsLogic(ScriptedLoadableModuleLogic):
    """The parameter node, and the logic that knows no Qt."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.workflow = WorkflowLogic(slicer.mrmlScene)


class CTWorkflowsTest(ScriptedLoadableModuleTest):
    """Self-test: goes through a workflow on a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_workflow_on_generated_study(self) -> None:
        """Do every step and find the results in the scene."""
        runSelfTest(self)
