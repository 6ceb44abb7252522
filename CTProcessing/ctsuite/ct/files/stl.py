"""Surfaces as STL: binary when written, binary or text when read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.fileio import atomic_file
from ctsuite.core.surface import Surface
from ctsuite.ct.files.errors import DAMAGED
from ctsuite.ct.files.meshes import header_text, made_surface

_HEADER = 80
_FACET = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
_VERTEX = re.compile(rb"^\s*vertex\s+(\S+)\s+(\S+)\s+(\S+)\s*$", re.MULTILINE)


def write_stl(surface: Surface, path: Path) -> None:
    """Write a surface as binary STL, positions as 32-bit numbers.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    data = stl_bytes(surface)
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)


def stl_bytes(surface: Surface) -> bytes:
    """Return a surface as binary STL; the length is even, as DICOM wants it."""
    facets = np.zeros(len(surface.triangles), _FACET)
    facets["corners"] = np.asarray(surface.points_lps_mm)[surface.triangles]
    corners = facets["corners"].astype(float)
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    facets["normal"] = normal / np.where(length > 0, length, 1.0)
    header = header_text(surface).encode("ascii", "replace")[:_HEADER].ljust(_HEADER)
    return header + len(facets).to_bytes(4, "little") + facets.tobytes()


def read_stl(path: Path) -> Surface:
    """Read a surface from STL; vertices at the same place become one.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED.
    """
    return surface_of(path, path.read_bytes())


def surface_of(path: Path, data: bytes) -> Surface:
    """Read a surface from the content of an STL file; `path` is where it came from.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED.
    """
    head = data[:_HEADER]
    count = int.from_bytes(data[_HEADER : _HEADER + 4], "little")
    if len(data) == _HEADER + 4 + count * _FACET.itemsize and len(data) >= _HEADER + 4:
        corners = np.frombuffer(data, _FACET, count, _HEADER + 4)["corners"].reshape(-1, 3)
    elif data.lstrip()[:5].lower() == b"solid":
        corners = _text_corners(path, data)
        head = data.lstrip().split(b"\n", 1)[0]
    else:
        raise DAMAGED(path=str(path), reason="It is neither binary nor text STL, or is cut off.")
    points, triangles = _merged(corners)
    return made_surface(path, points, triangles, head.decode("latin-1").rstrip("\0 "), {})


def _text_corners(path: Path, data: bytes) -> NDArray[Any]:
    try:
        corners = np.array(_VERTEX.findall(data)).astype(np.float32).reshape(-1, 3)
    except ValueError as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    if len(corners) % 3 or data.count(b"endfacet") * 3 != len(corners) or b"endsolid" not in data:
        raise DAMAGED(path=str(path), reason="Its triangles are not complete.")
    return corners


def _merged(corners: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Vertices (n, 3) without repetition, and the triangles (m, 3) that name them."""
    plain = np.ascontiguousarray(corners, dtype=np.float32) + np.float32(0.0)  # -0 and 0 are one place
    keys = plain.view([("", np.float32)] * 3).ravel()
    _, first, index = np.unique(keys, return_index=True, return_inverse=True)
    return plain[first], index.reshape(-1, 3).astype(np.int64)
