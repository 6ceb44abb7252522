"""What an image must be for something to be measured on it."""

from __future__ import annotations

import numpy as np

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.grid import Float
from ctsuite.core.volume import Volume
from ctsuite.measurement.errors import CURVED_IMAGE, NOT_CALIBRATED, OTHER_FRAME, OUTSIDE

# images whose pixels have no size in the patient, whatever their header says: screenshots and photographs
_SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7"
_NO_SPACING = "missing-pixel-spacing"


def require_measurable(volume: Volume, title: str) -> None:
    """Refuse an image in which a straight line is not one of the patient, or whose pixels have no size.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED.
    """
    known = volume.attributes
    if SPATIAL_TRANSFORM in known:
        raise CURVED_IMAGE(title=title, name=volume.name, kind=known[SPATIAL_TRANSFORM])
    captured = str(known.get("SOPClassUID", "")).startswith(_SECONDARY_CAPTURE)
    if captured or _NO_SPACING in tuple(known.get("SeriesIssues") or ()):
        raise NOT_CALIBRATED(title=title, name=volume.name)


def require_inside(volume: Volume, positions: Float, frame_of_reference: str, title: str) -> None:
    """Refuse points that do not lie in the image or belong to another frame of reference.

    Parameters
    ----------
    volume : Volume
        The image.
    positions : ndarray
        Points (n, 3) in LPS mm.
    frame_of_reference : str
        UID of the points' frame of reference; empty where it is not known.
    title : str
        The measurement, for messages.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    frame = str(volume.attributes.get("FrameOfReferenceUID") or "")
    if frame_of_reference and frame and frame_of_reference != frame:
        raise OTHER_FRAME(title=title, name=volume.name)
    outside = ~volume.grid.contains_lps(positions)
    if outside.any():
        raise OUTSIDE(title=title, number=int(np.flatnonzero(outside)[0]) + 1, name=volume.name)
