"""What is written in the sources of the product, read without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    "Common",
    "CTProcessing",
    "SegmentationTools",
    "MeasurementTools",
    "SpectralApps",
    "Security",
    "Apps",
)


@dataclass(frozen=True)
class Error:
    """One declared error with the place of its declaration."""

    code: str
    kind: str
    sentence: str
    cause: str
    remedy: str
    place: str


@cache
def files() -> tuple[Path, ...]:
    """The Python files of the product, in order."""
    return tuple(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """Syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function of that plain name."""
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


@cache
def errors() -> tuple[Error, ...]:
    """Every error that the product declares, ordered by code.

    Raises
    ------
    ValueError
        A text of a declaration is not a literal, or a code is declared twice.
    """
    found: dict[str, Error] = {}
    for path, call in calls("define"):
        place = f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
        code, kind, *texts = call.args
        spelt = [ast.literal_eval(text) for text in (code, *texts)]
        error = Error(spelt[0], ast.unparse(kind).removeprefix("Kind."), *spelt[1:], place)
        if error.code in found:
            raise ValueError(f"{error.code} is declared at {found[error.code].place} and at {place}")
        found[error.code] = error
    return tuple(found[code] for code in sorted(found))


def literals(name: str) -> Iterator[tuple[Path, str]]:
    """File and text of every call of a function of that name whose first argument is a literal text."""
    for path, call in calls(name):
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            yield path, call.args[0].value


def keywords(*names: str) -> Iterator[tuple[Path, str]]:
    """File and text of every literal text that is given to a keyword of one of these names in a call."""
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                for keyword in node.keywords:
                    value = keyword.value
                    if (
                        keyword.arg in names
                        and isinstance(value, ast.Constant)
                        and isinstance(value.value, str)
                    ):
                        yield path, value.value
