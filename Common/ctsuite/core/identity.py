"""The words by which a patient can be recognised, and whether a text holds one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_KEYWORDS = ("PatientName", "PatientID", "PatientBirthDate")
_BETWEEN_PARTS = re.compile(r"[\^=\s,]+")


def words(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return name, number and birth date of a patient, and the parts of the name.

    Parameters
    ----------
    facts : Mapping
        DICOM keyword to value.

    Returns
    -------
    tuple of str
        Without those so short that any text holds them: a patient number 120 would be found wherever 120 kV
        are named.
    """
    texts = [str(facts.get(keyword) or "") for keyword in _KEYWORDS]
    found = (*texts, *_BETWEEN_PARTS.split(texts[0]))
    return tuple(dict.fromkeys(word for word in found if is_telling(word)))


def is_telling(word: str) -> bool:
    """Whether a word is long enough to be looked for."""
    return len(word) >= (5 if word.isdigit() else 3 if word.isascii() else 2)


def holds(text: str, known: Iterable[str]) -> bool:
    """Whether a text holds one of the words as a whole, whatever its case."""
    return any(re.search(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", text, re.I) for word in known)


@contextmanager
def unspoken() -> Iterator[None]:
    """Keep a library that writes DICOM objects from printing the name of a patient that it finds unusual."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield
