"""What every solid can answer, and a solid moved to its place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.transform import Transform

Float = NDArray[np.float64]


class Shape(ABC):
    """A solid in its own frame, in mm."""

    @property
    @abstractmethod
    def volume_mm3(self) -> float:
        """Volume, exact."""

    @property
    @abstractmethod
    def finest_radius_mm(self) -> float:
        """Smallest radius of the solid; it decides how finely voxels at the surface are sampled."""

    @abstractmethod
    def distance(self, points: Float) -> Float:
        """Signed distance (n,) of points (n, 3) in mm, negative inside, right to first order near it."""

    def clearance(self, points: Float) -> Float:
        """Signed distance (n,) that is never larger than the true one, inside or outside.

        Whole blocks of voxels are skipped on that promise.
        """
        return self.distance(points)

    def distance_around(self, points: Float, offsets: Float) -> Float:
        """Signed distance (n, m) at each of the points (n, 3) plus each of the small offsets (m, 3)."""
        inner = (points[:, None, :] + offsets).reshape(-1, 3)
        return self.distance(inner).reshape(len(points), len(offsets))

    @abstractmethod
    def support(self, direction: Float) -> Float:
        """Point (3,) of the solid that lies furthest along a direction (3,)."""

    @cached_property
    def bounds_mm(self) -> tuple[Float, Float]:
        """Lowest and highest corner (3,) of the box around the solid."""
        low, high = np.empty(3), np.empty(3)
        for axis, unit in enumerate(np.eye(3)):
            low[axis] = self.support(-unit)[axis]
            high[axis] = self.support(unit)[axis]
        return low, high

    def placed(self, transform: Transform) -> Placed:
        """Return the solid moved, turned and scaled by a similarity."""
        return Placed(self, transform)


@dataclass(frozen=True, eq=False)
class Placed(Shape):
    """A solid brought to its place by a similarity (rotation, uniform scale, shift)."""

    shape: Shape
    transform: Transform

    @cached_property
    def _scale(self) -> float:
        return float(np.cbrt(np.linalg.det(self.transform.matrix_lps[:3, :3])))

    @cached_property
    def _inverse(self) -> Transform:
        return self.transform.inverse()

    @property
    def volume_mm3(self) -> float:
        """Volume, exact."""
        return self.shape.volume_mm3 * self._scale**3

    @property
    def finest_radius_mm(self) -> float:
        """Smallest radius of the solid."""
        return self.shape.finest_radius_mm * self._scale

    def distance(self, points: Float) -> Float:
        """Signed distance (n,) of points (n, 3)."""
        return self.shape.distance(self._inverse.apply(points)) * self._scale

    def clearance(self, points: Float) -> Float:
        """Signed distance (n,) that is never larger than the true one."""
        return self.shape.clearance(self._inverse.apply(points)) * self._scale

    def distance_around(self, points: Float, offsets: Float) -> Float:
        """Signed distance (n, m) at each of the points plus each of the small offsets."""
        turned = offsets @ self._inverse.matrix_lps[:3, :3].T
        return self.shape.distance_around(self._inverse.apply(points), turned) * self._scale

    def support(self, direction: Float) -> Float:
        """Point (3,) furthest along a direction."""
        turned = np.asarray(direction) @ self.transform.matrix_lps[:3, :3]
        return self.transform.apply(self.shape.support(turned))


def placement(centre_mm: tuple[float, float, float] | Float, axis: Float | None = None) -> Transform:
    """Return the rigid motion that takes the origin to a centre and the z axis to a direction.

    Parameters
    ----------
    centre_mm : (3,)
        Where the origin goes.
    axis : (3,) or None
        Where the z axis points afterwards; without it nothing is turned.
    """
    matrix = np.eye(4)
    if axis is not None:
        z = np.asarray(axis, dtype=float) / np.linalg.norm(axis)
        x = np.cross(np.eye(3)[np.argmin(np.abs(z))], z)
        x /= np.linalg.norm(x)
        matrix[:3, :3] = np.column_stack([x, np.cross(z, x), z])
    matrix[:3, 3] = centre_mm
    return Transform(matrix)


def rotation(degrees: tuple[float, float, float]) -> Float:
    """3x3 matrix that turns about the fixed x, then y, then z axis by the angles given in degrees."""
    matrix = np.eye(3)
    for axis, angle in enumerate(np.radians(degrees)):
        turn = np.eye(3)
        j, k = (axis + 1) % 3, (axis + 2) % 3
        turn[j, j] = turn[k, k] = np.cos(angle)
        turn[k, j], turn[j, k] = np.sin(angle), -np.sin(angle)
        matrix = turn @ matrix
    return matrix
