"""Coordinates along a curve: how far along it, and how far beside it.

A point of the patient has the coordinates ``(s, u, v)`` in mm: ``s`` along the axis, ``u`` and ``v`` along
two unit vectors U and V across it. With T the tangent, (T, U, V) is right-handed and

    F(s, u, v) = c(s) + u U(s) + v V(s)
    dF = m T ds + w (u V - v U) ds + U du + V dv,        m = 1 - u (c'' . U) - v (c'' . V)

where w is the twist per mm (0 along an open curve, see curved_axis.py). `m` is the *stretch*: what lies
beside the axis is m times as long as it looks when it is drawn straight. Where m is 0 or less, space is
folded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core import parallel
from ctsuite.core.curve import Curve
from ctsuite.core.curved_axis import Axis, axis_through
from ctsuite.core.grid import Float
from ctsuite.core.task import Task

if TYPE_CHECKING:
    from ctsuite.core.kernels.curved import Course

LEAST_STRETCH = 0.02
_FEWEST_SEARCHES, _FEWEST_POINTS = 64, 4096  # less is done sooner by one thread
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(2)
_EVERYWHERE = (-np.inf, np.inf)


class Status(IntEnum):
    """What is known of the place of a point."""

    UNIQUE = 0
    AMBIGUOUS = 1
    OUTSIDE = 2


@dataclass(frozen=True, eq=False)
class Places:
    """Where points lie in a curved frame.

    Attributes
    ----------
    status : ndarray of uint8
        A :class:`Status` for each point (...).
    suv_mm : ndarray
        Coordinates s, u, v (..., 3) of the unique points; not a number elsewhere.
    """

    status: NDArray[np.uint8]
    suv_mm: Float

    @property
    def unique(self) -> NDArray[np.bool_]:
        """Which points have exactly one place."""
        return np.asarray(self.status == Status.UNIQUE)


@dataclass(frozen=True, eq=False)
class CurvedFrame:
    """A curve with two directions across it that do not turn about it.

    Attributes
    ----------
    axis : Axis
        The curve by arc length; see :meth:`along` for the usual way to make one.
    rotation_deg : float
        Angle by which U and V are turned about the axis, from U towards V.
    """

    axis: Axis
    rotation_deg: float = 0.0

    @classmethod
    def along(
        cls,
        curve: Curve,
        rotation_deg: float = 0.0,
        up_lps: ArrayLike | None = None,
        smoothing_mm: float = 0.0,
    ) -> CurvedFrame:
        """Lay a frame along a curve.

        Parameters
        ----------
        curve : Curve
            At least two different points (three if it is closed), in LPS mm.
        rotation_deg : float
            Turns U and V about the axis.
        up_lps : array_like or None
            Direction that U points to at the start when it is not turned, as well as that can be across the
            axis. By default the left of the patient, or posterior where the curve starts from side to side.
        smoothing_mm : float
            Half of a sway of this wavelength is smoothed away; 0 goes through every point.

        Raises
        ------
        CTSuiteError
            CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, CURVE-UP-ALONG.
        """
        return cls(axis_through(curve, up_lps, smoothing_mm), rotation_deg)

    def rotated(self, rotation_deg: float) -> CurvedFrame:
        """Return the frame turned to another angle about the same axis."""
        return replace(self, rotation_deg=rotation_deg)

    @property
    def length_mm(self) -> float:
        """Length of the axis."""
        return self.axis.length_mm

    @property
    def closed(self) -> bool:
        """Whether the end of the axis is joined to its start."""
        return self.axis.closed

    @property
    def closing_twist_deg(self) -> float:
        """Angle by which U turns about a closed axis on the way round, so that it closes; else 0."""
        return float(np.degrees(self.axis.twist_per_mm * self.length_mm))

    def vectors(self, s_mm: ArrayLike) -> tuple[Float, Float, Float, Float, Float]:
        """Return position, T, U, V and the second derivative of the axis (1/mm), each (..., 3), LPS."""
        from ctsuite.core.kernels.curved import frames_at

        s = np.asarray(s_mm, dtype=float)
        if self.closed:
            s = np.mod(s, self.length_mm)
        out = np.empty((s.size, 5, 3))
        frames_at(self._course, np.ascontiguousarray(s).reshape(-1), out)
        parts = out.reshape(*s.shape, 5, 3)
        return parts[..., 0, :], parts[..., 1, :], parts[..., 2, :], parts[..., 3, :], parts[..., 4, :]

    def forward(self, suv_mm: ArrayLike) -> Float:
        """Map coordinates s, u, v (..., 3) to LPS mm; beyond its ends an open axis goes on as it ends."""
        suv = np.asarray(suv_mm, dtype=float)
        place, _, first, second, _ = self.vectors(suv[..., 0])
        return np.asarray(place + suv[..., 1:2] * first + suv[..., 2:3] * second)

    def stretch(self, suv_mm: ArrayLike) -> Float:
        """Return m (...), the true length of 1 mm along s; it is also the Jacobian determinant of the map."""
        suv = np.asarray(suv_mm, dtype=float)
        _, _, first, second, bend = self.vectors(suv[..., 0])
        across = suv[..., 1:2] * first + suv[..., 2:3] * second
        return np.asarray(1 - (bend * across).sum(axis=-1))

    def jacobian(self, suv_mm: ArrayLike) -> Float:
        """Return the derivatives (..., 3, 3) of LPS mm (rows) by s, u and v (columns)."""
        suv = np.asarray(suv_mm, dtype=float)
        _, tangent, first, second, bend = self.vectors(suv[..., 0])
        u, v = suv[..., 1:2], suv[..., 2:3]
        stretch = 1 - (bend * (u * first + v * second)).sum(axis=-1, keepdims=True)
        along = stretch * tangent + self.axis.twist_per_mm * (u * second - v * first)
        return np.stack([along, first, second], axis=-1)

    def metric(self, suv_mm: ArrayLike) -> Float:
        """Return the metric tensor (..., 3, 3): squared lengths are ``d^T metric d`` for a small step d."""
        jacobian = self.jacobian(suv_mm)
        return np.asarray(np.swapaxes(jacobian, -1, -2) @ jacobian)

    def path_length_mm(self, suv_mm: ArrayLike) -> float:
        """Return the true length of a path that is straight in s, u, v between its points (n, 3).

        It is the integral of ``|J d|``, by Gauss and Legendre's formula of two points from joint to joint of
        the axis. A path that crosses a fold has the length that it has there.
        """
        return float(self.path_lengths_mm(suv_mm))

    def path_lengths_mm(self, suv_mm: ArrayLike) -> Float:
        """Return the lengths (...) of many paths (..., n, 3) at once; see :meth:`path_length_mm`."""
        from ctsuite.core.kernels.curved import path_lengths

        suv = np.asarray(suv_mm, dtype=float)
        paths = np.ascontiguousarray(suv).reshape(-1, *suv.shape[-2:])
        lengths, course = np.empty(len(paths)), self._course

        def some(first: int, past: int) -> None:
            path_lengths(course, paths, _NODES, _WEIGHTS, lengths, first, past)

        parallel.over(len(paths), some, fewest=_FEWEST_SEARCHES)
        return lengths.reshape(suv.shape[:-2])

    def near(self, points_lps_mm: ArrayLike, s_mm: ArrayLike) -> Float:
        """Return the places s, u, v (..., 3) of points (..., 3) that continue known places nearby.

        Unlike :meth:`inverse` it does not look for other places, so that it can be followed continuously when
        a point moves a little; it may leave the ends of an open axis.

        Parameters
        ----------
        points_lps_mm : array_like
            Points (..., 3).
        s_mm : array_like
            Places on the axis from which the search starts; of a shape that broadcasts to (...).

        Returns
        -------
        ndarray
            Not a number where the search does not come to rest, or where space is folded.
        """
        from ctsuite.core.kernels.curved import follow

        points = np.asarray(points_lps_mm, dtype=float)
        flat = np.ascontiguousarray(points.reshape(-1, 3))
        starts = np.ascontiguousarray(np.broadcast_to(np.asarray(s_mm, dtype=float), points.shape[:-1]))
        places, course = np.empty((len(flat), 3)), self._course
        begin = starts.reshape(-1)

        def some(first: int, past: int) -> None:
            follow(course, flat, begin, LEAST_STRETCH, places, first, past)

        parallel.over(len(flat), some, fewest=_FEWEST_POINTS)
        return places.reshape(points.shape)

    def inverse(
        self,
        points_lps_mm: ArrayLike,
        radius_mm: float = np.inf,
        u_mm: tuple[float, float] = _EVERYWHERE,
        v_mm: tuple[float, float] = _EVERYWHERE,
        task: Task | None = None,
    ) -> Places:
        """Find the places of points within a tube around the axis.

        A point is *unique* where exactly one plane across the axis holds it within the tube and space is not
        folded there, *ambiguous* where there are several or it is folded, and *outside* otherwise. Ambiguous
        points have no coordinates; :meth:`places` lists theirs.

        Parameters
        ----------
        points_lps_mm : array_like
            Points (..., 3). What is not a number is outside.
        radius_mm : float
            Radius of the tube.
        u_mm, v_mm : tuple of float
            Limits of u and v, in addition to the radius.
        task : Task or None
            Progress and cancelling.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        from ctsuite.core.kernels.curved import invert

        points = np.asarray(points_lps_mm, dtype=float)
        flat = np.ascontiguousarray(points.reshape(-1, 3))
        status, places = np.empty(len(flat), np.uint8), np.empty((len(flat), 3))
        course, limits = self._course, _limits(radius_mm, u_mm, v_mm)

        def some(first: int, past: int) -> None:
            invert(course, limits, LEAST_STRETCH, flat, status, places, first, past)

        parallel.over(len(flat), some, task, "finding places along the curve", _FEWEST_SEARCHES)
        return Places(status.reshape(points.shape[:-1]), places.reshape(points.shape))

    def places(
        self,
        point_lps_mm: ArrayLike,
        radius_mm: float = np.inf,
        u_mm: tuple[float, float] = _EVERYWHERE,
        v_mm: tuple[float, float] = _EVERYWHERE,
    ) -> Float:
        """Return every place s, u, v (n, 3) of one point within a tube, nearest to the axis first."""
        from ctsuite.core.kernels.curved import MOST_PLACES, places_of

        found = np.empty((MOST_PLACES, 4))
        point = np.ascontiguousarray(point_lps_mm, dtype=float)
        limits = _limits(radius_mm, u_mm, v_mm)
        count = places_of(self._course, limits, point, np.empty((5, 3)), found)
        order = np.argsort(np.hypot(found[:count, 1], found[:count, 2]))
        return np.asarray(found[:count, :3][order])

    @cached_property
    def _course(self) -> Course:
        from ctsuite.core.kernels.curved import Course

        axis = self.axis
        turn = float(np.radians(self.rotation_deg))
        return Course(
            axis.pieces,
            axis.normals,
            axis.bend_per_mm,
            axis.step_mm,
            turn,
            axis.twist_per_mm,
            axis.closed,
        )


def _limits(radius_mm: float, u_mm: tuple[float, float], v_mm: tuple[float, float]) -> Float:
    return np.array([radius_mm, *u_mm, *v_mm], dtype=float)
