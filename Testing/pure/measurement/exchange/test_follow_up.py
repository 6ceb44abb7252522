"""Comparing two dates: pairs, changes against their uncertainty, and what belongs to nothing."""

from __future__ import annotations

import math

import pytest

from ctsuite.core.codes import LENGTH, VOLUME
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import Uncertainty
from ctsuite.core.units import ML, MM, Unit
from ctsuite.measurement.exchange.follow_up import BOTH, NO, SUM, UNKNOWN, YES, compare, table


def measured(
    name: str, value: float, expanded: float | None = 3.0, kind: str = "long axis", unit: Unit = MM
) -> Measurement:
    sure = None
    if expanded is not None:
        sure = Uncertainty(expanded / 2, expanded, value - expanded, value + expanded)
    return Measurement(kind, name, value, unit, LENGTH if unit == MM else VOLUME, uncertainty=sure)


def row_of(found, name):
    columns = {column.name: column.values for column in table(found).columns}
    number = columns["Name"].index(name)
    return {head: values[number] for head, values in columns.items()}


def test_a_pair_tells_its_change_and_whether_it_exceeds_its_uncertainty():
    found = compare([measured("a", 20.0), measured("b", 20.0)], [measured("b", 24.0), measured("a", 25.0, 4)])
    first, second = row_of(found, "a"), row_of(found, "b")
    assert first["Change"] == 5.0 and first["Change in percent"] == 25.0
    assert first["U of change"] == pytest.approx(5.0) and first["Exceeds uncertainty"] == NO
    assert second["U of change"] == pytest.approx(math.sqrt(18)) and second["Exceeds uncertainty"] == NO
    (grown,) = compare([measured("a", 20.0)], [measured("a", 15.0)])
    assert grown.exceeds == YES and grown.absolute == -5.0


def test_what_is_on_one_date_only_is_listed_and_not_summed():
    found = compare(
        [measured("a", 20.0), measured("gone", 50.0)], [measured("a", 30.0), measured("new", 9.0)]
    )
    assert [one.state for one in found] == [BOTH, "only before", "only after"]
    total = row_of(found, SUM)
    assert (total["Before"], total["After"], total["Change in percent"]) == (20.0, 30.0, 50.0)
    assert row_of(found, "gone")["Change"] is None and row_of(found, "new")["After"] == 9.0


def test_sums_add_uncertainties_in_quadrature():
    found = compare(
        [measured("a", 20.0, 3.0), measured("b", 30.0, 4.0)],
        [measured("a", 20.0, 0), measured("b", 20.0, 12.0)],
    )
    total = row_of(found, SUM)
    assert total["U before"] == pytest.approx(5.0) and total["U of change"] == pytest.approx(13.0)
    assert total["Change"] == -10.0 and total["Exceeds uncertainty"] == NO


def test_without_an_uncertainty_or_with_other_units_nothing_is_claimed():
    found = compare(
        [measured("a", 20.0, None), measured("v", 1.0, kind="volume", unit=ML), measured("z", 0.0)],
        [measured("a", 90.0), measured("v", 2.0, kind="volume"), measured("z", 1.0)],
    )
    assert found[0].exceeds == UNKNOWN and found[0].absolute == 70.0
    assert found[1].absolute is None and found[1].state == "units differ"
    assert row_of(found, "v")["Unit"] == "mL / mm"
    assert found[2].percent is None and found[2].absolute == 1.0


def test_names_must_tell_measurements_apart_and_some_must_occur_on_both_dates():
    with pytest.raises(CTSuiteError) as error:
        compare([measured("a", 1.0), measured("a", 2.0)], [measured("a", 1.0)])
    assert error.value.code == "FOLLOW-UP-AMBIGUOUS"
    with pytest.raises(CTSuiteError) as error:
        compare([measured("a", 1.0)], [measured("b", 1.0)])
    assert error.value.code == "FOLLOW-UP-NO-PAIR"
