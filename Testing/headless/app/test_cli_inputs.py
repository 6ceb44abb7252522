"""What a tool takes on the command line: several values of one input, and the explanation of each tool."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from ctsuite.app.cli import main, parser
from ctsuite.app.study import meant
from ctsuite.core.codes import LENGTH as LENGTH_CODE
from ctsuite.core.curve import Curve
from ctsuite.core.measurement import Measurement
from ctsuite.core.tool import NoParameters, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.ct import files
from ctsuite.measurement.length import TOOL as LENGTH
from ctsuite.workflows import catalogue


def longest(curves: tuple[Curve, ...], parameters: NoParameters, task: object) -> dict[str, object]:
    """Length of the longest of several lines."""
    return {
        "measurements": (
            Measurement("length", "Longest", max(curve.length_mm for curve in curves), MM, LENGTH_CODE),
        )
    }


@pytest.fixture
def several(monkeypatch) -> Tool:
    """A tool that takes any number of lines."""
    tool = replace(
        LENGTH,
        id="test.longest",
        title="Longest",
        inputs=(Port("curves", Curve, "Lines", "The lines to compare.", many=True),),
        outputs=(measurements_port("The longest."),),
        parameters=NoParameters,
        function=longest,
    )
    monkeypatch.setattr(catalogue, "all_tools", lambda: {tool.id: tool})
    return tool


@pytest.fixture
def lines(tmp_path):
    """Files with a line of 3 mm and one of 5 mm."""
    return [
        files.write(Curve(np.array([[0, 0, 0], [length, 0, 0]], float)), tmp_path, f"line{length}")
        for length in (3, 5)
    ]


def run(capsys, *words):
    code = main([*map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_an_input_that_takes_several_is_named_several_times(capsys, several, lines, tmp_path):
    named = [word for line in lines for word in ("--in", f"curves={line}")]
    code, document = run(capsys, "run", several.id, *named, "--out", tmp_path / "out")
    assert code == 0 and document["values"]["measurements"][0]["value"] == pytest.approx(5)
    assert [item["type"] for item in document["record"]["inputs"]["curves"]] == ["Curve", "Curve"]


def test_an_input_that_takes_one_is_refused_a_second_value(capsys, lines, tmp_path):
    named = [word for line in lines for word in ("--in", f"points={line}")]
    code, document = run(capsys, "run", "measurement.length", *named, "--out", tmp_path / "out")
    assert (code, document["code"]) == (2, "CLI-INPUT-ONCE") and "2 times" in document["message"]
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_said_before_anything_is_read(capsys, several, tmp_path):
    code, document = run(capsys, "run", several.id, "--out", tmp_path / "out")
    assert (code, document["code"]) == (2, "INPUT-MISSING") and "Lines" in document["message"]


@pytest.mark.parametrize("words", [("run", "{id}", "--help"), ("tools", "{id}")])
@pytest.mark.parametrize("id_", sorted(catalogue.all_tools()))
def test_a_tool_explains_itself_from_its_description(capsys, id_, words):
    tool = catalogue.tool(id_)
    assert main([word.format(id=id_) for word in words]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert tool.title in told and " ".join(tool.risk.split()) in told and tool.profile in told
    for port in tool.inputs:
        assert f"--in {port.name}=PATH {port.label} ({port.type.__name__}" in told
        assert port.tooltip in told
    for field in tool.fields:
        assert f"--set {field.name}=" in told and field.about.tooltip in told
        assert all(choice in told for choice in field.about.choices)
        if field.about.maximum is not None:
            assert f"{field.about.maximum:g}" in told


def test_help_without_a_tool_explains_the_command(capsys):
    assert main(["run", "--help"]) == 0
    assert "--in NAME=PATH" in capsys.readouterr().out


def test_help_on_an_unknown_tool_is_a_named_error(capsys):
    assert main(["run", "no.such.tool", "--help"]) == 2
    assert "TOOL-UNKNOWN" in capsys.readouterr().err


@pytest.fixture
def folder(tmp_path):
    """A folder with two series: a small and a large ball."""
    for radius in (12, 20):
        words = ["sample", "sphere", "--set", f"radius_mm={radius}", "--set", f"seed={radius}"]
        assert main([*words, "--out", str(tmp_path / "both" / str(radius)), "--json"]) == 0
    return tmp_path / "both"


@pytest.mark.parametrize("named", ["", "volume="])
def test_a_series_is_chosen_for_all_inputs_or_for_one(capsys, folder, tmp_path, named):
    capsys.readouterr()
    code, checked = run(capsys, "check", folder)
    uids = [series["id"] for series in checked["series"]]
    assert len(uids) == 2
    words = ["run", "segmentation.threshold", "--in", f"volume={folder}", "--set", "lower=0"]
    code, document = run(capsys, *words, "--out", tmp_path / "none")
    assert code != 0, "which series is meant is not known"
    sizes = []
    for n, uid in enumerate(uids):
        code, document = run(capsys, *words, "--series", named + uid, "--out", tmp_path / f"out{n}")
        assert code == 0
        sizes.append(document["record"]["inputs"]["volume"]["sha256"])
    assert len(set(sizes)) == 2


def test_a_modality_is_told_for_each_input_in_one_text_or_in_several() -> None:
    def told(*arguments: str) -> str | None:
        options = ("run", "ct.fusion", "--out", "x", *arguments)
        return parser().parse_args(options).modality

    assert told() is None
    assert told("--modality", "CT") == "CT"
    both = told("--modality", "volume=CT", "--modality", "second=MR")
    assert both == told("--modality", "volume=CT,second=MR")
    assert [meant(both, name) for name in ("volume", "second", "third")] == ["CT", "MR", None]
