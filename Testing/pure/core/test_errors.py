"""The error catalogue is complete, unique and never fails while it explains a failure."""

from __future__ import annotations

import pickle
import subprocess
import sys
from string import Formatter

import pytest

from ctsuite.core import errors_core
from ctsuite.core.errors import CTSuiteError, ErrorType, Kind, catalogue, define

CORE = [value for value in vars(errors_core).values() if isinstance(value, ErrorType)]


@pytest.fixture(params=CORE, ids=[declared.code for declared in CORE])
def declared(request: pytest.FixtureRequest) -> ErrorType:
    """Each error of the core."""
    return request.param


def fields(error: ErrorType) -> set[str]:
    """Names of the values that an error's templates ask for."""
    text = error.sentence + error.cause + error.remedy
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_is_filled_with_the_values_of_the_occurrence(declared: ErrorType) -> None:
    values = {name: f"<{name}>" for name in fields(declared)}
    error = declared(**values)
    shown = error.message + error.cause + error.remedy
    assert all(value in shown for value in values.values())
    assert "{" not in shown and str(error) == error.message


def test_a_message_is_made_even_when_values_are_missing(declared: ErrorType) -> None:
    error = declared()
    shown = error.message + error.cause + error.remedy
    assert all(f"({name} unknown)" in shown for name in fields(declared))


@pytest.mark.parametrize(("value", "shown"), [(1.26, "1.3"), ("much", "much"), (None, "None")])
def test_a_value_of_another_kind_than_expected_is_shown_as_it_is(value: object, shown: str) -> None:
    size = define("TEST-SIZE", Kind.FAILED, "{size:.1f} GiB.", "It is large.", "Use less.")
    assert size(size=value).message == f"{shown} GiB." and "unknown" in size().message


def test_values_with_braces_are_shown_as_they_are() -> None:
    assert errors_core.TOOL_UNKNOWN(tool="{0} {x!r} {").message == "There is no tool called {0} {x!r} {."


def test_the_machine_readable_form_has_the_five_promised_members(declared: ErrorType) -> None:
    shown = declared().as_dict()
    assert set(shown) == {"code", "message", "cause", "remedy", "manual"}
    assert shown["manual"] == f"user/errors.html#{declared.code.lower()}"
    assert all(shown.values())


def test_an_error_keeps_its_texts_and_kind_through_a_pickle(declared: ErrorType) -> None:
    error = declared(**{name: name for name in fields(declared)})
    again = pickle.loads(pickle.dumps(error))
    assert again.as_dict() == error.as_dict() and again.kind is error.kind and again.values == error.values


def test_a_pickled_error_is_read_by_a_process_that_never_declared_it() -> None:
    here = define("TEST-ELSEWHERE", Kind.FAILED, "{part} broke.", "It was old.", "Replace it.")
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).message)"
    read = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(here(part="Door")), capture_output=True
    )
    assert read.stdout.decode().strip() == "Door broke.", read.stderr.decode()


def test_an_error_names_the_exception_that_caused_it() -> None:
    cause = ValueError("too short")
    error = errors_core.TOOL_FAILED.caused_by(cause, tool="Threshold")
    assert error.__cause__ is cause and error.cause == "too short"
    assert errors_core.TOOL_FAILED.caused_by(KeyError()).cause == "KeyError"


def test_a_code_cannot_be_declared_twice_with_another_meaning() -> None:
    define("TEST-TWICE", Kind.FAILED, "One.", "One.", "One.")
    define("TEST-TWICE", Kind.FAILED, "One.", "One.", "One.")
    with pytest.raises(ValueError, match="TEST-TWICE"):
        define("TEST-TWICE", Kind.FAILED, "Two.", "One.", "One.")


def test_the_catalogue_lists_each_code_once_in_order() -> None:
    codes = [error.code for error in catalogue()]
    assert codes == sorted(set(codes)) and {error.code for error in CORE} <= set(codes)


def test_the_kinds_are_the_promised_exit_codes() -> None:
    assert {kind.name: kind.value for kind in Kind} == {
        "USAGE": 2,
        "REFUSED": 3,
        "RECOMMENDATION": 4,
        "FAILED": 5,
        "CANCELLED": 130,
    }


def test_a_coded_error_is_caught_as_an_ordinary_exception() -> None:
    with pytest.raises(CTSuiteError, match="cancelled"):
        raise errors_core.CANCELLED()
