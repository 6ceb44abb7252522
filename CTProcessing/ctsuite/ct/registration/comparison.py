"""Comparing two images at points of the fixed one."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ctsuite.core import parallel
from ctsuite.core.grid import Float
from ctsuite.core.table import Column, Table
from ctsuite.core.units import MM, ONE
from ctsuite.ct.registration.metric import KINDS
from ctsuite.ct.registration.pyramid import Level


class Comparison:
    """Points of the fixed image with their values, and the moving image.

    Parameters
    ----------
    fixed, moving : Level
        The images.
    points : ndarray
        Points (n, 3) of the fixed image in LPS mm.
    metric : str
        One of :data:`~ctsuite.ct.registration.metric.METRICS`.
    """

    def __init__(self, fixed: Level, moving: Level, points: Float, metric: str) -> None:
        values = np.empty(len(points))
        _interpolate(fixed, fixed.grid.lps_to_ijk, points, values, np.empty((len(points), 3)))
        known = ~np.isnan(values)
        self.points = np.ascontiguousarray(points[known])
        self.fixed_values = values[known]
        self.moving = moving
        self._values = np.empty(len(self.points))
        self._gradients = np.empty((len(self.points), 3))
        self._metric = KINDS[metric](self.fixed_values, moving.array.reshape(-1)[:: _stride(moving)])

    def linear(self, matrix: Float) -> tuple[float, Float]:
        """Cost of a 4x4 map from fixed to moving points in LPS mm, and its derivative (3, 4) by that map."""
        from ctsuite.ct.registration.kernels.interpolate import moments_of_gradient

        to_index = self.moving.grid.lps_to_ijk
        _interpolate(self.moving, to_index @ matrix, self.points, self._values, self._gradients)
        cost, slopes = self._metric(self._values)
        by_index = np.zeros((3, 4))
        moments_of_gradient(slopes, self._gradients, self.points, by_index)
        return cost, to_index[:3, :3].T @ by_index

    def mapped(self, places: Float) -> tuple[float, Float]:
        """Cost where the points lie at `places` (n, 3) of the moving image, and its derivative by them."""
        to_index = self.moving.grid.lps_to_ijk
        _interpolate(self.moving, to_index, places, self._values, self._gradients)
        cost, slopes = self._metric(self._values)
        return cost, (slopes[:, None] * self._gradients) @ to_index[:3, :3]

    def share_inside(self) -> float:
        """Share of the points that lay inside the moving image when the cost was last asked for."""
        return 1.0 - float(np.count_nonzero(np.isnan(self._values))) / max(len(self._values), 1)


@dataclass
class Convergence:
    """The cost after each iteration."""

    rows: list[tuple[str, float, int, float]] = field(default_factory=list)

    def add(self, stage: str, spacing_mm: float, cost: float) -> None:
        """Note an iteration."""
        number = 1 + sum(1 for row in self.rows if row[:2] == (stage, spacing_mm))
        self.rows.append((stage, spacing_mm, number, round(cost, 6)))

    def table(self) -> Table:
        """Return the curve of the metric."""
        stage, spacing, number, cost = (
            (tuple(column) for column in zip(*self.rows, strict=True)) if self.rows else ((),) * 4
        )
        return Table(
            (
                Column("Stage", None, stage),
                Column("Voxel size", MM, spacing),
                Column("Iteration", ONE, number),
                Column("Cost", ONE, cost),
            ),
            "Metric curve",
        )


def _interpolate(level: Level, matrix: Float, points: Float, values: Float, gradients: Float) -> None:
    from ctsuite.ct.registration.kernels.interpolate import values_and_gradients

    rows = np.ascontiguousarray(matrix[:3])

    def some(first: int, past: int) -> None:
        values_and_gradients(level.array, rows, points, values, gradients, first, past)

    if len(points) < 100_000:  # threads cost more than they save
        some(0, len(points))
    else:
        parallel.over(len(points), some)


def _stride(level: Level) -> int:
    return max(level.array.size // 100_000, 1)
