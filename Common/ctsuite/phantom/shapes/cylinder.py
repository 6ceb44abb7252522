"""Cylinders with flat ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True)
class Cylinder(Shape):
    """A cylinder about the z axis, its middle in the origin."""

    radius_mm: float
    length_mm: float

    @property
    def volume_mm3(self) -> float:
        """Circle times length."""
        return float(np.pi * self.radius_mm**2 * self.length_mm)

    @property
    def finest_radius_mm(self) -> float:
        """Radius, or half the length of a disk."""
        return min(self.radius_mm, self.length_mm / 2)

    def distance(self, points: Float) -> Float:
        """Signed distance (n,), exact."""
        aside = np.hypot(points[:, 0], points[:, 1]) - self.radius_mm
        along = np.abs(points[:, 2]) - self.length_mm / 2
        return np.hypot(np.maximum(aside, 0), np.maximum(along, 0)) + np.minimum(np.maximum(aside, along), 0)

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction."""
        x, y, z = direction
        aside = max(np.hypot(x, y), 1e-12)
        return np.array(
            [self.radius_mm * x / aside, self.radius_mm * y / aside, np.copysign(self.length_mm / 2, z)]
        )
