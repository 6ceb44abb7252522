"""What every surface format shares: the checks when reading and the line that states the coordinates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import ras_to_lps
from ctsuite.core.surface import Surface
from ctsuite.ct.files.errors import DAMAGED

SPACE = "SPACE=LPS"
_ALTERED = "ALTERED="


def header_text(surface: Surface) -> str:
    """One line that states coordinate system and alterations, for the header or comment of a file."""
    altered = f" {_ALTERED}{','.join(surface.alterations)}" if surface.alterations else ""
    return f"CTSuite. {SPACE}{altered}"


def made_surface(
    path: Path, points: NDArray[Any], triangles: NDArray[Any], header: str, scalars: dict[str, NDArray[Any]]
) -> Surface:
    """Check what was read and make the surface; points are LPS unless the header says RAS.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED.
    """
    if len(points) and not np.isfinite(points).all():
        raise DAMAGED(path=str(path), reason="A vertex is not a number.")
    if len(triangles) and not (triangles.min() >= 0 and triangles.max() < len(points)):
        raise DAMAGED(path=str(path), reason="A triangle names a vertex that is not there.")
    if "SPACE=RAS" in header:
        points = ras_to_lps(points)
    _, _, altered = header.partition(_ALTERED)
    alterations = (
        tuple(part.strip() for part in altered.splitlines()[0].split(",")) if altered.strip() else ()
    )
    return Surface(points, triangles, path.stem, alterations, scalars)
