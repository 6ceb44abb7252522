"""Translation of the texts in descriptions, from Qt translation sources (.ts).

The English text is the key. The same files are compiled for the desktop, so a text has one translation. A
text with values in it is a :class:`Text`: it is an English text wherever a text is expected, and can be said
in another language later, when it is known who reads it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from string import Formatter
from typing import Any
from xml.etree import ElementTree

LANGUAGES = {"en": "English", "zh-CN": "简体中文"}
VARIABLE = "CTSUITE_LANGUAGE"


class Text(str):
    """A text made of a template and values, which can be said in another language.

    Attributes
    ----------
    template : str
        English text with the names of values in braces, as for ``str.format``.
    values : dict
        The values; texts among them are translated, too.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Text:
        """Fill the template in English; a value that is missing or does not fit raises nothing."""
        made = super().__new__(cls, fill(template, values))
        made.template, made.values = template, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), self.values

    @classmethod
    def joined(cls, parts: Iterable[str], mark: str = " ") -> Text:
        """Put texts into a row with a mark between them."""
        values = {f"part{n}": part for n, part in enumerate(parts)}
        return cls(mark.join(f"{{{name}}}" for name in values), **values)


def translate(text: str, language: str) -> str:
    """Return the text in a language, or unchanged where there is no translation."""
    return texts(language).get(text, text)


def say(text: str, language: str) -> str:
    """Return a text in a language: a :class:`Text` with its values, a name such as "Bone: mean" in parts."""
    if not isinstance(text, Text):
        whole = translate(text, language)
        return whole if whole != text else ": ".join(translate(part, language) for part in text.split(": "))
    return fill(translate(text.template, language), said(text.values, language))


def said(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the values with the texts among them in a language; what a user typed (``value``) stays."""
    return {
        name: say(value, language) if isinstance(value, str) and name != "value" else value
        for name, value in values.items()
    }


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment asks for: ``CTSUITE_LANGUAGE``, else the locale of POSIX."""
    for variable in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(variable, "").replace("_", "-").partition(".")[0]
        if wanted:
            return known(wanted)
    return "en"


def known(wanted: str) -> str:
    """Return the language nearest to a name such as ``zh_CN`` or ``zh-Hans``; ``en`` if none is near."""
    main = wanted.replace("_", "-").partition("-")[0].lower()
    return next((language for language in LANGUAGES if language.partition("-")[0] == main), "en")


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Fill values into a template; one that is missing or does not fit is shown as it is."""
    return _Lenient().vformat(template, (), values)


class _Lenient(Formatter):
    """A message must never fail for want of a value."""

    def get_value(self, key: int | str, args: object, kwargs: Any) -> object:
        return kwargs.get(key, f"({key} unknown)")

    def format_field(self, value: object, format_spec: str) -> str:
        try:
            return str(format(value, format_spec))
        except (TypeError, ValueError):
            return str(value)


@lru_cache(maxsize=4)
def texts(language: str) -> dict[str, str]:
    """Every translated text of a language by its English source; empty for English."""
    file = resources.files("ctsuite.core") / "locale" / f"CTSuite_{language}.ts"
    if not file.is_file():
        return {}
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    found = {}
    for message in root.iter("message"):
        source, translation = message.findtext("source"), message.findtext("translation")
        if source and translation:
            found[source] = translation
    return found
