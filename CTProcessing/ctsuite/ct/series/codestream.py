"""The size that a compressed frame says it has, read before any decoder sees it."""

from __future__ import annotations

import struct
from typing import NamedTuple

_END = b"\xff\xd9"
_NOT_FRAME_HEADERS = (0xC4, 0xC8, 0xCC)
_JPEG_LS_FRAME = 0xF7


class FrameSize(NamedTuple):
    """Size and sample format of a compressed frame."""

    rows: int
    columns: int
    components: int
    precision: int
    signed: bool


def jpeg_2000(frame: bytes) -> FrameSize:
    """Read the SIZ segment of a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1).

    Raises
    ------
    ValueError
        It is not a whole codestream.
    """
    _whole(frame)
    if frame[:4] != b"\xff\x4f\xff\x51" or len(frame) < 46:
        raise ValueError("it does not begin as JPEG 2000 does")
    columns, rows, left, top = struct.unpack_from(">4I", frame, 8)
    components, depth = struct.unpack_from(">HB", frame, 40)
    return FrameSize(rows - top, columns - left, components, (depth & 0x7F) + 1, bool(depth & 0x80))


def jpeg(frame: bytes) -> FrameSize:
    """Read the frame header of a JPEG or JPEG-LS image (ISO/IEC 10918-1 B.2.2, 14495-1 C.2.2).

    Raises
    ------
    ValueError
        It is not a whole image.
    """
    _whole(frame)
    if frame[:2] != b"\xff\xd8":
        raise ValueError("it does not begin as JPEG does")
    at = 2
    while at + 10 <= len(frame):
        if frame[at] != 0xFF:
            raise ValueError("its segments do not follow each other")
        marker = frame[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _JPEG_LS_FRAME or (0xC0 <= marker <= 0xCF and marker not in _NOT_FRAME_HEADERS):
            precision, rows, columns, components = struct.unpack_from(">BHHB", frame, at + 4)
            return FrameSize(rows, columns, components, precision, False)
        at += 2 + int.from_bytes(frame[at + 2 : at + 4], "big")
    raise ValueError("it does not say how large it is")


def _whole(frame: bytes) -> None:
    # an odd frame is padded with one zero; some writers pad with more, or with fill bytes
    if not frame.rstrip(b"\0\xff").endswith(_END):
        raise ValueError("it is cut off")
