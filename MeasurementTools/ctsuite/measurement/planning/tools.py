"""The tools and measures of planning."""

from __future__ import annotations

from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Tool
from ctsuite.measurement.planning import (
    anteversion,
    leg_length,
    mechanical_axis,
    neck_shaft,
    pelvis,
    spine_curvature,
)

TOOLS: tuple[Tool, ...] = (
    neck_shaft.TOOL,
    anteversion.TOOL,
    mechanical_axis.TOOL,
    leg_length.TOOL,
    spine_curvature.TOOL,
    pelvis.TOOL,
)
MEASURES: tuple[Measure, ...] = (
    neck_shaft.MEASURE,
    anteversion.MEASURE,
    *mechanical_axis.MEASURES,
    *leg_length.MEASURES,
    *spine_curvature.MEASURES.values(),
    *pelvis.MEASURES,
)
