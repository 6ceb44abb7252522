"""Where a picture lies in the patient: planes of a grid in radiological convention, directions as letters.

Axial pictures show the patient's right on the left and anterior up, coronal pictures right on the left and
the head up, sagittal pictures anterior on the left and the head up. A picture keeps to the axes of its grid:
an oblique acquisition is shown as it was acquired, and its letters say so ("RA" is between R and A).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.grid import Grid
from ctsuite.ct.planes import AXIAL, CORONAL, SAGITTAL, across

Float = NDArray[np.float64]

# plane -> anatomical axis (0 L, 1 P, 2 S) with sign that runs to the right and down, and the axis across
_PLANES = {
    AXIAL: ((0, 1.0), (1, 1.0), 2),
    CORONAL: ((0, 1.0), (2, -1.0), 1),
    SAGITTAL: ((1, 1.0), (2, -1.0), 0),
}
_LETTERS = (("L", "R"), ("P", "A"), ("S", "I"))
_NOT_SHOWN = 0.1  # a direction within about 6 degrees of an axis is named by that axis alone
_FILLED = 0.93


def letters(direction: ArrayLike) -> str:
    """Name a direction in the patient, strongest component first ("L", "RA", "SPL").

    Parameters
    ----------
    direction : array_like
        Vector (3,) in LPS.
    """
    vector = np.asarray(direction, dtype=float)
    vector = vector / np.linalg.norm(vector)
    order = np.argsort(-np.abs(vector), kind="stable")
    return "".join(_LETTERS[axis][int(vector[axis] < 0)] for axis in order if abs(vector[axis]) > _NOT_SHOWN)


def position_text(point_lps_mm: ArrayLike, axis: int) -> str:
    """Write the position along one anatomical axis (0 L, 1 P, 2 S), such as "S 123.5 mm"."""
    value = float(np.asarray(point_lps_mm, dtype=float)[axis])
    return f"{_LETTERS[axis][int(value < 0)]} {abs(value):.1f} mm"


def point_text(point_lps_mm: ArrayLike) -> str:
    """Write a point with the side of each coordinate, such as "R 12.3, A 45.0, S 120.5 mm"."""
    parts = [position_text(point_lps_mm, axis).removesuffix(" mm") for axis in range(3)]
    return f"{', '.join(parts)} mm"


@dataclass(frozen=True, eq=False)
class View:
    """A picture plane in the patient.

    Attributes
    ----------
    size : tuple of int
        Width and height in pixels.
    origin_lps_mm : ndarray
        Centre of the pixel (0, 0), top left.
    right, down : ndarray
        Orthogonal unit vectors of growing column and row, LPS.
    mm_per_pixel : float
        Size of a pixel, the same in both directions.
    along : ndarray
        Unit vector along which points are projected onto the plane; the normal by default.
    """

    size: tuple[int, int]
    origin_lps_mm: Float
    right: Float
    down: Float
    mm_per_pixel: float
    along: Float = field(default_factory=lambda: np.zeros(3))

    def __post_init__(self) -> None:
        if not self.along.any():
            object.__setattr__(self, "along", np.cross(self.right, self.down))

    @classmethod
    def around(
        cls,
        points_lps_mm: ArrayLike,
        right: Float,
        down: Float,
        size: tuple[int, int],
        along: Float | None = None,
        filled: float = _FILLED,
    ) -> View:
        """Make the view that shows all points as large as they fit; the depth is that of their middle."""
        width, height = size
        flat = np.stack([right, down, np.cross(right, down)])
        seen = np.asarray(points_lps_mm, dtype=float) @ flat.T
        low, high = seen.min(axis=0), seen.max(axis=0)
        extent = np.maximum(high - low, 1e-3)[:2]
        scale = float(max(extent[0] / width, extent[1] / height)) / filled
        middle = (low + high) / 2
        corner = middle - (scale * (width - 1) / 2, scale * (height - 1) / 2, 0.0)
        return cls(size, corner @ flat, right, down, scale, np.zeros(3) if along is None else along)

    def pixels_lps_mm(self) -> Float:
        """Positions (height, width, 3) of the pixel centres."""
        width, height = self.size
        columns = np.arange(width)[None, :, None] * (self.right * self.mm_per_pixel)
        rows = np.arange(height)[:, None, None] * (self.down * self.mm_per_pixel)
        return np.asarray(self.origin_lps_mm + columns + rows)

    def project(self, points_lps_mm: ArrayLike) -> Float:
        """Map points (..., 3) to pixel coordinates (..., 2), column and row."""
        axes = np.stack([self.right, self.down, self.along], axis=1)
        parts = (np.asarray(points_lps_mm, dtype=float) - self.origin_lps_mm) @ np.linalg.inv(axes).T
        return np.asarray(parts[..., :2] / self.mm_per_pixel)

    def distance_mm(self, points_lps_mm: ArrayLike) -> Float:
        """Distance of points (..., 3) from the picture plane."""
        normal = np.cross(self.right, self.down)
        return np.asarray(np.abs((np.asarray(points_lps_mm, dtype=float) - self.origin_lps_mm) @ normal))

    def edges(self) -> tuple[str, str, str, str]:
        """Letters at the left, right, top and bottom edge."""
        return letters(-self.right), letters(self.right), letters(-self.down), letters(self.down)


@dataclass(frozen=True)
class Plane:
    """A plane of a grid: the grid axes that run right and down (with their signs) and the one across."""

    name: str
    right: tuple[int, float]
    down: tuple[int, float]
    across: int
    anatomical_across: int

    @classmethod
    def of(cls, grid: Grid, name: str) -> Plane:
        """Find the axes of a grid that come nearest to the plane ``axial``, ``coronal`` or ``sagittal``.

        Raises
        ------
        ValueError
            Another name.
        """
        if name not in _PLANES:
            raise ValueError(f"a plane is one of {', '.join(_PLANES)}, not {name}")
        direction = np.array(grid.direction_lps)
        axis_of = [across(grid, plane) for plane in (SAGITTAL, CORONAL, AXIAL)]
        (right, right_sign), (down, down_sign), normal = _PLANES[name]
        return cls(
            name,
            (axis_of[right], right_sign * float(np.sign(direction[right, axis_of[right]]))),
            (axis_of[down], down_sign * float(np.sign(direction[down, axis_of[down]]))),
            axis_of[normal],
            normal,
        )

    def nearest_index(self, grid: Grid, position_lps_mm: Sequence[float] | None) -> int:
        """Index along the axis across of the voxel plane nearest to a position (the middle by default)."""
        count = grid.shape[2 - self.across]
        if position_lps_mm is None:
            return count // 2
        index = float(grid.lps_to_index(position_lps_mm)[self.across])
        return int(np.clip(np.rint(index), 0, count - 1))

    def view(self, grid: Grid, index: float, size: tuple[int, int]) -> View:
        """Make the view of the whole voxel plane at an index along the axis across."""
        direction = np.array(grid.direction_lps)
        right = self.right[1] * direction[:, self.right[0]]
        right = right / np.linalg.norm(right)
        down = self.down[1] * direction[:, self.down[0]]
        down = down - right * (down @ right)
        down = down / np.linalg.norm(down)
        counts = grid.shape[::-1]
        corners = np.full((4, 3), float(index))
        corners[:, self.right[0]] = [-0.5, -0.5, counts[self.right[0]] - 0.5, counts[self.right[0]] - 0.5]
        corners[:, self.down[0]] = [-0.5, counts[self.down[0]] - 0.5] * 2
        return View.around(grid.index_to_lps(corners), right, down, size, direction[:, self.across])

    def title(self, grid: Grid) -> str:
        """Name for people; an acquisition that is not along the axes of the patient is called oblique."""
        normal = np.array(grid.direction_lps)[:, self.across]
        oblique = abs(normal[self.anatomical_across]) < np.sqrt(1 - _NOT_SHOWN**2)
        return f"{self.name.capitalize()}{' (oblique)' if oblique else ''}"
