"""Rectangular blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True)
class Box(Shape):
    """A block about the origin with edges along the axes."""

    size_mm: tuple[float, float, float]

    @property
    def volume_mm3(self) -> float:
        """Product of the edges."""
        return float(np.prod(self.size_mm))

    @property
    def finest_radius_mm(self) -> float:
        """Half the shortest edge."""
        return min(self.size_mm) / 2

    def distance(self, points: Float) -> Float:
        """Signed distance (n,), exact."""
        beyond = np.abs(points) - np.array(self.size_mm) / 2
        return np.linalg.norm(np.maximum(beyond, 0), axis=1) + np.minimum(beyond.max(1), 0)

    def support(self, direction: Float) -> Float:
        """The corner furthest along a direction."""
        return np.where(np.asarray(direction) < 0, -0.5, 0.5) * self.size_mm
