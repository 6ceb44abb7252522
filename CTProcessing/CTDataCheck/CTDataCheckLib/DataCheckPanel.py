"""The panel of the module: inputs, the check, its result, loading and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.DicomNodes import describeFromFiles
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.FindingsTable import FindingsTable
from CTSuiteLib.Labels import makeSentence
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.Translations import language, libraryText
from slicer.i18n import tr as _

from CTDataCheckLib.Logic import DataCheckLogic
from CTDataCheckLib.SeriesTable import SeriesTable
from CTDataCheckLib.SourceInput import SourceInput
from ctsuite.workflows.survey import CheckedSeries, Verdict


class DataCheckPanel:
    """Puts the widgets together and connects them with the logic.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : DataCheckLogic
        Does the work.

    Attributes
    ----------
    decide : callable
        Asked when a recommendation is not met; a test replaces it.
    """

    def __init__(self, layout: Any, logic: DataCheckLogic) -> None:
        self.logic = logic
        self.decide = askToContinue
        purposes = [(identifier, libraryText(title)) for identifier, title in logic.purposes()]
        self.source = SourceInput(purposes)
        layout.addWidget(self.source.widget)
        self.checkButton = qt.QPushButton(_("Check"))
        self.checkButton.toolTip = _("Compare the data with the requirements.")
        self.checkButton.clicked.connect(self.onCheck)
        layout.addWidget(self.checkButton)
        layout.addWidget(self._resultSection())
        layout.addStretch(1)
        self.source.connect(self.onSourceChanged)
        self.onSourceChanged()

    def onSourceChanged(self) -> None:
        """Forget the result of another source."""
        self.logic.forget()
        self.checkButton.enabled = self.source.folder is not None or self.source.volume is not None
        self.seriesTable.show(None)
        self.onSeriesChosen()

    def onCheck(self) -> None:
        """Check the chosen source."""
        self.onSourceChanged()
        with errorsShown(), progressShown(_("Checking data")) as task:
            folder, node, purpose = self.source.folder, self.source.volume, self.source.purpose
            if folder is not None:
                self.logic.checkFolder(folder, purpose, task)
            else:
                describeFromFiles(node, task)
                self.logic.checkVolume(node, purpose)
        self.seriesTable.show(self.logic.found)
        self.onSeriesChosen()

    def onSeriesChosen(self) -> None:
        """Show the findings of the chosen series, or what is wrong with the chosen file."""
        chosen = self.seriesTable.chosen()
        isSeries = isinstance(chosen, CheckedSeries)
        details = chosen.facts.get("SeriesIssueDetails") if isSeries else None
        self.findingsTable.show(chosen.findings if isSeries else (), details)
        self.verdictLabel.text = self._sentence(chosen)
        self.correctBox.checked = False
        self.correctBox.visible = isSeries and self.logic.correctable(chosen)
        self.onCorrectToggled()
        self.reportButton.enabled = self.logic.found is not None

    def onCorrectToggled(self) -> None:
        """Allow loading what passes, or what may pass once it is corrected."""
        chosen = self.seriesTable.chosen()
        readable = isinstance(chosen, CheckedSeries) and chosen.stack is not None
        self.loadButton.enabled = readable and (
            chosen.verdict is not Verdict.REFUSED or self.correctBox.checked
        )

    def onLoad(self) -> None:
        """Load the chosen series, after asking where a recommendation is not met."""
        with errorsShown():
            with progressShown(_("Loading series")) as task:
                node = self.logic.load(self.seriesTable.chosen(), self.decide, task, self.correctBox.checked)
            slicer.util.setSliceViewerLayers(background=node, fit=True)

    def onReport(self) -> None:
        """Write the report where the user wants it."""
        folder = self.askReportFolder()
        if folder:
            with errorsShown():
                page = self.logic.writeReport(Path(folder))
                slicer.util.showStatusMessage(_("The report is in {path}.").format(path=page), 5000)

    def askReportFolder(self) -> str:
        """Ask for a new folder for the report; empty when the user thinks better of it."""
        return qt.QFileDialog.getSaveFileName(self.reportButton, _("Save report"), "data-check")

    def _resultSection(self) -> Any:
        section = ctk.ctkCollapsibleButton()
        section.text = _("Result")
        layout = qt.QVBoxLayout(section)
        self.seriesTable = SeriesTable(self.onSeriesChosen)
        layout.addWidget(self.seriesTable.widget)
        self.verdictLabel = makeSentence()
        layout.addWidget(self.verdictLabel)
        self.findingsTable = FindingsTable()
        layout.addWidget(self.findingsTable.widget)
        self.correctBox = qt.QCheckBox(_("Correct tilt and uneven spacing by resampling"))
        self.correctBox.toolTip = _(
            "The corrected volume is checked again when it is loaded, and says how it was corrected."
        )
        self.correctBox.toggled.connect(self.onCorrectToggled)
        layout.addWidget(self.correctBox)
        self.loadButton = qt.QPushButton(_("Load into scene"))
        self.loadButton.toolTip = _(
            "Load the chosen series. Where a recommendation is not met, you are asked first."
        )
        self.loadButton.clicked.connect(self.onLoad)
        self.reportButton = qt.QPushButton(_("Save report..."))
        self.reportButton.toolTip = _(
            "Save the result for every series as a page (HTML) and as data (JSON), in a new folder."
        )
        self.reportButton.clicked.connect(self.onReport)
        row = qt.QHBoxLayout()
        row.addWidget(self.loadButton)
        row.addWidget(self.reportButton)
        layout.addLayout(row)
        return section

    def _sentence(self, chosen: Any) -> str:
        found = self.logic.found
        if found is None or chosen is None:
            return _("Choose a source and press Check.")
        if not isinstance(chosen, CheckedSeries):
            told = chosen.error.as_dict(language())
            return f"{told['message']} {told['cause']} {told['remedy']}"
        sentence = {
            Verdict.COMPATIBLE: _("The series meets every requirement and recommendation."),
            Verdict.RECOMMENDATIONS: _(
                "The series meets every requirement, but not every recommendation. You can go on."
            ),
            Verdict.REFUSED: _("The series does not meet a requirement. It cannot be used for this purpose."),
        }[chosen.verdict]
        if not found.ignored:
            return sentence
        return (
            sentence
            + " "
            + _("{count} files are no images and were left out.").format(count=len(found.ignored))
        )
