"""Limits between tissues from the histogram (N. Otsu 1979; several limits: P.-S. Liao et al. 2001).

The limits are those that make the classes of CT numbers as different as possible: the variance between the
classes, weighted by their sizes, is largest. For several limits the best ones are found exactly, by dynamic
programming over the bins of the histogram.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors_core import PARAMETER_CONFLICT
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness, noise, presets
from ctsuite.segmentation.errors import TOO_FEW_VALUES

BRIGHTEST, DARKEST, EACH = "brightest", "darkest", "each"
_BINS = 512
_COLOURS = ((0.3, 0.5, 0.8), (0.9, 0.85, 0.35), (0.75, 0.5, 0.42), (0.8, 0.2, 0.25), (0.93, 0.85, 0.66))


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    classes: Annotated[
        int, Parameter("Classes", "Into how many classes the CT numbers are divided.", minimum=2, maximum=5)
    ] = 2
    region: Annotated[
        str,
        Parameter(
            "Region",
            "The class of the brightest or darkest CT numbers, or a segment for each class.",
            choices=(BRIGHTEST, DARKEST, EACH),
        ),
    ] = BRIGHTEST
    lowest: Annotated[
        float,
        Parameter(
            "From",
            "Only CT numbers from here on take part; the default leaves air out.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = -300.0
    highest: Annotated[
        float,
        Parameter(
            "Up to",
            "Only CT numbers up to here are counted; brighter voxels belong to the brightest class.",
            HU,
            presets.LOWEST_HU,
            presets.HIGHEST_HU,
            decimals=0,
        ),
    ] = 2000.0
    noise: Annotated[
        str,
        Parameter(
            "Noise filter",
            "Quietens noise before the limits are applied. The median keeps edges sharp.",
            choices=noise.FILTERS,
        ),
    ] = noise.NONE
    noise_size: Annotated[
        float,
        Parameter(
            "Noise filter size",
            "Reach of the median to each side, or standard deviation of the Gaussian.",
            MM,
            0.1,
            5,
            decimals=1,
        ),
    ] = 1.0


def otsu(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment classes of CT numbers whose limits are found from the histogram.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Number of classes, which of them are segmented, and the range of CT numbers that take part.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``classes`` (Table) with limits and volumes, and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, SEGMENT-TOO-FEW-VALUES, RUN-CANCELLED.
    """
    lowest, highest = parameters.lowest, parameters.highest
    if lowest >= highest:
        reason = f"The first CT number {lowest:g} HU is not below the last one {highest:g} HU."
        raise PARAMETER_CONFLICT(first="From", second="Up to", reason=reason)
    grid = volume.grid
    quiet = noise.quietened(volume.array, grid, parameters.noise, parameters.noise_size)
    task.progress(0.3, "Counting CT numbers")
    inner = limits(quiet[(quiet >= lowest) & (quiet <= highest)], parameters.classes)
    if inner is None:
        raise TOO_FEW_VALUES(name=volume.name, lower=lowest, upper=highest, classes=parameters.classes)
    task.progress(0.6, "Applying the limits")
    number = (np.searchsorted(inner, quiet, side="left") + 1).astype(np.uint8)
    number[quiet < lowest] = 0
    count = parameters.classes
    volumes = np.bincount(number.ravel(), minlength=count + 1)[1:] * grid.voxel_volume_mm3 / 1000.0
    chosen = {BRIGHTEST: (count,), DARKEST: (1,), EACH: tuple(range(1, count + 1))}[parameters.region]
    place = np.zeros(count + 1, dtype=np.uint8)
    place[list(chosen)] = np.arange(1, len(chosen) + 1)
    custom = presets.CUSTOM
    segments = tuple(
        Segment(int(place[n]), f"Class {n}", custom.category, custom.type, _COLOURS[n - 1]) for n in chosen
    )
    labels = Labels(place[number], grid, segments, f"{volume.name}: Otsu")
    bounds = [lowest, *inner, float(quiet.max())]
    task.progress(0.8, "Reporting")
    found = Table(
        (
            Column("Class", None, tuple(f"Class {n}" for n in range(1, count + 1))),
            Column("Above", HU, tuple(bounds[:-1])),
            Column("Up to", HU, tuple(bounds[1:])),
            Column("Volume", ML, tuple(volumes.tolist())),
        ),
        "Classes",
    )
    return {"labels": labels, "classes": found, "completeness": completeness.report(labels)}


def limits(values: NDArray[Any], classes: int) -> list[float] | None:
    """Return the limits between classes of values, or None where there are fewer values than classes.

    Parameters
    ----------
    values : ndarray
        Values in any order.
    classes : int
        Number of classes.

    Returns
    -------
    list of float or None
        ``classes - 1`` limits; a value up to and including a limit lies below it.
    """
    if values.size == 0 or values.min() == values.max():
        return None
    low, high = float(values.min()), float(values.max())
    whole = values.dtype.kind in "iu"
    # bins of whole numbers where the values are whole, so that no bin holds more values than its neighbour
    width = max(1.0, np.ceil((high - low + 1) / _BINS)) if whole else (high - low) / _BINS
    edges = low - (0.5 if whole else 0.0) + width * np.arange(int((high - low) / width) + 2)
    counts, _ = np.histogram(values, edges)
    filled = np.flatnonzero(counts)
    if len(filled) < classes:
        return None
    counts, upper = counts[filled].astype(float), edges[filled + 1]
    weight = np.concatenate([[0.0], np.cumsum(counts)])
    moment = np.concatenate([[0.0], np.cumsum(counts * (upper - width / 2))])
    first = np.arange(len(filled) + 1)
    mass = weight[None, :] - weight[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        # what a class of bins [row, column) adds to the variance between the classes
        gain = (moment[None, :] - moment[:, None]) ** 2 / mass
    gain[first[:, None] >= first[None, :]] = -np.inf
    best, came = gain[0], []
    for _ in range(classes - 1):
        total = best[:, None] + gain
        came.append(np.argmax(total, axis=0))
        best = np.max(total, axis=0)
    end, cuts = len(filled), []
    for before in reversed(came):
        end = int(before[end])
        cuts.append(float(upper[end - 1]))
    return [float(np.floor(cut)) for cut in cuts[::-1]] if whole else cuts[::-1]


TOOL = Tool(
    id="segmentation.otsu",
    title="Automatic threshold (Otsu)",
    summary="Finds the limits between tissues from the histogram and segments one class or all of them.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "One segment for each class that was asked for."),
        Port("classes", Table, "Classes", "Limits and volume of every class."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=otsu,
    profile="segmentation.threshold",
    requires=("numba",),
    risk="The limits follow the histogram of this series, not the anatomy: a tissue that fills little of the "
    "image gets no class of its own, and the same tissue gets other limits in another series. Look at the "
    "limits that were found, and use fixed limits where results are compared.",
)
