"""Planes through a volume: the standard planes of the patient, turned planes, and how they cut the voxels."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Float, Grid
from ctsuite.ct.errors import PLANE_OUTSIDE

AXIAL, CORONAL, SAGITTAL = "axial", "coronal", "sagittal"
PLANES = (AXIAL, CORONAL, SAGITTAL)
_NORMAL_LPS = {AXIAL: 2, CORONAL: 1, SAGITTAL: 0}
# columns: direction of the rows, of the columns and across, in LPS, of a picture in radiological convention
_AXES = {
    AXIAL: np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]),
    CORONAL: np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]),
    SAGITTAL: np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]]),
}
_LARGEST = 4096
_ALIGNED = 1e-6


def across(grid: Grid, plane: str) -> int:
    """Return the index axis (0 for i, 1 for j, 2 for k) that runs most directly across a plane."""
    alignment = np.abs(np.array(grid.direction_lps))
    free = [0, 1, 2]
    found = {}
    for name in sorted(PLANES, key=lambda p: -alignment[_NORMAL_LPS[p]].max()):
        found[name] = max(free, key=lambda axis: alignment[_NORMAL_LPS[name], axis])
        free.remove(found[name])
    return found[plane]


def is_straight(grid: Grid, plane: str) -> bool:
    """Whether an axis of the grid runs at a right angle to a plane of the patient."""
    direction = np.array(grid.direction_lps)[_NORMAL_LPS[plane], across(grid, plane)]
    return bool(1 - abs(direction) < _ALIGNED)


def nearest_plane(grid: Grid) -> str:
    """Name the standard plane that the slices (along k) of a grid come nearest to."""
    return next(plane for plane in PLANES if across(grid, plane) == 2)


def axes_of(plane: str, turn_degrees: float = 0.0, tilt_degrees: float = 0.0) -> Float:
    """Return the axes of a picture plane, turned about its vertical line, then tilted about its horizontal.

    Returns
    -------
    ndarray
        3x3, its columns are the unit vectors of growing column, growing row, and across, in LPS.
    """
    a, b = np.radians([turn_degrees, tilt_degrees])
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    return np.asarray(_AXES[plane] @ about_y @ about_x)


def reach(grid: Grid, direction: Float) -> tuple[float, float]:
    """Return how far the voxels of a grid reach along a direction, as seen from its middle, in mm."""
    heights = (grid.corners_lps_mm() - np.array(grid.centre_lps_mm)) @ direction
    return float(heights.min()), float(heights.max())


def plane_through(
    grid: Grid, centre_lps_mm: Float, axes: Float, spacing_mm: float = 0.0, thickness_mm: float = 0.0
) -> Grid:
    """Return the one-slice grid (1, rows, columns) of a plane, just large enough for the whole cut.

    Parameters
    ----------
    grid : Grid
        The voxels that are cut.
    centre_lps_mm : ndarray
        A point of the plane.
    axes : ndarray
        As :func:`axes_of` returns them.
    spacing_mm : float
        Size of a pixel; 0 takes the finest spacing of the voxels. It is enlarged where the plane would have
        more than 4096 pixels along a side.
    thickness_mm : float
        Thickness of the slab whose middle is the plane; 0 for a plane without thickness. The spacing across
        is this thickness, or the finest spacing of the voxels.

    Raises
    ------
    CTSuiteError
        MPR-OUTSIDE.
    """
    centre = np.asarray(centre_lps_mm, dtype=float)
    cut = _crossing(grid.corners_lps_mm(), centre, axes, thickness_mm / 2)
    if len(cut) < 3:
        raise PLANE_OUTSIDE()
    low, high = cut.min(axis=0), cut.max(axis=0)
    spacing = max(spacing_mm or grid.finest_spacing_mm, float((high - low).max()) / _LARGEST)
    columns, rows = np.maximum(np.floor((high - low) / spacing + 1e-6).astype(int), 1)
    inset = (high - low - (np.array([columns, rows]) - 1) * spacing) / 2
    origin = centre + axes[:, :2] @ (low + inset)
    return Grid(
        (1, int(rows), int(columns)),
        (spacing, spacing, thickness_mm or grid.finest_spacing_mm),
        tuple(origin.tolist()),
        tuple(map(tuple, axes.tolist())),
    )


def _crossing(corners: Float, centre: Float, axes: Float, half_mm: float) -> Float:
    """Places (n, 2) in the plane that bound the box with these eight corners within the slab, in mm."""
    local = (corners - centre) @ axes
    edges = [(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b) in (1, 2, 4)]
    found = [corner[:2] for corner in local if abs(corner[2]) <= half_mm + 1e-6]
    for height in {-half_mm, half_mm}:
        for a, b in edges:
            low, high = local[a, 2] - height, local[b, 2] - height
            if low * high < 0:
                found.append(local[a, :2] + (local[b, :2] - local[a, :2]) * low / (low - high))
    return np.array(found).reshape(-1, 2)
