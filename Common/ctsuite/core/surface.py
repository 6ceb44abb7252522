"""A triangle surface in the patient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

DISTANCE = "distance to the unaltered surface (mm)"
"""Name of the scalars that say how far an altered surface is off."""

_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Distance:
    """How far one surface lies from another, over the sample points of both directions.

    Attributes
    ----------
    maximum_mm : float
        Largest distance (Hausdorff distance over the sample points).
    mean_mm : float
        Mean distance over the area of both surfaces.
    percentile95_mm : float
        Distance that 95 % of the area of both surfaces does not exceed.
    """

    maximum_mm: float
    mean_mm: float
    percentile95_mm: float


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
    distance : Distance or None
        How far an altered surface lies from the unaltered one, where that is known.
    """

    points_lps_mm: NDArray[Any]
    triangles: NDArray[Any]
    name: str = "Surface"
    alterations: tuple[str, ...] = ()
    scalars: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    distance: Distance | None = None

    def __post_init__(self) -> None:
        if self.points_lps_mm.ndim != 2 or self.points_lps_mm.shape[1] != 3:
            raise TypeError(f"vertices have the shape (n, 3), not {self.points_lps_mm.shape}")
        if self.triangles.ndim != 2 or self.triangles.shape[1] != 3:
            raise TypeError(f"triangles have the shape (m, 3), not {self.triangles.shape}")

    @property
    def volume_mm3(self) -> float:
        """Enclosed volume by the divergence theorem; exact for a closed surface."""
        return sum(float(np.einsum("ij,ij->", a, np.cross(b, c))) for a, b, c in self._corners()) / 6.0

    @property
    def area_mm2(self) -> float:
        """Total area of the triangles."""
        crosses = (np.cross(b - a, c - a) for a, b, c in self._corners())
        return sum(float(np.linalg.norm(cross, axis=1).sum()) for cross in crosses) / 2.0

    def _corners(self) -> Iterator[list[NDArray[np.float64]]]:
        """The three corners (n, 3) of some triangles at a time, from the first vertex, in mm."""
        for start in range(0, len(self.triangles), _AT_ONCE):
            some = self.triangles[start : start + _AT_ONCE]
            origin = np.asarray(self.points_lps_mm[0], dtype=float)
            yield [self.points_lps_mm[some[:, n]] - origin for n in range(3)]
