"""Image headers that mean harm, found before a library opens the file.

NRRD and MetaImage headers can name any other file as the place of the data. The MetaImage reader of ITK
writes beyond its arrays when a header has too many dimensions, so such headers are held to the form needed
here. A NIfTI header without its mark would be read as Analyze, whose orientation is a guess.
"""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from ctsuite.ct.files.errors import DAMAGED, DETACHED

_LONGEST = 1 << 20  # the curve of a curved image makes a header of many kilobytes
_LONGEST_LINE = 200
_NRRD_DATA = re.compile(rb"^data ?file\s*:\s*(.*)$", re.IGNORECASE | re.MULTILINE)
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
# how many numbers a field of MetaImage has, by the number of dimensions
_COUNTS = {
    "DimSize": lambda n: n,
    "ElementSpacing": lambda n: n,
    "ElementSize": lambda n: n,
    "Offset": lambda n: n,
    "Origin": lambda n: n,
    "Position": lambda n: n,
    "CenterOfRotation": lambda n: n,
    "TransformMatrix": lambda n: n * n,
    "Rotation": lambda n: n * n,
    "Orientation": lambda n: n * n,
}


def refuse_hostile(path: Path) -> None:
    """Refuse a header that takes data from elsewhere or is not of sane form.

    Raises
    ------
    CTSuiteError
        FILE-DETACHED, FILE-DAMAGED.
    """
    suffix = path.suffix.lower()
    head = _head(path)
    if suffix in (".nii", ".gz") and head[344:348] != b"n+1\0" and head[4:8] != b"n+2\0":
        raise DAMAGED(path=str(path), reason="It is not a NIfTI file that holds header and data.")
    if suffix == ".nrrd":
        header, *data = re.split(rb"\r?\n\r?\n", head, maxsplit=1)
        if not data:
            raise DAMAGED(path=str(path), reason="Its header has no end.")
        found = _NRRD_DATA.search(header)
        if found:
            raise DETACHED(path=str(path), target=_text(found.group(1)))
    problem = suffix == ".mha" and _meta_image_problem(path, head)
    if problem:
        raise DAMAGED(path=str(path), reason=problem)


def _head(path: Path) -> bytes:
    try:
        with (gzip.open if path.suffix.lower() == ".gz" else open)(path, "rb") as stream:
            return bytes(stream.read(_LONGEST))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return b""


def _meta_image_problem(path: Path, head: bytes) -> str | None:
    dimensions = 0
    for line in head.splitlines():
        key, equals, value = (part.strip() for part in _text(line).partition("="))
        if (
            len(line) > _LONGEST_LINE
            or not equals
            or not re.fullmatch(r"[\w.:|-]+", key)
            or not value.isprintable()
        ):
            return "Its header is not that of a MetaImage."
        if key == "NDims":
            if dimensions or value not in ("2", "3"):
                return f"It has {value} dimensions instead of three."
            dimensions = int(value)
        elif key in _COUNTS:
            numbers = value.split()
            fits = dimensions and len(numbers) == _COUNTS[key](dimensions)
            if not fits or not all(re.fullmatch(_NUMBER, number) for number in numbers):
                return f"Its entry {key} is not made of the numbers that belong there."
        elif key == "ElementDataFile":
            if value != "LOCAL":
                raise DETACHED(path=str(path), target=value)
            return None if dimensions else "It does not say how many dimensions it has."
    return "Its header has no end."


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip()
