"""The panel of the module: inputs, the check, its result, loading and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from CTDataCheckLib.Logic import CheckedSeries, DataCheckLogic, Verdict
from CTDataCheckLib.SeriesTable import SeriesTable
from CTDataCheckLib.SourceInput import SourceInput
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.FindingsTable import FindingsTable
from CTSuiteLib.Progress import progressShown
from CTSuiteLib.Translations import libraryText


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
        self.source = SourceInput(purposes, self.onSourceChanged)
        layout.addWidget(self.source.widget)
        self.checkButton = qt.QPushButton(_("Check"))
        self.checkButton.toolTip = _("Compare the data with the requirements.")
        self.checkButton.clicked.connect(self.onCheck)
        layout.addWidget(self.checkButton)
        layout.addWidget(self._resultSection())
        layout.addStretch(1)
        self.onSourceChanged()

    def onSourceChanged(self) -> None:
        """Forget the result of another source."""
        if not hasattr(self, "loadButton"):
            return
        self.logic.forget()
        ready = self.source.folder is not None or self.source.volume is not None
        self.checkButton.enabled = ready
        self.seriesTable.show(())
        self.onSeriesChosen()

    def onCheck(self) -> None:
        """Check the chosen source."""
        with errorsShown(), progressShown(_("Checking data")) as task:
            folder, purpose = self.source.folder, self.source.purpose
            if folder is not None:
                checked = self.logic.checkFolder(folder, purpose, task)
            else:
                checked = self.logic.checkVolume(self.source.volume, purpose)
            self.seriesTable.show(checked)
        self.onSeriesChosen()

    def onSeriesChosen(self) -> None:
        """Show the findings of the chosen series."""
        chosen = self.seriesTable.chosen()
        self.findingsTable.show(chosen.findings if chosen else ())
        self.verdictLabel.text = self._verdictSentence(chosen)
        self.loadButton.enabled = chosen is not None and chosen.verdict is not Verdict.REFUSED and chosen.loadable
        self.reportButton.enabled = bool(self.logic.checked)

    def onLoad(self) -> None:
        """Load the chosen series, after asking where a recommendation is not met."""
        chosen = self.seriesTable.chosen()
        with errorsShown():
            with progressShown(_("Loading series")) as task:
                node = self.logic.load(chosen, self.decide, task)
            slicer.util.setSliceViewerLayers(background=node, fit=True)

    def onReport(self) -> None:
        """Write the report where the user wants it."""
        path = self.askReportPath()
        if path:
            with errorsShown():
                self.logic.writeReport(Path(path))

    def askReportPath(self) -> str:
        """Ask where to write the report; empty when the user thinks better of it."""
        return qt.QFileDialog.getSaveFileName(
            self.reportButton, _("Save report"), "data-check.html", _("Report (*.html *.json)")
        )

    def _resultSection(self) -> Any:
        section = ctk.ctkCollapsibleButton()
        section.text = _("Result")
        layout = qt.QVBoxLayout(section)
        self.seriesTable = SeriesTable(self.onSeriesChosen)
        layout.addWidget(self.seriesTable.widget)
        self.verdictLabel = qt.QLabel()
        self.verdictLabel.wordWrap = True
        layout.addWidget(self.verdictLabel)
        self.findingsTable = FindingsTable()
        layout.addWidget(self.findingsTable.widget)
        self.loadButton = qt.QPushButton(_("Load into scene"))
        self.loadButton.toolTip = _("Load the chosen series. Where a recommendation is not met, you are asked first.")
        self.loadButton.clicked.connect(self.onLoad)
        self.reportButton = qt.QPushButton(_("Save report..."))
        self.reportButton.toolTip = _("Save the result for every series as a page (HTML) or as data (JSON).")
        self.reportButton.clicked.connect(self.onReport)
        row = qt.QHBoxLayout()
        row.addWidget(self.loadButton)
        row.addWidget(self.reportButton)
        layout.addLayout(row)
        return section

    def _verdictSentence(self, chosen: CheckedSeries | None) -> str:
        if chosen is None:
            return _("Choose a source and press Check.")
        if chosen.problem is not None:
            return f"{chosen.problem.message} {chosen.problem.cause} {chosen.problem.remedy}"
        return {
            Verdict.COMPATIBLE: _("The series meets every requirement and recommendation."),
            Verdict.ASK: _("The series meets every requirement, but not every recommendation. You can go on."),
            Verdict.REFUSED: _("The series does not meet a requirement. It cannot be used for this purpose."),
        }[chosen.verdict]
