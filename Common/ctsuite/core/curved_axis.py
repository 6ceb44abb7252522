"""The axis of a curved frame: a smooth curve by arc length, with a frame that does not turn about it.

1. A cubic spline (twice continuously differentiable) is laid through the points over the length of their
   chords; its third derivative is continuous at the points beside the ends, and a closed curve is periodic.
   Where smoothing is asked for, evenly spaced points of that spline are smoothed first, with
   ``1 / (1 + (C / L)^4)`` of a sway of wavelength L left (C: the chosen wavelength).
2. The arc length (kernels/spline.py) is integrated by Gauss and Legendre's formula of five points and
   inverted by Newton's method; a second cubic spline through points at even arc length, with the true
   tangents at its ends, replaces the first. Its speed differs from 1 by less than 1e-6 where the radius of
   curvature is above 2 mm.
3. A vector across the curve is carried along it by double reflection (kernels/curved.py). Along a closed
   curve it comes back turned by an angle that only the course decides; that angle is spread evenly over the
   length, so that the frame closes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.errors_core import CURVE_NOT_NUMBERS, CURVE_TOO_SHORT, CURVE_UP_ALONG
from ctsuite.core.grid import Float

_STEP_MM = 0.4
_SAME_MM = 1e-3
_FEWEST_PIECES = 16
_UPS_LPS = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
_ALONG = 0.98


@dataclass(frozen=True, eq=False)
class Axis:
    """A curve by arc length.

    Attributes
    ----------
    pieces : ndarray
        Coefficients (n, 4, 3) of cubic pieces of one length, highest power first, in LPS mm.
    normals : ndarray
        The same for a vector across the curve that is carried along without turning; between joints it is to
        be made square to the curve and of length 1.
    bend_per_mm : float
        Greatest curvature.
    step_mm : float
        Length of a piece.
    closed : bool
        Whether the end is joined to the start.
    twist_per_mm : float
        Angle in radians per mm that closes the frame of a closed curve; 0 for an open one.
    points_lps_mm : ndarray
        What the curve was laid through (m, 3), repeated points merged.
    """

    pieces: Float
    normals: Float
    bend_per_mm: float
    step_mm: float
    closed: bool
    twist_per_mm: float
    points_lps_mm: Float

    @property
    def length_mm(self) -> float:
        """Length of the curve."""
        return len(self.pieces) * self.step_mm


def axis_through(curve: Curve, up_lps: ArrayLike | None = None, smoothing_mm: float = 0.0) -> Axis:
    """Lay an axis through a curve.

    Parameters
    ----------
    curve : Curve
        At least two different points; repeated ones are merged.
    up_lps : array_like or None
        Direction (3,) that the first vector across points to, as well as it can, at the start; the left of
        the patient by default, or posterior where the curve starts from right to left.
    smoothing_mm : float
        Half of a sway of this wavelength is smoothed away; 0 interpolates.

    Raises
    ------
    CTSuiteError
        CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, CURVE-UP-ALONG.
    """
    points = merged(curve)
    joints, pieces = _spline(points, curve.closed)
    if smoothing_mm > 0:
        joints, pieces = _spline(_smoothed(joints, pieces, curve.closed, smoothing_mm), curve.closed)
    places, tangents, step = _even(joints, pieces)
    pieces = _pieces(places, tangents, step, curve.closed)
    normals, twist = _carried(places, tangents, up_lps, curve.closed)
    # its second derivative is linear within a piece, so the greatest one is at a joint
    bends = _second_derivatives(pieces, step)
    between = _between(normals, tangents, bends, step)
    bend = float(np.linalg.norm(bends, axis=1).max())
    return Axis(pieces, between, bend, step, curve.closed, twist / (len(pieces) * step), points)


def merged(curve: Curve) -> Float:
    """Return the points (n, 3) of a curve without those that repeat the one before.

    Raises
    ------
    CTSuiteError
        CURVE-NOT-NUMBERS, CURVE-TOO-SHORT.
    """
    points = np.asarray(curve.points_lps_mm, dtype=float)
    if not np.isfinite(points).all():
        raise CURVE_NOT_NUMBERS(name=curve.name)
    kept = np.ones(len(points), bool)
    kept[1:] = np.linalg.norm(np.diff(points, axis=0), axis=1) > _SAME_MM
    points = points[kept]
    if curve.closed and len(points) > 1 and np.linalg.norm(points[-1] - points[0]) <= _SAME_MM:
        points = points[:-1]
    needed = 3 if curve.closed else 2
    if len(points) < needed:
        raise CURVE_TOO_SHORT(name=curve.name, count=len(points), needed=needed)
    return points


def _spline(points: Float, closed: bool) -> tuple[Float, Float]:
    """The joints of a spline over the length of the chords, and its pieces."""
    from ctsuite.core.kernels.spline import NOT_A_KNOT, PERIODIC, pieces_through

    if closed:
        points = np.vstack([points, points[:1]])
    chords = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    ends = PERIODIC if closed else NOT_A_KNOT
    return chords, pieces_through(chords, points, ends, points[0], points[0])


def _smoothed(joints: Float, pieces: Float, closed: bool, wavelength_mm: float) -> Float:
    """Evenly spaced points of a spline, smoothed by a cubic smoothing spline; ends stay where they are."""
    from scipy.interpolate import PPoly, make_smoothing_spline

    count = max(int(joints[-1] / (0.1 * wavelength_mm)), _FEWEST_PIECES)
    at = np.linspace(0.0, joints[-1], count + 1)
    step, places = at[1], PPoly(np.moveaxis(pieces, 1, 0), joints)(at)
    weight = (wavelength_mm / (2 * np.pi)) ** 4 / step
    if closed:
        places = np.vstack([places[:-1]] * 3)
        made = make_smoothing_spline(step * np.arange(len(places)), places, lam=weight)
        return np.asarray(made(step * np.arange(count, 2 * count)))
    trust = np.ones(count + 1)
    trust[[0, -1]] = 1e6
    return np.asarray(make_smoothing_spline(at, places, trust, lam=weight)(at))


def _even(joints: Float, pieces: Float) -> tuple[Float, Float, float]:
    """Points and unit tangents at even arc length, and the step between them."""
    from ctsuite.core.kernels.spline import arc_lengths, even

    arc = arc_lengths(pieces, joints)
    count = max(int(np.ceil(arc[-1] / _STEP_MM)), _FEWEST_PIECES)
    return *even(pieces, joints, arc, count), float(arc[-1] / count)


def _pieces(places: Float, tangents: Float, step: float, closed: bool) -> Float:
    """Pieces of one length through places."""
    from ctsuite.core.kernels.spline import CLAMPED, PERIODIC, pieces_through

    if closed:
        places = np.vstack([places[:-1], places[:1]])
    ends = PERIODIC if closed else CLAMPED
    joints = step * np.arange(len(places))
    return np.asarray(pieces_through(joints, places, ends, tangents[0], tangents[-1]))


def _second_derivatives(pieces: Float, step: float) -> Float:
    """Second derivatives (n + 1, 3) at the joints."""
    return np.asarray(np.vstack([2 * pieces[:, 1], 6 * pieces[-1:, 0] * step + 2 * pieces[-1:, 1]]))


def _between(normals: Float, tangents: Float, bends: Float, step: float) -> Float:
    """Cubic pieces (n, 4, 3) between normals; one that does not turn changes by -(c'' . N) T."""
    slopes = -(bends * normals).sum(axis=1)[:, None] * tangents * step
    first, last, out, back = normals[:-1], normals[1:], slopes[:-1], slopes[1:]
    made = [
        (2 * (first - last) + out + back) / step**3,
        (3 * (last - first) - 2 * out - back) / step**2,
        out / step,
        first,
    ]
    return np.ascontiguousarray(np.stack(made, axis=1))


def _carried(
    places: Float, tangents: Float, up_lps: ArrayLike | None, closed: bool
) -> tuple[NDArray[np.float64], float]:
    """Normals at the joints, and the angle by which those of a closed curve must be turned to close."""
    from ctsuite.core.kernels.curved import carry

    normals = np.empty_like(places)
    normals[0] = _first_normal(tangents[0], up_lps)
    carry(places, tangents, normals)
    if not closed:
        return normals, 0.0
    across = np.cross(tangents[0], normals[0])
    return normals, -float(np.arctan2(normals[-1] @ across, normals[-1] @ normals[0]))


def _first_normal(tangent: Float, up_lps: ArrayLike | None) -> Float:
    if up_lps is None:
        up = next((np.array(up) for up in _UPS_LPS if abs(tangent @ up) < _ALONG), np.array(_UPS_LPS[-1]))
    else:
        up = np.asarray(up_lps, dtype=float)
    across = up - (up @ tangent) * tangent
    size = float(np.linalg.norm(across))
    if not size > 1e-6 * float(np.linalg.norm(up)):
        raise CURVE_UP_ALONG()
    return np.asarray(across / size)
