"""A solid with another taken away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True)
class Difference(Shape):
    """A solid without the part that another one takes from it.

    Attributes
    ----------
    outer, inner : Shape
        What is cut and what cuts. The support points are those of `outer`, so `inner` must leave them.
    share : float
        Part of the volume of `inner` that lies in `outer`, known from the construction: 1 where it lies
        wholly inside, 0.5 where a face of `outer` halves it.
    """

    outer: Shape
    inner: Shape
    share: float = 1.0

    @property
    def volume_mm3(self) -> float:
        """Volume, exact."""
        return self.outer.volume_mm3 - self.share * self.inner.volume_mm3

    @property
    def finest_radius_mm(self) -> float:
        """The smaller of the two."""
        return min(self.outer.finest_radius_mm, self.inner.finest_radius_mm)

    def distance(self, points: Float) -> Float:
        """Signed distance (n,)."""
        return np.maximum(self.outer.distance(points), -self.inner.distance(points))

    def clearance(self, points: Float) -> Float:
        """Signed distance (n,) that is never larger than the true one."""
        return np.maximum(self.outer.clearance(points), -self.inner.clearance(points))

    def distance_around(self, points: Float, offsets: Float) -> Float:
        """Signed distance (n, m) at each of the points plus each of the small offsets."""
        return np.maximum(
            self.outer.distance_around(points, offsets), -self.inner.distance_around(points, offsets)
        )

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction."""
        return self.outer.support(direction)
