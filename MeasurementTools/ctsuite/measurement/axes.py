"""Long and short axis of a segment, as RECIST measures a lesion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import ConvexHull
from scipy.spatial.distance import pdist, squareform

from ctsuite.core.codes import LONG_AXIS, SHORT_AXIS
from ctsuite.core.grid import Float
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import FLAT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.measurement import length
from ctsuite.measurement.errors import SEGMENT_EMPTY

TITLE = "Long and short axis"
_STEPS = 4  # samples a pixel across the long axis
_BOTH_ENDS = 2.0
_TOGETHER = np.ones((3, 3), bool)
_RULE = (
    "The anchors are the outermost places of the segment in one slice of the image, half way between the "
    "voxels inside and outside."
)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment to work on; empty for every segment.")
    ] = ""


def sensitivity(anchors: Float, direction_lps: Any = None) -> Sensitivity:
    """As of a length; a border that lies further out lengthens the axis at both ends."""
    return replace(length.sensitivity(anchors, direction_lps), boundary=_BOTH_ENDS)


def axes(labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the longest diameter of a segment in any slice, and the longest at right angles to it there.

    In each slice of the image, parts that hang together are looked at one by one. The border runs half way
    between voxels inside and outside. The long axis is the longest distance between two places of the border
    of one part; the short axis is the longest chord inside of the same part at right angles to it, sampled
    four times a pixel (E. Eisenhauer et al., New response evaluation criteria in solid tumours: RECIST 1.1,
    European Journal of Cancer 45, 2009, 228-247).

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY, RUN-CANCELLED.
    """
    segments = labels.chosen(parameters.segment)
    found: list[Measurement] = []
    for number, segment in enumerate(segments):
        task.progress(number / len(segments), "measuring axes")
        found += _of_segment(labels, segment, task)
    return {"measurements": tuple(found)}


def _of_segment(labels: Labels, segment: Segment, task: Task) -> Iterator[Measurement]:
    mask = labels.mask(segment.value)
    box = bounding_box(mask)
    if box is None:
        raise SEGMENT_EMPTY(segment=segment.name)
    pixel = np.array(labels.grid.spacing_mm[:2])
    best, ends, chosen = -1.0, np.zeros((2, 2)), (0, mask[0])
    for k, part in enumerate(mask[box]):
        task.check()
        parts, count = ndimage.label(part, _TOGETHER)
        for n in range(1, count + 1):
            one = parts == n
            span, places = _longest(one, pixel)
            if span > best:
                best, ends, chosen = span, places, (k, one)
    k, one = chosen
    across = _across(one, ends, pixel)
    corner = np.array([part.start for part in box[::-1]], dtype=float)
    method = "Longest distance of two places of its border in one slice of the image."
    for measure, places in zip(MEASURES, (ends, across), strict=True):
        index = np.column_stack([places / pixel, np.full(2, float(k))]) + corner
        anchors = labels.grid.index_to_lps(index)
        yield measure.measured(
            float(length.value(anchors)),
            anchors,
            labels.name,
            method,
            sensitivity(anchors, labels.grid.direction_lps),
            length.value,
            f"{segment.name}: {measure.name}",
        )
        method = "Longest chord in the same slice at right angles to the long axis."


def _longest(part: Mask, pixel: Float) -> tuple[float, Float]:
    """The two places of the border (2, 2), ordered x, y in mm, that are furthest apart, and how far."""
    padded = np.pad(part, 1)
    places = []
    for axis in range(2):
        y, x = np.nonzero(np.diff(padded, axis=axis))
        step = (0.5, 0.0) if axis else (0.0, 0.5)
        places.append((np.column_stack([x, y]) + step - 1.0) * pixel)
    border = np.concatenate(places)
    border = border[ConvexHull(border).vertices]
    apart = squareform(pdist(border))
    first, second = np.unravel_index(int(apart.argmax()), apart.shape)
    return float(apart.max()), border[[first, second]]


def _across(part: Mask, ends: Float, pixel: Float) -> Float:
    """The ends (2, 2) of the longest chord inside a part at right angles to the line between two places."""
    along = ends[1] - ends[0]
    span = float(np.linalg.norm(along))
    along = along / span
    side = np.array([-along[1], along[0]])
    step = float(pixel.min()) / _STEPS
    t = np.arange(int(span / step) + 1) * step
    count = int(np.ceil(float(np.hypot(*(np.array(part.shape[::-1]) * pixel))) / step))
    s = np.arange(-count, count + 1) * step
    spots = ends[0] + t[:, None, None] * along + s[None, :, None] * side
    index = np.moveaxis(spots / pixel, -1, 0)[::-1] + 1.0
    inside = ndimage.map_coordinates(np.pad(part, 1).astype(np.float32), index, order=1) >= 0.5
    lengths, starts = _runs(inside)
    row = int(lengths.argmax())
    low = s[starts[row]] - step / 2
    base = ends[0] + t[row] * along
    return np.array([base + low * side, base + (low + max(lengths[row], 1) * step) * side])


def _runs(inside: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Length and start of the longest run of each row."""
    length_ = np.zeros(len(inside), int)
    longest, end = np.zeros(len(inside), int), np.zeros(len(inside), int)
    for column in range(inside.shape[1]):
        length_ = np.where(inside[:, column], length_ + 1, 0)
        more = length_ > longest
        longest, end = np.where(more, length_, longest), np.where(more, column, end)
    return longest, end - np.maximum(longest, 1) + 1


MEASURES = tuple(
    Measure(
        id=name,
        name=name,
        tooltip=tooltip,
        unit=MM,
        quantity=code,
        formula=formula,
        views=FLAT,
        anchor_rule=_RULE,
        value=length.value,
        sensitivity=sensitivity,
    )
    for name, tooltip, code, formula in (
        ("long axis", "Longest diameter of the segment in any slice.", LONG_AXIS, "D = max |p − q|"),
        (
            "short axis",
            "Longest diameter at right angles to the long axis, in the same slice.",
            SHORT_AXIS,
            "d = max |p − q|, (p − q) · (long axis) = 0",
        ),
    )
)

TOOL = Tool(
    id="measurement.axes",
    title=TITLE,
    summary="Measures the longest diameter of a segment in a slice, and the longest at right angles to it.",
    group="Measurement",
    clauses=("4.3.2.6.1", "4.3.2.6.3"),
    inputs=(Port("labels", Labels, "Segmentation", "The segments to measure."),),
    outputs=(measurements_port("Long and short axis of each segment, with their ends."),),
    parameters=Parameters,
    function=axes,
    profile="measurement.volume",
    risk="The axes are those of the slices as acquired: a lesion that runs obliquely through them is longer. "
    "A vessel that the segmentation took in lengthens the axis; look where the anchors lie.",
    anchor_rule=_RULE,
)
