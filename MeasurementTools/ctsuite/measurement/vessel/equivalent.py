"""Diameter of the circle that has the area of a cross-section."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.codes import LUMEN_DIAMETER
from ctsuite.core.grid import Float
from ctsuite.core.measuring import Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.units import MM
from ctsuite.measurement import area
from ctsuite.measurement.vessel.line import ALONG, RULE


def value(anchors: NDArray[Any]) -> Float:
    """Diameter in mm of outlines (..., n, 3): D = 2 √(A / π)."""
    return np.asarray(2 * np.sqrt(area.value(anchors) / np.pi))


def sensitivity(
    anchors: Float, direction_lps: ArrayLike | None = None, perimeter_mm: float = 0.0
) -> Sensitivity:
    """That of the area, times dD/dA = 2 / (π D)."""
    of_area = area.sensitivity(anchors, direction_lps, perimeter_mm=perimeter_mm)
    part = 2 / (np.pi * float(value(anchors)))
    return Sensitivity(part * of_area.anchors, part * of_area.spacing, boundary=part * of_area.boundary)


MEASURE = Measure(
    id="equivalent diameter",
    name="equivalent diameter",
    tooltip="Diameter of the circle that has the area of the vessel's cross-section.",
    unit=MM,
    quantity=LUMEN_DIAMETER,
    formula="D = 2 √(A / π)",
    views=ALONG,
    anchor_rule=RULE,
    value=value,
    sensitivity=sensitivity,
)
