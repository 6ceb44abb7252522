"""Diameters of a cross-section that are distances of two places: inscribed, least and greatest."""

from __future__ import annotations

from dataclasses import replace

from numpy.typing import ArrayLike

from ctsuite.core.codes import LUMEN_DIAMETER
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import MM
from ctsuite.measurement import length
from ctsuite.measurement.vessel.line import ALONG, RULE

_BOTH_ENDS = 2.0


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """As of a length; a border that lies further out lengthens a diameter at both ends."""
    return replace(length.sensitivity(anchors, direction_lps), boundary=_BOTH_ENDS)


INSCRIBED, LEAST, GREATEST = (
    Measure(
        id=f"{name} diameter",
        name=f"{name} diameter",
        tooltip=tooltip,
        unit=MM,
        quantity=LUMEN_DIAMETER,
        formula=formula,
        views=ALONG,
        anchor_rule=RULE,
        value=length.value,
        sensitivity=sensitivity,
    )
    for name, tooltip, formula in (
        (
            "inscribed",
            "Diameter of the largest circle that fits into the vessel's cross-section: what passes through.",
            "d = 2 max min |p − q|, p inside, q on the border",
        ),
        (
            "least",
            "Least width of the cross-section of the vessel, as a calliper measures it from outside.",
            "d = min over directions n of (max p · n − min p · n)",
        ),
        (
            "greatest",
            "Greatest width of the cross-section of the vessel, as a calliper measures it from outside.",
            "d = max |p − q|, p and q on the border",
        ),
    )
)
