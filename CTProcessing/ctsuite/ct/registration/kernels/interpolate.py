"""Values and gradients of an image at many points."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def values_and_gradients(
    array: Any, matrix: Any, points: Any, values: Any, gradients: Any, first: int, past: int
) -> None:
    """Interpolate linearly at points `first` to `past`; a point outside the voxel centres becomes NaN.

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
        x, y, z = (
            min(int(i), max(far_i - 1, 0)),
            min(int(j), max(far_j - 1, 0)),
            min(int(k), max(far_k - 1, 0)),
        )
        x1, y1, z1 = min(x + 1, far_i), min(y + 1, far_j), min(z + 1, far_k)
        u, v, w = i - x, j - y, k - z
        v000, v001 = float(array[z, y, x]), float(array[z, y, x1])
        v010, v011 = float(array[z, y1, x]), float(array[z, y1, x1])
        v100, v101 = float(array[z1, y, x]), float(array[z1, y, x1])
        v110, v111 = float(array[z1, y1, x]), float(array[z1, y1, x1])
        d00, d01, d10, d11 = v001 - v000, v011 - v010, v101 - v100, v111 - v110
        e0, e1 = v000 + u * d00, v010 + u * d01
        f0, f1 = v100 + u * d10, v110 + u * d11
        g0, g1 = e0 + v * (e1 - e0), f0 + v * (f1 - f0)
        values[n] = g0 + w * (g1 - g0)
        low, high = d00 + v * (d01 - d00), d10 + v * (d11 - d10)
        gradients[n, 0] = low + w * (high - low)
        gradients[n, 1] = (e1 - e0) + w * ((f1 - f0) - (e1 - e0))
        gradients[n, 2] = g1 - g0


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
