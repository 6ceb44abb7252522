"""The tools that measure in images along a curve."""

from __future__ import annotations

from ctsuite.core.measuring import Measure
from ctsuite.core.tool import Tool
from ctsuite.measurement.curved import (
    axis_angle,
    axis_length,
    diameter,
    section_area,
    straight_distance,
    surface_length,
)

_ALL = (axis_length, surface_length, straight_distance, diameter, section_area, axis_angle)
TOOLS: tuple[Tool, ...] = tuple(each.TOOL for each in _ALL)
MEASURES: tuple[Measure, ...] = tuple(each.MEASURE for each in _ALL)
