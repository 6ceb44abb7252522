"""Tubes, plates and other solids swept along a smooth path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import gamma

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.phantom.shapes.path import Path
from ctsuite.phantom.shapes.shape import Float, Shape


@dataclass(frozen=True, eq=False)
class Sweep(Shape):
    """Superelliptic disks perpendicular to a path, centred on it.

    Attributes
    ----------
    path : Path
        The curve; its radius of curvature must exceed the section's extent towards the centre of curvature.
    a_mm, b_mm : (n,)
        Semi-axes along the first and second cross direction at each sample of the path. Where they fall to
        zero they do so in a fixed ratio, which closes the end roundly.
    exponent : float
        Of the superellipse ``|x/a|^n + |y/b|^n <= 1``; 2 is an ellipse.
    flat : float
        Part of `b` at which the section is cut straight on the side of the second cross direction; 1 cuts
        nothing. Needs an elliptic section, and a straight path for the volume to be right.
    """

    path: Path
    a_mm: Float
    b_mm: Float
    exponent: float = 2.0
    flat: float = 1.0

    @cached_property
    def volume_mm3(self) -> float:
        """Integral of the section area along the path.

        A section centred on the path sweeps its area times the arc length (Pappus's second theorem), whatever
        the curvature. The integral is taken by Simpson's rule, which is exact for the parabola of a spherical
        end.
        """
        return float(_simpson(self._area_factor * self.a_mm * self.b_mm, self.path.step_mm))

    @cached_property
    def _area_factor(self) -> float:
        if self.flat < 1:
            half = np.arccos(self.flat)
            return float(np.pi - half + np.sin(half) * np.cos(half))
        n = self.exponent
        return 4 * gamma(1 + 1 / n) ** 2 / gamma(1 + 2 / n)

    @cached_property
    def finest_radius_mm(self) -> float:
        """Median of the smaller semi-axis, so that a round end does not count as a thin place."""
        return float(np.median(np.minimum(self.a_mm, self.b_mm)))

    @cached_property
    def _ratio(self) -> Float:
        closed = np.minimum(self.a_mm, self.b_mm) < 1e-6
        ratio = self.a_mm / np.where(closed, 1, self.b_mm)
        return np.interp(self.path.arc_mm, self.path.arc_mm[~closed], ratio[~closed])

    @cached_property
    def _tables(self) -> Float:
        """Per sample: a squared, its slope, a/b, its slope."""
        step = self.path.step_mm
        square = self.a_mm**2
        return np.stack([square, np.gradient(square, step), self._ratio, np.gradient(self._ratio, step)])

    def distance(self, points: Float) -> Float:
        """Signed distance (n,): ``q^2 - a^2`` over the length of its gradient, q the norm of the section."""
        return self._distance(points, self.path.nearest(points))

    def distance_around(self, points: Float, offsets: Float) -> Float:
        """Signed distance (n, m) at each of the points plus each of the small offsets."""
        inner = (points[:, None, :] + offsets).reshape(-1, 3)
        index = self.path.walk(inner, np.repeat(self.path.nearest(points), len(offsets)))
        return self._distance(inner, index).reshape(len(points), len(offsets))

    def _distance(self, points: Float, index: NDArray[np.intp]) -> Float:
        beyond, x, y = self._local(points, index)
        square, slope, ratio, ratio_slope = self._tables[:, index]
        ahead = np.clip(beyond, -self.path.step_mm, self.path.step_mm)
        square = np.maximum(square + slope * ahead, 0)
        x, scaled = np.abs(x), np.abs(y) * ratio
        if self.exponent == 2.0:
            q2 = x**2 + scaled**2
            dx, dy = 2 * x, 2 * scaled
        else:
            q = (x**self.exponent + scaled**self.exponent) ** (1 / self.exponent)
            safe = np.maximum(q, 1e-9)
            q2 = q**2
            dx = 2 * q * (x / safe) ** (self.exponent - 1)
            dy = 2 * q * (scaled / safe) ** (self.exponent - 1)
        steepness = np.sqrt(dx**2 + (dy * ratio) ** 2 + (dy * np.abs(y) * ratio_slope - slope) ** 2)
        depth = np.minimum(self.a_mm, self.b_mm)[index]
        aside = np.maximum((q2 - square) / np.maximum(steepness, 1e-9), -np.maximum(depth, self.path.step_mm))
        return self._cut(aside, index, beyond, y)

    def clearance(self, points: Float) -> Float:
        """Signed distance (n,) that is never larger than the true one."""
        index = self.path.nearest(points)
        beyond, x, y = self._local(points, index)
        a, b = self.a_mm[index], self.b_mm[index]
        scaled = np.abs(y) * self._ratio[index]
        gauge = (np.abs(x) ** self.exponent + scaled**self.exponent) ** (1 / self.exponent)
        # the factor allows for the slope of the semi-axes along the path
        inside = 0.7 * (gauge - a) * np.minimum(1, b / np.maximum(a, 1e-9))
        return np.where(gauge < a, self._cut(inside, index, beyond, y), self._distance(points, index))

    def _local(self, points: Float, index: NDArray[np.intp]) -> tuple[Float, Float, Float]:
        """Distance along the tangent beyond the sample, and the two cross coordinates of points."""
        path = self.path
        offset = points - path.points_mm[index]
        along, x, y = (
            np.einsum("ij,ij->i", offset, axes[index]) for axes in (path.tangents, path.first, path.second)
        )
        return along, x, y

    def _cut(self, aside: Float, index: NDArray[np.intp], beyond: Float, y: Float) -> Float:
        along = index * self.path.step_mm + beyond
        distance = np.maximum(aside, np.maximum(-along, along - self.path.length_mm))
        if self.flat < 1:
            distance = np.maximum(distance, y - self.flat * self.b_mm[index])
        return distance

    def support(self, direction: Float) -> Float:
        """Point furthest along a direction."""
        path, n = self.path, self.exponent
        x, y = path.first @ direction * self.a_mm, path.second @ direction * self.b_mm
        power = n / (n - 1)
        norm = np.maximum((np.abs(x) ** power + np.abs(y) ** power) ** (1 / power), 1e-12)
        u = np.sign(x) * (np.abs(x) / norm) ** (power - 1)
        v = np.sign(y) * (np.abs(y) / norm) ** (power - 1)
        if self.flat < 1:
            over = v > self.flat
            u = np.where(over, np.copysign(np.sqrt(1 - self.flat**2), u), u)
            v = np.minimum(v, self.flat)
        best = int(np.argmax(path.points_mm @ direction + u * x + v * y))
        return np.asarray(
            path.points_mm[best]
            + u[best] * self.a_mm[best] * path.first[best]
            + v[best] * self.b_mm[best] * path.second[best]
        )

    def volume_before(self, arc_mm: float) -> float:
        """Volume in mm3 of the part up to an arc length."""
        arc = self.path.arc_mm
        fine = np.linspace(0.0, arc_mm, 2 * len(arc) + 1)
        area = np.interp(fine, arc, self.a_mm) * np.interp(fine, arc, self.b_mm)
        return float(_simpson(self._area_factor * area, fine[1]))


def tube(path: Path, radius_mm: ArrayLike) -> Sweep:
    """Return a round tube with flat ends; several radii are spread evenly over the length."""
    radius = profile(path, np.atleast_1d(radius_mm))
    return Sweep(path, radius, radius)


def profile(path: Path, values: ArrayLike, at: ArrayLike | None = None) -> Float:
    """Spread values over the samples of a path, smoothly and without overshoot.

    Parameters
    ----------
    values : (m,)
        Semi-axes in mm.
    at : (m,) or None
        Fractions of the length (0 to 1) at which they hold; evenly spread without it.
    """
    from scipy.interpolate import PchipInterpolator

    given = np.asarray(values, dtype=float)
    if len(given) == 1:
        return np.full(len(path.points_mm), given[0])
    where = np.linspace(0, 1, len(given)) if at is None else np.asarray(at, dtype=float)
    return np.asarray(PchipInterpolator(where, given)(np.linspace(0, 1, len(path.points_mm))))


def rounding(path: Path, start_mm: float = 0.0, end_mm: float = 0.0) -> Float:
    """Factor (n,) for the semi-axes that closes the ends like half an ellipse, over the lengths given."""
    arc = path.arc_mm
    factor = np.ones_like(arc)
    for length, left in ((start_mm, arc), (end_mm, path.length_mm - arc)):
        if length > 0:
            factor = factor * np.sqrt(np.clip(1 - np.clip(1 - left / length, 0, 1) ** 2, 0, 1))
    return factor


def _simpson(values: Float, step: float) -> float:
    return float(step / 3 * (values[0] + values[-1] + 4 * values[1:-1:2].sum() + 2 * values[2:-1:2].sum()))
