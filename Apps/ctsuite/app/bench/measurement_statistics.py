"""Statistics of 100 segments, against Slicer's way, SimpleITK and scipy.

Slicer's module Segment Statistics makes a stencil of each segment and runs vtkImageAccumulate over the image
with it, once a segment; the same filters are run here. SimpleITK and scipy.ndimage take all labels at once.
The data are generated: noise, with blocks of several sizes as segments.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Measured, Work, best, interleave, measure
from ctsuite.app.bench.rows import Row
from ctsuite.core import statistics
from ctsuite.core.task import Task

_SLICES = (100, 200, 400)
_SIZE = 512
_SEGMENTS = 100
_REPEATS = 3
_GOAL_SLICER, _GOAL_ONE_PASS = 0.1, 0.5
_DIGITS = 3
_OFF_TIES = 1.23456e-4
_HERE = __name__
_Row = tuple[int, float, float, float, float]


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Volumes of three sizes, against one vtkImageAccumulate a segment (goal 0.1 of its time) and against
        SimpleITK and scipy.ndimage (0.5 of the time of each).
    """
    found: list[Row] = []
    for number, slices in enumerate(_SLICES):
        task.progress(number / len(_SLICES), f"segments in {slices} slices")
        size = str(slices)
        ours, simpleitk, scipy = interleave(
            _REPEATS, *((f"{_HERE}:{name}", size) for name in ("ours", "simpleitk", "scipy"))
        )
        task.progress((number + 0.4) / len(_SLICES), f"segments in {slices} slices")
        # takes minutes, so that the mood of the machine hardly matters
        slicer = [measure(f"{_HERE}:slicer", size)]
        for peer, runs, goal in (
            ("vtkImageAccumulate", slicer, _GOAL_SLICER),
            ("SimpleITK", simpleitk, _GOAL_ONE_PASS),
            ("scipy.ndimage", scipy, _GOAL_ONE_PASS),
        ):
            found.append(_row(slices, ours, peer, runs, goal))
    return found


def _row(slices: int, ours: list[Measured], peer: str, theirs: list[Measured], goal: float) -> Row:
    case = f"statistics of {_SEGMENTS} segments"
    if len({one.digest for one in (*ours, *theirs)}) != 1:
        raise RESULTS_DIFFER(case=case, peer=peer)
    mine, other = best(ours), best(theirs)
    size = f"{slices} x {_SIZE} x {_SIZE}"
    return Row(case, size, mine.seconds, peer, other.seconds, mine.peak_mb, other.peak_mb, goal)


def _data(slices: int) -> tuple[NDArray[np.uint8], NDArray[np.int16]]:
    """Label map and image (z, y, x); the segments fill about a third of the volume."""
    random = np.random.default_rng(slices)
    labels = np.zeros((slices, _SIZE, _SIZE), np.uint8)
    shape = np.array(labels.shape)
    for value in range(1, _SEGMENTS + 1):
        extent = random.integers(shape // 16, shape // 4)
        start = random.integers(0, shape - extent)
        z, y, x = (slice(a, a + n) for a, n in zip(start, extent, strict=True))
        labels[z, y, x] = value
    # whatever covers its block, each segment keeps some voxels: nothing can be said of an empty one
    labels.reshape(-1)[: 4 * _SEGMENTS] = np.repeat(np.arange(1, _SEGMENTS + 1, dtype=np.uint8), 4)
    image = np.empty(labels.shape, np.int16)
    for k in range(slices):
        image[k] = random.integers(-1000, 1500, (_SIZE, _SIZE), dtype=np.int16)
    return labels, image


def _compared(found: list[_Row]) -> list[list[str]]:
    # means of whole numbers often lie just between two rounded values: moved a little, none does
    return [[f"{value + _OFF_TIES:.{_DIGITS}f}" for value in row] for row in found]


# What is measured, each in a process of its own.


def ours(slices: str) -> Work:
    """All segments with the product's own function; compiled code is ready, as in a session at work."""
    labels, image = _data(int(slices))
    values = range(1, _SEGMENTS + 1)
    statistics.of_labels(labels[:2], image[:2], values)

    def listed(found: statistics.Statistics) -> list[list[str]]:
        columns = (found.voxels, found.mean, found.deviation, found.minimum, found.maximum)
        return _compared([tuple(map(float, row)) for row in zip(*columns, strict=True)])  # type: ignore[misc]

    return Work(lambda: statistics.of_labels(labels, image, values), listed)


def simpleitk(slices: str) -> Work:
    """All segments with SimpleITK's filter."""
    import SimpleITK

    labels, image = map(SimpleITK.GetImageFromArray, _data(int(slices)))
    statistic = SimpleITK.LabelStatisticsImageFilter()

    def work() -> list[_Row]:
        statistic.Execute(image, labels)
        found = []
        for n in range(1, _SEGMENTS + 1):
            count = statistic.GetCount(n)
            found.append((count, statistic.GetMean(n), _of_all(statistic.GetSigma(n), count)))
        return [(*row, statistic.GetMinimum(n), statistic.GetMaximum(n)) for n, row in enumerate(found, 1)]

    return Work(work, _compared)


def scipy(slices: str) -> Work:
    """All segments with scipy.ndimage: one call for each number."""
    from scipy import ndimage

    labels, image = _data(int(slices))
    values = np.arange(1, _SEGMENTS + 1)

    def work() -> list[_Row]:
        counts = np.bincount(labels.ravel(), minlength=_SEGMENTS + 1)[1:]
        calls = (ndimage.mean, ndimage.standard_deviation, ndimage.minimum, ndimage.maximum)
        columns = [call(image, labels, values) for call in calls]
        return list(zip(counts, *columns, strict=True))

    return Work(work, _compared)


def slicer(slices: str) -> Work:
    """Each segment with a stencil and vtkImageAccumulate, as Slicer's module Segment Statistics does."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkImagingStatistics import vtkImageAccumulate
    from vtkmodules.vtkImagingStencil import vtkImageToImageStencil

    kept = _data(int(slices))

    def as_image(array: NDArray[Any]) -> Any:
        made = vtkImageData()
        made.SetDimensions(*array.shape[::-1])
        made.GetPointData().SetScalars(numpy_to_vtk(array.reshape(-1)))
        return made

    labels, image = map(as_image, kept)

    def work() -> list[_Row]:
        found: list[_Row] = []
        for value in range(1, _SEGMENTS + 1):
            stencil = vtkImageToImageStencil()
            stencil.SetInputData(labels)
            stencil.ThresholdBetween(value, value)
            stencil.Update()
            sums = vtkImageAccumulate()
            sums.SetInputData(image)
            sums.SetStencilData(stencil.GetOutput())
            sums.Update()
            count = sums.GetVoxelCount()
            deviation = _of_all(sums.GetStandardDeviation()[0], count)
            found.append((count, sums.GetMean()[0], deviation, sums.GetMin()[0], sums.GetMax()[0]))
        return found

    return Work(work, _compared)


def _of_all(deviation: float, count: int) -> float:
    """The deviation over the voxels themselves, of one that was divided by their number less one."""
    return float(deviation * np.sqrt((count - 1) / count))
