"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterable

from ctsuite.app.errors import USAGE


def pairs(option: str, words: Iterable[str]) -> dict[str, str]:
    """Split ``NAME=VALUE`` words.

    Raises
    ------
    CTSuiteError
        CLI-USAGE when a word is not of that form or a name is given twice.
    """
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            raise USAGE(reason=f"{option} {word} is not of the form NAME=VALUE", usage="ctsuite --help")
        if name in found:
            raise USAGE(reason=f"{option} {name} is given twice", usage="ctsuite --help")
        found[name] = value
    return found
