"""The command line keeps its contract: exit codes, one JSON document, coded errors, nothing half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import pytest

from ctsuite.app.cli import main

ERROR_KEYS = {"code", "message", "cause", "remedy", "manual"}


@pytest.fixture
def ctsuite(capsys, tmp_path, monkeypatch):
    """Run a command with ``--json`` and return its exit code and document."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*words):
        code = main([*map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def phantom(ctsuite, tmp_path):
    code, document = ctsuite("sample", "sphere", "--out", tmp_path / "phantom")
    assert code == 0
    return document["dicom"]


@pytest.mark.data
@pytest.mark.parametrize("name", ["torso", "aorta_cta", "cranium"])
def test_good_series_are_compatible_with_planning(ctsuite, data, name):
    code, document = ctsuite("check", data(f"ct_dicom/{name}"), "--for", "orthopaedic")
    assert code == 0 and document["verdict"] == "compatible" and document["series"][0]["findings"] == []


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "purpose", "keyword"),
    [
        ("ct_dicom/siemens_j2k_blank_uids", "ct.base", "SOPClassUID"),
        ("ct_dicom/liver_3slice", "orthopaedic", "NumberOfSlices"),
    ],
)
def test_odd_series_are_refused_with_the_reason(ctsuite, data, name, purpose, keyword):
    code, document = ctsuite("check", data(name), "--for", purpose)
    assert code == 3 and document.keys() >= ERROR_KEYS
    assert keyword in [f["keyword"] for f in document["series"][0]["findings"] if f["level"] == "must"]


@pytest.mark.data
def test_an_unknown_modality_asks_and_a_stated_one_answers(ctsuite, data):
    path = data("ct_volumes/torso_3mm.nii.gz")
    assert ctsuite("check", path)[0] == 4
    assert ctsuite("check", path, "--accept")[0] == 0
    assert ctsuite("check", path, "--modality", "CT")[0] == 0
    assert ctsuite("check", path, "--modality", "MR")[0] == 3


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["check"], 2, "CLI-USAGE"),
        (["check", "missing-folder"], 3, "CLI-INPUT-PATH"),
        (["check", __file__], 3, "SERIES-NOT-DICOM"),
        (["check", __file__, "--for", "nothing"], 2, "PROFILE-UNKNOWN"),
        (["run", "no.such.tool", "--out", "x"], 2, "TOOL-UNKNOWN"),
        (["run", "ct.window", "--set", "width", "--out", "x"], 2, "CLI-USAGE"),
        (["run", "ct.window", "--set", "width=wide", "--out", "x"], 2, "PARAMETER-TYPE"),
        (["run", "ct.window", "--set", "width=99999", "--out", "x"], 2, "PARAMETER-RANGE"),
        (["run", "ct.window", "--set", "hue=1", "--out", "x"], 2, "PARAMETER-UNKNOWN"),
        (["run", "ct.window", "--out", "x"], 2, "INPUT-MISSING"),
        (["workflow", "run", "dance", "--in", "x", "--out", "y"], 2, "WORKFLOW-UNKNOWN"),
        (["sample", "unicorn", "--out", "x"], 2, "PHANTOM-KIND-UNKNOWN"),
        (["bench", "nothing"], 2, "BENCH-UNKNOWN"),
    ],
)
def test_every_mistake_has_its_code_and_leaves_nothing(ctsuite, tmp_path, monkeypatch, words, code, error):
    monkeypatch.chdir(tmp_path)
    found, document = ctsuite(*words)
    assert (found, document["code"]) == (code, error)
    assert document.keys() >= ERROR_KEYS
    assert [name for name in os.listdir(tmp_path) if name != "cache"] == []


def test_every_tool_is_listed_with_what_is_needed_to_run_it(ctsuite):
    code, tools = ctsuite("tools")
    assert code == 0 and {"ct.window", "segmentation.threshold", "measurement.length"} <= {
        t["id"] for t in tools
    }
    for tool in tools:
        assert {"title", "summary", "group", "clauses", "inputs", "outputs", "parameters"} <= tool.keys()
        assert {"profile", "risk_note", "permission", "manual"} <= tool.keys()


def test_a_tool_runs_on_files_and_its_results_are_there(ctsuite, phantom, tmp_path):
    out = tmp_path / "out"
    words = (
        "run",
        "segmentation.threshold",
        "--in",
        f"volume={phantom}",
        "--set",
        "preset=bone",
        "--out",
        out,
    )
    code, document = ctsuite(*words)
    assert code == 0
    assert (out / "run.json").is_file() and (tmp_path / document["outputs"]["labels"][0]).is_file()
    assert document["record"]["parameters"]["preset"] == "bone"
    again, refused = ctsuite(*words)
    assert (again, refused["code"]) == (3, "OUTPUT-EXISTS")


@pytest.mark.data
def test_a_workflow_writes_its_report_and_a_scene(ctsuite, data, tmp_path):
    pytest.importorskip("slicer", reason="needs the slicer-core runtime")
    out = tmp_path / "out"
    series = data("ct_dicom/torso")
    code, document = ctsuite("workflow", "run", "orthopaedic", "--in", series, "--out", out)
    assert code == 0
    assert {"report.html", "report.pdf", "report.json", "scene.mrb"} <= {p.name for p in out.iterdir()}
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["segments"][0]["volume_ml"] > 100 and report["segments"][0]["code"]
    assert all({"value", "unit", "code"} <= m.keys() for m in report["measurements"])
    assert {s["title"]: s["status"] for s in report["steps"]}["Edit segmentation"] == "not done"
    assert zipfile.is_zipfile(out / "scene.mrb")
    assert document["files"]["html"] == str(out / "report.html")


@pytest.mark.data
def test_a_refused_workflow_leaves_nothing_behind(ctsuite, data, tmp_path):
    out = tmp_path / "out"
    series = data("ct_dicom/liver_3slice")
    code, document = ctsuite("workflow", "run", "orthopaedic", "--in", series, "--out", out)
    assert (code, document["code"]) == (3, "DATA-REFUSED")
    assert not out.exists() and not list(tmp_path.glob(".out*"))


def test_the_command_ends_orderly_in_its_own_process(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "ctsuite.app.start", "workflow", "list"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Orthopaedic planning" in done.stdout and done.stderr == ""


def test_a_picture_of_the_result_is_drawn_in_the_window_asked_for(ctsuite, phantom, tmp_path):
    words = ("run", "ct.mpr", "--in", f"volume={phantom}", "--set", "plane=coronal", "--out")
    shown = tmp_path / "shown.png"
    code, document = ctsuite(*words, tmp_path / "a", "--picture", shown, "--window", "bone")
    assert code == 0 and document["picture"] == str(shown)
    assert shown.read_bytes().startswith(b"\x89PNG")
    other = tmp_path / "other.png"
    assert ctsuite(*words, tmp_path / "b", "--picture", other, "--window=-600,1500")[0] == 0
    assert shown.read_bytes() != other.read_bytes()
    for n, (option, error) in enumerate(
        (
            (("--picture", shown), "OUTPUT-EXISTS"),
            (("--picture", tmp_path / "p.jpg"), "CLI-PICTURE-NAME"),
            (("--picture", tmp_path / "p.png", "--window", "bones"), "CLI-WINDOW"),
            (("--picture", tmp_path / "p.png", "--window", "40,-1"), "CLI-WINDOW"),
        )
    ):
        code, document = ctsuite(*words, tmp_path / f"c{n}", *option)
        assert code in (2, 3) and document["code"] == error
        assert not (tmp_path / f"c{n}").exists() and not (tmp_path / "p.png").exists()


def test_a_stack_of_planes_is_written_as_a_dicom_series_that_can_be_used_again(ctsuite, phantom, tmp_path):
    out = tmp_path / "stack"
    values = ("--set", "plane=sagittal", "--set", "turn=15", "--set", "distance=2")
    code, document = ctsuite(
        "run", "ct.mpr_stack", "--in", f"volume={phantom}", *values, "--dicom", "--out", out
    )
    assert code == 0 and document["outputs"] == {"volume": [str(out / "volume")]}
    again = ("run", "ct.mpr", "--in", f"volume={out / 'volume'}", "--out", tmp_path / "plane")
    assert ctsuite(*again)[0] == 0
