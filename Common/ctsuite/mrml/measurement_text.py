"""What is written of a measurement: beside its graphic, in the table, on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ctsuite.core.i18n import say, translate
from ctsuite.core.measurement import Measurement
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
