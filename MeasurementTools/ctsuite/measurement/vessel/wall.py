"""Thickness of the wall of a vessel, between its lumen and its outer border.

Both are cut by the same planes across the line. From each piece of the border of the lumen the thickness is
the distance to the nearest place of the outer border, or that along the line that stands on the border of the
lumen. The mean counts every piece by its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import ArrayLike

from ctsuite.core.codes import WALL_THICKNESS
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import Measure
from ctsuite.core.picture import Picture
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import MM, MM2
from ctsuite.measurement import length
from ctsuite.measurement.vessel.cut import FINE, Source, cut
from ctsuite.measurement.vessel.errors import NO_WALL, NOT_CLOSED
from ctsuite.measurement.vessel.line import (
    ALONG,
    CURVE_PORT,
    GROUP,
    LineParameters,
    cuts_along,
    frame_of,
    region_of,
)
from ctsuite.measurement.vessel.plot import Line, Mark, Panel, diagram
from ctsuite.measurement.vessel.section import Section

TITLE = "Wall thickness"
NEAREST, NORMAL = "nearest", "along the normal"
RULE = "The anchors are a place of the border of the lumen and one of the outer border, in a plane across."
# both borders are segmented on their own, so that their errors add up as squares do
_BOTH_BORDERS = float(np.sqrt(2.0))


@dataclass(frozen=True)
class Parameters(LineParameters):
    """What can be set."""

    outer: Annotated[
        str,
        Parameter("Outer segment", "Name of the segment of the wall, or of the vessel with its wall."),
    ] = "Wall"
    direction: Annotated[
        str,
        Parameter(
            "Direction",
            "Measures to the nearest place of the outer border, or at right angles to that of the lumen.",
            choices=(NEAREST, NORMAL),
        ),
    ] = NEAREST


@dataclass(frozen=True, eq=False)
class Thickness:
    """The wall in one plane.

    Attributes
    ----------
    from_mm, to_mm : ndarray
        Places (n, 2) of both borders in the plane.
    weights : ndarray
        Length (n,) of the border of the lumen that each stands for.
    """

    from_mm: Float
    to_mm: Float
    weights: Float

    @property
    def values_mm(self) -> Float:
        """Thickness (n,); not a number where the normal misses the outer border."""
        return np.asarray(np.linalg.norm(self.to_mm - self.from_mm, axis=1))

    @property
    def mean_mm(self) -> float:
        """Mean thickness round the lumen."""
        known = np.isfinite(self.values_mm)
        return float(np.average(self.values_mm[known], weights=self.weights[known]))


def sensitivity(anchors: Float, direction_lps: ArrayLike | None = None) -> Sensitivity:
    """As of a length; either border counts in full."""
    found = length.sensitivity(anchors, direction_lps)
    return Sensitivity(found.anchors, found.spacing, boundary=_BOTH_BORDERS)


def thickness(inner: Section, outer: Section, direction: str = NEAREST) -> Thickness:
    """Measure the wall between two outlines in one plane."""
    pieces = inner.pieces_mm
    along = pieces[:, 1] - pieces[:, 0]
    size = np.linalg.norm(along, axis=1)
    kept = size > 1e-9
    start, along, size = pieces[kept].mean(axis=1), along[kept], size[kept]
    if direction == NEAREST:
        return Thickness(start, _nearest(start, outer.pieces_mm), size)
    # the lumen lies on the left of its outline
    normal = np.column_stack([along[:, 1], -along[:, 0]]) / size[:, None]
    return Thickness(start, _ahead(start, normal, outer.pieces_mm), size)


def _nearest(places: Float, pieces: Float) -> Float:
    """Nearest places (n, 2) on pieces (m, 2, 2) of a line."""
    first, along = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    squared = np.maximum((along**2).sum(axis=1), 1e-18)
    part = np.clip(((places[:, None] - first) * along).sum(axis=2) / squared, 0, 1)
    feet = first + part[..., None] * along
    best = np.linalg.norm(feet - places[:, None], axis=2).argmin(axis=1)
    return np.asarray(feet[np.arange(len(places)), best])


def _ahead(places: Float, ways: Float, pieces: Float) -> Float:
    """Where rays (n,) first meet pieces (m, 2, 2) of a line; not a number where they never do."""
    first, along = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    to = first[None] - places[:, None]
    turn = ways[:, None, 0] * along[None, :, 1] - ways[:, None, 1] * along[None, :, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        far = (to[..., 0] * along[:, 1] - to[..., 1] * along[:, 0]) / turn
        part = (to[..., 0] * ways[:, None, 1] - to[..., 1] * ways[:, None, 0]) / turn
    hit = (part >= 0) & (part <= 1) & (far >= 0)
    nearest = np.where(hit, far, np.inf).min(axis=1)
    nearest = np.where(np.isfinite(nearest), nearest, np.nan)
    return np.asarray(places + nearest[:, None] * ways)


def wall(curve: Curve, labels: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Measure the thickness of the wall of a vessel along its line.

    Raises
    ------
    CTSuiteError
        VESSEL-NO-WALL, VESSEL-CURVE-LEAVES, VESSEL-NOT-CLOSED, CURVE-NOT-NUMBERS, CURVE-TOO-SHORT,
        SEGMENT-UNKNOWN, MEASUREMENT-SEGMENT-EMPTY, RUN-CANCELLED.
    """
    lumen, region = region_of(labels, parameters.segment)
    outer, name = region_of(labels, parameters.outer)
    whole = lumen | outer
    if np.array_equal(whole, lumen):
        raise NO_WALL()
    frame = frame_of(curve, TITLE, None, parameters.smoothing)
    source = Source(lumen, labels.grid, True)
    inner = cuts_along(curve, frame, source, region, parameters, task.part(0.0, 0.5))
    around = cut(
        Source(whole, labels.grid, True), frame, inner.s_mm, None, parameters.largest, task.part(0.5, 1.0)
    )
    walls: list[Thickness | None] = []
    remarks = []
    for one, two, first, second in zip(
        inner.sections, around.sections, inner.remarks, around.remarks, strict=True
    ):
        walls.append(None if one is None or two is None else thickness(one, two, parameters.direction))
        remarks.append(first if first != FINE else second)
    fine = [number for number, remark in enumerate(remarks) if remark == FINE]
    if not fine:
        raise NOT_CLOSED(
            name=curve.name,
            remarks=Text.joined(dict.fromkeys(remarks), ", "),
            largest=f"{parameters.largest:g}",
        )
    columns = _columns(walls)
    shown = np.array([[c[n] if n in fine else np.nan for n in range(len(remarks))] for c in columns], float)
    places = {"thickest place": int(np.nanargmax(shown[2])), "thinnest place": int(np.nanargmin(shown[1]))}
    source_name = f"{region}, {name}"
    found = [_mean(walls, fine, source_name)]
    for title, at in places.items():
        found.append(_extreme(inner.sections[at], walls[at], title, source_name, labels))
    return {
        "measurements": tuple(found),
        "table": Table(
            (
                Column("Position", MM, tuple(float(s) for s in inner.s_mm)),
                Column("Mean thickness", MM, columns[0]),
                Column("Least thickness", MM, columns[1]),
                Column("Greatest thickness", MM, columns[2]),
                Column("Area of the wall", MM2, _areas(inner.sections, around.sections)),
                Column("Remark", None, tuple(remarks)),
            ),
            TITLE,
        ),
        "picture": _picture(inner.s_mm, shown, places, source_name),
    }


def _columns(walls: list[Thickness | None]) -> tuple[tuple[float | None, ...], ...]:
    """Mean, least and greatest thickness of each plane; None where there is none."""
    rows = [
        (None,) * 3
        if one is None or not np.isfinite(one.values_mm).any()
        else (one.mean_mm, float(np.nanmin(one.values_mm)), float(np.nanmax(one.values_mm)))
        for one in walls
    ]
    return tuple(zip(*rows, strict=True))


def _areas(inner: list[Section | None], outer: list[Section | None]) -> tuple[float | None, ...]:
    return tuple(
        None if one is None or two is None else float(two.area_mm2 - one.area_mm2)
        for one, two in zip(inner, outer, strict=True)
    )


def _mean(walls: list[Thickness | None], fine: list[int], source: str) -> Measurement:
    known = [one for one in (walls[number] for number in fine) if one is not None]
    values = np.concatenate([one.values_mm for one in known])
    weights = np.concatenate([one.weights for one in known])
    mean = float(np.average(values[np.isfinite(values)], weights=weights[np.isfinite(values)]))
    return MEASURE.measured(
        mean,
        np.empty((0, 3)),
        source,
        "Mean over the whole border of the lumen along the line.",
        Sensitivity(boundary=_BOTH_BORDERS),
        name="mean wall thickness",
    )


def _extreme(
    section: Section | None, one: Thickness | None, title: str, source: str, labels: Labels
) -> Measurement:
    assert section is not None and one is not None
    at = int(np.nanargmax(one.values_mm) if title == "thickest place" else np.nanargmin(one.values_mm))
    anchors = section.to_lps(np.array([one.from_mm[at], one.to_mm[at]]))
    return MEASURE.measured(
        float(length.value(anchors)),
        anchors,
        source,
        "In the plane at right angles to the line.",
        sensitivity(anchors, labels.grid.direction_lps) if one.values_mm[at] > 0 else None,
        length.value,
        Text.joined([title, MEASURE.name], ": "),
    )


def _picture(s_mm: Float, shown: Float, places: dict[str, int], source: str) -> Picture:
    names = ("Mean thickness", "Least thickness", "Greatest thickness")
    panel = Panel("Thickness (mm)", [Line(name, row) for name, row in zip(names, shown, strict=True)])
    marks = [Mark(float(s_mm[at]), str(number)) for number, at in enumerate(places.values(), start=1)]
    legend = [f"{number}: {name}" for number, name in enumerate(places, start=1)]
    return Picture(diagram(source, s_mm, (panel,), marks, legend), TITLE)


MEASURE = Measure(
    id="wall thickness",
    name="wall thickness",
    tooltip="Thickness of the vessel's wall in the body, from the lumen outwards.",
    unit=MM,
    quantity=WALL_THICKNESS,
    formula="w = min |p − q|, p on the border of the lumen, q on the outer border",
    views=ALONG,
    anchor_rule=RULE,
    value=length.value,
    sensitivity=sensitivity,
)

TOOL = Tool(
    id="measurement.vessel_wall",
    title=TITLE,
    summary="Measures the thickness of a vessel's wall, from its lumen to its outer border, along a line.",
    group=GROUP,
    clauses=("4.3.2.6.1", "4.3.2.6.2", "4.3.2.6.3"),
    inputs=(
        CURVE_PORT,
        Port("labels", Labels, "Segmentation", "The lumen of the vessel and its wall as segments."),
    ),
    outputs=(
        measurements_port("Mean, greatest and least thickness."),
        Port("table", Table, "Thickness", "Thickness and area of the wall of every cross-section."),
        Port("picture", Picture, "Diagram", "Thickness over the length of the line."),
    ),
    parameters=Parameters,
    function=wall,
    profile="measurement.vessel",
    risk="CT shows the wall of most vessels hardly or not at all: a wall below two voxels is that of the "
    "segmentation. Thrombus and plaque inside of the outer border count as wall. Least and greatest "
    "thickness carry the steps of voxels; rather trust the mean.",
    requires=("numba",),
    anchor_rule=RULE,
)
