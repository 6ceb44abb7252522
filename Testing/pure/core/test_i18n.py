"""Texts are looked up by their English source; what has no translation stays English."""

from __future__ import annotations

import pytest

from ctsuite.core import i18n
from ctsuite.core.errors_core import TOOL_UNKNOWN


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of one sentence."""
    words = {"There is no tool called {tool}.": "没有名为{tool}的工具。"}
    monkeypatch.setattr(i18n, "texts", lambda language: words if language == "zh-CN" else {})


def test_a_known_text_is_translated_and_an_unknown_one_stays(chinese: None) -> None:
    assert i18n.translate("There is no tool called {tool}.", "zh-CN") == "没有名为{tool}的工具。"
    assert i18n.translate("Never written.", "zh-CN") == "Never written."
    assert i18n.translate("There is no tool called {tool}.", "en") == "There is no tool called {tool}."


def test_a_language_that_is_not_there_has_no_texts() -> None:
    assert i18n.texts("en") == {} and i18n.texts("xx") == {}


def test_an_error_speaks_the_language_that_is_asked_for(chinese: None) -> None:
    error = TOOL_UNKNOWN(tool="bone", similar="none")
    assert error.as_dict("zh-CN")["message"] == "没有名为bone的工具。"
    assert error.as_dict("zh-CN")["code"] == "TOOL-UNKNOWN" and error.as_dict()["message"] == error.message
