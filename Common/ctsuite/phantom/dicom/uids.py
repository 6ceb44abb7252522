"""Identifiers that follow from what they identify, so that the same phantom always has the same ones."""

from __future__ import annotations

import hashlib
import uuid


def derived_uid(*parts: object) -> str:
    """Return a UID under 2.25 (PS3.5 B.2) made from a hash of the parts; it always has 44 characters.

    The UUID is of version 5 form. Its first byte is kept at 0x4C or above so that the decimal number has 39
    digits; a fixed length lets one encoded header serve all slices.
    """
    raw = bytearray(hashlib.sha256(repr(parts).encode()).digest()[:16])
    raw[0] = 0x4C + raw[0] % (0x100 - 0x4C)
    return f"2.25.{uuid.UUID(bytes=bytes(raw), version=5).int}"
