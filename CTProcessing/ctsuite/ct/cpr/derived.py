"""What a volume drawn along a curve says of itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_image import SPATIAL_TRANSFORM, STRETCHED, VOLUME, CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.volume import BADGE, INSTANCE_UIDS, Volume
from ctsuite.ct.cpr.errors import CPR_LARGE, CPR_TWICE, CURVE_CROSSES, CURVE_OUTSIDE
from ctsuite.ct.cut import slab_badge

# they would say that the positions are those of the patient, or that the slices are those of the series
_UNTRUE = ("FrameOfReferenceUID", "ImagePositionPatient", "ImageOrientationPatient", INSTANCE_UIDS)
_MOST_SAMPLES = 400 * 10**6
_MOST_PLACES = 10**5
_FINE = 0.1  # of the finest spacing
_APART = 4.0  # finest spacings; a smaller loop is a wrinkle, which is folded and marked so


def usable_grid(volume: Volume, image: CurvedImage, spacing_mm: float, outside: bool = False) -> Grid:
    """Return the grid of an image of a volume; a spacing of 0 takes the finest of the volume.

    Parts of the curve that lie outside the volume are accepted only where that is asked for.

    Raises
    ------
    CTSuiteError
        CPR-TWICE, CPR-LARGE, CPR-OUTSIDE, CPR-CROSSES.
    """
    if SPATIAL_TRANSFORM in volume.attributes:
        raise CPR_TWICE(name=volume.name)
    grid = image.grid(spacing_mm or volume.grid.finest_spacing_mm)
    depth, rows, columns = grid.shape
    if depth * rows * columns > _MOST_SAMPLES:
        raise CPR_LARGE(rows=rows, columns=columns, depth=depth, most=_MOST_SAMPLES // 10**6)
    _refuse_course(volume.grid, image, outside)
    return grid


def _refuse_course(source: Grid, image: CurvedImage, allowed: bool) -> None:
    # the axis of a stretched image's surface is not the curve itself
    frame = image.frame
    if image.kind == STRETCHED:
        frame = CurvedFrame.along(image.curve, smoothing_mm=image.smoothing_mm)
    length, finest = frame.length_mm, source.finest_spacing_mm
    count = int(np.clip(length / (_FINE * finest), 1, _MOST_PLACES))
    places = frame.vectors(np.linspace(0.0, length, count + 1))[0]
    beyond = 1.0 - float(source.contains_lps(places).mean())
    if beyond == 1.0 or (beyond > 0.0 and not allowed):
        raise CURVE_OUTSIDE(curve=image.curve.name, mm=beyond * length, length=length)
    step = length / count
    met = _crossing(places, step, _APART * finest)
    if met is not None:
        raise CURVE_CROSSES(curve=image.curve.name, first=met[0] * step, second=met[1] * step)


def _crossing(places: Float, step_mm: float, apart_mm: float) -> tuple[int, int] | None:
    """Two places (n, 3) one step apart at most, between which the curve goes further; its ends may meet."""
    pairs = cKDTree(places).query_pairs(step_mm, output_type="ndarray")
    between = (pairs[:, 1] - pairs[:, 0]) * step_mm
    around = (len(places) - 1) * step_mm - between
    met = pairs[np.minimum(between, around) > apart_mm]
    return (int(met[0, 0]), int(met[0, 1])) if len(met) else None


def curved_volume(
    volume: Volume, array: NDArray[Any], grid: Grid, image: CurvedImage, projection: str
) -> Volume:
    """Return a volume of what was sampled, which says that it is drawn along a curve, and how."""
    kind = "straightened volume" if image.kind == VOLUME else f"{image.kind} CPR"
    made = volume.with_array(array, grid, f"{volume.name} ({kind}, {image.rotation_deg:g}°)")
    badge = image.badge
    if image.slab_mm > 0:
        badge = Text.joined([badge, slab_badge(image.slab_mm, projection)], "; ")
    kept = {key: value for key, value in made.attributes.items() if key not in _UNTRUE}
    attributes = {**kept, **image.attributes(), BADGE: badge}
    return Volume(made.array, made.grid, made.unit, attributes, made.name)
