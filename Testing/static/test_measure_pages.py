"""Every measurement has its page: picture, formula, anchor rule, limits and uncertainty (4.3.2.6, 4.2.2)."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from ctsuite.core.i18n import translate
from ctsuite.measurement.tools import MEASURES, TOOLS

LANGUAGES = {"en": "user/measures/", "zh-CN": "zh_CN/user/measures/"}
SVG = "{http://www.w3.org/2000/svg}"
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def measures(docs: Path) -> ModuleType:
    """The maker of the pages."""
    return import_module("manual.measures")


@pytest.fixture(scope="module")
def examples(measures: ModuleType) -> dict[str, Any]:
    """The example of each measure by its id."""
    found: dict[str, Any] = measures.examples()
    return found


def test_every_measure_has_an_example(examples: dict[str, Any]) -> None:
    missing = [measure.id for measure in MEASURES if measure.id not in examples]
    assert not missing, f"add to Docs/manual/examples.py what these are measured on: {missing}"


@each_language
def test_every_measure_has_a_page_with_all_that_it_states(
    language: str, pages: dict[str, str], measures: ModuleType, examples: dict[str, Any]
) -> None:
    words = measures.Words(language)
    for measure in MEASURES:
        name = f"{LANGUAGES[language]}{measures.slug(measure)}"
        page, example = pages[f"{name}.md"], examples[measure.id]
        assert f"]({measures.slug(measure)}.svg)" in page and f"{name}.svg" in pages
        for text in (measure.name, measure.tooltip, measure.anchor_rule):
            assert measures.both(words, text) in page, (name, text)
        assert f"**{measures.formula(words, measure)}**" in page
        assert f"({measure.quantity.value}, {measure.quantity.scheme}, " in page
        assert all(words(view.value) in page for view in measure.views)
        assert example.tools and all(translate(tool.risk, language) in page for tool in example.tools)
        assert all(f"(../tools/{tool.id}.md)" in page for tool in example.tools)


@each_language
def test_every_page_has_the_budget_of_its_example(
    language: str, pages: dict[str, str], measures: ModuleType, examples: dict[str, Any]
) -> None:
    words = measures.Words(language)
    for measure in MEASURES:
        page = pages[f"{LANGUAGES[language]}{measures.slug(measure)}.md"]
        known = examples[measure.id].measurement.uncertainty
        assert known.known and known.lines, measure.id
        assert examples[measure.id].measurement.stated in page
        assert all(words.screen(line.source) in page for line in known.lines)
        assert measures.answer(measure) and words(measures.answer(measure)) in page


def test_every_tool_of_measurement_gives_a_value_that_has_a_page(examples: dict[str, Any]) -> None:
    shown = {tool.id for example in examples.values() for tool in example.tools}
    assert {tool.id for tool in TOOLS if any(p.name == "measurements" for p in tool.outputs)} <= shown


def test_a_picture_shows_every_anchor_of_the_value_and_a_symbol(
    pages: dict[str, str], measures: ModuleType, examples: dict[str, Any]
) -> None:
    for measure in MEASURES:
        drawing = ElementTree.fromstring(pages[f"user/measures/{measures.slug(measure)}.svg"])
        dots = np.array(
            [[float(dot.attrib["cx"]), float(dot.attrib["cy"])] for dot in drawing.iter(f"{SVG}circle")]
        )
        assert len(dots) == len(examples[measure.id].measurement.anchors_lps_mm) > 0, measure.id
        _, _, width, height = map(float, drawing.attrib["viewBox"].split())
        assert ((dots >= 0) & (dots <= [width, height])).all(), measure.id
        written = [str(text.text) for text in drawing.iter(f"{SVG}text") if text.attrib["fill"] == "#c8321e"]
        assert written and not any(re.search("[a-z]{4}", text) for text in written), measure.id


def test_a_picture_is_true_to_scale(measures: ModuleType, examples: dict[str, Any]) -> None:
    sheet = import_module("manual.sketches").Sheet(examples["length"])
    first, second = sheet.at(examples["length"].measurement.anchors_lps_mm)
    assert np.linalg.norm(second - first) / sheet.scale == pytest.approx(
        examples["length"].measurement.value, rel=1e-12
    )
    assert first[0] < second[0], "the left side of the patient is on the right, as in a slice view"


def test_the_value_of_an_example_is_that_of_the_anchors_in_its_picture(examples: dict[str, Any]) -> None:
    found = [example.measurement for example in examples.values() if example.measurement.model is not None]
    assert len(found) > 20
    for each in found:
        assert float(each.model(each.anchors_lps_mm)) == pytest.approx(each.value, rel=1e-6), each.kind
