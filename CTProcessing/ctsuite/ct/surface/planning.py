"""A surface for planning is never coarser than the series (clause 4.3.2.4.1 of the standard)."""

from __future__ import annotations

from ctsuite.core.grid import Grid
from ctsuite.core.volume import ACQUIRED_PIXEL_SPACING, ACQUIRED_SLICE_SPACING, Volume
from ctsuite.ct.errors import SURFACE_COARSE

KEPT, NOT_CHECKED, NOT_ASKED = (
    "That of the series.",
    "Not checked: no image was given.",
    "Not checked: the surface is not for planning.",
)
_SAME = 1e-4


def resolution(grid: Grid, volume: Volume | None, planning: bool) -> str:
    """Refuse a grid that is too coarse, and say what is known of it.

    The voxels of the acquired series are fine as they are. Along an axis that was resampled, voxels must be
    as fine as the finest spacing of the series.

    Raises
    ------
    CTSuiteError
        SURFACE-COARSE.
    """
    if not planning:
        return NOT_ASKED
    if volume is None:
        return NOT_CHECKED
    finest = volume.acquired_finest_spacing_mm
    coarsest = max(
        (
            spacing
            for spacing, acquired in zip(grid.spacing_mm, _acquired(volume), strict=True)
            if abs(spacing / acquired - 1) > _SAME
        ),
        default=finest,
    )
    if coarsest > finest * (1 + _SAME):
        raise SURFACE_COARSE(found=f"{coarsest:.4g}", finest=f"{finest:.4g}")
    return KEPT


def _acquired(volume: Volume) -> tuple[float, ...]:
    """Spacing x, y, z of the series in mm."""
    x, y, z = volume.grid.spacing_mm
    row, column = volume.attributes.get(ACQUIRED_PIXEL_SPACING, (y, x))
    return float(column), float(row), float(volume.attributes.get(ACQUIRED_SLICE_SPACING, z))
