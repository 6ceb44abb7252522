"""How much of each voxel a region fills, tile by tile; the rule is explained in ctsuite.core.occupancy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from ctsuite.core.kernels.boxes import add_up, lowest, widen

FLOATS, BYTES = 5, 5
"""How many arrays of a tile's shape the work space of :func:`fill` holds."""

_REGION, _OUTSIDE = np.uint8(1), np.uint8(2)
_SHELL, _SECOND, _RIM, _AROUND = np.uint8(1), np.uint8(2), np.uint8(3), np.uint8(4)
_SURROUNDINGS, _INSIDE = 3, 2  # how many voxels in each direction take part
_PER_THOUSAND = np.float32(1e-3)  # so that the seventh power stays within single precision
_SMALLEST = np.float32(1e-12)


@njit(cache=True, nogil=True)
def sum_slices(mask: Any, image: Any, first: int, past: int, out: Any) -> None:
    """Sum the image inside a region and around it, slice by slice.

    Parameters
    ----------
    mask : ndarray of bool
        The region (z, y, x).
    image : ndarray
        Values (z, y, x).
    first, past : int
        Which slices.
    out : ndarray
        Gets (z, 4): sum and number of the voxels inside, sum and number of those two or three voxels away
        from it in the slice.
    """
    shape = (1, mask.shape[1], mask.shape[2])
    plane, near, two, far, space = [np.empty(shape, np.uint8) for _ in range(5)]
    for z in range(first, past):
        if not mask[z].any():
            continue
        plane[0] = mask[z]
        widen(plane, space, near)
        widen(near, space, two)
        widen(two, space, far)
        for y in range(mask.shape[1]):
            for x in range(mask.shape[2]):
                if plane[0, y, x]:
                    out[z, 0] += image[z, y, x]
                    out[z, 1] += 1
                elif far[0, y, x] and not near[0, y, x]:
                    out[z, 2] += image[z, y, x]
                    out[z, 3] += 1


@njit(cache=True, nogil=True)
def _find_layers(mask: Any, bits: Any, one: Any, two: Any, space: Any, layer: Any) -> None:
    """Tell the two outermost layers of the region, the rim around it, and what surrounds that."""
    bits[:] = _OUTSIDE - mask.view(np.uint8)
    widen(bits, space, one)
    widen(one, space, two)
    widen(two, space, layer)
    for z in range(mask.shape[0]):
        for y in range(mask.shape[1]):
            for x in range(mask.shape[2]):
                near, far = one[z, y, x], two[z, y, x]
                if mask[z, y, x]:
                    kind = _SHELL if near & _OUTSIDE else _SECOND if far & _OUTSIDE else np.uint8(0)
                elif near & _REGION:
                    kind = _RIM
                else:
                    kind = _AROUND if layer[z, y, x] & _REGION else np.uint8(0)
                layer[z, y, x] = kind


@njit(cache=True, nogil=True)
def _subtract_surroundings(
    values: Any, layer: Any, weight: Any, total: Any, instead: Any, space: Any
) -> None:
    """Take from each value the mean of what surrounds the region near it.

    In a tile with a voxel of the border that has nothing of that near, the lowest neighbour takes its place
    wherever nothing is near.
    """
    depth, height, length = values.shape
    for z in range(depth):
        for y in range(height):
            for x in range(length):
                around = np.float32(layer[z, y, x] == _AROUND)
                weight[z, y, x] = around
                total[z, y, x] = around * values[z, y, x]
    add_up(weight, _SURROUNDINGS, space)
    add_up(total, _SURROUNDINGS, space)
    lonely = False
    for z in range(depth):
        for y in range(height):
            for x in range(length):
                lonely |= weight[z, y, x] == 0 and 0 < layer[z, y, x] < _AROUND
    if lonely:
        lowest(values, space, instead)
    else:
        instead[:] = 0
    for z in range(depth):
        for y in range(height):
            for x in range(length):
                near = weight[z, y, x]
                values[z, y, x] -= total[z, y, x] / near if near > 0 else instead[z, y, x]


@njit(cache=True, nogil=True)
def _find_bright(contrast: Any, mask: Any, bright: Any, lower: Any, space: Any) -> None:
    """Local value of the bright material of the region: a Lehmer mean, a maximum that noise does not lift."""
    depth, height, length = contrast.shape
    for z in range(depth):
        for y in range(height):
            for x in range(length):
                value = contrast[z, y, x] * _PER_THOUSAND
                positive = value if value > 0 and mask[z, y, x] else np.float32(0)
                square = positive * positive
                lower[z, y, x] = square * square * square
                bright[z, y, x] = square * square * square * positive
    add_up(bright, _INSIDE, space)
    add_up(lower, _INSIDE, space)
    for z in range(depth):
        for y in range(height):
            for x in range(length):
                bright[z, y, x] /= max(lower[z, y, x], _SMALLEST) * _PER_THOUSAND


@njit(cache=True, nogil=True)
def _highest_in_shell(filled: Any, layer: Any, z: int, y: int, x: int) -> Any:
    """The highest filling of those neighbours that lie in the outermost layer of the region."""
    highest = np.uint8(0)
    for k in range(max(z - 1, 0), min(z + 2, filled.shape[0])):
        for j in range(max(y - 1, 0), min(y + 2, filled.shape[1])):
            for i in range(max(x - 1, 0), min(x + 2, filled.shape[2])):
                if layer[k, j, i] == _SHELL:
                    highest = max(highest, filled[k, j, i])
    return highest


@njit(cache=True, nogil=True)
def fill(mask: Any, least: float, full: int, floats: Any, numbers: Any) -> Any:
    """Return how far each voxel of a tile is filled, 0 to `full`.

    Parameters
    ----------
    mask : ndarray of bool
        The region (z, y, x).
    least : float
        Contrast below which the image cannot say where the region ends.
    full : int
        Value of a filled voxel.
    floats : ndarray of float32
        Work space (FLOATS, z, y, x); the first array holds the image, with the region brighter than what
        surrounds it.
    numbers : ndarray of uint8
        Work space (BYTES, z, y, x).
    """
    layer = numbers[0]
    _find_layers(mask, numbers[1], numbers[2], numbers[3], numbers[4], layer)
    contrast, bright, space = floats[0], floats[1], floats[4]
    _subtract_surroundings(contrast, layer, floats[1], floats[2], floats[3], space)
    _find_bright(contrast, mask, bright, floats[2], space)
    judged, filled = numbers[1], numbers[2]
    for z in range(mask.shape[0]):
        for y in range(mask.shape[1]):
            for x in range(mask.shape[2]):
                judged[z, y, x] = full if mask[z, y, x] else 0
                if 0 < layer[z, y, x] < _AROUND and bright[z, y, x] > least:
                    share = min(max(contrast[z, y, x] / bright[z, y, x], np.float32(0)), np.float32(1))
                    judged[z, y, x] = np.uint8(np.rint(share * np.float32(full)))
    filled[:] = judged
    for z in range(mask.shape[0]):
        for y in range(mask.shape[1]):
            for x in range(mask.shape[2]):
                if layer[z, y, x] == _SECOND:
                    # going inward the filling never falls again: soft marrow behind a thin cortex is bone
                    filled[z, y, x] = max(judged[z, y, x], _highest_in_shell(judged, layer, z, y, x))
    return filled
