"""The nearest places of points, triangles and surfaces."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ctsuite.core.grid import Float
from ctsuite.core.surface import Surface
from ctsuite.core.surface_distance import distances_to_surface
from ctsuite.core.task import Task

_SLACK = 1e-9


def on_triangles(point: Float, corners: Float) -> Float:
    """Return the place of each triangle that is nearest to a point.

    The foot of the perpendicular where it lies inside, the nearest place of the edges otherwise (C. Ericson,
    Real-Time Collision Detection, 2005, 5.1.5).

    Parameters
    ----------
    point : ndarray
        Point (3,), or one for each triangle (m, 3).
    corners : ndarray
        Corners (m, 3, 3) of the triangles, one after the other.

    Returns
    -------
    ndarray
        Places (m, 3).
    """
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    away = point - a
    aa, bb, cc = _dot(ab, ab), _dot(ab, ac), _dot(ac, ac)
    q, r = _dot(away, ab), _dot(away, ac)
    area = aa * cc - bb * bb
    flat = area <= 1e-12 * aa * cc
    safe = np.where(flat, 1.0, area)
    v, w = (cc * q - bb * r) / safe, (aa * r - bb * q) / safe
    inside = ~flat & (v >= 0) & (w >= 0) & (v + w <= 1)
    best = a + v[:, None] * ab + w[:, None] * ac
    nearest = np.where(inside, 0.0, np.inf)
    for n in range(3):
        begin, end = corners[:, n], corners[:, (n + 1) % 3]
        edge = end - begin
        length = _dot(edge, edge)
        at = np.clip(_dot(point - begin, edge) / np.where(length > 0, length, 1.0), 0.0, 1.0)
        place = begin + at[:, None] * edge
        apart = _dot(point - place, point - place)
        closer = apart < nearest
        best[closer], nearest[closer] = place[closer], apart[closer]
    return np.asarray(best)


def of_edges(a: Float, b: Float, c: Float, d: Float) -> tuple[Float, Float]:
    """Return the places (n, 3) of the lines from a to b and from c to d that are nearest to each other.

    Both parameters are those of the infinite lines, held within 0 and 1 one after the other (Ericson, 5.1.9).
    """
    u, v, w = b - a, d - c, a - c
    uu, vv, uv, uw, vw = _dot(u, u), _dot(v, v), _dot(u, v), _dot(u, w), _dot(v, w)
    area = uu * vv - uv * uv
    skew = area > 1e-12 * uu * vv
    s = np.where(skew, np.clip((uv * vw - vv * uw) / np.where(skew, area, 1.0), 0.0, 1.0), 0.0)
    t = (uv * s + vw) / np.where(vv > 0, vv, 1.0)
    held = np.clip(t, 0.0, 1.0)
    s = np.where(t == held, s, np.clip((uv * held - uw) / np.where(uu > 0, uu, 1.0), 0.0, 1.0))
    return a + s[:, None] * u, c + held[:, None] * v


def on_surface(point_lps_mm: Float, surface: Surface) -> Float:
    """Return the place (3,) of a surface with triangles that is nearest to a point (3,), LPS mm."""
    places = on_triangles(point_lps_mm, _corners(surface))
    return np.asarray(places[int(_dot(places - point_lps_mm, places - point_lps_mm).argmin())])


def between_surfaces(first: Surface, second: Surface, task: Task | None = None) -> tuple[Float, Float]:
    """Return the places of two surfaces with triangles that are nearest to each other, LPS mm.

    The vertices of each are searched for in a tree of boxes of the other. Only triangles that may come nearer
    than that are then compared one by one: a corner with a triangle, an edge with an edge, and an edge with
    the triangle that it passes through, where the surfaces meet. The result is exact.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    task = task or Task()
    pieces = []
    apart = np.inf
    sides = ((first, second), (second, first))
    for number, (one, other) in enumerate(sides):
        used = np.unique(one.triangles)
        far = np.full(len(one.points_lps_mm), np.inf)
        part = task.part(0.45 * number, 0.45 * number + 0.45)
        far[used] = distances_to_surface(np.asarray(one.points_lps_mm, dtype=float)[used], other, part)
        apart = min(apart, float(far.min()))
        pieces.append(far)
    near = [_near(surface, far, apart) for (surface, _), far in zip(sides, pieces, strict=True)]
    return _nearest_pair(near[0], near[1], apart, task.part(0.9, 1.0))


def _near(surface: Surface, far: Float, apart: float) -> Float:
    """Corners (m, 3, 3) of the triangles of which a place may be nearer than a distance, nearest first.

    No place of a triangle is further from all its corners than its longest edge by the square root of 3.
    """
    corners = _corners(surface)
    least = far[surface.triangles].min(axis=1) - _longest(corners) / np.sqrt(3.0)
    order = np.argsort(least, kind="stable")
    return np.asarray(corners[order[least[order] <= apart + _SLACK]])


def _nearest_pair(first: Float, second: Float, apart: float, task: Task) -> tuple[Float, Float]:
    middles, tree = first.mean(axis=1), cKDTree(second.mean(axis=1))
    reach = _longest(first) + float(_longest(second).max())
    best, nearest = (first[0, 0], second[0, 0]), np.inf
    for number, corners in enumerate(first):
        task.progress(number / len(first), "comparing surfaces")
        some = tree.query_ball_point(middles[number], min(apart, nearest) + reach[number] + _SLACK)
        if some:
            ones, others = _pairs(corners, second[some])
            squared = _dot(ones - others, ones - others)
            n = int(squared.argmin())
            if squared[n] < nearest**2:
                nearest, best = float(np.sqrt(squared[n])), (ones[n], others[n])
        if nearest == 0.0:
            break
    return best


def _longest(corners: Float) -> Float:
    edges = np.roll(corners, -1, axis=1) - corners
    return np.asarray(np.sqrt(_dot(edges, edges)).max(axis=1))


def _pairs(corners: Float, some: Float) -> tuple[Float, Float]:
    """Places (n, 3) of a triangle and of several others among which are the nearest of each pair."""
    many = np.broadcast_to(corners, some.shape)
    found: list[tuple[Any, Any]] = []
    for n in range(3):
        found.append((many[:, n], on_triangles(corners[n], some)))
        found.append((on_triangles(some[:, n], many), some[:, n]))
        for m in range(3):
            found.append(of_edges(many[:, n], many[:, n - 2], some[:, m], some[:, m - 2]))
        for begin, end, other in (
            (many[:, n], many[:, n - 2], some),
            (some[:, n], some[:, n - 2], many),
        ):
            found.append(_passed(begin, end, other))
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _passed(begin: Float, end: Float, corners: Float) -> tuple[Float, Float]:
    """Where an edge passes through a triangle, twice; the second infinitely far away where it does not."""
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    normal = np.cross(ab, ac)
    slope = _dot(end - begin, normal)
    at = _dot(a - begin, normal) / np.where(slope != 0, slope, 1.0)
    place = begin + at[:, None] * (end - begin)
    foot = on_triangles(place, corners)
    hit = (slope != 0) & (at >= 0) & (at <= 1) & (np.abs(foot - place).max(axis=1) < _SLACK)
    return place, np.asarray(np.where(hit[:, None], place, np.inf))


def _corners(surface: Surface) -> Float:
    return np.asarray(np.asarray(surface.points_lps_mm, dtype=float)[surface.triangles])


def _dot(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    return np.asarray((a * b).sum(axis=-1))
