"""Reading the header of one DICOM file: which attributes it has, and where its pixels lie.

The patient's name and birth date serve only to tell patients apart: they are reduced to a digest, unless the
identity is asked for, so that an index kept on disk does not hold them.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from ctsuite.ct.series import errors, tags
from ctsuite.ct.series.elements import (
    FIRST_READ,
    UNDEFINED,
    Damage,
    DataSet,
    DeflatedSource,
    Encoding,
    FileSource,
    Source,
    Walk,
    is_representation,
    truncated,
    wrong_length,
)
from ctsuite.ct.series.encapsulated import frames as encapsulated_frames
from ctsuite.ct.series.tags import Attribute, Invalid, Value

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
NATIVE = frozenset((IMPLICIT, EXPLICIT, DEFLATED, BIG_ENDIAN))
# CT Image Storage, Enhanced CT Image Storage, Legacy Converted Enhanced CT Image Storage
_CT_IMAGES = tuple(f"1.2.840.10008.5.1.4.1.1.2{end}" for end in ("", ".1", ".2"))
DIRECTORY_CLASS = "1.2.840.10008.1.3.10"

_CLASS, _SYNTAX = 0x00020002, 0x00020010
_LITTLE_EXPLICIT = Encoding(True, "<")
_MAX_FRAMES = 65536
_NAME_NOISE = re.compile(r"[\s^=,.]+")
_SHAPE = ("Rows", "Columns", "BitsAllocated")
_PADDING_TOLERANCE = 16


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What is known of one image file.

    Attributes
    ----------
    path : str
        Where the file lies.
    size, mtime_ns : int
        Its size in bytes and time in ns when it was read.
    attributes : Mapping
        DICOM keyword to value; ``PatientKey`` tells patients apart.
    frames : tuple of Mapping
        What differs from frame to frame of a multi-frame image; empty for an ordinary slice.
    offset, length : int
        Where the pixel data begin, and their length (UNDEFINED when they consist of fragments).
    damage : tuple of str
        Issue and sentence where the pixel data are not whole, else empty.
    """

    path: str
    size: int
    mtime_ns: int
    attributes: Mapping[str, Any]
    frames: tuple[Mapping[str, Any], ...]
    offset: int
    length: int
    damage: tuple[str, ...] = ()

    @property
    def encapsulated(self) -> bool:
        """Whether the pixels are compressed."""
        return self.length == UNDEFINED


def scan(path: str, identity: bool = False) -> FileHeader:
    """Read the header of a file.

    Parameters
    ----------
    path : str
        The file.
    identity : bool
        Whether the attributes that identify patient and study are kept.

    Raises
    ------
    CTSuiteError
        SERIES-UNREADABLE, SERIES-NOT-A-FILE, SERIES-NOT-DICOM, SERIES-TRUNCATED, SERIES-WRONG-LENGTH,
        SERIES-TOO-DEEP, SERIES-HEADER-TOO-LARGE, SERIES-BAD-VALUE, SERIES-NO-PIXELS.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise errors.NOT_A_FILE(path=path)
        with open(path, "rb", buffering=0) as stream:
            return _scan(stream, path, identity)
    except Damage as damage:
        raise damage.error(path=path, **damage.values) from None
    except OSError as error:
        raise errors.UNREADABLE.caused_by(error, path=path, reason=error.strerror or str(error)) from error


def open_source(stream: io.FileIO, syntax: str, start: int = 0) -> Source:
    """Return the bytes of a data set of the given transfer syntax that begins at `start` of the file."""
    return DeflatedSource(stream, start) if syntax == DEFLATED else FileSource(stream, b"")


def data_set_start(stream: io.FileIO) -> int:
    """Return where the data set of a DICOM file with a meta group begins."""
    return _file_meta(FileSource(stream, stream.read(FIRST_READ)))[1]


def _scan(stream: io.FileIO, path: str, identity: bool) -> FileHeader:
    status = os.fstat(stream.fileno())
    first = stream.read(FIRST_READ)
    source: Source = FileSource(stream, first)
    meta, start, marked = _file_meta(source)
    syntax = tags.text(meta.get(_SYNTAX, b""))
    if syntax == DEFLATED:
        source, start = DeflatedSource(stream, start), 0
    encoding = _encoding(source, start, syntax)
    collected = {tags.SHARED_GROUPS: tags.FRAME_ATTRIBUTES, tags.FRAME_GROUPS: tags.FRAME_ATTRIBUTES}
    try:
        found = Walk(source, encoding, tags.ATTRIBUTES, collected).run(start)
    except Damage:
        if marked:
            raise
        raise Damage(errors.NOT_DICOM, reason="it does not consist of DICOM elements.") from None
    if not marked and not found.values:
        raise Damage(errors.NOT_DICOM, reason="it holds no DICOM attribute.")
    attributes = _attributes(found.values, encoding.order, identity)
    attributes["TransferSyntaxUID"] = syntax or (EXPLICIT if encoding.explicit else IMPLICIT)
    if tags.text(meta.get(_CLASS, b"")) == DIRECTORY_CLASS:
        raise Damage(errors.NO_PIXELS, reason="It is the directory of a medium.")
    if found.pixels is None:
        if "Rows" in attributes or attributes.get("SOPClassUID") in _CT_IMAGES:
            raise truncated("It is the header of an image, but ends before the pixels.")
        kind = attributes.get("Modality") or attributes.get("SOPClassUID") or "unknown"
        raise Damage(errors.NO_PIXELS, reason=f"It holds information of the kind {kind} only.")
    if found.pixels.tag != tags.PIXEL_DATA:
        raise Damage(errors.NO_PIXELS, reason="Its pixels are floating point numbers, which no CT has.")
    frames = _frames(found, attributes, encoding.order)
    damage = _pixel_damage(source, found, attributes, max(len(frames), 1), status.st_size)
    pixels = found.pixels
    return FileHeader(
        path, status.st_size, status.st_mtime_ns, attributes, frames, pixels.offset, pixels.length, damage
    )


def _file_meta(source: Source) -> tuple[dict[int, bytes], int, bool]:
    """Return the values of the meta group, where the data set begins, and whether it is marked as DICOM."""
    first = source.read(0, FIRST_READ)
    marked = first[128:132] == b"DICM"
    start = 132 if marked else 0
    if not marked:
        if first[:2] not in (b"\x02\0", b"\x08\0", b"\0\x08"):
            raise Damage(
                errors.NOT_DICOM, reason="the mark of DICOM is missing." if first else "it is empty."
            )
    elif len(first) < 140:
        raise truncated("It ends after the mark of DICOM.")
    if first[start : start + 2] != b"\x02\0":
        return {}, start, marked
    meta = Walk(source, _LITTLE_EXPLICIT, {_CLASS: None, _SYNTAX: None}).run(start, group=2)
    return meta.values, meta.end, True


def _encoding(source: Source, start: int, syntax: str) -> Encoding:
    """Tell how elements are written: the transfer syntax says so, but some writers say it wrongly."""
    head = source.read(start, 6)
    order = ">" if syntax == BIG_ENDIAN or (not syntax and head[:1] == b"\0") else "<"
    return Encoding(is_representation(head[4:6]), order)


def _attributes(values: Mapping[int, bytes], order: str, identity: bool) -> dict[str, Any]:
    table = tags.ATTRIBUTES
    charset = tuple(map(tags.text, values.get(tags.CHARACTER_SET, b"").split(b"\\")))
    made: dict[str, Any] = {}
    for tag, raw in values.items():
        value = _convert(table[tag], raw, order, charset)
        if value is not None:
            made[table[tag].keyword] = value
    for keyword in ("PixelPaddingValue", "PixelPaddingRangeLimit"):
        if keyword in made and made.get("PixelRepresentation") == 1 and made[keyword] > 32767:
            made[keyword] -= 65536
    made["PatientKey"] = _patient_key(made)
    if not identity:
        for attribute in tags.IDENTITY.values():
            made.pop(attribute.keyword, None)
    return made


def _patient_key(made: Mapping[str, Any]) -> str:
    """Reduce a patient's name and birth date to a digest, whatever the punctuation."""
    name = _NAME_NOISE.sub(" ", made.get("PatientName", "").casefold()).strip()
    birth = made.get("PatientBirthDate", "")
    return blake2b(f"{name}|{birth}".encode(), digest_size=8).hexdigest() if name or birth else ""


def _convert(attribute: Attribute, raw: bytes, order: str, charset: tuple[str, ...]) -> Value | None:
    try:
        return tags.convert(attribute, raw, order, charset)
    except Invalid as invalid:
        if attribute.needed:
            raise Damage(
                errors.BAD_VALUE, keyword=attribute.keyword, value=invalid.value, expected=invalid.expected
            ) from None
        return None


def _frames(found: DataSet, attributes: Mapping[str, Any], order: str) -> tuple[Mapping[str, Any], ...]:
    """Return what each frame of a multi-frame image has of its own; empty for an ordinary slice."""
    count = attributes.get("NumberOfFrames", 1)
    groups = found.items.get(tags.FRAME_GROUPS, [])
    if not 1 <= count <= _MAX_FRAMES:
        raise Damage(errors.BAD_VALUE, keyword="NumberOfFrames", value=count, expected=f"1 to {_MAX_FRAMES}")
    if groups and len(groups) != count:
        expected = f"{len(groups)}, as many as frames are described,"
        raise Damage(errors.BAD_VALUE, keyword="NumberOfFrames", value=count, expected=expected)
    if not groups:
        return () if count == 1 else tuple({} for _ in range(count))
    shared: dict[int, bytes] = {}
    for item in found.items.get(tags.SHARED_GROUPS, []):
        shared.update(item)
    return tuple(_frame({**shared, **group}, order) for group in groups)


def _frame(values: Mapping[int, bytes], order: str) -> dict[str, Any]:
    made = {}
    for tag, raw in values.items():
        attribute = tags.FRAME_ATTRIBUTES[tag]
        value = _convert(attribute, raw, order, ())
        if value is not None:
            made[attribute.keyword] = value
    return made


def _pixel_damage(
    source: Source, found: DataSet, attributes: Mapping[str, Any], frames: int, size: int
) -> tuple[str, ...]:
    """Compare the pixel data with what the header announces; empty where they fit."""
    assert found.pixels is not None
    for keyword in _SHAPE:
        if not attributes.get(keyword):
            value = attributes.get(keyword, "missing")
            raise Damage(errors.BAD_VALUE, keyword=keyword, value=value, expected="a positive number")
    native = attributes["TransferSyntaxUID"] in NATIVE
    try:
        if found.pixels.length == UNDEFINED:
            if native:
                raise wrong_length(
                    "Its pixels are in fragments, although it says that they are not compressed."
                )
            encapsulated_frames(source, found.pixels.offset, size, frames)
            return ()
        if not native:
            raise wrong_length("Its pixels are not in fragments, although it says that they are compressed.")
        bits = attributes["BitsAllocated"] * attributes.get("SamplesPerPixel", 1)
        needed = (attributes["Rows"] * attributes["Columns"] * frames * bits + 7) // 8
        there = _available(source, found.pixels.offset, min(needed, found.pixels.length), size)
        if there < min(needed, found.pixels.length):
            raise truncated(f"It holds {there} of {needed} bytes of pixels.")
        if not needed <= found.pixels.length <= needed + _PADDING_TOLERANCE:
            raise wrong_length(
                f"It announces {found.pixels.length} bytes of pixels, but {needed} are needed."
            )
    except Damage as damage:
        return _ISSUES[damage.error.code], str(damage.values.get("reason", ""))
    return ()


_ISSUES = {errors.TRUNCATED.code: "truncated", errors.WRONG_LENGTH.code: "wrong-length"}


def _available(source: Source, offset: int, needed: int, size: int) -> int:
    """Count the bytes from `offset` to the end of the data, without keeping them."""
    if not isinstance(source, DeflatedSource):
        return size - offset
    there = source.length() - offset
    while there < needed:
        piece = source.inflate()
        if not piece:
            break
        there += len(piece)
    return there
