"""The tools and measures of clinical values."""

from __future__ import annotations

from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Tool
from ctsuite.measurement.clinical import bone_density, calcium_score, doubling_time, ejection_fraction

TOOLS: tuple[Tool, ...] = (
    doubling_time.TOOL,
    ejection_fraction.TOOL,
    calcium_score.TOOL,
    bone_density.TOOL,
)
MEASURES: tuple[Measure, ...] = (
    *doubling_time.MEASURES,
    *ejection_fraction.MEASURES,
    *calcium_score.MEASURES,
    bone_density.MEASURE,
)
