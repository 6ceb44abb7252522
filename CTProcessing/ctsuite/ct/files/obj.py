"""Surfaces as Wavefront OBJ."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ctsuite.core.fileio import atomic_file
from ctsuite.core.surface import Surface
from ctsuite.ct.files.errors import DAMAGED
from ctsuite.ct.files.meshes import header_text, made_surface


def write_obj(surface: Surface, path: Path) -> None:
    """Write a surface as OBJ.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    comment = header_text(surface).encode("ascii", "replace").decode()
    with atomic_file(path) as temporary, temporary.open("w", encoding="ascii", newline="\n") as stream:
        stream.write(f"# {comment}\n")
        np.savetxt(stream, np.asarray(surface.points_lps_mm, dtype=float), "v %.6f %.6f %.6f")
        np.savetxt(stream, np.asarray(surface.triangles) + 1, "f %d %d %d")


def read_obj(path: Path) -> Surface:
    """Read the vertices and faces of an OBJ file; faces of more corners are cut into triangles.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED.
    """
    points: list[tuple[float, float, float]] = []
    triangles: list[tuple[int, int, int]] = []
    comments: list[str] = []
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                word, *rest = line.split() or [""]
                if word == "v":
                    x, y, z = rest[:3]
                    points.append((float(x), float(y), float(z)))
                elif word == "f":
                    corners = [_index(text, len(points)) for text in rest]
                    triangles += [
                        (corners[0], corners[n], corners[n + 1]) for n in range(1, len(corners) - 1)
                    ]
                elif word.startswith("#"):
                    comments.append(line.lstrip("# ").rstrip())
    except (ValueError, OverflowError) as error:
        raise DAMAGED(path=str(path), reason="A vertex or face is not made of numbers.") from error
    vertices = np.array(points, dtype=float).reshape(-1, 3)
    return made_surface(
        path, vertices, np.array(triangles, dtype=np.int64).reshape(-1, 3), "\n".join(comments), {}
    )


def _index(text: str, count: int) -> int:
    """Vertex of a corner such as "5", "5/1/5" or "-1" (counted from the end)."""
    number = int(text.split("/", 1)[0])
    return number - 1 if number > 0 else count + number
