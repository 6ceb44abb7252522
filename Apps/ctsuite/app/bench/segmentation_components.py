"""Connected parts of a region with 26 neighbours, against scipy.ndimage and connected-components-3d.

All three give a label for each voxel; the partitions are compared before anything is timed. The region is the
bone of a trunk; a region full of noise, whose rows consist of many short runs, is timed for information.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.app.bench.ct_surface import bones_of_trunk
from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Measured, Work, best, interleave
from ctsuite.app.bench.rows import Row
from ctsuite.core.components import find
from ctsuite.core.task import Task

_SLICES = (100, 200, 400)
_THRESHOLD_HU = 226
_REPEATS, _MOST = 3, 6
_GOALS = (("scipy", "scipy.ndimage.label", 0.25), ("cc3d", "connected-components-3d", 1.0))
_BONE, _NOISE = "bone", "noise"
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Bone at three sizes against each peer (goals 0.25 and 1.0), and noise for information.
    """
    with tempfile.TemporaryDirectory(prefix="ctsuite-bench-") as folder:
        found: list[Row] = []
        cases = [(_BONE, slices) for slices in _SLICES] + [(_NOISE, _SLICES[0])]
        for number, (case, slices) in enumerate(cases):
            task.progress(number / len(cases), f"connected parts of {case}, {slices} slices")
            path = str(Path(folder) / f"{case}{slices}.npy")
            np.save(path, _mask(case, slices))
            found += _against(path, case, slices)
        return found


def _against(path: str, case: str, slices: int) -> list[Row]:
    works = [(f"{_HERE}:ours", path), *((f"{_HERE}:{name}", path) for name, _, _ in _GOALS)]
    measured = interleave(_REPEATS, *works, most=_MOST)
    for (_, peer, _), results in zip(_GOALS, measured[1:], strict=True):
        _same([*measured[0], *results], peer)
    mine, *theirs = map(best, measured)
    return [
        Row(
            f"connected parts, {case}",
            f"{slices} x 512 x 512",
            mine.seconds,
            peer,
            one.seconds,
            mine.peak_mb,
            one.peak_mb,
            goal if case == _BONE else None,
        )
        for (_, peer, goal), one in zip(_GOALS, theirs, strict=True)
    ]


def _same(results: list[Measured], peer: str) -> None:
    if len({one.digest for one in results}) != 1:
        raise RESULTS_DIFFER(case="connected parts", peer=peer)


def _mask(case: str, slices: int) -> NDArray[np.bool_]:
    if case == _BONE:
        return np.asarray(bones_of_trunk(slices) > _THRESHOLD_HU)
    noise = np.random.default_rng(0).normal(size=(slices, 512, 512)).astype(np.float32)
    return np.asarray(ndimage.gaussian_filter(noise, 1.0) > 0.05)


def _in_order(labels: NDArray[Any]) -> NDArray[Any]:
    """Number the parts by their first voxels, so that equal partitions have equal labels."""
    flat = labels.ravel()
    numbers, firsts = np.unique(flat, return_index=True)
    place = np.zeros(int(numbers.max()) + 1, dtype=np.int32)
    kept = numbers > 0
    place[numbers[kept][np.argsort(firsts[kept])]] = np.arange(1, np.count_nonzero(kept) + 1)
    return place[labels]


# What is measured, each in a process of its own.


def ours(path: str) -> Work:
    """Find the parts and label every voxel."""
    mask = np.load(path)
    _ = find(mask[:3]).labels  # load what is compiled, as in a program that runs
    return Work(lambda: find(mask).labels, _in_order)


def scipy(path: str) -> Work:
    """The same with scipy.ndimage."""
    mask, cube = np.load(path), np.ones((3, 3, 3), dtype=bool)
    return Work(lambda: ndimage.label(mask, cube)[0], _in_order)


def cc3d(path: str) -> Work:
    """The same with connected-components-3d, told that the image is binary."""
    from cc3d import connected_components

    mask = np.load(path)
    connected_components(mask[:3], connectivity=26, binary_image=True)
    return Work(lambda: connected_components(mask, connectivity=26, binary_image=True), _in_order)
