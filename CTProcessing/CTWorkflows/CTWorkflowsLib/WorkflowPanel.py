"""The panel of the module: workflow, steps, the current step, and the buttons that lead through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.FindingsTable import COLOURS
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Packages import ensurePackages
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.Translations import language, libraryText
from slicer.i18n import tr as _

from ctsuite.core.workflow import StepKind
from ctsuite.workflows.unattended import Options
from CTWorkflowsLib.HandMarkups import HandMarkups
from CTWorkflowsLib.Logic import WorkflowLogic
from CTWorkflowsLib.Reasons import againstBack, againstNext, againstRun
from CTWorkflowsLib.StepList import StepList
from CTWorkflowsLib.StepSection import StepSection


class WorkflowPanel:
    """Puts the widgets together and connects them with the logic.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : WorkflowLogic
        Does the work and gates the buttons.
    parameterNode : callable
        Gives the node that keeps the values of the forms; the scene can lose it when it is closed.

    Attributes
    ----------
    decide : callable
        Asked when a recommendation is not met; a test replaces it.
    """

    def __init__(self, layout: Any, logic: WorkflowLogic, parameterNode: Callable[[], Any]) -> None:
        self.logic = logic
        self.decide = askToContinue
        self._parameterNode = parameterNode
        markups = HandMarkups(logic.scene, slicer.app.applicationLogic())
        layout.addWidget(self._workflowSection())
        self.stepList = StepList()
        layout.addWidget(self.stepList.widget)
        self.section = StepSection(markups, self.refresh)
        layout.addWidget(self.section.widget)
        layout.addLayout(self._buttonRow())
        layout.addStretch(1)

    def open(self, workflowId: str = "") -> None:
        """Show a workflow where the scene left it: the named one, or that of the scene, or else the first."""
        with errorsShown():
            self._open(workflowId or self.logic.stored() or self.logic.workflows()[0].id)

    def _open(self, workflowId: str) -> None:
        self.close()
        self.workflowBox.blockSignals(True)
        self.workflowBox.setCurrentIndex(self.workflowBox.findData(workflowId))
        self.workflowBox.blockSignals(False)
        self.logic.open(workflowId)
        self.showStep()

    def close(self) -> None:
        """Let go of the scene; nothing can be pressed until a workflow is opened again."""
        self.section.clear()
        self.logic.close()
        for button in (self.backButton, self.runButton, self.nextButton, self.anewButton):
            button.enabled = False

    def showStep(self) -> None:
        """Show the current step anew."""
        workflow = self.logic.guide.engine.workflow
        self.summaryLabel.text = libraryText(workflow.summary)
        self.riskLabel.text = libraryText(workflow.risk)
        self.anewButton.enabled = True
        try:
            self.section.show(self.logic, self._parameterNode())
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Show how far the steps are and which buttons may be pressed, with the reason where they may not."""
        logic = self.logic
        self.stepList.show(logic.steps(), logic.current.id, logic.status())
        self._gate(self.backButton, againstBack(logic), _("Show the step before. Nothing is undone."))
        notRun = againstRun(logic) or self.section.reasonAgainstRun()
        self._gate(self.runButton, notRun, _("Do this step."))
        self._gate(self.nextButton, againstNext(logic), _("Show the next step."))
        self.runButton.text = _("Write report") if logic.isReport() else _("Run")

    def onRun(self) -> None:
        """Do the current step."""
        kind = self.logic.current.kind
        with errorsShown():
            ensurePackages(self.section.requires())
            with progressShown(libraryText(self.logic.current.title)) as task:
                if kind is StepKind.STUDY:
                    self.logic.choose(self.section.study())
                    slicer.util.setSliceViewerLayers(background=self.logic.studyNode(), fit=True)
                elif kind is StepKind.REPORT:
                    self.logic.writeReport(Path(self.section.folder()), task, Options(language=language()))
                else:
                    self.logic.do(self.section.answer(), self.section.parameters(), self.decide, task)
            hasManager = slicer.app.layoutManager() is not None
            if self.logic.showResults() and hasManager:
                slicer.util.resetThreeDViews()
        self.section.showResult(self.logic)
        self.refresh()

    def onNext(self) -> None:
        """Show the next step."""
        with errorsShown():
            self.logic.next()
            self.showStep()

    def onBack(self) -> None:
        """Show the step before."""
        with errorsShown():
            self.logic.back()
            self.showStep()

    def onWorkflowChosen(self) -> None:
        """Show another workflow."""
        self.open(str(self.workflowBox.itemData(self.workflowBox.currentIndex)))

    def onBeginAnew(self) -> None:
        """Forget the results, after asking."""
        if self.confirmBeginAnew():
            with errorsShown():
                self.logic.beginAnew()
                self.showStep()

    def confirmBeginAnew(self) -> bool:
        """Ask whether to forget the results."""
        question = _("Every result of this workflow is removed from the scene. The study stays. Begin anew?")
        return bool(slicer.util.confirmOkCancelDisplay(question, windowTitle=_("CT Workflows")))

    def _workflowSection(self) -> Any:
        section = ctk.ctkCollapsibleButton()
        section.text = _("Workflow")
        layout = qt.QFormLayout(section)
        self.workflowBox = qt.QComboBox()
        self.workflowBox.toolTip = _("The guided workflow to go through.")
        for workflow in self.logic.workflows():
            self.workflowBox.addItem(libraryText(workflow.title), workflow.id)
        self.workflowBox.currentIndexChanged.connect(self.onWorkflowChosen)
        self.anewButton = qt.QPushButton(_("Begin anew"))
        self.anewButton.toolTip = _("Forget every result of this workflow and go back to its first step.")
        self.anewButton.clicked.connect(self.onBeginAnew)
        row = qt.QHBoxLayout()
        row.addWidget(self.workflowBox, 1)
        row.addWidget(self.anewButton)
        layout.addRow(_("Workflow"), row)
        self.summaryLabel, self.riskLabel = makeSentence(), makeSentence(colour=COLOURS["should"])
        layout.addRow(self.summaryLabel)
        layout.addRow(self.riskLabel)
        return section

    def _buttonRow(self) -> Any:
        row = qt.QHBoxLayout()
        self.backButton = qt.QPushButton(_("Back"))
        self.runButton = qt.QPushButton(_("Run"))
        self.nextButton = qt.QPushButton(_("Next"))
        self.backButton.clicked.connect(self.onBack)
        self.runButton.clicked.connect(self.onRun)
        self.nextButton.clicked.connect(self.onNext)
        for button in (self.backButton, self.runButton, self.nextButton):
            row.addWidget(button)
        return row

    @staticmethod
    def _gate(button: Any, reason: str | None, tip: str) -> None:
        button.enabled = reason is None
        button.toolTip = tip if reason is None else reason
