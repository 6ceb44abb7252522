"""Flat shapes in the patient: a rectangle, an ellipse or a free-hand contour in any plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float, Grid
from ctsuite.measurement.errors import COLLINEAR, NOT_CLOSED, NOT_FLAT, PLANE_UNCLEAR, SELF_CROSSING
from ctsuite.measurement.points import COINCIDENT_MM, checked

RECTANGLE, ELLIPSE, FREE_HAND = "rectangle", "ellipse", "free hand"
SHAPES = (RECTANGLE, ELLIPSE, FREE_HAND)
_IN_SLICE = 0.5
_ROUND = 720


@dataclass(frozen=True, eq=False)
class Flat:
    """A flat shape.

    Attributes
    ----------
    base_lps_mm : ndarray
        A point of the plane (3,), LPS mm.
    axes_lps : ndarray
        Two unit vectors (2, 3) that span the plane, at right angles.
    corners_mm : ndarray
        Corners (n, 2) along the axes from the base, in order; of an ellipse those of the rectangle around it.
    ellipse : bool
        Whether it is the ellipse that fits into the corners.
    """

    base_lps_mm: Float
    axes_lps: Float
    corners_mm: Float
    ellipse: bool = False

    @property
    def normal_lps(self) -> Float:
        """Unit vector (3,) across the plane."""
        return np.cross(self.axes_lps[0], self.axes_lps[1])

    def outline_mm(self) -> Float:
        """The outline as a polygon (m, 2) in the plane; of an ellipse 720 points of it."""
        if not self.ellipse:
            return self.corners_mm
        turn = np.arange(_ROUND) * 2 * np.pi / _ROUND
        middle, half = self._ellipse
        return np.asarray(middle + half * np.stack([np.cos(turn), np.sin(turn)], -1))

    @property
    def perimeter_mm(self) -> float:
        """Length of the outline."""
        outline = self.outline_mm()
        return float(np.linalg.norm(np.roll(outline, -1, axis=0) - outline, axis=1).sum())

    @property
    def _ellipse(self) -> tuple[Float, Float]:
        low, high = self.corners_mm.min(axis=0), self.corners_mm.max(axis=0)
        return (low + high) / 2, (high - low) / 2

    def coordinates(self, points_lps_mm: Float) -> Float:
        """Coordinates (..., 2) in the plane of points (..., 3), seen straight across the plane."""
        return np.asarray((points_lps_mm - self.base_lps_mm) @ self.axes_lps.T)

    def to_lps(self, places_mm: Float) -> Float:
        """Points (..., 3) of coordinates (..., 2) in the plane, LPS mm."""
        return np.asarray(self.base_lps_mm + places_mm @ self.axes_lps)

    def contains(self, places_mm: Float) -> NDArray[np.bool_]:
        """Tell which places (..., 2) of the plane lie inside: an odd number of edges lies to their right."""
        if self.ellipse:
            middle, half = self._ellipse
            return np.asarray((np.square((places_mm - middle) / half)).sum(axis=-1) <= 1.0)
        x, y = places_mm[..., 0], places_mm[..., 1]
        inside = np.zeros(x.shape, bool)
        for (ax, ay), (bx, by) in zip(self.corners_mm, np.roll(self.corners_mm, -1, axis=0), strict=True):
            if ay != by:
                inside ^= ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        return inside


def shape_of(points: Curve, shape: str, grid: Grid, title: str) -> tuple[Flat, Float]:
    """Make the shape that points describe.

    Parameters
    ----------
    points : Curve
        Of a rectangle or ellipse two opposite corners in a plane of the image, or three corners one after the
        other in any plane; of a free-hand shape its closed outline.
    shape : str
        RECTANGLE, ELLIPSE or FREE_HAND.
    grid : Grid
        The image.
    title : str
        The measurement, for messages.

    Returns
    -------
    shape, anchors : Flat, ndarray
        The shape and the points (n, 3) that it was made from.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-POINTS-INVALID, MEASUREMENT-POINT-COUNT, MEASUREMENT-POINTS-COINCIDE,
        MEASUREMENT-COLLINEAR, MEASUREMENT-PLANE-UNCLEAR, MEASUREMENT-NOT-CLOSED, MEASUREMENT-NOT-FLAT,
        MEASUREMENT-SELF-CROSSING.
    """
    if shape == FREE_HAND:
        return _free_hand(points, grid, title)
    anchors = checked(points, title, (2, 3), "two opposite corners or three corners in order")
    if len(anchors) == 2:
        axes = _plane_of_image(anchors, grid, title)
        size = axes @ (anchors[1] - anchors[0])
    else:
        along, up = anchors[1] - anchors[0], anchors[2] - anchors[1]
        first = along / np.linalg.norm(along)
        up = up - (up @ first) * first
        if np.linalg.norm(up) < COINCIDENT_MM:
            raise COLLINEAR(title=title)
        axes = np.stack([first, up / np.linalg.norm(up)])
        size = np.array([np.linalg.norm(along), np.linalg.norm(up)])
    if np.abs(size).min() < COINCIDENT_MM:
        raise COLLINEAR(title=title)
    corners = np.array([[0.0, 0.0], [size[0], 0.0], size, [0.0, size[1]]])
    return Flat(anchors[0], axes, corners, shape == ELLIPSE), anchors


def _plane_of_image(anchors: Float, grid: Grid, title: str) -> Float:
    """Axes (2, 3) of the plane of the image in which two points lie."""
    apart = np.abs(np.diff(grid.lps_to_index(anchors), axis=0)[0])
    across = int(apart.argmin())
    if apart[across] > _IN_SLICE:
        raise PLANE_UNCLEAR(title=title)
    first, second = (np.array(grid.direction_lps)[:, n] for n in range(3) if n != across)
    # with a tilted gantry the axes of a reformatted plane are not at right angles
    second = second - (second @ first) * first
    return np.stack([first, second / np.linalg.norm(second)])


def _free_hand(points: Curve, grid: Grid, title: str) -> tuple[Flat, Float]:
    anchors = checked(points, title, range(3, max(len(points.points_lps_mm), 3) + 1), "three or more", 1)
    meets = np.linalg.norm(anchors[-1] - anchors[0]) < COINCIDENT_MM
    if not (points.closed or meets):
        raise NOT_CLOSED(title=title)
    anchors = anchors[:-1] if meets else anchors
    base = anchors.mean(axis=0)
    _, size, axes = np.linalg.svd(anchors - base, full_matrices=False)
    if len(anchors) < 3 or size[1] < COINCIDENT_MM:
        raise COLLINEAR(title=title)
    off = float(np.abs((anchors - base) @ axes[2]).max()) if len(axes) == 3 else 0.0
    if off > grid.finest_spacing_mm / 2:
        raise NOT_FLAT(title=title, off=f"{off:.2f}")
    corners = (anchors - base) @ axes[:2].T
    if _crosses_itself(corners):
        raise SELF_CROSSING(title=title)
    return Flat(base, axes[:2], corners), anchors


def _crosses_itself(corners: Float) -> bool:
    """Whether two edges of a polygon (n, 2) that do not follow each other cross."""
    ends = np.roll(corners, -1, axis=0)
    count = len(corners)
    for n in range(count - 2):
        others = np.arange(n + 2, count - (n == 0))
        a, b, c, d = corners[n], ends[n], corners[others], ends[others]
        if ((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)).any():
            return True
    return False


def _side(a: Any, b: Any, c: Any) -> Any:
    """On which side of the line from a to b a place c lies, as a signed area."""
    return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
