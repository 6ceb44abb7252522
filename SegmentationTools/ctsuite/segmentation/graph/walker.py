"""Segmentation by random walks between seed points inside and outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from scipy import ndimage

from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ONE, PERCENT
from ctsuite.core.volume import Volume
from ctsuite.segmentation.graph.crop import cropped, fixed, seed_parts
from ctsuite.segmentation.graph.errors import BOX_TOO_LARGE
from ctsuite.segmentation.graph.mincut import MARGIN, SIZE
from ctsuite.segmentation.graph.walk import probability
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import REPORT_PORT, VOLUME_PORT
from ctsuite.segmentation.growing.errors import SEEDS_MISSING
from ctsuite.segmentation.growing.region import labelled, report

_MOST_VOXELS = 16_000_000


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    contrast: Annotated[
        float,
        Parameter(
            "Contrast",
            "At this difference of two neighbours a step between them is half as likely as in even tissue.",
            HU,
            1,
            2000,
            decimals=0,
        ),
    ] = 15.0
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Standard deviation of a Gaussian that quietens the noise before walking; 1 is one voxel.",
            ONE,
            0,
            3,
            decimals=1,
        ),
    ] = 1.0
    least: Annotated[
        float,
        Parameter(
            "Smallest probability", "From this probability on a voxel is inside.", PERCENT, 1, 99, decimals=0
        ),
    ] = 50.0
    margin: Annotated[float, MARGIN] = 15.0
    size: Annotated[float, SIZE] = 3.0
    radius: Annotated[float, seed_points.RADIUS] = 3.0
    name: Annotated[str, seed_points.NAME] = "Region"


def random_walker(
    volume: Volume, inside: Curve, outside: Curve, parameters: Parameters, task: Task
) -> dict[str, Any]:
    """Find the voxels from which a random walk reaches a seed inside rather than one outside first.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside, outside : Curve
        Seed points (n, 3) in LPS mm. The faces of the box around them count as outside, too.
    parameters : Parameters
        Contrast, smoothing, smallest probability, margin.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``probability`` (Volume), ``statistics`` and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEEDS-CLASH, GRAPH-BOX-TOO-LARGE,
        GRAPH-WALK-UNSOLVED, RUN-CANCELLED.
    """
    if len(outside.points_lps_mm) == 0:
        raise SEEDS_MISSING(role=seed_points.OUTSIDE)
    seeds = seed_points.placed(volume, inside, outside, parameters.radius)
    box = cropped(volume, seeds, parameters.margin)
    size = int(np.prod([part.stop - part.start for part in box]))
    if size > _MOST_VOXELS:
        raise BOX_TOO_LARGE(voxels=size, most=_MOST_VOXELS)
    task.progress(0.05, "Smoothing")
    image = volume.array[box].astype(np.float32)
    if parameters.smoothing > 0:
        image = ndimage.gaussian_filter(image, parameters.smoothing, mode="nearest")
    hard = fixed(seeds, box, volume.grid, parameters.size)
    x, y, z = volume.grid.spacing_mm
    area = (x * y * z) ** (1 / 3)
    # a step over a distance d across an area a conducts a / d
    faces = (y * z / (x * area), x * z / (y * area), x * y / (z * area))
    found = probability(image, hard, parameters.contrast, faces, task.part(0.1, 0.9))
    region = np.zeros(volume.grid.shape, bool)
    region[box] = seed_parts(found >= parameters.least / 100, seeds, box)
    task.progress(0.95, "Reporting")
    percent = np.zeros(volume.grid.shape, np.float32)
    percent[box] = 100 * found
    return {
        "labels": labelled(region, volume, parameters.name),
        "probability": Volume(
            percent, volume.grid, PERCENT, volume.attributes, f"{volume.name}: probability"
        ),
        "statistics": seed_points.statistics(seeds, volume),
        "report": report(region, volume, parameters.name),
    }


TOOL = Tool(
    id="segmentation.random_walker",
    title="Random walker",
    summary="Finds the region from which random walks reach the seed points inside first.",
    group="Segmentation",
    clauses=("4.3.2.2.4",),
    inputs=(
        VOLUME_PORT,
        seed_points.INSIDE_PORT,
        Port("outside", Curve, "Seeds outside", "Points on what does not belong to the region."),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region."),
        Port("probability", Volume, "Probability", "Probability of each voxel to belong to the region."),
        seed_points.STATISTICS_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=random_walker,
    profile="segmentation.random_walker",
    requires=("numba",),
    risk="Where there is no edge between seeds inside and outside, the border is placed half way between "
    "them: place seeds on both sides of weak borders. The probability is that of a model and not that of "
    "being right. The seeds are placed by hand, so the result depends on the operator.",
)
