"""Where a vessel has its full width before and behind a stenosis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.measurement.vessel.errors import REFERENCE_MISSING

PROXIMAL, DISTAL = "proximal", "distal"
_SEARCH_MM = 30.0  # how far from the narrowest place the full width is looked for
_USUAL = 80  # percentile of the diameters on a side that counts as its full width
_FULL = 0.95  # of that width: where it is reached the stenosis ends


@dataclass(frozen=True, eq=False)
class Reference:
    """The full width on one side.

    Attributes
    ----------
    side : str
        PROXIMAL or DISTAL.
    stations : ndarray of int
        Cross-sections (n,) that it was taken from.
    end : int
        Cross-section at which the stenosis ends on this side.
    """

    side: str
    stations: NDArray[np.int_]
    end: int

    def of(self, values: Float) -> float:
        """Median of a size over the stretch of the reference."""
        return float(np.nanmedian(values[self.stations]))

    def at(self, s_mm: Float) -> float:
        """Middle of the stretch along the line, in mm."""
        return float(s_mm[self.stations].mean())


def reference(
    side: str, s_mm: Float, diameters_mm: Float, narrowest: int, ahead: bool, stretch_mm: float
) -> Reference:
    """Find the reference on one side of the narrowest place.

    Going away from it, the stenosis ends where the diameter first reaches 95 % of the usual width, which is
    the 80th percentile of the diameters within 30 mm on this side. The reference is taken over a stretch from
    there on.

    Parameters
    ----------
    side : str
        PROXIMAL or DISTAL, for the message.
    s_mm, diameters_mm : ndarray
        Places (n,) and diameters (n,); not a number where a section does not count.
    narrowest : int
        Number of the narrowest section.
    ahead : bool
        Whether the side is that of larger numbers.
    stretch_mm : float
        Length of the reference.

    Raises
    ------
    CTSuiteError
        VESSEL-REFERENCE-MISSING.
    """
    order = np.arange(narrowest + 1, len(s_mm)) if ahead else np.arange(narrowest - 1, -1, -1)
    away = np.abs(s_mm[order] - s_mm[narrowest])
    order, away = order[away <= _SEARCH_MM], away[away <= _SEARCH_MM]
    known = np.isfinite(diameters_mm[order])
    if not known.any():
        raise REFERENCE_MISSING(side=side, reason=_SHORT)
    usual = float(np.percentile(diameters_mm[order][known], _USUAL))
    full = known & (np.where(known, diameters_mm[order], 0.0) >= _FULL * usual)
    first = int(np.flatnonzero(full)[0])
    if diameters_mm[order[first]] <= diameters_mm[narrowest]:
        raise REFERENCE_MISSING(side=side, reason=_EVEN)
    taken = known & (away >= away[first]) & (away <= away[first] + stretch_mm)
    return Reference(side, np.sort(order[taken]), int(order[first]))


def narrowed(s_mm: Float, diameters_mm: Float) -> NDArray[np.bool_]:
    """Which sections (n,) are below 95 % of a wider one within 30 mm on either side."""
    known = np.where(np.isfinite(diameters_mm), diameters_mm, 0.0)
    found = np.zeros(len(s_mm), bool)
    for n in np.flatnonzero(known):
        near = np.abs(s_mm - s_mm[n]) <= _SEARCH_MM
        sides_ = (known[:n][near[:n]], known[n + 1 :][near[n + 1 :]])
        found[n] = all(len(side) and known[n] < _FULL * side.max() for side in sides_)
    return found


def by_hand(side: str, s_mm: Float, diameters_mm: Float, at: int, stretch_mm: float) -> Reference:
    """Take the reference around a place that was chosen.

    Raises
    ------
    CTSuiteError
        VESSEL-REFERENCE-MISSING.
    """
    near = np.abs(s_mm - s_mm[at]) <= stretch_mm / 2 + 1e-9
    taken = np.flatnonzero(near & np.isfinite(diameters_mm))
    if not len(taken):
        raise REFERENCE_MISSING(side=side, reason=_BY_HAND)
    return Reference(side, taken, at)


def sides(narrowest: int, places: Sequence[int]) -> tuple[int | None, int | None]:
    """The chosen places before and behind the narrowest one, the nearest of each side."""
    before = [at for at in places if at < narrowest]
    behind = [at for at in places if at > narrowest]
    return (max(before) if before else None), (min(behind) if behind else None)


_SHORT = "the line ends there or its sections do not count"
_EVEN = "the vessel is nowhere wider there"
_BY_HAND = "no section counts at the reference point"
