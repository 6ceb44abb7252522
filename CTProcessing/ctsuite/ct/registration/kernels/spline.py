"""Displacements by a uniform cubic B-spline, and the derivative of a cost by its coefficients."""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True, inline="always")
def _basis(t: float) -> Any:
    """The four cubic B-splines that reach a place `t` of a way from the second to the third."""
    s = 1.0 - t
    return (
        s * s * s / 6,
        (3 * t * t * t - 6 * t * t + 4) / 6,
        (3 * s * s * s - 6 * s * s + 4) / 6,
        t * t * t / 6,
    )


@njit(cache=True, nogil=True, inline="always")
def _place(value: float, origin: float, spacing: float, count: int) -> Any:
    """Index of the second of four coefficients and how far on the place is; clamped to the lattice."""
    position = min(max((value - origin) / spacing, 1.0), count - 2.0 - 1e-9)
    index = int(position)
    return index, position - index


@njit(cache=True, nogil=True)
def displace(
    points: Any, coefficients: Any, origin: Any, spacing: float, out: Any, first: int, past: int
) -> None:
    """Write the displacement of the points `first` to `past` (n, 3) to `out` (n, 3).

    Parameters
    ----------
    points : ndarray
        Points (n, 3) in mm.
    coefficients : ndarray
        Coefficients (z, y, x, 3) in mm.
    origin : ndarray
        Place (x, y, z) of the first coefficient in mm.
    spacing : float
        Distance of the coefficients in mm.
    """
    nz, ny, nx = coefficients.shape[:3]
    for n in range(first, past):
        i, u = _place(points[n, 0], origin[0], spacing, nx)
        j, v = _place(points[n, 1], origin[1], spacing, ny)
        k, w = _place(points[n, 2], origin[2], spacing, nz)
        wx, wy, wz = _basis(u), _basis(v), _basis(w)
        dx, dy, dz = 0.0, 0.0, 0.0
        for c in range(4):
            for b in range(4):
                yz = wz[c] * wy[b]
                for a in range(4):
                    weight = yz * wx[a]
                    dx += weight * coefficients[k - 1 + c, j - 1 + b, i - 1 + a, 0]
                    dy += weight * coefficients[k - 1 + c, j - 1 + b, i - 1 + a, 1]
                    dz += weight * coefficients[k - 1 + c, j - 1 + b, i - 1 + a, 2]
        out[n, 0], out[n, 1], out[n, 2] = dx, dy, dz


@njit(cache=True, nogil=True)
def gather(points: Any, slopes: Any, origin: Any, spacing: float, out: Any, first: int, past: int) -> None:
    """Add the derivative by displacements (n, 3) to that by the coefficients `out` (z, y, x, 3)."""
    nz, ny, nx = out.shape[:3]
    for n in range(first, past):
        sx, sy, sz = slopes[n, 0], slopes[n, 1], slopes[n, 2]
        if sx == 0.0 and sy == 0.0 and sz == 0.0:
            continue
        i, u = _place(points[n, 0], origin[0], spacing, nx)
        j, v = _place(points[n, 1], origin[1], spacing, ny)
        k, w = _place(points[n, 2], origin[2], spacing, nz)
        wx, wy, wz = _basis(u), _basis(v), _basis(w)
        for c in range(4):
            for b in range(4):
                yz = wz[c] * wy[b]
                for a in range(4):
                    weight = yz * wx[a]
                    out[k - 1 + c, j - 1 + b, i - 1 + a, 0] += weight * sx
                    out[k - 1 + c, j - 1 + b, i - 1 + a, 1] += weight * sy
                    out[k - 1 + c, j - 1 + b, i - 1 + a, 2] += weight * sz
