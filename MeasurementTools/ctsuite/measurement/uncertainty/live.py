"""Values and uncertainties of many measurements at once, while their points are being dragged."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.figures import with_unit
from ctsuite.core.grid import Float, Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import COVERAGE_FACTOR, decimals_for, fixed
from ctsuite.core.units import Unit
from ctsuite.measurement.uncertainty import linearity, placing
from ctsuite.measurement.uncertainty.conditions import Conditions
from ctsuite.measurement.uncertainty.evaluate import evaluate

_STRETCH = 1e-6


@dataclass(frozen=True, eq=False)
class Shown:
    """What is shown of each measurement.

    Attributes
    ----------
    values, expanded : ndarray
        Value and expanded uncertainty (m,), each in its unit.
    low, high : ndarray
        Coverage interval (m,). Where a value is not linear it is a preview from a few deviations.
    linear : ndarray of bool
        Whether the law of propagation holds.
    decimals : ndarray of int
        Digits that the values deserve.
    units : tuple of Unit
        Units of the values.
    """

    values: Float
    expanded: Float
    low: Float
    high: Float
    linear: NDArray[np.bool_]
    decimals: NDArray[np.int64]
    units: tuple[Unit, ...]

    def text(self, number: int) -> str:
        """Write one value with its uncertainty, as :func:`ctsuite.core.uncertainty.stated` does."""
        digits, unit = int(self.decimals[number]), self.units[number]
        value = fixed(float(self.values[number]), digits)
        if self.linear[number]:
            return with_unit(f"{value} ± {fixed(float(self.expanded[number]), digits)}", unit)
        low, high = fixed(float(self.low[number]), digits), fixed(float(self.high[number]), digits)
        return with_unit(f"{value} [{low}; {high}]", unit)


@dataclass(frozen=True, eq=False)
class _Group:
    """Measurements of one kind with equally many anchors.

    What is added to the anchors of each: `shifts` (s, n, 3), none and a little for the derivatives, and
    `moved` (m, 2 * pairs, n, 3), the deviations of the check of linearity. `covariance` (m, n, 3, 3) is that
    of the coordinates of each anchor. `stretched` (m, 3, 3, 3) maps a place to its move when the spacing
    along i, j or k grows, whose relative standard uncertainty is `header` (m, 3).
    """

    members: NDArray[np.intp]
    model: Callable[[NDArray[Any]], NDArray[Any]]
    shifts: Float
    moved: Float
    covariance: Float
    stretched: Float
    header: Float


class Live:
    """Measurements that are followed while points move.

    Parameters
    ----------
    measurements : sequence of Measurement
        All that are in sight. Those without a `model` keep the value and uncertainty that they have.
    conditions : Conditions or sequence of Conditions
        How they are measured: one for all, or one each.
    """

    def __init__(
        self, measurements: Sequence[Measurement], conditions: Conditions | Sequence[Conditions]
    ) -> None:
        count = len(measurements)
        each = [conditions] * count if isinstance(conditions, Conditions) else list(conditions)
        self._units = tuple(one.unit for one in measurements)
        self._fixed = np.array([-1 if one.decimals is None else one.decimals for one in each], np.int64)
        self._still = np.full((4, count), np.nan)
        self._linear = np.ones(count, bool)
        self._groups: list[_Group] = []
        alike: dict[Hashable, list[int]] = {}
        for number, one in enumerate(measurements):
            if one.model is None or not len(one.anchors_lps_mm):
                self._keep(number, one, each[number])
            else:
                key = (_key(one.model), np.shape(one.anchors_lps_mm))
                alike.setdefault(key, []).append(number)
        for members in alike.values():
            self._groups.append(_group(measurements, each, members))

    def _keep(self, number: int, measurement: Measurement, conditions: Conditions) -> None:
        found = (measurement if measurement.uncertainty else evaluate(measurement, conditions)).uncertainty
        assert found is not None
        self._still[:, number] = (measurement.value, found.expanded, found.low, found.high)
        self._linear[number] = found.linear

    def update(self, anchors: Sequence[NDArray[Any]]) -> Shown:
        """Work out every value and its uncertainty anew.

        Parameters
        ----------
        anchors : sequence of ndarray
            Anchors (n, 3) of each measurement, LPS mm, in the order in which they were given.
        """
        values, expanded, low, high = self._still.copy()
        linear = self._linear.copy()
        for group in self._groups:
            who = group.members
            places = np.stack([anchors[number] for number in who])
            values[who], standard, check = _worked_out(group, places)
            expanded[who] = COVERAGE_FACTOR * np.where(check.linear, standard, check.spread)
            middle = values[who] + np.where(check.linear, 0.0, check.bias)
            low[who], high[who] = middle - expanded[who], middle + expanded[who]
            linear[who] = check.linear
        digits = np.where(self._fixed < 0, decimals_for(expanded), self._fixed)
        moving = np.concatenate([np.zeros(0, np.intp), *(group.members for group in self._groups)])
        chosen = moving[linear[moving]]
        shown = 0.5 * 10.0 ** -digits[chosen] / placing.DIVISORS[placing.RECTANGULAR]
        expanded[chosen] = np.hypot(expanded[chosen], COVERAGE_FACTOR * shown)
        low[chosen], high[chosen] = values[chosen] - expanded[chosen], values[chosen] + expanded[chosen]
        return Shown(values, expanded, low, high, linear, digits, self._units)


def _key(model: Callable[..., Any]) -> Hashable:
    """What two models have in common when they are the same function with the same settings."""
    if not isinstance(model, partial):
        return model
    settings = tuple((name, _plain(value)) for name, value in sorted(model.keywords.items()))
    return (model.func, tuple(_plain(value) for value in model.args), settings)


def _plain(value: Any) -> Hashable:
    return value if isinstance(value, (str, bool, int, float, type(None))) else id(value)


def _group(
    measurements: Sequence[Measurement], conditions: Sequence[Conditions], members: Sequence[int]
) -> _Group:
    first = measurements[members[0]]
    assert first.model is not None
    count = len(first.anchors_lps_mm)
    known: dict[int, tuple[Float, Float, Float, Float]] = {}
    rows = []
    for number in members:
        one = conditions[number]
        if id(one) not in known:
            where = placing.of(one, count)
            known[id(one)] = (
                linearity.deviations(where),
                _covariance(where),
                *_stretched(one.grid, one.header_mm),
            )
        rows.append(known[id(one)])
    moved, spread, stretched, header = (np.stack(column) for column in zip(*rows, strict=True))
    shifts = np.concatenate([np.zeros((1, count, 3)), linearity.steps(count)])
    return _Group(np.array(members), first.model, shifts, moved, spread, stretched, header)


def _covariance(where: placing.Placing) -> Float:
    """Covariance (n, 3, 3) of the coordinates of each anchor, in mm²."""
    parts = where.standard_mm
    return np.asarray(np.einsum("npa,npb->nab", parts, parts))


def _stretched(grid: Grid | None, header_mm: float) -> tuple[Float, Float]:
    """Moves (3, 3, 3) of a place when an axis is stretched by a factor, and how uncertain each factor is."""
    if grid is None:
        return np.zeros((3, 3, 3)), np.zeros(3)
    axes = np.array(grid.direction_lps)
    back = np.linalg.inv(axes)
    moves = np.einsum("ak,kb->kab", axes, back)
    return moves, header_mm / np.array(grid.spacing_mm) / float(placing.DIVISORS[placing.RECTANGULAR])


def _worked_out(group: _Group, places: Float) -> tuple[Float, Float, linearity.Linearity]:
    """Values (m,), their standard uncertainties (m,) and the check of linearity, for anchors (m, n, 3)."""
    start = len(group.shifts)
    tried = np.concatenate([group.shifts[None] + places[:, None], group.moved + places[:, None]], axis=1)
    away = places - places[:, :1]
    moves = np.einsum("mkab,mnb->mkna", group.stretched, away) * _STRETCH
    tried = np.concatenate([tried, places[:, None] + moves, places[:, None] - moves], axis=1)
    found = np.asarray(group.model(tried))
    values = found[:, 0]
    slopes = linearity.differences(found[:, 1:start]).reshape(places.shape)
    past = start + 2 * linearity.PAIRS
    by_spacing = (found[:, past : past + 3] - found[:, past + 3 :]) / (2 * _STRETCH)
    check = linearity.judge(values, found[:, start:past], slopes, group.moved)
    variance = np.einsum("mna,mnab,mnb->m", slopes, group.covariance, slopes)
    return values, np.sqrt(variance + np.square(by_spacing * group.header).sum(axis=1)), check
