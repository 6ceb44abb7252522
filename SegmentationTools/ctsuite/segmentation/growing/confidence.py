"""Growing from seed points through what is statistically like the region so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box, widened
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM, ONE
from ctsuite.core.volume import Volume
from ctsuite.segmentation import noise
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import CONNECTIVITY, REPORT_PORT, VOLUME_PORT
from ctsuite.segmentation.growing.region import connected_to, labelled, report, without_outside
from ctsuite.segmentation.threshold import between

_LEAST_SPREAD_HU = 1.0


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    multiplier: Annotated[
        float,
        Parameter(
            "Width of the range",
            "The range is the mean of the region plus and minus this many standard deviations.",
            ONE,
            0.5,
            10,
            decimals=1,
        ),
    ] = 2.5
    iterations: Annotated[
        int, Parameter("Iterations", "How often mean and standard deviation are taken anew.", ONE, 0, 20)
    ] = 4
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Standard deviation of a Gaussian that quietens the noise before growing; 0 for none.",
            MM,
            0,
            5,
            decimals=1,
        ),
    ] = 1.0
    edge: Annotated[
        bool,
        Parameter(
            "Give back the edge",
            "Adds the rim that smoothing and the narrow range leave out, up to half way to the surroundings.",
        ),
    ] = True
    connectivity: Annotated[str, CONNECTIVITY] = "6"
    radius: Annotated[float, seed_points.RADIUS] = 3.0
    name: Annotated[str, seed_points.NAME] = "Region"


def confidence_connected(
    volume: Volume, inside: Curve, parameters: Parameters, task: Task, outside: Curve | None = None
) -> dict[str, Any]:
    """Grow through voxels within mean +- k standard deviations of the region, measured again and again.

    The first mean and spread come from the balls around the seeds; after each growth they are those of the
    region. It ends early once the region stays the same.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside, outside : Curve
        Seed points (n, 3) in LPS mm.
    parameters : Parameters
        Width of the range, number of iterations, smoothing.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``statistics``, ``report`` and ``steps`` (Table).

    Raises
    ------
    CTSuiteError
        GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEED-OFF-LIMITS, GROW-SEEDS-CLASH,
        RUN-CANCELLED.
    """
    seeds = seed_points.placed(volume, inside, outside, parameters.radius)
    task.progress(0.05, "Smoothing")
    filter_ = noise.GAUSSIAN if parameters.smoothing > 0 else noise.NONE
    values = noise.quietened(volume.array, volume.grid, filter_, parameters.smoothing)
    smooth = Volume(values, volume.grid)
    first = seed_points.placed(smooth, inside, None, parameters.radius).values()
    mean, deviation = float(first.mean()), max(float(first.std()), _LEAST_SPREAD_HU)
    before, steps = -1, []
    for turn in range(parameters.iterations + 1):
        task.progress(0.1 + 0.7 * turn / (parameters.iterations + 1), "Growing")
        reach = parameters.multiplier * deviation
        mask = between(values, mean - reach, mean + reach)
        starts = seed_points.on_region(seeds.inside, mask, mean - reach, mean + reach, volume.grid)
        region = connected_to(mask, starts, parameters.connectivity)
        count = int(np.count_nonzero(region))
        steps.append((turn, mean, deviation, count * volume.grid.voxel_volume_mm3 / 1000))
        if count == before:
            break
        before = count
        found = values[region]
        mean, deviation = float(found.mean()), max(float(found.std(dtype=np.float64)), _LEAST_SPREAD_HU)
    if parameters.edge:
        task.progress(0.8, "Giving back the edge")
        region = _with_edge(region, values, volume.grid, parameters.smoothing, mean, reach)
    task.progress(0.85, "Cutting off what lies at seeds outside")
    region = without_outside(region, volume, seeds, starts)
    units = (("Iteration", ONE), ("Mean", HU), ("Standard deviation", HU), ("Volume", ML))
    columns = (
        Column(name, unit, values_)
        for (name, unit), values_ in zip(units, zip(*steps, strict=True), strict=True)
    )
    return {
        "labels": labelled(region, volume, parameters.name),
        "statistics": seed_points.statistics(seeds, volume),
        "report": report(region, volume, parameters.name),
        "steps": Table(tuple(columns), "Growth"),
    }


def _with_edge(
    region: Mask, values: NDArray[Any], grid: Grid, smoothing_mm: float, mean: float, reach: float
) -> Mask:
    """Add the voxels near the region that are more like its mean than like its surroundings there.

    Blur mixes the values at a border over about twice its standard deviation; there the border lies half way
    between both sides. Where the surroundings are like the region, nothing is added.
    """
    layers = int(np.ceil(2 * smoothing_mm / grid.finest_spacing_mm)) + 1
    box = bounding_box(region, 3 * layers + 3)
    if box is None:
        return region
    inner, part = region[box], values[box].astype(np.float32)
    near = widened(inner, layers)
    around = widened(near, layers + 2) & ~widened(near)
    size = 4 * layers + 5
    weight = ndimage.uniform_filter(around.astype(np.float32), size, mode="constant")
    total = ndimage.uniform_filter(np.where(around, part, np.float32(0)), size, mode="constant")
    known = weight > 1e-4
    local = total / np.where(known, weight, 1)
    clear = known & (np.abs(local - mean) > reach)
    result = region.copy()
    result[box] |= near & clear & (np.abs(part - mean) < np.abs(part - local))
    return result


TOOL = Tool(
    id="segmentation.confidence_connected",
    title="Confidence connected",
    summary="Grows a region from seed points through what has the mean and spread of the region itself.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(VOLUME_PORT, seed_points.INSIDE_PORT, seed_points.OUTSIDE_PORT),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region that grew from the seeds."),
        seed_points.STATISTICS_PORT,
        REPORT_PORT,
        Port("steps", Table, "Growth", "Mean, spread and volume of the region at each iteration."),
    ),
    parameters=Parameters,
    function=confidence_connected,
    profile="segmentation.confidence_connected",
    requires=("numba",),
    risk="The range widens with each iteration where the region is uneven or has leaked; the table of the "
    "growth shows it by a leap of the volume. The seeds are placed by hand, so the result depends on the "
    "operator. Look at every slice.",
)
