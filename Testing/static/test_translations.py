"""Every text that a user sees has a Chinese translation that keeps its values."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import Any

import pytest

HAN = re.compile(r"[\u4e00-\u9fff]")
# names that Chinese users write in Latin letters, and texts that are nothing but a value
LATIN = re.compile(r"[A-Z0-9 .+/()-]+|[A-Z][a-z]+|\{\w+\}")


@pytest.fixture(scope="session", params=["product", "manual"])
def catalogue(request: pytest.FixtureRequest, translations: Any) -> tuple[list[str], dict[str, str]]:
    """What must be translated and what is, for each catalogue."""
    if request.param == "product":
        return translations.product_texts(), translations.read(translations.PRODUCT)
    return translations.manual_texts(), translations.own(translations.LANGUAGE)


def test_every_text_is_translated_and_no_translation_is_left_over(catalogue: Any) -> None:
    wanted, there = catalogue
    assert not [text for text in wanted if not there.get(text)], "python Docs/translations.py lists them"
    assert not set(there) - set(wanted), "python Docs/translations.py removes them"


def test_a_translation_keeps_the_values_in_braces(catalogue: Any) -> None:
    def values(text: str) -> Counter[str]:
        return Counter(name for _, name, _, _ in Formatter().parse(text) if name)

    _, there = catalogue
    assert not [source for source, text in there.items() if text and values(source) != values(text)]


def test_a_translation_is_chinese_or_a_name(catalogue: Any) -> None:
    _, there = catalogue
    assert not [
        source
        for source, text in there.items()
        if text and not HAN.search(text) and not LATIN.fullmatch(text)
    ]


def test_a_translation_keeps_commands_links_and_numbers(catalogue: Any) -> None:
    _, there = catalogue
    kept = re.compile(r"`[^`]+`|--\w+|\]\([^)]+\)|\d+(?:\.\d+)?(?= ?(?:mm|HU|°|%))")
    wrong = [
        (source, sorted(set(kept.findall(source)) - set(kept.findall(text))))
        for source, text in there.items()
        if text and set(kept.findall(source)) - set(kept.findall(text))
    ]
    assert not wrong


def test_two_names_on_screen_stay_two_names_in_chinese(translations: Any) -> None:
    there = translations.read(translations.PRODUCT)
    titles = [tool.title for tool in translations.all_tools().values()]
    assert len({there.get(title, title) for title in titles}) == len(titles)
