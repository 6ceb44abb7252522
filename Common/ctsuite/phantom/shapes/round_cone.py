"""Capsules and tapered capsules."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True, eq=False)
class RoundCone(Shape):
    """The convex hull of two spheres; equal radii make a capsule.

    Attributes
    ----------
    start_mm, end_mm : (3,)
        Centres of the spheres, further apart than their radii differ.
    start_radius_mm, end_radius_mm : float
        Their radii.
    """

    start_mm: Float
    end_mm: Float
    start_radius_mm: float
    end_radius_mm: float

    @property
    def length_mm(self) -> float:
        """Distance between the centres."""
        return float(np.linalg.norm(np.subtract(self.end_mm, self.start_mm)))

    @property
    def _sine(self) -> float:
        return (self.start_radius_mm - self.end_radius_mm) / self.length_mm

    @property
    def volume_mm3(self) -> float:
        """Frustum between the circles of contact and a spherical cap beyond each."""
        sine, r, q = self._sine, self.start_radius_mm, self.end_radius_mm
        cosine = np.sqrt(1 - sine**2)
        frustum = self.length_mm * cosine**2 * (r**2 + r * q + q**2) * cosine**2 / 3
        caps = sum(R**3 * (1 + t) ** 2 * (2 - t) / 3 for R, t in ((r, sine), (q, -sine)))
        return float(np.pi * (frustum + caps))

    @property
    def finest_radius_mm(self) -> float:
        """The smaller radius."""
        return min(self.start_radius_mm, self.end_radius_mm)

    def distance(self, points: Float) -> Float:
        """Signed distance (n,), exact: to a sphere, or to the cone between the circles of contact."""
        axis = np.subtract(self.end_mm, self.start_mm) / self.length_mm
        offset = points - self.start_mm
        along = offset @ axis
        aside = np.sqrt(np.maximum((offset**2).sum(1) - along**2, 0))
        sine = self._sine
        # the foot on the axis of the surface normal through the point
        foot = np.clip(along - aside * sine / np.sqrt(1 - sine**2), 0, self.length_mm)
        return np.hypot(along - foot, aside) - (self.start_radius_mm - foot * sine)

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction."""
        unit = np.asarray(direction) / np.linalg.norm(direction)
        ends = (self.start_mm + self.start_radius_mm * unit, self.end_mm + self.end_radius_mm * unit)
        return np.asarray(max(ends, key=lambda point: float(point @ unit)))
