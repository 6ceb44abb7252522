"""The course of a vessel, and how its length follows the points that hold it.

A line by hand is held by its points: it is the cubic spline over their chords, as
:mod:`ctsuite.core.curved_axis` lays it, which is linear in the points once the joints are kept. A computed
centreline has many close points that err together, because whoever computed it smoothed it; taken one by one
their errors would only make the line tremble. It is held by fewer places, one and a half diameters apart, and
keeps its form between them when they move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_axis import merged
from ctsuite.core.grid import Float

_CLOSE_MM = 5.0  # mean distance of points below which a line is not taken as placed by hand
_APART_MM = 10.0
_RADII = 3.0
_FEWEST = 4
_PIECE_MM = 2.0
_NODES, _LINE_NODES = 5, 2
_AT_ONCE = 1000  # sets of points


@dataclass(frozen=True, eq=False)
class Course:
    """A line whose derivative is ``base + slope @ anchors``.

    Attributes
    ----------
    anchors_lps_mm : ndarray
        The points (n, 3) that hold it, LPS mm.
    base, slope : ndarray
        Derivative (m, 3) that does not depend on the points, and how it depends on them (m, n).
    weights : ndarray
        Weights (m,) to integrate over the line.
    """

    anchors_lps_mm: Float
    base: Float
    slope: Float
    weights: Float

    @classmethod
    def of(cls, curve: Curve, frame: CurvedFrame) -> Course:
        """Choose what holds a line."""
        points = merged(curve)
        if frame.length_mm / len(points) >= _CLOSE_MM or len(points) <= _FEWEST:
            return cls.through(points, curve.closed)
        radius = None if curve.radius_mm is None else float(np.median(curve.radius_mm))
        return cls.along(frame, max(_RADII * radius, _CLOSE_MM) if radius else _APART_MM)

    @classmethod
    def through(cls, points: Float, closed: bool = False) -> Course:
        """The spline through points (n, 3), with its joints as they lie."""
        from scipy.interpolate import CubicSpline

        ring = np.vstack([points, points[:1]]) if closed else points
        joints = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
        at, weights = _nodes(joints, _NODES)
        spline = CubicSpline(joints, _units(len(points), closed), bc_type=_ends(closed))
        return cls(points, np.zeros((len(at), 3)), np.asarray(spline(at, 1)), weights)

    @classmethod
    def along(cls, frame: CurvedFrame, apart_mm: float) -> Course:
        """The line of a frame, held by even places that are about so far apart."""
        from scipy.interpolate import CubicSpline

        count = max(round(frame.length_mm / apart_mm), _FEWEST)
        joints = np.linspace(0.0, frame.length_mm, count + 1)
        anchors = frame.vectors(joints[:-1] if frame.closed else joints)[0]
        pieces = np.linspace(0.0, frame.length_mm, max(round(frame.length_mm / _PIECE_MM), count) + 1)
        at, weights = _nodes(pieces, _LINE_NODES)
        spline = CubicSpline(joints, _units(len(anchors), frame.closed), bc_type=_ends(frame.closed))
        slope = np.asarray(spline(at, 1))
        return cls(anchors, frame.vectors(at)[1] - slope @ anchors, slope, weights)

    def length_mm(self, anchors: NDArray[Any]) -> Float:
        """Length in mm of the lines that points (..., n, 3) hold."""
        sets = anchors.reshape(-1, *anchors.shape[-2:])
        found = np.empty(len(sets))
        for start in range(0, len(sets), _AT_ONCE):
            parts = np.ascontiguousarray(np.moveaxis(sets[start : start + _AT_ONCE], -1, 0))
            squared = sum(
                (part @ self.slope.T + fixed) ** 2 for part, fixed in zip(parts, self.base.T, strict=True)
            )
            found[start : start + _AT_ONCE] = np.sqrt(squared) @ self.weights
        return found.reshape(anchors.shape[:-2])

    def gradient(self, anchors: Float) -> Float:
        """Derivative (n, 3) of the length by each coordinate: ∂L/∂p = ∫ (r' / |r'|) ∂r'/∂p dt."""
        speed = self.base + self.slope @ anchors
        along = speed / np.linalg.norm(speed, axis=1)[:, None]
        return np.asarray(self.slope.T @ (self.weights[:, None] * along))


def _nodes(joints: Float, count: int) -> tuple[Float, Float]:
    """Nodes and weights of Gauss's rule between each two joints."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    steps = np.diff(joints)
    return (joints[:-1, None] + (nodes + 1) / 2 * steps[:, None]).ravel(), (
        steps[:, None] * weights / 2
    ).ravel()


def _units(count: int, closed: bool) -> Float:
    unit = np.eye(count)
    return np.vstack([unit, unit[:1]]) if closed else unit


def _ends(closed: bool) -> str:
    return "periodic" if closed else "not-a-knot"
