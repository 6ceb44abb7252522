"""The values of a volume on a plane, or projected from a slab onto it.

A slab is sampled at ``n`` sheets, where ``n`` is the least number that keeps their distance at or below
the finest spacing of the volume. Sheet ``m`` lies at ``((m + 1/2) / n - 1/2) * thickness`` from the plane, so
that each stands for an equal share of the slab. Sheets outside the volume take no part.

A ray sum adds up attenuation as an X-ray does. With ``HU = 1000 (mu - mu_water) / mu_water`` the line
integral of ``mu / mu_water`` is the integral of ``1 + HU / 1000``: the thickness of water, in mm, that
weakens the ray as much as the slab does. Air adds nothing, and the result does not depend on how finely the
slab is sampled. For values that are not Hounsfield units it is the integral of the value itself over mm.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.sampling import Projection, as_kind, sample_rows
from ctsuite.core.task import Task
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume

MAXIMUM, MINIMUM, MEAN, RAY_SUM = "maximum", "minimum", "mean", "ray sum"
PROJECTIONS = (MAXIMUM, MINIMUM, MEAN, RAY_SUM)
_BADGES = {
    MAXIMUM: "Slab of {mm:.1f} mm, maximum (MIP)",
    MINIMUM: "Slab of {mm:.1f} mm, minimum (MinIP)",
    MEAN: "Slab of {mm:.1f} mm, average",
    RAY_SUM: "Slab of {mm:.1f} mm, ray sum",
}
AIR_HU = -1024
_KINDS = {MAXIMUM: Projection.MAXIMUM, MINIMUM: Projection.MINIMUM, MEAN: Projection.MEAN}
_MARGIN = 4


def cut(
    volume: Volume,
    plane: Grid,
    thickness_mm: float = 0.0,
    projection: str = MEAN,
    cubic: bool = False,
    task: Task | None = None,
) -> NDArray[Any]:
    """Sample a volume on a plane or a slab around it.

    Parameters
    ----------
    volume : Volume
        What is cut.
    plane : Grid
        One slice, shape (1, rows, columns); the slab lies across it.
    thickness_mm : float
        Thickness of the slab; 0 for the plane alone, whatever the projection.
    projection : str
        One of `PROJECTIONS`.
    cubic : bool
        Interpolates by cubic splines instead of linearly.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    ndarray
        Shape (rows, columns), of the type of the volume; float32 for a ray sum, in mm of water. What lies
        outside the volume is air (0 for images that are not in Hounsfield units).

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    task = task or Task()
    sheets = number_of_sheets(volume, thickness_mm)
    sampler = _cubic if cubic else _linear
    is_sum = projection == RAY_SUM and thickness_mm > 0
    kind = Projection.SUM if is_sum else _KINDS.get(projection, Projection.MEAN)
    values = sampler(volume.array, volume.grid, plane, thickness_mm, sheets, kind, task)
    if is_sum:
        return _integral(volume, plane, values, thickness_mm, sheets, task)
    values[np.isnan(values)] = AIR_HU if volume.unit == HU else 0
    return as_kind(values, volume.array.dtype)


def slab_badge(thickness_mm: float, projection: str) -> Text:
    """Return what a view must say of a slab."""
    return Text(_BADGES[projection], mm=thickness_mm)


def number_of_sheets(volume: Volume, thickness_mm: float) -> int:
    """Return at how many depths a slab of that thickness is sampled."""
    return max(1, int(np.ceil(thickness_mm / volume.grid.finest_spacing_mm - 1e-6)))


def _integral(
    volume: Volume, plane: Grid, sums: NDArray[Any], thickness_mm: float, sheets: int, task: Task
) -> NDArray[np.float32]:
    """Turn sums of samples into integrals over the thickness; outside the volume there is nothing."""
    step = thickness_mm / sheets
    total = np.nan_to_num(sums)
    if volume.unit == HU:
        everywhere = np.broadcast_to(np.uint8(1), volume.array.shape)
        inside = _linear(everywhere, volume.grid, plane, thickness_mm, sheets, Projection.SUM, task)
        total = np.nan_to_num(inside) + total / np.float32(1000)
    return np.asarray(total * np.float32(step), dtype=np.float32)


def _steps(grid: Grid, plane: Grid, thickness_mm: float, sheets: int) -> tuple[Float, Float, Float, Float]:
    """First sample, step to the right, down and across, as indices of a grid."""
    to_index = grid.lps_to_ijk[:3, :3]
    axes = np.array(plane.direction_lps)
    right, down, normal = (to_index @ axes[:, n] for n in range(3))
    step = thickness_mm / sheets
    first = grid.lps_to_index(np.array(plane.origin_lps_mm) - axes[:, 2] * step * (sheets - 1) / 2)
    return first, right * plane.spacing_mm[0], down * plane.spacing_mm[1], normal * step


def _linear(
    array: NDArray[Any],
    grid: Grid,
    plane: Grid,
    thickness_mm: float,
    sheets: int,
    kind: Projection,
    task: Task,
) -> NDArray[np.float32]:
    first, right, down, through = _steps(grid, plane, thickness_mm, sheets)
    base = first + np.arange(plane.shape[1])[:, None] * down
    return sample_rows(array, base, right, plane.shape[2], through, sheets, kind, task=task)


def _cubic(
    array: NDArray[Any],
    grid: Grid,
    plane: Grid,
    thickness_mm: float,
    sheets: int,
    kind: Projection,
    task: Task,
) -> NDArray[np.float32]:
    first, right, down, through = _steps(grid, plane, thickness_mm, sheets)
    rows, columns = np.indices(plane.shape[1:])
    index = first + rows[..., None] * down + columns[..., None] * right
    combine: Any = {Projection.MAXIMUM: np.fmax, Projection.MINIMUM: np.fmin}.get(kind)
    result = np.full(index.shape[:2], np.nan, np.float32)
    total, count = np.zeros(index.shape[:2]), np.zeros(index.shape[:2], np.int64)
    for sheet in range(sheets):
        task.progress(sheet / sheets, "interpolating")
        values = _spline(array, index + sheet * through)
        if combine is not None:
            result = combine(result, values)
        else:
            total += np.nan_to_num(values)
            count += ~np.isnan(values)
    if combine is None:
        weight = np.maximum(count, 1) if kind == Projection.MEAN else 1
        result = np.where(count > 0, total / weight, np.nan).astype(np.float32)
    return result


def _spline(array: NDArray[Any], index_ijk: Float) -> NDArray[np.float32]:
    """Cubic spline interpolation; not a number outside the voxels."""
    index = np.moveaxis(index_ijk[..., ::-1], -1, 0)
    size = np.array(array.shape).reshape(3, 1, 1)
    inside = ((index >= -0.5) & (index <= size - 0.5)).all(axis=0)
    low = np.clip(np.floor(index.min(axis=(1, 2))).astype(int) - _MARGIN, 0, np.array(array.shape) - 1)
    high = np.ceil(index.max(axis=(1, 2))).astype(int) + _MARGIN + 1
    part = array[tuple(slice(a, max(b, a + 1)) for a, b in zip(low, high, strict=True))]
    values: NDArray[np.float32] = ndimage.map_coordinates(
        part, index - low.reshape(3, 1, 1), np.float32, order=3, mode="nearest"
    )
    values[~inside] = np.nan
    return values
