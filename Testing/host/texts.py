"""Texts of the desktop code: which are marked for translation with ``_()``, and which ought to be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# What a user reads: properties that hold it, and calls whose plain text arguments are it.
SHOWN_PROPERTIES = {
    "acknowledgementText",
    "helpText",
    "informativeText",
    "labelText",
    "noneDisplay",
    "placeholderText",
    "text",
    "title",
    "toolTip",
    "windowTitle",
}
SHOWN_CALLS = {
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QListWidgetItem",
    "QPushButton",
    "QRadioButton",
    "QTableWidgetItem",
    "addItem",
    "addItems",
    "addRow",
    "confirmOkCancelDisplay",
    "confirmYesNoDisplay",
    "errorDisplay",
    "infoDisplay",
    "progressShown",
    "setHorizontalHeaderLabels",
    "setText",
    "setToolTip",
    "setWindowTitle",
    "showStatusMessage",
    "warningDisplay",
}
# The name of the product is the same in every language.
_NAMES = {"CT Suite"}
_WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True)
class Text:
    """A text of a source file."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.text!r}"


def context(file: Path) -> str:
    """Return the context that Slicer translates the texts of a file in."""
    packaged = (file.parent / "__init__.py").is_file()
    return f"{file.parent.name}.{file.stem}" if packaged else file.stem


def marked(file: Path) -> list[Text]:
    """Return every text inside ``_()``.

    Raises
    ------
    ValueError
        Something other than one literal is inside; no tool could collect it.
    """
    found = []
    for call in _calls(file, "_"):
        argument = call.args[0] if len(call.args) == 1 else None
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            raise ValueError(f"{file.name}:{call.lineno}: _() needs one literal")
        found.append(Text(file, call.lineno, argument.value))
    return found


def unmarked(file: Path) -> list[Text]:
    """Return literals that a user reads but that are not inside ``_()``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        shown: list[ast.AST] = []
        if isinstance(node, ast.Assign) and any(_is_shown(target) for target in node.targets):
            shown = [node.value]
        elif isinstance(node, ast.Call):
            if _last_name(node.func) in SHOWN_CALLS:
                shown = list(node.args)
            shown += [keyword.value for keyword in node.keywords if keyword.arg in SHOWN_PROPERTIES]
        for value in shown:
            found += [
                Text(file, item.lineno, item.value) for item in _literals(value) if _is_wording(item.value)
            ]
    return sorted(found, key=lambda text: text.line)


def translations(file: Path) -> dict[tuple[str, str], str]:
    """Return the finished translations of a .ts file by context and source text."""
    found = {}
    for part in ElementTree.parse(file).getroot().iter("context"):
        name = part.findtext("name") or ""
        for message in part.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                found[name, message.findtext("source") or ""] = translation.text
    return found


def _calls(file: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def _is_shown(target: ast.AST) -> bool:
    return isinstance(target, ast.Attribute) and target.attr in SHOWN_PROPERTIES


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _literals(value: ast.AST) -> Iterator[ast.Constant]:
    """Text literals of an expression that reach the user as they are: not inside a call, not a key."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value
    elif isinstance(value, (ast.List, ast.Tuple)):
        for item in value.elts:
            yield from _literals(item)
    elif isinstance(value, ast.JoinedStr):
        for item in value.values:
            yield from _literals(item)
    elif isinstance(value, ast.BinOp):
        yield from _literals(value.left)
        yield from _literals(value.right)
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)


def _is_wording(text: str) -> bool:
    without_markup = re.sub(r"<[^>]*>", " ", text)
    return text not in _NAMES and bool(_WORD.search(without_markup))
