"""Growing from seed points through all voxels between two CT numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ctsuite.core.curve import Curve
from ctsuite.core.errors_core import PARAMETER_CONFLICT
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.segmentation import presets
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.region import connected_to, labelled, report, without_outside
from ctsuite.segmentation.threshold import between

CONNECTIVITY = Parameter(
    "Connectivity",
    "Which neighbours of a voxel the growth goes on to: across faces (6), edges too (18), corners too (26).",
    choices=("6", "18", "26"),
)
LOWER = Parameter(
    "Lower limit",
    "Smallest CT number that the growth goes on to.",
    HU,
    presets.LOWEST_HU,
    presets.HIGHEST_HU,
    decimals=0,
)
UPPER = Parameter(
    "Upper limit",
    "Largest CT number that the growth goes on to.",
    HU,
    presets.LOWEST_HU,
    presets.HIGHEST_HU,
    decimals=0,
)
VOLUME_PORT = Port("volume", Volume, "CT", "The series to segment.")
REPORT_PORT = Port("report", Table, "Report", "Parts of the region, their volumes and places.")


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    lower: Annotated[float, LOWER] = 0.0
    upper: Annotated[float, UPPER] = 200.0
    connectivity: Annotated[str, CONNECTIVITY] = "6"
    radius: Annotated[float, seed_points.RADIUS] = 3.0
    name: Annotated[str, seed_points.NAME] = "Region"


def connected_threshold(
    volume: Volume, inside: Curve, parameters: Parameters, task: Task, outside: Curve | None = None
) -> dict[str, Any]:
    """Grow from the seeds inside through all voxels between two CT numbers.

    Where the region holds seeds outside too, it is divided by a watershed on its depth (S. Beucher and
    F. Meyer 1993), at the narrowest place between the seeds of both kinds.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside, outside : Curve
        Seed points (n, 3) in LPS mm.
    parameters : Parameters
        Limits and connectivity.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``statistics`` and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEED-OFF-LIMITS,
        GROW-SEEDS-CLASH, RUN-CANCELLED.
    """
    lower, upper = checked_limits(parameters.lower, parameters.upper)
    seeds = seed_points.placed(volume, inside, outside, parameters.radius, air=lower <= seed_points.AIR_HU)
    task.progress(0.1, "Comparing CT numbers")
    mask = between(volume.array, lower, upper)
    starts = seed_points.on_region(seeds.inside, mask, lower, upper, volume.grid)
    task.progress(0.3, "Growing")
    region = connected_to(mask, starts, parameters.connectivity)
    task.progress(0.6, "Cutting off what lies at seeds outside")
    region = without_outside(region, volume, seeds, starts)
    task.progress(0.9, "Reporting")
    return {
        "labels": labelled(region, volume, parameters.name),
        "statistics": seed_points.statistics(seeds, volume),
        "report": report(region, volume, parameters.name),
    }


def checked_limits(lower: float, upper: float) -> tuple[float, float]:
    """Return two limits in order.

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT.
    """
    if lower > upper:
        reason = f"The lower limit {lower:g} HU is above the upper limit {upper:g} HU."
        raise PARAMETER_CONFLICT(first=LOWER.label, second=UPPER.label, reason=reason)
    return lower, upper


TOOL = Tool(
    id="segmentation.connected_threshold",
    title="Connected threshold",
    summary="Grows a region from seed points through all voxels between two CT numbers.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(VOLUME_PORT, seed_points.INSIDE_PORT, seed_points.OUTSIDE_PORT),
    outputs=(
        Port("labels", Labels, "Segmentation", "The region that grew from the seeds."),
        seed_points.STATISTICS_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=connected_threshold,
    profile="segmentation.connected_threshold",
    requires=("numba",),
    risk="The growth leaks wherever tissue of the same CT number touches the region, and noise can stop it. "
    "The seeds are placed by hand, so the result depends on the operator. Look at every slice, and use "
    "leak-limited growth or seeds outside where the region leaks.",
)
