"""Cubic splines through points of space, and their arc length.

A spline is held as pieces (n, 4, 3): the coefficients of each piece, highest power first, of the way from its
joint.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

PARTS = 16
NOT_A_KNOT, PERIODIC, CLAMPED = 0, 1, 2
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(5)
_LEAST_SPEED = 1e-9


@njit(cache=True, nogil=True)
def pieces_through(joints: Any, points: Any, ends: int, first: Any, last: Any) -> Any:
    """Lay a twice continuously differentiable spline through points.

    Parameters
    ----------
    joints : ndarray
        Parameters (n + 1,) of the points, ascending.
    points : ndarray
        Points (n + 1, 3); of a periodic spline the last is the first.
    ends : int
        NOT_A_KNOT: the third derivative is continuous at the points beside the ends (three points lie on a
        parabola, two on a line). PERIODIC: the end goes on as the start. CLAMPED: with given derivatives.
    first, last : ndarray
        Those derivatives (3,).

    Returns
    -------
    ndarray
        Pieces (n, 4, 3).
    """
    count = len(points)
    step = joints[1:] - joints[:-1]
    slope = np.empty((count - 1, 3))
    for n in range(count - 1):
        for k in range(3):
            slope[n, k] = (points[n + 1, k] - points[n, k]) / step[n]
    if ends == NOT_A_KNOT and count == 2:
        tangents = np.empty((2, 3))
        tangents[:] = slope[0]
    elif ends == NOT_A_KNOT and count == 3:
        tangents = np.empty((3, 3))
        for k in range(3):
            bend = (slope[1, k] - slope[0, k]) / (step[0] + step[1])
            tangents[0, k] = slope[0, k] - bend * step[0]
            tangents[1, k] = slope[0, k] + bend * step[0]
            tangents[2, k] = slope[1, k] + bend * step[1]
    elif ends == PERIODIC:
        tangents = _periodic(step, slope)
    else:
        tangents = _open(step, slope, ends == CLAMPED, first, last)
    pieces = np.empty((count - 1, 4, 3))
    for n in range(count - 1):
        for k in range(3):
            rest = (tangents[n, k] + tangents[n + 1, k] - 2 * slope[n, k]) / step[n]
            pieces[n, 0, k] = rest / step[n]
            pieces[n, 1, k] = (slope[n, k] - tangents[n, k]) / step[n] - rest
            pieces[n, 2, k] = tangents[n, k]
            pieces[n, 3, k] = points[n, k]
    return pieces


@njit(cache=True, nogil=True)
def _inner(step: Any, slope: Any, before: Any, middle: Any, after: Any, right: Any) -> None:
    """Fill the equations of the derivatives at all joints but the two ends."""
    for n in range(1, len(step)):
        before[n], middle[n], after[n] = step[n], 2 * (step[n - 1] + step[n]), step[n - 1]
        for k in range(3):
            right[n, k] = 3 * (step[n] * slope[n - 1, k] + step[n - 1] * slope[n, k])


@njit(cache=True, nogil=True)
def _open(step: Any, slope: Any, clamped: bool, first: Any, last: Any) -> Any:
    """Derivatives at the joints of a spline with two ends."""
    count = len(step) + 1
    before, middle, after = np.zeros(count), np.ones(count), np.zeros(count)
    right = np.empty((count, 3))
    _inner(step, slope, before, middle, after, right)
    if clamped:
        right[0], right[-1] = first, last
    else:
        wide, end_wide = step[0] + step[1], step[-1] + step[-2]
        middle[0], after[0], before[-1], middle[-1] = step[1], wide, end_wide, step[-2]
        for k in range(3):
            right[0, k] = (step[0] + 2 * wide) * step[1] * slope[0, k] + step[0] ** 2 * slope[1, k]
            right[0, k] /= wide
            right[-1, k] = (2 * end_wide + step[-1]) * step[-2] * slope[-1, k] + step[-1] ** 2 * slope[-2, k]
            right[-1, k] /= end_wide
    _solve(before, middle, after, right)
    return right


@njit(cache=True, nogil=True)
def _periodic(step: Any, slope: Any) -> Any:
    """Derivatives at the joints of a closed spline: what is left without the first joint, plus its share."""
    count = len(step)
    before, middle, after = np.zeros(count + 1), np.ones(count + 1), np.zeros(count + 1)
    right, share = np.zeros((count + 1, 3)), np.zeros((count + 1, 1))
    _inner(step, slope, before, middle, after, right)
    around = 2 * (step[-1] + step[0])
    wanted = 3 * (step[0] * slope[-1] + step[-1] * slope[0])
    # solved for the inner joints once with the first derivative 0, once for what a first derivative of 1 adds
    lower, upper = before[1:count].copy(), after[1:count].copy()
    inner, added = right[1:count].copy(), share[1:count].copy()
    added[0, 0] -= lower[0]
    added[-1, 0] -= upper[-1]
    _solve(lower, middle[1:count].copy(), upper, inner)
    _solve(lower, middle[1:count].copy(), upper, added)
    weight = around + step[-1] * added[0, 0] + step[0] * added[-1, 0]
    for k in range(3):
        right[0, k] = (wanted[k] - step[-1] * inner[0, k] - step[0] * inner[-1, k]) / weight
        right[count, k] = right[0, k]
        for n in range(1, count):
            right[n, k] = inner[n - 1, k] + right[0, k] * added[n - 1, 0]
    return right


@njit(cache=True, nogil=True)
def _solve(before: Any, middle: Any, after: Any, right: Any) -> None:
    """Solve equations of three neighbours each; `right` (n, m) becomes the answer, `middle` is used up."""
    count, many = right.shape
    for n in range(1, count):
        factor = before[n] / middle[n - 1]
        middle[n] -= factor * after[n - 1]
        for k in range(many):
            right[n, k] -= factor * right[n - 1, k]
    for k in range(many):
        right[count - 1, k] /= middle[count - 1]
    for n in range(count - 2, -1, -1):
        for k in range(many):
            right[n, k] = (right[n, k] - after[n] * right[n + 1, k]) / middle[n]


@njit(cache=True, nogil=True, inline="always")
def _speed(pieces: Any, n: int, t: float) -> Any:
    total = 0.0
    for k in range(3):
        total += ((3 * pieces[n, 0, k] * t + 2 * pieces[n, 1, k]) * t + pieces[n, 2, k]) ** 2
    return np.sqrt(total)


@njit(cache=True, nogil=True)
def _length(pieces: Any, n: int, low: float, high: float) -> Any:
    """Arc length within a piece, by Gauss and Legendre's formula of five points."""
    half, middle, total = 0.5 * (high - low), 0.5 * (high + low), 0.0
    for m in range(len(_NODES)):
        total += _WEIGHTS[m] * _speed(pieces, n, middle + half * _NODES[m])
    return total * half


@njit(cache=True, nogil=True)
def arc_lengths(pieces: Any, joints: Any) -> Any:
    """Arc length (PARTS * n + 1,) from the start to every PARTS-th of each piece."""
    arc = np.zeros(PARTS * len(pieces) + 1)
    for n in range(len(pieces)):
        part = (joints[n + 1] - joints[n]) / PARTS
        for m in range(PARTS):
            at = n * PARTS + m
            arc[at + 1] = arc[at] + _length(pieces, n, m * part, (m + 1) * part)
    return arc


@njit(cache=True, nogil=True)
def even(pieces: Any, joints: Any, arc: Any, count: int) -> Any:
    """Points and unit tangents (count + 1, 3) at even arc length, given :func:`arc_lengths`.

    The arc length is inverted by three steps of Newton's method from a straight line between its values.
    """
    places, tangents = np.empty((count + 1, 3)), np.empty((count + 1, 3))
    below, last = 0, len(pieces) - 1
    for m in range(count + 1):
        wanted = arc[-1] * m / count
        while below < len(arc) - 2 and arc[below + 1] <= wanted:
            below += 1
        n = below // PARTS
        part = (joints[n + 1] - joints[n]) / PARTS
        low = (below - n * PARTS) * part
        t = low + part * (wanted - arc[below]) / max(arc[below + 1] - arc[below], _LEAST_SPEED * part)
        for _ in range(3):
            missing = wanted - arc[below] - _length(pieces, n, low, t)
            t += missing / max(_speed(pieces, n, t), _LEAST_SPEED)
        if m == 0:
            n, t = 0, 0.0
        elif m == count:
            n, t = last, joints[last + 1] - joints[last]
        speed = _speed(pieces, n, t)
        for k in range(3):
            a, b, c, d = pieces[n, 0, k], pieces[n, 1, k], pieces[n, 2, k], pieces[n, 3, k]
            places[m, k] = ((a * t + b) * t + c) * t + d
            tangents[m, k] = ((3 * a * t + 2 * b) * t + c) / speed
    return places, tangents
