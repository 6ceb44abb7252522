"""Filling hollows: background that nothing connects to the outside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from ctsuite.core.occupancy import FULL
from ctsuite.ct.surface.extraction import Filling


def filled_hollows(filled: Filling) -> Filling | None:
    """Fill every hollow and what floats in it; None where there is no hollow."""
    parts, count = ndimage.label(filled.array < FULL / 2)
    if count < 2:
        return None
    outside = parts[0, 0, 0]  # the box is empty all around, so all of the outside is one part
    return replace(filled, array=np.where((parts != 0) & (parts != outside), np.uint8(FULL), filled.array))
