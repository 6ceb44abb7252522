"""Growing that stops at narrow necks, and marks where it would leak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

import numpy as np

from ctsuite.core.components import find
from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask, bounding_box, widened
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import ML, MM, ONE
from ctsuite.core.volume import Volume
from ctsuite.segmentation import noise
from ctsuite.segmentation.depth import depth_mm
from ctsuite.segmentation.exclude_connected import joined
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import (
    LOWER,
    REPORT_PORT,
    UPPER,
    VOLUME_PORT,
    checked_limits,
)
from ctsuite.segmentation.growing.region import connected_to, labelled, report, without_outside
from ctsuite.segmentation.threshold import between

LEAKS_PORT = Port("leaks", Curve, "Leak places", "One point at each place where the growth was stopped.")
MARKED = Segment(2, "Stopped here", None, None, (1.0, 0.1, 0.1))


class Leak(NamedTuple):
    """One place where growth was stopped: where, how wide the way is there, and how much lies behind it."""

    position_lps_mm: tuple[float, float, float]
    width_mm: float
    beyond_ml: float


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    lower: Annotated[float, LOWER] = 0.0
    upper: Annotated[float, UPPER] = 200.0
    neck: Annotated[
        float,
        Parameter(
            "Neck width", "The growth stops where its way is narrower than this.", MM, 0.5, 30, decimals=1
        ),
    ] = 6.0
    smallest: Annotated[
        float,
        Parameter(
            "Smallest leak",
            "What lies behind a neck counts as a leak from this volume on; less is a detail of the region.",
            ML,
            0,
            1000,
            decimals=2,
        ),
    ] = 0.5
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
    ] = 0.0
    radius: Annotated[float, seed_points.RADIUS] = 3.0
    name: Annotated[str, seed_points.NAME] = "Region"


def leak_limited(
    volume: Volume, inside: Curve, parameters: Parameters, task: Task, outside: Curve | None = None
) -> dict[str, Any]:
    """Grow between two CT numbers, but not through necks narrower than a width.

    The parts of the region whose depth is at least half the neck width and that hold a seed grow back to
    their own surface. What is left behind a neck and large enough is a leak: its voxels next to the region
    are marked, and the middle of them is listed as a point.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside, outside : Curve
        Seed points (n, 3) in LPS mm.
    parameters : Parameters
        Limits, neck width, smallest leak, smoothing.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``leaks`` (Curve), ``leak_report``, ``statistics`` and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEED-OFF-LIMITS,
        GROW-SEEDS-CLASH, RUN-CANCELLED.
    """
    lower, upper = checked_limits(parameters.lower, parameters.upper)
    seeds = seed_points.placed(volume, inside, outside, parameters.radius, air=lower <= seed_points.AIR_HU)
    task.progress(0.05, "Comparing CT numbers")
    filter_ = noise.GAUSSIAN if parameters.smoothing > 0 else noise.NONE
    values = noise.quietened(volume.array, volume.grid, filter_, parameters.smoothing)
    mask = between(values, lower, upper)
    starts = seed_points.on_region(seeds.inside, mask, lower, upper, volume.grid)
    task.progress(0.15, "Growing")
    whole = connected_to(mask, starts, "6")
    kept = joined(whole, volume.grid, starts, parameters.neck / 2, task.part(0.2, 0.7))
    task.progress(0.7, "Marking leaks")
    kept, marked, leaks = _leaks(whole, kept, volume.grid, parameters.smallest)
    kept = without_outside(kept, volume, seeds, starts)
    task.progress(0.95, "Reporting")
    return {
        "labels": marked_labels(kept, marked, volume, parameters.name),
        "leaks": leak_points(leaks),
        "leak_report": leak_table(leaks),
        "statistics": seed_points.statistics(seeds, volume),
        "report": report(kept, volume, parameters.name),
    }


def marked_labels(kept: Mask, marked: Mask, volume: Volume, name: str) -> Labels:
    """Make the segmentation of a region, with a second segment where growth was stopped."""
    labels = labelled(kept, volume, name)
    if not marked.any():
        return labels
    array = labels.array.copy()
    array[marked & ~kept] = MARKED.value
    return Labels(array, labels.grid, (*labels.segments, MARKED), labels.name)


def leak_points(leaks: list[Leak]) -> Curve:
    """Return the leak places as points."""
    return Curve(np.array([leak.position_lps_mm for leak in leaks]).reshape(-1, 3), name="Leaks")


def leak_table(leaks: list[Leak]) -> Table:
    """List the leak places."""
    return Table(
        (
            Column("Leak", ONE, tuple(range(1, len(leaks) + 1))),
            *(
                Column(axis, MM, tuple(leak.position_lps_mm[n] for leak in leaks))
                for n, axis in enumerate("LPS")
            ),
            Column("Width", MM, tuple(leak.width_mm for leak in leaks)),
            Column("Beyond", ML, tuple(leak.beyond_ml for leak in leaks)),
        ),
        "Leaks",
    )


def _leaks(whole: Mask, kept: Mask, grid: Grid, smallest_ml: float) -> tuple[Mask, Mask, list[Leak]]:
    """Return the region with small details given back, the marked voxels, and the leaks, largest first."""
    parts = find(whole & ~kept)
    large = parts.voxels * grid.voxel_volume_mm3 / 1000 >= max(smallest_ml, 1e-9)
    large[0] = False
    small = ~large
    small[0] = False
    kept = kept | parts.mask(small)
    marked = np.zeros_like(kept)
    box = bounding_box(whole, 1)
    if not large.any() or box is None:
        return kept, marked, []
    depth = depth_mm(whole[box], grid.spacing_mm)
    corner = np.array([part.start for part in box])
    touching = widened(kept[box])
    found = []
    for number in parts.largest_first():
        if not large[number]:
            continue
        chosen = np.zeros_like(large)
        chosen[number] = True
        rim = parts.mask(chosen)[box] & touching
        voxels = np.argwhere(rim)
        if len(voxels) == 0:
            continue
        marked[box] |= rim
        middle = voxels[np.argmin(np.linalg.norm(voxels - voxels.mean(axis=0), axis=1))]
        left, posterior, superior = grid.index_to_lps((middle + corner)[::-1]).tolist()
        neck = widened(rim, 2) & whole[box] & ~kept[box]
        # depth counts from the centres of voxels outside: 0 to half a voxel more than to the border
        width = 2 * float(depth[neck].max()) - grid.finest_spacing_mm / 2
        beyond = float(parts.voxels[number]) * grid.voxel_volume_mm3 / 1000
        found.append(Leak((left, posterior, superior), width, beyond))
    return kept, marked, found


TOOL = Tool(
    id="segmentation.leak_limited",
    title="Leak-limited growth",
    summary="Grows a region from seed points, stops at narrow necks, and marks where it would leak.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(VOLUME_PORT, seed_points.INSIDE_PORT, seed_points.OUTSIDE_PORT),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region, and the places where it was stopped."),
        LEAKS_PORT,
        Port("leak_report", Table, "Leak report", "Place, width and volume beyond of each stopped leak."),
        seed_points.STATISTICS_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=leak_limited,
    profile="segmentation.leak_limited",
    requires=("numba",),
    risk="Only leaks through necks narrower than the neck width are stopped; where tissue of the same CT "
    "number touches broadly, the region leaks. A branch of the organ itself that is narrower is cut off "
    "too, and is listed as a leak. Look at each leak place and at every slice.",
)
