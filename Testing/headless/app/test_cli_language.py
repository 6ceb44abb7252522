"""The command line speaks the language of its user; codes and keys stay what they are."""

from __future__ import annotations

import json
import re

import pytest

from ctsuite.app.cli import main
from ctsuite.core.i18n import known, preferred

CHINESE = re.compile(r"[\u4e00-\u9fff]")
VARIABLES = ("CTSUITE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh-CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-CN"),
        ({"LC_ALL": "en_US.UTF-8", "CTSUITE_LANGUAGE": "zh-CN"}, "zh-CN"),
    ],
)
def test_the_language_is_that_of_the_environment(environment, language):
    assert preferred(environment) == language


@pytest.mark.parametrize("name", ["zh", "zh-CN", "zh_CN", "zh-Hans", "ZH"])
def test_every_name_of_chinese_is_understood(name):
    assert known(name) == "zh-CN"


@pytest.fixture
def environment(monkeypatch):
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


@pytest.mark.parametrize("choose", ["environment", "option"])
def test_an_error_is_explained_in_the_users_language_under_the_same_code(environment, capsys, choose):
    words = ["run", "segmentation.threshold", "--set", "close_gap=99", "--in", f"volume={__file__}"]
    words += ["--out", "never-made", "--json"]
    assert main(words) == 2
    english = json.loads(capsys.readouterr().out)
    if choose == "environment":
        environment.setenv("LANG", "zh_CN.UTF-8")
    else:
        words += ["--language", "zh-CN"]
    assert main(words) == 2
    found = capsys.readouterr()
    chinese = json.loads(found.out)
    assert chinese.keys() == english.keys() and chinese["code"] == english["code"] == "PARAMETER-RANGE"
    assert "0 至 20 mm" in chinese["message"] and "0 to 20 mm" in english["message"]
    assert "原因" in found.err and "Cause" not in found.err


def test_wrong_usage_and_help_are_chinese(environment, capsys):
    environment.setenv("CTSUITE_LANGUAGE", "zh-CN")
    assert main(["check"]) == 2
    assert "缺少必需的参数：PATH" in capsys.readouterr().err
    assert main(["check", "--help"]) == 0
    told = capsys.readouterr().out
    explained = [line for line in told.splitlines() if re.match(r"  (--|PATH)", line)]
    assert len(explained) > 5 and CHINESE.search(told)
    assert main(["run", "segmentation.threshold", "--help"]) == 0
    told = capsys.readouterr().out
    assert {"输入", "参数", "输出", "数据要求", "风险"} <= set(told.splitlines())


@pytest.mark.data
def test_findings_are_chinese_for_people_and_the_same_for_programs(environment, capsys, data):
    words = ["check", str(data("ct_dicom/liver_3slice")), "--for", "orthopaedic", "--json"]
    assert main(words) == 3
    english = json.loads(capsys.readouterr().out)
    assert main([*words, "--language", "zh-CN"]) == 3
    found = capsys.readouterr()
    assert json.loads(found.out)["series"] == english["series"]
    assert "必须: NumberOfSlices：实际值 3，允许值 10 至 2000 层" in found.err
    assert not re.search("found|allowed|required", found.err)
