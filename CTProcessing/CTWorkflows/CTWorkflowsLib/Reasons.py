"""Why a button of a workflow cannot be pressed, in the language of the application.

Whether it can is the logic's decision; here that decision is only put into words.
"""

from __future__ import annotations

from CTSuiteLib.Translations import libraryText
from slicer.i18n import tr as _

from ctsuite.core.workflow import Status
from CTWorkflowsLib.Logic import WorkflowLogic


def againstBack(logic: WorkflowLogic) -> str | None:
    """Why there is no step before, or None."""
    return None if logic.reasonAgainstBack() is None else _("This is the first step.")


def againstRun(logic: WorkflowLogic) -> str | None:
    """Why the current step cannot be done, or None."""
    return _missing(logic, logic.reasonAgainstRun(), logic.current.id)


def againstNext(logic: WorkflowLogic) -> str | None:
    """Why the next step cannot be shown, or None."""
    steps = logic.steps()
    if logic.current is steps[-1]:
        return _("This is the last step.")
    return _missing(logic, logic.reasonAgainstNext(), steps[steps.index(logic.current) + 1].id)


def _missing(logic: WorkflowLogic, reason: str | None, stepId: str) -> str | None:
    """The steps that are still open before a step; the logic's own words where none is."""
    if reason is None:
        return None
    steps, status = logic.steps(), logic.status()
    earlier = steps[: [step.id for step in steps].index(stepId)]
    titles = [f"'{libraryText(step.title)}'" for step in earlier if status[step.id] is Status.OPEN]
    return _("Not done yet: {steps}.").format(steps=", ".join(titles)) if titles else reason
