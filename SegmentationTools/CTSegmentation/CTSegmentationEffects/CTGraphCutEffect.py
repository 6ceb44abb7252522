"""The region with the best border between seeds inside and outside."""

from __future__ import annotations

from CTSegmentationEffects.ToolEffect import ToolEffect


class CTGraphCutEffect(ToolEffect):
    """Minimum cut."""

    toolId = "segmentation.min_cut"
    effectName = "CT graph cut"
