"""Surfaces as PLY: binary when written, binary or text when read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.fileio import atomic_file
from ctsuite.core.surface import Surface
from ctsuite.ct.files.errors import DAMAGED
from ctsuite.ct.files.meshes import header_text, made_surface

_TYPES = {
    **dict.fromkeys(("char", "int8"), "i1"),
    **dict.fromkeys(("uchar", "uint8"), "u1"),
    **dict.fromkeys(("short", "int16"), "i2"),
    **dict.fromkeys(("ushort", "uint16"), "u2"),
    **dict.fromkeys(("int", "int32"), "i4"),
    **dict.fromkeys(("uint", "uint32"), "u4"),
    **dict.fromkeys(("float", "float32"), "f4"),
    **dict.fromkeys(("double", "float64"), "f8"),
}
_ORDERS = {"binary_little_endian": "<", "binary_big_endian": ">", "ascii": "="}
_LONGEST_HEADER = 1 << 16


@dataclass
class _Element:
    """One kind of record: name, count and properties; a list has a type for its length and one for items."""

    name: str
    count: int
    properties: list[tuple[str, ...]]

    def fixed(self, order: str) -> np.dtype[Any]:
        """Layout of a record, lists taken to hold three items."""
        fields: list[tuple[Any, ...]] = []
        for *types, name in self.properties:
            if len(types) == 2:
                fields += [(f"{name} count", order + types[0]), (name, order + types[1], 3)]
            else:
                fields.append((name, order + types[0]))
        return np.dtype(fields)


def write_ply(surface: Surface, path: Path) -> None:
    """Write a surface as binary PLY with its scalars, positions as 32-bit numbers.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    scalars = {re.sub(r"\W+", "_", name): values for name, values in surface.scalars.items()}
    vertices = np.zeros(len(surface.points_lps_mm), [(name, "<f4") for name in ("x", "y", "z", *scalars)])
    for n, axis in enumerate("xyz"):
        vertices[axis] = surface.points_lps_mm[:, n]
    for name, values in scalars.items():
        vertices[name] = values
    faces = np.zeros(len(surface.triangles), [("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, surface.triangles
    comment = header_text(surface).encode("ascii", "replace").decode()
    head = [
        "ply",
        "format binary_little_endian 1.0",
        f"comment {comment}",
        f"element vertex {len(vertices)}",
        *(f"property float {name}" for name in vertices.dtype.names or ()),
        f"element face {len(faces)}",
        "property list uchar int vertex_indices",
        "end_header",
    ]
    with atomic_file(path) as temporary, temporary.open("wb") as stream:
        stream.write(("\n".join(head) + "\n").encode("ascii"))
        vertices.tofile(stream)
        faces.tofile(stream)


def read_ply(path: Path) -> Surface:
    """Read a surface of triangles from PLY.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED, also for faces that are no triangles.
    """
    data = path.read_bytes()
    try:
        order, elements, comments, start = _header(data)
        records = (
            _text_records(data[start:], elements) if order == "=" else _records(data, elements, order, start)
        )
        vertices, faces = records["vertex"], records["face"]
        points = np.stack([vertices[axis] for axis in "xyz"], axis=1).astype(np.float32)
        names = vertices.dtype.names or ()
        scalars = {name: vertices[name].astype(np.float32) for name in names if name not in ("x", "y", "z")}
        list_name = next(p[-1] for e in elements if e.name == "face" for p in e.properties if len(p) == 3)
        triangles = faces[list_name].astype(np.int64)
    except (ValueError, KeyError, IndexError, StopIteration, OverflowError) as error:
        reason = str(error).strip("'\"") or "Its parts are not those of a surface."
        raise DAMAGED(path=str(path), reason=reason) from error
    return made_surface(path, points, triangles, "\n".join(comments), scalars)


def _header(data: bytes) -> tuple[str, list[_Element], list[str], int]:
    """Byte order, elements, comments, and where the records start."""
    found = re.search(rb"end_header\r?\n", data[:_LONGEST_HEADER])
    if not data.startswith(b"ply") or not found:
        raise ValueError("It has no PLY header.")
    order, elements, comments = "", list[_Element](), []
    for line in data[: found.start()].decode("latin-1").splitlines()[1:]:
        word, *rest = line.split() or [""]
        if word == "format":
            order = _ORDERS[rest[0]]
        elif word == "comment":
            comments.append(line.removeprefix("comment "))
        elif word == "element":
            elements.append(_Element(rest[0], int(rest[1]), []))
        elif word == "property":
            types = rest[1:-1] if rest[0] == "list" else rest[:1]
            elements[-1].properties.append((*(_TYPES[name] for name in types), rest[-1]))
    return order, elements, comments, found.end()


def _records(data: bytes, elements: list[_Element], order: str, start: int) -> dict[str, NDArray[Any]]:
    found = {}
    for element in elements:
        layout = element.fixed(order)
        if element.count < 0 or start + element.count * layout.itemsize > len(data):
            raise ValueError("It is cut off, or its faces are not triangles.")
        found[element.name] = np.frombuffer(data, layout, element.count, start)
        _only_triangles(found[element.name])
        start += element.count * layout.itemsize
    return found


def _text_records(data: bytes, elements: list[_Element]) -> dict[str, NDArray[Any]]:
    lines = data.decode("ascii", "replace").splitlines()
    found, start = {}, 0
    for element in elements:
        layout = element.fixed("=")
        rows = lines[start : start + element.count]
        if element.count < 0 or len(rows) < element.count:
            raise ValueError("It is cut off.")
        width = sum(int(np.prod(layout[name].shape)) for name in layout.names or ())
        values = np.array([row.split()[:width] for row in rows], dtype=float).reshape(-1, width)
        records, column = np.zeros(element.count, layout), 0
        for name in layout.names or ():
            step = int(np.prod(layout[name].shape))
            part = values[:, column : column + step]
            records[name] = part if layout[name].shape else part[:, 0]
            column += step
        _only_triangles(records)
        found[element.name] = records
        start += element.count
    return found


def _only_triangles(records: NDArray[Any]) -> None:
    for name in records.dtype.names or ():
        if name.endswith(" count") and (records[name] != 3).any():
            raise ValueError("Its faces are not triangles.")
