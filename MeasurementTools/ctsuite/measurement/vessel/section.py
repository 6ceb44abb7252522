"""One cross-section: its outline, area and diameters, in the coordinates of its plane.

The outline is found from the *shares* of the pixels of the plane: how much of each belongs to the vessel, 0
to 1. Their sum is the area, and is right however much the border is blurred; a threshold alone would make
thin vessels thinner. The outline is the level line of the shares, lightly smoothed against the steps of the
voxels, at the level at which it encloses that area.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import ndimage
from scipy.spatial import ConvexHull, cKDTree
from scipy.spatial.distance import pdist, squareform

from ctsuite.core.grid import Float
from ctsuite.core.masks import Mask

_SMOOTH = 1.1  # of a voxel
_FEWEST_PIXELS = 4
_FINER = 8
# corners and edges of a cell run round it: lower left, lower right, upper right, upper left; each case names
# the edges that a piece of the outline comes from and goes to, with the inside on its left
_PIECES = {
    1: ((0, 3),),
    2: ((1, 0),),
    3: ((1, 3),),
    4: ((2, 1),),
    5: ((0, 3), (2, 1)),
    6: ((2, 0),),
    7: ((2, 3),),
    8: ((3, 2),),
    9: ((0, 2),),
    10: ((1, 0), (3, 2)),
    11: ((1, 2),),
    12: ((3, 1),),
    13: ((0, 1),),
    14: ((3, 0),),
}
_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])


@dataclass(frozen=True, eq=False)
class Section:
    """A cross-section of a vessel.

    Attributes
    ----------
    place_lps_mm : ndarray
        Where the line meets it (3,), LPS mm.
    axes_lps : ndarray
        Unit vectors (2, 3) that span its plane.
    pieces_mm : ndarray
        Pieces (m, 2, 2) of the outline in the plane, from the place of the line, each with the vessel on its
        left.
    area_mm2 : float
        Area.
    middle_mm : ndarray
        Centre of the area (2,) in the plane.
    inside_mm : ndarray
        Middles (n, 2) of the pixels inside.
    step_mm : float
        Distance of the pixels.
    """

    place_lps_mm: Float
    axes_lps: Float
    pieces_mm: Float
    area_mm2: float
    middle_mm: Float
    inside_mm: Float
    step_mm: float

    def to_lps(self, places_mm: Float) -> Float:
        """Points (..., 3) in LPS mm of places (..., 2) in the plane."""
        return np.asarray(self.place_lps_mm + places_mm @ self.axes_lps)

    @property
    def perimeter_mm(self) -> float:
        """Length of the outline, holes included."""
        return float(np.linalg.norm(self.pieces_mm[:, 1] - self.pieces_mm[:, 0], axis=1).sum())

    @property
    def equivalent_mm(self) -> float:
        """Diameter of the circle of the same area."""
        return float(2 * np.sqrt(self.area_mm2 / np.pi))

    @property
    def least_mm(self) -> float:
        """Least distance of two parallel lines between which the section lies."""
        return float(np.linalg.norm(self.least_ends_mm[1] - self.least_ends_mm[0]))

    @property
    def greatest_mm(self) -> float:
        """Greatest distance of two places of the outline."""
        return float(np.linalg.norm(self.greatest_ends_mm[1] - self.greatest_ends_mm[0]))

    @property
    def inscribed_mm(self) -> float:
        """Diameter of the largest circle inside."""
        return float(np.linalg.norm(self.inscribed_ends_mm[1] - self.inscribed_ends_mm[0]))

    @cached_property
    def _hull(self) -> Float:
        corners = self.pieces_mm[:, 0]
        return np.asarray(corners[ConvexHull(corners).vertices])

    @cached_property
    def greatest_ends_mm(self) -> Float:
        """The ends (2, 2) of the greatest diameter."""
        apart = squareform(pdist(self._hull))
        first, second = np.unravel_index(int(apart.argmax()), apart.shape)
        return self._hull[[first, second]]

    @cached_property
    def least_ends_mm(self) -> Float:
        """The corner of the outline that is opposite to a side of its hull, and its foot on that side (2, 2).

        The least width of a convex outline is taken at right angles to one of its sides.
        """
        hull = self._hull
        sides = np.roll(hull, -1, axis=0) - hull
        sides = sides / np.linalg.norm(sides, axis=1)[:, None]
        normals = np.column_stack([-sides[:, 1], sides[:, 0]])
        away = (hull[None] - hull[:, None]) @ normals[:, :, None]
        widths = np.abs(away[:, :, 0])
        opposite = widths.argmax(axis=1)
        side = int(widths.max(axis=1).argmin())
        corner = hull[opposite[side]]
        return np.array([corner, corner - away[side, opposite[side], 0] * normals[side]])

    @cached_property
    def inscribed_ends_mm(self) -> Float:
        """A diameter (2, 2) of the largest circle inside, from where it touches the outline."""
        tree = cKDTree((self.pieces_mm[:, 0] + self.pieces_mm[:, 1]) / 2)
        gaps, _ = tree.query(self.inside_mm)
        best = self.inside_mm[int(gaps.argmax())]
        around = np.arange(-_FINER, _FINER + 1) / _FINER * self.step_mm
        near = best + np.stack(np.meshgrid(around, around, indexing="ij"), -1).reshape(-1, 2)
        gaps, touching = tree.query(near)
        at = int(gaps.argmax())
        edge = tree.data[touching[at]]
        return np.array([edge, 2 * near[at] - edge])

    def outline_mm(self, most: int = 90) -> Float:
        """The outer outline in order (n, 2), thinned to some points, which enclose the area."""
        starts = {tuple(start): number for number, start in enumerate(np.round(self.pieces_mm[:, 0], 9))}
        ends = [tuple(end) for end in np.round(self.pieces_mm[:, 1], 9)]
        left = set(range(len(ends)))
        longest: list[int] = []
        while left:
            at = min(left)
            ring: list[int] = []
            while at in left:
                left.discard(at)
                ring.append(at)
                at = starts.get(ends[at], -1)
            longest = max(longest, ring, key=len)
        ring_mm = self.pieces_mm[longest, 0]
        ring_mm = ring_mm[:: max(1, -(-len(ring_mm) // most))]
        middle = ring_mm.mean(axis=0)
        factor = np.sqrt(self.area_mm2 / abs(_area(np.stack([ring_mm, np.roll(ring_mm, -1, axis=0)], 1))))
        return np.asarray(middle + factor * (ring_mm - middle))


def section(
    shares: Float,
    region: Mask,
    step_mm: float,
    voxel_mm: float,
    place_lps_mm: Float,
    axes_lps: Float,
) -> Section | None:
    """Make a cross-section from the shares of its pixels.

    Parameters
    ----------
    shares : ndarray
        Shares (n, n) of the pixels; the line meets the middle one.
    region : ndarray of bool
        Pixels (n, n) that may belong to the vessel: itself and its blurred border.
    step_mm, voxel_mm : float
        Distance of the pixels, and of the voxels of the image.
    place_lps_mm, axes_lps : ndarray
        As of :class:`Section`; columns run along the first axis and rows along the second.

    Returns
    -------
    Section or None
        None where it is too small to have an outline.
    """
    kept = np.where(region, shares, 0.0)
    area = float(kept.sum()) * step_mm**2
    count = round(area / step_mm**2)
    if count < _FEWEST_PIXELS:
        return None
    smooth = np.where(region, ndimage.gaussian_filter(kept, _SMOOTH * voxel_mm / step_mm), 0.0)
    flat = np.sort(smooth.reshape(-1))[::-1]
    level = float(flat[count - 1] + flat[count]) / 2
    pieces = _outline(smooth, level)
    if len(pieces) < _FEWEST_PIXELS:
        return None
    half = (len(shares) - 1) / 2
    pieces = (pieces - half) * step_mm
    inside = np.asarray((np.argwhere(smooth >= level)[:, ::-1] - half) * step_mm, dtype=float)
    middle = np.asarray(inside.mean(axis=0), dtype=float)
    # the outline through pixels encloses the area up to half a pixel of the last one
    pieces = middle + np.sqrt(area / _area(pieces)) * (pieces - middle)
    return Section(place_lps_mm, axes_lps, pieces, area, middle, inside, step_mm)


def _area(pieces: Float) -> float:
    """Area enclosed by pieces (m, 2, 2) that run round it, by Green's theorem."""
    first, second = pieces[:, 0], pieces[:, 1]
    return float((first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]).sum() / 2)


def _outline(values: Float, level: float) -> Float:
    """Pieces (m, 2, 2), ordered x and y in pixels, of the line at which values (n, n) cross a level."""
    above = np.pad(values, 1, constant_values=-1.0)
    corners = [above[y : y + len(above) - 1, x : x + len(above) - 1] for x, y in _CORNERS]
    case = np.zeros(corners[0].shape, np.uint8)
    for number, corner in enumerate(corners):
        case |= (corner >= level).astype(np.uint8) << number
    found = []
    for kind, runs in _PIECES.items():
        y, x = np.nonzero(case == kind)
        if not len(y):
            continue
        here = [corner[y, x] for corner in corners]
        cell = np.column_stack([x, y]) - 1.0
        for run in runs:
            found.append(np.stack([cell + _crossing(here, edge, level) for edge in run], axis=1))
    return np.concatenate(found) if found else np.empty((0, 2, 2))


def _crossing(here: list[Float], edge: int, level: float) -> Float:
    """Where the level is reached (n, 2) on an edge of cells, between two of their corners."""
    first, second = edge, (edge + 1) % 4
    part = (level - here[first]) / (here[second] - here[first])
    return np.asarray(_CORNERS[first] + part[:, None] * (_CORNERS[second] - _CORNERS[first]))
