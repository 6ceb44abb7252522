"""CT Workflows: guided workflows, step by step, from a CT series to a report."""

from __future__ import annotations

import slicer
from CTSuiteLib.Manual import address
from CTSuiteLib.PanelModule import PanelModuleWidget
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
)


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


class CTWorkflowsLogic(ScriptedLoadableModuleLogic):
    """The parameter node, and the logic that knows no Qt."""

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.workflow = WorkflowLogic(slicer.mrmlScene)


class CTWorkflowsWidget(PanelModuleWidget):
    """The widget of the module; where a scene is opened, it goes on where that left the workflow."""

    logicClass, panelClass = CTWorkflowsLogic, WorkflowPanel

    def panelLogic(self) -> WorkflowLogic:
        """What the panel works with."""
        return self.logic.workflow


class CTWorkflowsTest(ScriptedLoadableModuleTest):
    """Self-test: goes through a workflow on a generated study."""

    def setUp(self) -> None:
        """Begin with an empty scene."""
        slicer.mrmlScene.Clear(0)

    def test_workflow_on_generated_study(self) -> None:
        """Do every step and find the results in the scene."""
        runSelfTest(self)
