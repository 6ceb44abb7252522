"""The grid on which the displacements of a deformable registration are kept."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Grid

_PER_CELL = 4


def field_grid(fixed: Grid, control_spacing_mm: float) -> Grid:
    """Return an upright grid over an image, four times as fine as the control points, never finer than it."""
    corners = fixed.corners_lps_mm()
    low, high = corners.min(axis=0), corners.max(axis=0)
    wanted = max(control_spacing_mm / _PER_CELL, fixed.finest_spacing_mm)
    x, y, z = (int(n) for n in np.maximum(np.ceil((high - low) / wanted), 1) + 1)
    spacing = tuple(((high - low) / (np.array([x, y, z]) - 1)).tolist())
    return Grid((z, y, x), spacing, tuple(low.tolist()))
