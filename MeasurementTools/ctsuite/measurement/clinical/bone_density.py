"""Density of bone in a region, from CT numbers and a calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.codes import BONE_DENSITY
from ctsuite.core.labels import Labels
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import HU, MG_CM3
from ctsuite.core.volume import Volume
from ctsuite.measurement import values
from ctsuite.measurement.border import sensitivities
from ctsuite.measurement.clinical.calibration import Line, line_of_rods
from ctsuite.measurement.clinical.errors import NOT_CALIBRATED
from ctsuite.measurement.clinical.segments import GROUP, boxed, one_segment, require_hu
from ctsuite.measurement.middle import middle_voxel

TITLE = "Bone density"
NONE, LINE, RODS = "none", "line", "rods"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str, Parameter("Segment", "Name of the region in the spongy bone, away from its cortex.")
    ] = ""
    calibration: Annotated[
        str,
        Parameter(
            "Calibration",
            "From what the density follows: nothing (CT numbers only), a known line, or rods of known "
            "density that were scanned along.",
            choices=(NONE, LINE, RODS),
        ),
    ] = NONE
    slope: Annotated[
        float,
        Parameter("Slope", "Density for each HU, of a calibration line.", MG_CM3, -10, 10, decimals=4),
    ] = 0.0
    intercept: Annotated[
        float,
        Parameter("Intercept", "Density at 0 HU, of a calibration line.", MG_CM3, -500, 500, decimals=2),
    ] = 0.0
    rods: Annotated[
        str,
        Parameter(
            "Rods",
            "Segments of the rods with their densities in mg/cm³, such as: rod 1 = 0; rod 2 = 150.",
        ),
    ] = ""


def bone_density(labels: Labels, volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the CT numbers of a region of bone and, with a calibration, its mineral density.

    The density is that of the material of the calibration (calcium hydroxyapatite or dipotassium phosphate),
    with a line fitted to the mean CT numbers of the rods (C. E. Cann and H. K. Genant, Journal of Computer
    Assisted Tomography 4, 1980, 493-500). Without a calibration there is no density: CT numbers of bone
    differ between scanners, voltages and sizes of patients.

    Raises
    ------
    CTSuiteError
        CLINICAL-NOT-CALIBRATED, CLINICAL-NO-HU, CLINICAL-ONE-SEGMENT, SEGMENT-UNKNOWN, SEGMENTATION-EMPTY,
        MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED.
    """
    require_hu(volume, TITLE)
    segment = one_segment(labels, parameters.segment, TITLE)
    inside, box = boxed(labels, segment)
    image = volume.array[box]
    numbers = image[inside].astype(float)
    anchor = middle_voxel(inside, box, labels.grid)
    of_border = sensitivities(inside, image, labels.grid)
    line = _line(labels, volume, parameters)
    found = list(
        values.measured(
            [float(measure.value(numbers)) for measure in values.MEASURES],
            volume,
            anchor,
            "Over all voxels of the segment, those on its border included.",
            f"{segment.name}: ",
            of_border,
        )
    )[:2]
    rows: list[tuple[str, float, float]] = []
    if line is not None:
        density = value(numbers, line)
        method = (
            "Mean CT number with the calibration line that was given."
            if parameters.calibration == LINE
            else "Mean CT number with the line through the rods that were scanned along."
        )
        slopes = sensitivity(of_border[0], line)
        found.append(
            MEASURE.measured(
                density, anchor, volume.name, method, slopes, name=f"{segment.name}: {MEASURE.name}"
            )
        )
        rows += [*line.rods, (segment.name, float(numbers.mean()), density)]
    columns = tuple(zip(*rows, strict=True)) or ((segment.name,), (float(numbers.mean()),), ("",))
    table = (
        Column("Segment", None, columns[0]),
        Column("mean", HU, columns[1]),
        Column("Density", MG_CM3, columns[2]),
    )
    return {"measurements": tuple(found), "table": Table(table[: 3 if rows else 2], TITLE)}


def _line(labels: Labels, volume: Volume, parameters: Parameters) -> Line | None:
    if parameters.calibration == NONE:
        return None
    if parameters.calibration == RODS:
        return line_of_rods(labels, volume, parameters.rods, TITLE)
    if parameters.slope == 0:
        raise NOT_CALIBRATED(title=TITLE, reason="The slope of the calibration line is zero")
    return Line(parameters.slope, parameters.intercept)


def value(numbers: Any, line: Line) -> float:
    """Density in mg/cm³ of CT numbers (n,)."""
    return line.density(float(np.mean(numbers)))


def sensitivity(of_mean: Sensitivity, line: Line) -> Sensitivity:
    """As of the mean CT number, times the slope of the line."""
    return Sensitivity(boundary=line.slope * of_mean.boundary)


MEASURE = Measure(
    id="bone mineral density",
    name="Bone mineral density",
    tooltip="Mass of mineral in a volume of bone, in terms of the material of the calibration.",
    unit=MG_CM3,
    quantity=BONE_DENSITY,
    formula="ρ = a + b m, mean CT number m, calibration line with intercept a and slope b",
    views=RIGID,
    anchor_rule="The anchor marks the segment: the voxel that is nearest to its middle.",
    value=value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.bone_density",
    title=TITLE,
    summary="Measures the CT numbers of a region of bone and, where calibrated, its mineral density.",
    group=GROUP,
    clauses=("4.3.2.6.1",),
    inputs=(
        Port(
            "labels", Labels, "Regions", "A segment in the spongy bone, and one in each rod if there are any."
        ),
        Port("volume", Volume, "CT", "A CT without contrast medium."),
    ),
    outputs=(
        measurements_port("Mean and standard deviation of the CT numbers, and the density where calibrated."),
        Port("table", Table, "Densities", "Mean CT number and density of the region and of each rod."),
    ),
    parameters=Parameters,
    function=bone_density,
    profile="measurement.volume",
    risk="Contrast medium, fat in the marrow, beam hardening and another tube voltage shift the density; a "
    "calibration holds for the scanner and voltage it was made with. The value is no T-score and does not "
    "replace densitometry for the diagnosis of osteoporosis.",
)
