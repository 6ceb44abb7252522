"""Stenosis of a vessel: by diameter and by area, after NASCET, ECST or against another reference.

NASCET (North American Symptomatic Carotid Endarterectomy Trial Collaborators, New England Journal of Medicine
325, 1991, 445-453) compares the narrowest diameter with that of the vessel beyond the stenosis, ECST
(European Carotid Surgery Trialists' Collaborative Group, The Lancet 337, 1991, 1235-1243) with the width that
the vessel itself has at the narrowest place. Where the outer wall is segmented that width is measured;
otherwise it is interpolated between the references before and behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import Measure
from ctsuite.core.picture import Picture
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import MM
from ctsuite.core.volume import Volume
from ctsuite.measurement.image import require_inside
from ctsuite.measurement.vessel import narrowing
from ctsuite.measurement.vessel.cut import Cuts, Source, cut
from ctsuite.measurement.vessel.errors import CLOSED_LINE, REFERENCE_MISSING, REFERENCE_ZERO
from ctsuite.measurement.vessel.line import (
    CURVE_PORT,
    GROUP,
    LABELS_PORT,
    VOLUME_PORT,
    CutParameters,
    cuts_along,
    frame_of,
    nearest_station,
    region_of,
    source_of,
)
from ctsuite.measurement.vessel.reference import (
    DISTAL,
    PROXIMAL,
    Reference,
    by_hand,
    narrowed,
    reference,
    sides,
)
from ctsuite.measurement.vessel.stenosis_report import TITLE, Full, picture, table

MEAN, INTERPOLATED, WALL = "mean of both", "interpolated", "outer wall"
LEAST, EQUIVALENT, INSCRIBED = "least", "equivalent", "inscribed"
WITH_LINE, AGAINST_LINE = "with the line", "against the line"
_ZERO_MM = 1e-6
_METHODS = {
    DISTAL: "Narrowest place against the vessel beyond the stenosis.",
    PROXIMAL: "Narrowest place against the vessel before the stenosis.",
    MEAN: "Narrowest place against the mean of the vessel before and beyond the stenosis.",
    INTERPOLATED: "Narrowest place against the width interpolated there from before and beyond the stenosis.",
    WALL: "Narrowest place against the outer wall of the vessel there.",
}


@dataclass(frozen=True)
class Parameters(CutParameters):
    """What can be set."""

    reference: Annotated[
        str,
        Parameter(
            "Reference",
            "What the narrowest place is compared with: the vessel beyond the stenosis as in NASCET, before "
            "it, both, the width interpolated at the place, or the outer wall there.",
            choices=(DISTAL, PROXIMAL, MEAN, INTERPOLATED, WALL),
        ),
    ] = DISTAL
    diameter: Annotated[
        str,
        Parameter(
            "Diameter",
            "Which diameter is compared: the least width, that of a circle of the same area, or the largest "
            "circle inside.",
            choices=(LEAST, EQUIVALENT, INSCRIBED),
        ),
    ] = LEAST
    stretch: Annotated[
        float,
        Parameter(
            "Length of a reference",
            "Way along the vessel over which a reference is taken.",
            MM,
            0,
            50,
            decimals=1,
        ),
    ] = 5.0
    flow: Annotated[
        str,
        Parameter(
            "Blood flows",
            "Which end of the line the blood comes from; it decides what is before and what beyond.",
            choices=(WITH_LINE, AGAINST_LINE),
        ),
    ] = WITH_LINE
    outer: Annotated[
        str,
        Parameter(
            "Outer segment", "Name of the segment of the wall or of the vessel with its wall; may be empty."
        ),
    ] = ""


def stenosis(
    curve: Curve,
    parameters: Parameters,
    task: Task,
    labels: Labels | None = None,
    volume: Volume | None = None,
    points: Curve | None = None,
) -> dict[str, Any]:
    """Measure how much a vessel is narrowed at its narrowest place.

    Raises
    ------
    CTSuiteError
        VESSEL-CLOSED-LINE, VESSEL-REFERENCE-MISSING, VESSEL-REFERENCE-ZERO, VESSEL-NOTHING-GIVEN,
        VESSEL-CURVE-LEAVES, VESSEL-NOT-CLOSED, CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, SEGMENT-UNKNOWN,
        MEASUREMENT-SEGMENT-EMPTY, MEASUREMENT-CURVED-IMAGE, MEASUREMENT-NOT-CALIBRATED,
        MEASUREMENT-OTHER-FRAME, MEASUREMENT-OUTSIDE, RUN-CANCELLED.
    """
    if curve.closed:
        raise CLOSED_LINE(title=TITLE, name=curve.name)
    source, region = source_of(labels, volume, parameters, TITLE)
    frame = frame_of(curve, TITLE, volume, parameters.smoothing)
    if points is not None and volume is not None:
        require_inside(volume, np.asarray(points.points_lps_mm, float), points.frame_of_reference, TITLE)
    cuts = cuts_along(curve, frame, source, region, parameters, task.part(0.0, 0.9))
    widths = cuts.values(f"{parameters.diameter}_mm")
    chosen = (
        [] if points is None else [nearest_station(cuts, p) for p in np.asarray(points.points_lps_mm, float)]
    )
    narrowest = _narrowest(cuts, widths, chosen)
    found, failed = _references(cuts, widths, narrowest, chosen, parameters)
    full = _full(cuts, widths, narrowest, found, failed, labels, parameters, task.part(0.9, 1.0))
    if parameters.reference not in full:
        raise failed.get(parameters.reference) or next(iter(failed.values()))
    wanted = (
        (narrowing.DIAMETER, parameters.reference),
        (narrowing.AREA, parameters.reference),
        (narrowing.NASCET, DISTAL),
        (narrowing.ECST, WALL if WALL in full else INTERPOLATED),
    )
    results = [
        _compared(cuts, source, region, narrowest, widths, full[name], measure, name)
        for measure, name in wanted
        if name in full
    ]
    if len(found) == 2 and not chosen:
        results.append(_length(cuts, source, region, found))
    return {
        "measurements": tuple(results),
        "table": table(cuts, widths, narrowest, found, full),
        "picture": picture(cuts, widths, narrowest, found, region, parameters.diameter),
    }


def _narrowest(cuts: Cuts, widths: Float, chosen: list[int]) -> int:
    """The narrowest section, between the reference points where two were chosen.

    Otherwise it must be narrower than the vessel on both sides, so that a vessel that tapers to its end has
    its stenosis elsewhere; where there is no such place it is the narrowest of all.
    """
    inner = widths.copy()
    if len(chosen) >= 2:
        inner[: min(chosen)] = np.nan
        inner[max(chosen) + 1 :] = np.nan
    elif not chosen:
        inner[~narrowed(cuts.s_mm, widths)] = np.nan
    return int(np.nanargmin(inner if np.isfinite(inner).any() else widths))


def _references(
    cuts: Cuts, widths: Float, narrowest: int, chosen: list[int], parameters: Parameters
) -> tuple[dict[str, Reference], dict[str, CTSuiteError]]:
    """The reference of each side that has one, and why the other has none."""
    with_line = parameters.flow == WITH_LINE
    found: dict[str, Reference] = {}
    failed: dict[str, CTSuiteError] = {}
    for ahead, at in zip((False, True), sides(narrowest, chosen), strict=True):
        side = DISTAL if ahead == with_line else PROXIMAL
        try:
            if at is not None:
                found[side] = by_hand(side, cuts.s_mm, widths, at, parameters.stretch)
            elif not chosen:
                found[side] = reference(side, cuts.s_mm, widths, narrowest, ahead, parameters.stretch)
            else:
                failed[side] = REFERENCE_MISSING(side=side, reason="no reference point lies there")
        except CTSuiteError as error:
            failed[side] = error
    return found, failed


def _full(
    cuts: Cuts,
    widths: Float,
    narrowest: int,
    found: dict[str, Reference],
    failed: dict[str, CTSuiteError],
    labels: Labels | None,
    parameters: Parameters,
    task: Task,
) -> dict[str, Full]:
    """The full width by each kind of reference that can be had."""
    areas = cuts.values("area_mm2")
    full = {
        side: Full(int(one.stations[len(one.stations) // 2]), one.of(widths), one.of(areas))
        for side, one in found.items()
    }
    if len(found) == 2:
        first, second = found[PROXIMAL], found[DISTAL]
        part = (cuts.s_mm[narrowest] - first.at(cuts.s_mm)) / (second.at(cuts.s_mm) - first.at(cuts.s_mm))
        for name, share in ((MEAN, 0.5), (INTERPOLATED, float(part))):
            a, b = full[PROXIMAL], full[DISTAL]
            full[name] = Full(
                narrowest,
                (1 - share) * a.diameter_mm + share * b.diameter_mm,
                (1 - share) * a.area_mm2 + share * b.area_mm2,
            )
    if labels is not None and parameters.outer:
        inner, _ = region_of(labels, parameters.segment)
        outer, _ = region_of(labels, parameters.outer)
        # a single plane would not be smoothed along the line as the others are
        near = slice(max(narrowest - 1, 0), narrowest + 2)
        around = Source(inner | outer, labels.grid, True)
        wall = cut(around, cuts.frame, cuts.s_mm[near], None, parameters.largest, task)
        at = narrowest - near.start
        one = wall.sections[at]
        if one is not None and wall.fine[at]:
            full[WALL] = Full(narrowest, float(getattr(one, f"{parameters.diameter}_mm")), one.area_mm2)
    if WALL not in full:
        failed[WALL] = REFERENCE_MISSING(
            side=WALL, reason="no outer segment is given or its section does not count"
        )
    return full


def _compared(
    cuts: Cuts,
    source: Source,
    region: str,
    narrowest: int,
    widths: Float,
    full: Full,
    measure: Measure,
    name: str,
) -> Measurement:
    """Compare the narrowest place with a full width."""
    areas = cuts.values("area_mm2")
    if measure is narrowing.AREA:
        narrow, wide = (2 * np.sqrt(area / np.pi) for area in (areas[narrowest], full.area_mm2))
    else:
        narrow, wide = widths[narrowest], full.diameter_mm
    if not wide > _ZERO_MM:
        raise REFERENCE_ZERO()
    anchors = np.concatenate([_across(cuts, narrowest, narrow), _across(cuts, full.at, wide)])
    return measure.measured(
        float(measure.value(anchors)),
        anchors,
        region,
        _METHODS[name],
        measure.sensitivity(anchors, source.grid.direction_lps),
        measure.value,
    )


def _across(cuts: Cuts, at: int, width_mm: float) -> Float:
    """The ends (2, 3) of a line of some length through the middle of a section, along its least width."""
    section = cuts.sections[at]
    assert section is not None
    way = np.diff(section.least_ends_mm, axis=0)[0]
    way = way / np.linalg.norm(way)
    return section.to_lps(section.middle_mm + np.array([[-0.5], [0.5]]) * width_mm * way)


def _length(cuts: Cuts, source: Source, region: str, found: dict[str, Reference]) -> Measurement:
    ends = cuts.s_mm[sorted(one.end for one in found.values())]
    places, ways, *_ = cuts.frame.vectors(ends)
    return narrowing.LENGTH.measured(
        narrowing.way_mm(ends),
        places,
        region,
        "Along the line, where it is narrower than 95 % of the usual width on either side.",
        narrowing.of_way(places, ways, source.grid.direction_lps),
    )


TOOL = Tool(
    id="measurement.stenosis",
    title=TITLE,
    summary="Measures by which share a vessel is narrowed, after NASCET, ECST, by diameter and by area.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(
        CURVE_PORT,
        LABELS_PORT,
        VOLUME_PORT,
        Port(
            "points",
            Curve,
            "Reference points",
            "One or two places at which the vessel has its full width; without them they are found.",
            optional=True,
        ),
    ),
    outputs=(
        measurements_port("The stenosis by diameter, by area, after NASCET and after ECST, and its length."),
        Port("table", Table, "Widths", "Diameter and area at the narrowest place and of each reference."),
        Port(
            "picture",
            Picture,
            "Diagram",
            "Diameter and area over the length of the line, with the references.",
        ),
    ),
    parameters=Parameters,
    function=stenosis,
    profile="measurement.vessel",
    risk="The value depends on the reference: look in the diagram where it was taken, and name it with the "
    "value. NASCET is not defined where the vessel has collapsed beyond a very high stenosis. Blooming of "
    "calcium and lumens below three voxels across make a stenosis look worse than it is. The narrowest place "
    "is the smallest section that counts; a stretch without contrast medium has none.",
    requires=("numba",),
    anchor_rule=narrowing.RULE,
)
