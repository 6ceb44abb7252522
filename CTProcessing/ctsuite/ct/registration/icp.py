"""One step of the iterative closest point algorithm."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from ctsuite.core.grid import Float, apply_matrix
from ctsuite.core.surface import Surface
from ctsuite.ct.registration.landmarks import umeyama

PLANE, POINT = "to the tangent plane", "to the point"

_MOST_MOVING = 6000
_SAME_WAY = 0.5  # cosine of the largest angle between the normals of a pair
_SMALLEST = 1e-12


@dataclass(frozen=True, eq=False)
class Cloud:
    """Points (n, 3) of a surface with its unit normals, and a search tree where it is needed."""

    points: Float
    normals: Float
    tree: cKDTree | None = None

    @property
    def axes(self) -> Float:
        """Principal axes as columns, longest first."""
        return np.asarray(np.linalg.svd(np.cov((self.points - self.points.mean(axis=0)).T))[0])

    def moved(self, matrix: Float) -> Cloud:
        """Return the cloud at another place."""
        normals = self.normals @ np.linalg.inv(matrix[:3, :3])
        return Cloud(apply_matrix(matrix, self.points), _unit(normals))

    def thinned(self, count: int) -> Cloud:
        """Return about `count` of the points, evenly taken."""
        step = max(len(self.points) // count, 1)
        return replace(self, points=self.points[::step], normals=self.normals[::step])


def fixed_cloud(surface: Surface) -> Cloud:
    """Every vertex in use and every middle of a triangle, with a search tree."""
    vertices, triangles = np.asarray(surface.points_lps_mm, dtype=float), surface.triangles
    crossed = _crossed(vertices, triangles)
    at_vertices = np.zeros_like(vertices)
    for corner in range(3):  # weighted by area, as the cross product is
        np.add.at(at_vertices, triangles[:, corner], crossed)
    used = np.unique(triangles)
    points = np.vstack([vertices[used], vertices[triangles].mean(axis=1)])
    normals = _unit(np.vstack([at_vertices[used], crossed]))
    return Cloud(points, normals, cKDTree(points))


def moving_cloud(surface: Surface) -> Cloud:
    """Points spread over a surface by area, in the order of its triangles: the same in every run."""
    vertices, triangles = np.asarray(surface.points_lps_mm, dtype=float), surface.triangles
    crossed = _crossed(vertices, triangles)
    ends = np.cumsum(np.linalg.norm(crossed, axis=1))
    if ends[-1] <= 0:
        return Cloud(vertices[triangles[:, 0]], _unit(crossed))
    steps = (np.arange(_MOST_MOVING) + 0.5) / _MOST_MOVING
    chosen = np.minimum(np.searchsorted(ends, steps * ends[-1]), len(triangles) - 1)
    u, v = (0.5 + np.arange(1, _MOST_MOVING + 1)[:, None] * (0.7548776662466927, 0.5698402909980532)).T % 1.0
    over = u + v > 1
    u, v = np.where(over, 1 - u, u)[:, None], np.where(over, 1 - v, v)[:, None]
    a, b, c = (vertices[triangles[chosen, corner]] for corner in range(3))
    return Cloud(a + u * (b - a) + v * (c - a), _unit(crossed[chosen]))


def closest(here: Cloud, there: Cloud, distance: str, share: float, scaled: bool) -> tuple[Float, float]:
    """Pair the points, leave the worst pairs out, and bring the others together.

    Parameters
    ----------
    here, there : Cloud
        The fixed cloud with its tree, and the moving one where it is now.
    distance : str
        PLANE or POINT.
    share : float
        Share of the pairs that is kept, nearest first.
    scaled : bool
        Whether the size is free.

    Returns
    -------
    matrix : ndarray
        4x4 map that moves the cloud closer.
    error : float
        Root mean square distance in mm of the pairs that were kept, before.
    """
    assert here.tree is not None
    apart, which = here.tree.query(there.points, workers=-1)
    alike = np.einsum("ij,ij->i", here.normals[which], there.normals) > _SAME_WAY
    if np.count_nonzero(alike) < 12:
        alike[:] = True
    kept = _nearest(apart, alike, max(round(share * len(apart)), 6))
    p, q, n = there.points[kept], here.points[which[kept]], here.normals[which[kept]]
    if distance == POINT:
        return umeyama(q, p, scaled), float(np.sqrt((apart[kept] ** 2).mean()))
    gaps = np.einsum("ij,ij->i", q - p, n)
    return _to_planes(p, gaps, n, scaled), float(np.sqrt((gaps**2).mean()))


def _nearest(apart: Float, alike: NDArray[np.bool_], count: int) -> NDArray[np.intp]:
    """Places of the `count` nearest pairs among those that face the same way."""
    places = np.flatnonzero(alike)
    order = np.argsort(apart[places], kind="stable")
    return places[order[:count]]


def _to_planes(points: Float, gaps: Float, normals: Float, scaled: bool) -> Float:
    """The small motion that closes the gaps along the normals, by linear least squares."""
    centre = points.mean(axis=0)
    local = points - centre
    size = max(float(np.sqrt((local**2).sum(axis=1).mean())), 1e-9)
    columns = [np.cross(local, normals) / size, normals]
    if scaled:
        columns.append(np.einsum("ij,ij->i", local, normals)[:, None] / size)
    # a direction in which the surface slides on itself gets no motion
    found = np.linalg.lstsq(np.hstack(columns), gaps, rcond=1e-6)[0]
    linear = Rotation.from_rotvec(found[:3] / size).as_matrix()
    if scaled:
        linear = linear * (1 + found[6] / size)
    matrix = np.eye(4)
    matrix[:3, :3] = linear
    matrix[:3, 3] = centre - linear @ centre + found[3:6]
    return matrix


def _crossed(vertices: Float, triangles: NDArray[np.integer]) -> Float:
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    return np.asarray(np.cross(b - a, c - a))


def _unit(vectors: Float) -> Float:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _SMALLEST))
