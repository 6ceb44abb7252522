"""Lengths and angles that are true by construction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ctsuite.core.codes import ANGLE, LENGTH
from ctsuite.core.measurement import Measurement
from ctsuite.core.transform import Transform
from ctsuite.core.units import DEGREE, MM
from ctsuite.phantom.shapes.path import Path
from ctsuite.phantom.shapes.shape import Float


@dataclass(frozen=True, eq=False)
class Gauge:
    """A true length or angle between points that move with the phantom.

    Attributes
    ----------
    key, name : str
        Identifier, and what is shown to people.
    points_mm : (n, 3)
        Two points of a length; two pairs of points, each giving a direction, of an angle; the course of a
        curve.
    kind : str
        ``length`` or ``angle``.
    along_mm : float or None
        Length of the curve through the points; None for the straight distance of two points.
    """

    key: str
    name: str
    points_mm: Float
    kind: str = "length"
    along_mm: float | None = None

    def placed(self, transform: Transform) -> Gauge:
        """Return the gauge moved by a similarity."""
        scale = float(np.cbrt(np.linalg.det(transform.matrix_lps[:3, :3])))
        along = None if self.along_mm is None else self.along_mm * scale
        return Gauge(self.key, self.name, transform.apply(self.points_mm), self.kind, along)

    @property
    def value(self) -> float:
        """Length in mm or angle in degrees."""
        if self.along_mm is not None:
            return self.along_mm
        if self.kind == "length":
            return float(np.linalg.norm(self.points_mm[1] - self.points_mm[0]))
        first, second = self.points_mm[1] - self.points_mm[0], self.points_mm[3] - self.points_mm[2]
        return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(first, second)), first @ second)))

    @property
    def measurement(self) -> Measurement:
        """The gauge as a measurement."""
        angle = self.kind == "angle"
        return Measurement(
            self.kind,
            self.name,
            self.value,
            DEGREE if angle else MM,
            ANGLE if angle else LENGTH,
            self.points_mm,
            source="phantom",
            method="by construction",
        )


def distance(key: str, name: str, first: ArrayLike, second: ArrayLike) -> Gauge:
    """Return the straight distance of two points."""
    return Gauge(key, name, np.array([first, second], dtype=float))


def angle(key: str, name: str, vertex: ArrayLike, first: ArrayLike, second: ArrayLike) -> Gauge:
    """Return the angle at a vertex between the rays to two points."""
    return Gauge(key, name, np.array([vertex, first, vertex, second], dtype=float), "angle")


def course(key: str, name: str, path: Path) -> Gauge:
    """Return the length along a path."""
    ends = path.points_mm[[0, len(path.points_mm) // 2, -1]]
    return Gauge(key, name, ends, along_mm=path.length_mm)
