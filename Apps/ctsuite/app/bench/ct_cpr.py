"""Straightening along a curve, against other ways to take the same values out of the same volume.

Resampling through a grid of displacements (SimpleITK) is the way of curved planar reformation in
SlicerSandbox. There the grid is built for each curve and each change of width, so building it is counted;
both sides start from the points of the curve.

SciPy's map_coordinates and vtkImageReslice get the positions and planes that they need before their clock
starts. SciPy is called as anyone calls it, which uses one core, and once more with half of the positions on
each core, for information; vtkImageReslice and SimpleITK use both by themselves. Code that is compiled at its
first use is called once before, on both sides alike.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import MEGABYTE, Measured, Work, best, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core import parallel
from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import STRAIGHTENED, VOLUME, CurvedImage
from ctsuite.core.grid import Float, Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.cpr.values import values_along

_SIZE = 512
_SLICES = (100, 200, 400)
_PATHS_MM = (50, 100, 200)
_SPACING_MM = (0.7, 0.7, 1.0)
_WIDTH_MM, _SAMPLING_MM = 60.0, 0.5
_REPEATS = 3
_WITHIN_HU = 0.5 + 1e-2
_GROWTH = 1.3
_TURNS = 16
_TURN_LIMIT_S = 0.016
_HERE = __name__
_PEERS = (
    ("displacements", "SimpleITK displacement grid", 0.1),
    ("scipy", "scipy.ndimage.map_coordinates", 0.15),
    ("scipy_shared", "map_coordinates, on all cores", None),
    ("reslice", "vtkImageReslice", 0.3),
)


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        The straightened volume and the picture against each peer, the time of a rotation, growth with
        slices and length, and memory.
    """
    with tempfile.TemporaryDirectory(prefix="ctsuite-bench-") as folder:
        for slices in _SLICES:
            np.save(_path(folder, slices), _phantom(slices))
        _agree(folder)
        task.progress(0.2, "straightening against peers")
        found = [*_against(folder, VOLUME), *_against(folder, STRAIGHTENED)]
        task.progress(0.7, "rotating")
        found.append(_rotation(folder))
        task.progress(0.8, "growth")
        return found + _growth(folder)


def _against(folder: str, kind: str) -> list[Row]:
    args = folder, str(_SLICES[-1]), str(_PATHS_MM[-1]), kind
    measured = interleave(
        _REPEATS, (f"{_HERE}:ours", *args), *((f"{_HERE}:{name}", *args) for name, _, _ in _PEERS)
    )
    mine, *theirs = map(best, measured)
    case = "straightened volume" if kind == VOLUME else "straightened picture"
    size = f"{_size(_SLICES[-1])}, {_PATHS_MM[-1]} mm"
    found = [
        Row(case, size, mine.seconds, peer, one.seconds, mine.peak_mb, one.peak_mb, goal)
        for (_, peer, goal), one in zip(_PEERS, theirs, strict=True)
    ]
    if kind == VOLUME:
        volume_mb = _SLICES[-1] * _SIZE * _SIZE * 2 / MEGABYTE
        share = (volume_mb + mine.peak_mb) / (2 * volume_mb)
        limit = (mine.seconds, LIMIT, mine.seconds, volume_mb + mine.peak_mb, 2 * volume_mb)
        found.append(Row("memory, of two volumes", size, *limit, 1.0, share))
    return found


def _rotation(folder: str) -> Row:
    (found,) = interleave(_REPEATS, (f"{_HERE}:rotations", folder, str(_SLICES[-1]), "0", STRAIGHTENED))
    seconds = best(found).seconds / _TURNS
    return Row("rotation of a 600 x 160 picture", _size(_SLICES[-1]), seconds, LIMIT, _TURN_LIMIT_S, goal=1.0)


def _growth(folder: str) -> list[Row]:
    by_slices = _timed(folder, [(slices, _PATHS_MM[-1]) for slices in _SLICES])
    by_length = _timed(folder, [(_SLICES[-1], path) for path in _PATHS_MM])
    found = []
    for case, sizes, times in (("slices", _SLICES, by_slices), ("length", _PATHS_MM, by_length)):
        for size, one in zip(sizes, times, strict=True):
            allowed = _GROWTH * times[0].seconds * size / sizes[0]
            label = f"{size} slices" if case == "slices" else f"{size} mm"
            found.append(
                Row(f"growth with {case}", label, one.seconds, LIMIT, allowed, one.peak_mb, goal=1.0)
            )
    return found


def _timed(folder: str, cases: list[tuple[int, int]]) -> list[Measured]:
    works = [(f"{_HERE}:ours", folder, str(slices), str(path), VOLUME) for slices, path in cases]
    return [best(one) for one in interleave(_REPEATS, *works)]


def _agree(folder: str) -> None:
    args = folder, str(_SLICES[0]), str(_PATHS_MM[0]), VOLUME
    mine = ours(*args).run().astype(np.float32)
    for name, peer, _ in _PEERS:
        theirs = np.asarray(globals()[name](*args).run(), dtype=np.float32).reshape(mine.shape)
        if np.abs(mine - theirs).max() > _WITHIN_HU:
            raise RESULTS_DIFFER(case="straightened volume", peer=peer)


def _size(slices: int) -> str:
    return f"{slices} x {_SIZE} x {_SIZE}"


def _path(folder: str, slices: int) -> str:
    return str(Path(folder) / f"{slices}.npy")


def _phantom(slices: int) -> NDArray[np.int16]:
    """Waves along each axis with noise, so that no side profits from flat regions."""
    z, y, x = (np.sin(np.arange(n) / p) for n, p in zip((slices, _SIZE, _SIZE), (9, 11, 13), strict=True))
    random = np.random.default_rng(slices)
    made = np.empty((slices, _SIZE, _SIZE), np.int16)
    for k in range(slices):
        made[k] = 300 * (y[:, None] * x + z[k]) + random.integers(-40, 41, (_SIZE, _SIZE))
    return made


def _volume(folder: str, slices: str) -> Volume:
    array = np.load(_path(folder, int(slices)))
    return Volume(array, Grid(array.shape, _SPACING_MM, (-179.0, -179.0, -array.shape[0] / 2)))


def _curve(length_mm: float) -> Curve:
    """A flat helix, so that the surroundings of 200 mm lie within 100 mm of height."""
    radius, rise = 60.0, 0.08
    s = np.linspace(0, length_mm, 101)
    angle = s * np.sqrt(1 - rise**2) / radius
    return Curve(np.stack([radius * np.cos(angle), radius * np.sin(angle), rise * (s - length_mm / 2)], -1))


def _image(length_mm: str, kind: str) -> CurvedImage:
    return CurvedImage.of_curve(_curve(float(length_mm)), kind, _WIDTH_MM)


def _prepared(folder: str, slices: str, length_mm: str, kind: str) -> tuple[Volume, Grid, Float]:
    """What peers get: the volume, the grid of the image and where its samples lie in LPS (z, y, x, 3)."""
    volume, image = _volume(folder, slices), _image(length_mm, kind)
    grid = image.grid(_SAMPLING_MM)
    k, j, i = np.indices(grid.shape)
    return volume, grid, image.to_lps(grid.index_to_lps(np.stack([i, j, k], -1)))


# What is measured, each in a process of its own.


def ours(folder: str, slices: str, length_mm: str, kind: str) -> Work:
    """Straighten with the product's own function, from the points of the curve on."""
    volume = _volume(folder, slices)

    def work() -> NDArray[Any]:
        image = _image(length_mm, kind)
        return values_along(volume, image, image.grid(_SAMPLING_MM))

    tiny = CurvedImage.of_curve(_curve(5.0), kind, 2.0)
    values_along(volume, tiny, tiny.grid(1.0))
    return Work(work, lambda made: made.shape)


def rotations(folder: str, slices: str, _length: str, kind: str) -> Work:
    """Rotate a picture of 600 x 160 pixels several times."""
    volume, image = _volume(folder, slices), CurvedImage.of_curve(_curve(299.5), kind, 79.5)
    grid = image.grid(_SAMPLING_MM)
    values_along(volume, image, grid)

    def work() -> None:
        for turn in range(_TURNS):
            values_along(volume, image.rotated(10.0 * turn), grid)

    return Work(work, lambda _: grid.shape)


def displacements(folder: str, slices: str, length_mm: str, kind: str) -> Work:
    """Build a grid of displacements from the curve and resample through it, on both cores.

    As in SlicerSandbox, the grid holds one displacement for each corner of each cross-section. There it is
    filled in a loop of Python over every fifth cross-section; here all are filled at once, so that the
    results agree.
    """
    import SimpleITK as sitk

    volume = _volume(folder, slices)
    source = sitk.GetImageFromArray(volume.array)
    source.SetSpacing(volume.grid.spacing_mm)
    source.SetOrigin(volume.grid.origin_lps_mm)

    def work() -> NDArray[Any]:
        image = _image(length_mm, kind)
        grid = image.grid(_SAMPLING_MM)
        many = (grid.shape[0], 2, 2) if kind == VOLUME else (2, grid.shape[1], 2)
        steps = [max(count - 1, 1) // (held - 1) for count, held in zip(grid.shape, many, strict=True)]
        index = np.indices(many)[::-1] * np.array(steps[::-1])[:, None, None, None]
        corners = grid.index_to_lps(np.moveaxis(index, 0, -1))
        field = sitk.GetImageFromArray(image.to_lps(corners) - corners, isVector=True)
        field.SetSpacing([one * step for one, step in zip(grid.spacing_mm, steps[::-1], strict=True)])
        field.SetOrigin(grid.origin_lps_mm)
        transform = sitk.DisplacementFieldTransform(field)
        made = sitk.Resample(
            source,
            grid.shape[::-1],
            transform,
            sitk.sitkLinear,
            grid.origin_lps_mm,
            grid.spacing_mm,
            (1.0, 0, 0, 0, 1, 0, 0, 0, 1),
            -1024,
            sitk.sitkFloat32,
        )
        return np.asarray(sitk.GetArrayFromImage(made))

    return Work(work, lambda made: made.shape)


def scipy(folder: str, slices: str, length_mm: str, kind: str, threads: int = 1) -> Work:
    """Interpolate at the same positions with SciPy."""
    from scipy import ndimage

    volume, grid, lps = _prepared(folder, slices, length_mm, kind)
    index = np.ascontiguousarray(volume.grid.lps_to_index(lps).reshape(-1, 3).T[::-1])
    parts = np.array_split(index, threads, axis=1)

    def part(positions: Float) -> NDArray[Any]:
        return np.asarray(ndimage.map_coordinates(volume.array, positions, np.float32, order=1))

    def work() -> NDArray[Any]:
        if threads == 1:
            return part(index).reshape(grid.shape)
        with ThreadPoolExecutor(threads) as pool:
            return np.concatenate(list(pool.map(part, parts))).reshape(grid.shape)

    return Work(work, lambda made: made.shape)


def scipy_shared(folder: str, slices: str, length_mm: str, kind: str) -> Work:
    """The same, part of the positions on each core."""
    return scipy(folder, slices, length_mm, kind, parallel.workers())


def reslice(folder: str, slices: str, length_mm: str, kind: str) -> Work:
    """Cut the same planes with VTK, on all its threads; a picture consists of its rows."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkCommonMath import vtkMatrix4x4
    from vtkmodules.vtkImagingCore import vtkImageReslice

    volume, grid, lps = _prepared(folder, slices, length_mm, kind)
    planes = lps if kind == VOLUME else lps[0][:, None]
    source = vtkImageData()
    source.SetDimensions(*volume.grid.shape[::-1])
    source.SetSpacing(*volume.grid.spacing_mm)
    source.SetOrigin(*volume.grid.origin_lps_mm)
    source.GetPointData().SetScalars(numpy_to_vtk(volume.array.reshape(-1)))
    cut = vtkImageReslice()
    cut.SetInputData(source)
    cut.SetNumberOfThreads(parallel.workers())
    cut.SetInterpolationModeToLinear()
    cut.SetOutputScalarType(10)  # VTK_FLOAT
    cut.SetOutputSpacing(_SAMPLING_MM, _SAMPLING_MM, 1.0)
    cut.SetOutputOrigin(0.0, 0.0, 0.0)
    cut.SetOutputExtent(0, planes.shape[2] - 1, 0, planes.shape[1] - 1, 0, 0)
    matrices = []
    for plane in planes:
        right = (plane[0, -1] - plane[0, 0]) / np.linalg.norm(plane[0, -1] - plane[0, 0])
        down = plane[-1, 0] - plane[0, 0] if len(plane) > 1 else np.cross(right, np.roll(right, 1))
        down = down / np.linalg.norm(down)
        matrix = np.eye(4)
        matrix[:3] = np.stack([right, down, np.cross(right, down), plane[0, 0]], axis=-1)
        made = vtkMatrix4x4()
        made.DeepCopy(matrix.ravel().tolist())
        matrices.append(made)

    def work() -> NDArray[Any]:
        out = np.empty(planes.shape[:3], np.float32)
        for plane, matrix in zip(out, matrices, strict=True):
            cut.SetResliceAxes(matrix)
            cut.Update()
            plane[:] = vtk_to_numpy(cut.GetOutput().GetPointData().GetScalars()).reshape(plane.shape)
        return out.reshape(grid.shape)

    return Work(work, lambda made: made.shape)
