"""Where a point lies that is placed in a 3-D view, and whether it is hidden there (clause 4.3.2.6.3).

A pointer is a line of sight, not a point. These rules say which point of that line is meant; they are named
in tooltips, in the table of results and in the manual. They work on what is shown, in LPS mm, and know no
view: a line of sight is an origin and a direction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.sampling import sample_rows
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume

THRESHOLD = 0.5
Shown = Callable[[Float], NDArray[np.bool_]]
_STEPS_PER_VOXEL = 4
_FINER = 64
_OFF_MM = 0.1
_FEWEST_RAYS = 16
_KNOWN_BOXES: WeakKeyDictionary[Surface, Float] = WeakKeyDictionary()


class AnchorRule(Enum):
    """How a place under the pointer becomes a point of the patient."""

    PLANE = "In a slice view a point lies where the pointer meets the plane of the slice."
    VERTEX = (
        "In a 3-D view a point lies on a vertex of the visible surface: of the triangle under the pointer, "
        "the corner that is nearest to the place under the pointer."
    )
    HIT = (
        "In a 3-D view a point lies exactly where the line of sight under the pointer meets the visible "
        "surface."
    )
    OPACITY = (
        "In a volume rendering a point lies where the opacity first reaches {threshold:.0%} along the line "
        "of sight under the pointer."
    )
    MAXIMUM = (
        "In a maximum intensity projection a point lies at the highest value along the line of sight under "
        "the pointer, and at the nearest to the viewer if there are several."
    )

    def sentence(self, threshold: float = THRESHOLD) -> Text:
        """Say the rule in one sentence, for tooltips, tables and the manual."""
        return Text(self.value, threshold=threshold)


@dataclass(frozen=True, eq=False)
class Anchor:
    """A point that was found along a line of sight.

    Attributes
    ----------
    point_lps_mm : ndarray
        The point (3,).
    rule : AnchorRule
        How it was found.
    way_mm : float
        How far along the line of sight.
    surface : int or None
        Which of the surfaces it lies on.
    triangle : int or None
        Which of its triangles was hit.
    value : float or None
        Value of the image there.
    """

    point_lps_mm: Float
    rule: AnchorRule
    way_mm: float
    surface: int | None = None
    triangle: int | None = None
    value: float | None = None


def on_surfaces(
    surfaces: Sequence[Surface],
    origin_lps_mm: ArrayLike,
    direction_lps: ArrayLike,
    rule: AnchorRule = AnchorRule.VERTEX,
) -> Anchor | None:
    """Find the anchor on the surface that is seen first along a line of sight.

    Parameters
    ----------
    surfaces : sequence of Surface
        Those that are shown.
    origin_lps_mm, direction_lps : array_like
        The line of sight: the eye, or any point before all surfaces; and its direction, of any length.
    rule : AnchorRule
        VERTEX or HIT.

    Returns
    -------
    Anchor or None
        None where the line meets no surface.
    """
    origin, direction = _line(origin_lps_mm, direction_lps)
    found: Anchor | None = None
    for number, surface in enumerate(surfaces):
        ways, hit = _first_hits(surface, origin[None], direction[None], 0.0, np.array([np.inf]))
        if hit[0] < 0 or (found is not None and ways[0] >= found.way_mm):
            continue
        place = origin + ways[0] * direction
        if rule is AnchorRule.VERTEX:
            corners = np.asarray(surface.points_lps_mm[surface.triangles[hit[0]]], dtype=float)
            place = corners[int(np.linalg.norm(corners - place, axis=1).argmin())]
        found = Anchor(place, rule, float(ways[0]), number, int(hit[0]))
    return found


def on_opacity(
    volume: Volume,
    origin_lps_mm: ArrayLike,
    direction_lps: ArrayLike,
    values: ArrayLike,
    opacities: ArrayLike,
    threshold: float = THRESHOLD,
    shown: Shown | None = None,
) -> Anchor | None:
    """Find where a volume rendering first becomes opaque along a line of sight.

    The image is interpolated linearly four times a voxel, and its opacity is that of the transfer function at
    the interpolated value; between two samples the place is refined to a 64th of their distance.

    Parameters
    ----------
    volume : Volume
        What is rendered.
    origin_lps_mm, direction_lps : array_like
        See :func:`on_surfaces`.
    values, opacities : array_like
        Points (n,) of the transfer function: values of the image, rising, and opacities from 0 to 1.
    threshold : float
        Opacity that counts as the surface.
    shown : callable or None
        Tells which points (n, 3) in LPS mm are shown, where a part is cropped away.

    Returns
    -------
    Anchor or None
        None where the threshold is not reached.
    """
    line = _Line.through(volume.grid, origin_lps_mm, direction_lps)
    if line is None:
        return None
    ways = line.ways(volume.grid)
    reached = _opaque(volume, line, ways, values, opacities, shown) >= threshold
    if not reached.any():
        return None
    first = int(reached.argmax())
    way = ways[first]
    if first > 0:
        fine = np.linspace(ways[first - 1], ways[first], _FINER + 1)
        at = _opaque(volume, line, fine, values, opacities, shown) >= threshold
        way = fine[int(at.argmax())] if at.any() else way
    return _at(volume, line, float(way), AnchorRule.OPACITY)


def on_maximum(
    volume: Volume, origin_lps_mm: ArrayLike, direction_lps: ArrayLike, shown: Shown | None = None
) -> Anchor | None:
    """Find the highest value along a line of sight, the nearest to the viewer of several.

    The samples are those of :func:`on_opacity`; see there for the parameters.
    """
    line = _Line.through(volume.grid, origin_lps_mm, direction_lps)
    if line is None:
        return None
    ways = line.ways(volume.grid)
    samples = _samples(volume, line, ways, shown)
    if np.isnan(samples).all():
        return None
    return _at(volume, line, float(ways[int(np.nanargmax(samples))]), AnchorRule.MAXIMUM)


def behind_surfaces(
    points_lps_mm: ArrayLike,
    surfaces: Sequence[Surface],
    eye_lps_mm: ArrayLike | None = None,
    towards_viewer_lps: ArrayLike | None = None,
) -> NDArray[np.bool_]:
    """Tell which anchors (n, 3) are hidden by a surface.

    Parameters
    ----------
    points_lps_mm : array_like
        Anchors (n, 3). A surface within 0.1 mm before an anchor does not hide it: it lies on that one.
    surfaces : sequence of Surface
        Those that are shown.
    eye_lps_mm : array_like or None
        Place of the viewer, in a view with perspective.
    towards_viewer_lps : array_like or None
        Direction to the viewer, in a view without.
    """
    points = np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)
    directions, most = _to_viewer(points, eye_lps_mm, towards_viewer_lps)
    hidden = np.zeros(len(points), bool)
    for surface in surfaces:
        _, hit = _first_hits(surface, points, directions, _OFF_MM, most)
        hidden |= hit >= 0
    return hidden


def behind_opacity(
    points_lps_mm: ArrayLike,
    volume: Volume,
    values: ArrayLike,
    opacities: ArrayLike,
    threshold: float = THRESHOLD,
    eye_lps_mm: ArrayLike | None = None,
    towards_viewer_lps: ArrayLike | None = None,
    shown: Shown | None = None,
) -> NDArray[np.bool_]:
    """Tell which anchors (n, 3) a volume rendering hides: the opacity reaches the threshold before them.

    What is within a voxel before an anchor does not hide it. For the parameters see :func:`on_opacity` and
    :func:`behind_surfaces`.
    """
    points = np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)
    directions, most = _to_viewer(points, eye_lps_mm, towards_viewer_lps)
    off = max(volume.grid.spacing_mm)
    hidden = np.zeros(len(points), bool)
    for n, (point, direction) in enumerate(zip(points, directions, strict=True)):
        line = _Line.through(volume.grid, point + off * direction, direction, most[n] - off)
        if line is not None:
            ways = line.ways(volume.grid)
            hidden[n] = (_opaque(volume, line, ways, values, opacities, shown) >= threshold).any()
    return hidden


@dataclass(frozen=True, eq=False)
class _Line:
    """The part of a line of sight that lies in a volume."""

    origin: Float
    direction: Float
    near: float
    far: float

    @classmethod
    def through(
        cls, grid: Grid, origin_lps_mm: ArrayLike, direction_lps: ArrayLike, most_mm: float = np.inf
    ) -> _Line | None:
        """Cut a line of sight to the voxels of a grid; None where it passes them by."""
        origin, direction = _line(origin_lps_mm, direction_lps)
        start = grid.lps_to_index(origin)
        step = grid.lps_to_index(origin + direction) - start
        high = np.array(grid.shape[::-1]) - 0.5
        with np.errstate(divide="ignore", invalid="ignore"):
            ends = np.sort(np.stack([(-0.5 - start) / step, (high - start) / step]), axis=0)
        # a line along the slices is between them all the way, or never
        beside = step == 0
        ends[:, beside] = [[-np.inf], [np.inf]]
        if ((start < -0.5) | (start > high))[beside].any():
            return None
        near, far = max(float(ends[0].max()), 0.0), min(float(ends[1].min()), most_mm)
        return cls(origin, direction, near, far) if near < far else None

    def ways(self, grid: Grid) -> Float:
        """How far along the line samples (n,) lie, both ends included."""
        count = int(np.ceil((self.far - self.near) / grid.finest_spacing_mm * _STEPS_PER_VOXEL)) + 1
        # the ends lie on the border of the voxels, which rounding must not put outside
        slack = min(1e-6, (self.far - self.near) / 4)
        return np.linspace(self.near + slack, self.far - slack, max(count, 2))

    def at(self, ways: ArrayLike) -> Float:
        """Points (..., 3) of the line."""
        return np.asarray(self.origin + np.asarray(ways)[..., None] * self.direction)


def _line(origin_lps_mm: ArrayLike, direction_lps: ArrayLike) -> tuple[Float, Float]:
    origin, direction = np.asarray(origin_lps_mm, dtype=float), np.asarray(direction_lps, dtype=float)
    length = float(np.linalg.norm(direction))
    if not (np.isfinite(origin).all() and np.isfinite(length) and length > 0):
        raise ValueError("a line of sight needs a place and a direction")
    return origin, direction / length


def _to_viewer(
    points: Float, eye_lps_mm: ArrayLike | None, towards_viewer_lps: ArrayLike | None
) -> tuple[Float, Float]:
    """Unit vectors (n, 3) from points to the viewer, and how far he is (n,)."""
    if eye_lps_mm is None:
        if towards_viewer_lps is None:
            raise ValueError("it must be known where the viewer is")
        _, direction = _line((0.0, 0.0, 0.0), towards_viewer_lps)
        return np.tile(direction, (len(points), 1)), np.full(len(points), np.inf)
    away = np.asarray(eye_lps_mm, dtype=float) - points
    far = np.linalg.norm(away, axis=1)
    return away / np.where(far > 0, far, 1.0)[:, None], far


def _first_hits(
    surface: Surface, origins: Float, directions: Float, least: float, most: Float
) -> tuple[Float, NDArray[np.int64]]:
    from ctsuite.core.kernels.rays import first_hits

    boxes = _boxes(surface)
    ways, hit = np.full(len(origins), np.inf), np.full(len(origins), -1, np.int64)
    starts, steps = np.ascontiguousarray(origins), np.ascontiguousarray(directions)

    def some(first: int, past: int) -> None:
        first_hits(
            surface.points_lps_mm,
            surface.triangles,
            boxes,
            starts,
            steps,
            least,
            most,
            ways,
            hit,
            first,
            past,
        )

    parallel.over(len(origins), some, fewest=_FEWEST_RAYS)
    return ways, hit


def _boxes(surface: Surface) -> Float:
    """Boxes (n, 6) around groups of triangles, kept as long as the surface is."""
    from ctsuite.core.kernels.rays import GROUP, fill_boxes

    if surface not in _KNOWN_BOXES:
        boxes = np.empty((-(-len(surface.triangles) // GROUP), 6))
        points, triangles = surface.points_lps_mm, surface.triangles
        parallel.over(len(boxes), lambda first, past: fill_boxes(points, triangles, boxes, first, past))
        _KNOWN_BOXES[surface] = boxes
    return _KNOWN_BOXES[surface]


def _samples(volume: Volume, line: _Line, ways: Float, shown: Shown | None) -> Float:
    """Values (n,) along a line; not a number where nothing is shown."""
    base, after = volume.grid.lps_to_index(line.at(ways[:2]))
    found = sample_rows(volume.array, base[None], after - base, len(ways))[0].astype(float)
    if shown is not None:
        found[~np.asarray(shown(line.at(ways)))] = np.nan
    return np.asarray(found)


def _opaque(
    volume: Volume, line: _Line, ways: Float, values: ArrayLike, opacities: ArrayLike, shown: Shown | None
) -> Float:
    """Opacity (n,) along a line."""
    samples = _samples(volume, line, ways, shown)
    found = np.interp(samples, np.asarray(values, dtype=float), np.asarray(opacities, dtype=float))
    return np.where(np.isnan(samples), 0.0, found)


def _at(volume: Volume, line: _Line, way: float, rule: AnchorRule) -> Anchor:
    point = line.at(way)
    value = sample_rows(volume.array, volume.grid.lps_to_index(point)[None], (0.0, 0.0, 0.0), 1)[0, 0]
    return Anchor(point, rule, way, value=float(value))
