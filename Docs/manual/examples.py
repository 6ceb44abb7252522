"""One measured value of each kind, taken by the product's own tools on shapes that are easy to draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from inspect import unwrap
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import VOLUME, CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.measurement.tools import MEASURES, TOOLS
from ctsuite.measurement.uncertainty.evaluate import evaluate
from ctsuite.measurement.uncertainty.tools import conditions_of

GRID = Grid.axial((81, 81, 81), (1.0, 1.0, 1.0), (-40.0, -40.0, -40.0))
RADII_MM = (25.0, 18.0, 20.0)
BALLS_MM = (((-18.0, 0, 0), 14.0), ((20.0, 0, 8), 9.0))
LUMEN_MM, NARROW_MM, WALL_MM, FLATTENED = 13.0, 7.0, 17.0, 1.4
SAMPLES = 10_000
ARC_MM = 60.0


@dataclass(frozen=True, eq=False)
class Example:
    """A value with what it was taken from.

    Attributes
    ----------
    measurement : Measurement
        The value, with its anchors and its uncertainty.
    tools : tuple of Tool
        Every tool that gives values of this kind.
    outlines_lps_mm : tuple of ndarray
        Lines (n, 3) to draw behind it.
    axes : tuple of int
        Which of L, P and S run to the right and up in the drawing.
    """

    measurement: Measurement
    tools: tuple[Tool, ...]
    outlines_lps_mm: tuple[NDArray[Any], ...]
    axes: tuple[int, int]


@dataclass(frozen=True, eq=False)
class _Try:
    tool: str
    inputs: dict[str, Any]
    settings: dict[str, Any]
    outlines: tuple[NDArray[Any], ...]
    axes: tuple[int, int] = (0, 1)


@cache
def examples() -> dict[str, Example]:
    """Return a value of each kind, by the id of its measure: the first one that has anchors."""
    known = {tool.id: tool for tool in TOOLS}
    found: dict[str, tuple[Measurement, _Try]] = {}
    tools: dict[str, dict[str, Tool]] = {measure.id: {} for measure in MEASURES}
    for each in _tries():
        tool = known[each.tool]
        # the uncertainty of a whole profile takes long, and one of its values is shown
        outputs = unwrap(tool.function)(**each.inputs, parameters=tool.parse(each.settings), task=Task())
        for value in outputs["measurements"]:
            if value.kind in tools:
                tools[value.kind][tool.id] = tool
                if value.kind not in found or not len(found[value.kind][0].anchors_lps_mm):
                    found[value.kind] = value, each
    return {
        kind: Example(_stated(value, each), tuple(tools[kind].values()), each.outlines, each.axes)
        for kind, (value, each) in found.items()
    }


def _stated(value: Measurement, each: _Try) -> Measurement:
    return evaluate(value, replace(conditions_of(each.inputs), samples=SAMPLES))


def _tries() -> Iterator[_Try]:
    yield from _of_points()
    yield from _of_shapes()
    yield from _along_a_curve()
    yield from _of_vessels()
    yield from _of_landmarks()
    yield from _of_parts()


def _points(*places: tuple[float, float, float], closed: bool = False) -> Curve:
    return Curve(np.array(places, dtype=float), closed)


def _of_points() -> Iterator[_Try]:
    image = {"volume": _image()}
    body = (ellipse((0, 0, 0), RADII_MM, (0, 1)),)
    front = (ellipse((0, 0, 0), RADII_MM, (0, 2)),)

    def of(name: str, *places: tuple[float, float, float]) -> _Try:
        return _Try(f"measurement.{name}", {**image, "points": _points(*places)}, {}, body)

    yield of("point", (8, -5, 0))
    yield of("length", (-25, 0, 0), (25, 0, 0))
    yield of("curve_length", (-30, 10, 0), (-15, -14, 0), (5, 12, 0), (30, -10, 0))
    yield of("angle", (-20, 22, 0), (-14, -18, 0), (28, -6, 0))
    yield of("angle_of_lines", (-30, 14, 0), (10, 24, 0), (-26, -2, 0), (20, -26, 0))
    plates = _points((-16, 4, 26), (16, -4, 20), (-18, -3, -26), (18, 3, -12))
    yield _Try("measurement.cobb", {**image, "points": plates}, {"plane": "coronal"}, front, (0, 2))
    plane = _points((-26, -20, -14), (26, -20, -14), (0, 24, -14), (10, 0, 18))
    yield _Try("measurement.distance_plane", {**image, "points": plane}, {}, (), (0, 2))


def _of_shapes() -> Iterator[_Try]:
    (middle, radius), (other, small) = BALLS_MM
    circles = (ellipse(middle, (radius,) * 3, (0, 2)), ellipse(other, (small,) * 3, (0, 2)))
    one, two = _ball(middle, radius), _ball(other, small)
    away = {"surface": one, "points": _points((20.0, 0, 12))}
    yield _Try("measurement.distance_surface", away, {}, circles[:1], (0, 2))
    yield _Try("measurement.distance_surfaces", {"surface": one, "other": two}, {}, circles, (0, 2))
    yield _Try("measurement.extent", {"surface": one}, {}, circles[:1], (0, 2))
    image = _image()
    body = (ellipse((0, 0, 0), RADII_MM, (0, 1)),)
    for tool in ("roi", "region"):
        ends = (
            _points((-14, -10, -8), (14, 10, 8)) if tool == "region" else _points((-14, -10, 0), (14, 10, 0))
        )
        yield _Try(f"measurement.{tool}", {"volume": image, "points": ends}, {}, body)
    labels = _labels()
    yield _Try("measurement.segment_statistics", {"labels": labels, "volume": image}, {}, body)
    for tool in ("axes", "volume"):
        yield _Try(f"measurement.{tool}", {"labels": labels}, {}, body)


def _along_a_curve() -> Iterator[_Try]:
    turn = np.radians(np.linspace(0, 150, 60))
    arc = Curve(ARC_MM * np.stack([np.cos(turn), 0 * turn, np.sin(turn)], -1))
    image = CurvedImage.of_curve(arc, VOLUME, ARC_MM)
    grid = image.grid(1.0)
    bent = Volume(np.zeros(grid.shape, np.int16), grid, attributes=image.attributes())
    ring = np.arange(8) * np.pi / 4
    outline = np.stack([15 * np.cos(ring), 15 * np.sin(ring), 0 * ring + 70], -1)
    line = np.asarray(arc.points_lps_mm)
    for tool, places, axes in (
        ("axis_length", [[5.0, 3, 30], [-4, -8, 100]], (0, 2)),
        ("surface_length", [[5.0, 3, 30], [-4, 20, 100]], (0, 2)),
        ("distance", [[5.0, 3, 30], [-4, -8, 100]], (0, 2)),
        ("diameter", [[-9.0, 2, 70], [12, 5, 70]], (0, 2)),
        ("area", outline, (1, 2)),
        ("angle", [[3.0, 2, 30], [-4, 1, 75], [0, 5, 120]], (0, 2)),
    ):
        points = Curve(np.asarray(places, dtype=float), tool == "area")
        lines = () if tool == "area" else (line,)
        yield _Try(f"measurement.curved_{tool}", {"volume": bent, "points": points}, {}, lines, axes)


def _of_vessels() -> Iterator[_Try]:
    line = Curve(np.stack([np.zeros(61), np.zeros(61), np.linspace(-30, 30, 61)], -1))
    labels = _vessel()
    way = np.linspace(-36, 36, 73)
    sides = [_side(way, radius) for radius in (_lumen_mm(way) / FLATTENED, np.full_like(way, WALL_MM))]
    outlines = tuple(each for side in sides for each in (side, side * [1, -1, 1]))
    given = {"curve": line, "labels": labels}
    lumen, both = {"segment": "Lumen"}, {"segment": "Lumen", "outer": "Wall"}
    lumen_mm = NARROW_MM, NARROW_MM / FLATTENED
    narrow, outer = (ellipse((0, 0, 0), radii, (0, 1)) for radii in (lumen_mm, (WALL_MM,) * 2))
    yield _Try("measurement.vessel_profile", given, lumen, (narrow,), (0, 1))
    yield _Try("measurement.stenosis", given, lumen, outlines, (1, 2))
    yield _Try("measurement.stenosis", given, {**both, "reference": "outer wall"}, outlines, (1, 2))
    yield _Try("measurement.stenosis", given, {**lumen, "reference": "mean of both"}, outlines, (1, 2))
    yield _Try("measurement.vessel_wall", given, both, (narrow, outer), (0, 1))
    turn = np.linspace(-1.3, 1.3, 40)
    course = 32 * np.stack([np.sin(turn), 0 * turn, np.cos(turn) - 0.6], -1)
    for tool in ("vessel_length", "vessel_bend", "tortuosity"):
        yield _Try(f"measurement.{tool}", {"curve": Curve(course)}, {}, (course,), (0, 2))


def _of_landmarks() -> Iterator[_Try]:
    leg = np.array([[90.0, 0, 0], [140, 5, -420], [75, 10, -800]])
    legs = np.concatenate([leg * [-1, 1, 1], leg * 1.01])
    spine = [[0.0, 30, 0], [0, -4, 9], [3, 25, -80], [3, -8, -100]]
    bowed = [[0.0, 30, 0], [0, -4, -9], [3, 25, -80], [3, -8, -70]]
    neck = [[90.0, 0, 0], [115, -9, -25], [135, -15, -90], [125, -14, -230]]
    turned = [[90.0, -10, 0], [130, 0, -35], [140, 20, -420], [85, 25, -422]]
    pelvis = [[-90.0, -2, 3], [90, 2, -3], [1, 45, 90], [-1, 15, 70]]
    for tool, places, settings, axes in (
        ("neck_shaft", neck, {}, (0, 2)),
        ("anteversion", turned, {}, (0, 1)),
        ("mechanical_axis", leg, {"side": "left leg"}, (0, 2)),
        ("leg_length", leg, {}, (0, 2)),
        ("leg_length", legs, {}, (0, 2)),
        ("spine_curvature", spine, {"curvature": "lordosis"}, (1, 2)),
        ("spine_curvature", bowed, {"curvature": "kyphosis"}, (1, 2)),
        ("pelvis", pelvis, {}, (1, 2)),
    ):
        points = Curve(np.asarray(places, dtype=float))
        yield _Try(f"measurement.{tool}", {"points": points}, settings, (), axes)


def _of_parts() -> Iterator[_Try]:
    """What two segments, or a segment and its CT numbers, tell."""
    small, large = ((0.0, 0, 0), 12.0), ((0.0, 0, 0), 15.0)
    rings = tuple(ellipse(middle, (radius,) * 3, (0, 1)) for middle, radius in (large, small))
    labels = [Labels.from_mask(_filled(*each), GRID, Segment(1, "Segment")) for each in (small, large)]
    dates = {"earlier_date": "2026-01-10", "later_date": "2026-04-10"}
    two = {"earlier": labels[0], "later": labels[1]}
    yield _Try("measurement.nodule_growth", two, dates, rings)
    two = {"diastole": labels[1], "systole": labels[0]}
    yield _Try("measurement.ejection_fraction", two, {}, rings)
    body = ellipse((0, 0, 0), RADII_MM, (0, 1))
    grid = Grid.axial((27, 81, 81), (1.0, 1.0, 3.0), (-40.0, -40.0, -39.0))
    z, y, x = np.meshgrid(*(np.arange(n) for n in grid.shape), indexing="ij")
    away = np.linalg.norm(np.stack([x - 40.0, y - 40.0, 3.0 * (z - 13.0)]), axis=0)
    numbers = np.where(away <= 5, 420.0, 40.0)
    heart = Volume(numbers.astype(np.int16), grid, attributes={"Modality": "CT", "SliceThickness": 3.0})
    whole = Labels.from_mask(away <= 25, grid, Segment(1, "Segment"))
    spot = ellipse((0, 0, 0), (5.0,) * 3, (0, 1))
    calcium = {"labels": whole, "volume": heart}
    yield _Try("measurement.calcium_score", calcium, {"factor": 0.8}, (spot, body))
    bone = {"labels": labels[0], "volume": _image()}
    line = {"calibration": "line", "slope": 0.8, "intercept": -2.0}
    yield _Try("measurement.bone_density", bone, line, (rings[1], body))


def _filled(middle: Any, radius: float) -> NDArray[np.bool_]:
    return np.asarray(np.linalg.norm(_places() - middle, axis=-1) <= radius)


def _side(way: NDArray[Any], radius: NDArray[Any]) -> NDArray[Any]:
    return np.stack([np.zeros_like(way), radius, way], -1)


def _lumen_mm(z: NDArray[Any]) -> NDArray[Any]:
    narrow = np.exp(-np.square(z / 7.0))
    return np.asarray(LUMEN_MM - (LUMEN_MM - NARROW_MM) * narrow)


def ellipse(middle: Any, radii: tuple[float, ...], axes: tuple[int, int]) -> NDArray[Any]:
    """Outline (n, 3) of an ellipsoid in two directions."""
    turn = np.linspace(0, 2 * np.pi, 97)
    found = np.tile(np.asarray(middle, dtype=float), (len(turn), 1))
    found[:, axes[0]] += radii[axes[0]] * np.cos(turn)
    found[:, axes[1]] += radii[axes[1]] * np.sin(turn)
    return found


def _places() -> NDArray[Any]:
    """Position (z, y, x, 3) of every voxel."""
    z, y, x = np.meshgrid(*(np.arange(n) - 40.0 for n in GRID.shape), indexing="ij")
    return np.stack([x, y, z], -1)


def _inside() -> NDArray[np.bool_]:
    return np.asarray(np.square(_places() / RADII_MM).sum(axis=-1) <= 1.0)


def _image() -> Volume:
    """Tissue that becomes denser from right to left, in air."""
    tissue = np.where(_inside(), 60.0 + 2.0 * _places()[..., 0], -1000.0)
    return Volume(tissue.astype(np.int16), GRID, attributes={"Modality": "CT"})


def _labels() -> Labels:
    return Labels.from_mask(_inside(), GRID, Segment(1, "Segment"))


def _vessel() -> Labels:
    places = _places()
    array = np.where(np.linalg.norm(places[..., :2], axis=-1) <= WALL_MM, 2, 0)
    flat = np.hypot(places[..., 0], FLATTENED * places[..., 1])
    array[flat <= _lumen_mm(places[..., 2])] = 1
    return Labels(array.astype(np.uint8), GRID, (Segment(1, "Lumen"), Segment(2, "Wall")))


def _ball(middle: Any, radius: float, count: int = 1500) -> Surface:
    """A ball of triangles whose corners lie on a Fibonacci lattice."""
    height = 1 - 2 * (np.arange(count) + 0.5) / count
    turn = np.pi * (1 + np.sqrt(5)) * np.arange(count)
    around = np.sqrt(1 - height**2)
    points = np.stack([around * np.cos(turn), around * np.sin(turn), height], -1)
    hull = ConvexHull(points)
    # the corners of a triangle run counter-clockwise as seen from outside
    corners = points[hull.simplices]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    triangles = np.where(
        (normal * hull.equations[:, :3]).sum(axis=1)[:, None] < 0, hull.simplices[:, ::-1], hull.simplices
    )
    return Surface(np.asarray(middle, dtype=float) + radius * points, triangles)
