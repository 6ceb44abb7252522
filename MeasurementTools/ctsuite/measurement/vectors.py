"""Angles between directions, and how they change with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float


def angle_deg(u: NDArray[Any], v: NDArray[Any]) -> Float:
    """Angle between directions (..., 3), 0 to 180 degrees, exact at both ends where the arc cosine is not."""
    sine = np.linalg.norm(np.cross(u, v), axis=-1)
    return np.asarray(np.degrees(np.arctan2(sine, (u * v).sum(axis=-1))))


def angle_slopes(u: Float, v: Float) -> tuple[Float, Float]:
    """Derivative of the angle by u and by v (3,), in degrees a mm.

    The angle grows fastest where u moves in the plane of both away from v, at 1 / |u| radians a mm. Where
    both are parallel it can only grow, whichever way, and has no derivative: not a number.
    """
    a, b = float(np.linalg.norm(u)), float(np.linalg.norm(v))
    cosine, sine = float(u @ v) / (a * b), float(np.linalg.norm(np.cross(u, v))) / (a * b)
    if sine == 0.0:
        return np.full(3, np.nan), np.full(3, np.nan)
    by_u = (cosine * u / a - v / b) / (a * sine)
    by_v = (cosine * v / b - u / a) / (b * sine)
    return np.degrees(by_u), np.degrees(by_v)
