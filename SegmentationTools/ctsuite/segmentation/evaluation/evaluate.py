"""Comparing a segmentation with a reference, every region of both."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core import parallel
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.segmentation.evaluation import figures, surfaces
from ctsuite.segmentation.evaluation.errors import EVALUATION_TILTED
from ctsuite.segmentation.evaluation.figures import LARGER, Figures
from ctsuite.segmentation.evaluation.pairing import BY_NAME, Pair, numbers, on_grid, pairs
from ctsuite.segmentation.evaluation.surfaces import ELEMENTS, Region

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Rules:
    """How the figures are defined.

    Attributes
    ----------
    tolerance_mm : float
        Distance up to which surfaces agree.
    surface : str
        ``surface elements``, weighted by their area, or ``border voxels``, which all count the same.
    percentile : str
        Whether the 95th percentile is the larger of both directions or that of both together.
    match : str
        What tells that two regions are the same.
    renamed : Mapping
        Name in the result to name in the reference.
    """

    tolerance_mm: float = 2.0
    surface: str = ELEMENTS
    percentile: str = LARGER
    match: str = BY_NAME
    renamed: Mapping[str, str] | None = None


def evaluate(
    reference: Labels, result: Labels, rules: Rules | None = None, task: Task | None = None
) -> tuple[Figures, ...]:
    """Compare a segmentation with a reference.

    Parameters
    ----------
    reference, result : Labels
        What is compared; on the same voxels, in whatever order their files keep them.
    rules : Rules or None
        How the figures are defined.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    tuple of Figures
        One for each region of either; none is left out.

    Raises
    ------
    CTSuiteError
        EVALUATION-GRID, EVALUATION-TILTED, EVALUATION-NAMES-TWICE, EVALUATION-NOTHING-COMMON, RUN-CANCELLED.
    """
    rules, task = rules or Rules(), task or Task()
    grid = reference.grid
    if not grid.is_orthogonal:
        raise EVALUATION_TILTED(labels=reference.name)
    result = on_grid(result, grid)
    chosen = pairs(reference, result, rules.match, rules.renamed)
    task.progress(0.0, "counting voxels")
    counts, boxes = _tally(reference, result, chosen, task.part(0.0, 0.3))
    found: list[Any] = [None] * len(chosen)

    def work(first: int, past: int) -> None:
        for n in range(first, past):
            sides = [
                Region(labels.array, value or 0, boxes[side, n + 1])
                for side, (labels, value) in enumerate(
                    ((reference, chosen[n].reference), (result, chosen[n].result))
                )
            ]
            found[n] = _figures(chosen[n].name, counts[:, n + 1], sides, grid, rules)

    parallel.over(len(chosen), work, task.part(0.3, 1.0), "comparing regions")
    return tuple(found)


def _tally(reference: Labels, result: Labels, chosen: tuple[Pair, ...], task: Task) -> tuple[Counts, Counts]:
    """Voxels of each region in the reference, the result and both (3, n + 1), and boxes (2, n + 1, 6)."""
    from ctsuite.segmentation.evaluation.kernels.regions import tally

    first, second = reference.array, result.array
    of_first = numbers(first, [pair.reference for pair in chosen])
    of_second = numbers(second, [pair.result for pair in chosen])
    counts = np.zeros((3, len(chosen) + 1), np.int64)
    none = np.array([1 << 40, -1] * 3, np.int64)
    boxes = np.tile(none, (2, len(chosen) + 1, 1))
    lock = threading.Lock()
    words = _words(first, second)

    def work(start: int, past: int) -> None:
        own_counts, own_boxes = np.zeros_like(counts), np.tile(none, (2, len(chosen) + 1, 1))
        tally(_plain(first), _plain(second), words, of_first, of_second, start, past, own_counts, own_boxes)
        with lock:
            counts[:] += own_counts
            boxes[..., ::2] = np.minimum(boxes[..., ::2], own_boxes[..., ::2])
            boxes[..., 1::2] = np.maximum(boxes[..., 1::2], own_boxes[..., 1::2])

    parallel.over(len(first), work, task, "counting voxels")
    return counts, boxes


def _words(*arrays: NDArray[Any]) -> tuple[NDArray[np.uint64], ...]:
    """The label maps with eight voxels to a number; without columns where a row does not come out even."""
    if all(one.dtype.itemsize == 1 and one.shape[2] % 8 == 0 and one.flags.c_contiguous for one in arrays):
        return tuple(one.view(np.uint64) for one in arrays)
    return tuple(np.zeros((1, 1, 0), np.uint64) for _ in arrays)


def _plain(array: NDArray[Any]) -> NDArray[Any]:
    return array.view(np.uint8) if array.dtype == bool else array


def _figures(name: str, counts: Counts, sides: list[Region], grid: Grid, rules: Rules) -> Figures:
    reference, result, common = (int(count) for count in counts)
    state = figures.state_of(reference, result)
    distances = (0.0,) * 4 if state == figures.EMPTY else (float("inf"),) * 4
    surface_dice = float(state == figures.EMPTY)
    dice = iou = float(state == figures.EMPTY)
    if state == figures.BOTH:
        dice = 2 * common / (reference + result)
        iou = common / (reference + result - common)
        distances, surface_dice = _surfaces(sides, grid, rules, same=common == reference == result)
    voxel_ml = grid.voxel_volume_mm3 / 1000.0
    return Figures(
        name,
        state,
        reference,
        result,
        common,
        dice,
        iou,
        *distances,
        surface_dice,
        reference * voxel_ml,
        result * voxel_ml,
    )


def _surfaces(
    sides: list[Region], grid: Grid, rules: Rules, same: bool
) -> tuple[tuple[float, float, float, float], float]:
    """Hausdorff distances, percentile and mean, and the share within the tolerance."""
    if same:
        return (0.0, 0.0, 0.0, 0.0), 1.0
    spacing = grid.spacing_mm
    borders = [surfaces.border_voxels(side) for side in sides]
    hausdorff = max(surfaces.farthest_mm(sides[n], sides[1 - n], borders[1 - n], spacing) for n in range(2))
    weighted = rules.surface == ELEMENTS
    found = [surfaces.elements(side, spacing) for side in sides] if weighted else borders
    there, back = (surfaces.apart(found[n], found[1 - n], spacing) for n in range(2))
    largest = max(float(there.mm.max()), float(back.mm.max()))
    percentile = figures.percentile95(there, back, weighted, rules.percentile)
    values = hausdorff, largest, percentile, figures.mean(there, back)
    return values, figures.surface_dice(there, back, rules.tolerance_mm)
