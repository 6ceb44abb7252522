"""Guided workflows: steps as data, and the state machine that keeps their order.

The order is enforced here, in the logic, so that no face (panel, command line, browser) can leave it.
A workflow is finished step by step. Finishing an earlier step again opens the later ones again, because their
results would no longer belong to what they were made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from ctsuite.core import provenance
from ctsuite.core.errors_core import STATE_UNREADABLE, STEP_ORDER, STEP_UNKNOWN


class StepKind(Enum):
    """What a step does."""

    STUDY = "study"
    CHECK = "check"
    TOOLS = "tools"
    MANUAL = "manual"
    REPORT = "report"


class Status(Enum):
    """How far a step is."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not done"


@dataclass(frozen=True)
class ToolRun:
    """One tool that a step runs.

    Attributes
    ----------
    tool : str
        Identifier of the tool.
    inputs, outputs : Mapping
        Port of the tool to name of the artefact it takes or gives.
    parameters : Mapping
        Values that differ from the tool's defaults.
    when : str or None
        Run only where this artefact exists (an answer of the operator).
    """

    tool: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    when: str | None = None


@dataclass(frozen=True)
class Step:
    """One step of a workflow.

    Attributes
    ----------
    id, title, instruction : str
        Identifier, name on screen, and what the operator does.
    kind : StepKind
        What the step does.
    needs, gives : tuple of str
        Artefacts that must exist before the step can be done, and after it was done.
    runs : tuple of ToolRun
        The tools it runs.
    answers : str or None
        What an operator gives in this step: "points", "seeds" or "confirmation".
    """

    id: str
    title: str
    instruction: str
    kind: StepKind
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    runs: tuple[ToolRun, ...] = ()
    answers: str | None = None

    @property
    def may_be_left(self) -> bool:
        """Whether the workflow can go on when this step is marked "not done"."""
        return self.kind is StepKind.MANUAL


@dataclass(frozen=True)
class Workflow:
    """A guided workflow.

    Attributes
    ----------
    id, title, summary : str
        Identifier, name on screen, one sentence.
    intended_use : str
        Row of table 1 of the standard that it serves.
    functions : tuple of str
        Functions that row demands.
    clauses : tuple of str
        Clauses served.
    profile : str
        Data requirements.
    risk : str
        Limits of its use.
    steps : tuple of Step
        In order.
    report : Mapping
        Which artefacts the report shows: ``volume``, ``labels``, ``surfaces``, ``measurements``, and the
        ``window`` (centre, width) of its pictures.
    """

    id: str
    title: str
    summary: str
    intended_use: str
    functions: tuple[str, ...]
    clauses: tuple[str, ...]
    profile: str
    risk: str
    steps: tuple[Step, ...]
    report: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Workflow:
        """Make a workflow from its JSON description."""
        steps = tuple(
            Step(
                **{
                    **item,
                    "kind": StepKind(item["kind"]),
                    "needs": tuple(item.get("needs", ())),
                    "gives": tuple(item.get("gives", ())),
                    "runs": tuple(ToolRun(**run) for run in item.get("runs", ())),
                }
            )
            for item in data["steps"]
        )
        lists = {name: tuple(data[name]) for name in ("functions", "clauses")}
        return cls(**{**data, **lists, "steps": steps})

    def step(self, step_id: str) -> Step:
        """Return a step.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-UNKNOWN.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise STEP_UNKNOWN(workflow=self.title, step=step_id, known=", ".join(s.id for s in self.steps))

    def kept(self) -> tuple[str, ...]:
        """Names of the artefacts that steps need or give; anything else is an intermediate result."""
        return tuple(dict.fromkeys(name for step in self.steps for name in (*step.needs, *step.gives)))

    def texts(self) -> tuple[str, ...]:
        """Every text that a user sees on screen."""
        steps = tuple(text for step in self.steps for text in (step.title, step.instruction))
        return (self.title, self.summary, self.intended_use, self.risk, *self.functions, *steps)


@dataclass(frozen=True)
class StepState:
    """How far a step is, since when, by whom, and the records of the tools it ran."""

    status: Status = Status.OPEN
    finished: str = ""
    user: str = ""
    note: str = ""
    records: tuple[Mapping[str, Any], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the state for a JSON document."""
        return {**vars(self), "status": self.status.value, "records": list(self.records)}


@dataclass(frozen=True)
class WorkflowState:
    """State of one workflow: the current step and how far each step is."""

    workflow: str
    current: str
    steps: Mapping[str, StepState]

    @classmethod
    def begin(cls, workflow: Workflow) -> WorkflowState:
        """The state before the first step."""
        return cls(workflow.id, workflow.steps[0].id, {step.id: StepState() for step in workflow.steps})

    def to_json(self) -> str:
        """Write the state as JSON text."""
        steps = {name: state.as_dict() for name, state in self.steps.items()}
        return json.dumps({"workflow": self.workflow, "current": self.current, "steps": steps})

    @classmethod
    def from_json(cls, text: str, workflow: Workflow) -> WorkflowState:
        """Read the state; a step that the stored state does not know is open.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STATE-UNREADABLE when the text is damaged or of another workflow.
        """
        try:
            data = json.loads(text)
            if data["workflow"] != workflow.id:
                raise ValueError(f"it belongs to the workflow {data['workflow']}")
            steps = {step.id: StepState() for step in workflow.steps}
            for name, item in data["steps"].items():
                if name in steps:
                    records = tuple(item.get("records", ()))
                    steps[name] = StepState(**{**item, "status": Status(item["status"]), "records": records})
            current = data["current"] if data["current"] in steps else workflow.steps[0].id
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise STATE_UNREADABLE.caused_by(error) from error
        return cls(workflow.id, current, steps)


class Engine:
    """Walks through a workflow and refuses the wrong order.

    Parameters
    ----------
    workflow : Workflow
        The steps.
    has : callable
        Tells whether an artefact of that name exists (in the scene, or in memory).
    state : WorkflowState or None
        Where to go on; None begins anew.
    changed : callable or None
        Told every new state, to store it.
    """

    def __init__(
        self,
        workflow: Workflow,
        has: Callable[[str], bool],
        state: WorkflowState | None = None,
        changed: Callable[[WorkflowState], None] | None = None,
    ) -> None:
        self.workflow = workflow
        self.state = state or WorkflowState.begin(workflow)
        self._has = has
        self._changed = changed

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.workflow.step(self.state.current)

    @property
    def finished(self) -> bool:
        """Whether every step is done or was left out on purpose."""
        return all(state.status is not Status.OPEN for state in self.state.steps.values())

    def missing_before(self, step_id: str) -> tuple[str, ...]:
        """What stands against doing a step, in words; empty when it can be done."""
        step = self.workflow.step(step_id)
        earlier = self.workflow.steps[: self.workflow.steps.index(step)]
        steps = [f"step '{s.title}'" for s in earlier if self.state.steps[s.id].status is Status.OPEN]
        artefacts = [f"'{name}'" for name in step.needs if not self._has(name)]
        return (*steps, *artefacts)

    def missing_after(self, step_id: str) -> tuple[str, ...]:
        """What a step has to give that is not there yet."""
        return tuple(f"'{name}'" for name in self.workflow.step(step_id).gives if not self._has(name))

    def require(self, step_id: str) -> Step:
        """Return the step if it can be done now.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER says what is missing, WORKFLOW-STEP-UNKNOWN.
        """
        missing = self.missing_before(step_id)
        if missing:
            raise STEP_ORDER(step=self.workflow.step(step_id).title, missing=", ".join(missing))
        return self.workflow.step(step_id)

    def finish(
        self,
        step_id: str,
        user: str,
        note: str = "",
        records: tuple[Mapping[str, Any], ...] = (),
        done: bool = True,
    ) -> None:
        """Mark a step done (or "not done", where the step allows it) and open every later step.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER when an earlier step is open, when a result of the step is absent, or when a
            step is left out that must not be.
        """
        step = self.require(step_id)
        missing = self.missing_after(step_id) if done else ()
        if missing:
            raise STEP_ORDER(step=step.title, missing=", ".join(missing))
        if not done and not step.may_be_left:
            raise STEP_ORDER(step=step.title, missing="the step itself; it cannot be left out")
        status = Status.DONE if done else Status.NOT_DONE
        steps = dict(self.state.steps)
        steps[step_id] = StepState(status, provenance.now(), user, note, records)
        for later in self.workflow.steps[self.workflow.steps.index(step) + 1 :]:
            steps[later.id] = StepState()
        self._set(replace(self.state, steps=steps))

    def reason_against_next(self) -> str | None:
        """Why the next step cannot be shown yet, or None."""
        position = self.workflow.steps.index(self.current)
        if position + 1 == len(self.workflow.steps):
            return "This is the last step."
        missing = self.missing_before(self.workflow.steps[position + 1].id)
        return f"Missing: {', '.join(missing)}." if missing else None

    def reason_against_back(self) -> str | None:
        """Why there is no step before, or None."""
        return "This is the first step." if self.current is self.workflow.steps[0] else None

    def next(self) -> None:
        """Show the next step.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER.
        """
        reason = self.reason_against_next()
        position = self.workflow.steps.index(self.current)
        if reason:
            following = self.workflow.steps[min(position + 1, len(self.workflow.steps) - 1)]
            raise STEP_ORDER(step=following.title, missing=reason.removeprefix("Missing: ").rstrip("."))
        self._set(replace(self.state, current=self.workflow.steps[position + 1].id))

    def back(self) -> None:
        """Show the step before; nothing is undone by looking back.

        Raises
        ------
        CTSuiteError
            WORKFLOW-STEP-ORDER at the first step.
        """
        if self.reason_against_back():
            raise STEP_ORDER(step=self.current.title, missing="there is no step before the first one")
        position = self.workflow.steps.index(self.current)
        self._set(replace(self.state, current=self.workflow.steps[position - 1].id))

    def _set(self, state: WorkflowState) -> None:
        self.state = state
        if self._changed is not None:
            self._changed(state)
