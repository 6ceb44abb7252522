"""Oblique slabs (MIP of 20 mm), against vtkImageReslice in slab mode with all its threads.

The volume is generated: a wave in each direction with noise, so that neither side profits from flat regions.
Both sides sample the same points: the same plane, the same number of sheets at the same distance.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import MEGABYTE, Work, best, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.cut import AIR_HU, MAXIMUM, cut, number_of_sheets
from ctsuite.ct.planes import CORONAL, axes_of, plane_through

_SLICES = (100, 200, 400)
_SIZE = 512
_SPACING_MM = (0.7, 0.7, 1.0)
_THICKNESS_MM = 20.0
_TURN, _TILT = 20.0, 15.0
_REPEATS = 3
_GOAL = 0.6
_VOLUMES = 2.0
_WITHIN_HU = 0.5
# growth of time from the smallest to the largest size, as a multiple of that of the sampled points
_GROWTH = 1.3
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Slabs through volumes of three sizes (goal 0.6 of VTK's time), memory (2 volumes), and how time grows
        with the number of points.
    """
    found: list[Row] = []
    seconds, points = [], []
    for number, slices in enumerate(_SLICES):
        task.progress(number / len(_SLICES), f"slabs through {slices} slices")
        _compare(slices)
        ours, peer = map(
            best, interleave(_REPEATS, (f"{_HERE}:ours", str(slices)), (f"{_HERE}:reslice", str(slices)))
        )
        size = f"{slices} x {_SIZE} x {_SIZE}"
        limit_mb = _VOLUMES * slices * _SIZE * _SIZE * 2 / MEGABYTE
        found.append(
            Row(
                "oblique slab MIP 20 mm",
                size,
                ours.seconds,
                "vtkImageReslice",
                peer.seconds,
                ours.peak_mb,
                peer.peak_mb,
                _GOAL,
            )
        )
        found.append(
            Row(
                f"slab, peak memory, of {_VOLUMES:g} volumes",
                size,
                ours.seconds,
                LIMIT,
                ours.seconds,
                ours.peak_mb,
                limit_mb,
                1.0,
                ours.peak_mb / limit_mb,
            )
        )
        seconds.append(ours.seconds)
        points.append(int(np.prod(_plane(_grid(slices)).shape)))
    growth = (seconds[-1] / seconds[0]) / (points[-1] / points[0])
    found.append(
        Row(
            "slab, growth of time per point",
            f"{points[0]} to {points[-1]} pixels",
            seconds[-1],
            LIMIT,
            _GROWTH * seconds[0] * points[-1] / points[0],
            goal=1.0,
            measured=growth / _GROWTH,
        )
    )
    return found


def _compare(slices: int) -> None:
    volume = _volume(slices)
    plane = _plane(volume.grid)
    mine = cut(volume, plane, _THICKNESS_MM, MAXIMUM)
    theirs = _reslice(volume, plane, exact=True)()
    # at the very border a sample may count as outside for one and inside for the other
    apart = np.abs(mine.astype(np.float32) - theirs)
    inner = (mine != AIR_HU) & (theirs != AIR_HU)
    if np.count_nonzero(inner) < 0.5 * mine.size or np.mean(apart[inner] > _WITHIN_HU + 1e-3) > 1e-4:
        raise RESULTS_DIFFER(case=f"oblique slab, {slices} slices", peer="vtkImageReslice")


def _grid(slices: int) -> Grid:
    return Grid((slices, _SIZE, _SIZE), _SPACING_MM, (-179.0, -179.0, -200.0))


def _volume(slices: int) -> Volume:
    z, y, x = (
        np.sin(np.arange(n, dtype=np.float32) / period)
        for n, period in zip((slices, _SIZE, _SIZE), (9, 11, 13), strict=True)
    )
    random = np.random.default_rng(slices)
    array = np.empty((slices, _SIZE, _SIZE), np.int16)
    for k in range(slices):
        noise = random.integers(-40, 41, (_SIZE, _SIZE), dtype=np.int16)
        array[k] = (300 * (y[:, None] * x + z[k])).astype(np.int16) + noise
    return Volume(array, _grid(slices))


def _plane(grid: Grid) -> Grid:
    axes = axes_of(CORONAL, _TURN, _TILT)
    return plane_through(grid, np.array(grid.centre_lps_mm), axes, thickness_mm=_THICKNESS_MM)


def _reslice(volume: Volume, plane: Grid, exact: bool = False) -> Any:
    """Return what runs VTK's filter with a slab set up, and gives the picture (rows, columns)."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkCommonMath import vtkMatrix4x4
    from vtkmodules.vtkImagingCore import vtkImageReslice

    image = vtkImageData()
    image.SetDimensions(*volume.grid.shape[::-1])
    image.SetSpacing(*volume.grid.spacing_mm)
    image.SetOrigin(*volume.grid.origin_lps_mm)
    image.GetPointData().SetScalars(numpy_to_vtk(volume.array.reshape(-1)))
    _, height, width = plane.shape
    sheets = number_of_sheets(volume, _THICKNESS_MM)
    axes = vtkMatrix4x4()
    for row in range(3):
        for column in range(3):
            axes.SetElement(row, column, plane.direction_lps[row][column])
        axes.SetElement(row, 3, plane.origin_lps_mm[row])
    reslice = vtkImageReslice()
    reslice.SetInputData(image)
    reslice.SetResliceAxes(axes)
    reslice.SetOutputDimensionality(2)
    reslice.SetOutputSpacing(*plane.spacing_mm[:2], 1.0)
    reslice.SetOutputOrigin(0.0, 0.0, 0.0)
    reslice.SetOutputExtent(0, width - 1, 0, height - 1, 0, 0)
    reslice.SetInterpolationModeToLinear()
    reslice.SetSlabModeToMax()
    reslice.SetSlabNumberOfSlices(sheets)
    reslice.SetSlabSliceSpacingFraction(_THICKNESS_MM / sheets)
    reslice.SetBackgroundLevel(AIR_HU)
    if exact:
        reslice.SetOutputScalarType(10)  # VTK_FLOAT

    def work() -> NDArray[Any]:
        reslice.Modified()
        reslice.Update()
        values = vtk_to_numpy(reslice.GetOutput().GetPointData().GetScalars())
        return np.asarray(values.reshape(height, width))

    return work


# What is measured, each in a process of its own.


def ours(slices: str) -> Work:
    """Cut the slab with the product's own function; compiled code is ready, as in a session at work."""
    volume = _volume(int(slices))
    plane = _plane(volume.grid)
    cut(volume, Grid((1, 4, 4), plane.spacing_mm, plane.origin_lps_mm, plane.direction_lps), 2.0, MAXIMUM)
    return Work(lambda: cut(volume, plane, _THICKNESS_MM, MAXIMUM), lambda picture: picture.shape)


def reslice(slices: str) -> Work:
    """Cut the same slab with VTK."""
    volume = _volume(int(slices))
    return Work(_reslice(volume, _plane(volume.grid)), lambda picture: picture.shape)
