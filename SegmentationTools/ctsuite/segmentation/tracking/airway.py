"""Following the airways from the trachea into the lung, as far as their walls can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, Code
from ctsuite.core.curve import Curve
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Mask, bounding_box
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MM, ONE
from ctsuite.core.volume import Volume
from ctsuite.segmentation import noise
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import REPORT_PORT, VOLUME_PORT
from ctsuite.segmentation.growing.region import connected_to, report
from ctsuite.segmentation.tracking import run
from ctsuite.segmentation.tracking.errors import SEED_NOT_AIR, TRACHEA_MISSING
from ctsuite.segmentation.tracking.space import Space
from ctsuite.segmentation.tracking.trachea import find_trachea
from ctsuite.segmentation.tracking.tube import Level, level_of, middle_of
from ctsuite.segmentation.tracking.wave import Attempt, Control

_AIRWAY = Segment(
    1, "Airways", ANATOMICAL_STRUCTURE, Code("89187006", "SCT", "Airway structure"), (0.55, 0.85, 0.95)
)
_DENSEST_AIR_HU = -800.0
_LOOSEST_HU, _STRICTEST_HU = 400.0, 25.0  # above the air of the trachea
_CERTAIN = 2.5  # times the noise above the air: stricter, and the lumen falls apart
_LEVELS = 12
_MEMORY_MM = 4.0
_CORE_HU = 90.0  # above the air: less is certainly air
_WIDE = 20.0  # voxel faces: airways of so large a cross-section get a rim
_WALL_VOXELS = 5  # the wall beside a voxel is the densest in a cube of so many
_TUBE_HU = 150.0  # above the air: where the trachea ends, for its middle and width


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Standard deviation of a Gaussian that quietens the noise; too much opens thin walls. Take "
            "0.8 mm where the noise is above 35 HU; 0 for none.",
            MM,
            0,
            3,
            decimals=1,
        ),
    ] = 0.5
    factor: Annotated[float, run.FACTOR] = 3.0
    window: Annotated[float, run.WINDOW] = 8.0
    shortest: Annotated[float, run.SHORTEST] = 6.0
    radius: Annotated[float, seed_points.RADIUS] = 2.0


def track_airways(
    volume: Volume, parameters: Parameters, task: Task, inside: Curve | None = None
) -> dict[str, Any]:
    """Follow the air from the trachea from branch to branch, with a limit for each branch.

    Each branch begins with a loose limit, 400 HU above the air of the trachea. Where the front leaks into
    the lung, it goes back and takes the next stricter of 12 limits, down to just above the noise of the air.
    At last wide airways get their rim: voxels that are nearer to the air than to the wall beside them.

    Without seeds the trachea is looked for: round cross-sections of air below one another in the middle of
    the body, with lung on both sides.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Smoothing, when it leaks, shortest branch.
    task : Task
        For progress and cancelling.
    inside : Curve
        Seed points (n, 3) in LPS mm, the first in the trachea; may be left out.

    Returns
    -------
    dict
        ``labels`` (Labels), ``curves``, ``branches``, ``generations``, ``leaks``, ``leak_report`` and
        ``report``.

    Raises
    ------
    CTSuiteError
        TRACK-TRACHEA-MISSING, TRACK-SEED-NOT-AIR, GROW-SEEDS-MISSING, GROW-SEED-BEYOND, RUN-CANCELLED.
    """
    task.progress(0.0, "Looking for the trachea")
    if inside is None:
        point = find_trachea(volume.array, volume.grid)
        if point is None:
            raise TRACHEA_MISSING(name=volume.name)
        inside = Curve(point[None], name="Trachea")
    seeds = seed_points.placed(volume, inside, None, parameters.radius, air=True)
    for seed in seeds.inside:
        if seed.values.mean() > _DENSEST_AIR_HU:
            raise SEED_NOT_AIR(**seed.place, mean=float(seed.values.mean()), limit=_DENSEST_AIR_HU)
    task.progress(0.1, "Smoothing")
    filter_ = noise.GAUSSIAN if parameters.smoothing > 0 else noise.NONE
    values = noise.quietened(volume.array, volume.grid, filter_, parameters.smoothing)
    smooth = Volume(values, volume.grid)
    air = level_of(seed_points.placed(smooth, inside, None, parameters.radius, air=True).values())
    task.progress(0.25, "Looking at the air")
    limits = _limits(air)
    open_ = values < limits[0]
    voxels = [np.array(seed.voxel) for seed in seeds.inside]
    box = bounding_box(connected_to(open_, voxels, "6"), 2)
    assert box is not None  # it holds the seeds
    tube = values < air.value + _TUBE_HU
    starts = [middle_of(tube, seed.voxel, volume.grid) for seed in seeds.inside]
    del open_, tube
    space = Space.of(_grades(values[box], limits), volume.grid, box)
    control = Control(
        parameters.factor, parameters.window, _MEMORY_MM, tuple(Attempt(n) for n in range(_LEVELS)), False
    )
    found = run.tracked(space, control, starts, parameters.shortest, task.part(0.3, 0.9))
    task.progress(0.9, "Adding the rim")
    corner = [part.start for part in box]
    middles = [np.subtract(start.voxel, corner) for start in starts]
    region = connected_to(_lumen(found, values[box], air), middles, "26")
    labels = run.labels(volume, box, [(_AIRWAY, region)], found.blocked)
    return {
        "labels": labels,
        "curves": run.curves(found.branches),
        "branches": run.branch_table(found.branches),
        "generations": _generations(found),
        "leaks": run.leak_points(found.waves.stops),
        "leak_report": run.leak_table(found.waves),
        "report": report(labels.mask(_AIRWAY.value), volume, _AIRWAY.name),
    }


def _limits(air: Level) -> NDArray[np.float64]:
    """Limits of the levels in HU, loosest first."""
    strictest = air.value + max(_STRICTEST_HU, _CERTAIN * air.noise)
    return np.linspace(air.value + _LOOSEST_HU, strictest, _LEVELS)


def _grades(values: NDArray[Any], limits: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Count for each voxel (z, y, x) the levels at which it is open."""
    grade = np.zeros(values.shape, np.uint8)
    for limit in limits:
        grade += values < limit
    return grade


def _lumen(found: run.Tracked, values: NDArray[Any], air: Level) -> Mask:
    """Take out of wide airways what is no air, such as a pocket of lung, and give them their rim.

    The rim is what lies across the faces of the lumen and is nearer to its air than to the wall beside it.
    The walls of narrow airways are too thin for that: the next voxel may be lung.
    """
    face_mm2 = found.space.grid.voxel_volume_mm3 ** (2 / 3)
    flags = np.zeros(1 + max(found.waves.waves), dtype=bool)
    for number, wave in found.waves.waves.items():
        flags[number] = wave.tube_mm2 >= _WIDE * face_mm2
    wide = found.of_waves(flags)
    core = wide & (values < air.value + max(_CORE_HU, 2 * _CERTAIN * air.noise))
    wall = ndimage.maximum_filter(values, _WALL_VOXELS)
    rim = ndimage.binary_dilation(core) & (values < (air.value + wall) / 2) & ~found.blocked
    return np.asarray((found.region & ~wide) | core | rim)


def _generations(found: run.Tracked) -> Table:
    """List how many branches each generation has, and how long and wide they are."""
    count = 1 + max(branch.generation for branch in found.branches)
    groups = [[b for b in found.branches if b.generation == n] for n in range(count)]
    return Table(
        (
            Column("Generation", ONE, tuple(range(count))),
            Column("Number of branches", ONE, tuple(len(group) for group in groups)),
            Column("Mean length", MM, tuple(float(np.mean([b.length_mm for b in g])) for g in groups)),
            Column("Mean radius", MM, tuple(float(np.mean([b.radius_mm.mean() for b in g])) for g in groups)),
        ),
        "Generations",
    )


TOOL = Tool(
    id="segmentation.track_airways",
    title="Airway tracking",
    summary="Follows the airways from the trachea from branch to branch, numbers their generations, and "
    "stops at leaks.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(
        VOLUME_PORT,
        Port(
            "inside",
            Curve,
            "Seeds inside",
            "Points in the airways, the first in the trachea. Without any the trachea is looked for.",
            optional=True,
        ),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The airways, and the places where tracking was stopped."),
        run.CURVES_PORT,
        run.BRANCHES_PORT,
        Port("generations", Table, "Generations", "Number, length and radius of the branches by generation."),
        run.LEAKS_PORT,
        run.LEAK_REPORT_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=track_airways,
    profile="segmentation.track_airways",
    requires=("numba",),
    risk="Branches whose wall the scan does not resolve are missing or end early, and small leaks beside "
    "them can look like branches. Where mucus or a tumour closes a branch, what lies behind it is "
    "missing. The numbers of generations are counted along what was found. Look at each leak place and at "
    "every branch.",
)
