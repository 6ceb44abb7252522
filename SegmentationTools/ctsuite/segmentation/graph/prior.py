"""How well a region matches an expected shape, and which features of the shape it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import find, find_holes
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.masks import Mask
from ctsuite.core.table import Column, Table
from ctsuite.core.units import ONE
from ctsuite.segmentation.graph.errors import PRIOR_UNMET

NONE, BALL, ELLIPSOID, TUBE = "none", "sphere", "ellipsoid", "tube"
PRIORS = (NONE, BALL, ELLIPSOID, TUBE)
_LEAST_LENGTH = 2.5

VOLUME = Text("volume")
OVERLAP = Text("overlap with the ideal shape")
ROUNDNESS = Text("equal extent in all directions")
LENGTH = Text("length against width")
WHOLENESS = Text("one piece")
SOLIDITY = Text("no holes")


@dataclass(frozen=True)
class Match:
    """Scores from 0 to 1 by feature."""

    scores: Mapping[str, float]

    @property
    def score(self) -> float:
        """The match score: that of the worst feature."""
        return min(self.scores.values())

    def table(self) -> Table:
        """List the features."""
        return Table(
            (
                Column("Feature", None, tuple(self.scores)),
                Column("Score", ONE, tuple(self.scores.values())),
            ),
            "Match with the expected shape",
        )

    def require(self, prior: str, limit: float) -> None:
        """Refuse a region whose match score is too low.

        Raises
        ------
        CTSuiteError
            GRAPH-PRIOR-UNMET, with the features that are not met.
        """
        if self.score < limit:
            lacking = [
                Text("{feature} ({score})", feature=name, score=f"{score:.2f}")
                for name, score in self.scores.items()
                if score < limit
            ]
            raise PRIOR_UNMET(prior=prior, score=self.score, limit=limit, features=Text.joined(lacking, ", "))


def match(mask: Mask, grid: Grid, prior: str, smallest_ml: float, largest_ml: float) -> Match:
    """Compare a region with a shape.

    The ideal shape has the centre and volume of the region, and for all but the sphere its second moments.
    A solid ellipsoid of the half axes a has variances a^2 / 5 along them. A tube has no ideal shape; it is
    told by its length.

    Parameters
    ----------
    mask : ndarray of bool
        The region, not empty, shape (z, y, x).
    grid : Grid
        Where it lies.
    prior : str
        "none", "sphere", "ellipsoid" or "tube".
    smallest_ml, largest_ml : float
        Expected volume; 0 for no limit.
    """
    parts, holes = find(mask), find_holes(mask)
    count = int(parts.voxels.sum())
    scores = {VOLUME: _volume(count * grid.voxel_volume_mm3 / 1000, smallest_ml, largest_ml)}
    if prior == NONE:
        return Match(scores)
    points = grid.index_to_lps(np.argwhere(mask)[:, ::-1])
    centre = points.mean(axis=0)
    variances, axes = np.linalg.eigh(np.cov((points - centre).T) + np.eye(3) * grid.finest_spacing_mm**2 / 12)
    if prior in (BALL, ELLIPSOID):
        half = np.sqrt(5 * variances)
        if prior == BALL:
            half = np.full(3, np.cbrt(3 * count * grid.voxel_volume_mm3 / (4 * np.pi)))
        scores[OVERLAP] = _overlap(mask, grid, centre, axes / half)
    if prior == BALL:
        scores[ROUNDNESS] = float(np.sqrt(variances[0] / variances[2]))
    if prior == TUBE:
        scores[LENGTH] = min(1.0, float(np.sqrt(variances[2] / variances[1])) / _LEAST_LENGTH)
    scores[WHOLENESS] = float(parts.voxels.max()) / count
    scores[SOLIDITY] = count / (count + int(holes.voxels.sum()))
    return Match(scores)


def _volume(volume_ml: float, smallest_ml: float, largest_ml: float) -> float:
    if volume_ml < smallest_ml:
        return volume_ml / smallest_ml
    if largest_ml > 0 and volume_ml > largest_ml:
        return largest_ml / volume_ml
    return 1.0


def _overlap(mask: Mask, grid: Grid, centre: NDArray[np.float64], frame: NDArray[np.float64]) -> float:
    """Dice coefficient of a region and an ellipsoid; `frame` (3, 3) takes offsets to the unit sphere.

    What lies beyond the image counts on neither side.
    """
    reach = 1 / np.linalg.norm(frame, axis=0).min()
    corners = np.array([centre + reach * np.array(signs) for signs in np.ndindex(2, 2, 2)])
    corners = np.vstack([corners, 2 * centre - corners])
    index = grid.lps_to_index(corners)
    low = np.clip(np.floor(index.min(axis=0)).astype(int), 0, np.array(grid.shape[::-1]))
    high = np.clip(np.ceil(index.max(axis=0)).astype(int) + 1, 0, np.array(grid.shape[::-1]))
    both = ideal = 0
    j, i = np.meshgrid(np.arange(low[1], high[1]), np.arange(low[0], high[0]), indexing="ij")
    for k in range(low[2], high[2]):
        away = grid.index_to_lps(np.stack([i, j, np.full_like(i, k)], -1)) - centre
        inside = np.linalg.norm(away @ frame, axis=-1) <= 1
        ideal += int(np.count_nonzero(inside))
        both += int(np.count_nonzero(inside & mask[k, low[1] : high[1], low[0] : high[0]]))
    return 2 * both / (ideal + int(np.count_nonzero(mask)))
