"""Resampling a tilted, shifted or unevenly spaced stack onto a regular, orthogonal grid."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.task import Task
from ctsuite.core.units import HU
from ctsuite.ct.series.geometry import Float, Layout
from ctsuite.ct.series.stack import CORRECTABLE, Stack
from ctsuite.ct.series.values import PADDING_HU

# Smaller fractions of a pixel or of a distance are rounding, not displacement.
_EXACT = 1e-6


def regularise(
    array: NDArray[Any], stack: Stack, task: Task | None = None
) -> tuple[NDArray[Any], Grid, tuple[str, ...]]:
    """Resample a stack onto a regular grid with linear interpolation.

    Each slice is moved in its own plane to where it belongs; between slices that are not evenly spaced,
    values are interpolated at the smallest distance that occurs, so that nothing becomes coarser.

    Parameters
    ----------
    array : ndarray (n, rows, columns)
        The slices as read.
    stack : Stack
        Where they lie.
    task : Task or None
        Progress and cancel.

    Returns
    -------
    array, grid, said : ndarray, Grid, tuple of str
        The resampled values (same kind of number), their grid, and what was corrected, in words. What no
        slice covers is air (the smallest value where the unit is not HU).
    """
    task = task or Task()
    layout = stack.layout
    assert layout is not None
    rows_mm, columns_mm = stack.attributes["PixelSpacing"]
    shifts = layout.offsets_mm / (columns_mm, rows_mm)
    low, high = np.floor(shifts.min(axis=0)), np.ceil(shifts.max(axis=0))
    left, top = int(low[0]), int(low[1])
    shape = array.shape[1] + int(high[1]) - top, array.shape[2] + int(high[0]) - left
    heights, step = _targets(layout)
    fill = PADDING_HU if stack.unit == HU else float(array.min())
    out = np.empty((len(heights), *shape), dtype=array.dtype)
    moved: dict[int, NDArray[Any]] = {}
    for k, height in enumerate(heights.tolist()):
        task.progress(k / len(heights), "resampling slices")
        below = int(np.searchsorted(layout.heights_mm, height + _EXACT, side="right")) - 1
        above = min(below + 1, len(array) - 1)
        for index in (below, above):
            if index not in moved:
                moved[index] = _moved(array[index], shifts[index] - low, shape)
        moved = {index: moved[index] for index in (below, above)}
        gap = layout.heights_mm[above] - layout.heights_mm[below]
        weight = 0.0 if gap <= 0 else (height - layout.heights_mm[below]) / gap
        mixed = moved[below] if weight < _EXACT else (1 - weight) * moved[below] + weight * moved[above]
        mixed = np.nan_to_num(mixed, nan=fill)
        out[k] = np.rint(mixed) if out.dtype.kind == "i" else mixed
    origin = layout.origin + layout.row * left * columns_mm + layout.column * top * rows_mm
    matrix = np.eye(4)
    axes = [layout.row * columns_mm, layout.column * rows_mm, layout.normal * step, origin]
    matrix[:3] = np.stack(axes, axis=1)
    grid = Grid.from_ijk_to_lps(matrix, out.shape)
    said = tuple(
        Text("{issue} corrected by linear resampling: {detail}", issue=issue.id, detail=issue.detail)
        for issue in stack.issues
        if issue.id in CORRECTABLE
    )
    return out, grid, said


def _targets(layout: Layout) -> tuple[Float, float]:
    """Return the heights of the new slices in mm, and their distance."""
    if not layout.has("uneven-spacing"):
        return layout.heights_mm, layout.spacing_mm
    total = float(layout.heights_mm[-1])
    step = float(np.diff(layout.heights_mm).min())
    count = math.floor(total / step + _EXACT) + 1
    return np.arange(count) * step, step


def _moved(slice_: NDArray[Any], shift: Float, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Move a slice by (x, y) >= 0 pixels into a larger frame; what it does not cover is not a number."""
    whole = np.floor(shift + _EXACT).astype(int)
    frame = np.full(shape, np.nan, dtype=np.float32)
    frame[whole[1] : whole[1] + slice_.shape[0], whole[0] : whole[0] + slice_.shape[1]] = slice_
    for axis, fraction in ((1, shift[0] - whole[0]), (0, shift[1] - whole[1])):
        if fraction > _EXACT:
            before = np.roll(frame, 1, axis)
            frame = (1 - np.float32(fraction)) * frame + np.float32(fraction) * before
    return frame
