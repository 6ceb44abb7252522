"""The current step: what to do, the forms of its tools, what is given by hand, and what came out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.FindingsTable import FindingsTable
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.MeasurementTable import MeasurementTable
from CTSuiteLib.ResultTables import ResultTables
from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.workflow import Status, StepKind
from ctsuite.workflows.answers import Answer
from CTWorkflowsLib.HandInput import HandInput
from CTWorkflowsLib.HandMarkups import HandMarkups
from CTWorkflowsLib.Logic import WorkflowLogic
from CTWorkflowsLib.StepForms import StepForms
from CTWorkflowsLib.WindowLink import WindowLink

WINDOW = "ct.window"


class StepSection:
    """Widgets of the current step, made anew for each step.

    Parameters
    ----------
    markups : HandMarkups
        The points in the scene.
    onStudyChanged : callable
        Told when another study is selected.

    Attributes
    ----------
    widget : ctk.ctkCollapsibleButton
        The section.
    """

    def __init__(self, markups: HandMarkups, onStudyChanged: Callable[[], None]) -> None:
        self._markups, self._onStudyChanged = markups, onStudyChanged
        self.widget = ctk.ctkCollapsibleButton()
        self._layout = qt.QVBoxLayout(self.widget)
        self._inside: Any = None
        self.forms: StepForms | None = None
        self.window: WindowLink | None = None
        self.hand: HandInput | None = None
        self.studySelector: Any = None
        self.folderSelector: Any = None
        self.openButton: Any = None

    def clear(self) -> None:
        """Take the widgets of a step away."""
        if self.window is not None:
            self.window.close()
        if self.forms is not None:
            self.forms.close()
            self.hand.close()
        if self.studySelector is not None:
            self.studySelector.currentNodeChanged.disconnect(self._onStudyChanged)
            self.studySelector.setMRMLScene(None)
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.forms = self.hand = self.window = self._inside = self.studySelector = None
        self.folderSelector = self.openButton = None

    def show(self, logic: WorkflowLogic, parameterNode: Any) -> None:
        """Show the current step of a workflow."""
        self.clear()
        step = logic.current
        self.widget.text = libraryText(step.title)
        self._inside = qt.QWidget()
        layout = qt.QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(makeSentence(libraryText(step.instruction)))
        if step.kind is StepKind.STUDY:
            layout.addLayout(self._studyRow(logic))
        elif step.kind is StepKind.REPORT:
            layout.addLayout(self._folderRow(logic))
        self.forms = StepForms(step, parameterNode)
        layout.addWidget(self.forms.widget)
        form, study = self.forms.forms.get(WINDOW), logic.studyNode()
        if form is not None and study is not None:
            self.window = WindowLink(form, study, logic.status()[step.id] is Status.DONE)
        self.hand = HandInput(step, self._markups)
        layout.addWidget(self.hand.widget)
        self._resultLabel = makeSentence()
        layout.addWidget(self._resultLabel)
        self.findings, self.measurements = FindingsTable(), MeasurementTable()
        layout.addWidget(self.findings.widget)
        layout.addWidget(self.measurements.widget)
        self.tables = ResultTables()
        layout.addWidget(self.tables.widget)
        self._layout.addWidget(self._inside)
        self.showResult(logic)

    def showResult(self, logic: WorkflowLogic) -> None:
        """Show what the current step gave."""
        step = logic.current
        report = logic.reportPath() if logic.isReport() else None
        where = _("The report is in {path}.").format(path=report.parent) if report else ""
        self._resultLabel.text = where or logic.note()
        self._resultLabel.visible = bool(self._resultLabel.text)
        if self.openButton is not None:
            self.openButton.enabled = report is not None
        check = logic.dataCheck() if step.kind is StepKind.CHECK else None
        self.findings.show(check.findings if check else ())
        self.tables.show(logic.tables())
        self.measurements.show(logic.measurements() if step.answers == "points" else ())

    def study(self) -> Any:
        """The volume node that was chosen, or None."""
        return self.studySelector.currentNode()

    def reasonAgainstRun(self) -> str | None:
        """What has to be chosen before the step can be done, or None."""
        if self.forms is None:
            return _("This step cannot be shown.")
        if self.studySelector is not None and self.study() is None:
            return _("Choose a CT series first.")
        return None

    def folder(self) -> str:
        """The folder below which the report goes."""
        return str(self.folderSelector.directory)

    def parameters(self) -> dict[str, dict[str, Any]]:
        """Values of the forms by tool."""
        return self.forms.parameters()

    def requires(self) -> tuple[str, ...]:
        """Optional parts of the platform that the step needs."""
        return (*self.forms.requires(), *(("reportlab",) if self.folderSelector is not None else ()))

    def answer(self) -> Answer | None:
        """What was given by hand."""
        return self._markups.answer(self.hand.asked, self.hand.confirmed())

    def _studyRow(self, logic: WorkflowLogic) -> Any:
        self.studySelector = slicer.qMRMLNodeComboBox()
        self.studySelector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.studySelector.addEnabled = False
        self.studySelector.removeEnabled = False
        self.studySelector.setMRMLScene(slicer.mrmlScene)
        self.studySelector.toolTip = _(
            "A CT series of the scene. Load one with the DICOM module or CT Data Check."
        )
        if logic.studyNode() is not None:
            self.studySelector.setCurrentNode(logic.studyNode())
        self.studySelector.currentNodeChanged.connect(self._onStudyChanged)
        row = qt.QFormLayout()
        row.addRow(_("CT series"), self.studySelector)
        return row

    def _folderRow(self, logic: WorkflowLogic) -> Any:
        self.folderSelector = ctk.ctkDirectoryButton()
        self.folderSelector.directory = str(Path.home())
        self.folderSelector.toolTip = _("A new folder for the report is made in this one.")
        row = qt.QFormLayout()
        row.addRow(_("Folder"), self.folderSelector)
        self.openButton = qt.QPushButton(_("Open report"))
        self.openButton.toolTip = _("Show the report in the browser.")
        self.openButton.clicked.connect(lambda: _openInBrowser(logic.reportPath()))
        row.addRow(self.openButton)
        return row


def _openInBrowser(path: Path) -> None:
    qt.QDesktopServices.openUrl(qt.QUrl.fromLocalFile(str(path)))
