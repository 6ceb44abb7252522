"""Where the compressed frames of encapsulated pixel data lie (PS3.5 annex A.4)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from ctsuite.ct.series.elements import Source, truncated, wrong_length

MAX_FRAGMENTS = 1_000_000


class Fragment(NamedTuple):
    """Position and length of the bytes of one fragment."""

    offset: int
    length: int


def fragments(source: Source, start: int, size: int) -> tuple[bytes, tuple[Fragment, ...]]:
    """List the fragments of pixel data that begin at `start`.

    Parameters
    ----------
    source : Source
        The file.
    start : int
        Position of the first item, which holds the table of frame offsets.
    size : int
        Size of the file in bytes.

    Returns
    -------
    table, fragments : bytes, tuple of Fragment
        The basic offset table as stored (often empty), and what follows it.

    Raises
    ------
    Damage
        The items are cut off or malformed.
    """
    found: list[Fragment] = []
    position = start
    while len(found) <= MAX_FRAGMENTS:
        header = source.read(position, 8)
        if len(header) < 8:
            raise truncated("It ends within its compressed pixels.")
        group, element, length = struct.unpack("<HHI", header)
        if (group, element) == (0xFFFE, 0xE0DD):
            if not found:
                raise truncated("It has no list of compressed frames.")
            first = found[0]
            return source.read(first.offset, first.length), tuple(found[1:])
        if (group, element) != (0xFFFE, 0xE000):
            raise wrong_length("Its compressed pixels do not consist of fragments.")
        position += 8
        if position + length > size:
            raise truncated(
                f"It ends {position + length - size} bytes before the end of its compressed pixels."
            )
        found.append(Fragment(position, length))
        position += length
    raise wrong_length("Its compressed pixels consist of too many fragments.")


def frames(source: Source, start: int, size: int, count: int) -> tuple[tuple[Fragment, ...], ...]:
    """Return the fragments of each of `count` frames.

    Raises
    ------
    Damage
        The fragments cannot be assigned to that many frames.
    """
    table, found = fragments(source, start, size)
    if count == 1 and found:
        return (found,)
    if len(found) == count:
        return tuple((fragment,) for fragment in found)
    begins = set(struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4]))
    if len(begins) != count or not found:
        raise wrong_length(f"It has {len(found)} compressed fragments for {count} frames.")
    grouped: list[list[Fragment]] = []
    origin = found[0].offset
    for fragment in found:
        if fragment.offset - origin in begins:
            grouped.append([])
        elif not grouped:
            break
        grouped[-1].append(fragment)
    if len(grouped) != count:
        raise wrong_length("The table of its frames does not match its compressed fragments.")
    return tuple(tuple(group) for group in grouped)
