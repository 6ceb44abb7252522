"""The figures of one region, and what they are where one side or both have no voxel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]

BOTH, EMPTY, MISSED, EXTRA = "in both", "empty in both", "missed", "not in the reference"
LARGER, POOLED = "larger of both directions", "both directions pooled"
_SHARE = 0.95
_SORTED_FROM = 0.8


@dataclass(frozen=True)
class Figures:
    """How well one region agrees.

    A region that neither side has agrees perfectly: overlaps are 1, distances 0. One that only one side has
    does not agree at all: overlaps are 0, distances infinite.

    Attributes
    ----------
    name : str
        The region.
    state : str
        Which sides have it: "in both", "empty in both", "missed" or "not in the reference".
    voxels_reference, voxels_result, voxels_common : int
        Counts.
    dice, iou : float
        2 |A and B| / (|A| + |B|), and |A and B| / |A or B|.
    hausdorff_mm : float
        Largest distance of a voxel of either region to the nearest voxel of the other.
    surface_hausdorff_mm, hd95_mm, mean_mm : float
        Largest, 95th percentile and mean of the distances between the surfaces.
    surface_dice : float
        Share of both surfaces that is no further from the other than the tolerance.
    volume_reference_ml, volume_result_ml : float
        By voxel count.
    """

    name: str
    state: str
    voxels_reference: int
    voxels_result: int
    voxels_common: int
    dice: float
    iou: float
    hausdorff_mm: float
    surface_hausdorff_mm: float
    hd95_mm: float
    mean_mm: float
    surface_dice: float
    volume_reference_ml: float
    volume_result_ml: float

    @property
    def volume_difference_ml(self) -> float:
        """Result minus reference, mL."""
        return self.volume_result_ml - self.volume_reference_ml

    @property
    def volume_difference_percent(self) -> float:
        """Result minus reference, in percent of the reference; infinite where only the result has it."""
        if self.volume_reference_ml == 0.0:
            return 0.0 if self.volume_result_ml == 0.0 else float("inf")
        return 100.0 * self.volume_difference_ml / self.volume_reference_ml


@dataclass(frozen=True, eq=False)
class Distances:
    """Distances (n,) of the places of one surface to the other in mm, with what each place counts for."""

    mm: Float
    weights: Float


def state_of(reference: int, result: int) -> str:
    """Say which sides have voxels."""
    if reference and result:
        return BOTH
    return MISSED if reference else EXTRA if result else EMPTY


def percentile95(there: Distances, back: Distances, weighted: bool, rule: str) -> float:
    """Return the distance that 95 % of the surfaces do not exceed.

    Parameters
    ----------
    there, back : Distances
        From the reference to the result, and the other way.
    weighted : bool
        Whether places count by weight: the first distance at which 95 % of the area are reached. Otherwise
        the percentile of equal samples with linear interpolation.
    rule : str
        Whether it is found in each direction, of which the larger counts, or in both together.
    """
    if rule == POOLED:
        mm, weights = (
            np.concatenate(parts) for parts in ((there.mm, back.mm), (there.weights, back.weights))
        )
        return _percentile(Distances(mm, weights), weighted)
    return max(_percentile(there, weighted), _percentile(back, weighted))


def _percentile(found: Distances, weighted: bool) -> float:
    if not weighted:
        return float(np.percentile(found.mm, 100.0 * _SHARE))
    # only the far end needs to be in order
    start = int(_SORTED_FROM * found.mm.size)
    far = found.mm >= np.partition(found.mm, start)[start]
    total, below = float(found.weights.sum()), float(found.weights[~far].sum())
    if below >= _SHARE * total:
        far[:], below = True, 0.0
    mm, weights = found.mm[far], found.weights[far]
    order = np.argsort(mm)
    at = int(np.searchsorted((below + np.cumsum(weights[order])) / total, _SHARE))
    return float(mm[order[min(at, len(order) - 1)]])


def mean(there: Distances, back: Distances) -> float:
    """Return the mean over both surfaces."""
    # no dot product: its library would start threads of its own beside those at work here
    total = float((there.mm * there.weights).sum() + (back.mm * back.weights).sum())
    return float(total / (there.weights.sum() + back.weights.sum()))


def surface_dice(there: Distances, back: Distances, tolerance_mm: float) -> float:
    """Return the share of both surfaces that is within a tolerance of the other (Nikolov et al. 2021)."""
    within = sum(float(one.weights[one.mm <= tolerance_mm].sum()) for one in (there, back))
    return within / float(there.weights.sum() + back.weights.sum())
