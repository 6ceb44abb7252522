"""Doing the steps of a workflow: the same code for the panel, the command line and the browser.

Artefacts are kept by name in a mutable mapping that the face provides: a dictionary, or the MRML scene.
A step changes that mapping only after everything in it succeeded: a cancel or an error leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Any

import numpy as np

from ctsuite.core import runner
from ctsuite.core.curve import Curve
from ctsuite.core.errors_core import STEP_ORDER
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import check
from ctsuite.core.runner import Context
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import Engine, Status, Step, StepKind, ToolRun, Workflow, WorkflowState
from ctsuite.workflows import catalogue
from ctsuite.workflows.answers import Answer
from ctsuite.workflows.data_check import DataCheck
from ctsuite.workflows.errors import POINT_OUTSIDE

DATA_CHECK = "data check"
MEASUREMENTS = "measurements"
EXCLUSION_SEEDS = "exclusion seeds"


class Guide:
    """A workflow at work on one study.

    Parameters
    ----------
    workflow : Workflow
        The steps.
    artefacts : MutableMapping
        Where results are kept by name.
    context : Context
        Session, hooks, decisions and progress.
    state : WorkflowState or None
        Where to go on.
    changed : callable or None
        Told every new state, to store it.
    """

    def __init__(
        self,
        workflow: Workflow,
        artefacts: MutableMapping[str, Any],
        context: Context,
        state: WorkflowState | None = None,
        changed: Any = None,
    ) -> None:
        self.artefacts = artefacts
        self.context = context
        self.engine = Engine(workflow, artefacts.__contains__, state, changed)

    def choose(self, volume: Volume) -> None:
        """Do the first step: take a volume as the study to work on.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER.
        """
        step = self._first(StepKind.STUDY)
        self._finish(step, {step.gives[0]: volume}, f"{volume.name}")

    def do(
        self,
        step_id: str,
        answer: Answer | None = None,
        parameters: Mapping[str, Mapping[str, Any]] | None = None,
        context: Context | None = None,
    ) -> None:
        """Do a step.

        Parameters
        ----------
        step_id : str
            The step.
        answer : Answer or None
            What the operator gave; a manual step without one is marked "not done" after its automatic part.
        parameters : Mapping or None
            Tool id to values that replace those of the workflow.
        context : Context or None
            Replaces that of the guide for this step (progress, cancel).

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER, what the tools raise, or WORKFLOW-POINT-OUTSIDE. Nothing is changed then.
        """
        context = context or self.context
        step = self.engine.require(step_id)
        if step.kind is StepKind.CHECK:
            self._check(step, context)
            return
        staged, notes = self._answered(step, answer)
        records: list[Mapping[str, Any]] = []
        runs = [run for run in step.runs if run.when is None or run.when in staged]
        extra = answer.measurements if answer else ()
        for n, run in enumerate(runs):
            task = context.task.part(n / len(runs), (n + 1) / len(runs))
            records.append(self._run(run, staged, parameters or {}, replace(context, task=task)))
        for wish in extra:
            curve = Curve(self._inside(step, wish.points_lps_mm), name=wish.name)
            tool = catalogue.tool(wish.tool)
            done = runner.run(tool, {tool.inputs[0].name: curve}, None, context)
            named = tuple(replace(m, name=wish.name or m.name) for m in done.outputs[MEASUREMENTS])
            staged[MEASUREMENTS] = staged.get(MEASUREMENTS, ()) + named
            records.append(done.record.as_dict())
        if step.answers == "points" and not extra:
            notes.append("Points by hand: not done.")
        done_by_hand = answer is not None and answer.confirms(step.answers)
        done = step.kind is not StepKind.MANUAL or done_by_hand
        self._finish(step, staged, " ".join(notes), tuple(records), done)

    def finish_report(self, report: Any) -> None:
        """Do the last step: keep where the report was written.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER.
        """
        step = self._first(StepKind.REPORT)
        self.engine.require(step.id)
        self._finish(step, {step.gives[0]: report}, "")

    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are still open, in order."""
        states = self.engine.state.steps
        return tuple(s for s in self.engine.workflow.steps if states[s.id].status is Status.OPEN)

    def _first(self, kind: StepKind) -> Step:
        return next(step for step in self.engine.workflow.steps if step.kind is kind)

    def _check(self, step: Step, context: Context) -> None:
        volume = self.artefacts[step.needs[0]]
        profile = catalogue.profile_for(self.engine.workflow.profile)
        found = check(profile, volume.facts())
        runner.settle(profile, volume.name, found, context.decide)
        result = DataCheck(profile.id, profile.title, found)
        note = "Recommendations accepted." if found else "Compatible."
        self._finish(step, {step.gives[0]: result}, note)

    def _answered(self, step: Step, answer: Answer | None) -> tuple[dict[str, Any], list[str]]:
        staged: dict[str, Any] = {}
        notes = [answer.note] if answer and answer.note else []
        if answer and len(answer.seeds_lps_mm):
            seeds = self._inside(step, answer.seeds_lps_mm)
            staged[EXCLUSION_SEEDS] = Curve(seeds, name="Exclusion seeds")
        return staged, notes

    def _inside(self, step: Step, points: np.ndarray) -> np.ndarray:
        grid = self.artefacts[self._first(StepKind.STUDY).gives[0]].grid
        for point, inside in zip(points, grid.contains_lps(points), strict=True):
            if not inside:
                raise POINT_OUTSIDE(step=step.title, point=tuple(round(float(v), 2) for v in point))
        return points

    def _run(
        self,
        run: ToolRun,
        staged: dict[str, Any],
        parameters: Mapping[str, Mapping[str, Any]],
        context: Context,
    ) -> Mapping[str, Any]:
        inputs = {
            port: staged[name] if name in staged else self.artefacts[name]
            for port, name in run.inputs.items()
        }
        values = {**run.parameters, **parameters.get(run.tool, {})}
        result = runner.run(catalogue.tool(run.tool), inputs, values, context)
        for port, name in run.outputs.items():
            value = result.outputs[port]
            if isinstance(value, tuple) and all(isinstance(item, Measurement) for item in value):
                value = staged.get(name, ()) + value
            staged[name] = value
        return result.record.as_dict()

    def _finish(
        self,
        step: Step,
        staged: Mapping[str, Any],
        note: str,
        records: tuple[Mapping[str, Any], ...] = (),
        done: bool = True,
    ) -> None:
        self.engine.require(step.id)
        absent = [f"'{name}'" for name in step.gives if name not in staged and name not in self.artefacts]
        if absent:
            raise STEP_ORDER(step=step.title, missing=", ".join(absent))
        self._forget_later(step)
        for name, value in staged.items():
            self.artefacts[name] = value
        self.engine.finish(step.id, self.context.session.user, note, records, done)

    def _forget_later(self, step: Step) -> None:
        """Drop what later steps made from results that are about to change."""
        steps = self.engine.workflow.steps
        position = steps.index(step)
        kept = {name for earlier in steps[: position + 1] for name in _made_by(earlier)}
        for later in steps[position + 1 :]:
            for name in _made_by(later) - kept:
                self.artefacts.pop(name, None)


def _made_by(step: Step) -> set[str]:
    return {*step.gives, *(name for run in step.runs for name in run.outputs.values())}
