"""Taking out what is joined to seed points, and cutting it off where it only touches what is to stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import find
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box, widened
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM
from ctsuite.segmentation import completeness
from ctsuite.segmentation.depth import Depth, depth_mm, grown_downhill, parts_with
from ctsuite.segmentation.errors import NOTHING_LEFT, SEED_OUTSIDE, SEEDS_MISSING
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, table

_REACH_MM = 3.0
_CRUMB_ML = 0.2

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    bridge: Annotated[
        float,
        Parameter(
            "Bridge width",
            "Parts joined to a seed only by a narrower bridge stay. 0 takes out all that is joined.",
            MM,
            0,
            30,
            decimals=1,
        ),
    ] = 4.0


def exclude_connected(labels: Labels, seeds: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Take out what is joined to seed points.

    The cores of the parts that hold a seed are found at the depth of half the bridge width, and grow back to
    their own surface; where they only touch another part they stop at the narrowest place.

    Parameters
    ----------
    labels : Labels
        The segmentation.
    seeds : Curve
        Points (n, 3) in LPS mm on what is to be taken out.
    parameters : Parameters
        Which segments, and the bridge width.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``report`` (Table), and ``completeness`` (Table).

    Raises
    ------
    CTSuiteError
        SEGMENT-SEEDS-MISSING, SEGMENT-SEED-OUTSIDE, SEGMENT-NOTHING-LEFT, SEGMENT-UNKNOWN, SEGMENT-EMPTY,
        RUN-CANCELLED.
    """
    if len(seeds.points_lps_mm) == 0:
        raise SEEDS_MISSING()
    grid = labels.grid
    parts = list(masks(labels, parameters.segment, task.part(0.0, 0.1)))
    names = ", ".join(segment.name for segment, _ in parts)
    mask: Mask = np.logical_or.reduce([part for _, part in parts])
    voxels = [_voxel_at(mask, grid, point, n, names) for n, point in enumerate(seeds.points_lps_mm, 1)]
    removed = joined(mask, grid, voxels, parameters.bridge / 2, task.part(0.2, 0.9))
    if not (mask & ~removed).any():
        raise NOTHING_LEFT(name=names, bridge=parameters.bridge)
    task.progress(0.95, "Reporting")
    report = [Part("Seed", 1, 1, False, "left out", _place(grid, voxel)) for voxel in voxels]
    report.append(Part("Joined to the seeds", 1, int(np.count_nonzero(removed)), False, "left out"))
    changed = [(segment, part & ~removed) for segment, part in parts]
    report.extend(
        Part(segment.name, 1, int(np.count_nonzero(part)), False, "kept") for segment, part in changed
    )
    made = edited(labels, changed)
    return {
        "labels": made,
        "report": table(report, grid, "Exclusions"),
        "completeness": completeness.report(made),
    }


def _place(grid: Grid, voxel: Index) -> tuple[float, float, float]:
    left, posterior, superior = grid.index_to_lps(voxel[::-1]).tolist()
    return left, posterior, superior


def _voxel_at(mask: Mask, grid: Grid, point: NDArray[Any], number: int, name: str) -> Index:
    """The voxel (z, y, x) of the region nearest to a seed point."""
    centre = grid.lps_to_index(point)
    steps = np.ceil(_REACH_MM / np.array(grid.spacing_mm)).astype(int)
    low = np.maximum(np.floor(centre).astype(int) - steps, 0)[::-1]
    high = np.maximum(np.ceil(centre).astype(int) + steps + 1, 0)[::-1]
    near = np.argwhere(mask[low[0] : high[0], low[1] : high[1], low[2] : high[2]]) + low
    apart = np.linalg.norm(grid.index_to_lps(near[:, ::-1]) - point, axis=1)
    if apart.size == 0 or apart.min() > _REACH_MM:
        left, posterior, superior = np.asarray(point, dtype=float).tolist()
        raise SEED_OUTSIDE(
            number=number, left=left, posterior=posterior, superior=superior, name=name, reach=_REACH_MM
        )
    return np.asarray(near[np.argmin(apart)])


def joined(mask: Mask, grid: Grid, voxels: list[Index], half_bridge: float, task: Task) -> Mask:
    """What is joined to the seed voxels by bridges of at least the given width."""
    task.progress(0.0, "Finding what is joined to the seeds")
    seeds = np.zeros_like(mask)
    seeds[tuple(np.transpose(voxels))] = True
    parts = find(mask)
    joined = parts.mask(parts.tally(seeds[parts.box]) > 0)
    box = bounding_box(joined, 1)
    if half_bridge == 0 or box is None:
        return joined
    region = joined[box]
    task.progress(0.3, "Measuring bridges")
    depth = depth_mm(region, grid.spacing_mm)
    cores = np.zeros_like(region)
    for voxel in voxels:
        top = _climbed(depth, voxel - [part.start for part in box], half_bridge)
        seed = np.zeros_like(region)
        seed[top] = True
        cores |= parts_with(depth >= min(half_bridge, float(depth[top])), seed)
    task.progress(0.7, "Growing back to the surface")
    removed = grown_downhill(cores, depth, grid.spacing_mm, half_bridge)
    crumb = _CRUMB_ML * 1000 / grid.voxel_volume_mm3
    removed |= _crumbs(region & ~removed, removed, depth, half_bridge, crumb)
    result = np.zeros_like(mask)
    result[box] = removed
    return result


def _climbed(depth: Depth, voxel: Index, enough: float) -> tuple[int, int, int]:
    """The deeper place that a seed on the surface of a structure stands for."""
    z, y, x = (int(n) for n in voxel)
    while depth[z, y, x] < enough:
        low = [max(n - 2, 0) for n in (z, y, x)]
        around = depth[low[0] : z + 3, low[1] : y + 3, low[2] : x + 3]
        best = np.unravel_index(int(np.argmax(around)), around.shape)
        above = int(best[0]) + low[0], int(best[1]) + low[1], int(best[2]) + low[2]
        if depth[above] <= depth[z, y, x]:
            break
        z, y, x = above
    return z, y, x


def _crumbs(rest: Mask, removed: Mask, depth: Depth, half_bridge: float, voxels: float) -> Mask:
    """Thin shreds that the cutting leaves on the surface of what was taken out."""
    parts = find(rest)
    touching = parts.tally(widened(removed)[parts.box]) > 0
    deep = parts.tally((depth >= half_bridge)[parts.box]) > 0
    return parts.mask(touching & ~deep & (parts.voxels < voxels))


TOOL = Tool(
    id="segmentation.exclude_connected",
    title="Exclude connected",
    summary="Takes out of a segment what is joined to the seed points, and cuts it off at narrow bridges.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("labels", Labels, "Segmentation", "The segmentation to take parts out of."),
        Port("seeds", Curve, "Seed points", "Points on what is to be taken out. They are placed by hand."),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The segmentation without what is joined to the seeds."),
        Port("report", Table, "Exclusion report", "What was taken out at the seeds, and what was kept."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=exclude_connected,
    profile="segmentation.exclude_connected",
    requires=("numba",),
    risk="The seeds are placed by hand, so the result depends on the operator. Where two structures "
    "touch over more than the bridge width, both are taken out; branches thinner than the bridge width "
    "stay. Check the cut on every slice that matters.",
)
