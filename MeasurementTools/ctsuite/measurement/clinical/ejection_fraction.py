"""Ejection fraction and stroke volume of a chamber of the heart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ctsuite.core.codes import EJECTION_FRACTION, STROKE_VOLUME
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import ML, PERCENT
from ctsuite.measurement.clinical import pairs
from ctsuite.measurement.clinical.errors import NOT_EMPTIED
from ctsuite.measurement.clinical.segments import GROUP, body

TITLE = "Ejection fraction"


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str,
        Parameter(
            "Segment", "Name of the chamber in both segmentations; may be empty where each holds only one."
        ),
    ] = ""


def fraction(end_diastolic_ml: float, end_systolic_ml: float) -> float:
    """Share in % of the blood that is ejected."""
    return 100.0 * (end_diastolic_ml - end_systolic_ml) / end_diastolic_ml


def stroke(end_diastolic_ml: float, end_systolic_ml: float) -> float:
    """Blood in mL that is ejected with each beat."""
    return end_diastolic_ml - end_systolic_ml


def ejection_fraction(
    diastole: Labels, systole: Labels, parameters: Parameters, task: Task
) -> dict[str, Any]:
    """Work out the ejection fraction of a chamber from its volumes at the end of diastole and systole.

    EF = (EDV - ESV) / EDV, by the number of voxels of each segment. Papillary muscles belong to the volume
    where both segmentations hold them, and to neither where they do not; they must be treated alike.

    Raises
    ------
    CTSuiteError
        CLINICAL-ONE-SEGMENT, CLINICAL-NOT-EMPTIED, SEGMENT-UNKNOWN, SEGMENTATION-EMPTY,
        MEASUREMENT-SEGMENT-EMPTY.
    """
    full = body(diastole, parameters.segment, TITLE)
    emptied = body(systole, parameters.segment, TITLE)
    if emptied.ml >= full.ml:
        raise NOT_EMPTIED(earlier=f"{full.ml:.1f}", later=f"{emptied.ml:.1f}")
    method = "From the voxels of the segment at the end of the diastole and at the end of the systole."
    return {
        "measurements": tuple(
            pairs.measured(measure, full, emptied, diastole.grid, diastole.name, method)
            for measure in MEASURES
        )
    }


MEASURES = (
    pairs.described(
        TITLE,
        "Share of the blood in the chamber that leaves it with each beat.",
        "EF = (EDV − ESV) / EDV",
        fraction,
        unit=PERCENT,
        quantity=EJECTION_FRACTION,
    ),
    pairs.described(
        "Stroke volume",
        "Volume of the blood that leaves the chamber with each beat.",
        "SV = EDV − ESV",
        stroke,
        unit=ML,
        quantity=STROKE_VOLUME,
    ),
)

TOOL = Tool(
    id="measurement.ejection_fraction",
    title=TITLE,
    summary="Works out ejection fraction and stroke volume of a chamber of the heart from its volumes.",
    group=GROUP,
    clauses=("4.3.2.6.1",),
    inputs=(
        Port("diastole", Labels, "End of diastole", "Segmentation of the chamber where it is fullest."),
        Port("systole", Labels, "End of systole", "Segmentation of the chamber where it is emptiest."),
    ),
    outputs=(measurements_port("Ejection fraction and stroke volume."),),
    parameters=Parameters,
    function=ejection_fraction,
    profile="measurement.volume",
    risk="The phases of the heart that were reconstructed need not be those of the largest and smallest "
    "volume, which makes the value too small. The valve plane and the papillary muscles must be treated "
    "alike in both segmentations.",
)
