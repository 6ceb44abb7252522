"""The one path: its order, its refusals, and that nothing uncoded comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ctsuite.core import platform
from ctsuite.core.errors import CTSuiteError, Kind
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.provenance import digest
from ctsuite.core.runner import Context, accept, run
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Tool
from ctsuite.core.volume import Volume

REGION = Labels(np.zeros((1, 1, 1), np.uint8), Grid.axial((1, 1, 1), (1, 1, 1)), ())


def refused(
    code: str, tool: Tool, inputs: dict[str, Any], parameters: Any = None, context: Any = None
) -> CTSuiteError:
    """Run a tool that must end with an error of that code."""
    with pytest.raises(CTSuiteError) as ending:
        run(tool, inputs, parameters, context)
    assert ending.value.code == code
    return ending.value


def doing(tool: Tool, work: Callable[[], Any]) -> Tool:
    """The tool with another function."""
    return replace(tool, function=lambda volume, parameters, task, mask=None: work())


def test_the_path_has_one_order(tool: Tool, thick_volume: Volume, diary: Any) -> None:
    diary.accepting = True
    run(tool, {"volume": thick_volume}, {"lower": 50}, diary.context())
    assert diary.events == [
        "authorize ada segment",
        "ask",
        "audit open test.threshold",
        "run",
        "audit close record 1 done",
    ]


def test_a_run_delivers_the_result_and_how_it_was_made(tool: Tool, volume: Volume, diary: Any) -> None:
    result = run(tool, {"volume": volume}, {"lower": "99.5"}, diary.context())
    assert np.count_nonzero(result.outputs["labels"].array) == 20
    record = result.record
    assert record.tool == "test.threshold" and record.user == "ada" and not record.accepted
    assert record.parameters == {**vars(tool.parameters()), "lower": 99.5}
    assert record.inputs == {"volume": {"type": "Volume", "name": "head", "sha256": digest(volume)}}
    assert record.started <= record.finished and "numpy" in record.versions


def test_the_record_says_how_the_data_were_corrected(tool: Tool, volume: Volume, diary: Any) -> None:
    said = ("gantry-tilt corrected by linear resampling: The slices are sheared by 5.00 degrees.",)
    corrected = replace(volume, attributes={**volume.attributes, "Corrections": said})
    record = run(tool, {"volume": corrected}, {"lower": 50}, diary.context()).record
    assert record.inputs["volume"]["corrections"] == list(said)


def test_the_record_holds_the_input_as_it_was_given(tool: Tool, volume: Volume) -> None:
    def spoil(volume: Volume, parameters: Any, task: Task) -> dict[str, Any]:
        volume.array[:] = 0
        return {"labels": REGION}

    given = digest(volume)
    assert run(replace(tool, function=spoil), {"volume": volume}).record.inputs["volume"]["sha256"] == given


def test_parameters_are_given_as_texts_values_or_the_dataclass_itself(tool: Tool, volume: Volume) -> None:
    made = tool.parameters(lower=7.0)
    records = [run(tool, {"volume": volume}, given).record for given in ({"lower": "7"}, {"lower": 7}, made)]
    assert records[0].parameters == records[1].parameters == records[2].parameters


def test_a_dataclass_with_a_value_out_of_range_is_refused_too(tool: Tool, volume: Volume) -> None:
    refused("PARAMETER-RANGE", tool, {"volume": volume}, tool.parameters(rounds=99))


def test_who_may_not_is_refused_before_anything_else_is_looked_at(tool: Tool, diary: Any) -> None:
    diary.allowed = False
    error = refused("PERMISSION-DENIED", tool, {}, {"nonsense": 1}, diary.context())
    assert diary.events == ["authorize ada segment"]
    assert "ada" in error.message and "segment" in error.cause and error.kind is Kind.REFUSED


def test_data_that_break_a_requirement_are_refused_with_the_finding(
    tool: Tool, volume: Volume, diary: Any
) -> None:
    magnetic = Volume(volume.array, volume.grid, attributes={"Modality": "MR"}, name="knee")
    diary.accepting = True
    error = refused("DATA-REFUSED", tool, {"volume": magnetic}, None, diary.context())
    assert diary.events == ["authorize ada segment"], "nobody is asked and no run is opened"
    assert "knee" in error.message and "Modality (0008,0060): found MR, allowed CT." in error.cause
    assert error.values["details"][0]["keyword"] == "Modality"


def test_a_recommendation_that_is_declined_ends_the_run(tool: Tool, thick_volume: Volume, diary: Any) -> None:
    error = refused("DATA-RECOMMENDATION", tool, {"volume": thick_volume}, None, diary.context())
    assert diary.events == ["authorize ada segment", "ask"] and error.kind is Kind.RECOMMENDATION
    refused("DATA-RECOMMENDATION", tool, {"volume": thick_volume})


def test_a_recommendation_that_is_accepted_stands_in_the_record(tool: Tool, thick_volume: Volume) -> None:
    record = run(tool, {"volume": thick_volume}, context=Context(decide=accept)).record
    assert record.accepted and [finding.fact for finding in record.findings] == ["SliceSpacing"]


def test_every_volume_of_a_list_is_checked(tool: Tool, volume: Volume, thick_volume: Volume) -> None:
    many = replace(tool, inputs=(Port("volume", Volume, "CT", "Series.", many=True),))
    many = doing(many, lambda: {"labels": REGION})
    refused("DATA-RECOMMENDATION", many, {"volume": (volume, thick_volume)})
    assert len(run(many, {"volume": (volume, volume)}).record.inputs["volume"]) == 2


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (ValueError("bad shape"), "TOOL-FAILED"),
        (ZeroDivisionError(), "TOOL-FAILED"),
        (AssertionError(), "TOOL-FAILED"),
        (OSError(28, "No space left on device"), "TOOL-FAILED"),
        (MemoryError(), "RUN-OUT-OF-MEMORY"),
        (KeyboardInterrupt(), "RUN-CANCELLED"),
    ],
)
def test_whatever_a_tool_raises_becomes_coded_and_closes_the_audit(
    tool: Tool, volume: Volume, diary: Any, failure: BaseException, code: str
) -> None:
    def fail() -> None:
        raise failure

    error = refused(code, doing(tool, fail), {"volume": volume}, None, diary.context())
    assert error.__cause__ is failure
    assert diary.events[-1] == f"audit close record 1 {code}" and diary.details == [(code, error.message)]


@pytest.mark.parametrize(
    ("outputs", "code"),
    [
        ({}, "OUTPUT-INVALID"),
        ({"labels": None}, "OUTPUT-INVALID"),
        ({"labels": np.zeros(3)}, "OUTPUT-INVALID"),
        ({"labels": REGION, "extra": 1}, "OUTPUT-INVALID"),
        (None, "TOOL-FAILED"),
    ],
    ids=["nothing", "none", "wrong type", "surplus", "no mapping"],
)
def test_a_result_that_is_not_as_described_is_refused(
    tool: Tool, volume: Volume, diary: Any, outputs: Any, code: str
) -> None:
    error = refused(code, doing(tool, lambda: outputs), {"volume": volume}, None, diary.context())
    assert "Threshold" in error.message
    assert diary.events[-1] == f"audit close record 1 {code}"


def test_a_result_with_voxels_that_are_no_numbers_is_refused(tool: Tool, volume: Volume) -> None:
    bad = volume.with_array(np.full(volume.grid.shape, np.nan))
    made = doing(replace(tool, outputs=(Port("volume", Volume, "CT", "Out."),)), lambda: {"volume": bad})
    refused("OUTPUT-INVALID", made, {"volume": volume})


def test_missing_unknown_and_wrong_inputs_are_named(tool: Tool, volume: Volume) -> None:
    assert "--in volume=PATH" in refused("INPUT-MISSING", tool, {}).remedy
    assert "volume, mask" in refused("INPUT-UNKNOWN", tool, {"volume": volume, "ct": volume}).remedy
    error = refused("INPUT-TYPE", tool, {"volume": volume.array})
    assert "ndarray" in error.message and "Volume" in error.message


def test_input_voxels_that_are_no_numbers_are_counted(tool: Tool, volume: Volume) -> None:
    array = volume.array.astype(np.float32)
    array[0, 0, :2] = np.nan, np.inf
    assert "2 voxels" in refused("INPUT-VALUES", tool, {"volume": volume.with_array(array)}).cause


def test_a_region_of_another_grid_is_refused_with_the_difference(tool: Tool, volume: Volume) -> None:
    moved = Grid.axial((4, 5, 6), (0.5, 0.5, 1.0), (0, 0, 0.5))
    mask = Labels.from_mask(volume.array > 0, moved, Segment(1, "bone"))
    error = refused("INPUT-GEOMETRY", tool, {"volume": volume, "mask": mask})
    assert "0.5 mm apart" in error.cause
    fitting = Labels.from_mask(volume.array > 0, volume.grid, Segment(1, "bone"))
    ready = doing(tool, lambda: {"labels": fitting})
    assert set(run(ready, {"volume": volume, "mask": fitting}).record.inputs) == {"volume", "mask"}


def test_a_run_is_cancelled_in_the_middle(tool: Tool, volume: Volume, diary: Any) -> None:
    task = Task(cancelled=lambda: "run" in diary.events)
    error = refused("RUN-CANCELLED", tool, {"volume": volume}, None, diary.context(task))
    assert error.kind.value == 130 and diary.events[-2:] == ["run", "audit close record 1 RUN-CANCELLED"]


def test_a_missing_part_of_the_platform_stops_the_tool_that_needs_it(
    tool: Tool, volume: Volume, diary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = replace(platform.parts()["gdcm"], distribution="no-such-distribution")
    monkeypatch.setattr(platform, "parts", lambda: {"gdcm": part})
    error = refused(
        "PLATFORM-PART-MISSING", replace(tool, requires=("gdcm",)), {"volume": volume}, None, diary.context()
    )
    assert "GDCM" in error.message and "audit open" not in " ".join(diary.events)
