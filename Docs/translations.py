"""Keep the translations as complete as the texts.

Usage: ``python Docs/translations.py [TRANSLATED.json]``

Texts without translation are added as unfinished, those that nobody uses any more are removed; the file
TRANSLATED.json (source to translation, as a translator returns it) is filled in first. Two catalogues are
kept: what the product shows (``CTSuite_zh-CN.ts`` of the core) and what only the manual says
(``manual/words/zh-CN.json``). The texts that results carry (names of measurements, notes of steps) are made
while tools run; they are listed in ``result-texts.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generate import MAKERS  # noqa: E402
from manual import sources  # noqa: E402
from manual.words import CATALOGUE, Words, own  # noqa: E402

from ctsuite.app.cli import parser  # noqa: E402
from ctsuite.core.i18n import Text  # noqa: E402
from ctsuite.core.platform import parts  # noqa: E402
from ctsuite.core.profile import profiles  # noqa: E402
from ctsuite.core.tool import texts as tool_texts  # noqa: E402
from ctsuite.segmentation.presets import CUSTOM, PRESETS  # noqa: E402
from ctsuite.workflows.catalogue import all_tools, all_workflows  # noqa: E402

LANGUAGE = "zh-CN"
# abbreviations, numbers and units are the same in every language
WORDS = re.compile("[a-z]{2}(?<!mm)")
PRODUCT = sources.ROOT / "Common" / "ctsuite" / "core" / "locale" / f"CTSuite_{LANGUAGE}.ts"
MANUAL = CATALOGUE / f"{LANGUAGE}.json"


def product_texts() -> list[str]:
    """Every text that the product shows and that is declared in a description, in order."""
    found = [text for tool in all_tools().values() for text in tool_texts(tool)]
    found += [text for flow in all_workflows().values() for text in flow.texts()]
    for profile in profiles().values():
        found += [profile.title, *(text for rule in profile.rules for text in (rule.reason, rule.unit))]
    found += [text for error in sources.errors() for text in (error.sentence, error.cause, error.remedy)]
    found += [text for part in parts().values() for text in (part.purpose, part.install)]
    found += command_texts(parser())
    found += [text for path, text in sources.keywords("reason", "found") if "ctsuite" in path.parts]
    for name in ("translate", "Column", "Text"):
        found += [text for path, text in sources.literals(name) if "ctsuite" in path.parts]
    for preset in (*PRESETS, CUSTOM):
        found += [preset.name, preset.type.meaning]
    found += json.loads((HERE / "result-texts.json").read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys(found) if WORDS.search(text)]


def command_texts(command: argparse.ArgumentParser) -> list[str]:
    """Every explanation of a command and of those below it."""
    found = [str(command.description or ""), str(command.epilog or "")]
    found += [str(group.title) for group in command._action_groups]
    for action in command._actions:
        if action.help and not isinstance(action.help, Text):
            found.append(action.help)
        if isinstance(action, argparse._SubParsersAction):
            found += [str(choice.help) for choice in action._choices_actions]
            found += [text for below in action.choices.values() for text in command_texts(below)]
    return found


class Asking(Words):
    """Remembers every text that the manual asks for, and leaves it as it is."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)
        self.asked: dict[str, None] = {}

    def __call__(self, text: str, **values: object) -> str:
        """Remember a text."""
        self.asked.setdefault(text)
        return text.format(**values)


def manual_texts() -> list[str]:
    """Every text that only the manual says, in order."""
    words = Asking()
    for maker in MAKERS:
        maker.pages(words)
    return list(words.asked)


def read(path: Path) -> dict[str, str]:
    """Translations of a Qt translation file by their source; unfinished ones are empty."""
    if not path.is_file():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")
    return {str(m.findtext("source")): m.findtext("translation") or "" for m in messages}


def write(path: Path, translations: Mapping[str, str]) -> None:
    """Write a Qt translation file of one context."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{LANGUAGE.replace("-", "_")}" sourcelanguage="en">',
        "<context>",
        "    <name>CTSuite</name>",
    ]
    for source, translation in translations.items():
        unfinished = "" if translation else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{escape(source)}</source>",
            f"        <translation{unfinished}>{escape(translation)}</translation>",
            "    </message>",
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "</context>", "</TS>", ""]), encoding="utf-8")


def kept(texts: Iterable[str], *known: Mapping[str, str]) -> dict[str, str]:
    """The texts in order with the first translation that is known, empty where there is none."""
    return {text: next((words[text] for words in known if words.get(text)), "") for text in texts}


def refresh(new: Mapping[str, str]) -> list[str]:
    """Bring both catalogues up to date and return what has no translation yet."""
    product = kept(product_texts(), new, read(PRODUCT))
    manual = kept(manual_texts(), new, own(LANGUAGE) if MANUAL.is_file() else {})
    write(PRODUCT, product)
    MANUAL.parent.mkdir(parents=True, exist_ok=True)
    MANUAL.write_text(json.dumps(manual, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [text for catalogue in (product, manual) for text, words in catalogue.items() if not words]


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if len(sys.argv) > 1 else {}
    missing = refresh(given)
    print(json.dumps(dict.fromkeys(missing, ""), ensure_ascii=False, indent=1))
    print(f"{len(missing)} texts have no translation", file=sys.stderr)
