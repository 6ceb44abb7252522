"""One measurement of each kind at which it is linear, for the tests of uncertainty.

A measure whose value and sensitivity need nothing but anchors is tried at scattered ones. For every other
there is a line in `EXAMPLES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from scipy.spatial.transform import Rotation

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import VOLUME, CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.surface import Surface
from ctsuite.core.volume import Volume
from ctsuite.measurement import distance_surface, extent, hu_at_point, region, values, volume
from ctsuite.measurement.clinical import calcium_score, doubling_time, ejection_fraction, pairs
from ctsuite.measurement.clinical.calcium import calcium
from ctsuite.measurement.clinical.calibration import Line
from ctsuite.measurement.clinical.segments import Body
from ctsuite.measurement.curved import tools as curved
from ctsuite.measurement.uncertainty.conditions import Conditions, ScreenView, border_mm

OBLIQUE = Rotation.from_euler("xyz", [11, -17, 23], degrees=True).as_matrix()
GRID = Grid((64, 64, 64), (0.7, 0.7, 1.2), (-30.0, -25, -40), tuple(map(tuple, OBLIQUE)))
VIEW = ScreenView(tuple(OBLIQUE[:, 0]), tuple(OBLIQUE[:, 2]), 0.3, 2.0, 7.0, 0.4)
RADIUS_MM, SLOPE = 20.0, 6.0
ANCHOR = np.zeros((1, 3))
_MOST_ANCHORS, _STEEP = 8, 1e-6


@dataclass(frozen=True)
class Example:
    """A measurement, how it was taken, and its value as a function of moves of a border in mm."""

    measurement: Measurement
    conditions: Conditions
    by_border: Callable[[Any], Any] | None = None


def by_points(measure: Measure) -> Example | None:
    """Take a measure at as few scattered anchors as it needs; None where it needs more than anchors."""
    for count in range(1, _MOST_ANCHORS + 1):
        turns = np.random.default_rng(count).uniform(-1, 1, (count, 3))
        anchors = np.cumsum(40.0 * turns / np.linalg.norm(turns, axis=1)[:, None], axis=0)
        try:
            value, slopes = float(measure.value(anchors)), _slopes(measure, anchors)
        except (TypeError, ValueError, ArithmeticError, LookupError, RuntimeWarning):
            continue
        fits = slopes.anchors.shape == (count, 3) and np.isfinite(slopes.anchors).all()
        if np.isfinite(value) and fits and np.abs(slopes.anchors).max() > _STEEP:
            found = measure.measured(value, anchors, "", "", replace(slopes, boundary=0.0), measure.value)
            return Example(found, Conditions(GRID, views=(VIEW,)))
    return None


def _slopes(measure: Measure, anchors: np.ndarray) -> Any:
    """The sensitivity, for axes of the image where it takes them."""
    try:
        return measure.sensitivity(anchors, OBLIQUE)
    except TypeError:
        return measure.sensitivity(anchors)


def _of_values(measure: Measure) -> Example:
    """The value changes from the centre outwards: the mean in a ball of radius R is 3 R / 4 of that at R."""
    conditions = Conditions(GRID, segmented=True)
    reach = border_mm(GRID)
    slope = -SLOPE if measure.id == "minimum" else SLOPE
    inside = slope * RADIUS_MM * np.cbrt(np.linspace(0, 1, 20001))
    rim = slope * np.linspace(RADIUS_MM - reach, RADIUS_MM + reach, 101)
    slopes = measure.sensitivity(inside, rim, 3 / RADIUS_MM, reach)
    found = measure.measured(measure.value(inside), np.zeros((1, 3)), "", "", slopes)
    part = {"mean": 0.75, "standard deviation": np.sqrt(3 / 80)}.get(measure.id, 1.0)
    return Example(found, conditions, lambda shift: part * slope * (RADIUS_MM + shift))


def _hu_at_point(measure: Measure) -> Example:
    """A ramp of fine voxels, placed in a view that shows them small."""
    grid = Grid((101, 101, 101), (0.02, 0.02, 0.02), (-1, -1, -1))
    image = Volume(np.indices(grid.shape).sum(axis=0).astype(np.float32), grid)
    anchors, model = np.array([[0.003, 0.001, 0.004]]), partial(hu_at_point.value, volume=image)
    slopes = hu_at_point.sensitivity(anchors, image)
    found = measure.measured(float(model(anchors)), anchors, "", "", slopes, model)
    return Example(
        found, Conditions(grid, views=(ScreenView(mm_per_pixel=0.5, depth_mm=0.5),), image_step=1.0)
    )


def _plate() -> Surface:
    corners = np.array([[-90.0, -90, 0], [90, -90, 0], [90, 90, 0], [-90, 90, 0]]) @ OBLIQUE.T
    return Surface(corners, np.array([[0, 1, 2], [0, 2, 3]]))


def _distance_surface(measure: Measure) -> Example:
    plate, across = _plate(), OBLIQUE[:, 2]
    anchors = np.array([30.0 * across, 0.0 * across])
    slopes = replace(distance_surface.sensitivity(anchors, plate), boundary=-1.0)
    # the second anchor is a place of the surface: its border speaks for it
    slopes = replace(slopes, anchors=slopes.anchors * [[1.0], [0.0]])
    model = partial(distance_surface.value, surface=plate)
    found = measure.measured(30.0, anchors, "", "", slopes, model)
    return Example(found, Conditions(GRID, views=(VIEW,), segmented=True), lambda shift: -shift)


def _extent(measure: Measure) -> Example:
    axis = OBLIQUE[:, 1]
    anchors = np.array([-30.0 * axis, 30.0 * axis])
    slopes = extent.sensitivity(anchors, axis)
    found = measure.measured(60.0, anchors, "", "", slopes, partial(extent.value, axis=axis))
    return Example(found, Conditions(GRID, segmented=True), lambda shift: 2 * shift)


def _region(measure: Measure) -> Example:
    model = partial(region.value, axes_lps=OBLIQUE, shape=region.ELLIPSOID)
    anchors = np.array([[0.0, 0, 0], [30, 20, 25]]) @ OBLIQUE.T
    slopes = region.sensitivity(anchors, OBLIQUE, region.ELLIPSOID)
    return Example(
        measure.measured(float(model(anchors)), anchors, "", "", slopes, model),
        Conditions(GRID, views=(VIEW,)),
    )


def _volume(measure: Measure) -> Example:
    grid = Grid((56, 56, 56), (0.9, 0.9, 0.9))
    away = np.linalg.norm(np.indices(grid.shape).transpose(1, 2, 3, 0) * 0.9 - 25.0, axis=-1)
    mask = away <= RADIUS_MM
    size = volume.value(mask, grid)
    slopes = volume.sensitivity(mask, grid, size)
    ball = 4 / 3 * np.pi / 1000
    found = measure.measured(size, np.full((1, 3), 25.0), "", "", slopes)
    return Example(found, Conditions(grid, segmented=True), lambda shift: ball * (RADIUS_MM + shift) ** 3)


def _curved(measure: Measure) -> Example:
    """Points around the axis of an arc, in its cross-sections or along it."""
    turn = np.radians(np.linspace(0, 150, 60))
    arc = Curve(60.0 * np.stack([np.cos(turn), 0 * turn, np.sin(turn)], -1))
    image = CurvedImage.of_curve(arc, VOLUME, 60.0)
    grid = image.grid(1.0)
    bent = Volume(np.zeros(grid.shape, np.int16), grid, attributes=image.attributes())
    ring = np.arange(8) * np.pi / 4
    places = {
        "diameter across axis": [[-9.0, 2, 70], [12, 5, 70]],
        "area across axis": np.stack([15 * np.cos(ring), 15 * np.sin(ring), 0 * ring + 70], -1),
        "angle at axis": [[3.0, 2, 30], [-4, 1, 75], [0, 5, 120]],
    }.get(measure.id, [[5.0, 3, 30], [-4, -8, 100]])
    (tool,) = (tool for tool in curved.TOOLS if tool.title == measure.name)
    curve = Curve(np.asarray(places, dtype=float), measure.id == "area across axis")
    out = tool.function(volume=bent, points=curve, parameters=tool.parse({}), task=None)
    return Example(out["measurements"][0], Conditions(voxel_mm=0.8))


def _stenosis_length(measure: Measure) -> Example:
    """A straight vessel: the way along it is the distance of both places along its direction."""
    way = OBLIQUE[:, 2]
    anchors = np.array([-15.0 * way, 25.0 * way])
    slopes = measure.sensitivity(anchors, np.stack([way, way]), OBLIQUE)
    found = measure.measured(40.0, anchors, "", "", slopes, partial(extent.value, axis=way))
    return Example(found, Conditions(GRID))


def _of_volumes(measure: Measure) -> Example:
    """Two balls whose borders move by themselves: both shares are added as squares."""
    grid = Grid((56, 56, 56), (0.9, 0.9, 0.9))
    rate, radii = 4 * np.pi / 1000, np.array([15.0, 18.0])
    first, second = (Body("", rate * r**3 / 3, rate * r**2 * border_mm(grid), ANCHOR) for r in radii)
    found = pairs.measured(measure, first, second, grid, "", "")
    moves = [measure.value(*rate / 3 * (radii + 0.01 * way) ** 3) - found.value for way in np.eye(2)]
    return Example(found, Conditions(grid, segmented=True), lambda shift: np.hypot(*moves) / 0.01 * shift)


def _calcium(measure: Measure) -> Example:
    """A ball of 300 HU whose surroundings reach 130 HU."""
    grid = Grid((56, 56, 56), (0.9, 0.9, 0.9))
    away = np.linalg.norm(np.indices(grid.shape).transpose(1, 2, 3, 0) * 0.9 - 25.0, axis=-1)
    image = np.where(away <= RADIUS_MM, 300.0, 0.0)
    part, factor = calcium(image, image > 0, grid, 1.0), 0.8
    found = measure.measured(measure.value(part, factor), ANCHOR, "", "", measure.sensitivity(part, factor))
    weight = {"agatston score": 1.0, "calcium volume": 1.0, "calcium mass": 0.13 * factor}[measure.id]
    ball = 4 / 3 * np.pi * weight
    return Example(found, Conditions(grid, segmented=True), lambda shift: ball * (RADIUS_MM + shift) ** 3)


def _bone_density(measure: Measure) -> Example:
    line = Line(0.8, -5.0)
    slopes = measure.sensitivity(Sensitivity(boundary=12.0), line)
    found = measure.measured(measure.value(np.array([140.0]), line), ANCHOR, "", "", slopes)
    return Example(found, Conditions(GRID, segmented=True), lambda shift: line.density(12.0 * shift))


EXAMPLES: dict[str, Callable[[Measure], Example]] = {
    **{measure.id: _of_values for measure in values.MEASURES},
    **{measure.id: _curved for measure in curved.MEASURES},
    "point": _hu_at_point,
    "distance from surface": _distance_surface,
    "extent": _extent,
    "volume of region": _region,
    "volume": _volume,
    "stenosis length": _stenosis_length,
    **{m.id: _of_volumes for m in (*doubling_time.MEASURES, *ejection_fraction.MEASURES)},
    **{measure.id: _calcium for measure in calcium_score.MEASURES},
    "bone mineral density": _bone_density,
}
"""Examples of measures that need more than anchors, by the id of the measure."""


def example(measure: Measure) -> Example | None:
    """Return the example of a measure; None where there is none."""
    return EXAMPLES[measure.id](measure) if measure.id in EXAMPLES else by_points(measure)
