"""A report as blocks of text, tables and pictures, from which HTML and PDF are made alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from ctsuite.workflows.report.model import Picture

Colour = tuple[float, float, float]
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Tone(Enum):
    """How a notice is meant."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    STOP = "stop"


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, a colour patch before it, and how it is meant."""

    text: str
    colour: Colour | None = None
    tone: Tone | None = None


@dataclass(frozen=True)
class Column:
    """A column: title, share of the width, and whether it holds numbers, fingerprints or lines kept whole."""

    title: str
    share: float = 1.0
    number: bool = False
    code: bool = False
    whole_lines: bool = False


@dataclass(frozen=True)
class Grid:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | str, ...], ...]


@dataclass(frozen=True)
class Facts:
    """Names with values, side by side."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figures:
    """The few numbers that matter most, large."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Notice:
    """Something that must not be overlooked."""

    tone: Tone
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class Gallery:
    """Pictures with captions."""

    pictures: tuple[Picture, ...]


Block = Grid | Facts | Figures | Notice | Text | Heading | Gallery


@dataclass(frozen=True)
class Section:
    """A part of the document under a title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole report in one language.

    Attributes
    ----------
    title : str
        What it is.
    mark : str
        What tells this report from others on every page: the patient's identifier, or that it was left out.
    made : str
        When and by what it was made.
    page : str
        How a page is numbered, with ``{page}`` and ``{pages}``.
    language : str
        ``en`` or ``zh-CN``.
    blocks : tuple
        What stands first, before any section.
    sections : tuple of Section
        The parts.
    """

    title: str
    mark: str
    made: str
    page: str
    language: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


def clean(text: str) -> str:
    """Take out what no page can show or what turns text around: control characters, broken code points."""
    whole = str(text).encode("utf-8", "replace").decode("utf-8")
    return "".join(
        character
        for character in _BIDI.sub("", whole)
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Cn")
    )
