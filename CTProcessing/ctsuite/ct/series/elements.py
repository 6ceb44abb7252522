"""A small, bounded walk over the elements of a DICOM data set (PS3.5 chapter 7).

Written for files that nobody vouches for: there is no recursion, nothing is allocated because a length field
asks for it, and every length is checked against what encloses it. Only the values that are wanted are copied
out; what lies between them is jumped over without being read.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from ctsuite.core.errors import ErrorType
from ctsuite.ct.series import errors
from ctsuite.ct.series.tags import PIXEL_TAGS

FIRST_READ, WINDOW = 8192, 65536
MAX_VALUE = 65536
MAX_DEPTH = 32
MAX_ELEMENTS = 1_000_000
MAX_INFLATED_HEADER = 64 * 2**20
UNDEFINED = 0xFFFFFFFF
# A sequence shorter than this cannot hold more levels than are allowed: an item and a sequence header need 16
# bytes.
HARMLESS = 16 * MAX_DEPTH

_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_SHORT_VRS = b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split()
_LONG_VRS = b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split()
_IS_LONG = {**dict.fromkeys(_SHORT_VRS, False), **dict.fromkeys(_LONG_VRS, True)}
_IN_SEQUENCE, _IN_ITEM, _IN_FRAGMENTS = range(3)


class Damage(Exception):
    """Something that makes a file unusable; becomes a coded error where the path is known."""

    def __init__(self, error: ErrorType, **values: object) -> None:
        super().__init__(error.code)
        self.error, self.values = error, values


def truncated(reason: str) -> Damage:
    """The file ends too early."""
    return Damage(errors.TRUNCATED, reason=reason)


def _too_many() -> Damage:
    return Damage(errors.TOO_LARGE, reason=f"It has more than {MAX_ELEMENTS} elements.")


def wrong_length(reason: str) -> Damage:
    """A length field is wrong."""
    return Damage(errors.WRONG_LENGTH, reason=reason)


class Source(Protocol):
    """Bytes by position."""

    def read(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes; fewer at the end."""
        ...


class FileSource:
    """The bytes of an open, unbuffered file, of which the first are at hand."""

    def __init__(self, stream: io.FileIO, first: bytes) -> None:
        self._stream, self._first = stream, first

    def read(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes; fewer at the end."""
        if offset + count <= len(self._first) or 0 < len(self._first) < FIRST_READ:
            return self._first[offset : offset + count]
        self._stream.seek(offset)
        return self._stream.read(count)


class DeflatedSource:
    """The inflated rest of a file (deflated transfer syntax), inflated only as far as asked for."""

    def __init__(self, stream: io.FileIO, offset: int) -> None:
        self._stream, self._offset = stream, offset
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._inflated = bytearray()

    def read(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes; fewer at the end."""
        while len(self._inflated) < offset + count:
            piece = self.inflate()
            if not piece:
                break
            self._inflated += piece
            if len(self._inflated) > MAX_INFLATED_HEADER:
                raise Damage(errors.TOO_LARGE, reason="The compressed header swells beyond 64 MB.")
        return bytes(self._inflated[offset : offset + count])

    def length(self) -> int:
        """Return how many bytes were inflated for reading so far."""
        return len(self._inflated)

    def inflate(self) -> bytes:
        """Return the next piece, at most one window long; empty at the end."""
        try:
            while not self._inflater.eof:
                source = self._inflater.unconsumed_tail
                if not source:
                    self._stream.seek(self._offset)
                    source = self._stream.read(WINDOW)
                    self._offset += len(source)
                piece = self._inflater.decompress(source, WINDOW)
                if piece or not source:
                    return piece
        except zlib.error as error:
            raise truncated(f"Its compressed data set cannot be expanded ({error}).") from error
        return b""


class Encoding(NamedTuple):
    """How elements are written: with value representation or without, and the byte order (``<``, ``>``)."""

    explicit: bool
    order: str


class Pixels(NamedTuple):
    """Where pixel data begin, and how long they say they are (UNDEFINED: in fragments)."""

    tag: int
    offset: int
    length: int


class DataSet(NamedTuple):
    """What was found in a data set.

    Attributes
    ----------
    values : dict
        Tag to value bytes.
    items : dict
        Tag of a collected sequence to one dict (tag to value bytes) for each of its items.
    pixels : Pixels or None
        Where the pixel data begin.
    end : int
        Position after what was read.
    """

    values: dict[int, bytes]
    items: dict[int, list[dict[int, bytes]]]
    pixels: Pixels | None
    end: int


class Walk:
    """One walk over a data set.

    Parameters
    ----------
    source : Source
        The bytes.
    encoding : Encoding
        How the elements are written.
    wanted : Mapping
        Tags of the top level whose values are returned.
    collected : Mapping
        Tag of a sequence to the tags that are returned from each of its items.
    depth : int
        How far below the items of a collected sequence values are looked for: 0 in the items themselves, 1 in
        the items of the sequences that they hold (functional groups).
    """

    def __init__(
        self,
        source: Source,
        encoding: Encoding,
        wanted: Mapping[int, Any],
        collected: Mapping[int, Mapping[int, Any]] | None = None,
        depth: int = 1,
    ) -> None:
        self._source, self._encoding, self._wanted = source, encoding, wanted
        self._collected, self._level = collected or {}, 2 + 2 * depth
        self._data, self._base = b"", 0
        self._left = MAX_ELEMENTS

    def run(self, start: int, group: int | None = None) -> DataSet:
        """Walk from `start` to the pixel data, the end, or (with explicit elements) the first of another
        group.

        Raises
        ------
        Damage
            The data set is cut off or malformed.
        """
        explicit, order = self._encoding
        unpack = struct.Struct(order + ("HH2sH" if explicit else "HHI")).unpack_from
        long = struct.Struct(order + "I").unpack_from
        values: dict[int, bytes] = {}
        items: dict[int, list[dict[int, bytes]]] = {}
        wanted, read = self._wanted, self._source.read
        self._base, self._data = start, read(start, FIRST_READ)
        at, end, tag = 0, len(self._data), 0
        for _ in range(MAX_ELEMENTS):
            if at + 12 > end:
                self._base += at
                self._data = read(self._base, WINDOW)
                at, end = 0, len(self._data)
                if end < 8:
                    self._check_end(end, tag)
                    return DataSet(values, items, None, self._base)
            beginning = at
            if explicit:
                group_number, element, vr, length = unpack(self._data, at)
                at += 8
                if group is not None and group_number != group:
                    return DataSet(values, items, None, self._base + beginning)
                is_long = _IS_LONG.get(vr)
                if is_long:
                    if at + 4 > end:
                        raise truncated("It ends within the header of an element.")
                    length = long(self._data, at)[0]
                    at += 4
                elif is_long is None:
                    raise wrong_length(
                        f"After element {show(tag)} there is no element where one should begin."
                    )
            else:
                group_number, element, length = unpack(self._data, at)
                vr = b""
                at += 8
            tag = group_number << 16 | element
            if tag in PIXEL_TAGS:
                return DataSet(values, items, Pixels(tag, self._base + at, length), self._base + at)
            if length == UNDEFINED or vr == b"SQ" or tag in self._collected or (not vr and length > HARMLESS):
                after = self._sequence(tag, vr, self._base + at, length, items)
                at, end = after - self._base, len(self._data)
                continue
            if tag in wanted:
                if length > MAX_VALUE:
                    raise wrong_length(f"Element {show(tag)} says that it is {length} bytes long.")
                if at + length > end:
                    self._base += at
                    self._data = read(self._base, WINDOW)
                    at, end = 0, len(self._data)
                    if length > end:
                        raise truncated(f"It ends within element {show(tag)}.")
                values[tag] = self._data[at : at + length]
            at += length
        raise _too_many()

    def _check_end(self, left: int, tag: int) -> None:
        """Tell a data set that ends after a whole element from one that ends within it."""
        if left:
            raise truncated("It ends within the header of an element.")
        if self._base and not self._source.read(self._base - 1, 1):
            raise wrong_length(f"Element {show(tag)} reaches beyond the end of the file.")

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _too_many()

    def _need(self, position: int, count: int) -> int:
        """Make `count` bytes from `position` available and return their index in the window."""
        at = position - self._base
        if at < 0 or at + count > len(self._data):
            self._data, self._base, at = self._source.read(position, max(count, WINDOW)), position, 0
            if len(self._data) < count:
                raise truncated("It ends within a sequence.")
        return at

    def _sequence(
        self, tag: int, vr: bytes, start: int, length: int, items: dict[int, list[dict[int, bytes]]]
    ) -> int:
        """Step over the value of one element, item by item where it is a sequence, and return the end."""
        explicit, order = self._encoding
        wanted = self._collected.get(tag)
        if (
            wanted is None
            and length != UNDEFINED
            and (length <= HARMLESS or not self._is_sequence(start, vr))
        ):
            return start + length
        found: list[dict[int, bytes]] | None = None
        if wanted is not None:
            found = items.setdefault(tag, [])
        if vr == b"UN":
            explicit = False
        kind = _IN_FRAGMENTS if vr in (b"OB", b"OW") else _IN_SEQUENCE
        outermost = None if length == UNDEFINED else start + length
        levels: list[tuple[int | None, int, bool]] = [(outermost, kind, explicit)]
        position = start
        while levels:
            self._count()
            end, kind, explicit = levels[-1]
            if end is not None and position >= end:
                if position > end:
                    raise wrong_length(f"A part of the sequence {show(tag)} is longer than the whole.")
                levels.pop()
                continue
            at = self._need(position, 8)
            group, element = struct.unpack_from(order + "HH", self._data, at)
            this = group << 16 | element
            if kind != _IN_ITEM:
                size = struct.unpack_from(order + "I", self._data, at + 4)[0]
                position += 8
                if this == _SEQUENCE_END:
                    levels.pop()
                elif this != _ITEM:
                    raise wrong_length(f"The sequence {show(tag)} does not consist of items.")
                elif kind == _IN_FRAGMENTS:
                    position += size
                else:
                    levels.append((None if size == UNDEFINED else position + size, _IN_ITEM, explicit))
                    if found is not None and len(levels) == 2:
                        found.append({})
            elif this == _ITEM_END:
                position += 8
                levels.pop()
            else:
                vr, size, position = self._element(position, at, explicit, order)
                inner = _opens(vr, size)
                if inner is None and not vr and size > 8 and self._is_sequence(position, vr):
                    inner = _IN_SEQUENCE
                if inner is not None:
                    after = None if size == UNDEFINED else position + size
                    levels.append((after, inner, explicit and vr != b"UN"))
                    if len(levels) > 2 * MAX_DEPTH:
                        raise Damage(errors.TOO_DEEP, limit=MAX_DEPTH)
                    continue
                if found and len(levels) == self._level and this in (wanted or ()) and size <= MAX_VALUE:
                    at = self._need(position, size)
                    found[-1][this] = self._data[at : at + size]
                position += size
        return position

    def _element(self, position: int, at: int, explicit: bool, order: str) -> tuple[bytes, int, int]:
        """Return the value representation, the length and the position of the value of a nested element."""
        if not explicit:
            return b"", struct.unpack_from(order + "I", self._data, at + 4)[0], position + 8
        vr = self._data[at + 4 : at + 6]
        is_long = _IS_LONG.get(vr)
        if is_long is None:
            raise wrong_length("Within a sequence there is no element where one should begin.")
        if not is_long:
            return vr, struct.unpack_from(order + "H", self._data, at + 6)[0], position + 8
        at = self._need(position, 12)
        return vr, struct.unpack_from(order + "I", self._data, at + 8)[0], position + 12

    def _is_sequence(self, start: int, vr: bytes) -> bool:
        """Whether a value without a declared representation looks like items."""
        if vr:
            return vr == b"SQ"
        at = self._need(start, 4)
        return struct.unpack_from(self._encoding.order + "HH", self._data, at) == (0xFFFE, 0xE000)


def _opens(vr: bytes, length: int) -> int | None:
    """Tell whether an element within an item opens another level, and of which kind."""
    if vr == b"SQ":
        return _IN_SEQUENCE
    if length == UNDEFINED:
        return _IN_FRAGMENTS if vr in (b"OB", b"OW") else _IN_SEQUENCE
    return None


def is_representation(vr: bytes) -> bool:
    """Whether two bytes are one of the value representations of DICOM."""
    return vr in _IS_LONG


def show(tag: int) -> str:
    """Write a tag as people do."""
    return f"({tag >> 16:04X},{tag & 0xFFFF:04X})"
