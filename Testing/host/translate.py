"""Keep the translations of the module folders as complete as their texts.

Usage: ``python Testing/host/translate.py [TRANSLATED.json]``

A text that moved to another file keeps its translation, one that nobody shows any more is removed. What has
no translation is printed as JSON; with the values filled in, the same file is given back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Testing"))

from host import folders, texts  # noqa: E402


def refresh(folder: Path, new: Mapping[str, str]) -> list[str]:
    """Write the Chinese translations of a folder anew and return the texts that have none."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="zh_CN" sourcelanguage="en">',
    ]
    missing = []
    for context, sources in _wanted(folder).items():
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source in sources:
            translation = new.get(source, "")
            if not translation:
                missing.append(source)
            unfinished = "" if translation else ' type="unfinished"'
            lines += [
                "    <message>",
                f"        <source>{escape(source)}</source>",
                f"        <translation{unfinished}>{escape(translation)}</translation>",
                "    </message>",
            ]
        lines.append("</context>")
    path = _path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")
    return missing


def _path(folder: Path) -> Path:
    return folder / "Resources" / "Translations" / f"{folder.name}_zh-CN.ts"


def _known(folder: Path) -> dict[str, str]:
    path = _path(folder)
    found = texts.translations(path) if path.is_file() else {}
    return {source: words for (_, source), words in found.items()}


def _wanted(folder: Path) -> dict[str, list[str]]:
    """Texts of a folder in order, by their context."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.py")):
        shown = list(dict.fromkeys(item.text for item in texts.marked(file)))
        if shown:
            found[texts.context(file)] = shown
    return found


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if len(sys.argv) > 1 else {}
    every = folders.module_folders(REPOSITORY)
    # what moved from one folder to another keeps the translation it had
    known = {source: words for one in every for source, words in _known(one).items()}
    missing = [text for one in every for text in refresh(one, {**known, **given})]
    print(json.dumps(dict.fromkeys(missing, ""), ensure_ascii=False, indent=1))
