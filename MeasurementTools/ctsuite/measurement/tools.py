"""The tools of this package."""

from __future__ import annotations

from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Tool
from ctsuite.measurement import (
    angle,
    angle_of_lines,
    area,
    axes,
    cobb,
    curve_length,
    distance_plane,
    distance_surface,
    distance_surfaces,
    extent,
    hu_at_point,
    length,
    region,
    roi,
    segment_statistics,
    values,
    volume,
)
from ctsuite.measurement.clinical import tools as clinical
from ctsuite.measurement.curved import tools as curved
from ctsuite.measurement.planning import tools as planning
from ctsuite.measurement.uncertainty.tools import with_uncertainty
from ctsuite.measurement.vessel import tools as vessel

TOOLS: tuple[Tool, ...] = (
    hu_at_point.TOOL,
    length.TOOL,
    curve_length.TOOL,
    angle.TOOL,
    angle_of_lines.TOOL,
    cobb.TOOL,
    distance_plane.TOOL,
    distance_surface.TOOL,
    distance_surfaces.TOOL,
    roi.TOOL,
    region.TOOL,
    segment_statistics.TOOL,
    axes.TOOL,
    volume.TOOL,
    extent.TOOL,
    *curved.TOOLS,
    *vessel.TOOLS,
    *planning.TOOLS,
    *clinical.TOOLS,
)
TOOLS = tuple(map(with_uncertainty, TOOLS))
MEASURES: tuple[Measure, ...] = (
    hu_at_point.MEASURE,
    length.MEASURE,
    curve_length.MEASURE,
    angle.MEASURE,
    angle_of_lines.MEASURE,
    cobb.MEASURE,
    distance_plane.MEASURE,
    distance_surface.MEASURE,
    distance_surfaces.MEASURE,
    *axes.MEASURES,
    area.MEASURE,
    region.MEASURE,
    volume.MEASURE,
    extent.MEASURE,
    *values.MEASURES,
    *curved.MEASURES,
    *vessel.MEASURES,
    *planning.MEASURES,
    *clinical.MEASURES,
)
"""Every measure that is described, for the manual, budgets of uncertainty and exchange."""
