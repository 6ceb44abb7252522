"""A report in Chinese says nothing in English but what the data themselves say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pydicom
import pytest

from ctsuite.app import cli
from ctsuite.core import i18n

# the name that the series came with, and identifiers: of files, values, and lists of commands
_OF_THE_DATA = r"Phantom two bones|isotropic|report\.json|\{\w+\}|^[\w-]+(, [\w-]+)+$"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Two bones as a DICOM series."""
    assert cli.main(["sample", "two-bones", "--out", str(tmp_path / "sample"), "--json"]) == 0
    return tmp_path / "sample" / "dicom"


@pytest.fixture
def answers(study: Path, tmp_path: Path) -> Path:
    """A length and an angle inside the series, and a confirmation."""
    first = pydicom.dcmread(min(study.iterdir()), stop_before_pixels=True)
    left, posterior, superior = map(float, first.ImagePositionPatient)
    points = [[left + 5 + 3 * n, posterior + 5 + 2 * n * n, superior + 1] for n in range(3)]
    wishes = [
        {"tool": "measurement.length", "name": "骨折间隙", "points": points[:2]},
        {"tool": "measurement.angle", "name": "轴线夹角", "points": points},
    ]
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"review": {"confirmed": True}, "measure": {"measurements": wishes}}), "utf-8")
    return path


def test_every_text_of_a_report_has_a_chinese_one(
    study: Path,
    answers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    missed: set[str] = set()
    known = i18n.say

    def say(text: str, language: str) -> str:
        shown = known(text, language)
        if language == "zh-CN" and re.search("[a-z]{3}", re.sub(_OF_THE_DATA, "", shown)):
            missed.add(shown)
        return shown

    monkeypatch.setattr(i18n, "say", say)
    words = ["--in", str(study), "--out", str(tmp_path / "case"), "--answers", str(answers)]
    assert cli.main(["workflow", "run", "orthopaedic", *words, "--language", "zh-CN", "--json"]) == 0
    capsys.readouterr()
    assert not missed
