"""Area of flat shapes, and how it changes with their corners."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import AREA
from ctsuite.core.grid import Float
from ctsuite.core.measuring import FLAT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import MM2

_CORNERS = (2, 3)


def value(anchors: NDArray[Any], axes_lps: Float | None = None, ellipse: bool = False) -> Float:
    """Area in mm².

    Parameters
    ----------
    anchors : ndarray
        Points (..., n, 3): the outline; or, where `axes_lps` is given, two opposite or three corners.
    axes_lps : ndarray or None
        Directions (2, 3) of the sides of a rectangle or ellipse.
    ellipse : bool
        Whether it is the ellipse that fits into the corners.
    """
    if axes_lps is None:
        return np.asarray(np.linalg.norm(_vector_area(anchors), axis=-1))
    part = np.pi / 4 if ellipse else 1.0
    steps = np.diff(anchors, axis=-2)
    if anchors.shape[-2] == 2:
        sides = np.abs(steps[..., 0, :] @ axes_lps.T)
        return np.asarray(part * sides.prod(axis=-1))
    return np.asarray(part * np.linalg.norm(np.cross(steps[..., 0, :], steps[..., 1, :]), axis=-1))


def sensitivity(
    anchors: Float,
    direction_lps: ArrayLike | None = None,
    axes_lps: Float | None = None,
    ellipse: bool = False,
    perimeter_mm: float = 0.0,
) -> Sensitivity:
    """Moving a corner sweeps an area; moving the whole border out by a mm adds the perimeter."""
    if axes_lps is None:
        area = _vector_area(anchors)
        normal = area / np.linalg.norm(area)
        slopes = np.cross(np.roll(anchors, -1, axis=0) - np.roll(anchors, 1, axis=0), normal) / 2
    else:
        slopes = (np.pi / 4 if ellipse else 1.0) * _of_corners(anchors, axes_lps)
    found = Sensitivity.of_points(anchors, slopes, direction_lps)
    return Sensitivity(found.anchors, found.spacing, boundary=perimeter_mm)


def _vector_area(anchors: NDArray[Any]) -> NDArray[Any]:
    away = anchors - anchors[..., :1, :]
    return np.asarray(np.cross(away, np.roll(away, -1, axis=-2)).sum(axis=-2) / 2)


def _of_corners(anchors: Float, axes_lps: Float) -> Float:
    steps = np.diff(anchors, axis=0)
    if len(anchors) == 2:
        sides = axes_lps @ steps[0]
        slope = np.sign(sides[0]) * abs(sides[1]) * axes_lps[0]
        slope = slope + np.sign(sides[1]) * abs(sides[0]) * axes_lps[1]
        return np.array([-slope, slope])
    normal = np.cross(steps[0], steps[1])
    normal = normal / np.linalg.norm(normal)
    by_first, by_second = np.cross(steps[1], normal), np.cross(normal, steps[0])
    return np.array([-by_first, by_first - by_second, by_second])


MEASURE = Measure(
    id="area",
    name="area",
    tooltip="Area of the shape in the patient.",
    unit=MM2,
    quantity=AREA,
    formula="rectangle A = a b, ellipse A = π a b / 4, free hand A = |½ Σ p(i) × p(i+1)|",
    views=FLAT,
    anchor_rule="The anchors are the corners of the shape or the points of its outline.",
    value=value,
    sensitivity=sensitivity,
)
