"""The one segment that a clinical value is worked out from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Box, Mask, bounding_box
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.measurement.border import surface_mm2
from ctsuite.measurement.clinical.errors import NOT_HU, ONE_SEGMENT
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.image import require_measurable
from ctsuite.measurement.middle import middle_voxel
from ctsuite.measurement.uncertainty.conditions import border_mm

GROUP = "Clinical measurement"
_MARGIN = 1


@dataclass(frozen=True, eq=False)
class Body:
    """How large a segment is.

    Attributes
    ----------
    name : str
        Name of the segment.
    ml : float
        Its volume by the number of its voxels.
    by_border : float
        By how much that grows where its border moves outwards as far as a segmentation may be off, in mL.
    anchor_lps_mm : ndarray
        The voxel that is nearest to its middle, (1, 3).
    """

    name: str
    ml: float
    by_border: float
    anchor_lps_mm: Float


def one_segment(labels: Labels, name: str, title: str) -> Segment:
    """Return the segment of that name, or the only one where the name is empty.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENTATION-EMPTY, CLINICAL-ONE-SEGMENT.
    """
    found = labels.chosen(name)
    if len(found) > 1:
        known = ", ".join(segment.name for segment in found)
        raise ONE_SEGMENT(labels=labels.name, count=len(found), title=title, known=known)
    return found[0]


def boxed(labels: Labels, segment: Segment) -> tuple[Mask, Box]:
    """Return the mask of a segment in the box (z, y, x) around it, one voxel wider, and that box.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-SEGMENT-EMPTY.
    """
    mask = labels.mask(segment.value)
    box = bounding_box(mask, _MARGIN)
    if box is None:
        raise SEGMENT_EMPTY(segment=segment.name)
    return mask[box], box


def body(labels: Labels, name: str, title: str) -> Body:
    """Measure the one segment that is meant.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENTATION-EMPTY, CLINICAL-ONE-SEGMENT, MEASUREMENT-SEGMENT-EMPTY.
    """
    segment = one_segment(labels, name, title)
    inside, box = boxed(labels, segment)
    ml = float(np.count_nonzero(inside)) * labels.grid.voxel_volume_mm3 / 1000.0
    by_border = surface_mm2(inside, labels.grid) * border_mm(labels.grid) / 1000.0
    return Body(segment.name, ml, by_border, middle_voxel(inside, box, labels.grid))


def require_hu(volume: Volume, title: str) -> None:
    """Refuse an image of other values than CT numbers, and one that cannot be measured.

    Raises
    ------
    CTSuiteError
        CLINICAL-NO-HU, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED.
    """
    require_measurable(volume, title)
    if volume.unit != HU:
        raise NOT_HU(title=title, name=volume.name, unit=volume.unit.symbol or volume.unit.meaning)
