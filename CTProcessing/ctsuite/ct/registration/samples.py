"""Places of the fixed image at which two images are compared.

The points are a quasi-random sequence (Roberts M: The unreasonable effectiveness of quasirandom sequences,
2018), which fills space evenly, never lies on the voxels, and is the same in every run. Where the image is
even a point tells nothing, so most points are those where it changes most (Bhagalia R, Fessler JA, Kim B:
Accelerated nonrigid intensity-based image registration using importance sampling. IEEE Transactions on
Medical Imaging 28(8), 2009, 1208-1216).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core import parallel
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import bounding_box, widened
from ctsuite.core.units import HU, Unit
from ctsuite.ct.registration.errors import MASK_EMPTY
from ctsuite.ct.registration.pyramid import Level

_BODY_HU = -400.0
_RIM_MM = 8.0
_PLASTIC = 1.2207440846057596  # the root of x^4 = x + 1
_DRAWN_AT_ONCE = 1 << 17
_MOST_DRAWN = 1 << 23
_DRAWN_PER_POINT = 4
_STEEP = 0.9  # share of the points that lie where the image changes most


@dataclass(frozen=True, eq=False)
class Region:
    """Where points may lie: a mask (z, y, x) on a grid."""

    mask: NDArray[np.bool_]
    grid: Grid

    def centre_and_axes(self) -> tuple[Float, Float]:
        """Centre of mass (3,) in LPS mm and the principal axes (columns of a 3x3), longest first."""
        index = np.argwhere(self.mask)[:, ::-1]
        points = self.grid.index_to_lps(index)
        centre = points.mean(axis=0)
        axes = np.linalg.svd(np.cov((points - centre).T))[0]
        return np.asarray(centre), np.asarray(axes)


def body(level: Level, unit: Unit) -> Region:
    """Return the body with a rim of air, found on a coarse level; all of it where nothing stands out."""
    array = level.array.astype(np.float32)
    mask = np.asarray(array > _BODY_HU)
    if unit != HU or mask.all():  # some CT are cut to the tissue that they show
        mask = np.asarray(array > _between_two_classes(array))
    for plane in mask:
        ndimage.binary_fill_holes(plane, output=plane)
    if not mask.any() or mask.all():
        return Region(np.ones(array.shape, np.bool_), level.grid)
    layers = max(round(_RIM_MM / max(level.grid.spacing_mm)), 1)
    return Region(widened(mask, layers), level.grid)


def chosen(labels: Labels, name: str = "") -> Region:
    """Return the region of a segment, or of all segments together.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, REGISTRATION-MASK-EMPTY.
    """
    values = [segment.value for segment in labels.chosen(name)]
    mask = np.isin(labels.array, values) if name else np.asarray(labels.array > 0)
    if not mask.any():
        raise MASK_EMPTY(name=labels.name)
    return Region(mask, labels.grid)


def points(region: Region, count: int) -> Float:
    """Return about `count` points (n, 3) in LPS mm, spread evenly over a region, in order of its voxels."""
    box = bounding_box(region.mask)
    assert box is not None
    low = np.array([part.start for part in box[::-1]]) - 0.5
    size = np.array([part.stop - part.start for part in box[::-1]])
    share = region.mask[box].mean()
    wanted = int(min(count / share, _MOST_DRAWN))
    kept = []
    for start in range(0, wanted, _DRAWN_AT_ONCE):
        place = low + size * _sequence(start, min(start + _DRAWN_AT_ONCE, wanted))
        i, j, k = np.clip(np.rint(place), 0, np.array(region.mask.shape[::-1]) - 1).astype(int).T
        kept.append(place[region.mask[k, j, i]])
    found = np.concatenate(kept)
    if not len(found):  # a region of a few voxels may lie between the points
        found = np.argwhere(region.mask)[:, ::-1].astype(float)
    rows = np.rint(found).astype(int)
    return region.grid.index_to_lps(found[np.lexsort((rows[:, 0], rows[:, 1], rows[:, 2]))])


def telling(region: Region, count: int, level: Level) -> Float:
    """Return about `count` points (n, 3) in LPS mm, most of them where the image of a level changes most."""
    from ctsuite.ct.registration.kernels.interpolate import values_and_gradients

    found = points(region, count * _DRAWN_PER_POINT)
    values, slopes = np.empty(len(found)), np.empty((len(found), 3))
    rows = np.ascontiguousarray(level.grid.lps_to_ijk[:3])
    parallel.over(
        len(found),
        lambda first, past: values_and_gradients(level.array, rows, found, values, slopes, first, past),
    )
    total = len(found) // _DRAWN_PER_POINT
    steepest = np.argsort(-np.einsum("ij,ij->i", slopes, slopes), kind="stable")[: int(total * _STEEP)]
    kept = np.zeros(len(found), np.bool_)
    kept[steepest] = True
    kept[:: max(int(len(found) / (total * (1 - _STEEP) + 1)), 1)] = True
    return found[kept]


def _sequence(first: int, past: int) -> Float:
    steps = _PLASTIC ** -np.arange(1, 4)
    return np.asarray((0.5 + np.arange(first + 1, past + 1)[:, None] * steps) % 1.0)


def _between_two_classes(array: NDArray[Any]) -> float:
    """The threshold that tells two classes apart best (Otsu 1979), lowered for dark organs."""
    low, high = np.percentile(array, (0.1, 99.9))
    if high <= low:
        return float(low) - 1
    counts, edges = np.histogram(array, 128, (low, high))
    middles = (edges[:-1] + edges[1:]) / 2
    below, total = np.cumsum(counts), counts.sum()
    sums = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * below / total - sums) ** 2 / (below * (total - below))
    threshold = middles[int(np.nanargmax(between))]
    return float(low + 0.5 * (threshold - low))
