"""Coded entries as MRML and as the terminology text of a segment."""

from __future__ import annotations

from slicer import vtkCodedEntry

from ctsuite.core.codes import TISSUE, Code

# Slicer writes seven fields joined by "~": terminology, category, type, type modifier, anatomic list, region,
# region modifier; each code is scheme^value^meaning.
_TERMINOLOGY = "Segmentation category and type - 3D Slicer General Anatomy list"
_ANATOMY = "Anatomic codes - DICOM master list"
_NONE = "^^"
_FORBIDDEN = str.maketrans("~^|", "---")


def to_entry(code: Code) -> vtkCodedEntry:
    """Make an MRML coded entry."""
    entry = vtkCodedEntry()
    entry.SetValueSchemeMeaning(code.value, code.scheme, code.meaning)
    return entry


def from_entry(entry: vtkCodedEntry | None) -> Code | None:
    """Read an MRML coded entry."""
    if entry is None or not entry.GetCodeValue():
        return None
    return Code(entry.GetCodeValue(), entry.GetCodingSchemeDesignator() or "", entry.GetCodeMeaning() or "")


def to_terminology(category: Code | None, type_: Code | None, modifier: Code | None = None) -> str:
    """Write category, type and its modifier as Slicer does; empty where there is no category and no type."""
    if category is None and type_ is None:
        return ""
    codes = (_written(category or TISSUE), _written(type_), _written(modifier))
    return "~".join((_TERMINOLOGY, *codes, _ANATOMY, _NONE, _NONE))


def from_terminology(text: str) -> tuple[Code | None, Code | None, Code | None]:
    """Read category, type and type modifier of a terminology text; what cannot be read is None."""
    fields = [*text.split("~"), "", "", ""]
    return _read(fields[1]), _read(fields[2]), _read(fields[3])


def _written(code: Code | None) -> str:
    if code is None:
        return _NONE
    return "^".join(part.translate(_FORBIDDEN) for part in (code.scheme, code.value, code.meaning))


def _read(field: str) -> Code | None:
    parts = field.split("^")
    return Code(parts[1], parts[0], parts[2]) if len(parts) == 3 and parts[1] else None
