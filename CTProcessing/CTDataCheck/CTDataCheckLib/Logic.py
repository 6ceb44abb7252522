"""Checking, loading and reporting CT series. Knows MRML and the library, no Qt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ctsuite.core import provenance
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.profile import check
from ctsuite.core.runner import Decision, Session, settle
from ctsuite.core.task import Task
from ctsuite.ct.series.read import read
from ctsuite.ct.series.stack import CORRECTABLE
from ctsuite.mrml import volume as volumes
from ctsuite.workflows import catalogue
from ctsuite.workflows.data_check import DataCheck
from ctsuite.workflows.report import write_check
from ctsuite.workflows.survey import CheckedSeries, Survey, of_volume, survey

BASE = "ct.base"
CHECK_ATTRIBUTE = "CTSuite.DataCheck"


class DataCheckLogic:
    """Checks a folder or a volume of the scene, and loads what passes.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where series are loaded to.
    session : Session or None
        Who is at work; stands in the record of a decision.

    Attributes
    ----------
    found : Survey or None
        Result of the last check.
    """

    def __init__(self, scene: Any, session: Session | None = None) -> None:
        self.scene = scene
        self.session = session or Session()
        self.found: Survey | None = None

    @staticmethod
    def purposes() -> tuple[tuple[str, str], ...]:
        """What data can be checked for, as identifier and title: any CT, each workflow, each tool."""
        workflows = ((workflow.id, workflow.title) for workflow in catalogue.all_workflows().values())
        tools = ((tool.id, tool.title) for tool in catalogue.all_tools().values())
        return ((BASE, catalogue.profile_for(BASE).title), *workflows, *tools)

    def forget(self) -> None:
        """Forget the last check."""
        self.found = None

    def checkFolder(self, folder: Path, purpose: str, task: Task) -> Survey:
        """Check every series in a folder and below.

        Raises
        ------
        CTSuiteError
            When nothing at all can be checked: an empty folder, no image; RUN-CANCELLED.
        """
        self.found = None
        self.found = survey(folder, catalogue.profile_for(purpose), task)
        return self.found

    def checkVolume(self, node: Any, purpose: str) -> Survey:
        """Check a volume node.

        Raises
        ------
        CTSuiteError
            MRML-NODE-EMPTY and the like when the node holds no volume.
        """
        profile = catalogue.profile_for(purpose)
        self.found = None
        self.found = Survey(node.GetName(), profile, (of_volume(volumes.from_node(node), profile),))
        return self.found

    @staticmethod
    def correctable(series: CheckedSeries) -> bool:
        """Whether a series has a tilted gantry or uneven spacing that resampling corrects."""
        return series.stack is not None and any(issue.id in CORRECTABLE for issue in series.stack.issues)

    def load(self, series: CheckedSeries, decide: Decision, task: Task, correct: bool = False) -> Any:
        """Load a series into the scene; the node keeps the check and the decision.

        Parameters
        ----------
        series : CheckedSeries
            Of the last check, from files.
        decide : callable
            Asked when a recommendation is not met.
        task : Task
            Progress and cancelling.
        correct : bool
            Correct a tilted gantry and uneven spacing by resampling; what is checked then is the
            corrected volume.

        Returns
        -------
        vtkMRMLScalarVolumeNode

        Raises
        ------
        CTSuiteError
            DATA-REFUSED, DATA-RECOMMENDATION when the decision was not to continue, and what reading
            raises; the scene is unchanged then.
        """
        profile = self.found.profile
        if correct:
            volume = read(series.stack, task, correct=True)
            accepted = settle(profile, series.name, check(profile, volume.facts()), decide)
        else:
            accepted = settle(profile, series.name, series.findings, decide)
            volume = read(series.stack, task)
        node = volumes.to_node(self.scene, volume)
        result = DataCheck(profile.id, profile.title, accepted).as_dict()
        record = {**result, "decided": provenance.now(), "user": self.session.user}
        node.SetAttribute(CHECK_ATTRIBUTE, json.dumps(record))
        return node

    def writeReport(self, folder: Path) -> Path:
        """Write the result for every series into a new folder as a page (HTML) and as data (JSON).

        Returns
        -------
        Path
            The page.

        Raises
        ------
        CTSuiteError
            OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL; nothing is left half written.
        """
        with atomic_directory(folder) as written:
            write_check(self.found, written)
        return folder / "check.html"
