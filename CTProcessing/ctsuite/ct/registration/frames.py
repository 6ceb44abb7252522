"""Whether two images are given in one frame of reference, so that one position means one place."""

from __future__ import annotations

from ctsuite.core.volume import Volume
from ctsuite.ct.registration.errors import FRAMES_DIFFER

FRAME = "FrameOfReferenceUID"


def same_frame(first: Volume, second: Volume) -> bool:
    """Whether both images name the same frame of reference, or neither names one."""
    return bool((first.attributes.get(FRAME) or None) == (second.attributes.get(FRAME) or None))


def require_same_frame(fixed: Volume, moving: Volume) -> None:
    """Refuse two images whose positions are not comparable without a registration.

    Raises
    ------
    CTSuiteError
        REGISTRATION-FRAMES-DIFFER.
    """
    if not same_frame(fixed, moving):
        first, second = (volume.attributes.get(FRAME) or "absent" for volume in (fixed, moving))
        raise FRAMES_DIFFER(fixed=fixed.name, moving=moving.name, first=first, second=second)
