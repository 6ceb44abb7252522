"""Points along a curved frame, and the search for the places of a point in it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

UNIQUE, AMBIGUOUS, OUTSIDE = 0, 1, 2
MOST_PLACES = 16
_STEPS = 60
_CLOSE_MM = 1e-11
_AT_END_MM = 1e-3
_SAME_MM = 2e-3


class Course(NamedTuple):
    """An axis and the frame along it, as compiled code takes it.

    Attributes
    ----------
    pieces : ndarray
        Coefficients (n, 4, 3) of ``((a t + b) t + c) t + d``, t being the way from the start of the piece.
    normals : ndarray
        The same for a vector across the axis, unit and square to the axis at the joints.
    bend : float
        Greatest curvature in 1/mm.
    step : float
        Length of a piece in mm.
    turn, twist : float
        Angle by which the normals are turned about the axis at its start, in radians, and what is added per
        mm.
    closed : bool
        Whether the end is joined to the start.
    """

    pieces: Any
    normals: Any
    bend: float
    step: float
    turn: float
    twist: float
    closed: bool


@njit(cache=True, nogil=True, inline="always")
def _locate(course: Any, s: float) -> Any:
    """The piece that holds a place on the axis, and how far into it; the end pieces go on beyond the axis."""
    n = min(max(int(s / course.step), 0), course.pieces.shape[0] - 1)
    return n, s - n * course.step


@njit(cache=True, nogil=True, inline="always")
def _derivatives(pieces: Any, n: int, t: float, k: int) -> Any:
    """Component k of the position and of its first and second derivative."""
    a, b, c, d = pieces[n, 0, k], pieces[n, 1, k], pieces[n, 2, k], pieces[n, 3, k]
    return ((a * t + b) * t + c) * t + d, (3 * a * t + 2 * b) * t + c, 6 * a * t + 2 * b


@njit(cache=True, nogil=True)
def frame_at(course: Any, s: float, out: Any) -> None:
    """Fill `out` (5, 3): position, tangent, the two unit vectors across, and the second derivative."""
    n, t = _locate(course, s)
    for k in range(3):
        out[0, k], out[1, k], out[4, k] = _derivatives(course.pieces, n, t, k)
        out[2, k], _, _ = _derivatives(course.normals, n, t, k)
    _normalise(out[1])
    along = out[2, 0] * out[1, 0] + out[2, 1] * out[1, 1] + out[2, 2] * out[1, 2]
    for k in range(3):
        out[2, k] -= along * out[1, k]
    _normalise(out[2])
    out[3, 0] = out[1, 1] * out[2, 2] - out[1, 2] * out[2, 1]
    out[3, 1] = out[1, 2] * out[2, 0] - out[1, 0] * out[2, 2]
    out[3, 2] = out[1, 0] * out[2, 1] - out[1, 1] * out[2, 0]
    angle = course.turn + course.twist * s
    cosine, sine = np.cos(angle), np.sin(angle)
    for k in range(3):
        first, second = out[2, k], out[3, k]
        out[2, k] = cosine * first + sine * second
        out[3, k] = cosine * second - sine * first


@njit(cache=True, nogil=True, inline="always")
def _normalise(vector: Any) -> None:
    size = np.sqrt(vector[0] ** 2 + vector[1] ** 2 + vector[2] ** 2)
    for k in range(3):
        vector[k] /= size


@njit(cache=True, nogil=True)
def frames_at(course: Any, s: Any, out: Any) -> None:
    """Fill `out` (n, 5, 3) for the places `s` (n,); see :func:`frame_at`."""
    for n in range(len(s)):
        frame_at(course, s[n], out[n])


@njit(cache=True, nogil=True)
def carry(points: Any, tangents: Any, normals: Any) -> None:
    """Carry the first of `normals` (n, 3) along points (n, 3) without turning about the curve.

    Double reflection: Wang, Juettler, Zheng and Liu, ACM Trans Graph 27 (2008) 2:1-2:18; its error falls with
    the fourth power of the step.
    """
    normal, tangent, chord = np.empty(3), np.empty(3), np.empty(3)
    for n in range(len(points) - 1):
        for k in range(3):
            chord[k] = points[n + 1, k] - points[n, k]
            normal[k], tangent[k] = normals[n, k], tangents[n, k]
        _reflect(normal, chord)
        _reflect(tangent, chord)
        for k in range(3):
            chord[k] = tangents[n + 1, k] - tangent[k]
        _reflect(normal, chord)
        along = 0.0
        for k in range(3):
            along += normal[k] * tangents[n + 1, k]
        for k in range(3):
            normal[k] -= along * tangents[n + 1, k]
        _normalise(normal)
        for k in range(3):
            normals[n + 1, k] = normal[k]


@njit(cache=True, nogil=True, inline="always")
def _reflect(vector: Any, across: Any) -> None:
    """Reflect a vector in the plane square to another, unless that is zero."""
    size = across[0] ** 2 + across[1] ** 2 + across[2] ** 2
    if size > 0:
        factor = 2 * (across[0] * vector[0] + across[1] * vector[1] + across[2] * vector[2]) / size
        for k in range(3):
            vector[k] -= factor * across[k]


@njit(cache=True, nogil=True, inline="always")
def _height(course: Any, s: float, point: Any) -> Any:
    """How far a point lies before the plane across the axis at s, and how fast that changes with s."""
    n, t = _locate(course, s)
    value, slope = 0.0, 0.0
    for k in range(3):
        position, first, second = _derivatives(course.pieces, n, t, k)
        value += (point[k] - position) * first
        slope += (point[k] - position) * second - first * first
    return value, slope


@njit(cache=True, nogil=True)
def _root(course: Any, point: Any, low: float, high: float, at_low: float) -> float:
    """Where the height becomes 0 between two places with heights of different sign, by safeguarded Newton."""
    s = 0.5 * (low + high)
    for _ in range(_STEPS):
        value, slope = _height(course, s, point)
        if (value >= 0) == (at_low >= 0):
            low = s
        else:
            high = s
        following = s - value / slope if slope != 0 else low
        if not low < following < high:
            following = 0.5 * (low + high)
        if abs(following - s) < _CLOSE_MM:
            return following
        s = following
    return s


@njit(cache=True, nogil=True)
def _extremum(course: Any, point: Any, low: float, high: float, slope_low: float) -> float:
    """Where the height is largest or smallest, between two places with slopes of different sign."""
    for _ in range(_STEPS):
        s = 0.5 * (low + high)
        _, slope = _height(course, s, point)
        if (slope >= 0) == (slope_low >= 0):
            low = s
        else:
            high = s
    return 0.5 * (low + high)


@njit(cache=True, nogil=True)
def _keep(course: Any, limits: Any, point: Any, s: float, frame: Any, found: Any, count: int) -> int:
    """Add the place s if it lies within the limits and is not known yet; return how many there are."""
    length = course.pieces.shape[0] * course.step
    if course.closed and s >= length:
        s -= length
    if count == len(found):
        return count
    for n in range(count):
        apart = abs(found[n, 0] - s)
        if apart < _SAME_MM or (course.closed and length - apart < _SAME_MM):
            return count
    frame_at(course, s, frame)
    u, v, stretch = 0.0, 0.0, 1.0
    for k in range(3):
        away = point[k] - frame[0, k]
        u += away * frame[2, k]
        v += away * frame[3, k]
        stretch -= away * frame[4, k]
    within = limits[1] <= u <= limits[2] and limits[3] <= v <= limits[4]
    if not within or u * u + v * v > limits[0] ** 2:
        return count
    found[count, 0], found[count, 1], found[count, 2], found[count, 3] = s, u, v, stretch
    return count + 1


@njit(cache=True, nogil=True)
def places_of(course: Any, limits: Any, point: Any, frame: Any, found: Any) -> int:
    """Find the places of a point: every s whose plane across the axis holds it, within the limits.

    Places are where the distance d from the axis is least or greatest. The search leaps along the axis where
    nothing can be missed: d changes by no more than 1 mm per mm, and the height h of the point before the
    plane across the axis by no more than 1 + bend * d. Both leaps are one piece short, for rounding.

    Parameters
    ----------
    course : Course
        Axis and frame.
    limits : ndarray
        Largest distance from the axis, least and largest u, least and largest v (5,).
    point : ndarray
        Point (3,).
    frame : ndarray
        Work space (5, 3).
    found : ndarray
        Filled with s, u, v and the stretch, (places, 4).

    Returns
    -------
    int
        How many places there are; at most as many as `found` has room for.
    """
    step, many = course.step, course.pieces.shape[0]
    count, n = 0, 0
    fresh, before, slope_before = True, 0.0, 0.0
    while n < many:
        away, height = 0.0, 0.0
        for k in range(3):
            from_joint = point[k] - course.pieces[n, 3, k]
            away += from_joint**2
            height += from_joint * course.pieces[n, 2, k]
        away, height = np.sqrt(away), abs(height)
        reach = max(away - limits[0], height / (1 + course.bend * (away + height)))
        leap = int(min(reach / step, float(many))) - 1
        if leap > 0:
            n += leap
            fresh = True
            continue
        low, high = n * step, (n + 1) * step
        if fresh:
            before, slope_before = _height(course, low, point)
        value, slope = _height(course, high, point)
        if (before >= 0) != (value >= 0):
            s = _root(course, point, low, high, before)
            count = _keep(course, limits, point, s, frame, found, count)
        elif (slope_before >= 0) != (slope >= 0):
            # two places may lie in one piece
            middle = _extremum(course, point, low, high, slope_before)
            at_middle, _ = _height(course, middle, point)
            if (at_middle >= 0) != (before >= 0):
                s = _root(course, point, low, middle, before)
                count = _keep(course, limits, point, s, frame, found, count)
                s = _root(course, point, middle, high, at_middle)
                count = _keep(course, limits, point, s, frame, found, count)
        before, slope_before, fresh = value, slope, False
        n += 1
    if not course.closed:
        # a point on an end plane must not be lost to rounding
        for end in (0.0, many * step):
            value, _ = _height(course, end, point)
            if abs(value) <= _AT_END_MM:
                count = _keep(course, limits, point, end, frame, found, count)
    return count


@njit(cache=True, nogil=True)
def invert(
    course: Any,
    limits: Any,
    least_stretch: float,
    points: Any,
    status: Any,
    places: Any,
    first: int,
    past: int,
) -> None:
    """Fill `status` (n,) and `places` (n, 3) for the points `first` to `past`; see :func:`places_of`.

    A point is ambiguous where it has several places, or one at which space is folded.
    """
    frame, found = np.empty((5, 3)), np.empty((2, 4))
    for n in range(first, past):
        places[n] = np.nan
        status[n] = OUTSIDE
        if not np.isfinite(points[n, 0] + points[n, 1] + points[n, 2]):
            continue
        count = places_of(course, limits, points[n], frame, found)
        if count > 1 or (count == 1 and found[0, 3] < least_stretch):
            status[n] = AMBIGUOUS
        elif count == 1:
            status[n] = UNIQUE
            places[n] = found[0, :3]


@njit(cache=True, nogil=True)
def follow(
    course: Any, points: Any, starts: Any, least_stretch: float, out: Any, first: int, past: int
) -> None:
    """Fill `out` (n, 3) with the places of points (n, 3) that are reached from places s (n,) near them.

    Newton's iteration on the height of the point before the plane across the axis. What does not come to
    rest, or comes to rest where space is folded, is not a number.
    """
    frame = np.empty((5, 3))
    length = course.pieces.shape[0] * course.step
    for n in range(first, past):
        s, change = starts[n], 1.0
        for _ in range(_STEPS):
            at = s - length * np.floor(s / length) if course.closed else s
            value, slope = _height(course, at, points[n])
            if slope >= 0:
                break
            change = -value / slope
            s += change
            if abs(change) < _CLOSE_MM:
                break
        out[n] = np.nan
        # as near as rounding lets it come at places of some hundred mm
        if not abs(change) < 1e-9:
            continue
        at = s - length * np.floor(s / length) if course.closed else s
        frame_at(course, at, frame)
        u, v, stretch = 0.0, 0.0, 1.0
        for k in range(3):
            away = points[n, k] - frame[0, k]
            u += away * frame[2, k]
            v += away * frame[3, k]
            stretch -= away * frame[4, k]
        if stretch >= least_stretch:
            out[n, 0], out[n, 1], out[n, 2] = s, u, v


@njit(cache=True, nogil=True)
def path_lengths(course: Any, paths: Any, nodes: Any, weights: Any, out: Any, first: int, past: int) -> None:
    """Fill `out` (n,) with the true lengths of paths (n, m, 3), straight in s, u, v between their points.

    With T, U and V at right angles, the speed of a step (ds, du, dv) is the root of
    ``(m ds)² + (du - w v ds)² + (dv + w u ds)²``. It is integrated from joint to joint of the axis, where it
    is smooth, with nodes from -1 to 1 and their weights.
    """
    frame = np.empty((5, 3))
    length = course.pieces.shape[0] * course.step
    for n in range(first, past):
        total = 0.0
        for leg in range(paths.shape[1] - 1):
            start = paths[n, leg, 0]
            ds = paths[n, leg + 1, 0] - start
            du = paths[n, leg + 1, 1] - paths[n, leg, 1]
            dv = paths[n, leg + 1, 2] - paths[n, leg, 2]
            if not np.isfinite(ds + du + dv):
                total = np.nan
                break
            at, part = start / course.step, 0.0
            joint = np.floor(at) + 1.0 if ds > 0 else np.ceil(at) - 1.0
            while part < 1.0:
                following = (joint * course.step - start) / ds if ds != 0 else 1.0
                following = min(following, 1.0)
                for node in range(len(nodes)):
                    here = part + 0.5 * (nodes[node] + 1.0) * (following - part)
                    s, u, v = start + here * ds, paths[n, leg, 1] + here * du, paths[n, leg, 2] + here * dv
                    if course.closed:
                        s -= length * np.floor(s / length)
                    frame_at(course, s, frame)
                    stretch = 1.0
                    for k in range(3):
                        stretch -= frame[4, k] * (u * frame[2, k] + v * frame[3, k])
                    across = (du - course.twist * v * ds) ** 2 + (dv + course.twist * u * ds) ** 2
                    speed = np.sqrt((stretch * ds) ** 2 + across)
                    total += 0.5 * (following - part) * weights[node] * speed
                part = following
                joint += 1.0 if ds > 0 else -1.0
        out[n] = total
