"""Where voxels lie in the patient: index to LPS and RAS, converted here and nowhere else.

DICOM positions are LPS (x towards the patient's left, y towards posterior, z towards superior). MRML
positions are RAS. Both are in millimetres. Indices are written i, j, k (column, row, slice); arrays are
indexed z, y, x, that is ``array[k, j, i]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.errors_core import GEOMETRY_SINGULAR

Vector = tuple[float, float, float]
Float = NDArray[np.float64]

_FLIP = np.diag([-1.0, -1.0, 1.0, 1.0])


def lps_to_ras(points: ArrayLike) -> Float:
    """Turn points (..., 3) from LPS to RAS, in mm."""
    return np.asarray(points, dtype=float) * (-1.0, -1.0, 1.0)


def ras_to_lps(points: ArrayLike) -> Float:
    """Turn points (..., 3) from RAS to LPS, in mm."""
    return np.asarray(points, dtype=float) * (-1.0, -1.0, 1.0)


def lps_matrix_to_ras(matrix: ArrayLike) -> Float:
    """Turn a 4x4 map between LPS points into the same map between RAS points (and the other way round)."""
    return np.asarray(_FLIP @ np.asarray(matrix, dtype=float) @ _FLIP)


def apply_matrix(matrix: Float, points: ArrayLike) -> Float:
    """Map points (..., 3) through a 4x4 matrix."""
    return np.asarray(np.asarray(points, dtype=float) @ matrix[:3, :3].T + matrix[:3, 3])


@dataclass(frozen=True)
class Grid:
    """A regular voxel grid in the patient.

    Attributes
    ----------
    shape : tuple of int
        Number of voxels along z, y, x.
    spacing_mm : tuple of float
        Distance between voxel centres along i, j, k (x, y, z of the array).
    origin_lps_mm : tuple of float
        Centre of voxel (0, 0, 0) in LPS.
    direction_lps : tuple of tuple of float
        3x3 matrix; its columns are the unit vectors of the i, j and k axis in LPS. Columns need not be
        orthogonal (gantry tilt), but must be independent.

    Raises
    ------
    CTSuiteError
        GEOMETRY-SINGULAR when a size or spacing is not positive or the axes are not independent.
    """

    shape: tuple[int, int, int]
    spacing_mm: Vector
    origin_lps_mm: Vector = (0.0, 0.0, 0.0)
    direction_lps: tuple[Vector, Vector, Vector] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        set_(self, "shape", tuple(int(n) for n in self.shape))
        set_(self, "spacing_mm", tuple(float(s) for s in self.spacing_mm))
        set_(self, "origin_lps_mm", tuple(float(s) for s in self.origin_lps_mm))
        set_(self, "direction_lps", tuple(tuple(float(v) for v in row) for row in self.direction_lps))
        if len(self.shape) != 3 or min(self.shape) < 1:
            raise GEOMETRY_SINGULAR(name="the grid", reason=f"its size is {self.shape}")
        if len(self.spacing_mm) != 3 or not all(np.isfinite(s) and s > 0 for s in self.spacing_mm):
            raise GEOMETRY_SINGULAR(name="the grid", reason=f"its spacing is {self.spacing_mm} mm")
        matrix = np.array(self.direction_lps)
        if matrix.shape != (3, 3) or not np.isfinite(matrix).all() or abs(np.linalg.det(matrix)) < 1e-6:
            raise GEOMETRY_SINGULAR(name="the grid", reason="its axes do not span space")
        if len(self.origin_lps_mm) != 3 or not np.isfinite(self.origin_lps_mm).all():
            raise GEOMETRY_SINGULAR(name="the grid", reason=f"its origin is {self.origin_lps_mm}")

    @classmethod
    def axial(
        cls, shape: tuple[int, int, int], spacing_mm: Vector, origin_lps_mm: Vector = (0, 0, 0)
    ) -> Grid:
        """Make a grid whose i, j, k axes run along L, P, S."""
        return cls(shape, spacing_mm, origin_lps_mm)

    @classmethod
    def from_ijk_to_lps(cls, matrix: ArrayLike, shape: tuple[int, int, int]) -> Grid:
        """Make a grid from the 4x4 map of index (i, j, k) to LPS mm."""
        full = np.asarray(matrix, dtype=float)
        spacing = np.linalg.norm(full[:3, :3], axis=0)
        if not (np.isfinite(spacing).all() and (spacing > 0).all()):
            raise GEOMETRY_SINGULAR(name="the grid", reason=f"its spacing is {spacing.tolist()} mm")
        direction = full[:3, :3] / spacing
        return cls(shape, tuple(spacing), tuple(full[:3, 3]), tuple(map(tuple, direction)))  # type: ignore[arg-type]

    @classmethod
    def from_ijk_to_ras(cls, matrix: ArrayLike, shape: tuple[int, int, int]) -> Grid:
        """Make a grid from the 4x4 map of index (i, j, k) to RAS mm."""
        return cls.from_ijk_to_lps(_FLIP @ np.asarray(matrix, dtype=float), shape)

    @cached_property
    def ijk_to_lps(self) -> Float:
        """4x4 map of index (i, j, k) to LPS mm."""
        matrix = np.eye(4)
        matrix[:3, :3] = np.array(self.direction_lps) * self.spacing_mm
        matrix[:3, 3] = self.origin_lps_mm
        return matrix

    @cached_property
    def lps_to_ijk(self) -> Float:
        """4x4 map of LPS mm to index (i, j, k)."""
        return np.asarray(np.linalg.inv(self.ijk_to_lps), dtype=np.float64)

    @property
    def ijk_to_ras(self) -> Float:
        """4x4 map of index (i, j, k) to RAS mm."""
        return _FLIP @ self.ijk_to_lps

    @property
    def ras_to_ijk(self) -> Float:
        """4x4 map of RAS mm to index (i, j, k)."""
        return self.lps_to_ijk @ _FLIP

    @property
    def voxel_volume_mm3(self) -> float:
        """Volume of one voxel; a sheared grid is accounted for."""
        return float(abs(np.linalg.det(self.ijk_to_lps[:3, :3])))

    @property
    def finest_spacing_mm(self) -> float:
        """Smallest of the three spacings."""
        return min(self.spacing_mm)

    @property
    def is_orthogonal(self) -> bool:
        """Whether the three axes are at right angles (a tilted gantry makes them not so)."""
        direction = np.array(self.direction_lps)
        return bool(np.allclose(direction.T @ direction, np.eye(3), atol=1e-4))

    @property
    def centre_lps_mm(self) -> Vector:
        """Middle of the grid in LPS."""
        z, y, x = self.shape
        centre = self.index_to_lps([(x - 1) / 2, (y - 1) / 2, (z - 1) / 2])
        return float(centre[0]), float(centre[1]), float(centre[2])

    def corners_lps_mm(self) -> Float:
        """Outer corners (8, 3) of the voxels at the grid's ends, in LPS mm."""
        z, y, x = self.shape
        ends = [(-0.5, n - 0.5) for n in (x, y, z)]
        return self.index_to_lps(np.stack(np.meshgrid(*ends, indexing="ij"), -1).reshape(-1, 3))

    def index_to_lps(self, points: ArrayLike) -> Float:
        """Map indices (..., 3), ordered i, j, k, to LPS mm."""
        return apply_matrix(self.ijk_to_lps, points)

    def lps_to_index(self, points: ArrayLike) -> Float:
        """Map LPS mm (..., 3) to continuous indices ordered i, j, k."""
        return apply_matrix(self.lps_to_ijk, points)

    def contains_lps(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Tell for each LPS point (..., 3) whether it lies inside the voxels of the grid."""
        index = self.lps_to_index(points)
        size = np.array(self.shape[::-1])
        return np.asarray(((index >= -0.5 - 1e-9) & (index <= size - 0.5 + 1e-9)).all(axis=-1))

    def matches(self, other: Grid, tolerance_mm: float = 1e-3) -> bool:
        """Whether both grids have the same size and no corner is further apart than the tolerance."""
        return self.difference(other, tolerance_mm) is None

    def difference(self, other: Grid, tolerance_mm: float = 1e-3) -> str | None:
        """Say in words how the other grid differs, or None where it does not."""
        if self.shape != other.shape:
            return f"size {self.shape[::-1]} against {other.shape[::-1]} voxels"
        apart = float(np.abs(self.corners_lps_mm() - other.corners_lps_mm()).max())
        return None if apart <= tolerance_mm else f"positions up to {apart:.3g} mm apart"
