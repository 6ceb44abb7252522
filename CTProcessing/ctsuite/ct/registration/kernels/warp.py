"""Resampling an image through a map of the fixed grid, slice by slice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

NEAREST, LINEAR, CUBIC = 0, 1, 3


@njit(cache=True, nogil=True, inline="always")
def _displacement(field: Any, i: float, j: float, k: float, axis: int) -> Any:
    """Interpolate one component of the field (z, y, x, 3), clamped to its border."""
    i = min(max(i, 0.0), field.shape[2] - 1.0)
    j = min(max(j, 0.0), field.shape[1] - 1.0)
    k = min(max(k, 0.0), field.shape[0] - 1.0)
    x, y, z = int(i), int(j), int(k)
    x1, y1, z1 = (
        min(x + 1, field.shape[2] - 1),
        min(y + 1, field.shape[1] - 1),
        min(z + 1, field.shape[0] - 1),
    )
    u, v, w = i - x, j - y, k - z
    e0 = field[z, y, x, axis] * (1 - u) + field[z, y, x1, axis] * u
    e1 = field[z, y1, x, axis] * (1 - u) + field[z, y1, x1, axis] * u
    f0 = field[z1, y, x, axis] * (1 - u) + field[z1, y, x1, axis] * u
    f1 = field[z1, y1, x, axis] * (1 - u) + field[z1, y1, x1, axis] * u
    return (e0 * (1 - v) + e1 * v) * (1 - w) + (f0 * (1 - v) + f1 * v) * w


@njit(cache=True, nogil=True, inline="always")
def _keys(t: float) -> Any:
    """Weights of four neighbours by Keys' cubic convolution (a = -1/2), `t` after the second."""
    return (
        ((-0.5 * t + 1.0) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1.0,
        ((-1.5 * t + 2.0) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t,
    )


@njit(cache=True, nogil=True, inline="always")
def _cubic(array: Any, i: float, j: float, k: float) -> float:
    x, y, z = int(np.floor(i)), int(np.floor(j)), int(np.floor(k))
    wx, wy, wz = _keys(i - x), _keys(j - y), _keys(k - z)
    total = 0.0
    for c in range(4):
        zz = min(max(z - 1 + c, 0), array.shape[0] - 1)
        plane = 0.0
        for b in range(4):
            yy = min(max(y - 1 + b, 0), array.shape[1] - 1)
            row = 0.0
            for a in range(4):
                row += wx[a] * array[zz, yy, min(max(x - 1 + a, 0), array.shape[2] - 1)]
            plane += wy[b] * row
        total += wz[c] * plane
    return total


@njit(cache=True, nogil=True, inline="always")
def _linear(array: Any, i: float, j: float, k: float) -> Any:
    i = min(max(i, 0.0), array.shape[2] - 1.0)
    j = min(max(j, 0.0), array.shape[1] - 1.0)
    k = min(max(k, 0.0), array.shape[0] - 1.0)
    x, y, z = int(i), int(j), int(k)
    x1, y1, z1 = (
        min(x + 1, array.shape[2] - 1),
        min(y + 1, array.shape[1] - 1),
        min(z + 1, array.shape[0] - 1),
    )
    u, v, w = i - x, j - y, k - z
    e0 = array[z, y, x] * (1 - u) + array[z, y, x1] * u
    e1 = array[z, y1, x] * (1 - u) + array[z, y1, x1] * u
    f0 = array[z1, y, x] * (1 - u) + array[z1, y, x1] * u
    f1 = array[z1, y1, x] * (1 - u) + array[z1, y1, x1] * u
    return (e0 * (1 - v) + e1 * v) * (1 - w) + (f0 * (1 - v) + f1 * v) * w


@njit(cache=True, nogil=True)
def warp_slices(
    array: Any,
    to_moving: Any,
    field: Any,
    to_field: Any,
    turn: Any,
    order: int,
    outside: float,
    low: float,
    high: float,
    whole: bool,
    out: Any,
    first: int,
    past: int,
) -> None:
    """Fill the slices `first` to `past` of `out` (z, y, x) from `array`.

    Parameters
    ----------
    array : ndarray
        The moving image (z, y, x).
    to_moving, to_field : ndarray
        Maps (3, 4) of an index i, j, k of `out` to the index of the moving image and of the field.
    field : ndarray
        Displacements (z, y, x, 3) in mm; empty for none.
    turn : ndarray
        Map (3, 3) of a displacement in mm to one of indices of the moving image.
    order : int
        NEAREST, LINEAR or CUBIC.
    outside : float
        Value where the moving image has no voxel.
    low, high, whole : float, float, bool
        Range of the values and whether they are rounded.
    """
    bent = field.shape[0] > 0
    slack = 0.5 + 1e-6
    for k in range(first, past):
        for j in range(out.shape[1]):
            for i in range(out.shape[2]):
                a = to_moving[0, 0] * i + to_moving[0, 1] * j + to_moving[0, 2] * k + to_moving[0, 3]
                b = to_moving[1, 0] * i + to_moving[1, 1] * j + to_moving[1, 2] * k + to_moving[1, 3]
                c = to_moving[2, 0] * i + to_moving[2, 1] * j + to_moving[2, 2] * k + to_moving[2, 3]
                if bent:
                    x = to_field[0, 0] * i + to_field[0, 1] * j + to_field[0, 2] * k + to_field[0, 3]
                    y = to_field[1, 0] * i + to_field[1, 1] * j + to_field[1, 2] * k + to_field[1, 3]
                    z = to_field[2, 0] * i + to_field[2, 1] * j + to_field[2, 2] * k + to_field[2, 3]
                    u = _displacement(field, x, y, z, 0)
                    v = _displacement(field, x, y, z, 1)
                    w = _displacement(field, x, y, z, 2)
                    a += turn[0, 0] * u + turn[0, 1] * v + turn[0, 2] * w
                    b += turn[1, 0] * u + turn[1, 1] * v + turn[1, 2] * w
                    c += turn[2, 0] * u + turn[2, 1] * v + turn[2, 2] * w
                if not (
                    -slack <= a <= array.shape[2] - 1 + slack
                    and -slack <= b <= array.shape[1] - 1 + slack
                    and -slack <= c <= array.shape[0] - 1 + slack
                ):
                    out[k, j, i] = outside
                    continue
                if order == NEAREST:
                    xx = min(max(int(np.floor(a + 0.5)), 0), array.shape[2] - 1)
                    yy = min(max(int(np.floor(b + 0.5)), 0), array.shape[1] - 1)
                    zz = min(max(int(np.floor(c + 0.5)), 0), array.shape[0] - 1)
                    out[k, j, i] = array[zz, yy, xx]
                    continue
                value = _cubic(array, a, b, c) if order == CUBIC else _linear(array, a, b, c)
                value = min(max(value, low), high)
                out[k, j, i] = np.floor(value + 0.5) if whole else value
