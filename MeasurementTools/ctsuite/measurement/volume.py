"""Volume and CT number of segments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any

import numpy as np

from ctsuite.core.codes import VOLUME
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.occupancy import filled_voxels, occupancy
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import ML
from ctsuite.core.volume import Volume
from ctsuite.measurement import values
from ctsuite.measurement.border import sensitivities, surface_mm2
from ctsuite.measurement.errors import SEGMENT_EMPTY, SEGMENT_UNKNOWN
from ctsuite.measurement.image import require_measurable
from ctsuite.measurement.middle import middle_voxel

TITLE = "Segment volume"
_MARGIN = 8


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment to work on; empty for every segment.")
    ] = ""


def volume_of_segments(
    labels: Labels, parameters: Parameters, task: Task, volume: Volume | None = None
) -> dict[str, Any]:
    """Measure the volume of segments, and the CT number inside where the image is given.

    With the image, voxels on the border count by how much of them the segment fills (see
    :mod:`ctsuite.core.occupancy`); without it, whole voxels are counted.

    Raises
    ------
    CTSuiteError
        MEASUREMENT-SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE,
        MEASUREMENT-NOT-CALIBRATED, RUN-CANCELLED.
    """
    if volume is not None:
        require_measurable(volume, TITLE)
    segments = tuple(s for s in labels.segments if parameters.segment in ("", s.name))
    if not segments:
        known = ", ".join(s.name for s in labels.segments) or "none"
        raise SEGMENT_UNKNOWN(segment=parameters.segment, known=known)
    found: list[Measurement] = []
    for n, segment in enumerate(segments):
        found += _measured(labels, segment, volume, task.part(n / len(segments), (n + 1) / len(segments)))
    return {"measurements": tuple(found)}


def _measured(labels: Labels, segment: Segment, volume: Volume | None, task: Task) -> Iterator[Measurement]:
    mask = labels.mask(segment.value)
    box = bounding_box(mask, _MARGIN)
    if box is None:
        raise SEGMENT_EMPTY(segment=segment.name)
    inside = mask[box]
    image = None if volume is None else volume.array[box]
    voxels = (
        float(np.count_nonzero(inside)) if image is None else filled_voxels(occupancy(inside, image, task))
    )
    method = (
        "Number of voxels times the volume of a voxel."
        if image is None
        else "Voxels on the border count by how much of them the segment fills, judged from the image."
    )
    millilitres = voxels * labels.grid.voxel_volume_mm3 / 1000.0
    anchor = middle_voxel(inside, box, labels.grid)
    source = labels.name
    slopes = sensitivity(inside, labels.grid, millilitres)
    yield MEASURE.measured(millilitres, anchor, source, method, slopes, name=f"{segment.name}: volume")
    if volume is not None and image is not None:
        numbers = image[inside].astype(float)
        of_border = sensitivities(inside, image, labels.grid)
        yield from islice(
            values.measured(
                [float(measure.value(numbers)) for measure in values.MEASURES],
                volume,
                anchor,
                "Over all voxels of the segment, those on its border included.",
                f"{segment.name}: ",
                of_border,
            ),
            2,
        )


def value(mask: Mask, grid: Grid) -> float:
    """Volume in mL of a region (z, y, x) by the number of its voxels."""
    return float(np.count_nonzero(mask)) * grid.voxel_volume_mm3 / 1000.0


def sensitivity(mask: Mask, grid: Grid, millilitres: float) -> Sensitivity:
    """A factor on a spacing is one on the volume; a border that lies a mm further out adds the surface."""
    return Sensitivity(spacing=np.full(3, millilitres), boundary=surface_mm2(mask, grid) / 1000.0)


MEASURE = Measure(
    id="volume",
    name="volume",
    tooltip="Volume of the segment in the patient.",
    unit=ML,
    quantity=VOLUME,
    formula="V = Σ f v, with the filled part f of each voxel and its volume v",
    views=RIGID,
    anchor_rule="The anchor marks the segment: the voxel that is nearest to its middle.",
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.volume",
    title=TITLE,
    summary="Measures the volume of segments, and their mean CT number where the image is given.",
    group="Measurement",
    clauses=("4.3.2.6.1",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segments to measure."),
        Port(
            "volume",
            Volume,
            "CT",
            "The image that was segmented; it makes the volume more exact.",
            optional=True,
        ),
    ),
    outputs=(measurements_port("Volume, mean and standard deviation of each segment."),),
    parameters=Parameters,
    function=volume_of_segments,
    profile="measurement.volume",
    requires=("numba",),
    risk="The volume is that of the segment: what the segmentation missed or took in by mistake is missed or "
    "taken in here. Structures thinner than two voxels are measured too large or too small.",
)
