"""How much of each pixel along the border of a segment belongs to it, judged from the image.

The segment says what the vessel is; only in a narrow rim along its border the image says where the border
runs: half-way between what lies just inside and just outside of the rim nearby. So a vessel may hold lumina
of different brightness, a stent or thrombus. Beside calcium that the segment leaves out, the border lies
half-way to the brightness of the calcium. Where both sides look alike, the border of the segment stays.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ctsuite.core.grid import Float
from ctsuite.core.masks import Mask
from ctsuite.measurement.vessel.half_maximum import LEAST_HU, SPREAD, beside_dense, in_front

_FEWEST = 1e-3  # weight below which no value counts as near


def rim_shares(
    plane: Float, segment: Float, part: Mask, blood: float, step_mm: float, reach_mm: float
) -> Float:
    """Work out the shares of a plane.

    Parameters
    ----------
    plane : ndarray
        Values (m, m) across the vessel; not a number outside of the image.
    segment : ndarray
        Shares (m, m) by the segment.
    part : ndarray of bool
        Pixels (m, m) of the vessel by the segment.
    blood : float
        Value inside where the vessel is too thin to have an inside of its own.
    step_mm : float
        Distance of the pixels.
    reach_mm : float
        Half the width of the rim.

    Returns
    -------
    ndarray
        Shares (m, m): 1 within the rim, 0 beyond it.
    """
    known = np.isfinite(plane)
    values = np.where(known, plane, 0.0)
    depth = step_mm * (ndimage.distance_transform_edt(part) - ndimage.distance_transform_edt(~part))
    width = 2 * reach_mm
    inner = _nearby(values, known & (depth >= reach_mm) & (depth <= reach_mm + width), width / step_mm)
    outer = _nearby(values, known & (depth <= -reach_mm) & (depth >= -reach_mm - width), width / step_mm)
    inner = np.where(np.isfinite(inner), inner, blood)
    contrast = np.where(np.isfinite(outer), inner - outer, 0.0)
    clear = known & (np.abs(contrast) >= LEAST_HU)
    share = np.where(clear, (values - outer) / np.where(clear, contrast, 1.0), segment)
    share = np.clip(share, -SPREAD, 1 + SPREAD)
    beside = beside_dense(values, inner, contrast, reach_mm / step_mm)
    left_out, dense = segment < 0.5, beside < 1.0 + SPREAD
    share = np.where(dense, np.clip(share, 0.0, 1.0), share)
    share = np.where(left_out, np.minimum(share, beside), share)
    middle = tuple(int(n) for n in np.argwhere(part).mean(axis=0).round())
    if part[middle]:
        share = np.where(in_front(left_out & (beside < 0.5), (middle[0], middle[1])), share, 0.0)
    return np.where(depth >= reach_mm, 1.0, np.where(depth <= -reach_mm, 0.0, share))


def _nearby(values: Float, where: Mask, width: float) -> Float:
    """Mean of the marked values near each pixel, weighted by a Gaussian; not a number where none is near."""
    weight = ndimage.gaussian_filter(where.astype(float), width)
    total = ndimage.gaussian_filter(np.where(where, values, 0.0), width)
    found = weight > _FEWEST
    return np.where(found, total / np.where(found, weight, 1.0), np.nan)
