"""The tools of this package."""

from __future__ import annotations

from ctsuite.core.tool import Tool
from ctsuite.segmentation import (
    exclude_connected,
    exclude_contrast,
    fill_holes,
    largest_component,
    threshold,
)
from ctsuite.segmentation.evaluation import tool as evaluation

TOOLS: tuple[Tool, ...] = (
    threshold.TOOL,
    largest_component.TOOL,
    fill_holes.TOOL,
    exclude_connected.TOOL,
    exclude_contrast.TOOL,
    evaluation.TOOL,
)
