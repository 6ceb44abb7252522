"""CT numbers of segments: mean, standard deviation, minimum and maximum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core import statistics
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Box
from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import ML
from ctsuite.core.volume import Volume
from ctsuite.measurement import values
from ctsuite.measurement.border import sensitivities
from ctsuite.measurement.errors import SEGMENT_EMPTY
from ctsuite.measurement.image import require_measurable
from ctsuite.measurement.middle import middle_voxel

TITLE = "Segment statistics"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the segment to work on; empty for every segment.")
    ] = ""


def segment_statistics(labels: Labels, volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Work out what the voxels of each segment are like, in one pass over the image.

    The standard deviation is that of the voxels themselves: the root of their mean squared distance from the
    mean. The volume is the number of voxels times the volume of a voxel.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        RUN-CANCELLED.
    """
    require_measurable(volume, TITLE)
    segments = labels.chosen(parameters.segment)
    found = statistics.of_labels(labels.array, volume.array, [s.value for s in segments], task)
    empty = np.flatnonzero(found.voxels == 0)
    if len(empty):
        raise SEGMENT_EMPTY(segment=segments[int(empty[0])].name)
    volumes = found.voxels * labels.grid.voxel_volume_mm3 / 1000.0
    rows = (found.mean, found.deviation, found.minimum, found.maximum)
    boxes = ndimage.find_objects(labels.array)
    measurements: list[Measurement] = []
    for number, segment in enumerate(segments):
        box = _wider(boxes[segment.value - 1])
        mask = labels.array[box] == segment.value
        measurements += values.measured(
            [float(row[number]) for row in rows],
            volume,
            middle_voxel(mask, box, labels.grid),
            "Over all voxels of the segment, those on its border included.",
            f"{segment.name}: ",
            sensitivities(mask, volume.array[box], labels.grid),
        )
    columns = (
        Column("Segment", None, tuple(s.name for s in segments)),
        Column("Voxels", None, tuple(int(n) for n in found.voxels)),
        Column("Volume", ML, tuple(float(v) for v in volumes)),
        *(
            Column(measure.name, volume.unit, tuple(float(v) for v in row))
            for measure, row in zip(values.MEASURES, rows, strict=True)
        ),
    )
    return {"measurements": tuple(measurements), "table": Table(columns, TITLE)}


def _wider(box: Box) -> Box:
    """A box that holds the voxels next to the segment, too."""
    return tuple(slice(max(side.start - 1, 0), side.stop + 1) for side in box)  # type: ignore[return-value]


TOOL = Tool(
    id="measurement.segment_statistics",
    title=TITLE,
    summary="Works out mean, standard deviation, minimum and maximum of the CT numbers in segments.",
    group="Measurement",
    clauses=("4.3.2.6.1",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segments to measure."),
        Port("volume", Volume, "CT", "The image that was segmented."),
    ),
    outputs=(
        measurements_port("Mean, standard deviation, minimum and maximum of each segment."),
        Port("table", Table, "Segment statistics", "One row a segment."),
    ),
    parameters=Parameters,
    function=segment_statistics,
    profile="measurement.volume",
    risk="Voxels on the border of a segment hold a mixture of both sides and count as the others do: shrink "
    "the segment where only its inside is wanted. Metal and hardening of the beam falsify CT numbers.",
    requires=("numba",),
)
