"""Growing from seeds that stops where it would leak."""

from __future__ import annotations

from CTSegmentationEffects.ToolEffect import ToolEffect


class CTLeakLimitedEffect(ToolEffect):
    """Leak-limited growth."""

    toolId = "segmentation.leak_limited"
    effectName = "CT leak-limited growth"
