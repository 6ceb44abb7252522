"""The state machine of guided workflows refuses every wrong order and says what is missing."""

from __future__ import annotations

from itertools import permutations

import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.workflow import Engine, Status, Step, StepKind, Workflow, WorkflowState


@pytest.fixture
def workflow() -> Workflow:
    steps = (
        Step("study", "Choose study", "Choose.", StepKind.STUDY, gives=("ct",)),
        Step("segment", "Segment", "Segment.", StepKind.TOOLS, needs=("ct",), gives=("bone",)),
        Step("look", "Look", "Look.", StepKind.MANUAL, needs=("bone",), answers="confirmation"),
        Step("report", "Report", "Report.", StepKind.REPORT, needs=("bone",), gives=("report",)),
    )
    return Workflow("demo", "Demo", "A demo.", "", (), (), "ct.base", "none", steps)


@pytest.fixture
def artefacts() -> set[str]:
    return {"ct", "bone", "report"}


def test_only_the_right_order_of_all_permutations_goes_through(workflow, artefacts):
    right = tuple(step.id for step in workflow.steps)
    for order in permutations(right):
        engine = Engine(workflow, artefacts.__contains__)
        try:
            for step in order:
                engine.finish(step, "tester")
        except CTSuiteError as error:
            assert error.code == "WORKFLOW-STEP-ORDER"
            assert order != right
        else:
            assert order == right and engine.finished


def test_the_refusal_names_the_open_steps_and_the_missing_artefacts(workflow):
    engine = Engine(workflow, set().__contains__)
    with pytest.raises(CTSuiteError) as caught:
        engine.finish("look", "tester")
    assert "Choose study" in caught.value.cause
    assert "Segment" in caught.value.cause
    assert "'bone'" in caught.value.cause


def test_a_step_without_its_result_is_not_done(workflow):
    engine = Engine(workflow, set().__contains__)
    with pytest.raises(CTSuiteError, match="Choose study"):
        engine.finish("study", "tester")
    assert engine.state == WorkflowState.begin(workflow)


def test_a_manual_step_may_be_left_but_no_other(workflow, artefacts):
    engine = Engine(workflow, artefacts.__contains__)
    engine.finish("study", "tester")
    with pytest.raises(CTSuiteError):
        engine.finish("segment", "tester", done=False)
    engine.finish("segment", "tester")
    engine.finish("look", "tester", done=False)
    assert engine.state.steps["look"].status is Status.NOT_DONE
    engine.finish("report", "tester")


def test_finishing_an_earlier_step_again_opens_the_later_ones(workflow, artefacts):
    engine = Engine(workflow, artefacts.__contains__)
    for step in workflow.steps:
        engine.finish(step.id, "tester")
    engine.finish("segment", "tester")
    assert [state.status for state in engine.state.steps.values()] == [
        Status.DONE,
        Status.DONE,
        Status.OPEN,
        Status.OPEN,
    ]


def test_next_is_gated_and_says_why_and_back_changes_nothing(workflow, artefacts):
    engine = Engine(workflow, artefacts.__contains__)
    assert engine.reason_against_back()
    assert "Choose study" in str(engine.reason_against_next())
    with pytest.raises(CTSuiteError):
        engine.next()
    engine.finish("study", "tester")
    engine.next()
    assert engine.current.id == "segment"
    before = engine.state.steps
    engine.back()
    assert engine.current.id == "study" and engine.state.steps == before


def test_the_state_survives_writing_and_reading_with_nothing_lost(workflow, artefacts):
    states = []
    engine = Engine(workflow, artefacts.__contains__, changed=states.append)
    engine.finish("study", "tester", note="torso", records=({"tool": "a", "parameters": {"x": 1}},))
    engine.next()
    assert states[-1] is engine.state
    assert WorkflowState.from_json(engine.state.to_json(), workflow) == engine.state


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"workflow": "other"}', "null", '{"workflow": "demo"}'])
def test_a_damaged_state_is_refused(workflow, text):
    with pytest.raises(CTSuiteError) as caught:
        WorkflowState.from_json(text, workflow)
    assert caught.value.code == "WORKFLOW-STATE-UNREADABLE"


def test_an_unknown_step_is_named(workflow, artefacts):
    with pytest.raises(CTSuiteError) as caught:
        Engine(workflow, artefacts.__contains__).finish("dance", "tester")
    assert caught.value.code == "WORKFLOW-STEP-UNKNOWN"
