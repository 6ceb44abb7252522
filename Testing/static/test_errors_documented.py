"""Every error code is unique, well formed and explained, under the anchor that the product gives."""

from __future__ import annotations

import ast
import re
from string import Formatter
from typing import Any

import pytest

from ctsuite.core.errors import ErrorType, Kind


@pytest.fixture(scope="session")
def declared(manual: Any) -> tuple[Any, ...]:
    """Every declaration in the sources; a code that is declared twice is refused while reading."""
    return manual.sources.errors()


def test_codes_are_words_in_capitals_that_begin_with_their_subject(declared: tuple[Any, ...]) -> None:
    assert len(declared) > 50
    assert not [error.place for error in declared if not re.fullmatch(r"[A-Z]+(-[A-Z0-9]+)+", error.code)]


def test_every_error_has_a_sentence_a_cause_and_a_remedy(declared: tuple[Any, ...]) -> None:
    for error in declared:
        for text in (error.sentence, error.cause, error.remedy):
            assert text.strip() and (text[-1] in ".?" or text.endswith("}")), (error.place, text)
        assert error.sentence != error.cause and error.kind in Kind.__members__, error.place


def test_a_template_names_its_values(declared: tuple[Any, ...]) -> None:
    for error in declared:
        for text in (error.sentence, error.cause, error.remedy):
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
            assert all(name.isidentifier() for name in names), (error.place, text)


def test_every_error_explains_itself_even_without_its_values(declared: tuple[Any, ...]) -> None:
    for error in declared:
        made = ErrorType(error.code, Kind[error.kind], error.sentence, error.cause, error.remedy)()
        assert made.message and made.cause and made.remedy, error.place


def test_every_error_is_on_the_page_under_its_anchor(
    declared: tuple[Any, ...], pages: dict[str, str]
) -> None:
    for folder in ("", "zh_CN/"):
        page = pages[f"{folder}user/errors.md"]
        for error in declared:
            manual = ErrorType(error.code, Kind.FAILED, "", "", "").manual
            assert manual == f"user/errors.html#{error.code.lower()}"
            assert f"\n## {error.code}\n" in page, error.place


def test_errors_are_declared_in_one_file_of_their_package(declared: tuple[Any, ...]) -> None:
    elsewhere = [e.place for e in declared if not re.search(r"(?i)/errors\w*\.py:", e.place)]
    assert not elsewhere


def test_nothing_raises_an_uncoded_error_on_purpose_at_the_command_line(product: list[Any]) -> None:
    found = [
        f"{source.name}:{node.lineno}"
        for source in product
        if source.package and source.package.startswith("ctsuite.app")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        if ast.unparse(node.exc.func)
        in ("ValueError", "RuntimeError", "Exception", "SystemExit", "TypeError")
    ]
    assert not found
