"""Exact distances from points to a triangle surface, and their summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ctsuite.core.surface import Surface
from ctsuite.core.task import Task

Float = NDArray[np.float64]

_FIRST_CANDIDATES = 8
_PAIRS_AT_ONCE = 100_000
_SMALLEST_MM = 1e-6


@dataclass(frozen=True)
class Distance:
    """How far one surface lies from another, over the sample points of both directions.

    Attributes
    ----------
    maximum_mm : float
        Largest distance (Hausdorff distance over the sample points).
    mean_mm : float
        Mean distance.
    percentile95_mm : float
        Distance that 95 % of the sample points do not exceed.
    """

    maximum_mm: float
    mean_mm: float
    percentile95_mm: float


def summary(distances_mm: NDArray[Any]) -> Distance:
    """Summarise distances (n,) in mm; no distances at all are zero."""
    if distances_mm.size == 0:
        return Distance(0.0, 0.0, 0.0)
    return Distance(
        float(distances_mm.max()), float(distances_mm.mean()), float(np.percentile(distances_mm, 95))
    )


def samples(surface: Surface) -> Float:
    """Return the points (n, 3) where a surface is compared: vertices in use and triangle centres."""
    points = np.asarray(surface.points_lps_mm, dtype=np.float64)
    used = np.unique(surface.triangles)
    return np.vstack([points[used], points[surface.triangles].mean(axis=1)])


def distances_to_surface(points_lps_mm: NDArray[Any], surface: Surface, task: Task | None = None) -> Float:
    """Return the distance of each point to the nearest place of a surface, in mm.

    Triangles are searched in classes of like size. Within a class the nearest triangles by centre are tried,
    more and more of them, until no further one can be nearer; the result is exact.

    Parameters
    ----------
    points_lps_mm : ndarray
        Points (n, 3) in LPS mm.
    surface : Surface
        What they are compared with.
    task : Task or None
        For progress and cancelling.

    Returns
    -------
    ndarray
        Distances (n,), infinite when the surface has no triangle.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    task = task or Task()
    points = np.asarray(points_lps_mm, dtype=np.float64)
    squared = np.full(len(points), np.inf)
    if len(surface.triangles) == 0 or len(points) == 0:
        return squared
    corners = np.asarray(surface.points_lps_mm, dtype=np.float64)[surface.triangles]
    centres = corners.mean(axis=1)
    radii = np.linalg.norm(corners - centres[:, None], axis=2).max(axis=1)
    classes = np.floor(np.log2(np.maximum(radii, max(radii.max() * 1e-3, _SMALLEST_MM))))
    kinds = np.unique(classes)
    for n, kind in enumerate(kinds):
        members = classes == kind
        triangles = _Triangles(corners[members], centres[members], float(radii[members].max()))
        _search(points, triangles, squared, task.part(n / len(kinds), (n + 1) / len(kinds)))
    return np.asarray(np.sqrt(squared))


def _search(points: Float, triangles: _Triangles, squared: Float, task: Task) -> None:
    """Lower the squared distances by the triangles of one class."""
    total = len(triangles.centres)
    tree = cKDTree(triangles.centres)
    pending = np.arange(len(points))
    tried, count = 0, min(_FIRST_CANDIDATES, total)
    while pending.size:
        left = []
        step = max(_PAIRS_AT_ONCE // count, 1)
        for start in range(0, pending.size, step):
            task.progress(start / pending.size)
            some = pending[start : start + step]
            reach, which = tree.query(points[some], k=np.arange(tried + 1, count + 1), workers=-1)
            found = triangles.squared_distances(points[some], which)
            squared[some] = np.minimum(squared[some], found.min(axis=1))
            # a triangle whose centre is further away than this holds no nearer place
            left.append(some[reach[:, -1] < np.sqrt(squared[some]) + triangles.radius])
        if count == total:
            return
        pending = np.concatenate(left)
        tried, count = count, min(count * 2, total)


class _Triangles:
    """Triangles of like size, prepared for the question how far a point is."""

    def __init__(self, corners: Float, centres: Float, radius: float) -> None:
        self.centres, self.radius = centres, radius
        self._a = corners[:, 0]
        self._ab, self._ac = corners[:, 1] - self._a, corners[:, 2] - self._a
        self._aa = np.einsum("ij,ij->i", self._ab, self._ab)
        self._bb = np.einsum("ij,ij->i", self._ab, self._ac)
        self._cc = np.einsum("ij,ij->i", self._ac, self._ac)

    def squared_distances(self, points: Float, which: NDArray[np.intp]) -> Float:
        """Squared distance (n, k) of each point (n, 3) to each of its triangles (n, k).

        The squared distance to a + v ab + w ac is a quadratic form in v and w. Its minimum over the
        triangle lies at the foot of the perpendicular where that is inside, and on one of the three edges
        otherwise (C. Ericson, Real-Time Collision Detection, 2005, 5.1.5).
        """
        ap = points[:, None] - self._a[which]
        aa, bb, cc = self._aa[which], self._bb[which], self._cc[which]
        p = np.einsum("ijk,ijk->ij", ap, self._ab[which])
        q = np.einsum("ijk,ijk->ij", ap, self._ac[which])
        base = np.einsum("ijk,ijk->ij", ap, ap)

        def at(v: Any, w: Any) -> Float:
            return np.asarray(base - 2 * (v * p + w * q) + v * v * aa + 2 * v * w * bb + w * w * cc)

        determinant = aa * cc - bb * bb
        proper = determinant > 1e-12 * aa * cc
        scale = 1 / np.where(proper, determinant, 1.0)
        v, w = (cc * p - bb * q) * scale, (aa * q - bb * p) * scale
        inside = proper & (v >= 0) & (w >= 0) & (v + w <= 1)
        t = _along(q - p + aa - bb, aa - 2 * bb + cc)
        edges = np.minimum(np.minimum(at(_along(p, aa), 0.0), at(0.0, _along(q, cc))), at(1 - t, t))
        return np.maximum(np.where(inside, at(v, w), edges), 0.0)


def _along(projection: Float, squared_length: Float) -> Float:
    """Position on an edge, 0 to 1, that is nearest to a point."""
    length = np.where(squared_length > 0, squared_length, 1.0)
    return np.asarray(np.clip(projection / length, 0.0, 1.0))
