"""Figures of 20 regions (Dice, IoU, HD, HD95, surface Dice), against surface-distance and MONAI one by one.

Two label maps of rough ellipsoids that differ by a shift and a size. Each side gives the figures by the
definition of the peer: surface elements for surface-distance, border voxels for MONAI; results must be equal.
MONAI is compared where it is installed, at the smallest size: it is by far the slowest.
"""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import MEGABYTE, Work, best, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.segmentation.evaluation.evaluate import Rules, evaluate
from ctsuite.segmentation.evaluation.figures import Figures
from ctsuite.segmentation.evaluation.surfaces import ELEMENTS, VOXELS

_SLICES = (100, 200, 400)
_SIZE, _REGIONS = 512, 20
_SPACING_MM = (0.7, 0.7, 1.0)
_TOLERANCE_MM = 1.5
_GOAL = 0.1
_MONAI = "MONAI metrics"
_REPEATS = 2
_DIGITS = 4
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Three sizes against surface-distance (goal 0.1 at the largest, the others tell how time grows), the
        smallest against MONAI (goal 0.1), and memory.
    """
    peers = [("surface_distance", "surface-distance", ELEMENTS, _SLICES)]
    if find_spec("monai") is not None:
        peers.append(("monai", _MONAI, VOXELS, _SLICES[:1]))
    found: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="ctsuite-bench-") as folder:
        for number, slices in enumerate(_SLICES):
            task.progress(number / len(_SLICES), f"evaluation of {_REGIONS} regions, {slices} slices")
            path = str(Path(folder) / f"{slices}.npy")
            np.save(path, _pair(slices))
            for name, peer, surface, sizes in peers:
                if slices in sizes:
                    found += _against(path, slices, name, peer, surface)
    return found


def _against(path: str, slices: int, name: str, peer: str, surface: str) -> list[Row]:
    works = (f"{_HERE}:ours", path, surface), (f"{_HERE}:{name}", path)
    mine, theirs = interleave(_REPEATS, *works)
    if len({one.digest for one in (*mine, *theirs)}) != 1:
        raise RESULTS_DIFFER(case=f"evaluation, {slices} slices", peer=peer)
    ours, other = best(mine), best(theirs)
    size = f"{slices} x {_SIZE} x {_SIZE}"
    maps_mb = 2 * slices * _SIZE * _SIZE / MEGABYTE
    return [
        Row(
            f"evaluation of {_REGIONS} regions, {surface}",
            size,
            ours.seconds,
            peer,
            other.seconds,
            ours.peak_mb,
            other.peak_mb,
            _GOAL if slices == _SLICES[-1] or peer == _MONAI else None,
        ),
        Row(
            f"evaluation, peak memory, {surface}, of both label maps",
            size,
            ours.seconds,
            LIMIT,
            ours.seconds,
            ours.peak_mb,
            maps_mb,
            None,
            ours.peak_mb / maps_mb,
        ),
    ]


def _pair(slices: int) -> NDArray[np.uint8]:
    """Two label maps (2, z, y, x)."""
    random = np.random.default_rng(slices)
    both = np.zeros((2, slices, _SIZE, _SIZE), np.uint8)
    shape = np.array(both.shape[1:])
    for value in range(1, _REGIONS + 1):
        centre = random.uniform(0.15, 0.85, 3) * shape
        radii = random.uniform(0.05, 0.13, 3) * shape
        shift, growth = random.uniform(-2, 2, 3), random.uniform(0.95, 1.05)
        for array, middle, reach in zip(both, (centre, centre + shift), (radii, radii * growth), strict=True):
            low = np.maximum(np.floor(middle - reach * 1.1), 0).astype(int)
            high = np.minimum(np.ceil(middle + reach * 1.1), shape).astype(int)
            z, y, x = np.ogrid[tuple(map(slice, low, high))]
            away = sum(((at - m) / r) ** 2 for at, m, r in zip((z, y, x), middle, reach, strict=True))
            array[tuple(map(slice, low, high))][away < 1 + 0.05 * np.sin(x / 7) * np.cos(y / 5)] = value
    return both


def _labels(array: NDArray[np.uint8]) -> Labels:
    segments = tuple(Segment(value, f"Region {value}") for value in range(1, _REGIONS + 1))
    return Labels(array, Grid(array.shape, _SPACING_MM), segments)


# What is measured, each in a process of its own.


def ours(path: str, surface: str) -> Work:
    """Every figure by the product's own function; compiled code is ready, as in a session at work."""
    first, second = (_labels(array) for array in np.load(path))
    rules = Rules(_TOLERANCE_MM, surface)
    small = np.zeros((2, 8, 8, 8), np.uint8)
    small[0, 2:5, 2:5, 2:5] = small[1, 2:6, 2:5, 2:5] = 1
    evaluate(_labels(small[0]), _labels(small[1]), rules)
    return Work(lambda: evaluate(first, second, rules), _compared)


def _compared(found: tuple[Figures, ...]) -> list[list[float]]:
    values = ((one.dice, one.iou, one.surface_hausdorff_mm, one.hd95_mm, one.surface_dice) for one in found)
    return [[round(float(value), _DIGITS) for value in one] for one in values]


def surface_distance(path: str) -> Work:
    """The same figures by the surface-distance package, region by region."""
    import surface_distance as package

    first, second = np.load(path)

    def work() -> list[list[float]]:
        found = []
        for value in range(1, _REGIONS + 1):
            a, b = first == value, second == value
            apart = package.compute_surface_distances(a, b, _SPACING_MM[::-1])
            dice = float(package.compute_dice_coefficient(a, b))
            figures = (
                dice,
                dice / (2 - dice),
                package.compute_robust_hausdorff(apart, 100),
                package.compute_robust_hausdorff(apart, 95),
                package.compute_surface_dice_at_tolerance(apart, _TOLERANCE_MM),
            )
            found.append([round(float(value), _DIGITS) for value in figures])
        return found

    return Work(work)


def monai(path: str) -> Work:
    """The same figures by MONAI, region by region: one-hot of all regions at once would not fit."""
    import torch
    from monai import metrics

    first, second = np.load(path)
    spacing = list(_SPACING_MM[::-1])

    def work() -> list[list[float]]:
        found = []
        for value in range(1, _REGIONS + 1):
            a, b = (torch.from_numpy(array == value)[None, None] for array in (first, second))
            figures = (
                metrics.compute_dice(b, a),
                metrics.compute_iou(b, a),
                metrics.compute_hausdorff_distance(b, a, include_background=True, spacing=spacing),
                metrics.compute_hausdorff_distance(
                    b, a, include_background=True, percentile=95, spacing=spacing
                ),
                metrics.compute_surface_dice(b, a, [_TOLERANCE_MM], include_background=True, spacing=spacing),
            )
            found.append([round(float(value), _DIGITS) for value in figures])
        return found

    return Work(work)
