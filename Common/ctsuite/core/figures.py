"""Values for people: as many digits as a CT measurement can bear, with the unit."""

from __future__ import annotations

import math

from ctsuite.core.units import Unit

_DECIMALS = {
    "mm": 1,
    "mm2": 1,
    "mm3": 0,
    "cm2": 2,
    "mL": 1,
    "deg": 1,
    "[hnsf'U]": 0,
    "%": 1,
    "s": 1,
    "{voxels}": 0,
}
_FINER_BELOW_10 = {"mm", "mL"}
_CLOSE = {"°", "%"}


def number_text(value: float, unit: Unit) -> str:
    """Write a number with digits that suit its unit; a small value keeps two that count."""
    if not math.isfinite(value):
        return "not a number"
    decimals = _DECIMALS.get(unit.ucum, 3)
    if unit.ucum in _FINER_BELOW_10 and abs(value) < 10:
        decimals += 1
    text = f"{value or 0.0:.{decimals}f}"
    return f"{value:.2g}" if value and float(text) == 0 else text


def value_text(value: float, unit: Unit) -> str:
    """Write a value with its unit, such as "45.2 mm" or "12.5°"."""
    return with_unit(number_text(value, unit), unit)


def with_unit(number: str, unit: Unit) -> str:
    """Put the unit behind a number that is written already."""
    if not unit.symbol:
        return number
    return f"{number}{'' if unit.symbol in _CLOSE else ' '}{unit.symbol}"
