"""What holds for every file: size, grammar, finished, documented, and silent about its making."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LONGEST = 400
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".json",
    ".cmake",
    ".txt",
    ".ts",
    ".cfg",
    ".ini",
    ".in",
    ".yml",
    ".yaml",
    ".svg",
    ".sh",
    "",
}
# a file may be listed here only with the reason why its one thing does not fit
LONG_FOR_A_REASON: dict[str, str] = {}
MACHINE = re.compile(
    r"""(?<![\w.~}/-])/(?:work|root|home|Users)/\w|/tmp/w\b|/opt/(?:pypi|wheels)|file:///(?:opt|work|root|home)|index-url\s*=|find-links"""
)
MAKING = re.compile(
    r"\b(?:claude|anthropic|openai|chatgpt|copilot|gemini|language model|sub-?agents?"
    r"|(?:ai|coding) (?:agent|assistant)s?"
    r"|generated (?:by|with) (?:an? )?(?:ai|model)|as an ai|system prompt)\b",
    re.IGNORECASE,
)
STUB = ("pass", "...", "raise NotImplementedError")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|TBD)\b")


def lines(path: Path, pattern: re.Pattern[str], root: Path) -> Iterator[str]:
    """File and line of each match."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if pattern.search(line):
            yield f"{path.relative_to(root)}:{number} {line.strip()[:80]}"


def texts(tracked: list[Path]) -> Iterator[Path]:
    """The text files, this one left out because it spells out what it looks for."""
    return (path for path in tracked if path.suffix in TEXT and path.name != Path(__file__).name)


@pytest.mark.parametrize("pattern", [MACHINE, MAKING], ids=["this machine", "how it is made"])
def test_no_file_speaks_of_anything_but_the_project(
    pattern: re.Pattern[str], tracked: list[Path], repository: Path
) -> None:
    found = [hit for path in texts(tracked) for hit in lines(path, pattern, repository)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line", ["cp /work/x", "root = '/tmp/w/rt'", "url = file:///opt/x", "extra-index-url = a"]
)
def test_paths_of_a_machine_are_seen(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["../work/x", "https://a.org/home/x", "${root}/work/a", "frame/work/it"])
def test_ordinary_paths_are_no_paths_of_a_machine(line: str) -> None:
    assert not MACHINE.search(line)


def test_every_python_file_is_read_by_the_oldest_supported_python(sources: list[Any]) -> None:
    assert all(source.tree for source in sources)


def test_no_name_is_used_that_came_after_the_oldest_supported_python(product: list[Any]) -> None:
    newer = {
        "tomllib",
        "StrEnum",
        "ExceptionGroup",
        "BaseExceptionGroup",
        "TaskGroup",
        "Self",
        "LiteralString",
        "assert_never",
        "batched",
        "file_digest",
        "UTC",
    }
    found = []
    for source in product:
        for node in ast.walk(source.tree):
            names = (
                [alias.name for alias in node.names] if isinstance(node, (ast.Import, ast.ImportFrom)) else []
            )
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names = (
                    [node.attr]
                    if node.value.id in ("datetime", "enum", "typing", "itertools", "hashlib")
                    else []
                )
            if isinstance(node, ast.Name):
                names = [node.id] if node.id in ("ExceptionGroup", "BaseExceptionGroup") else []
            found += [f"{source.name}:{node.lineno} {name}" for name in names if name in newer]
    assert not found, "\n".join(found)


def test_no_file_is_longer_than_one_thing_needs(sources: list[Any]) -> None:
    long = {source.name: source.text.count("\n") for source in sources if source.text.count("\n") > LONGEST}
    assert set(long) == set(LONG_FOR_A_REASON), long


def test_a_module_file_is_thin(sources: list[Any]) -> None:
    thick = {
        source.name: source.text.count("\n")
        for source in sources
        if source.module_folder
        and source.path.stem == source.path.parent.name
        and source.text.count("\n") >= 150
    }
    assert not thick


def test_nothing_is_marked_as_unfinished(tracked: list[Path], repository: Path) -> None:
    found = [hit for path in texts(tracked) for hit in lines(path, UNFINISHED, repository)]
    assert not found, "\n".join(found)


def test_no_function_is_a_stub(product: list[Any]) -> None:
    found = []
    for source in product:
        protocols = {
            method
            for node in ast.walk(source.tree)
            if isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases)
            for method in node.body
        }
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node not in protocols:
                body = node.body[1:] if ast.get_docstring(node) is not None else node.body
                if body and all(ast.unparse(s).startswith(STUB) for s in body):
                    found.append(f"{source.name}:{node.lineno} {node.name}")
    assert not found, "\n".join(found)


def test_everything_public_says_what_it_is_for(product: list[Any]) -> None:
    found = [
        f"{source.name}:{line} {name}"
        for source in product
        for line, name in undocumented(source.tree.body, source.module_folder)
    ]
    found += [f"{source.name}:1" for source in product if not ast.get_docstring(source.tree)]
    assert not found, "\n".join(sorted(found))


def undocumented(body: list[ast.stmt], called_by_slicer: bool) -> Iterator[tuple[int, str]]:
    """Public classes and functions without docstring; what Slicer calls is documented by Slicer."""
    for node in body:
        if isinstance(
            node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        ) and not node.name.startswith("_"):
            if not ast.get_docstring(node) and not (called_by_slicer and isinstance(node, ast.FunctionDef)):
                yield node.lineno, node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, called_by_slicer)


def test_everything_in_the_library_is_annotated(product: list[Any]) -> None:
    found = []
    for source in product:
        for node in ast.walk(source.tree) if source.package else ():
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                bare = [a.arg for a in arguments if a.annotation is None and a.arg not in ("self", "cls")]
                if bare or node.returns is None:
                    found.append(f"{source.name}:{node.lineno} {node.name} {', '.join(bare) or 'result'}")
    assert not found, "\n".join(found)
