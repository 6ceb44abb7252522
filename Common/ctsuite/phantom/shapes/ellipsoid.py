"""Ellipsoids and superellipsoids."""

from __future__ import annotations

from dataclasses import dataclass
from math import gamma

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True)
class Ellipsoid(Shape):
    """Points with ``|x/a|^n + |y/b|^n + |z/c|^n <= 1``; n = 2 is an ellipsoid, larger n comes near a box.

    Attributes
    ----------
    semi_axes_mm : tuple of float
        a, b and c.
    exponent : float
        n, at least 2.
    """

    semi_axes_mm: tuple[float, float, float]
    exponent: float = 2.0

    @property
    def volume_mm3(self) -> float:
        """Volume ``8 a b c G(1 + 1/n)^3 / G(1 + 3/n)`` (Dirichlet's integral)."""
        n = self.exponent
        return 8.0 * float(np.prod(self.semi_axes_mm)) * gamma(1 + 1 / n) ** 3 / gamma(1 + 3 / n)

    @property
    def finest_radius_mm(self) -> float:
        """Shortest semi-axis."""
        return min(self.semi_axes_mm)

    def distance(self, points: Float) -> Float:
        """Signed distance (n,): the convex function ``q^2 - 1`` over the length of its gradient."""
        scaled = np.abs(points) / self.semi_axes_mm
        q = (scaled**self.exponent).sum(1) ** (1 / self.exponent)
        safe = np.maximum(q, 1e-9)
        slope = (scaled / safe[:, None]) ** (self.exponent - 1) / self.semi_axes_mm
        steepness = 2 * safe * np.sqrt((slope**2).sum(1))
        return np.maximum((q**2 - 1) / np.maximum(steepness, 1e-9), -self.finest_radius_mm)

    def clearance(self, points: Float) -> Float:
        """Signed distance (n,) that is never larger than the true one.

        A convex solid holds, around a point of gauge g, a ball of (1 - g) times its inradius.
        """
        gauge = ((np.abs(points) / self.semi_axes_mm) ** self.exponent).sum(1) ** (1 / self.exponent)
        return np.where(gauge < 1, (gauge - 1) * self.finest_radius_mm, self.distance(points))

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction, by duality of the n-norm."""
        scaled = np.asarray(direction) * self.semi_axes_mm
        dual = np.abs(scaled) ** (1 / (self.exponent - 1))
        dual /= (dual**self.exponent).sum() ** (1 / self.exponent)
        return np.sign(scaled) * dual * self.semi_axes_mm


def sphere(radius_mm: float) -> Ellipsoid:
    """Return a sphere about the origin."""
    return Ellipsoid((radius_mm, radius_mm, radius_mm))
