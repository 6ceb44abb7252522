"""The inputs of a value beside its anchors, and the combination of all by the law of propagation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ctsuite.core.grid import Float
from ctsuite.core.i18n import Text
from ctsuite.core.measurement import Measurement
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.uncertainty import BudgetLine
from ctsuite.core.units import HU, MM
from ctsuite.measurement.uncertainty.conditions import Conditions, border_mm
from ctsuite.measurement.uncertainty.placing import DIVISORS, RECTANGULAR, Placing

POSITIONS, THICKNESS = Text("Number type of positions"), Text("Slice thickness in the header")
BORDER, IMAGE, DIGITS = (
    Text("Border of the segment"),
    Text("Rounding of image values"),
    Text("Displayed digits"),
)
SPACING = (Text("Spacing along i"), Text("Spacing along j"), Text("Spacing along k"))


@dataclass(frozen=True)
class Source:
    """One input that is not an anchor: how far it may be off, and how the value answers to it."""

    name: str
    half_width: float
    unit: str
    sensitivity: float

    @property
    def standard(self) -> float:
        """Standard uncertainty; each of these inputs has a rectangular distribution."""
        return self.half_width / float(DIVISORS[RECTANGULAR])

    @property
    def deviation(self) -> float:
        """Greatest deviation of the value that comes from it."""
        return self.sensitivity * self.half_width


def sources(measurement: Measurement, slopes: Sensitivity, conditions: Conditions) -> Iterator[Source]:
    """Iterate over the inputs beside the anchors to which a value answers, displayed digits left out.

    A factor on the spacing is left out where the derivative is not a number: the bend of a value, such as an
    angle of 180 degrees, stays where it is when an axis is stretched.
    """
    grid = conditions.grid
    if len(slopes.anchors):
        reach = float(np.abs(measurement.anchors_lps_mm).max(initial=0.0))
        ulp = float(np.spacing(np.array(reach, conditions.positions))) / 2
        yield Source(
            POSITIONS, ulp, MM.symbol, float(np.sqrt(np.square(np.nan_to_num(slopes.anchors)).sum()))
        )
    if grid is not None:
        for name, size, slope in zip(SPACING, grid.spacing_mm, slopes.spacing, strict=True):
            if slope and np.isfinite(slope):
                yield Source(name, conditions.header_mm, MM.symbol, float(slope) / size)
    if slopes.slice_thickness:
        yield Source(THICKNESS, conditions.header_mm, MM.symbol, slopes.slice_thickness)
    if slopes.boundary and (conditions.segmented or not len(slopes.anchors)):
        yield Source(BORDER, border_mm(grid, conditions.voxel_mm), MM.symbol, slopes.boundary)
    if slopes.image and conditions.image_step:
        yield Source(IMAGE, conditions.image_step / 2, HU.symbol, slopes.image)


def combined(
    slopes: Float, placing: Placing, others: Iterable[Source]
) -> tuple[float, tuple[BudgetLine, ...]]:
    """Combine the standard uncertainties of all inputs, taken as independent (GUM 5.1.2).

    Parameters
    ----------
    slopes : ndarray
        Derivatives by the anchors (n, 3).
    placing : Placing
        How far the anchors may be off.
    others : iterable of Source
        The other inputs.

    Returns
    -------
    standard, lines : float, tuple of BudgetLine
        The combined standard uncertainty, and a line for each source; all parts of one name are one line.
    """
    from uncertainties import ufloat

    effects = np.einsum("nc,npc->np", slopes, placing.standard_mm)
    inputs: dict[tuple[int, ...], Any] = {}
    total: Any = 0.0
    for place in zip(*np.nonzero(effects), strict=True):
        inputs[place] = ufloat(0.0, abs(effects[place]))
        total = total + inputs[place]
    kept = list(others)
    for n, source in enumerate(kept):
        if source.deviation:
            inputs[-1, n] = ufloat(0.0, source.standard)
            total = total + source.sensitivity * inputs[-1, n]
    # the last of the sources, the displayed digits, always is one
    variance = float(total.std_dev) ** 2
    parts = {variable: float(size) for variable, size in total.error_components().items()}
    squared = {key: parts.get(variable, 0.0) ** 2 for key, variable in inputs.items()}
    lines = [*_of_anchors(slopes, placing, squared, variance)]
    for n, source in enumerate(kept):
        part = squared.get((-1, n), 0.0)
        lines.append(
            BudgetLine(
                source.name,
                source.half_width,
                source.unit,
                RECTANGULAR,
                source.standard,
                source.sensitivity,
                float(np.sqrt(part)),
                part / variance if variance else 0.0,
            )
        )
    return float(total.std_dev), tuple(lines)


def _of_anchors(
    slopes: Float, placing: Placing, squared: dict[tuple[int, ...], float], variance: float
) -> Iterator[BudgetLine]:
    widths = np.linalg.norm(placing.vectors_mm, axis=2)
    for name in dict.fromkeys(placing.sources):
        columns = [n for n, source in enumerate(placing.sources) if source == name]
        distribution = placing.distributions[columns[0]]
        half_width = float(widths[:, columns].max())
        standard = half_width / float(DIVISORS[distribution])
        total = sum(squared.get((n, column), 0.0) for n in range(len(slopes)) for column in columns)
        contribution = float(np.sqrt(total))
        yield BudgetLine(
            name,
            half_width,
            MM.symbol,
            distribution,
            standard,
            contribution / standard,
            contribution,
            total / variance if variance else 0.0,
        )
