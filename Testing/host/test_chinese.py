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


def test_an_error_is_explained_in_chinese(panels: dict[str, Any]) -> None:
    from CTSuiteLib.Errors import explanation, translated

    from ctsuite.core.errors_core import OUTPUT_DISK_FULL

    error = translated(OUTPUT_DISK_FULL(path="report.pdf"))
    assert _CHINESE.search(error.message) and "report.pdf" in error.message
    assert "原因" in explanation(error) and "处理方法" in explanation(error)
