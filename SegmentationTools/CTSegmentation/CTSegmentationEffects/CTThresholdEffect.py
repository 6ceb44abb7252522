"""Bone and other tissues by their CT numbers, with the report of parts, holes and gaps."""

from __future__ import annotations

from CTSegmentationEffects.ToolEffect import ToolEffect


class CTThresholdEffect(ToolEffect):
    """Threshold with completeness report."""

    toolId = "segmentation.threshold"
    effectName = "CT threshold"
