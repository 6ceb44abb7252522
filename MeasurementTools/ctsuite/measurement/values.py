"""What the values of an image in a region are like: the measures that all regions share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import MAXIMUM, MEAN, MINIMUM, STANDARD_DEVIATION
from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.measuring import FLAT, Measure
from ctsuite.core.sensitivity import Sensitivity
from ctsuite.core.table import Column, Table
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.measurement.uncertainty.conditions import border_mm

_MOST_BINS = 4000


def of_least(inside: Float, rim: Float, growth: float, reach_mm: float) -> Sensitivity:
    """The least value jumps: what counts is by how much, where the border takes in what lies within reach."""
    return _of_extreme(inside.min(), rim.min(initial=inside.min()), reach_mm)


def of_greatest(inside: Float, rim: Float, growth: float, reach_mm: float) -> Sensitivity:
    """As of the least value."""
    return _of_extreme(inside.max(), rim.max(initial=inside.max()), reach_mm)


def _of_extreme(inside: float, around: float, reach_mm: float) -> Sensitivity:
    return Sensitivity(boundary=float(around - inside) / reach_mm, image=1.0)


def of_mean(inside: Float, rim: Float, growth: float, reach_mm: float) -> Sensitivity:
    """Moving the border out by δ takes in the part g δ of the region, of the mean value of the border.

    So the mean m moves by g (r - m) a mm, with the mean r on the border.
    """
    return Sensitivity(boundary=growth * float(rim.mean() - inside.mean()) if rim.size else 0.0)


def of_deviation(inside: Float, rim: Float, growth: float, reach_mm: float) -> Sensitivity:
    """As of the mean: the variance s² moves by g (mean of (value on the border - m)² - s²)."""
    spread = float(inside.std())
    if not rim.size or spread == 0.0:
        return Sensitivity()
    away = float(np.square(rim - inside.mean()).mean())
    return Sensitivity(boundary=growth * (away - spread**2) / (2 * spread))


_RULE = "The anchors are those of the region; no voxel outside of it counts."
MEASURES = (
    Measure(
        "mean",
        "mean",
        "Mean of the CT numbers in the region.",
        HU,
        MEAN,
        "m = Σ h / n",
        FLAT,
        _RULE,
        np.mean,
        of_mean,
    ),
    Measure(
        "standard deviation",
        "standard deviation",
        "Spread of the CT numbers in the region about their mean; in even tissue it is the noise.",
        HU,
        STANDARD_DEVIATION,
        "s = √(Σ (h − m)² / n)",
        FLAT,
        _RULE,
        np.std,
        of_deviation,
    ),
    Measure(
        "minimum",
        "minimum",
        "Least CT number in the region.",
        HU,
        MINIMUM,
        "min h",
        FLAT,
        _RULE,
        np.min,
        of_least,
    ),
    Measure(
        "maximum",
        "maximum",
        "Greatest CT number in the region.",
        HU,
        MAXIMUM,
        "max h",
        FLAT,
        _RULE,
        np.max,
        of_greatest,
    ),
)


def measured(
    numbers: Sequence[float],
    volume: Volume,
    anchors: NDArray[Any],
    method: str,
    prefix: str = "",
    sensitivities: Sequence[Sensitivity | None] = (None,) * 4,
) -> Iterator[Measurement]:
    """Wrap mean, standard deviation, minimum and maximum, in this order."""
    for measure, number, sensitivity in zip(MEASURES, numbers, sensitivities, strict=True):
        yield measure.measured(
            number,
            anchors,
            volume.name,
            method,
            sensitivity,
            name=prefix + measure.name,
            unit=volume.unit,
        )


def of_region(
    inside: Float, rim: Float, growth: float, volume: Volume, anchors: NDArray[Any], method: str, prefix: str
) -> Iterator[Measurement]:
    """Measure a region that was sampled.

    Parameters
    ----------
    inside, rim : ndarray
        Values (n,) in the region and on its border.
    growth : float
        By which part the region grows when its border moves out by a mm, in 1/mm: its length or area over the
        area or volume of the region.
    volume : Volume
        The image.
    anchors : ndarray
        Anchors (n, 3) in LPS mm.
    method, prefix : str
        How it was sampled, and what stands before the names.
    """
    numbers = [float(measure.value(inside)) for measure in MEASURES]
    reach = border_mm(volume.grid)
    slopes = [measure.sensitivity(inside, rim, growth, reach) for measure in MEASURES]
    return measured(numbers, volume, anchors, method, prefix, slopes)


def histogram(inside: Float, width: float, volume: Volume) -> Table:
    """Count the values in intervals of one width, which begin at multiples of it.

    Where the values span too many intervals, they are made wider by a whole number.
    """
    least, greatest = float(inside.min()), float(inside.max())
    width *= max(1.0, np.ceil((greatest - least) / width / _MOST_BINS))
    first = np.floor(least / width)
    number = np.floor(inside / width) - first
    counts = np.bincount(number.astype(int))
    starts = (first + np.arange(len(counts))) * width
    columns = (
        Column("From", volume.unit, tuple(float(start) for start in starts)),
        Column("Below", volume.unit, tuple(float(start + width) for start in starts)),
        Column("Voxels", None, tuple(int(count) for count in counts)),
    )
    return Table(columns, "Histogram")
