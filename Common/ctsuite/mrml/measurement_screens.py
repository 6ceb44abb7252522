"""In which view a point was placed, and how large a pixel is there, for the uncertainty of points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ctsuite.core.grid import Float, Vector, lps_to_ras, ras_to_lps
from ctsuite.measurement.uncertainty.conditions import ScreenView
from ctsuite.mrml import points, slice_views
from ctsuite.mrml.arrays import matrix_to_numpy

_SPACE_PIXELS = 400.0  # height that is assumed of a 3-D view, which does not keep its own
_IN_SLICE = 0.5  # of the distance of slices
_CROSS_PIXELS = 2.0  # a cross covers no more than the width of its lines
_GLYPH_PIXELS = 4.4  # diameter of the mark of a point for a glyph scale of 1, as the views of MRML draw it


Screens = dict[tuple[float, ...], ScreenView | None]


def screens_of(scene: Any, node: Any, known: Screens, pixel_ratio: float = 1.0) -> Screens:
    """Find the view of each point of a markup, in order; a point that did not move keeps the one it had."""
    placed = [tuple(point) for point in points.from_node(node).tolist()]
    display = node.GetDisplayNode()
    return {
        point: known.get(point) or screen_of(scene, np.array(point), display, pixel_ratio) for point in placed
    }


def screen_of(scene: Any, point_lps_mm: Float, display: Any, pixel_ratio: float = 1.0) -> ScreenView | None:
    """Find the view that a point lies in now, for a point that was just placed or let go.

    Where several slice views show the point, the coarsest is taken, because it is not known in which of them
    the pointer was. A point in none of them was placed in the 3-D view.

    Parameters
    ----------
    scene : vtkMRMLScene
        The views.
    point_lps_mm : ndarray
        The point (3,).
    display : vtkMRMLMarkupsDisplayNode
        How its mark is drawn.
    pixel_ratio : float
        Physical pixels for one step of the pointer.

    Returns
    -------
    ScreenView or None
        None where no view shows the point.
    """
    ras = lps_to_ras(point_lps_mm)
    found = list(_through(scene, ras))
    if found:
        columns = max(found, key=lambda to_ras: float(np.linalg.norm(to_ras[:3, 0])))[:3, :2]
        size = float(np.linalg.norm(columns[:, 0]))
        return _screen(columns[:, 0], -columns[:, 1], size, display, pixel_ratio)
    camera = scene.GetFirstNodeByClass("vtkMRMLCameraNode")
    view = scene.GetFirstNodeByClass("vtkMRMLViewNode")
    return (
        None if camera is None or view is None else _in_space(camera.GetCamera(), ras, display, pixel_ratio)
    )


def in_slice(scene: Any, point_lps_mm: Float) -> bool:
    """Whether a slice view shows a point."""
    return any(True for _ in _through(scene, lps_to_ras(point_lps_mm)))


def _through(scene: Any, ras: Float) -> Iterator[Float]:
    """Maps (4, 4) from pixels to RAS mm of slice views through a point; one never shown has no size."""
    for view in slice_views.slice_nodes(scene):
        to_ras = matrix_to_numpy(view.GetXYToRAS())
        seen = min(view.GetDimensions()[:2]) > 1
        if seen and abs((np.linalg.inv(to_ras) @ [*ras, 1.0])[2]) <= _IN_SLICE:
            yield to_ras


def _in_space(camera: Any, ras: Float, display: Any, pixel_ratio: float) -> ScreenView | None:
    """A pixel of a 3-D view at the depth of a point."""
    towards = np.array(camera.GetDirectionOfProjection())
    up = np.array(camera.GetViewUp())
    right = np.cross(towards, up)
    if np.linalg.norm(right) == 0:
        return None
    if camera.GetParallelProjection():
        height = 2.0 * camera.GetParallelScale()
    else:
        depth = float((ras - np.array(camera.GetPosition())) @ towards)
        height = 2.0 * depth * float(np.tan(np.radians(camera.GetViewAngle() / 2)))
    return None if height <= 0 else _screen(right, -up, height / _SPACE_PIXELS, display, pixel_ratio)


def _screen(right_ras: Float, down_ras: Float, size: float, display: Any, ratio: float) -> ScreenView:
    handle = _GLYPH_PIXELS * display.GetGlyphScale()
    if display.GetGlyphType() == display.Cross2D:
        handle = _CROSS_PIXELS
    elif not display.GetUseGlyphScale():
        handle = display.GetGlyphSize() / size
    return ScreenView(_unit(right_ras), _unit(down_ras), size, ratio, handle)


def _unit(direction_ras: Float) -> Vector:
    x, y, z = (ras_to_lps(direction_ras) / np.linalg.norm(direction_ras)).tolist()
    return x, y, z
