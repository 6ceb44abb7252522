"""Spherical cups, such as the socket of a hip joint."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True, eq=False)
class Cup(Shape):
    """A spherical shell about the origin, open around the z axis, with flat facets on its outside.

    Attributes
    ----------
    inner_mm, outer_mm : float
        Radii.
    opening_degrees : float
        Half angle of the opening, seen from the centre.
    facets : (n, 3)
        Directions in which the outside is cut flat, far enough apart that the cuts do not meet.
    facet_mm : float
        Distance of the facets from the centre, between the two radii.
    """

    inner_mm: float
    outer_mm: float
    opening_degrees: float
    facets: Float
    facet_mm: float

    @property
    def volume_mm3(self) -> float:
        """Sector of the shell less one spherical cap for each facet."""
        cosine = np.cos(np.radians(self.opening_degrees))
        sector = 2 / 3 * (1 + cosine) * (self.outer_mm**3 - self.inner_mm**3)
        height = self.outer_mm - self.facet_mm
        cap = height**2 * (3 * self.outer_mm - height) / 3
        return float(np.pi * (sector - len(self.facets) * cap))

    @property
    def finest_radius_mm(self) -> float:
        """Half the thickness of the shell."""
        return (self.outer_mm - self.inner_mm) / 2

    def distance(self, points: Float) -> Float:
        """Signed distance (n,), exact but at the edges."""
        radius = np.linalg.norm(points, axis=1)
        angle = np.radians(self.opening_degrees)
        rim = points[:, 2] * np.sin(angle) - np.hypot(points[:, 0], points[:, 1]) * np.cos(angle)
        flat = (points @ self.facets.T).max(1) - self.facet_mm
        return np.maximum.reduce([radius - self.outer_mm, self.inner_mm - radius, rim, flat])

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction; the facets are left out of account."""
        unit = np.asarray(direction) / np.linalg.norm(direction)
        angle = np.radians(self.opening_degrees)
        if unit[2] <= np.cos(angle):
            return unit * self.outer_mm
        aside = unit[:2] / max(np.hypot(*unit[:2]), 1e-12)
        rims = [
            r * np.array([*(aside * np.sin(angle)), np.cos(angle)]) for r in (self.inner_mm, self.outer_mm)
        ]
        return np.asarray(max(rims, key=lambda point: float(point @ unit)))
