"""How much of each pixel across a vessel with contrast medium is blood, judged from the image.

The border lies where the image is half-way between the blood and what is around it (half-maximum), and a
pixel near it counts by how far its value is on the way from one to the other. The level of the blood is taken
along the line, because a narrow place looks fainter than the blood in it is; that of the surroundings is
taken in 32 directions around the vessel, so that it may lie between fat on one side and muscle on the other.
Calcium is brighter than blood and is not counted, nor is what lies behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float
from ctsuite.core.masks import Mask

DIRECTIONS = 32
SOFT_TISSUE_HU = 50.0
_ALONG_MM = 12.0  # over this way along the vessel its brightness counts as the same
_BRIGHT = 75  # percentile
_ROUNDS = 3
_DENSE = 0.5  # of the contrast above the blood: what is brighter is calcium, metal or bone
SPREAD = 0.3  # how far noise may put a share beyond 0 and 1
LEAST_HU = 40.0


def blood_levels(planes: NDArray[np.float32], step_mm: float, voxel_mm: float, spacing_mm: float) -> Float:
    """Brightness (n,) of the blood at each plane (n, m, m), whose middle lies in it.

    Parameters
    ----------
    planes : ndarray
        Values across the line; not a number outside of the image.
    step_mm, voxel_mm, spacing_mm : float
        Distance of the pixels, of the voxels of the image and of the planes.
    """
    size = planes.shape[-1]
    away = np.hypot(*np.meshgrid(*[np.arange(size) - (size - 1) / 2] * 2)) * step_mm
    middle = planes[:, away <= voxel_mm].astype(float)
    here = np.array(
        [np.median(row[np.isfinite(row)]) if np.isfinite(row).any() else np.nan for row in middle]
    )
    here = np.where(np.isfinite(here), here, np.nanmedian(here) if np.isfinite(here).any() else 0.0)
    width = max(int(_ALONG_MM / spacing_mm) | 1, 1)
    # the brightest of many noisy values would be too bright
    here = ndimage.uniform_filter1d(here, 5, mode="nearest")
    return np.asarray(ndimage.percentile_filter(here, _BRIGHT, width, mode="nearest"))


@dataclass(frozen=True, eq=False)
class Shares:
    """Shares of pixels.

    Attributes
    ----------
    shares : ndarray
        How much of each pixel is blood, about 0 to 1.
    faint : bool
        Whether the blood hardly differs from its surroundings.
    """

    shares: Float
    faint: bool


def shares_of(
    plane: Float,
    blood: float,
    step_mm: float,
    reach_mm: float,
    centre: tuple[int, int],
) -> Shares:
    """Work out the shares of a plane.

    Parameters
    ----------
    plane : ndarray
        Values (m, m) across the vessel; not a number outside of the image.
    blood : float
        Brightness of the blood.
    step_mm : float
        Distance of the pixels.
    reach_mm : float
        How far from the border the image is blurred by it.
    centre : tuple of int
        Row and column of a pixel in the vessel.
    """
    known = np.isfinite(plane)
    values = np.where(known, plane, min(SOFT_TISSUE_HU, blood))
    row, column = np.indices(plane.shape)
    angle = np.arctan2(row - centre[0], column - centre[1])
    sector = np.floor((angle / (2 * np.pi) % 1.0) * DIRECTIONS).astype(int) % DIRECTIONS
    around = np.full(DIRECTIONS, min(SOFT_TISSUE_HU, blood - LEAST_HU))
    for _ in range(_ROUNDS):
        level = around[sector]
        beside = beside_dense(values, blood, blood - level, reach_mm / step_mm)
        kept = in_front(beside < 0.5, centre) & known
        inside = (values >= (blood + level) / 2) & (beside >= 0.5) & kept
        part = component(inside, centre, reach_mm / step_mm)
        if part is None:
            return Shares(np.zeros(plane.shape), True)
        core = values[ndimage.distance_transform_edt(part) * step_mm > reach_mm]
        # a wide lumen says itself how bright it is
        blood = float(np.median(core)) if len(core) * step_mm**2 > reach_mm**2 else blood
        gap = ndimage.distance_transform_edt(~part) * step_mm
        ring = (gap > reach_mm) & (gap <= 2 * reach_mm) & ~inside & (beside > 1.0) & known
        around = _of_sectors(values[ring], sector[ring], around)
    level = around[sector]
    contrast = np.maximum(blood - level, 1.0)
    shares = np.clip((values - level) / contrast, -SPREAD, 1 + SPREAD)
    beside = beside_dense(values, blood, contrast, reach_mm / step_mm)
    kept = in_front(beside < 0.5, centre) & known
    return Shares(np.where(kept, np.minimum(shares, beside), 0.0), bool(np.median(blood - around) < LEAST_HU))


def component(inside: Mask, centre: tuple[int, int], within: float) -> Mask | None:
    """Pixels that hang together with the centre, or with the nearest one within some pixels of it."""
    if not inside.any():
        return None
    parts, _ = ndimage.label(inside)
    number = int(parts[centre])
    if number == 0:
        places = np.argwhere(inside)
        gaps = np.hypot(*(places - centre).T)
        nearest = int(gaps.argmin())
        if gaps[nearest] > within:
            return None
        number = int(parts[tuple(places[nearest])])
    return np.asarray(parts == number)


def _of_sectors(values: Float, sector: NDArray[np.int_], before: Float) -> Float:
    """Median of the values of each sector, smoothed over its neighbours."""
    if not len(values):
        return before
    usual = float(np.median(values))
    found = np.array(
        [np.median(values[sector == n]) if (sector == n).any() else usual for n in range(DIRECTIONS)]
    )
    return np.asarray(ndimage.uniform_filter1d(found, 5, mode="wrap"))


def in_front(blocked: Mask, centre: tuple[int, int]) -> Mask:
    """Pixels (m, m) that do not lie behind a blocked one, seen from the centre."""
    if not blocked.any():
        return np.ones(blocked.shape, bool)
    row, column = np.indices(blocked.shape)
    row, column = row - centre[0], column - centre[1]
    away = np.hypot(row, column)
    rays = 8 * DIRECTIONS
    ray = np.floor((np.arctan2(row, column) / (2 * np.pi) % 1.0) * rays).astype(int) % rays
    nearest = np.full(rays, np.inf)
    np.minimum.at(nearest, ray[blocked], away[blocked])
    return np.asarray(away <= ndimage.minimum_filter1d(nearest, 3, mode="wrap")[ray])


def beside_dense(values: Float, blood: Float | float, contrast: Float, reach: float) -> Float:
    """Share (m, m) that is left beside something dense, half-way to whose brightness the blood ends.

    Parameters
    ----------
    values : ndarray
        Values (m, m).
    blood, contrast : ndarray or float
        Brightness of the blood, and by how much it is brighter than its surroundings.
    reach : float
        How far from its border something dense blurs, in pixels.
    """
    peak = ndimage.maximum_filter(values, size=2 * int(np.ceil(reach)) + 1)
    dense = peak > blood + _DENSE * np.abs(contrast)
    return np.where(dense, np.clip((peak - values) / np.maximum(peak - blood, 1.0), 0.0, 1.0), 1.0 + SPREAD)
