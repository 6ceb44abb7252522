"""Where the files of an unpacked scene point to: nowhere but into their own folder."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.parsers import expat

from ctsuite.mrml.errors import BUNDLE_TOO_LARGE, BUNDLE_UNREADABLE, BUNDLE_UNSAFE

_GIB = 1 << 30
_HEADER = 1 << 16
_NODE_PATHS = re.compile(r"(file|uri)", re.IGNORECASE)
# The first entry of which a name of a voxel type holds a part gives its bytes.
_WIDTHS = (
    (8, ("double", "64", "long")),
    (2, ("16", "short")),
    (1, ("8", "char")),
    (4, ("float", "32", "int")),
)


def check_references(bundle: Path, folder: Path, limit_bytes: int) -> None:
    """Refuse an unpacked scene that reads files from outside its folder, or declares boundless images.

    Parameters
    ----------
    bundle : Path
        The scene file, named in errors.
    folder : Path
        Where it was unpacked.
    limit_bytes : int
        Most bytes that the header of one image may declare.

    Raises
    ------
    CTSuiteError
        MRML-BUNDLE-UNSAFE, MRML-BUNDLE-UNREADABLE, MRML-BUNDLE-TOO-LARGE.
    """
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        suffix = file.suffix.lower()
        if suffix == ".mrml":
            _check_description(bundle, folder, file)
        elif suffix in (".nrrd", ".nhdr"):
            _check_nrrd(bundle, folder, file, limit_bytes)
        elif suffix in (".mha", ".mhd"):
            _check_meta_image(bundle, folder, file, limit_bytes)


def _check_description(bundle: Path, folder: Path, file: Path) -> None:
    def start(_tag: str, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if _NODE_PATHS.match(name):
                _inside(bundle, folder, file, unquote(value))

    def doctype(*_: Any) -> None:
        raise BUNDLE_UNSAFE(
            path=str(bundle), entry=file.name, where="to definitions outside the scene (DOCTYPE)"
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        with file.open("rb") as stream:
            parser.ParseFile(stream)
    except expat.ExpatError as error:
        reason = f"Its scene description is damaged ({error})."
        raise BUNDLE_UNREADABLE.caused_by(error, path=str(bundle), reason=reason) from error


def _check_nrrd(bundle: Path, folder: Path, file: Path, limit: int) -> None:
    fields = dict(_fields(file, re.compile(rb"^([a-zA-Z ]+): ?(.*?)\r?$", re.MULTILINE), rb"\n\n"))
    for name in ("data file", "datafile"):
        if name in fields:
            first = fields[name].split()[0] if fields[name].split() else ""
            # "LIST" and printf patterns name further files, which Slicer never writes into a scene.
            _inside(bundle, folder, file, "/" if first == "LIST" or "%" in fields[name] else fields[name])
    kind = fields.get("type", "")
    size = next((width for width, parts in _WIDTHS if any(part in kind for part in parts)), 1)
    _bounded(bundle, fields.get("sizes", ""), size, limit)


def _check_meta_image(bundle: Path, folder: Path, file: Path, limit: int) -> None:
    pattern = re.compile(rb"^\s*(\w+)\s*=\s*(.*?)\s*$", re.MULTILINE)
    fields = dict(_fields(file, pattern, rb"ElementDataFile[^\n]*\n"))
    source = fields.get("elementdatafile", "LOCAL")
    if source.upper() != "LOCAL":
        _inside(bundle, folder, file, "/" if source.upper().startswith("LIST") or "%" in source else source)
    _bounded(bundle, fields.get("dimsize", ""), 8, limit)


def _fields(file: Path, pattern: re.Pattern[bytes], end: bytes) -> Iterator[tuple[str, str]]:
    with file.open("rb") as stream:
        head = stream.read(_HEADER)
    last = re.search(end, head)
    for key, value in pattern.findall(head[: last.end()] if last else head):
        yield key.decode("latin-1").strip().lower(), value.decode("latin-1").strip()


def _inside(bundle: Path, folder: Path, file: Path, target: str) -> None:
    """A relative name is taken from the folder of the file that holds it, as the libraries do."""
    if not target:
        return
    name = target.replace("\\", "/")
    absolute = name.startswith("/") or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", name)
    if absolute or not _within(folder, Path(os.path.normpath(file.parent / name))):
        raise BUNDLE_UNSAFE(path=str(bundle), entry=file.name, where=f"to '{target}'")


def _within(folder: Path, place: Path) -> bool:
    return place == folder or folder in place.parents


def _bounded(bundle: Path, sizes: str, bytes_each: int, limit: int) -> None:
    try:
        declared = bytes_each * math.prod(int(size) for size in sizes.split())
    except ValueError as error:
        reason = "The header of an image in it is damaged."
        raise BUNDLE_UNREADABLE.caused_by(error, path=str(bundle), reason=reason) from error
    if declared > limit:
        raise BUNDLE_TOO_LARGE(path=str(bundle), size_gib=declared / _GIB, limit_gib=limit / _GIB)
