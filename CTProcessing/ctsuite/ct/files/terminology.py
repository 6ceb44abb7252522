"""Coded meaning of a segment as one line of text, in the form that 3D Slicer keeps in the tags of a segment.

``context~category~type~type modifier~anatomic context~region~region modifier``, each code written
``scheme^value^meaning``.
"""

from __future__ import annotations

from ctsuite.core.codes import Code

TAG = "TerminologyEntry"
_CONTEXT = "Segmentation category and type - 3D Slicer General Anatomy list"
_ANATOMIC_CONTEXT = "Anatomic codes - DICOM master list"


def to_text(category: Code | None, type_: Code | None, modifier: Code | None = None) -> str:
    """Write category, type and type modifier of a segment."""
    return f"{_CONTEXT}~{_code(category)}~{_code(type_)}~{_code(modifier)}~{_ANATOMIC_CONTEXT}~^^~^^"


def from_text(text: str) -> tuple[Code | None, Code | None, Code | None]:
    """Read category, type and type modifier of a segment; what is absent or malformed is None."""
    parts = [*text.split("~"), "", "", ""]
    return _parse(parts[1]), _parse(parts[2]), _parse(parts[3])


def _code(code: Code | None) -> str:
    if code is None:
        return "^^"
    return "^".join(_plain(part) for part in (code.scheme, code.value, code.meaning))


def _plain(text: str) -> str:
    """Text without the signs that separate parts."""
    return text.translate(str.maketrans("~^|:", "    "))


def _parse(text: str) -> Code | None:
    scheme, _, rest = text.partition("^")
    value, _, meaning = rest.partition("^")
    return Code(value, scheme, meaning) if scheme and value else None
