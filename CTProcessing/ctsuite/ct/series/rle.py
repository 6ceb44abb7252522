"""Run-length encoded frames (PS3.5 annex G).

Decoded here rather than by a library: it is simple, no slower, and cannot write outside its buffer.
"""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<16I")


def decode(frame: bytes, pixels: int) -> bytes:
    """Decode a frame of one 16-bit sample a pixel.

    Parameters
    ----------
    frame : bytes
        The RLE header and segments.
    pixels : int
        Number of pixels of the frame.

    Returns
    -------
    bytes
        ``2 * pixels`` bytes, little endian.

    Raises
    ------
    ValueError
        The frame is not such a frame or is cut off.
    """
    if len(frame) < _HEADER.size:
        raise ValueError("the frame is shorter than its header")
    count, *offsets = _HEADER.unpack_from(frame)
    if count != 2:
        raise ValueError(f"the frame has {count} segments, where 16 bits a pixel need 2")
    high, low = offsets[:2]
    if not _HEADER.size <= high < low < len(frame):
        raise ValueError("the segments do not lie within the frame")
    words = bytearray(2 * pixels)
    words[1::2] = _unpack(frame[high:low], pixels)
    words[0::2] = _unpack(frame[low:], pixels)
    return bytes(words)


def _unpack(segment: bytes, size: int) -> bytes:
    """Decode one segment of PackBits; what a padded segment holds beyond `size` is left."""
    parts: list[bytes] = []
    append = parts.append
    at, made, end = 0, 0, len(segment)
    while made < size and at < end:
        control = segment[at]
        if control < 128:
            piece = segment[at + 1 : at + 2 + control]
            at += 2 + control
        elif control > 128:
            piece = segment[at + 1 : at + 2] * (257 - control)
            at += 2
        else:
            at += 1
            continue
        append(piece)
        made += len(piece)
    if made < size:
        raise ValueError(f"a segment holds {made} of {size} bytes")
    return b"".join(parts)[:size]
