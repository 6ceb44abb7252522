"""The picture of a measurement: the plane through its points, with its graphic, letters and value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cut import MAXIMUM, cut
from ctsuite.ct.picture.automatic import automatic_window
from ctsuite.ct.picture.slices import slice_picture
from ctsuite.ct.picture.text import drawable
from ctsuite.ct.planes import PLANES, across, axes_of, nearest_plane, plane_through
from ctsuite.measurement import roi
from ctsuite.measurement.exchange.group import Group

_FLAT_MM = 1e-3
_OUTLINE = 4  # two or three points are corners


def key_image(volume: Volume, group: Group, labels: Labels | None = None) -> Picture | None:
    """Draw the measurements of a group on the plane that holds their points; None where they have none.

    Where all points lie in a slice, or in a row or column of voxels across the slices, the voxels are shown
    as they are. Otherwise a plane is cut through the points, turned as little as possible from a standard
    plane, and a badge says so. Values of the whole of a segment, such as its volume, have no place of their
    own: they are written as badges on the slice of its axes, in which the segment of that name is outlined.
    """
    anchored = [each for each in group.measurements if len(each.anchors_lps_mm)]
    if not anchored:
        return None
    lines = [each for each in anchored if len(each.anchors_lps_mm) > 1]
    of_segment = group.segment is not None
    shown = (lines or anchored[:1]) if of_segment else anchored
    told = [each for each in anchored if each not in shown] if of_segment else []
    points = np.concatenate([np.asarray(each.anchors_lps_mm, float) for each in shown])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    window = automatic_window(volume)
    plane = _straight(volume, points)
    seen = volume
    if plane is None:
        seen = _oblique(volume, points, middle)
        plane = nearest_plane(seen.grid)
    named = [
        replace(each, name=_label(group.mark, each.name), anchors_lps_mm=_drawn(group, each))
        for each in shown
    ]
    levels = (window.centre, window.width)
    whole = [f"{_label(group.mark, each.name)}: {each.stated}" for each in told]
    pixels = slice_picture(
        seen, plane, list(middle), levels, _outlined(labels, group), measurements=named, badges=whole
    )
    badges = (*filter(None, str(seen.attributes.get(BADGE) or "").split("; ")), *whole)
    return Picture(pixels, f"{group.mark} {group.name}".strip(), badges)


def _outlined(labels: Labels | None, group: Group) -> Labels | None:
    if labels is None or group.segment is None:
        return None
    return Labels(labels.array, labels.grid, labels.chosen(group.name), labels.name)


def _straight(volume: Volume, points: Float) -> str | None:
    """The standard plane in one layer of whose voxels all points lie, that of the slices first."""
    first = nearest_plane(volume.grid)
    index = volume.grid.lps_to_index(points)
    for plane in (first, *(name for name in PLANES if name != first)):
        layer = index[:, across(volume.grid, plane)]
        if np.ptp(np.floor(layer + 0.5)) == 0:
            return plane
    return None


def _oblique(volume: Volume, points: Float, middle: Float) -> Volume:
    axes = _axes(points - middle)
    grid = plane_through(volume.grid, middle, axes)
    values = cut(volume, grid, 0.0, MAXIMUM)
    made = volume.with_array(values[None], grid, volume.name)
    attributes = {**made.attributes, BADGE: Text("Oblique plane, values interpolated")}
    return Volume(made.array, made.grid, made.unit, attributes, made.name)


def _axes(offsets: Float) -> Float:
    """Axes of the plane that fits offsets (n, 3) best, turned as little as possible from a standard plane."""
    _, sizes, directions = np.linalg.svd(offsets, full_matrices=True)
    spans_plane = len(sizes) > 1 and sizes[1] > max(_FLAT_MM, 1e-3 * sizes[0])
    best: tuple[float, Float] = (-1.0, np.eye(3))
    for plane in PLANES:
        standard = axes_of(plane)
        if spans_plane:
            normal = directions[2]
        else:  # points on a line: any plane that holds it
            normal = standard[:, 2] - directions[0] * (standard[:, 2] @ directions[0])
        size = float(np.linalg.norm(normal))
        if size < _FLAT_MM:
            continue
        normal = normal / size * (1.0 if normal @ standard[:, 2] >= 0 else -1.0)
        if normal @ standard[:, 2] > best[0] + _FLAT_MM:
            right = standard[:, 0] - normal * (standard[:, 0] @ normal)
            right = right / np.linalg.norm(right)
            best = float(normal @ standard[:, 2]), np.column_stack([right, np.cross(normal, right), normal])
    return best[1]


def _drawn(group: Group, measurement: Measurement) -> Float:
    """The points in the order in which they are joined; the outline of a region ends where it began."""
    points = np.asarray(measurement.anchors_lps_mm, float)
    closed = group.tool == roi.TOOL.id and len(points) >= _OUTLINE
    return np.concatenate([points, points[:1]]) if closed else points


def _label(mark: str, name: str) -> str:
    """Letters and name; the letters alone where the font of pictures lacks a character."""
    return f"{mark} {name}".strip() if drawable(name) else mark
