"""A guided workflow at work in a scene. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ctsuite.core.fileio import atomic_directory
from ctsuite.core.runner import Context, Decision
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.workflow import Status, Step, StepKind, Workflow, WorkflowState
from ctsuite.mrml import convert, workflow_node
from ctsuite.workflows import catalogue
from ctsuite.workflows.answers import Answer
from ctsuite.workflows.data_check import DataCheck
from ctsuite.workflows.execute import DATA_CHECK, MEASUREMENTS, Guide
from ctsuite.workflows.scene_artefacts import SceneArtefacts
from ctsuite.workflows.unattended import Options, conclude
from CTWorkflowsLib.ShownResults import showResults


class WorkflowLogic:
    """Chooses a workflow, does its steps in order and keeps everything in the scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        Holds study, results and state.
    context : Context or None
        Session, hooks and decisions.

    Attributes
    ----------
    guide : Guide or None
        The workflow at work; None before :meth:`open`.
    """

    def __init__(self, scene: Any, context: Context | None = None) -> None:
        self.scene = scene
        self.context = context or Context()
        self.guide: Guide | None = None

    @staticmethod
    def workflows() -> tuple[Workflow, ...]:
        """Every workflow."""
        return tuple(catalogue.all_workflows().values())

    def open(self, workflowId: str) -> None:
        """Go on with a workflow where the scene left it, or begin it."""
        workflow = catalogue.workflow(workflowId)
        artefacts = SceneArtefacts(self.scene, workflow)
        self.guide = Guide(workflow, artefacts, self.context, artefacts.state, artefacts.store)

    def stored(self) -> str | None:
        """Identifier of the workflow that the scene holds, or None."""
        found = workflow_node.load_states(self.scene)
        known = {workflow.id for workflow in self.workflows()}
        return next((state.workflow for state in found if state.workflow in known), None)

    def close(self) -> None:
        """Let go of the scene; it keeps what was stored."""
        self.guide = None

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.guide.engine.current

    def steps(self) -> tuple[Step, ...]:
        """The steps of the workflow, in order."""
        return self.guide.engine.workflow.steps

    def status(self) -> dict[str, Status]:
        """How far each step is."""
        return {name: state.status for name, state in self.guide.engine.state.steps.items()}

    def note(self) -> str:
        """What the current step noted when it was done."""
        return self.guide.engine.state.steps[self.current.id].note

    def reasonAgainstRun(self) -> str | None:
        """Why the current step cannot be done, or None."""
        missing = self.guide.engine.missing_before(self.current.id)
        return f"Missing: {', '.join(missing)}." if missing else None

    def reasonAgainstNext(self) -> str | None:
        """Why the next step cannot be shown, or None."""
        return self.guide.engine.reason_against_next()

    def reasonAgainstBack(self) -> str | None:
        """Why there is no step before, or None."""
        return self.guide.engine.reason_against_back()

    def next(self) -> None:
        """Show the next step; WORKFLOW-STEP-ORDER when it may not be shown."""
        self.guide.engine.next()

    def back(self) -> None:
        """Show the step before; WORKFLOW-STEP-ORDER at the first step."""
        self.guide.engine.back()

    def choose(self, node: Any) -> None:
        """Do the first step with a volume node as the study; the node itself is used, not a copy."""
        volume = convert.from_node(node)
        step = self.steps()[0]
        artefacts = self.guide.artefacts
        if node not in artefacts.nodes(step.gives[0]):
            artefacts.adopt(step.gives[0], node)
        self.guide.choose(volume)

    def do(
        self,
        answer: Answer | None,
        parameters: Mapping[str, Mapping[str, Any]],
        decide: Decision,
        task: Task,
    ) -> None:
        """Do the current step.

        Parameters
        ----------
        answer : Answer or None
            What the operator gave by hand.
        parameters : Mapping
            Values of the forms by tool.
        decide : callable
            Asked when the data do not meet a recommendation.
        task : Task
            Progress and cancelling.

        Raises
        ------
        CTSuiteError
            What the step raises; scene and state are unchanged then.
        """
        context = replace(self.context, decide=decide, task=task)
        self.guide.do(self.current.id, answer, parameters, context)

    def showResults(self) -> bool:
        """Show what the current step made; answers whether something new is to be seen in 3-D."""
        return showResults(self.current, self.guide.artefacts, self.studyNode())

    def studyNode(self) -> Any:
        """The volume node of the study, or None."""
        nodes = self.guide.artefacts.nodes(self.steps()[0].gives[0])
        return nodes[0] if nodes else None

    def dataCheck(self) -> DataCheck | None:
        """The data check that was done, or None."""
        return self.guide.artefacts.get(DATA_CHECK)

    def tables(self) -> tuple[Table, ...]:
        """The tables that the current step gave."""
        names = dict.fromkeys(name for run in self.current.runs for name in run.outputs.values())
        found = (self.guide.artefacts.get(name) for name in names)
        return tuple(value for value in found if isinstance(value, Table))

    def measurements(self) -> tuple[Any, ...]:
        """What was measured so far."""
        return self.guide.artefacts.get(MEASUREMENTS, ())

    def beginAnew(self) -> None:
        """Forget every result of the workflow; the study stays in the scene."""
        workflow = self.guide.engine.workflow
        artefacts = self.guide.artefacts
        study = workflow.steps[0].gives[0]
        for name in [name for name in artefacts if name != study]:
            del artefacts[name]
        artefacts.store(WorkflowState.begin(workflow))
        self.open(workflow.id)

    def isReport(self) -> bool:
        """Whether the current step writes the report."""
        return self.current.kind is StepKind.REPORT

    def writeReport(self, parent: Path, task: Task, options: Options | None = None) -> Path:
        """Do the last step: write the report into a new folder.

        Parameters
        ----------
        parent : Path
            Where the new folder is made.
        task : Task
            Progress and cancelling.
        options : Options or None
            Language, and whether the patient is named.

        Returns
        -------
        Path
            The report as a page (HTML).

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER, and what writing raises. Nothing is left behind then, and the step stays
            open.
        """
        engine = self.guide.engine
        engine.require(self.current.id)
        # On a copy: the step is done once the report is written, not before.
        draft = Guide(engine.workflow, dict(self.guide.artefacts), self.context, engine.state)
        out = parent / f"{engine.workflow.id}-{datetime.now():%Y%m%d-%H%M%S}"
        with atomic_directory(out) as folder:
            _, paths = conclude(draft, folder, options or Options(), task)
        self.guide.finish_report({"path": str(out / paths["html"])})
        return out / paths["html"]

    def reportPath(self) -> Path | None:
        """Where the report lies, or None."""
        report = self.guide.artefacts.get(self.steps()[-1].gives[0])
        return Path(report["path"]) if report else None
