"""What a volume drawn along a curve says of itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curved import CurvedFrame
from ctsuite.core.curved_image import SPATIAL_TRANSFORM, STRETCHED, VOLUME, CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.volume import BADGE, INSTANCE_UIDS, Volume
from ctsuite.ct.cpr.errors import CPR_LARGE, CPR_TWICE, CURVE_OUTSIDE
from ctsuite.ct.cut import slab_badge

# they would say that the positions are those of the patient, or that the slices are those of the series
_UNTRUE = ("FrameOfReferenceUID", "ImagePositionPatient", "ImageOrientationPatient", INSTANCE_UIDS)
_MOST_SAMPLES = 400 * 10**6
_MOST_OUTSIDE = 0.5


def usable_grid(volume: Volume, image: CurvedImage, spacing_mm: float) -> Grid:
    """Return the grid of an image of a volume; a spacing of 0 takes the finest of the volume.

    Raises
    ------
    CTSuiteError
        CPR-TWICE, CPR-LARGE, CPR-OUTSIDE.
    """
    if SPATIAL_TRANSFORM in volume.attributes:
        raise CPR_TWICE(name=volume.name)
    grid = image.grid(spacing_mm or volume.grid.finest_spacing_mm)
    depth, rows, columns = grid.shape
    if depth * rows * columns > _MOST_SAMPLES:
        raise CPR_LARGE(rows=rows, columns=columns, depth=depth, most=_MOST_SAMPLES // 10**6)
    _refuse_outside(volume.grid, image)
    return grid


def _refuse_outside(source: Grid, image: CurvedImage) -> None:
    # the axis of a stretched image's surface is not the curve itself
    frame = CurvedFrame.along(image.curve) if image.kind == STRETCHED else image.frame
    along = np.linspace(0.0, frame.length_mm, max(int(frame.length_mm / source.finest_spacing_mm), 2))
    outside = 1.0 - float(source.contains_lps(frame.vectors(along)[0]).mean())
    if outside > _MOST_OUTSIDE:
        raise CURVE_OUTSIDE(curve=image.curve.name, percent=100.0 * outside)


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
