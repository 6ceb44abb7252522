"""A cropping box: how much of a volume is cut away from each side of the patient."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ctsuite.core.grid import Float, Grid
from ctsuite.ct.planes import AXIAL, CORONAL, SAGITTAL, across
from ctsuite.ct.rendering.errors import CROPPED_AWAY

# plane -> LPS axis across it, and the sides at its low and high end
_SIDES = {
    SAGITTAL: (0, "right", "left"),
    CORONAL: (1, "anterior", "posterior"),
    AXIAL: (2, "inferior", "superior"),
}
SIDES = tuple(side for _, low, high in _SIDES.values() for side in (low, high))


def cropping_box(grid: Grid, cut_percent: Mapping[str, float]) -> Float | None:
    """Return what is left of a volume.

    Parameters
    ----------
    grid : Grid
        The volume; it is cut along its own axes.
    cut_percent : Mapping
        Share of the volume, 0 to 100, that each of :data:`SIDES` loses.

    Returns
    -------
    ndarray or None
        Lowest and highest share (3, 2), 0 to 1, of the axes i, j, k; None where nothing is cut away.

    Raises
    ------
    CTSuiteError
        RENDERING-CROPPED.
    """
    if not any(cut_percent[side] > 0 for side in SIDES):
        return None
    box = np.empty((3, 2))
    for plane, (axis, low, high) in _SIDES.items():
        along = across(grid, plane)
        kept = cut_percent[low] / 100, 1 - cut_percent[high] / 100
        if not kept[0] < kept[1]:
            raise CROPPED_AWAY(one=low, other=high)
        towards_high = np.array(grid.direction_lps)[axis, along] > 0
        box[along] = kept if towards_high else (1 - kept[1], 1 - kept[0])
    return box
