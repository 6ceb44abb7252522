"""A guide does the steps of a workflow all or nothing, with toy tools in place of the real ones."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest

from ctsuite.core.codes import LENGTH
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Profile, Rule
from ctsuite.core.runner import Context, accept
from ctsuite.core.task import Task
from ctsuite.core.tool import NoParameters, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import Status, Step, StepKind, ToolRun, Workflow
from ctsuite.workflows import answers, catalogue
from ctsuite.workflows.execute import DATA_CHECK, MEASUREMENTS, Guide

VOLUME = Port("volume", Volume, "Volume", "An image.")
POINTS = Port("points", Curve, "Points", "Points.")


def toy(id_: str, inputs: tuple[Port, ...], outputs: tuple[Port, ...], function) -> Tool:
    return Tool(id_, id_, "A toy.", "toys", (), inputs, outputs, NoParameters, function, "toy", "none")


def double(volume, parameters, task):
    task.progress(0.5)
    return {"volume": volume.with_array(volume.array * 2)}


def fail(volume, parameters, task):
    raise ValueError("broken on purpose")


def length(points, parameters, task):
    value = Measurement("length", "Length", points.length_mm, MM, LENGTH, points.points_lps_mm)
    return {"measurements": (value,)}


@pytest.fixture
def toys(monkeypatch):
    tools = {
        "toy.double": toy("toy.double", (VOLUME,), (VOLUME,), double),
        "toy.fail": toy("toy.fail", (VOLUME,), (VOLUME,), fail),
        "toy.length": toy("toy.length", (POINTS,), (measurements_port("Lengths."),), length),
    }
    thin = Rule("NumberOfSlices", "should", "Thin.", minimum=5)
    profile = Profile("toy", "Toys", (Rule("NumberOfSlices", "must", "Thick.", minimum=2, maximum=9),))
    workflow = Profile("toy.workflow", "Toy workflow", (*profile.rules, thin))
    known = MappingProxyType({"toy": profile, "toy.workflow": workflow})
    monkeypatch.setattr(catalogue, "tool", tools.__getitem__)
    monkeypatch.setattr(catalogue, "profile_for", known.__getitem__)
    monkeypatch.setattr("ctsuite.core.runner.load", known.__getitem__)
    return tools


@pytest.fixture
def workflow() -> Workflow:
    doubled = ToolRun("toy.double", {"volume": "ct"}, {"volume": "doubled"})
    steps = (
        Step("study", "Choose study", "", StepKind.STUDY, gives=("ct",)),
        Step("check", "Data check", "", StepKind.CHECK, ("ct",), (DATA_CHECK,)),
        Step("double", "Double", "", StepKind.TOOLS, ("ct",), ("doubled",), (doubled,)),
        Step("look", "Look", "", StepKind.MANUAL, ("doubled",), answers="confirmation"),
        Step("measure", "Measure", "", StepKind.TOOLS, ("doubled",), answers="points"),
        Step("report", "Report", "", StepKind.REPORT, ("doubled",), ("report",)),
    )
    return Workflow("toys", "Toys", "", "", (), (), "toy.workflow", "", steps)


@pytest.fixture
def volume() -> Volume:
    return Volume(np.ones((6, 4, 4), np.int16), Grid.axial((6, 4, 4), (1.0, 1.0, 2.0)), name="toy series")


def begun(workflow, volume, **context) -> Guide:
    guide = Guide(workflow, {}, Context(**context))
    guide.choose(volume)
    guide.do("check")
    return guide


def test_a_whole_run_leaves_results_records_and_states(toys, workflow, volume):
    guide = begun(workflow, volume)
    for step in ("double", "look", "measure"):
        guide.do(step)
    guide.finish_report("somewhere")
    assert guide.engine.finished and guide.open_steps() == ()
    assert (guide.artefacts["doubled"].array == 2).all()
    states = guide.engine.state.steps
    assert states["double"].records[0]["tool"] == "toy.double"
    assert states["look"].status is Status.NOT_DONE
    assert states["measure"].note == "Points by hand: not done."


def test_an_answer_makes_a_manual_step_done_and_measures_its_points(toys, workflow, volume):
    guide = begun(workflow, volume)
    guide.do("double")
    guide.do("look", answers.Answer(confirmed=True, note="seen"))
    wish = answers.Wish("toy.length", "Gap", np.array([[0.0, 0, 0], [3, 0, 4]]))
    guide.do("measure", answers.Answer(measurements=(wish,)))
    assert guide.engine.state.steps["look"].status is Status.DONE
    (found,) = guide.artefacts[MEASUREMENTS]
    assert (found.name, found.value) == ("Gap", 5.0)


def test_a_point_outside_the_image_is_refused_and_nothing_changes(toys, workflow, volume):
    guide = begun(workflow, volume)
    guide.do("double")
    guide.do("look")
    before = guide.engine.state
    wish = answers.Wish("toy.length", "Gap", np.array([[0.0, 0, 0], [30, 0, 4]]))
    with pytest.raises(CTSuiteError) as caught:
        guide.do("measure", answers.Answer(measurements=(wish,)))
    assert caught.value.code == "WORKFLOW-POINT-OUTSIDE"
    assert guide.engine.state == before and MEASUREMENTS not in guide.artefacts


def test_data_outside_the_requirements_are_refused_and_recommendations_ask(toys, workflow, volume):
    grid = Grid.axial((3, 4, 4), (1, 1, 1))
    few = Volume(np.ones((3, 4, 4), np.int16), grid)
    with pytest.raises(CTSuiteError) as caught:
        begun(workflow, few)
    assert caught.value.code == "DATA-RECOMMENDATION"
    guide = begun(workflow, few, decide=accept)
    assert guide.artefacts[DATA_CHECK].accepted
    one = Volume(np.ones((1, 4, 4), np.int16), Grid.axial((1, 4, 4), (1, 1, 1)))
    with pytest.raises(CTSuiteError) as caught:
        begun(workflow, one, decide=accept)
    assert caught.value.code == "DATA-REFUSED"


@pytest.mark.parametrize("cancelled", [True, False])
def test_a_cancel_or_a_failure_leaves_everything_as_it_was(toys, workflow, volume, monkeypatch, cancelled):
    guide = begun(workflow, volume)
    if not cancelled:
        toys["toy.double"] = toys["toy.fail"]
    before, artefacts = guide.engine.state, dict(guide.artefacts)
    with pytest.raises(CTSuiteError) as caught:
        guide.do("double", context=Context(task=Task(cancelled=lambda: cancelled)))
    assert caught.value.code == ("RUN-CANCELLED" if cancelled else "TOOL-FAILED")
    assert guide.engine.state == before and guide.artefacts == artefacts


def test_doing_an_earlier_step_again_drops_what_later_steps_made(toys, workflow, volume):
    guide = begun(workflow, volume)
    guide.do("double")
    assert "doubled" in guide.artefacts
    guide.do("check")
    assert "doubled" not in guide.artefacts
    assert guide.engine.state.steps["double"].status is Status.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        '{"dance": {}}',
        '{"look": {"colour": 1}}',
        '{"measure": {"measurements": [{"tool": "x"}]}}',
        '{"measure": {"measurements": [{"tool": "x", "name": "n", "points": [[1, 2]]}]}}',
        '{"look": {"seeds": [["a", "b", "c"]]}}',
        "[" * 5000,
    ],
)
def test_wrong_answers_are_refused_with_the_place(workflow, tmp_path, text):
    file = tmp_path / "answers.json"
    file.write_text(text)
    with pytest.raises(CTSuiteError) as caught:
        answers.read(file, workflow)
    assert caught.value.code == "WORKFLOW-ANSWERS-UNREADABLE"


def test_answers_are_read_by_step(workflow, tmp_path):
    file = tmp_path / "answers.json"
    file.write_text('{"look": {"confirmed": true, "seeds": [[1, 2, 3]], "note": "ok"}}')
    (step,) = answers.read(file, workflow).items()
    assert step[0] == "look" and step[1].confirmed and step[1].seeds_lps_mm.tolist() == [[1, 2, 3]]
