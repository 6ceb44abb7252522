"""Measured values as a table, one row a value."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Column, Table
from ctsuite.core.uncertainty import Uncertainty, budgets
from ctsuite.measurement.exchange.group import Group


def results(groups: Sequence[Group], name: str = "Measurements") -> Table:
    """Put every value with its uncertainty, unit, code and points into a row.

    What is not known or not a number is left empty. Values keep every digit.
    """
    rows = [(group, each) for group in groups for each in group.measurements]
    values = [each for _, each in rows]
    sure = [_known(each) for each in values]
    return Table(
        (
            Column("Mark", None, tuple(group.mark for group, _ in rows)),
            Column("Name", None, tuple(group.name for group, _ in rows)),
            Column("Measurement", None, tuple(each.kind for each in values)),
            Column("Value", None, tuple(_plain(each.value) for each in values)),
            Column("U (k = 2)", None, tuple(_end(each, "expanded") for each in sure)),
            Column("Interval from", None, tuple(_end(each, "low") for each in sure)),
            Column("Interval to", None, tuple(_end(each, "high") for each in sure)),
            Column("Unit", None, tuple(each.unit.symbol for each in values)),
            Column("Code", None, tuple(each.quantity.value for each in values)),
            Column("Scheme", None, tuple(each.quantity.scheme for each in values)),
            Column("Meaning", None, tuple(each.quantity.meaning for each in values)),
            Column("Points (LPS, mm)", None, tuple(_points(each) for each in values)),
            Column("Data", None, tuple(each.source for each in values)),
            Column("Method", None, tuple(each.method for each in values)),
            Column("Tool", None, tuple(group.tool for group, _ in rows)),
        ),
        name,
    )


def budget(groups: Sequence[Group]) -> Table:
    """Put the budgets of all uncertainties below each other."""
    found = [
        (f"{group.mark} {each.name}".strip(), each.uncertainty)
        for group in groups
        for each in group.measurements
        if each.uncertainty is not None
    ]
    return budgets(found)


def _known(measurement: Measurement) -> Uncertainty | None:
    sure = measurement.uncertainty
    return sure if sure is not None and sure.known else None


def _end(uncertainty: Uncertainty | None, name: str) -> float | None:
    return None if uncertainty is None else _plain(getattr(uncertainty, name))


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _points(measurement: Measurement) -> str:
    return " ".join("({:.3f}, {:.3f}, {:.3f})".format(*point) for point in measurement.anchors_lps_mm)
