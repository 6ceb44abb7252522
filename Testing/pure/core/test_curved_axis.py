"""The compiled axis of a curved frame, against SciPy's splines and integrals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.interpolate import CubicSpline

from ctsuite.core.kernels.curved import carry
from ctsuite.core.kernels.spline import (
    CLAMPED,
    NOT_A_KNOT,
    PARTS,
    PERIODIC,
    arc_lengths,
    even,
    pieces_through,
)

SAME_MM = 1e-9


def wandering(count: int) -> NDArray[Any]:
    return np.cumsum(np.random.default_rng(count).normal(0, 8, (count, 3)), axis=0)


def joints_of(points: NDArray[Any]) -> NDArray[Any]:
    return np.append(0.0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 40])
def test_an_open_spline_is_that_of_scipy(count: int) -> None:
    points = wandering(count)
    joints, ends = joints_of(points), np.array([[0.3, -1.0, 0.2], [0.0, 0.5, 1.0]])
    found = pieces_through(joints, points, NOT_A_KNOT, *ends)
    np.testing.assert_allclose(found, np.moveaxis(CubicSpline(joints, points).c, 0, 1), atol=SAME_MM)
    clamped = CubicSpline(joints, points, bc_type=((1, ends[0]), (1, ends[1])))
    found = pieces_through(joints, points, CLAMPED, *ends)
    np.testing.assert_allclose(found, np.moveaxis(clamped.c, 0, 1), atol=SAME_MM)


@pytest.mark.parametrize("count", [3, 4, 5, 40])
def test_a_closed_spline_is_that_of_scipy(count: int) -> None:
    points = wandering(count)
    points = np.vstack([points, points[:1]])
    joints = joints_of(points)
    expected = np.moveaxis(CubicSpline(joints, points, bc_type="periodic").c, 0, 1)
    np.testing.assert_allclose(
        pieces_through(joints, points, PERIODIC, points[0], points[0]), expected, atol=SAME_MM
    )


def test_places_lie_at_even_arc_length_as_integrated_by_scipy() -> None:
    points = wandering(7)
    joints = joints_of(points)
    spline = CubicSpline(joints, points)
    pieces = np.ascontiguousarray(np.moveaxis(spline.c, 0, 1))
    speed = spline.derivative()

    def length(low: float, high: float) -> float:
        return float(quad(lambda t: np.linalg.norm(speed(t)), low, high, epsabs=1e-12)[0])

    arc = arc_lengths(pieces, joints)
    expected = [length(*joints[n : n + 2]) for n in range(len(pieces))]
    np.testing.assert_allclose(np.diff(arc[::PARTS]), expected, atol=1e-7)
    places, tangents = even(pieces, joints, arc, 10)
    fine = np.linspace(0, joints[-1], 200_001)
    way = np.append(0, np.cumsum(np.linalg.norm(np.diff(spline(fine), axis=0), axis=1)))
    at = np.interp(np.linspace(0, way[-1], 11), way, fine)
    np.testing.assert_allclose(places, spline(at), atol=1e-5)
    np.testing.assert_allclose(tangents, speed(at) / np.linalg.norm(speed(at), axis=1)[:, None], atol=1e-5)


def test_the_vector_across_an_axis_is_carried_by_double_reflection() -> None:
    points, tangents = wandering(50), np.random.default_rng(2).normal(size=(50, 3))
    tangents /= np.linalg.norm(tangents, axis=1)[:, None]
    normals = np.empty((50, 3))
    normals[0] = np.cross(tangents[0], [0.6, 0.8, 0.0])
    normals[0] /= np.linalg.norm(normals[0])
    expected = normals[0]
    carry(points, tangents, normals)
    for n in range(49):
        chord = points[n + 1] - points[n]
        mirror = np.eye(3) - 2 * np.outer(chord, chord) / (chord @ chord)
        other = tangents[n + 1] - mirror @ tangents[n]
        expected = (np.eye(3) - 2 * np.outer(other, other) / (other @ other)) @ mirror @ expected
        np.testing.assert_allclose(normals[n + 1], expected, atol=SAME_MM)
