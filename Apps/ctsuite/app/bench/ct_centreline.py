"""Centrelines of the aorta with the iliac arteries, in three sizes.

The vessels are generated in an otherwise even image of the size of a whole scan. No free software finds
centrelines in Python alone, so these rows inform and have no goal; memory is compared with that of the image.
"""

from __future__ import annotations

import numpy as np

from ctsuite.app.bench.measure import MEGABYTE, Work, best, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.ct.centreline import line, tree
from ctsuite.phantom.anatomy.vessels import vessels
from ctsuite.phantom.scene import Scene

_SIZES = ((100, 512, 512), (200, 512, 512), (400, 512, 512))
_LOW_MM, _HIGH_MM = (-180.0, -180.0, -60.0), (180.0, 180.0, 530.0)
_BLOOD_HU, _TISSUE_HU = 340.0, 55.0
_REPEATS = 2
_ALLOWED = 2.0  # volumes of memory
_CASES = {"segment": "centreline of a segment", "points": "centreline between points", "tree": "branch tree"}
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Seconds of each tool in each size, with the peak memory beside twice that of the image; no goals.
    """
    found = []
    for number, size in enumerate(_SIZES):
        words = " x ".join(map(str, size))
        for case, name in _CASES.items():
            task.progress(number / len(_SIZES), f"{name}, {words}")
            ours = best(interleave(_REPEATS, (f"{_HERE}:work", case, *map(str, size)))[0])
            limit_mb = _ALLOWED * float(np.prod(size)) * 2 / MEGABYTE
            ratio = ours.peak_mb / limit_mb
            found.append(
                Row(name, words, ours.seconds, LIMIT, ours.seconds, ours.peak_mb, limit_mb, None, ratio)
            )
    return found


def work(case: str, *size: str) -> Work:
    """Prepare one case, ``segment``, ``points`` or ``tree``; kernels are compiled before the clock runs."""
    slices, rows_, columns = (int(number) for number in size)
    shape = np.array([columns, rows_, slices])
    spacing = (np.array(_HIGH_MM) - _LOW_MM) / shape
    grid = Grid((slices, rows_, columns), tuple(spacing), tuple(_LOW_MM + spacing / 2))
    scene = _scene()
    image, labels = scene.volume(grid, noise_hu=15.0), _arteries(scene, grid)
    root, end = (scene.structure(key).centrelines[0].points_lps_mm for key in ("aorta", "iliac_left"))
    points = Curve(np.stack([root[5], end[-5]]))
    tool, inputs = _inputs(case, image, labels, points)
    parameters = tool.parse({})
    small = Grid((24, 24, 24), (1.0, 1.0, 1.0))
    rod = np.zeros(small.shape, bool)
    rod[2:22, 8:16, 8:16] = True
    seeds = Curve(small.index_to_lps([[11, 11, 4], [11, 11, 19]]))
    dummy = Volume(np.where(rod, 340, 55).astype(np.int16), small)
    warm_tool, warm = _inputs(case, dummy, Labels.from_mask(rod, small, Segment(1, "Rod")), seeds)
    warm_tool.function(**warm, parameters=parameters, task=Task())

    def run() -> list[float]:
        made = tool.function(**inputs, parameters=parameters, task=Task())
        curves = made["curves"] if case == "tree" else (made["curve"],)
        return [curve.length_mm for curve in curves]

    return Work(run)


def _inputs(case: str, image: Volume, labels: Labels, points: Curve) -> tuple[Tool, dict[str, object]]:
    if case == "tree":
        return tree.TOOL, {"labels": labels, "volume": image}
    if case == "segment":
        return line.TOOL, {"labels": labels, "volume": image}
    return line.TOOL, {"volume": image, "points": points}


def _scene() -> Scene:
    parts = vessels(_BLOOD_HU)
    arteries = tuple(s for s in parts.structures if s.key != "vena_cava")
    return Scene("Aorta and iliac arteries", arteries, background_hu=_TISSUE_HU)


def _arteries(scene: Scene, grid: Grid) -> Labels:
    whole = scene.labels(grid)
    np.minimum(whole.array, 1, out=whole.array)
    return Labels(whole.array, grid, (Segment(1, "Arteries"),))
