"""The words of the manual in each language.

What stands on screen is translated by the product's own catalogue, so that the manual names it word for
word. Only
the words that the manual adds (headings of tables and the like) have a catalogue here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ctsuite.core.i18n import say, translate
from ctsuite.core.profile import Rule
from ctsuite.core.units import limits_in_words

LANGUAGES = {"en": "", "zh-CN": "zh_CN/"}
MARKS = {"en": (", ", ": ", ".", "; "), "zh-CN": ("、", "：", "。", "；")}
CATALOGUE = Path(__file__).parent / "words"


class Words:
    """The words of one language.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`; its value is the folder of the pages.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.folder = LANGUAGES[language]
        self.comma, self.colon, self.stop, self.semicolon = MARKS[language]

    def screen(self, text: str) -> str:
        """A text as the product shows it."""
        return translate(text, self.language)

    def __call__(self, text: str, **values: object) -> str:
        """A text that only the manual uses, with its values filled in; untranslated where it is unknown."""
        translated = text if self.language == "en" else own(self.language).get(text) or text
        return translated.format(**values)

    def limits(self, minimum: float | None, maximum: float | None, unit: str = "") -> str:
        """Which numbers are allowed."""
        return say(limits_in_words(minimum, maximum, unit), self.language)

    def allowed(self, rule: Rule) -> str:
        """What a rule of the data requirements allows."""
        return say(rule.allowed, self.language)


@cache
def own(language: str) -> dict[str, str]:
    """The catalogue of the words that only the manual uses."""
    words: dict[str, str] = json.loads((CATALOGUE / f"{language}.json").read_text(encoding="utf-8"))
    return words
