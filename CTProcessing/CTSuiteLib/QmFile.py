"""Compiling a Qt translation source (.ts) into the form that Qt loads (.qm).

The layout is that of Qt's ``qtranslator.cpp``: a magic number, then sections of a tag byte, a length and
data, all numbers big-endian. ``hashes`` holds (ELF hash of the source text, offset into ``messages``)
sorted by hash; a message is a sequence of tagged pieces.
"""

from __future__ import annotations

import struct
from xml.etree import ElementTree

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES = 0x42, 0x69
END, TRANSLATION, SOURCE_TEXT, CONTEXT, COMMENT = 1, 3, 6, 7, 8


def compileTranslations(text: str) -> bytes:
    """Compile a translation source.

    Parameters
    ----------
    text : str
        Content of a .ts file. Messages without a finished translation are left out.

    Returns
    -------
    bytes
        Content of a .qm file.
    """
    entries = []
    for context in ElementTree.fromstring(text).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.find("translation")
            if source and translation is not None and translation.text and translation.get("type") is None:
                entries.append((_hash(source), _message(name, source, translation.text)))
    hashes, messages = bytearray(), bytearray()
    for key, message_bytes in sorted(entries, key=lambda entry: entry[0]):
        hashes += struct.pack(">II", key, len(messages))
        messages += message_bytes
    return MAGIC + _section(HASHES, bytes(hashes)) + _section(MESSAGES, bytes(messages))


def _message(context: str, source: str, translation: str) -> bytes:
    pieces = (
        (TRANSLATION, translation.encode("utf-16-be")),
        (SOURCE_TEXT, source.encode("utf-8")),
        (COMMENT, b""),
        (CONTEXT, context.encode("utf-8")),
    )
    return b"".join(_section(tag, data) for tag, data in pieces) + bytes([END])


def _section(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(text: str) -> int:
    """The ELF hash of the source text, never zero."""
    value = 0
    for byte in text.encode("utf-8"):
        value = ((value << 4) + byte) & 0xFFFFFFFF
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1
