"""Growth of a nodule between two examinations, and the time in which it doubles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from math import inf, log
from typing import Annotated, Any

from ctsuite.core.codes import DOUBLING_TIME, VOLUME_CHANGE
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool, measurements_port
from ctsuite.core.units import DAY, ML, PERCENT
from ctsuite.measurement.clinical import pairs
from ctsuite.measurement.clinical.errors import DATE_MISSING, NO_INTERVAL
from ctsuite.measurement.clinical.segments import GROUP, Body, body
from ctsuite.measurement.uncertainty.conditions import Conditions
from ctsuite.measurement.uncertainty.evaluate import evaluate

TITLE = "Nodule growth"
GROWN, NOT_GROWN, NOT_CERTAIN = "grown", "not grown", "not certain"
_FORMATS = ("%Y-%m-%d", "%Y%m%d")


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    earlier_date: Annotated[
        str, Parameter("Earlier date", "Day of the earlier examination, as year-month-day.")
    ] = ""
    later_date: Annotated[
        str, Parameter("Later date", "Day of the later examination, as year-month-day.")
    ] = ""
    segment: Annotated[
        str,
        Parameter(
            "Segment", "Name of the nodule in both segmentations; may be empty where each holds only one."
        ),
    ] = ""
    threshold: Annotated[
        float,
        Parameter(
            "Growth threshold",
            "A nodule has grown where its volume increased by more than this, beyond the uncertainty.",
            PERCENT,
            0,
            200,
            decimals=0,
        ),
    ] = 25.0


def change(earlier_ml: float, later_ml: float) -> float:
    """By which share in % the volume changed."""
    return 100.0 * (later_ml - earlier_ml) / earlier_ml


def doubling_days(earlier_ml: float, later_ml: float, days: float = 1.0) -> float:
    """Days in which the volume doubles; below zero those in which it halves, infinite where it stays."""
    growth = log(later_ml / earlier_ml)
    return days * log(2.0) / growth if growth else inf


def nodule_growth(earlier: Labels, later: Labels, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Compare the volume of a nodule at two dates, and work out in how many days it doubles.

    T = t ln 2 / ln(V2 / V1) of growth by a constant factor (M. Schwartz, Cancer 14, 1961, 1272-1294). A
    nodule counts as grown where the change of its volume, less its expanded uncertainty, is above the
    threshold; 25 % is what screening takes as the least change that is no chance of measuring (R. J. van
    Klaveren and others, New England Journal of Medicine 361, 2009, 2221-2229). The doubling time is given
    where the nodule became larger.

    Raises
    ------
    CTSuiteError
        CLINICAL-DATE-MISSING, CLINICAL-NO-INTERVAL, CLINICAL-ONE-SEGMENT, SEGMENT-UNKNOWN,
        SEGMENTATION-EMPTY, MEASUREMENT-SEGMENT-EMPTY.
    """
    begin, end = _date(parameters.earlier_date, "earlier"), _date(parameters.later_date, "later")
    days = (end - begin).days
    if days <= 0:
        raise NO_INTERVAL(days=days)
    first, second = (body(labels, parameters.segment, TITLE) for labels in (earlier, later))
    method = "From the voxels of the segment at both dates."
    changed = pairs.measured(CHANGE, first, second, earlier.grid, later.name, method)
    found = [changed]
    if second.ml > first.ml:
        value = partial(doubling_days, days=days)
        found.append(pairs.measured(DOUBLING, first, second, earlier.grid, later.name, method, value))
    table = _table(earlier, changed, first, second, days, parameters.threshold)
    return {"measurements": tuple(found), "table": table}


def _date(given: str, which: str) -> date:
    for form in _FORMATS:
        try:
            return datetime.strptime(given.strip(), form).date()
        except ValueError:
            continue
    raise DATE_MISSING(which=which, title=TITLE, given=given)


def _table(
    earlier: Labels, changed: Measurement, first: Body, second: Body, days: int, threshold: float
) -> Table:
    sure = evaluate(changed, Conditions(earlier.grid, segmented=True)).uncertainty
    expanded = sure.expanded if sure else inf
    if abs(changed.value - threshold) <= expanded:
        verdict = NOT_CERTAIN
    else:
        verdict = GROWN if changed.value > threshold else NOT_GROWN
    columns = (
        Column("Segment", None, (second.name,)),
        Column("Time between", DAY, (days,)),
        Column("Earlier volume", ML, (first.ml,)),
        Column("Later volume", ML, (second.ml,)),
        Column("Change", PERCENT, (changed.value,)),
        Column("Uncertainty of change", PERCENT, (expanded,)),
        Column("Growth", None, (verdict,)),
    )
    return Table(columns, TITLE)


CHANGE = pairs.described(
    "Change of volume",
    "By which share the volume of the nodule changed between both examinations.",
    "Δ = (V₂ − V₁) / V₁",
    change,
    unit=PERCENT,
    quantity=VOLUME_CHANGE,
)
DOUBLING = pairs.described(
    "Volume doubling time",
    "Time in which the volume of the nodule doubles if it goes on growing as between both examinations.",
    "T = t ln 2 / ln(V₂ / V₁)",
    doubling_days,
    unit=DAY,
    quantity=DOUBLING_TIME,
)
MEASURES = (CHANGE, DOUBLING)

TOOL = Tool(
    id="measurement.nodule_growth",
    title=TITLE,
    summary="Compares the volume of a nodule at two dates and works out its volume doubling time.",
    group=GROUP,
    clauses=("4.3.2.6.1",),
    inputs=(
        Port("earlier", Labels, "Earlier segmentation", "The nodule in the earlier examination."),
        Port("later", Labels, "Later segmentation", "The same nodule in the later examination."),
    ),
    outputs=(
        measurements_port("Change of the volume and, where it grew, the doubling time."),
        Port("table", Table, "Follow-up", "Both volumes, their change, its uncertainty and the verdict."),
    ),
    parameters=Parameters,
    function=nodule_growth,
    profile="measurement.volume",
    risk="Compare only examinations of the same slice thickness, kernel and contrast phase, segmented in the "
    "same way. Breathing, vessels that were taken in, and nodules below 5 mm change the volume by more than "
    "its uncertainty tells. The value does not say whether a nodule is malignant.",
)
