"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterable

from ctsuite.app.errors import USAGE
from ctsuite.core.i18n import Text

_USAGE = "ctsuite --help"


def pairs(option: str, words: Iterable[str]) -> dict[str, str]:
    """Split ``NAME=VALUE`` words, each name once.

    Raises
    ------
    CTSuiteError
        CLI-USAGE when a word is not of that form or a name is given twice.
    """
    found = lists(option, words)
    for name, values in found.items():
        if len(values) > 1:
            raise USAGE(reason=Text("{option} {name} is given twice", option=option, name=name), usage=_USAGE)
    return {name: values[0] for name, values in found.items()}


def lists(option: str, words: Iterable[str]) -> dict[str, list[str]]:
    """Split ``NAME=VALUE`` words, where a name may come several times.

    Raises
    ------
    CTSuiteError
        CLI-USAGE when a word is not of that form.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            reason = Text("{option} {word} is not of the form NAME=VALUE", option=option, word=word)
            raise USAGE(reason=reason, usage=_USAGE)
        found.setdefault(name, []).append(value)
    return found
