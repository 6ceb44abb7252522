"""Pictures of planes and slabs of a volume, as a radiologist expects them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import SPATIAL_TRANSFORM, CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.task import Task
from ctsuite.core.units import HU
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.picture.canvas import Canvas
from ctsuite.ct.picture.curved import draw_sides
from ctsuite.ct.picture.marks import (
    Badge,
    draw_badges,
    draw_curves,
    draw_letters,
    draw_lines,
    draw_measurements,
    draw_scale,
    is_projected,
)
from ctsuite.ct.picture.sampling import sample
from ctsuite.ct.picture.text import drawable
from ctsuite.ct.picture.view import Plane, View, position_text
from ctsuite.ct.slab import MAXIMUM, position_of, slab
from ctsuite.ct.slab import Parameters as SlabParameters
from ctsuite.ct.window import WindowState, display

Picture = NDArray[np.uint8]
_FILL = 0.22


def slice_picture(
    volume: Volume,
    plane: str,
    position: Sequence[float] | None = None,
    window: tuple[float, float] = (40.0, 400.0),
    labels: Labels | None = None,
    measurements: Sequence[Measurement] = (),
    size: tuple[int, int] = (800, 800),
    badges: Sequence[str] = (),
) -> Picture:
    """Draw the voxel plane nearest to a position.

    Parameters
    ----------
    volume : Volume
        What is shown.
    plane : str
        ``axial``, ``coronal`` or ``sagittal``.
    position : sequence of float or None
        Point in LPS mm; the middle of the volume by default.
    window : tuple of float
        Centre and width in the unit of the volume.
    labels : Labels or None
        Regions drawn as outline and translucent fill; may lie on another grid.
    measurements : sequence of Measurement
        Drawn with their values; dashed where their points lie off the plane.
    size : tuple of int
        Width and height of the picture in pixels.
    badges : sequence of str
        Further notices, such as the name of a grey scale that is not linear.

    Returns
    -------
    ndarray of uint8
        RGB (height, width, 3).
    """
    axes = Plane.of(volume.grid, plane)
    index = axes.nearest_index(volume.grid, position)
    view = axes.view(volume.grid, index, size)
    points = view.pixels_lps_mm()
    canvas = Canvas(_grey(sample(volume.array, volume.grid, points), window))
    own = str(volume.attributes.get(BADGE) or "").split("; ")
    notices = [Badge(text) for text in (*own, *badges) if text]
    if labels is not None:
        notices += _draw_labels(canvas, labels, points)
    count = volume.grid.shape[2 - axes.across]
    bent = SPATIAL_TRANSFORM in volume.attributes
    lines = ["Curved picture"] if bent else [axes.title(volume.grid), _position(volume.grid, axes, index)]
    if count > 1:
        lines.append(f"Slice {index + 1}/{count}")
    reach = 0.5 * volume.grid.spacing_mm[axes.across] + 1e-6
    return _finish(canvas, volume, view, lines, window, measurements, reach, notices)


def mip_picture(
    volume: Volume,
    plane: str,
    position: Sequence[float] | None = None,
    thickness_mm: float | None = None,
    window: tuple[float, float] = (300.0, 1500.0),
    mode: str = MAXIMUM,
    measurements: Sequence[Measurement] = (),
    size: tuple[int, int] = (800, 800),
    badges: Sequence[str] = (),
    curves: Sequence[Curve] = (),
) -> Picture:
    """Draw the projection of a slab along the axis of the patient across the plane.

    Parameters
    ----------
    thickness_mm : float or None
        Thickness of the slab around the position; the whole volume by default.
    mode : str
        ``maximum``, ``minimum``, ``mean`` or ``ray sum``.
    curves : sequence of Curve
        Drawn as they project onto the picture.

    The other parameters are those of :func:`slice_picture`.
    """
    middle = volume.grid.centre_lps_mm if position is None else position
    percent = float(np.clip(position_of(volume.grid, plane, middle), 0.0, 100.0))
    whole = SlabParameters(plane, mode, position=percent, whole=True)
    wanted = whole if thickness_mm is None else replace(whole, thickness=thickness_mm, whole=False)
    flat: Volume = slab(volume, wanted, Task())["volume"]
    axes = Plane.of(flat.grid, plane)
    view = axes.view(flat.grid, 0, size)
    canvas = Canvas(_grey(sample(flat.array, flat.grid, view.pixels_lps_mm()), window))
    draw_curves(canvas, view, curves)
    thickness = flat.grid.spacing_mm[axes.across]
    notices = [Badge(flat.attributes[BADGE]), *(Badge(text) for text in badges)]
    lines = [axes.title(flat.grid)]
    if thickness_mm is not None:
        lines.append(_position(flat.grid, axes, 0))
    return _finish(canvas, flat, view, lines, window, measurements, thickness / 2, notices)


def _grey(values: NDArray[np.float32], window: tuple[float, float]) -> NDArray[np.float32]:
    """Map values linearly: lower edge of the window to 0, upper edge to 255, rounded; outside is black."""
    inside = np.isfinite(values)
    return np.where(inside, display(np.where(inside, values, 0.0), WindowState(*window)), 0)


def _draw_labels(canvas: Canvas, labels: Labels, points: NDArray[np.float64]) -> list[Badge]:
    """Draw each region that the plane meets and return the badges that name them."""
    notices = []
    for segment in labels.segments:
        cover = np.nan_to_num(sample(labels.array, labels.grid, points, partial(_region, segment.value)))
        if not (cover >= 0.5).any():
            continue
        row, column = np.gradient(cover)
        steepness = np.hypot(row, column)
        # distance in pixels to the contour at one half, to first order
        away = np.abs(cover - 0.5) / np.maximum(steepness, 1e-6)
        width = 0.09 * canvas.unit
        canvas.blend((cover >= 0.5) * np.float32(_FILL), segment.colour_rgb)
        canvas.blend(np.clip(width / 2 + 0.5 - away, 0.0, 1.0), segment.colour_rgb)
        name = segment.name if drawable(segment.name) else f"Segment {segment.value}"
        notices.append(Badge(f"Overlay: {name}", segment.colour_rgb))
    return notices


def _region(value: int, part: NDArray[Any]) -> NDArray[np.uint8]:
    return np.equal(part, value).view(np.uint8)


def _position(grid: Grid, axes: Plane, index: float) -> str:
    middle = [(n - 1) / 2 for n in grid.shape[::-1]]
    middle[axes.across] = index
    return position_text(grid.index_to_lps(middle), axes.anatomical_across)


def _finish(
    canvas: Canvas,
    volume: Volume,
    view: View,
    lines: list[str],
    window: tuple[float, float],
    measurements: Sequence[Measurement],
    reach_mm: float,
    notices: list[Badge],
) -> Picture:
    if is_projected(view, measurements, reach_mm):
        notices.append(Badge("Dashed: projected onto this plane"))
    unit = "" if volume.unit.symbol == HU.symbol else f" {volume.unit.symbol}"
    draw_lines(canvas, lines)
    draw_lines(canvas, [f"W {window[1]:g}  C {window[0]:g}{unit}"], right=True)
    draw_badges(canvas, notices, len(lines))
    draw_scale(canvas, view.mm_per_pixel)
    bent = CurvedImage.of(volume.attributes, volume.name)
    if bent is None:
        draw_letters(canvas, view.edges())
    else:  # the directions of the picture are not those of the patient
        draw_sides(canvas, view, bent, volume.grid)
    draw_measurements(canvas, view, measurements, reach_mm)
    return canvas.image()
