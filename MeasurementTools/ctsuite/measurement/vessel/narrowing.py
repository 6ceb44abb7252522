"""By which share a vessel is narrowed: the formula that all measures of a stenosis have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import AREA_STENOSIS, DIAMETER_STENOSIS, STENOSIS_LENGTH, Code
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import MM, PERCENT
from ctsuite.measurement.vessel.line import ALONG

RULE = (
    "The anchors are the ends of two lines in planes across the vessel: the first is as long as the "
    "narrowest diameter, the second as the reference diameter."
)
_BOTH_ENDS = 2.0


def by_diameter(anchors: NDArray[Any]) -> Float:
    """Share in % that is lost of the diameter, from the ends (..., 4, 3) of the narrow and the full one."""
    return _lost(anchors, 1)


def by_area(anchors: NDArray[Any]) -> Float:
    """As :func:`by_diameter` of the area, from the ends (..., 4, 3) of both equivalent diameters."""
    return _lost(anchors, 2)


def of_diameter(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """As :func:`by_diameter` changes with the ends, and with a border that lies further out everywhere."""
    return _slopes(anchors, direction_lps, 1)


def of_area(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """As :func:`by_area` changes."""
    return _slopes(anchors, direction_lps, 2)


def _lost(anchors: NDArray[Any], power: int) -> Float:
    narrow = np.linalg.norm(anchors[..., 1, :] - anchors[..., 0, :], axis=-1)
    full = np.linalg.norm(anchors[..., 3, :] - anchors[..., 2, :], axis=-1)
    return np.asarray(100 * (1 - (narrow / full) ** power))


def _slopes(anchors: Float, direction_lps: ArrayLike | None, power: int) -> Sensitivity:
    first, second = anchors[1] - anchors[0], anchors[3] - anchors[2]
    narrow, full = float(np.linalg.norm(first)), float(np.linalg.norm(second))
    by_narrow = -100 * power * narrow ** (power - 1) / full**power
    by_full = 100 * power * narrow**power / full ** (power + 1)
    one = by_narrow * first / narrow if narrow else np.full(3, np.nan)
    two = by_full * second / full
    found = Sensitivity.of_points(anchors, np.array([-one, one, -two, two]), direction_lps)
    return Sensitivity(found.anchors, found.spacing, boundary=_BOTH_ENDS * (by_narrow + by_full))


def way_mm(ends_mm: NDArray[Any]) -> float:
    """Way along the line in mm between two places (2,) of it."""
    return float(ends_mm[1] - ends_mm[0])


def of_way(anchors: Float, ways: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """Moving an end (2, 3) along the line, whose direction there is a unit vector (2, 3), counts in full."""
    return Sensitivity.of_points(anchors, np.stack([-ways[0], ways[1]]), direction_lps)


def _measure(name: str, tooltip: str, code: Code, formula: str, area: bool = False) -> Measure:
    return Measure(
        id=name,
        name=name,
        tooltip=tooltip,
        unit=PERCENT,
        quantity=code,
        formula=formula,
        views=ALONG,
        anchor_rule=RULE,
        value=by_area if area else by_diameter,
        sensitivity=of_area if area else of_diameter,
    )


DIAMETER = _measure(
    "diameter stenosis",
    "Share of the diameter that is lost at the narrowest place, against the reference that was chosen.",
    DIAMETER_STENOSIS,
    "S = 100 (1 − d / D)",
)
AREA = _measure(
    "area stenosis",
    "Share of the cross-section area that is lost at the narrowest place, against the chosen reference.",
    AREA_STENOSIS,
    "S = 100 (1 − a / A)",
    area=True,
)
NASCET = _measure(
    "stenosis (NASCET)",
    "Share of the diameter that is lost at the narrowest place, against the vessel beyond the stenosis.",
    DIAMETER_STENOSIS,
    "S = 100 (1 − d / D), D beyond the stenosis",
)
ECST = _measure(
    "stenosis (ECST)",
    "Share of the diameter that is lost at the narrowest place, against the vessel's own width there.",
    DIAMETER_STENOSIS,
    "S = 100 (1 − d / D), D of the whole vessel at the narrowest place",
)
LENGTH = Measure(
    id="stenosis length",
    name="length of the stenosis",
    tooltip="Way along the vessel over which it is narrower than 95 % of its width before and behind.",
    unit=MM,
    quantity=STENOSIS_LENGTH,
    formula="L = s(end) − s(start) along the line",
    views=ALONG,
    anchor_rule="The anchors are the places of the line where the narrowing begins and ends.",
    value=way_mm,
    sensitivity=of_way,
)
MEASURES = (DIAMETER, AREA, NASCET, ECST, LENGTH)
