"""Fonts of the PDF report: text in every script without a font file.

The standard fonts of PDF hold Latin; the Asian fonts that every viewer knows by name hold the rest of what is
common (Adobe-GB1 also has Greek and Cyrillic). A character of any other script is written as its code point:
no two names look the same and nothing is lost.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

CHINESE, KOREAN = "STSong-Light", "HYSMyeongJo-Medium"
# first and last code point of what the Chinese font holds, ends included
_CHINESE = (
    (0x2010, 0x2027),
    (0x2030, 0x2312),
    (0x2460, 0x2642),
    (0x0391, 0x0451),
    (0x3000, 0x30FF),
    (0x3105, 0x3129),
    (0x4E00, 0x9FA5),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE5),
)
_KOREAN = ((0x3131, 0x318E), (0xAC00, 0xD7A3))


@lru_cache(maxsize=1)
def register() -> None:
    """Make the Asian fonts known to reportlab."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    for name in (CHINESE, KOREAN):
        registerFont(UnicodeCIDFont(name))


def has_wide(text: str) -> bool:
    """Whether a text has characters that are written without spaces between words."""
    return any(_font(character) in (CHINESE, KOREAN) for character in text)


def runs(text: str) -> list[tuple[str | None, str]]:
    """Split a text into pieces of one font each; None is the standard font of the paragraph."""
    pieces = []
    for font, characters in groupby(text, _font):
        piece = "".join(characters)
        if font == "":
            codes = " ".join(f"U+{ord(character):04X}" for character in piece)
            font, piece = None, f"[{codes}]"
        pieces.append((font, piece))
    return pieces


def markup(text: str) -> str:
    """Write a text for a reportlab paragraph: escaped, with its fonts and line breaks."""
    parts = []
    for font, piece in runs(text.replace("\t", " ")):
        safe = escape(piece).replace("\n", "<br/>")
        parts.append(f'<font name="{font}">{safe}</font>' if font else safe)
    return "".join(parts)


@lru_cache(maxsize=4096)
def _font(character: str) -> str | None:
    """Font of a character: None for the standard one, the empty text where there is none."""
    if character == "\n":
        return None
    try:
        character.encode("cp1252")
        return None
    except UnicodeEncodeError:
        code = ord(character)
    if any(first <= code <= last for first, last in _CHINESE):
        return CHINESE
    if any(first <= code <= last for first, last in _KOREAN):
        return KOREAN
    return ""
