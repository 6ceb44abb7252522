"""The line and the region that vessels are measured along, as a user gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.curved import CurvedFrame
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask
from ctsuite.core.measuring import RIGID, View
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.image import require_inside, require_measurable
from ctsuite.measurement.vessel.cut import OUTSIDE, Cuts, Source, cut
from ctsuite.measurement.vessel.errors import CURVE_LEAVES, NOT_CLOSED, NOTHING_GIVEN

GROUP = "Vessel measurement"
BY_SEGMENT, BY_IMAGE = "segment", "image"
ALONG = RIGID | {View.CURVED}
RULE = (
    "The anchors lie on the border of the vessel in planes across the line; they follow from the line and "
    "the segment or image, not from the pointer."
)
_LEFT_OUT = 0.1  # of the length: how much of a line may stick out of the vessel at each end
CURVE_PORT = Port(
    "curve", Curve, "Line", "The line through the middle of the vessel: a centreline or a curve by hand."
)
LABELS_PORT = Port(
    "labels",
    Labels,
    "Segmentation",
    "The lumen of the vessel as a segment.",
    optional=True,
)
VOLUME_PORT = Port(
    "volume",
    Volume,
    "CT",
    "The image. Without a segment the border of the vessel is found in it.",
    optional=True,
)


@dataclass(frozen=True)
class LineParameters:
    """What can be set wherever a segment is cut across a line."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment of the lumen; empty for all segments together.")
    ] = ""
    spacing: Annotated[
        float,
        Parameter(
            "Distance of sections", "Way along the line from section to section.", MM, 0.2, 20, decimals=2
        ),
    ] = 1.0
    largest: Annotated[
        float,
        Parameter(
            "Largest diameter",
            "A cross-section that reaches further counts as not closed.",
            MM,
            5,
            200,
            decimals=0,
        ),
    ] = 80.0
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing of the line",
            "Shorter windings of the line are smoothed away before planes are laid across it; 0 leaves it.",
            MM,
            0,
            200,
            decimals=1,
        ),
    ] = 0.0


@dataclass(frozen=True)
class CutParameters(LineParameters):
    """What can be set wherever a vessel is cut across a line."""

    border: Annotated[
        str,
        Parameter(
            "Border",
            "Takes the border of the segment as it is, or where the image near it is half-way between the "
            "blood and its surroundings. Without a segment it is always the image.",
            choices=(BY_SEGMENT, BY_IMAGE),
        ),
    ] = BY_SEGMENT


def frame_of(curve: Curve, title: str, volume: Volume | None, smoothing_mm: float = 0.0) -> CurvedFrame:
    """Lay a frame along a line that can be measured.

    Raises
    ------
    CTSuiteError
        CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE.
    """
    frame = CurvedFrame.along(curve, smoothing_mm=smoothing_mm)
    if volume is not None:
        require_measurable(volume, title)
        require_inside(volume, np.asarray(curve.points_lps_mm, float), curve.frame_of_reference, title)
    return frame


def region_of(labels: Labels, name: str) -> tuple[Mask, str]:
    """The voxels of a segment, or of all of them, and what they are called.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY.
    """
    chosen = labels.chosen(name)
    mask = (
        np.isin(labels.array, [s.value for s in chosen]) if len(chosen) > 1 else labels.mask(chosen[0].value)
    )
    shown = name or labels.name
    if not mask.any():
        raise SEGMENT_EMPTY(segment=shown)
    return mask, shown


def source_of(
    labels: Labels | None, volume: Volume | None, parameters: CutParameters, title: str
) -> tuple[Source, str]:
    """What is cut, and what it is called.

    Raises
    ------
    CTSuiteError
        VESSEL-NOTHING-GIVEN, SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY.
    """
    if labels is None:
        if volume is None:
            raise NOTHING_GIVEN(title=title)
        return Source(volume.array, volume.grid, False), volume.name
    mask, name = region_of(labels, parameters.segment)
    if volume is None or parameters.border == BY_SEGMENT:
        return Source(mask, labels.grid, True), name
    return Source(volume.array, volume.grid, False, mask), name


def cuts_along(
    curve: Curve, frame: CurvedFrame, source: Source, region: str, parameters: LineParameters, task: Task
) -> Cuts:
    """Cut the vessel along the whole line.

    What sticks out of the vessel at the ends of the line, up to a tenth of its length, is left out.

    Raises
    ------
    CTSuiteError
        VESSEL-CURVE-LEAVES, VESSEL-NOT-CLOSED, RUN-CANCELLED.
    """
    count = max(int(frame.length_mm / parameters.spacing + 1e-9), 1)
    s = np.arange(count + (0 if frame.closed else 1), dtype=float) * float(parameters.spacing)
    radius = None if curve.radius_mm is None else float(np.max(curve.radius_mm))
    cuts = cut(source, frame, s, radius, parameters.largest, task)
    outside = np.array([remark == OUTSIDE for remark in cuts.remarks])
    within = np.flatnonzero(~outside)
    allowed = _LEFT_OUT * frame.length_mm + 2 * source.voxel_mm
    if not len(within):
        raise CURVE_LEAVES(name=curve.name, at="0.0", region=region)
    first, last = int(within[0]), int(within[-1])
    gap = np.flatnonzero(outside[first : last + 1])
    if len(gap) or s[first] > allowed or s[-1] - s[last] > allowed:
        at = s[first + gap[0]] if len(gap) else 0.0 if s[first] > allowed else s[last + 1]
        raise CURVE_LEAVES(name=curve.name, at=f"{at:.1f}", region=region)
    kept = slice(first, last + 1)
    cuts = Cuts(frame, s[kept], cuts.sections[kept], cuts.remarks[kept])
    if not cuts.fine.any():
        raise NOT_CLOSED(
            name=curve.name,
            remarks=Text.joined(dict.fromkeys(cuts.remarks), ", "),
            largest=f"{parameters.largest:g}",
        )
    return cuts


def nearest_station(cuts: Cuts, point_lps_mm: Float) -> int:
    """Number of the section whose place on the line is nearest to a point (3,)."""
    places = cuts.frame.vectors(cuts.s_mm)[0]
    return int(np.linalg.norm(places - point_lps_mm, axis=1).argmin())
