"""The tools and measures of vessels."""

from __future__ import annotations

from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Tool
from ctsuite.measurement.vessel import (
    bend,
    diameters,
    equivalent,
    lumen_area,
    narrowing,
    profile,
    stenosis,
    tortuosity,
    vessel_length,
    wall,
)

TOOLS: tuple[Tool, ...] = (
    profile.TOOL,
    stenosis.TOOL,
    wall.TOOL,
    vessel_length.TOOL,
    bend.TOOL,
    tortuosity.TOOL,
)
MEASURES: tuple[Measure, ...] = (
    equivalent.MEASURE,
    diameters.INSCRIBED,
    diameters.LEAST,
    diameters.GREATEST,
    lumen_area.MEASURE,
    *narrowing.MEASURES,
    wall.MEASURE,
    vessel_length.MEASURE,
    bend.MEASURE,
    tortuosity.MEASURE,
)
