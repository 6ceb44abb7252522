"""One picture of what a tool delivered, drawn without a scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.transform import Transform
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.ct import fusion
from ctsuite.ct.blend import CHECKERBOARD
from ctsuite.ct.picture.automatic import automatic_window
from ctsuite.ct.picture.errors import NOTHING
from ctsuite.ct.picture.slices import mip_picture, slice_picture
from ctsuite.ct.picture.surfaces import surface_picture
from ctsuite.ct.planes import AXIAL, CORONAL, PLANES, SAGITTAL, across, nearest_plane
from ctsuite.ct.window import WindowState

Pixels = NDArray[np.uint8]
Size = tuple[int, int]
_ACROSS = {SAGITTAL: 0, CORONAL: 1, AXIAL: 2}
_AROUND_MM = 10.0
Kind = TypeVar("Kind")


def outputs_picture(
    outputs: Mapping[str, Any],
    inputs: Mapping[str, Any],
    window: WindowState | None = None,
    size: Size = (900, 900),
) -> Pixels:
    """Draw the results of a tool.

    What is drawn is the first of these that the tool delivered: a picture; surfaces; segments over the slice
    that holds most of them; curves over a projection of their surroundings; an image (the plane itself, or
    the middle slice); measurements in the plane that they lie in; a registration as checkerboards of both
    images before and after it; the segments or surfaces that were measured.

    Parameters
    ----------
    outputs, inputs : Mapping
        Values by the names of the ports.
    window : WindowState or None
        Of grey images; chosen automatically where None.
    size : tuple of int
        Width and height in pixels; a picture that a tool delivered keeps its own.

    Returns
    -------
    ndarray of uint8
        RGB (height, width, 3).

    Raises
    ------
    CTSuiteError
        PICTURE-NOTHING, PICTURE-NO-GRAPHICS, and what the fusion of images raises.
    """
    for picture in _all(outputs, Picture):
        return picture.pixels
    measurements = _all(outputs, Measurement)
    surfaces = [surface for surface in _all(outputs, Surface) if len(surface.triangles)]
    if surfaces:
        return surface_picture(surfaces, measurements, size=size)
    behind = next(iter(_all(inputs, Volume)), None)
    volumes = _all(outputs, Volume)
    for labels in _all(outputs, Labels):
        for volume in volumes:
            if volume.grid.difference(labels.grid) is None:
                return _volume(volume, measurements, window, size, labels)
        return _labels(labels, behind, measurements, window, size)
    curves = [curve for curve in _all(outputs, Curve) if len(curve.points_lps_mm)]
    if curves and behind is not None:
        return _curves(curves, behind, measurements, window, size)
    for volume in volumes:
        return _volume(volume, measurements, window, size)
    drawn = [one for one in measurements if len(one.anchors_lps_mm)]
    if drawn and behind is not None:
        points = np.concatenate([one.anchors_lps_mm for one in drawn])
        state = window or automatic_window(behind)
        plane = flattest(points)
        middle = points.mean(axis=0)
        return slice_picture(
            behind, plane, middle, (state.centre, state.width), measurements=drawn, size=size
        )
    for transform in _all(outputs, Transform):
        images = _all(inputs, Volume)
        if len(images) == 2:
            return _registered(images, inputs, transform)
    return _measured(inputs, behind, measurements, window, size)


def flattest(points_lps_mm: Float) -> str:
    """Return the standard plane across which points reach least."""
    reach = np.ptp(points_lps_mm, axis=0)
    return min(PLANES, key=lambda plane: reach[_ACROSS[plane]])


def _all(values: Mapping[str, Any], kind: type[Kind]) -> list[Kind]:
    found: list[Kind] = []
    for value in values.values():
        several: Iterable[Any] = value if isinstance(value, (tuple, list)) else (value,)
        found += [one for one in several if isinstance(one, kind)]
    return found


def _volume(
    volume: Volume,
    measurements: list[Measurement],
    window: WindowState | None,
    size: Size,
    labels: Labels | None = None,
) -> Pixels:
    state = window or automatic_window(volume)
    thin = (plane for plane in PLANES if volume.grid.shape[2 - across(volume.grid, plane)] == 1)
    plane = next(thin, nearest_plane(volume.grid))
    return slice_picture(volume, plane, None, (state.centre, state.width), labels, measurements, size)


def _labels(
    labels: Labels,
    behind: Volume | None,
    measurements: list[Measurement],
    window: WindowState | None,
    size: tuple[int, int],
) -> Pixels:
    """Draw the slice that holds most of the segments; one without voxels is said to be empty."""
    volume = _blank(labels.grid) if behind is None else behind
    state = window or automatic_window(volume)
    filled = np.count_nonzero(labels.array, axis=(1, 2))
    middle = [(n - 1) / 2 for n in labels.grid.shape[::-1]]
    middle[2] = float(filled.argmax()) if filled.any() else middle[2]
    return slice_picture(
        volume,
        nearest_plane(labels.grid),
        labels.grid.index_to_lps(middle),
        (state.centre, state.width),
        labels,
        measurements,
        size,
        () if filled.any() else ("The segments have no voxel",),
    )


def _curves(
    curves: list[Curve],
    behind: Volume,
    measurements: list[Measurement],
    window: WindowState | None,
    size: tuple[int, int],
) -> Pixels:
    points = np.concatenate([curve.points_lps_mm for curve in curves])
    plane = flattest(points)
    axis = _ACROSS[plane]
    low, high = points[:, axis].min(), points[:, axis].max()
    middle = points.mean(axis=0)
    middle[axis] = (low + high) / 2
    state = window or automatic_window(behind)
    return mip_picture(
        behind,
        plane,
        middle,
        float(high - low) + 2 * _AROUND_MM,
        (state.centre, state.width),
        measurements=measurements,
        size=size,
        curves=curves,
    )


def _measured(
    inputs: Mapping[str, Any],
    behind: Volume | None,
    measurements: list[Measurement],
    window: WindowState | None,
    size: Size,
) -> Pixels:
    """Draw what was measured, where the results have no place of their own."""
    for labels in _all(inputs, Labels):
        return _labels(labels, behind, measurements, window, size)
    surfaces = [surface for surface in _all(inputs, Surface) if len(surface.triangles)]
    if not surfaces:
        raise NOTHING()
    return surface_picture(surfaces, measurements, size=size)


def _registered(images: list[Volume], inputs: Mapping[str, Any], transform: Transform) -> Pixels:
    """Checkerboards of both images as they lay before, where they met at all, and as they lie now."""
    fixed, moving = inputs.get("fixed", images[0]), inputs.get("moving", images[1])
    parameters = fusion.Parameters(plane=nearest_plane(fixed.grid), mode=CHECKERBOARD, second_map="grey")

    def board(through: Transform) -> Pixels:
        picture: Picture = fusion.fusion(fixed, moving, parameters, Task(), through)["picture"]
        return picture.pixels

    after = board(transform)
    try:
        before = board(Transform(np.eye(4), "none, before it"))
    except CTSuiteError:  # the images had no place in common
        return after
    return np.concatenate([before, after], axis=1)


def _blank(grid: Grid) -> Volume:
    return Volume(np.broadcast_to(np.uint8(0), grid.shape), grid, ONE, name="Segments")
