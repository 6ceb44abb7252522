"""Smooth curves sampled at equal steps of arc length, with a frame at each sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.phantom.shapes.shape import Float

_FINE = 4097


@dataclass(frozen=True, eq=False)
class Path:
    """A curve as a fine table.

    Attributes
    ----------
    points_mm, tangents : (n, 3)
        Positions at equal steps of arc length, and unit vectors along the curve; n is odd.
    first, second : (n, 3)
        Unit vectors across the curve, right-handed with the tangent.
    length_mm : float
        Arc length.
    """

    points_mm: Float
    tangents: Float
    first: Float
    second: Float
    length_mm: float

    @property
    def step_mm(self) -> float:
        """Arc length between two samples."""
        return self.length_mm / (len(self.points_mm) - 1)

    @property
    def arc_mm(self) -> Float:
        """Arc length (n,) from the start to each sample."""
        return np.linspace(0.0, self.length_mm, len(self.points_mm))

    @cached_property
    def is_straight(self) -> bool:
        """Whether all tangents are the same."""
        return bool((self.tangents @ self.tangents[0]).min() > 1 - 1e-12)

    @cached_property
    def _is_upright(self) -> bool:
        # a curve within 40 degrees of its chord is walked along the chord, which is faster than a search
        chord = self.points_mm[-1] - self.points_mm[0]
        return bool((self.tangents @ chord).min() > 0.77 * np.linalg.norm(chord))

    @cached_property
    def _tree(self) -> object:
        from scipy.spatial import cKDTree

        return cKDTree(self.points_mm)

    def nearest(self, points: Float) -> NDArray[np.intp]:
        """Return for each point (n, 3) the index of the sample whose normal plane it lies in."""
        last = len(self.points_mm) - 1
        if self.is_straight:
            along = (points - self.points_mm[0]) @ self.tangents[0]
            return np.clip(np.rint(along / self.step_mm), 0, last).astype(np.intp)
        if not self._is_upright:
            return np.asarray(self._tree.query(points)[1], dtype=np.intp)  # type: ignore[attr-defined]
        chord = self.points_mm[-1] - self.points_mm[0]
        heights = self.points_mm @ chord
        index = np.clip(np.searchsorted(heights, points @ chord), 0, last)
        for _ in range(4):
            index = self.walk(points, index)
        return index

    def walk(self, points: Float, index: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return better samples for points (n, 3) whose samples (n,) are nearly known."""
        offset = points - self.points_mm[index]
        ahead = np.einsum("ij,ij->i", offset, self.tangents[index])
        return np.clip(index + np.rint(ahead / self.step_mm).astype(np.intp), 0, len(self.points_mm) - 1)

    def point(self, arc_mm: float) -> Float:
        """Return the position (3,) at an arc length."""
        return np.array([np.interp(arc_mm, self.arc_mm, self.points_mm[:, axis]) for axis in range(3)])


def parametric(
    position: Callable[[Float], Float],
    velocity: Callable[[Float], Float],
    end: float,
    step_mm: float = 0.5,
    up: ArrayLike | None = None,
) -> Path:
    """Sample a curve given as a function of a parameter from 0 to `end`.

    Parameters
    ----------
    position, velocity : callable
        Take parameters (n,) and return points and derivatives (n, 3), in mm.
    end : float
        Last parameter.
    step_mm : float
        Largest arc length between two samples.
    up : (3,) or None
        The first cross direction is this one made perpendicular to the curve; it must never run along the
        curve. Without it any is taken, which serves for round sections.
    """
    fine = np.linspace(0.0, end, _FINE)
    speed = np.linalg.norm(velocity(fine), axis=1)
    arc = np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2) * (end / (_FINE - 1))])
    count = 2 * max(1, int(np.ceil(arc[-1] / step_mm / 2))) + 1
    parameter = np.interp(np.linspace(0.0, arc[-1], count), arc, fine)
    tangents = velocity(parameter)
    tangents = tangents / np.linalg.norm(tangents, axis=1, keepdims=True)
    hint = np.eye(3)[np.argmin(np.abs(tangents), axis=1)] if up is None else np.asarray(up, dtype=float)
    first = hint - (tangents * hint).sum(1, keepdims=True) * tangents
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    return Path(position(parameter), tangents, first, np.cross(tangents, first), float(arc[-1]))


def line(start_mm: ArrayLike, end_mm: ArrayLike, step_mm: float = 0.5, up: ArrayLike | None = None) -> Path:
    """Return a straight path."""
    start, end = np.asarray(start_mm, dtype=float), np.asarray(end_mm, dtype=float)
    length = float(np.linalg.norm(end - start))
    unit = (end - start) / length
    return parametric(
        lambda t: start + t[:, None] * unit, lambda t: np.repeat(unit[None], len(t), 0), length, step_mm, up
    )


def through(
    points_mm: ArrayLike,
    step_mm: float = 0.5,
    up: ArrayLike | None = None,
    start: ArrayLike | None = None,
    end: ArrayLike | None = None,
) -> Path:
    """Return a smooth path through points (n, 3): a cubic spline over the chord lengths.

    Parameters
    ----------
    start, end : (3,) or None
        Directions in which the path leaves the first and reaches the last point.
    """
    from scipy.interpolate import CubicSpline

    points = np.asarray(points_mm, dtype=float)
    chords = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    ends = tuple(
        (2, np.zeros(3)) if direction is None else (1, np.asarray(direction) / np.linalg.norm(direction))
        for direction in (start, end)
    )
    spline = CubicSpline(chords, points, bc_type=ends)
    return parametric(spline, spline.derivative(), float(chords[-1]), step_mm, up)


def rounded_corner(
    points_mm: ArrayLike, radius_mm: float, step_mm: float = 0.5, up: ArrayLike | None = None
) -> Path:
    """Return a path of two straight lines through three points (3, 3), the corner replaced by an arc."""
    first, corner, last = np.asarray(points_mm, dtype=float)
    inward, outward = (corner - first), (last - corner)
    before, after = np.linalg.norm(inward), np.linalg.norm(outward)
    inward, outward = inward / before, outward / after
    turn = float(np.arccos(np.clip(inward @ outward, -1, 1)))
    tangent = radius_mm * np.tan(turn / 2)
    sideways = outward - (outward @ inward) * inward
    sideways /= np.linalg.norm(sideways)
    bend, rest = before - tangent, before - tangent + radius_mm * turn

    def velocity(t: Float) -> Float:
        angle = np.clip((t - bend) / radius_mm, 0, turn)[:, None]
        return np.asarray(np.cos(angle) * inward + np.sin(angle) * sideways)

    def position(t: Float) -> Float:
        angle = np.clip((t - bend) / radius_mm, 0, turn)[:, None]
        arc = radius_mm * (np.sin(angle) * inward + (1 - np.cos(angle)) * sideways)
        straight = np.minimum(t, bend)[:, None] * inward + np.maximum(t - rest, 0)[:, None] * outward
        return np.asarray(first + straight + arc)

    return parametric(position, velocity, float(rest + after - tangent), step_mm, up)


def helix(radius_mm: float, pitch_mm: float, turns: float, step_mm: float = 0.5) -> Path:
    """Return a helix about the z axis, starting on the x axis; pitch 0 makes a circular arc."""
    rise = pitch_mm / (2 * np.pi)

    def position(t: Float) -> Float:
        return np.column_stack([radius_mm * np.cos(t), radius_mm * np.sin(t), rise * t])

    def velocity(t: Float) -> Float:
        return np.column_stack([-radius_mm * np.sin(t), radius_mm * np.cos(t), np.full_like(t, rise)])

    return parametric(position, velocity, 2 * np.pi * turns, step_mm)
