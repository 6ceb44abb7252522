"""Segmentation by the smallest cut between seed points inside and outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Box, Mask
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM, ONE
from ctsuite.core.volume import Volume
from ctsuite.segmentation.graph import model, prior
from ctsuite.segmentation.graph.crop import cropped, fixed, seed_parts
from ctsuite.segmentation.graph.energy import Energy, minimise
from ctsuite.segmentation.graph.errors import NOTHING_INSIDE, PRIOR_SIZE
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import REPORT_PORT, VOLUME_PORT
from ctsuite.segmentation.growing.region import labelled, report, without_outside

_MOST_SAMPLES = 1_000_000
_ENCLOSED = 0.7  # share of a seed's surroundings; on the border of a region it is about a half
PRIOR = Parameter(
    "Expected shape", "The result is refused if it does not match this shape.", choices=prior.PRIORS
)
LEAST_MATCH = Parameter(
    "Smallest match score", "Below this score the result is refused.", ONE, 0, 1, decimals=2
)
SMALLEST = Parameter("Smallest volume", "Expected volume; 0 for no limit.", ML, 0, 10000, decimals=1)
LARGEST = Parameter("Largest volume", "Expected volume; 0 for no limit.", ML, 0, 10000, decimals=1)
SIZE = Parameter(
    "Size of a seed",
    "Radius of the ball that each seed point fixes.",
    MM,
    0,
    20,
    decimals=1,
)
MARGIN = Parameter(
    "Margin", "How far beyond the box around all seeds the region may reach.", MM, 1, 1000, decimals=0
)


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    model: Annotated[
        str,
        Parameter(
            "Intensity model",
            "How the CT numbers of a side are described: by mean and spread, or by their histogram.",
            choices=model.KINDS,
        ),
    ] = model.GAUSSIAN
    smoothness: Annotated[
        float,
        Parameter(
            "Smoothness",
            "Weight of the border against the CT numbers; more makes it smoother.",
            ONE,
            0,
            20,
            decimals=1,
        ),
    ] = 1.5
    refinements: Annotated[
        int,
        Parameter("Refinements", "How often both models are taken anew from the result.", ONE, 0, 5),
    ] = 1
    margin: Annotated[float, MARGIN] = 30.0
    size: Annotated[float, SIZE] = 1.0
    radius: Annotated[float, seed_points.RADIUS] = 3.0
    prior: Annotated[str, PRIOR] = prior.NONE
    least_match: Annotated[float, LEAST_MATCH] = 0.8
    smallest: Annotated[float, SMALLEST] = 0.0
    largest: Annotated[float, LARGEST] = 0.0
    name: Annotated[str, seed_points.NAME] = "Region"


def min_cut(
    volume: Volume, inside: Curve, parameters: Parameters, task: Task, outside: Curve | None = None
) -> dict[str, Any]:
    """Find the region whose voxels are like the seeds inside and whose border is short and on edges.

    The energy of Y. Boykov and M.-P. Jolly (Interactive graph cuts for optimal boundary and region
    segmentation of objects in N-D images, 2001) on six neighbours: the logarithm of the ratio of both
    probabilities for each voxel, and for each face of the border its area times
    ``exp(-difference^2 / (2 contrast^2))``. The contrast is twice the noise of the image.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside, outside : Curve
        Seed points (n, 3) in LPS mm. Without those outside, the surroundings are first taken to hold all CT
        numbers alike.
    parameters : Parameters
        Model, smoothness, margin, expected shape.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``statistics``, ``models``, ``match`` and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEEDS-CLASH, GRAPH-NOTHING-INSIDE,
        GRAPH-PRIOR-UNMET, GRAPH-PRIOR-SIZE, RUN-CANCELLED.
    """
    if 0 < parameters.largest < parameters.smallest:
        raise PRIOR_SIZE(smallest=parameters.smallest, largest=parameters.largest)
    seeds = seed_points.placed(volume, inside, outside, parameters.radius)
    box = cropped(volume, seeds, parameters.margin)
    image = _whole_numbers(volume.array[box])
    hard = fixed(seeds, box, volume.grid, parameters.size)
    noise = model.noise_hu(image)
    samples = seeds.values()
    others = np.concatenate([seed.values for seed in seeds.outside]) if seeds.outside else None
    rows = [_row(samples, others)]
    turns = parameters.refinements + 1
    for turn in range(turns):
        within = model.density(samples, parameters.model, noise)
        around = model.even(image) if others is None else model.density(others, model.HISTOGRAM, noise)
        evidence = model.evidence(within, around)
        energy = Energy(evidence, parameters.smoothness, 2 * noise, volume.grid.spacing_mm)
        found = minimise(
            image, hard, energy, task.part(0.05 + 0.8 * turn / turns, 0.05 + 0.8 * (turn + 1) / turns)
        )
        if np.count_nonzero(found) <= len(seeds.inside):
            raise NOTHING_INSIDE()
        samples, others = _sampled(image, found), _sampled(image, ~found)
        rows.append(_row(samples, others))
    region = _divided(seed_parts(found, seeds, box), volume, seeds, box, parameters.size)
    task.progress(0.9, "Comparing with the expected shape")
    fit = prior.match(region, volume.grid, parameters.prior, parameters.smallest, parameters.largest)
    fit.require(parameters.prior, parameters.least_match)
    task.progress(0.95, "Reporting")
    return {
        "labels": labelled(region, volume, parameters.name),
        "statistics": seed_points.statistics(seeds, volume),
        "models": _models(rows),
        "match": fit.table(),
        "report": report(region, volume, parameters.name),
    }


def _divided(found: Mask, volume: Volume, seeds: seed_points.Seeds, box: Box, size_mm: float) -> Mask:
    """Return the region in the volume, without what belongs to seeds outside that lie in the midst of it.

    In tissue of one CT number the cheapest border runs tightly around such a seed.
    """
    region = np.zeros(volume.grid.shape, bool)
    region[box] = found
    enclosed = []
    reach = [int(size_mm / spacing) + 1 for spacing in volume.grid.spacing_mm[::-1]]
    for seed in seeds.outside:
        z, y, x = (slice(max(n - r, 0), n + r + 1) for n, r in zip(seed.voxel, reach, strict=True))
        if region[z, y, x].mean() > _ENCLOSED:
            # closed, so that the seed lies on the region that is to be divided
            region[z, y, x] = True
            enclosed.append(seed)
    starts = [np.array(seed.voxel) for seed in seeds.inside]
    return without_outside(region, volume, seed_points.Seeds(seeds.inside, tuple(enclosed)), starts)


def _whole_numbers(values: NDArray[Any]) -> NDArray[np.int16]:
    if values.dtype == np.int16:
        return np.ascontiguousarray(values)
    return np.clip(np.rint(values), -32768, 32767).astype(np.int16)


def _sampled(image: NDArray[Any], where: Mask) -> NDArray[Any]:
    """Values of a side; of very many, every n-th."""
    step = max(1, image.size // _MOST_SAMPLES)
    values = image.ravel()[::step][where.ravel()[::step]]
    return values if values.size else image[where]


Row = tuple[float, float, float, float]


def _row(inside: NDArray[Any], outside: NDArray[Any] | None) -> Row:
    other = np.array([np.nan]) if outside is None or not outside.size else outside.astype(float)
    return float(inside.mean()), float(inside.std()), float(other.mean()), float(other.std())


def _models(rows: list[Row]) -> Table:
    names = ("Mean inside", "Spread inside", "Mean outside", "Spread outside")
    known = [[None if np.isnan(value) else value for value in row] for row in rows]
    columns = zip(names, zip(*known, strict=True), strict=True)
    return Table(
        (
            Column("Refinement", ONE, tuple(range(len(rows)))),
            *(Column(name, HU, values) for name, values in columns),
        ),
        "Intensity models",
    )


TOOL = Tool(
    id="segmentation.min_cut",
    title="Graph cut",
    summary="Finds the region with the best border between seed points inside and outside.",
    group="Segmentation",
    clauses=("4.3.2.2.4",),
    inputs=(VOLUME_PORT, seed_points.INSIDE_PORT, seed_points.OUTSIDE_PORT),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region."),
        seed_points.STATISTICS_PORT,
        Port(
            "models",
            Table,
            "Intensity models",
            "Mean and spread of both sides, at the seeds and after each cut.",
        ),
        Port("match", Table, "Match", "How well the region matches the expected shape, by feature."),
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=min_cut,
    profile="segmentation.min_cut",
    requires=("numba",),
    risk="The border follows the strongest edges and the CT numbers at the seeds; where neighbours have the "
    "same CT number it is placed by its smoothness alone. Parts thinner than a few voxels are cut off. The "
    "seeds are placed by hand, so the result depends on the operator. A match with the expected shape does "
    "not prove that the region is the right one.",
)
