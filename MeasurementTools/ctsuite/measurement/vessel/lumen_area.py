"""Area of a cross-section of a vessel."""

from __future__ import annotations

from ctsuite.core.codes import LUMEN_AREA
from ctsuite.core.measuring import Measure
from ctsuite.core.units import MM2
from ctsuite.measurement import area
from ctsuite.measurement.vessel.line import ALONG, RULE

MEASURE = Measure(
    id="cross-section area",
    name="cross-section area",
    tooltip="Area of the vessel in the plane at right angles to its line.",
    unit=MM2,
    quantity=LUMEN_AREA,
    formula="A = Σ share of each pixel × area of a pixel",
    views=ALONG,
    anchor_rule=RULE,
    value=area.value,
    sensitivity=area.sensitivity,
)
