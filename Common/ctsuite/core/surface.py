"""A triangle surface in the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Surface:
    """A triangle mesh.

    Attributes
    ----------
    points_lps_mm : ndarray
        Vertices (n, 3) in LPS mm.
    triangles : ndarray of int
        Vertex indices (m, 3), counter-clockwise seen from outside.
    name : str
        What is shown to people.
    alterations : tuple of str
        What made the surface differ from the region it came from ("smoothing", "hole filling", "decimation");
        empty for a surface that corresponds to its region.
    scalars : Mapping
        Name to one value per vertex, such as the distance to the unaltered surface in mm.
    """

    points_lps_mm: NDArray[Any]
    triangles: NDArray[Any]
    name: str = "Surface"
    alterations: tuple[str, ...] = ()
    scalars: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.points_lps_mm.ndim != 2 or self.points_lps_mm.shape[1] != 3:
            raise TypeError(f"vertices have the shape (n, 3), not {self.points_lps_mm.shape}")
        if self.triangles.ndim != 2 or self.triangles.shape[1] != 3:
            raise TypeError(f"triangles have the shape (m, 3), not {self.triangles.shape}")

    @property
    def volume_mm3(self) -> float:
        """Enclosed volume by the divergence theorem; exact for a closed surface."""
        if len(self.triangles) == 0:
            return 0.0
        points = np.asarray(self.points_lps_mm, dtype=float)
        a, b, c = (points[self.triangles[:, n]] - points[0] for n in range(3))
        return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6.0)

    @property
    def area_mm2(self) -> float:
        """Total area of the triangles."""
        points = np.asarray(self.points_lps_mm, dtype=float)
        a, b, c = (points[self.triangles[:, n]] for n in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2.0)
