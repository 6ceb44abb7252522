"""Effects of the Segment Editor: functions of CTSuite that change the segment that is chosen there.

Slicer finds the class of an effect as a member of the module that is named like the folder of its file, and
named like that file. So the classes stand here, each in a file of its name.
"""

from __future__ import annotations

from CTSegmentationEffects.CTGraphCutEffect import CTGraphCutEffect
from CTSegmentationEffects.CTLeakLimitedEffect import CTLeakLimitedEffect
from CTSegmentationEffects.CTThresholdEffect import CTThresholdEffect
from CTSegmentationEffects.ToolEffect import newEffect

EFFECTS = (CTThresholdEffect, CTLeakLimitedEffect, CTGraphCutEffect)


def registerEffects() -> None:
    """Offer the effects in every Segment Editor."""
    for effect in EFFECTS:
        newEffect(effect).self().register()
