"""Values and gradients of an image at many points."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, inline="always")
def _weights(t: float) -> Any:
    """Quadratic B-splines of the three voxels around a place `t` of a voxel after the middle one."""
    return 0.5 * (0.5 - t) * (0.5 - t), 0.75 - t * t, 0.5 * (0.5 + t) * (0.5 + t)


@njit(cache=True, nogil=True, inline="always")
def _slopes(t: float) -> Any:
    """Derivative of the three weights by `t`."""
    return t - 0.5, -2.0 * t, t + 0.5


@njit(cache=True, nogil=True)
def values_and_gradients(
    array: Any, matrix: Any, points: Any, values: Any, gradients: Any, first: int, past: int
) -> None:
    """Interpolate at points `first` to `past`; a point outside the voxel centres becomes NaN.

    Quadratic B-splines weight the 27 nearest voxels. They smooth a little, and the slope has no jumps
    between voxels: with linear interpolation the noise makes a cost so rough that a search stops too early.

    Parameters
    ----------
    array : ndarray
        Image (z, y, x).
    matrix : ndarray
        Map (3, 4) of a point to the index i, j, k.
    points : ndarray
        Points (n, 3).
    values, gradients : ndarray
        Filled: the value (n,) and its derivative (n, 3) by the index i, j, k.
    """
    far_i, far_j, far_k = array.shape[2] - 1, array.shape[1] - 1, array.shape[0] - 1
    for n in range(first, past):
        a, b, c = points[n, 0], points[n, 1], points[n, 2]
        i = matrix[0, 0] * a + matrix[0, 1] * b + matrix[0, 2] * c + matrix[0, 3]
        j = matrix[1, 0] * a + matrix[1, 1] * b + matrix[1, 2] * c + matrix[1, 3]
        k = matrix[2, 0] * a + matrix[2, 1] * b + matrix[2, 2] * c + matrix[2, 3]
        if not (0.0 <= i <= far_i and 0.0 <= j <= far_j and 0.0 <= k <= far_k):
            values[n] = np.nan
            gradients[n, 0] = gradients[n, 1] = gradients[n, 2] = 0.0
            continue
        x, y, z = int(i + 0.5), int(j + 0.5), int(k + 0.5)
        wx, wy, wz = _weights(i - x), _weights(j - y), _weights(k - z)
        dx, dy, dz = _slopes(i - x), _slopes(j - y), _slopes(k - z)
        x0, x2 = max(x - 1, 0), min(x + 1, far_i)
        value, by_i, by_j, by_k = 0.0, 0.0, 0.0, 0.0
        for p in range(3):
            zz = min(max(z - 1 + p, 0), far_k)
            plane, plane_i, plane_j = 0.0, 0.0, 0.0
            for q in range(3):
                yy = min(max(y - 1 + q, 0), far_j)
                v0, v1, v2 = float(array[zz, yy, x0]), float(array[zz, yy, x]), float(array[zz, yy, x2])
                row = wx[0] * v0 + wx[1] * v1 + wx[2] * v2
                plane += wy[q] * row
                plane_i += wy[q] * (dx[0] * v0 + dx[1] * v1 + dx[2] * v2)
                plane_j += dy[q] * row
            value += wz[p] * plane
            by_i += wz[p] * plane_i
            by_j += wz[p] * plane_j
            by_k += dz[p] * plane
        values[n] = value
        gradients[n, 0], gradients[n, 1], gradients[n, 2] = by_i, by_j, by_k


@njit(cache=True, nogil=True)
def moments_of_gradient(weights: Any, gradients: Any, points: Any, out: Any) -> None:
    """Add up ``weight * gradient (x) (point, 1)`` over all points into `out` (3, 4), in their order."""
    for n in range(len(weights)):
        w = weights[n]
        if w != 0.0:
            for row in range(3):
                g = w * gradients[n, row]
                out[row, 0] += g * points[n, 0]
                out[row, 1] += g * points[n, 1]
                out[row, 2] += g * points[n, 2]
                out[row, 3] += g
