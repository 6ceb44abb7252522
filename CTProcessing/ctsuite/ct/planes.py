"""The standard planes of a volume, as axes of its grid."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Grid

AXIAL, CORONAL, SAGITTAL = "axial", "coronal", "sagittal"
PLANES = (AXIAL, CORONAL, SAGITTAL)
_NORMAL_LPS = {AXIAL: 2, CORONAL: 1, SAGITTAL: 0}


def across(grid: Grid, plane: str) -> int:
    """Return the index axis (0 for i, 1 for j, 2 for k) that runs most directly across a plane."""
    alignment = np.abs(np.array(grid.direction_lps))
    free = [0, 1, 2]
    found = {}
    for name in sorted(PLANES, key=lambda p: -alignment[_NORMAL_LPS[p]].max()):
        found[name] = max(free, key=lambda axis: alignment[_NORMAL_LPS[name], axis])
        free.remove(found[name])
    return found[plane]
