"""Translation of the texts in descriptions, from Qt translation sources (.ts).

The English text is the key. The same files are compiled for the desktop, so a text has one translation.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from xml.etree import ElementTree

LANGUAGES = {"en": "English", "zh-CN": "简体中文"}


def translate(text: str, language: str) -> str:
    """Return the text in a language, or unchanged where there is no translation."""
    return texts(language).get(text, text)


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
