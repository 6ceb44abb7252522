"""Finding the trachea: a tube of air in the upper middle of the body, with lung on both sides below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float, Grid
from ctsuite.core.masks import Mask

_AIR_HU, _TISSUE_HU = -800.0, -300.0
_LUNG_HU = (-950.0, -500.0)
_STEP_MM = 1.2
_AREA_MM2 = (30.0, 900.0)
_ROUND = 0.45  # of the circle around it that a cross-section fills, at least
_ASIDE = 0.2  # of the width of the body that it may lie beside the middle
_LENGTH_MM = 25.0
_LUNG_MM2 = 400.0
_BELOW_TOP_MM = 8.0


@dataclass(eq=False)
class _Tube:
    """Cross-sections of air that lie below one another: slice, middle (row, column) and mask of the last."""

    places: list[tuple[int, float, float]]
    last: Mask


def find_trachea(array: NDArray[Any], grid: Grid) -> Float | None:
    """Return a point (3,) in LPS mm near the upper end of the trachea, or None where there is none.

    Parameters
    ----------
    array : ndarray
        CT numbers, shape (z, y, x).
    grid : Grid
        Where they lie.
    """
    axis = int(np.argmax(np.abs(np.array(grid.direction_lps)[2])))  # of i, j, k
    up = np.array(grid.direction_lps)[2, axis] > 0
    slices = np.moveaxis(array, 2 - axis, 0)
    others = [n for n in (2, 1, 0) if n != axis]  # what rows and columns of a slice are
    spacing = [grid.spacing_mm[n] for n in others]
    steps = [max(1, round(_STEP_MM / size)) for size in spacing]
    pixel = [size * step for size, step in zip(spacing, steps, strict=True)]
    left = np.abs(np.array(grid.direction_lps)[0, others])
    across = int(np.argmax(left))
    order = range(len(slices) - 1, -1, -1) if up else range(len(slices))
    tubes: list[_Tube] = []
    lungs: dict[int, bool] = {}
    for number in order:
        image = ndimage.uniform_filter(
            np.asarray(slices[number][:: steps[0], :: steps[1]], np.float32), 3, mode="nearest"
        )
        found, lungs[number] = _cross_sections(image, pixel, across)
        _extend(tubes, found, number)
    wanted = [tube for tube in tubes if (len(tube.places) - 1) * grid.spacing_mm[axis] >= _LENGTH_MM]
    wanted = [tube for tube in wanted if any(lungs[place[0]] for place in tube.places)]
    if not wanted:
        return None
    best = max(wanted, key=lambda tube: len(tube.places))
    at = min(int(_BELOW_TOP_MM / grid.spacing_mm[axis]), len(best.places) - 1)
    number, row, column = best.places[at]
    index = np.zeros(3)
    index[axis] = number
    index[others[0]], index[others[1]] = row * steps[0], column * steps[1]
    return grid.index_to_lps(index)


def _cross_sections(
    image: NDArray[np.float32], pixel_mm: list[float], across: int
) -> tuple[list[tuple[float, float, Mask]], bool]:
    """Round spots of air in the middle of the body in one slice, and whether lung lies on both sides."""
    tissue = image > _TISSUE_HU
    sides = np.flatnonzero(tissue.any(axis=1 - across))
    if len(sides) == 0:
        return [], False
    middle, width = (sides[0] + sides[-1]) / 2, sides[-1] - sides[0] + 1
    labels, count = ndimage.label(image < _AIR_HU)
    found = []
    area_mm2 = np.bincount(labels.ravel(), minlength=count + 1) * pixel_mm[0] * pixel_mm[1]
    boxes = ndimage.find_objects(labels)
    for number in range(1, count + 1):
        if not _AREA_MM2[0] <= area_mm2[number] <= _AREA_MM2[1]:
            continue
        box = boxes[number - 1]
        if any(part.start == 0 or part.stop == size for part, size in zip(box, image.shape, strict=True)):
            continue
        extent = max((part.stop - part.start) * size for part, size in zip(box, pixel_mm, strict=True))
        mask = labels == number
        row, column = ndimage.center_of_mass(mask)
        if abs((row, column)[across] - middle) > _ASIDE * width:
            continue
        if area_mm2[number] >= _ROUND * np.pi / 4 * extent**2:
            found.append((float(row), float(column), mask))
    lung = (image > _LUNG_HU[0]) & (image < _LUNG_HU[1])
    halves = np.split(np.moveaxis(lung, across, 0), [round(middle)])
    both = all(np.count_nonzero(half) * pixel_mm[0] * pixel_mm[1] >= _LUNG_MM2 for half in halves)
    return found, both


def _extend(tubes: list[_Tube], found: list[tuple[float, float, Mask]], number: int) -> None:
    """Add the spots of a slice to the tubes that end above them, or begin new tubes."""
    for row, column, mask in found:
        above = [tube for tube in tubes if abs(tube.places[-1][0] - number) == 1 and (tube.last & mask).any()]
        place = (number, row, column)
        if above:
            tube = max(above, key=lambda t: len(t.places))
            tube.places.append(place)
            tube.last = mask
        else:
            tubes.append(_Tube([place], mask))
