"""Values and uncertainties of one measurement while its points are dragged, without a run of its tool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import COVERAGE_FACTOR, Uncertainty
from ctsuite.measurement.uncertainty.conditions import Conditions
from ctsuite.measurement.uncertainty.live import Live


class Preview:
    """What can be followed of a measurement.

    Parameters
    ----------
    values : sequence of Measurement
        Values of its last run. Those that only a run can give are left out.
    conditions : Conditions
        How it was measured.
    count : int
        How many points it has.
    """

    def __init__(self, values: Sequence[Measurement], conditions: Conditions, count: int) -> None:
        self._values = [
            value for value in values if value.model is not None and len(value.anchors_lps_mm) == count
        ]
        self._live = Live(self._values, conditions)

    def at(self, points_lps_mm: Float) -> tuple[Measurement, ...]:
        """Return the values with their points (n, 3) elsewhere; their budgets follow with the next run."""
        if not self._values:
            return ()
        shown = self._live.update([points_lps_mm] * len(self._values))
        found = []
        for number, value in enumerate(self._values):
            expanded = float(shown.expanded[number])
            uncertainty = None
            if value.uncertainty is not None and value.uncertainty.known:
                uncertainty = Uncertainty(
                    expanded / COVERAGE_FACTOR,
                    expanded,
                    float(shown.low[number]),
                    float(shown.high[number]),
                    linear=bool(shown.linear[number]),
                    decimals=int(shown.decimals[number]),
                )
            found.append(
                replace(
                    value,
                    value=float(shown.values[number]),
                    anchors_lps_mm=points_lps_mm,
                    sensitivity=None,
                    uncertainty=uncertainty,
                )
            )
        return tuple(found)
