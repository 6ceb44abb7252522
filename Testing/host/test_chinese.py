"""In a Chinese Slicer the panels are Chinese: titles, labels, tool tips, and what comes from descriptions."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from host import api, folders

pytestmark = pytest.mark.skipif(not api.available(), reason=api.missing_reason())

REPOSITORY = Path(__file__).resolve().parents[2]
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(scope="module")
def panels() -> Iterator[dict[str, Any]]:
    """Every module, loaded anew in Chinese."""
    from host import desktop

    app = desktop.start()
    desktop.load_modules(REPOSITORY)
    app.setLanguage("zh_CN")
    manager = app.moduleManager()
    loaded = {path.stem: manager.load(path) for path in folders.modules(REPOSITORY)}
    for module in loaded.values():
        module.widgetRepresentation()
    yield loaded
    for module in loaded.values():
        module.forgetPanel()
    app.setLanguage("en_US")
    for path in folders.modules(REPOSITORY):
        manager.load(path)


def test_titles_and_help_are_chinese(panels: dict[str, Any]) -> None:
    assert panels["CTDataCheck"].title == "CT 数据检查"
    assert panels["CTWorkflows"].title == "CT 工作流"
    assert all(_CHINESE.search(module.helpText) for module in panels.values())


def test_every_button_label_and_tool_tip_is_chinese(panels: dict[str, Any]) -> None:
    for name, module in panels.items():
        parent = module.widgetRepresentation()
        for kind in ("QPushButton", "QLabel", "QCheckBox", "QRadioButton", "ctkCollapsibleButton"):
            for widget in parent.findChildren(kind):
                for text in (widget.text, widget.toolTip):
                    shown = re.sub(r"<[^>]*>", "", text)
                    path = shown.startswith(("/", "."))
                    assert path or not _WORDS.search(shown) or _CHINESE.search(shown), f"{name}: {shown}"


def test_the_steps_of_a_workflow_are_chinese(panels: dict[str, Any]) -> None:
    steps = panels["CTWorkflows"].widgetRepresentation().self().panel.stepList.widget
    assert steps.count > 5
    assert all(_CHINESE.search(steps.item(row).text()) for row in range(steps.count))


def test_what_data_are_checked_for_is_chinese(panels: dict[str, Any]) -> None:
    box = panels["CTDataCheck"].widgetRepresentation().self().panel.source.purposeBox
    assert box.count > 1
    assert all(_CHINESE.search(box.itemText(row)) for row in range(box.count))


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that dialogs say."""
    import slicer

    said: list[str] = []

    def collect(text: str, **more: Any) -> bool:
        said.append(f"{text} {more.get('informativeText', '')}")
        return True

    monkeypatch.setattr(slicer.util, "errorDisplay", collect)
    monkeypatch.setattr(slicer.util, "confirmOkCancelDisplay", collect)
    return said


def test_an_error_and_its_values_are_explained_in_chinese(panels: dict[str, Any], dialogs: list[str]) -> None:
    from CTSuiteLib.Errors import showError

    from ctsuite.core.errors_core import OUTPUT_DISK_FULL
    from ctsuite.segmentation.threshold import TOOL

    showError(OUTPUT_DISK_FULL(path="report.pdf"))
    assert "原因" in dialogs[0] and "处理方法" in dialogs[0] and "report.pdf" in dialogs[0]
    with pytest.raises(Exception, match="must be") as caught:
        TOOL.parse({"close_gap": 99})
    showError(caught.value)
    assert "0 至 20 mm" in dialogs[1] and not re.search("[a-z]{4,}", dialogs[1].partition("<p>")[0])


def test_a_question_about_a_finding_is_asked_in_chinese(panels: dict[str, Any], dialogs: list[str]) -> None:
    from CTSuiteLib.Decisions import askToContinue

    from ctsuite.core.profile import check, load

    profile = load("workflow.orthopaedic")
    findings = check(profile, {"SliceSpacing": 4.0, "Modality": "CT"})
    assert askToContinue(profile, findings)
    assert "SliceSpacing (0018,0088)" in dialogs[0] and "3 mm" in dialogs[0]
    assert not re.search("found|allowed|at most", dialogs[0])
