"""Curves with formulas, and what is true beside them.

Nothing here uses the curved frame that is verified: arc length and the direction across the curve are
integrated from the formulas of the curve by a method of high order, and lengths beside it are those of fine
polylines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.phantom.shapes.path import Path, parametric
from ctsuite.phantom.shapes.shape import rotation

Derivatives = Callable[[NDArray[np.float64]], tuple[Float, Float, Float]]
_TURN_DEG = (11.0, -17.0, 23.0)
_LEFT = np.array([1.0, 0.0, 0.0])
_TABLE, _FINE = 8001, 4001
_PATH_STEP_MM = 0.25


@dataclass(frozen=True, eq=False)
class Course:
    """A curve in the patient.

    Attributes
    ----------
    name : str
        What is shown to people.
    derivatives : callable
        Takes parameters (n,) and returns position, first and second derivative (n, 3) in mm, before the curve
        is turned off the axes of the patient.
    end : float
        Last parameter; the first is 0.
    """

    name: str
    derivatives: Derivatives
    end: float

    def _turned(self, parameter: ArrayLike) -> tuple[Float, Float, Float]:
        turn = rotation(_TURN_DEG)
        found = self.derivatives(np.atleast_1d(np.asarray(parameter, dtype=float)))
        position, velocity, acceleration = (part @ turn.T for part in found)
        return position, velocity, acceleration

    @cached_property
    def _known(self) -> tuple[Float, Float, Float]:
        """Parameter, arc length and direction across the curve (n, 3) at many places.

        The direction is carried along without turning about the curve: dU = -(U . dT) T. It starts as the
        left of the patient, as well as that can be across the curve.
        """
        from scipy.integrate import solve_ivp

        def slope(t: float, state: Float) -> Float:
            _, velocity, acceleration = (part[0] for part in self._turned(t))
            speed = float(np.linalg.norm(velocity))
            tangent = velocity / speed
            bend = (acceleration - (acceleration @ tangent) * tangent) / speed
            return np.append(-(state[:3] @ bend) * tangent, speed)

        _, velocity, _ = self._turned(0.0)
        tangent = velocity[0] / np.linalg.norm(velocity[0])
        across = _LEFT - (_LEFT @ tangent) * tangent
        start = np.append(across / np.linalg.norm(across), 0.0)
        parameter = np.linspace(0.0, self.end, _TABLE)
        found = solve_ivp(slope, (0.0, self.end), start, "DOP853", parameter, rtol=1e-10, atol=1e-10)
        return parameter, found.y[3], found.y[:3].T

    @property
    def length_mm(self) -> float:
        """Length of the curve."""
        return float(self._known[1][-1])

    def curve(self, every_mm: float = 1.0) -> Curve:
        """Return the curve as a line with a point about every so many mm."""
        count = int(np.ceil(self.length_mm / every_mm)) + 1
        return Curve(self.places(np.linspace(0.0, self.length_mm, count)), name=self.name)

    def path(self) -> Path:
        """Return the curve as a path to sweep a vessel along."""
        return parametric(lambda t: self._turned(t)[0], lambda t: self._turned(t)[1], self.end, _PATH_STEP_MM)

    def places(self, s_mm: ArrayLike, beside_mm: float = 0.0, rotation_deg: float = 0.0) -> Float:
        """Return points (n, 3) in LPS mm at arc lengths (n,), on the curve or beside it.

        Parameters
        ----------
        s_mm : array_like
            Arc lengths.
        beside_mm : float
            Distance from the curve.
        rotation_deg : float
            Direction to which it is measured: turned from the carried direction about the curve.
        """
        from scipy.interpolate import CubicSpline

        parameter, arc, across = self._known
        t = CubicSpline(arc, parameter)(np.asarray(s_mm, dtype=float))
        position, velocity, _ = self._turned(t)
        if beside_mm == 0.0:
            return position
        tangent = velocity / np.linalg.norm(velocity, axis=1)[:, None]
        first = CubicSpline(parameter, across)(t)
        turn = np.radians(rotation_deg)
        direction = np.cos(turn) * first + np.sin(turn) * np.cross(tangent, first)
        return np.asarray(position + beside_mm * direction)

    def length_beside(self, start_mm: float, end_mm: float, beside_mm: float, rotation_deg: float) -> float:
        """Return the length of the line that runs beside the curve at a distance."""
        fine = self.places(np.linspace(start_mm, end_mm, _FINE), beside_mm, rotation_deg)
        return float(np.linalg.norm(np.diff(fine, axis=0), axis=1).sum())


def arc(radius_mm: float, degrees: float) -> Course:
    """Return an arc of a circle."""
    return helix(radius_mm, 0.0, degrees / 360, Text("Arc, radius {radius:g} mm", radius=radius_mm))


def helix(radius_mm: float, pitch_mm: float, turns: float, name: str = "") -> Course:
    """Return a helix; a pitch of 0 makes an arc."""
    rise = pitch_mm / (2 * np.pi)

    def derivatives(t: Float) -> tuple[Float, Float, Float]:
        cosine, sine, none = np.cos(t), np.sin(t), np.zeros_like(t)
        return (
            np.column_stack([radius_mm * sine, rise * t, radius_mm * cosine]),
            np.column_stack([radius_mm * cosine, none + rise, -radius_mm * sine]),
            np.column_stack([-radius_mm * sine, none, -radius_mm * cosine]),
        )

    return Course(name or "Helix", derivatives, 2 * np.pi * turns)


def winding(height_mm: float, sway_mm: float, name: str) -> Course:
    """Return a course that bends in two planes with different periods."""
    one, two = 3 * np.pi / height_mm, 4.2 * np.pi / height_mm

    def derivatives(t: Float) -> tuple[Float, Float, Float]:
        x, y = sway_mm * np.sin(one * t), 0.6 * sway_mm * np.cos(two * t)
        return (
            np.column_stack([x, y, t]),
            np.column_stack(
                [sway_mm * one * np.cos(one * t), -0.6 * sway_mm * two * np.sin(two * t), np.ones_like(t)]
            ),
            np.column_stack([-(one**2) * x, -(two**2) * y, np.zeros_like(t)]),
        )

    return Course(name, derivatives, height_mm)
