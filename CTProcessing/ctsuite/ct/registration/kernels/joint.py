"""Joint histogram with a cubic B-spline window for the moving image, and its derivative.

Mattes D, Haynor DR, Vesselle H, Lewellen TK, Eubank W: PET-CT image registration in the chest using free-form
deformations. IEEE Transactions on Medical Imaging 22(1), 2003, 120-128.
"""

from __future__ import annotations

from typing import Any

from numba import njit


@njit(cache=True, nogil=True, inline="always")
def _cubic(t: float) -> Any:
    """Weights of the four bins around a place `t` of a way from the second to the third."""
    s = 1.0 - t
    return (
        s * s * s / 6,
        (3 * t * t * t - 6 * t * t + 4) / 6,
        (3 * s * s * s - 6 * s * s + 4) / 6,
        t * t * t / 6,
    )


@njit(cache=True, nogil=True, inline="always")
def _cubic_slope(t: float) -> Any:
    """Derivative of the four weights by `t`."""
    s = 1.0 - t
    return -s * s / 2, (3 * t * t - 4 * t) / 2, -(3 * s * s - 4 * s) / 2, t * t / 2


@njit(cache=True, nogil=True)
def fill_histogram(fixed_bin: Any, moving_place: Any, out: Any) -> int:
    """Add every point to the joint histogram (fixed, moving); points with a place that is NaN are left out.

    Returns
    -------
    int
        How many points took part.
    """
    count = 0
    for n in range(len(fixed_bin)):
        place = moving_place[n]
        if place == place:
            low = int(place)
            a, b, c, d = _cubic(place - low)
            row = fixed_bin[n]
            out[row, low - 1] += a
            out[row, low] += b
            out[row, low + 1] += c
            out[row, low + 2] += d
            count += 1
    return count


@njit(cache=True, nogil=True)
def histogram_slopes(fixed_bin: Any, moving_place: Any, table: Any, scale: float, out: Any) -> None:
    """Derivative (n,) of ``sum(histogram * table)`` by the value of each point, times `scale`."""
    for n in range(len(fixed_bin)):
        place = moving_place[n]
        if place == place:
            low = int(place)
            a, b, c, d = _cubic_slope(place - low)
            row = fixed_bin[n]
            out[n] = scale * (
                a * table[row, low - 1]
                + b * table[row, low]
                + c * table[row, low + 1]
                + d * table[row, low + 2]
            )
        else:
            out[n] = 0.0
