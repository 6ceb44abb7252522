"""Graph cut: the largest flow against scipy's, and the whole tool on a large volume with a seeded region.

Both sides build their graph within the timed part. The flows are compared before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import MEGABYTE, Work, best, interleave
from ctsuite.app.bench.rows import LIMIT, Row
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.segmentation.graph import mincut
from ctsuite.segmentation.graph.cut import smallest_cut

_EDGES = (64, 96, 128)
_GOAL_FLOW = 0.3
_SIZES = ((100, 512, 512), (200, 512, 512), (400, 512, 512))
_ALLOWED = 3.0  # volumes of memory
_HERE = __name__
_FACES = (1.0, 1.0, 0.5)
_TABLE = (150 * np.exp(-((np.arange(600) / 120.0) ** 2) / 2)).astype(np.float32)


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Flow and graph of cubes against scipy in three sizes, with the goal at the largest; memory of the
        whole tool in three sizes of a volume against three times that of the volume.
    """
    found = []
    for number, edge in enumerate(_EDGES):
        task.progress(0.6 * number / len(_EDGES), f"smallest cut, {edge}")
        ours, peer = interleave(
            1, (f"{_HERE}:flow", "ours", str(edge)), (f"{_HERE}:flow", "scipy", str(edge))
        )
        if ours[0].digest != peer[0].digest:
            raise RESULTS_DIFFER(case=f"smallest cut, {edge}", peer="scipy")
        a, b = best(ours), best(peer)
        goal = _GOAL_FLOW if edge == _EDGES[-1] else None
        cube = f"{edge} x {edge} x {edge}"
        found.append(
            Row("smallest cut with its graph", cube, a.seconds, "scipy maximum_flow (dinic)", b.seconds,
                a.peak_mb, b.peak_mb, goal)
        )  # fmt: skip
    for number, size in enumerate(_SIZES):
        words = " x ".join(map(str, size))
        task.progress(0.6 + 0.4 * number / len(_SIZES), f"graph cut, {words}")
        one = best(interleave(1, (f"{_HERE}:tool", *map(str, size)))[0])
        limit_mb = _ALLOWED * float(np.prod(size)) * 2 / MEGABYTE
        goal = 1.0 if size == _SIZES[-1] else None
        found.append(
            Row("graph cut of a seeded organ, memory", words, one.seconds, LIMIT, one.seconds,
                one.peak_mb, limit_mb, goal, one.peak_mb / limit_mb)
        )  # fmt: skip
    return found


def flow(side: str, edge: str) -> Work:
    """Prepare the flow through a cube with a ball of 100 HU contrast in noise of 60 HU."""
    image, preference = _cube(int(edge))
    if side == "scipy":
        return Work(lambda: _flow_of_scipy(image, preference))
    small, speaks = _cube(8)
    _flow(small, speaks)
    return Work(lambda: _flow(image, preference))


def tool(*size: str) -> Work:
    """Prepare the whole tool on a volume with an organ of 120 mm; kernels are compiled before."""
    shape = tuple(int(number) for number in size)
    volume, inside, outside = _patient((shape[0], shape[1], shape[2]), 60.0)
    small, centre, around = _patient((40, 40, 40), 12.0)
    parameters = mincut.TOOL.parse({"margin": 10})
    mincut.TOOL.function(volume=small, inside=centre, outside=around, parameters=parameters, task=Task())
    parameters = mincut.TOOL.parse({"margin": 25})

    def run() -> Any:
        made = mincut.TOOL.function(
            volume=volume, inside=inside, outside=outside, parameters=parameters, task=Task()
        )
        return made["labels"]

    return Work(run, lambda labels: int(np.count_nonzero(labels.array)))


def _patient(shape: tuple[int, int, int], radius_mm: float) -> tuple[Volume, Curve, Curve]:
    """A ball of 140 HU in noisy tissue of 40 HU, with seeds in its middle and around it."""
    extent = 320.0 if radius_mm > 20 else 40.0
    spacing = tuple(extent / n for n in shape[::-1])
    grid = Grid(shape, (spacing[0], spacing[1], spacing[2]))
    centre = np.array(grid.centre_lps_mm)
    random = np.random.default_rng(2)
    array = np.empty(shape, np.int16)
    z, y, x = ((np.arange(n) - (n - 1) / 2) * step for n, step in zip(shape, spacing[::-1], strict=True))
    plane = y[:, None] ** 2 + x[None, :] ** 2
    for n, height in enumerate(z):
        ball = plane + height**2 <= radius_mm**2
        array[n] = np.rint(np.where(ball, 140, 40) + random.normal(0, 40, ball.shape))
    around = np.vstack([np.eye(3), -np.eye(3)]) * radius_mm * 1.3
    return Volume(array, grid), Curve(centre[None]), Curve(centre + around)


def _cube(edge: int) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    random = np.random.default_rng(1)
    axis = np.arange(edge) - (edge - 1) / 2
    apart = axis[:, None, None] ** 2 + axis[:, None] ** 2 + axis**2
    image = np.where(apart < (0.3 * edge) ** 2, 140, 40) + random.normal(0, 60, apart.shape)
    whole = np.rint(image).astype(np.int16)
    speaks = np.clip((whole.ravel() - 90.0) * 100 / 60**2 * 100, -1000, 1000)
    return whole, speaks.astype(np.int32)


def _flow(image: NDArray[np.int16], preference: NDArray[np.int32]) -> int:
    return smallest_cut(image, np.zeros(image.shape, np.uint8), preference, _TABLE, _FACES, Task()).flow


def _flow_of_scipy(image: NDArray[np.int16], preference: NDArray[np.int32]) -> int:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    count = image.size
    number = np.arange(count, dtype=np.int32).reshape(image.shape)
    rows_, columns, weights = [], [], []
    for axis, face in enumerate(_FACES[::-1]):
        ends, values = np.moveaxis(number, axis, 0), np.moveaxis(image.astype(np.int32), axis, 0)
        apart = np.minimum(np.abs(values[1:] - values[:-1]), len(_TABLE) - 1)
        weight = np.floor(_TABLE[apart] * np.float32(face) + np.float32(0.5)).astype(np.int32).ravel()
        here, there = ends[:-1].ravel(), ends[1:].ravel()
        rows_ += [here, there]
        columns += [there, here]
        weights += [weight, weight]
    source, sink = np.flatnonzero(preference > 0), np.flatnonzero(preference < 0)
    rows_ += [np.full(source.size, count), sink]
    columns += [source, np.full(sink.size, count + 1)]
    weights += [preference[source], -preference[sink]]
    graph = csr_matrix(
        (np.concatenate(weights), (np.concatenate(rows_), np.concatenate(columns))),
        shape=(count + 2, count + 2),
    )
    return int(maximum_flow(graph, count, count + 1, method="dinic").flow_value)
