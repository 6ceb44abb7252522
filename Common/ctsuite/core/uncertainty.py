"""How sure a measured value is: its uncertainty, the budget behind it, and how both are written.

Terms as in the Guide to the expression of uncertainty in measurement (JCGM 100, "GUM") and its Supplement 1
(JCGM 101).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.figures import number_text, with_unit
from ctsuite.core.i18n import Text
from ctsuite.core.table import Column, Table
from ctsuite.core.units import PERCENT, Unit

COVERAGE_FACTOR = 2.0
_MOST_DECIMALS, _USUAL_DECIMALS = 6, 2


@dataclass(frozen=True)
class BudgetLine:
    """One source of uncertainty.

    Attributes
    ----------
    source : str
        What it is.
    half_width : float
        By how much the input may be off, in `unit`: half the width of its distribution.
    unit : str
        Symbol of the unit of the input.
    distribution : str
        Rectangular or triangular.
    standard : float
        Standard uncertainty of the input, in `unit`.
    sensitivity : float
        How much the value changes with the input. Where several inputs are of one kind, such as the points of
        a line, the root of the sum of their squares.
    contribution : float
        Standard uncertainty of the value that comes from it, in the unit of the value.
    share : float
        Its part of the variance of the value, 0 to 1; not a number where there is no derivative.
    """

    source: str
    half_width: float
    unit: str
    distribution: str
    standard: float
    sensitivity: float
    contribution: float
    share: float


@dataclass(frozen=True)
class Uncertainty:
    """The uncertainty of a value.

    Attributes
    ----------
    standard : float
        Combined standard uncertainty, in the unit of the value.
    expanded : float
        Expanded uncertainty U for the coverage factor 2. Where the calculation was not linear, the distance
        of the further end of the coverage interval.
    low, high : float
        Coverage interval: about 95 % of the values that could be attributed to what is measured.
    bias : float
        By how much the mean of those values exceeds the measured one; 0 where the calculation was linear.
    linear : bool
        Whether the law of propagation (GUM 5.1.2) holds; otherwise the interval is that of a Monte Carlo
        calculation (Supplement 1).
    known : bool
        Whether it is known how the value answers to everything it was taken from. If not, the figures cover
        rounding only, and no uncertainty is shown with the value.
    lines : tuple of BudgetLine
        The budget. Where the calculation was not linear its contributions are of first order and do not add
        up to the standard uncertainty.
    assumptions : tuple of str
        What was assumed where it was not known.
    decimals : int
        Digits after the decimal point that the value deserves.
    samples, seed : int
        Of the Monte Carlo calculation; 0 where none was made.
    """

    standard: float
    expanded: float
    low: float
    high: float
    bias: float = 0.0
    linear: bool = True
    known: bool = True
    lines: tuple[BudgetLine, ...] = ()
    assumptions: tuple[str, ...] = ()
    decimals: int = 2
    samples: int = 0
    seed: int = 0

    def table(self, name: str = "Budget of uncertainty") -> Table:
        """Return the budget as a table, one line a source."""
        return budgets([("", self)], name)

    def notes(self) -> tuple[str, ...]:
        """How it was worked out and what was assumed, one sentence each."""
        if not self.known:
            first: str = Text("How the value answers to its input is not known: only rounding is counted.")
        elif self.linear:
            first = Text("Law of propagation of uncertainty, coverage factor 2 (JCGM 100).")
        else:
            first = Text(
                "The value is not linear in its points: the interval of 95 % comes from a Monte Carlo "
                "calculation with {samples} samples, seed {seed} (JCGM 101). Its mean differs from the value "
                "by {bias}. The contributions are of first order and do not add up.",
                samples=self.samples,
                seed=self.seed,
                bias=f"{self.bias:+.{self.decimals}f}",
            )
        return (first, *self.assumptions)

    def as_dict(self) -> dict[str, Any]:
        """Return the uncertainty for a JSON document; what is not a number is null."""
        return {
            "standard": _plain(self.standard),
            "expanded": _plain(self.expanded),
            "coverage_factor": COVERAGE_FACTOR if self.linear else None,
            "interval": [_plain(self.low), _plain(self.high)],
            "bias": _plain(self.bias),
            "linear": self.linear,
            "known": self.known,
            "decimals": self.decimals,
            "samples": self.samples,
            "seed": self.seed,
            "budget": [
                {
                    "source": line.source,
                    "half_width": _plain(line.half_width),
                    "unit": line.unit,
                    "distribution": line.distribution,
                    "standard": _plain(line.standard),
                    "sensitivity": _plain(line.sensitivity),
                    "contribution": _plain(line.contribution),
                    "share": _plain(line.share),
                }
                for line in self.lines
            ],
            "notes": list(self.notes()),
        }


def budgets(found: Iterable[tuple[str, Uncertainty]], name: str = "Budget of uncertainty") -> Table:
    """Put the budgets of values below each other, by their names; these are left out where all are empty.

    What is not a number, a contribution where there is no derivative, is left empty.
    """
    rows = [(value, line) for value, uncertainty in found for line in uncertainty.lines]
    lines = [line for _, line in rows]
    columns = (
        Column("Measurement", None, tuple(value for value, _ in rows)),
        Column("Source", None, tuple(line.source for line in lines)),
        Column("Half-width", None, tuple(line.half_width for line in lines)),
        Column("Unit", None, tuple(line.unit for line in lines)),
        Column("Distribution", None, tuple(line.distribution for line in lines)),
        Column("Standard uncertainty", None, tuple(line.standard for line in lines)),
        Column("Sensitivity", None, tuple(_plain(line.sensitivity) for line in lines)),
        Column("Contribution", None, tuple(_plain(line.contribution) for line in lines)),
        Column("Share", PERCENT, tuple(_plain(100.0 * line.share) for line in lines)),
    )
    return Table(columns if any(columns[0].values) else columns[1:], name)


def _plain(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def decimals_for(expanded: ArrayLike) -> NDArray[np.int64]:
    """Digits after the decimal point with which uncertainties (...,) have two that count (GUM 7.2.6)."""
    given = np.asarray(expanded, dtype=float)
    known = np.isfinite(given) & (given > 0)
    size = np.where(known, given, 1.0)
    exponent = np.floor(np.log10(size))
    # 0.0996 is written 0.10: rounding may add a digit in front
    exponent += np.rint(size / 10.0 ** (exponent - 1)) >= 100
    digits = np.clip(1 - exponent, 0, _MOST_DECIMALS)
    return np.where(known, digits, _USUAL_DECIMALS).astype(np.int64)


def stated(value: float, unit: Unit, uncertainty: Uncertainty | None) -> str:
    """Write a value with its uncertainty and unit.

    "60.3 ± 1.1 mm"; where the calculation was not linear the value and its interval, "176.1 [171.2; 179.4]°";
    where nothing is known of its uncertainty the value alone.
    """
    return with_unit(stated_number(value, unit, uncertainty), unit)


def stated_number(value: float, unit: Unit, uncertainty: Uncertainty | None) -> str:
    """As :func:`stated`, without the unit."""
    if uncertainty is None or not uncertainty.known or not math.isfinite(value):
        return number_text(value, unit)
    digits = uncertainty.decimals
    number = fixed(value, digits)
    if uncertainty.linear:
        return f"{number} ± {fixed(uncertainty.expanded, digits)}"
    low, high = (fixed(end, digits) for end in (uncertainty.low, uncertainty.high))
    return f"{number} [{low}; {high}]"


def fixed(value: float, decimals: int) -> str:
    """Write a number with so many digits after the point, and zero without a minus sign."""
    text = f"{value:.{decimals}f}"
    return text[1:] if text.startswith("-") and float(text) == 0 else text
