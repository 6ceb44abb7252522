"""The declared accuracy of measurements in curved images, held in every test run."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from ctsuite.app.cli import main
from ctsuite.core.runner import run
from ctsuite.core.task import Task
from ctsuite.measurement.curved import tools
from ctsuite.workflows.catalogue import tool
from ctsuite.workflows.verification import checks as checks_
from ctsuite.workflows.verification import result
from ctsuite.workflows.verification.courses import arc, helix, winding
from ctsuite.workflows.verification.report import document_of, write_verification
from ctsuite.workflows.verification.result import Verification, verify
from ctsuite.workflows.verification.vessels import VESSELS


@pytest.fixture(scope="module")
def verified() -> Verification:
    return verify(Task())


def test_every_measurement_is_within_the_declared_accuracy(verified: Verification) -> None:
    assert [(c.vessel, c.quantity, c.place, c.error, c.allowed) for c in verified.failed] == []
    assert verified.holds and len(verified.checks) > 150


def test_the_declared_accuracy_is_that_of_the_manual() -> None:
    assert (checks_.LENGTH_PART, checks_.AREA_PART, checks_.DIAMETER_VOXELS) == (0.001, 0.02, 0.3)
    assert checks_.ANGLE_DEG == 0.1


def test_every_tool_is_verified_on_every_phantom(verified: Verification) -> None:
    names = {measure.name for measure in tools.MEASURES}
    for vessel in {check.vessel for check in verified.checks}:
        assert {check.quantity for check in verified.checks if check.vessel == vessel} == names
    assert len({check.vessel for check in verified.checks}) == len(VESSELS) == 5


def test_rulers_beside_the_axis_are_right_where_the_screen_is_far_off(verified: Verification) -> None:
    rulers = [check for check in verified.checks if check.quantity == "Length along curved surface"]
    off = [abs(check.on_screen - check.true) / check.true for check in rulers]
    assert max(off) > 0.25, "a ruler that ignores the bend would be wrong by more than a quarter"
    assert max(abs(check.error) / check.true for check in rulers) < 1e-3


def test_the_narrow_part_of_the_stenosis_is_measured(verified: Verification) -> None:
    diameters = [c for c in verified.checks if "stenosis" in c.vessel and c.quantity.startswith("Diameter")]
    assert min(check.true for check in diameters) == pytest.approx(2.4, abs=0.1)


def test_an_error_beyond_the_declared_accuracy_is_reported(verified: Verification) -> None:
    wrong = replace(verified.checks[0], found=verified.checks[0].true * 1.0011)
    found = Verification((wrong, *verified.checks[1:]), verified.finest_mm)
    assert not found.holds and found.failed == (wrong,)
    assert found.summary().columns[-1].values.count("no") == 1
    said = document_of(found, "en", found.as_dict())
    assert "not within the declared accuracy" in said.blocks[0].title


def test_the_truth_of_an_arc_and_of_a_helix_is_that_of_their_formulas() -> None:
    bend = arc(60.0, 90.0)
    assert bend.length_mm == pytest.approx(30 * np.pi, rel=1e-9)
    lengths = {round(bend.length_beside(10, 40, 7, turn), 6) for turn in np.arange(0, 360, 5.0)}
    assert min(lengths) >= 26.5 - 1e-6 and max(lengths) <= 33.5 + 1e-6
    assert max(lengths) - min(lengths) > 6.9
    assert helix(40.0, 60.0, 0.75).length_mm == pytest.approx(0.75 * np.hypot(80 * np.pi, 60), rel=1e-9)


@pytest.mark.parametrize("turn", [0.0, 50.0, 200.0])
def test_the_direction_carried_along_a_helix_turns_against_its_normal_as_the_torsion_says(
    turn: float,
) -> None:
    radius, rise, start, end = 40.0, 60 / (2 * np.pi), 20.0, 120.0
    course, size = helix(radius, 60.0, 0.75), radius**2 + rise**2
    curvature, torsion = radius / size, rise / size
    _, velocity, inwards = (part[0] for part in course._turned(start / np.sqrt(size)))
    normal = inwards / np.linalg.norm(inwards)
    binormal = np.cross(velocity / np.linalg.norm(velocity), normal)
    direction = (course.places([start], 1.0, turn) - course.places([start]))[0]
    phase = np.arctan2(direction @ binormal, direction @ normal)
    # the integral of 1 - 7 curvature cos(phase - torsion s)
    swing = np.sin(phase) - np.sin(phase - torsion * (end - start))
    true = end - start - 7 * curvature * swing / torsion
    assert course.length_beside(start, end, 7.0, turn) == pytest.approx(true, rel=1e-6)


def test_the_tool_delivers_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result, "VESSELS", VESSELS[:1])
    outputs = run(tool("workflows.verify_measurement"), {}).outputs
    assert set(outputs["summary"].columns[-1].values) == {"yes"}
    assert len(outputs["details"].columns[0].values) > 30


def test_the_command_writes_the_report(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(result, "VESSELS", VESSELS[:1])
    out = tmp_path / "report"
    assert main(["verify", "measurement", "--out", str(out), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    written = json.loads((out / "verification.json").read_text())
    assert printed["holds"] is written["holds"] is True
    assert written["declared"]["length_percent"] == pytest.approx(0.1)
    assert "Declared accuracy" in (out / "verification.html").read_text()
    assert (out / "verification.csv").read_text().count("\n") > 30


def test_a_verification_that_fails_says_so_and_still_writes_the_report(
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(result, "VESSELS", VESSELS[:1])
    monkeypatch.setattr(checks_, "LENGTH_PART", 1e-12)
    out = tmp_path / "report"
    assert main(["verify", "measurement", "--out", str(out), "--json"]) == 5
    assert json.loads(capsys.readouterr().out)["code"] == "VERIFICATION-INACCURATE"
    assert (out / "verification.html").exists()


def test_an_unknown_verification_is_a_wrong_usage(tmp_path, capsys) -> None:
    assert main(["verify", "spectra", "--out", str(tmp_path / "report"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == "VERIFICATION-UNKNOWN"


def test_the_report_can_be_read_in_chinese(verified: Verification, tmp_path) -> None:
    paths = write_verification(verified, tmp_path, "zh-CN")
    page = paths["html"].read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in page and "声明的准确度" in page
    assert "Length along" not in page and "Tortuous" not in page


def test_the_winding_course_is_as_long_as_a_fine_polyline() -> None:
    course = winding(90.0, 9.0, "winding")
    fine = course._turned(np.linspace(0, course.end, 100_001))[0]
    assert course.length_mm == pytest.approx(np.linalg.norm(np.diff(fine, axis=0), axis=1).sum(), rel=1e-8)
