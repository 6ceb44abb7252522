"""What is written of a measurement: beside its graphic, in the table, on the clipboard."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ctsuite.core.figures import number_text
from ctsuite.core.i18n import say, translate
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import fixed
from ctsuite.mrml import measurement_marks as marks

_MOST_LINES = 5


def label(node: Any, values: Sequence[Measurement], language: str = "en") -> str:
    """Return the label of a measurement: its letters and each value with its uncertainty.

    Parameters
    ----------
    node : vtkMRMLMarkupsNode
        The graphic.
    values : sequence of Measurement
        Its values; without any the label says that nothing was measured.
    language : str
        Of the words.
    """
    mark = marks.mark_of(node)
    if not values:
        return f"{mark}  {translate('not measured', language)}"
    if len(values) == 1:
        return f"{mark}  {values[0].stated}"
    lines = [f"{short_name(value, language)} {value.stated}" for value in values[:_MOST_LINES]]
    return "\n".join([f"{mark}  {lines[0]}", *lines[1:]])


def short_name(value: Measurement, language: str = "en") -> str:
    """Name of a value without that of its markup, as "mean" of "Region of interest: mean"."""
    return say(value.name.rsplit(": ", 1)[-1], language)


def numbers(value: Measurement) -> tuple[str, str]:
    """Return the value and its expanded uncertainty as texts without a unit, as columns of a table have them.

    Where the value is not linear in its points the second is the interval of 95 %; where nothing is known of
    the uncertainty it is empty.
    """
    known = value.uncertainty
    if known is None or not known.known or not math.isfinite(value.value):
        return number_text(value.value, value.unit), ""
    number = fixed(value.value, known.decimals)
    if known.linear:
        return number, f"± {fixed(known.expanded, known.decimals)}"
    return number, f"({fixed(known.low, known.decimals)}; {fixed(known.high, known.decimals)})"
