"""Comparing the measurements of two dates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Column, Table
from ctsuite.core.units import PERCENT
from ctsuite.measurement.exchange.errors import AMBIGUOUS, NOT_PAIRED

YES, NO, UNKNOWN = "yes", "no", "not known"
BOTH, ONLY_BEFORE, ONLY_AFTER, OTHER_UNIT = "both dates", "only before", "only after", "units differ"
LONG_AXIS = "long axis"
SUM = "Sum of long axes"


@dataclass(frozen=True, eq=False)
class Change:
    """One quantity on both dates, or on one of them.

    Attributes
    ----------
    name, kind : str
        What it is; the same on both dates.
    before, after : Measurement or None
        The values.
    """

    name: str
    kind: str
    before: Measurement | None
    after: Measurement | None

    @property
    def state(self) -> str:
        """On which dates there is a value that can be compared."""
        if self.before is None:
            return ONLY_AFTER
        if self.after is None:
            return ONLY_BEFORE
        return BOTH if self.before.unit == self.after.unit else OTHER_UNIT

    @property
    def absolute(self) -> float | None:
        """Value after less value before; None where they cannot be compared."""
        if self.before is None or self.after is None or self.state != BOTH:
            return None
        found = self.after.value - self.before.value
        return found if math.isfinite(found) else None

    @property
    def percent(self) -> float | None:
        """The same in percent of the value before; None where that is zero."""
        if self.absolute is None or self.before is None or self.before.value == 0:
            return None
        return 100.0 * self.absolute / abs(self.before.value)

    @property
    def expanded(self) -> float | None:
        """Expanded uncertainty of the change; None where that of a value is not known.

        Errors of both dates are taken as independent: U² = U²(before) + U²(after) (JCGM 100, 5.1.2).
        """
        if self.absolute is None:
            return None
        return _root([_expanded(self.before), _expanded(self.after)])

    @property
    def exceeds(self) -> str:
        """Whether the change is larger than its uncertainty."""
        if self.absolute is None or self.expanded is None:
            return UNKNOWN
        return YES if abs(self.absolute) > self.expanded else NO


def compare(before: Sequence[Measurement], after: Sequence[Measurement]) -> tuple[Change, ...]:
    """Pair measurements that have the same name and kind; none is left out.

    Parameters
    ----------
    before, after : sequence of Measurement
        The values of the earlier and of the later date.

    Returns
    -------
    tuple of Change
        In the order of the earlier date, then what there is only later.

    Raises
    ------
    CTSuiteError
        FOLLOW-UP-AMBIGUOUS, FOLLOW-UP-NO-PAIR.
    """
    first, second = _by_name(before), _by_name(after)
    found = tuple(Change(*key, first.get(key), second.get(key)) for key in dict.fromkeys((*first, *second)))
    if not any(one.before is not None and one.after is not None for one in found):
        raise NOT_PAIRED()
    return found


def table(changes: Sequence[Change]) -> Table:
    """Put the changes into rows, and below them the sum of the long axes that are on both dates.

    The sum is that of the longest diameters of the paired lesions (E. A. Eisenhauer et al., New response
    evaluation criteria in solid tumours, European Journal of Cancer 45, 2009, 228-247). It judges no
    response.
    """
    rows = [_row(one) for one in changes]
    pairs = [one for one in changes if one.kind == LONG_AXIS and one.absolute is not None]
    if pairs:
        rows.append(_sum(pairs))
    columns = list(zip(*rows, strict=True))
    names = (
        "Name",
        "Measurement",
        "Before",
        "U before",
        "After",
        "U after",
        "Unit",
        "Change",
        "U of change",
        "Change in percent",
        "Exceeds uncertainty",
        "State",
    )
    return Table(
        tuple(
            Column(name, PERCENT if name == "Change in percent" else None, values)
            for name, values in zip(names, columns, strict=True)
        ),
        "Follow-up",
    )


Row = tuple[str, str, object, object, object, object, str, object, object, object, str, str]


def _row(one: Change) -> Row:
    either = one.before if one.before is not None else one.after
    unit = "" if either is None else either.unit.symbol
    if one.state == OTHER_UNIT and one.before is not None and one.after is not None:
        unit = f"{one.before.unit.symbol} / {one.after.unit.symbol}"
    return (
        one.name,
        one.kind,
        _value(one.before),
        _expanded(one.before),
        _value(one.after),
        _expanded(one.after),
        unit,
        one.absolute,
        one.expanded,
        one.percent,
        one.exceeds,
        one.state,
    )


def _sum(pairs: Sequence[Change]) -> Row:
    first = sum(one.before.value for one in pairs if one.before is not None)
    second = sum(one.after.value for one in pairs if one.after is not None)
    spread = [_root(_expanded(getattr(one, side)) for one in pairs) for side in ("before", "after")]
    change, expanded = second - first, _root(spread)
    percent = 100.0 * change / first if first else None
    exceeds = UNKNOWN if expanded is None else YES if abs(change) > expanded else NO
    unit = pairs[0].before.unit.symbol if pairs[0].before is not None else ""
    return (SUM, SUM, first, spread[0], second, spread[1], unit, change, expanded, percent, exceeds, BOTH)


def _by_name(measurements: Sequence[Measurement]) -> dict[tuple[str, str], Measurement]:
    found: dict[tuple[str, str], Measurement] = {}
    for each in measurements:
        key = each.name, each.kind
        if key in found:
            count = sum((one.name, one.kind) == key for one in measurements)
            raise AMBIGUOUS(count=count, kind=each.kind, name=each.name)
        found[key] = each
    return found


def _value(measurement: Measurement | None) -> float | None:
    known = measurement is not None and math.isfinite(measurement.value)
    return measurement.value if known and measurement is not None else None


def _expanded(measurement: Measurement | None) -> float | None:
    sure = None if measurement is None else measurement.uncertainty
    return sure.expanded if sure is not None and sure.known and math.isfinite(sure.expanded) else None


def _root(parts: Iterable[float | None]) -> float | None:
    """Root of the sum of squares; None where a part is not known."""
    total = 0.0
    for part in parts:
        if part is None:
            return None
        total += part * part
    return math.sqrt(total)
