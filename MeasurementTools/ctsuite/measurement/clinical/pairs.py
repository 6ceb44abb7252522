"""Values of two volumes of one structure: how they change, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import RIGID, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.measurement.clinical.segments import Body
from ctsuite.measurement.uncertainty.conditions import border_mm

RULE = "The anchor marks the first segment: the voxel that is nearest to its middle."
_STEP = 1e-5


def slopes(value: Callable[[float, float], float], first: Body, second: Body, grid: Grid) -> Sensitivity:
    """Sensitivity of a value of two volumes, whose segmentations are off one independently of the other.

    What both borders add is taken together as independent contributions are, and given for the border of
    the first grid. A factor on the spacing is one on the volume it was measured with; it is counted for the
    first.
    """
    by_first = _slope(lambda ml: value(ml, second.ml), first.ml)
    by_second = _slope(lambda ml: value(first.ml, ml), second.ml)
    off = float(np.hypot(by_first * first.by_border, by_second * second.by_border))
    return Sensitivity(spacing=np.full(3, by_first * first.ml), boundary=off / border_mm(grid))


def _slope(value: Callable[[float], float], at: float) -> float:
    step = _STEP * at
    return (value(at + step) - value(at - step)) / (2 * step)


def measured(
    measure: Measure,
    first: Body,
    second: Body,
    grid: Grid,
    source: str,
    method: str,
    value: Callable[[float, float], float] | None = None,
) -> Measurement:
    """Work out a measure of two volumes; `value` is that with the settings of the user."""
    work = value or measure.value
    return measure.measured(
        work(first.ml, second.ml),
        first.anchor_lps_mm,
        source,
        method,
        slopes(work, first, second, grid),
    )


def described(name: str, tooltip: str, formula: str, value: Callable[..., float], **more: Any) -> Measure:
    """Describe a measure of two volumes in mL."""
    return Measure(
        id=name.lower(),
        name=name,
        tooltip=tooltip,
        formula=formula,
        views=RIGID,
        anchor_rule=RULE,
        value=value,
        sensitivity=slopes,
        **more,
    )
