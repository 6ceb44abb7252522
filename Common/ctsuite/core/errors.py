"""Coded errors: one sentence, the cause, the remedy and where the manual explains it.

Every error a user can meet is declared once with :func:`define`. The declaration is callable and makes the
exception; the catalogue page of the manual and the machine-readable error output are generated from the same
declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ctsuite.core.i18n import fill, said, translate


class Kind(Enum):
    """What an error means to the caller; the value is the exit code of the command line."""

    USAGE = 2
    REFUSED = 3
    RECOMMENDATION = 4
    FAILED = 5
    CANCELLED = 130


class CTSuiteError(Exception):
    """An error that a user can meet, with its code, cause and remedy.

    Attributes
    ----------
    code : str
        Stable identifier such as ``SERIES-NO-CT``; also the anchor in the manual.
    message, cause, remedy : str
        Plain sentences with the values of this occurrence filled in.
    kind : Kind
        Refusal, failure, cancellation or wrong usage.
    values : dict
        The values that were filled in.
    """

    def __init__(self, type_: ErrorType, values: dict[str, object]) -> None:
        self.type = type_
        self.code = type_.code
        self.kind = type_.kind
        self.values = values
        self.message = fill(type_.sentence, values)
        self.cause = fill(type_.cause, values)
        self.remedy = fill(type_.remedy, values)
        super().__init__(self.message)

    @property
    def manual(self) -> str:
        """Anchor in the user manual that explains this error."""
        return self.type.manual

    def as_dict(self, language: str = "en") -> dict[str, str]:
        """Return the error as it is printed by ``--json``, or with its texts in another language."""
        about, values = self.type, said(self.values, language)
        return {
            "code": self.code,
            "message": fill(translate(about.sentence, language), values),
            "cause": fill(translate(about.cause, language), values),
            "remedy": fill(translate(about.remedy, language), values),
            "manual": self.manual,
        }

    def __reduce__(self) -> tuple[object, ...]:
        return CTSuiteError, (self.type, self.values)


@dataclass(frozen=True)
class ErrorType:
    """Declaration of one error; calling it makes the exception.

    The texts are ``str.format`` templates over the keyword values of the call.
    """

    code: str
    kind: Kind
    sentence: str
    cause: str
    remedy: str

    def __call__(self, **values: object) -> CTSuiteError:
        return CTSuiteError(self, values)

    def caused_by(self, exception: BaseException, **values: object) -> CTSuiteError:
        """Make the exception with `exception` as its cause; `{reason}` is filled with its text."""
        error = CTSuiteError(self, {"reason": str(exception) or type(exception).__name__, **values})
        error.__cause__ = exception
        return error

    @property
    def manual(self) -> str:
        """Anchor in the user manual."""
        return f"user/errors.html#{self.code.lower()}"


_CATALOGUE: dict[str, ErrorType] = {}


def define(code: str, kind: Kind, sentence: str, cause: str, remedy: str) -> ErrorType:
    """Declare an error and add it to the catalogue.

    Parameters
    ----------
    code : str
        Upper-case words joined by hyphens, unique in the catalogue.
    kind : Kind
        What the error means to the caller.
    sentence, cause, remedy : str
        One plain sentence each, templates over the values of an occurrence.

    Raises
    ------
    ValueError
        The code is taken already by another declaration.
    """
    made = ErrorType(code, kind, sentence, cause, remedy)
    if _CATALOGUE.setdefault(code, made) != made:
        raise ValueError(f"error code {code} is declared twice")
    return made


def catalogue() -> tuple[ErrorType, ...]:
    """Return every error declared so far, ordered by code."""
    return tuple(_CATALOGUE[code] for code in sorted(_CATALOGUE))
