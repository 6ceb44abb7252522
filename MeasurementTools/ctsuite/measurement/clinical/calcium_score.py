"""Calcium score: Agatston score, volume and mass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from typing import Annotated, Any

import numpy as np

from ctsuite.core.codes import CALCIUM_MASS, CALCIUM_SCORE, CALCIUM_VOLUME, Code
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import MG, MG_CM3, MM2, MM3, ONE, Unit
from ctsuite.core.volume import Volume
from ctsuite.measurement.clinical.calcium import REFERENCE_MM, THRESHOLD_HU, Calcium, calcium, combined
from ctsuite.measurement.clinical.errors import SLICES_OUT_OF_RULE
from ctsuite.measurement.clinical.segments import GROUP, boxed, require_hu
from ctsuite.measurement.middle import middle_voxel

TITLE = "Calcium score"
REFUSE, COMBINE = "refuse", "combine"
TOTAL = "total"
_THINNEST_MM, _THICKEST_MM = 2.5, 3.0
# by which part slices may gape or overlap, and by how much headers round
_PART, _ROUNDING_MM = 0.1, 1e-3


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[
        str,
        Parameter(
            "Segment",
            "Name of the region in which calcium is looked for; empty for every segment, each by "
            "itself and in total.",
        ),
    ] = ""
    least_area: Annotated[
        float,
        Parameter(
            "Least area", "Smaller groups of voxels in a slice count as noise.", MM2, 0, 10, decimals=2
        ),
    ] = 1.0
    thin: Annotated[
        str,
        Parameter(
            "Thin slices",
            "What is done with slices that are too thin for the score: refused, or averaged to slices of "
            "about 3 mm.",
            choices=(REFUSE, COMBINE),
        ),
    ] = REFUSE
    factor: Annotated[
        float,
        Parameter(
            "Calibration factor",
            "Density of calcium hydroxyapatite for each HU above water, in mg/cm³, from a phantom scanned on "
            "this scanner at this tube voltage; 0 where it is not known, and no mass is given then.",
            MG_CM3,
            0,
            3,
            decimals=3,
        ),
    ] = 0.0


def calcium_score(labels: Labels, volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Score the calcium in regions of vessels on a CT without contrast medium.

    Lesions are groups of voxels of one slice from 130 HU on. The Agatston score weights their area by the
    highest value of each, the volume is that of their voxels, and the mass is their mean CT number times
    volume times a calibration factor. Slices are 2.5 to 3 mm thick and lie side by side; thinner ones can be
    averaged in groups to about 3 mm.

    Raises
    ------
    CTSuiteError
        CLINICAL-NO-HU, CLINICAL-SLICES-OUT-OF-RULE, SEGMENT-UNKNOWN, SEGMENTATION-EMPTY,
        MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED, RUN-CANCELLED.
    """
    require_hu(volume, TITLE)
    group = _group(volume, parameters.thin)
    segments = labels.chosen(parameters.segment)
    slices = _slices(labels, segments, volume, group)
    parts, anchors = [], []
    for number, segment in enumerate(segments):
        task.progress(number / len(segments))
        scored, anchor = _scored(labels, segment, volume, slices, group, parameters.least_area)
        parts.append(scored)
        anchors.append(anchor)
    names = [segment.name for segment in segments]
    if len(segments) > 1:
        parts.append(_total(parts))
        anchors.append(anchors[0])
        names.append(TOTAL)
    method = (
        "On the slices of the series, Agatston score at a distance of 3 mm."
        if group == 1
        else "On slices averaged to about 3 mm, Agatston score at a distance of 3 mm."
    )
    found: list[Measurement] = []
    for name, part, anchor in zip(names, parts, anchors, strict=True):
        found += _measured(name, part, anchor, volume.name, method, parameters.factor)
    return {"measurements": tuple(found), "table": _table(names, parts, parameters.factor)}


def _group(volume: Volume, thin: str) -> int:
    """How many slices are averaged to one that suits the score."""
    increment = volume.grid.spacing_mm[2]
    thickness = float(volume.attributes.get("SliceThickness") or increment)
    if thin == COMBINE and thickness < _THINNEST_MM:
        group = max(round(REFERENCE_MM / increment), 1)
        suits = thickness >= (1 - _PART) * increment and _within(
            group * increment, (1 + _PART) * _THICKEST_MM
        )
    else:
        group = 1
        suits = abs(increment - thickness) <= _PART * thickness and _within(thickness, _THICKEST_MM)
    if not suits:
        raise SLICES_OUT_OF_RULE(name=volume.name, thickness=f"{thickness:.3g}", increment=f"{increment:.3g}")
    return group


def _within(thickness: float, most: float) -> bool:
    return _THINNEST_MM - _ROUNDING_MM <= thickness <= most + _ROUNDING_MM


def _slices(labels: Labels, segments: tuple[Segment, ...], volume: Volume, group: int) -> slice:
    """Slices of all regions, in whole groups.

    Raises
    ------
    CTSuiteError
        CLINICAL-SLICES-OUT-OF-RULE, MEASUREMENT-SEGMENT-EMPTY.
    """
    boxes = [boxed(labels, segment)[1][0] for segment in segments]
    first, past = min(box.start for box in boxes), max(box.stop for box in boxes)
    count = -(-(past - first) // group) * group
    start = min(first, volume.grid.shape[0] - count)
    if start < 0:
        thickness = f"{volume.grid.spacing_mm[2]:.3g}"
        raise SLICES_OUT_OF_RULE(name=volume.name, thickness=thickness, increment=thickness)
    return slice(start, start + count)


def _scored(
    labels: Labels, segment: Segment, volume: Volume, slices: slice, group: int, least_mm2: float
) -> tuple[Calcium, Any]:
    inside, box = boxed(labels, segment)
    anchor = middle_voxel(inside, box, labels.grid)
    where = (slices, *box[1:])
    region, image, grid = labels.array[where] == segment.value, volume.array[where], volume.grid
    if group > 1:
        image, region = combined(image, region, group)
        column_mm, row_mm, slice_mm = grid.spacing_mm
        grid = replace(grid, spacing_mm=(column_mm, row_mm, group * slice_mm))
    return calcium(image, region, grid, least_mm2), anchor


def _total(parts: list[Calcium]) -> Calcium:
    """Add up regions, which share no voxel."""
    return Calcium(*(sum(values) for values in zip(*map(astuple, parts), strict=True)))


def _measured(
    name: str, part: Calcium, anchor: Any, source: str, method: str, factor: float
) -> Iterator[Measurement]:
    for measure in MEASURES if factor > 0 else MEASURES[:2]:
        yield measure.measured(
            measure.value(part, factor),
            anchor,
            source,
            method,
            measure.sensitivity(part, factor),
            name=f"{name}: {measure.name}",
        )


def _table(names: list[str], parts: list[Calcium], factor: float) -> Table:
    columns = [
        Column("Segment", None, tuple(names)),
        Column("Lesions", None, tuple(part.lesions for part in parts)),
        Column("Agatston score", ONE, tuple(part.agatston for part in parts)),
        Column("Volume", MM3, tuple(part.volume_mm3 for part in parts)),
    ]
    if factor > 0:
        columns.append(Column("Mass", MG, tuple(part.mass_mg(factor) for part in parts)))
    return Table(tuple(columns), TITLE)


def score(part: Calcium, factor: float = 0.0) -> float:
    """Agatston score of a region."""
    return part.agatston


def volume_mm3(part: Calcium, factor: float = 0.0) -> float:
    """Volume of the calcium in mm³."""
    return part.volume_mm3


def mass_mg(part: Calcium, factor: float = 0.0) -> float:
    """Mass of the calcium in mg."""
    return part.mass_mg(factor)


def of_score(part: Calcium, factor: float = 0.0) -> Sensitivity:
    """The area of each slice grows as the volume does where the border moves outwards."""
    grown = part.surface_mm2 / part.volume_mm3 if part.volume_mm3 else 0.0
    return Sensitivity(spacing=np.full(3, part.agatston), boundary=part.agatston * grown)


def of_volume(part: Calcium, factor: float = 0.0) -> Sensitivity:
    """A border that lies a mm further out adds the surface."""
    return Sensitivity(spacing=np.full(3, part.volume_mm3), boundary=part.surface_mm2)


def of_mass(part: Calcium, factor: float = 0.0) -> Sensitivity:
    """What a border adds has the least CT number of calcium."""
    mass = part.mass_mg(factor)
    return Sensitivity(spacing=np.full(3, mass), boundary=factor * THRESHOLD_HU * part.surface_mm2 / 1000.0)


def _measure(
    name: str,
    tooltip: str,
    unit: Unit,
    code: Code,
    formula: str,
    value: Callable[..., float],
    sensitivity: Callable[..., Sensitivity],
) -> Measure:
    return Measure(
        id=name.lower(),
        name=name,
        tooltip=tooltip,
        unit=unit,
        quantity=code,
        formula=formula,
        views=RIGID,
        anchor_rule="The anchor marks the region: the voxel that is nearest to its middle.",
        value=value,
        sensitivity=sensitivity,
    )


MEASURES = (
    _measure(
        "Agatston score",
        "Calcium in the region: area of each lesion in each slice, weighted by its highest CT number.",
        ONE,
        CALCIUM_SCORE,
        "S = (d / 3 mm) Σ w A, area A in mm², w = 1, 2, 3, 4 from 130, 200, 300, 400 HU, slice distance d",
        score,
        of_score,
    ),
    _measure(
        "Calcium volume",
        "Volume of the calcium in the region.",
        MM3,
        CALCIUM_VOLUME,
        "V = Σ v over the voxels of all lesions",
        volume_mm3,
        of_volume,
    ),
    _measure(
        "Calcium mass",
        "Mass of the calcium in the region, as calcium hydroxyapatite.",
        MG,
        CALCIUM_MASS,
        "m = c Σ h v, calibration factor c",
        mass_mg,
        of_mass,
    ),
)

TOOL = Tool(
    id="measurement.calcium_score",
    title=TITLE,
    summary="Scores the calcium of vessels: Agatston score, volume and, where calibrated, mass.",
    group=GROUP,
    clauses=("4.3.2.6.1",),
    inputs=(
        Port(
            "labels",
            Labels,
            "Regions",
            "A segment around each vessel, drawn generously without bone; only voxels from 130 HU on count.",
        ),
        Port("volume", Volume, "CT", "A CT of the heart without contrast medium, at 120 kV."),
    ),
    outputs=(
        measurements_port("Agatston score, volume and mass of each region and in total."),
        Port("table", Table, "Scores", "Number of lesions and scores of each region and in total."),
    ),
    parameters=Parameters,
    function=calcium_score,
    profile="measurement.calcium",
    risk="The score holds for 120 kV, no contrast medium, a standard kernel and slices of 2.5 to 3 mm; on "
    "another scan it is another number. Stents, clips, bone and contrast medium count as calcium. "
    "Noise and motion change small scores most, so that a second scan may give another value.",
)
