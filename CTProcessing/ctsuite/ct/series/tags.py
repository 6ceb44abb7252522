"""The DICOM attributes that are read from a header, and how their bytes become values."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

Value = str | int | float | tuple[Any, ...]


class Invalid(ValueError):
    """A value that cannot be what its attribute asks for."""

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(expected)
        self.value, self.expected = value, expected


class Attribute(NamedTuple):
    """One attribute: keyword, value representation, how many values (0: any number, as a tuple).

    Attributes
    ----------
    needed : bool
        A value that cannot be understood makes the whole file unusable; others are left out.
    """

    keyword: str
    vr: str
    number: int = 1
    needed: bool = False


CHARACTER_SET = 0x00080005
PIXEL_DATA = 0x7FE00010
PIXEL_TAGS = {0x7FE00008: "floating point numbers", 0x7FE00009: "floating point numbers", PIXEL_DATA: ""}
SHARED_GROUPS, FRAME_GROUPS = 0x52009229, 0x52009230

# Patient identity is compared when slices are grouped, but never kept: see header.py.
IDENTITY = {
    0x00080020: Attribute("StudyDate", "DA"),
    0x00080030: Attribute("StudyTime", "TM"),
    0x00080050: Attribute("AccessionNumber", "SH"),
    0x00081030: Attribute("StudyDescription", "LO"),
    0x00100010: Attribute("PatientName", "PN"),
    0x00100021: Attribute("IssuerOfPatientID", "LO"),
    0x00100030: Attribute("PatientBirthDate", "DA"),
    0x00100040: Attribute("PatientSex", "CS"),
    0x00200010: Attribute("StudyID", "SH"),
}
ATTRIBUTES = {
    CHARACTER_SET: Attribute("SpecificCharacterSet", "CS", 0),
    0x00080008: Attribute("ImageType", "CS", 0),
    0x00080016: Attribute("SOPClassUID", "UI"),
    0x00080018: Attribute("SOPInstanceUID", "UI"),
    0x00080060: Attribute("Modality", "CS"),
    0x00080070: Attribute("Manufacturer", "LO"),
    0x00081090: Attribute("ManufacturerModelName", "LO"),
    0x0008103E: Attribute("SeriesDescription", "LO"),
    0x00100020: Attribute("PatientID", "LO"),
    0x00180010: Attribute("ContrastBolusAgent", "LO"),
    0x00180015: Attribute("BodyPartExamined", "CS"),
    0x00180050: Attribute("SliceThickness", "DS"),
    0x00180060: Attribute("KVP", "DS"),
    0x00181060: Attribute("TriggerTime", "DS"),
    0x00181120: Attribute("GantryDetectorTilt", "DS"),
    0x00181210: Attribute("ConvolutionKernel", "TEXT"),
    0x00185100: Attribute("PatientPosition", "CS"),
    0x0020000D: Attribute("StudyInstanceUID", "UI"),
    0x0020000E: Attribute("SeriesInstanceUID", "UI"),
    0x00200011: Attribute("SeriesNumber", "IS"),
    0x00200012: Attribute("AcquisitionNumber", "IS"),
    0x00200013: Attribute("InstanceNumber", "IS"),
    0x00200032: Attribute("ImagePositionPatient", "DS", 3, True),
    0x00200037: Attribute("ImageOrientationPatient", "DS", 6, True),
    0x00200052: Attribute("FrameOfReferenceUID", "UI"),
    0x00200100: Attribute("TemporalPositionIdentifier", "IS"),
    0x00209241: Attribute("NominalPercentageOfCardiacPhase", "FL"),
    0x00280002: Attribute("SamplesPerPixel", "US", 1, True),
    0x00280004: Attribute("PhotometricInterpretation", "CS"),
    0x00280008: Attribute("NumberOfFrames", "IS", 1, True),
    0x00280010: Attribute("Rows", "US", 1, True),
    0x00280011: Attribute("Columns", "US", 1, True),
    0x00280030: Attribute("PixelSpacing", "DS", 2, True),
    0x00280100: Attribute("BitsAllocated", "US", 1, True),
    0x00280101: Attribute("BitsStored", "US", 1, True),
    0x00280102: Attribute("HighBit", "US", 1, True),
    0x00280103: Attribute("PixelRepresentation", "US", 1, True),
    0x00280120: Attribute("PixelPaddingValue", "US"),
    0x00280121: Attribute("PixelPaddingRangeLimit", "US"),
    0x00281050: Attribute("WindowCenter", "DS", 0),
    0x00281051: Attribute("WindowWidth", "DS", 0),
    0x00281052: Attribute("RescaleIntercept", "DS", 1, True),
    0x00281053: Attribute("RescaleSlope", "DS", 1, True),
    0x00281054: Attribute("RescaleType", "LO"),
    0x00281055: Attribute("WindowCenterWidthExplanation", "LO", 0),
    0x00281056: Attribute("VOILUTFunction", "CS"),
    0x00282110: Attribute("LossyImageCompression", "CS"),
    **IDENTITY,
}
# The same facts under the tags that frames of a multi-frame image use (PS3.3 C.7.6.16).
FRAME_ATTRIBUTES = {
    **{
        tag: ATTRIBUTES[tag]
        for tag in (
            0x00180050,
            0x00180060,
            0x00181120,
            0x00181210,
            0x00200032,
            0x00200037,
            0x00280030,
            0x00281050,
            0x00281051,
            0x00281052,
            0x00281053,
            0x00281054,
            0x00281055,
            0x00281056,
        )
    },
    0x00089007: Attribute("ImageType", "CS", 0),
    0x00189314: Attribute("ConvolutionKernel", "TEXT"),
    0x00209056: Attribute("StackID", "SH"),
    0x00209057: Attribute("InstanceNumber", "UL"),
    0x00209128: Attribute("TemporalPositionIdentifier", "UL"),
    0x00209156: Attribute("AcquisitionNumber", "US"),
    0x00209241: Attribute("NominalPercentageOfCardiacPhase", "FL"),
}
_ESCAPE, _DELIMITERS = b"\x1b", {ord("\\"), ord("^"), ord("=")}
TUPLES = frozenset(attribute.keyword for attribute in ATTRIBUTES.values() if attribute.number != 1)


def text(raw: bytes, character_set: tuple[str, ...] = ()) -> str:
    """Turn the bytes of a text value into text; padding is removed."""
    stripped = raw.strip(b" \0")
    if _is_plain(stripped):
        return stripped.decode("ascii")
    from pydicom.charset import decode_bytes, python_encoding

    codecs = [python_encoding[name] for name in character_set if name in python_encoding] or ["latin-1"]
    try:
        if _ESCAPE in stripped:
            return decode_bytes(stripped, codecs, _DELIMITERS)
        return stripped.decode(codecs[0], "replace")
    except (LookupError, ValueError):
        return stripped.decode("latin-1")


def _is_plain(raw: bytes) -> bool:
    """Whether every byte is an ASCII character by itself: an escape switches to another character set."""
    return raw.isascii() and _ESCAPE not in raw


def _number(raw: bytes) -> float:
    try:
        number = float(raw)
    except ValueError:
        raise Invalid(text(raw), "a number") from None
    if not math.isfinite(number):
        raise Invalid(text(raw), "a finite number")
    return number


def _whole(raw: bytes) -> int:
    number = _number(raw)
    if number != int(number):
        raise Invalid(text(raw), "a whole number")
    return int(number)


def _binary(code: str) -> Callable[[bytes, str], float]:
    size = struct.calcsize(f"<{code}")

    def convert(raw: bytes, order: str) -> float:
        if len(raw) < size:
            raise Invalid(f"{len(raw)} bytes", f"a value of {size} bytes")
        (value,) = struct.unpack_from(order + code, raw)
        if not math.isfinite(value):
            raise Invalid(str(value), "a finite number")
        return float(value) if isinstance(value, float) else int(value)

    return convert


_BINARY = {"US": _binary("H"), "UL": _binary("I"), "FL": _binary("f")}
_TEXTS = frozenset(("CS", "LO", "SH", "UI", "DA", "TM", "PN"))
_NUMBERS: dict[str, Callable[[bytes], float]] = {"DS": _number, "IS": _whole}


def convert(
    attribute: Attribute, raw: bytes, order: str, character_set: tuple[str, ...] = ()
) -> Value | None:
    """Turn the bytes of a value into text, a number or a tuple of them; None where the value is empty.

    Parameters
    ----------
    attribute : Attribute
        What the bytes are.
    raw : bytes
        The value field.
    order : str
        ``<`` or ``>``, the byte order of binary numbers.
    character_set : tuple of str
        Value of SpecificCharacterSet.

    Raises
    ------
    Invalid
        The bytes are not such a value.
    """
    vr, count = attribute.vr, attribute.number
    if vr in _TEXTS:
        if count == 1:
            # a backslash may be half of a character in a multi-byte character set
            return text(raw.split(b"\\", 1)[0] if _is_plain(raw) else raw, character_set)
        return tuple(text(part) for part in raw.split(b"\\")) if raw else None
    if not raw.strip(b" \0") and vr not in _BINARY:
        return None
    if vr in _BINARY:
        return _BINARY[vr](raw, order) if raw else None
    if vr == "TEXT":
        return "\\".join(text(part, character_set) for part in raw.split(b"\\"))
    number = _NUMBERS[vr]
    parts = raw.rstrip(b" \0").split(b"\\")
    if count == 1:
        return number(parts[0].strip(b" \0"))
    if count and len(parts) != count:
        raise Invalid(text(raw), f"{count} numbers")
    return tuple(number(part.strip(b" \0")) for part in parts)
