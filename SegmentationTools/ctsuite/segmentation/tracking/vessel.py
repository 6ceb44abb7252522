"""Following vessels with contrast medium from seed points, past plaque and stenoses, up to leaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, CONTRAST_VESSEL, TISSUE, Code
from ctsuite.core.components import find, find_holes
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
from ctsuite.segmentation.growing import seeds as seed_points
from ctsuite.segmentation.growing.connected import LOWER, REPORT_PORT, UPPER, VOLUME_PORT, checked_limits
from ctsuite.segmentation.growing.region import connected_to, report
from ctsuite.segmentation.tracking import run
from ctsuite.segmentation.tracking.errors import SEED_NOT_BLOOD
from ctsuite.segmentation.tracking.space import Space
from ctsuite.segmentation.tracking.tube import around, level_of, middle_of
from ctsuite.segmentation.tracking.wave import Attempt, Control

FROM_SEEDS, GIVEN = "from the seeds", "given"
_PLAQUE = Segment(2, "Calcified plaque", TISSUE, Code("18115005", "SCT", "Calcification"), (0.95, 0.9, 0.7))
_COLOUR = (0.85, 0.25, 0.2)
_FAINTEST_HU, _BRIGHTEST_HU = 100.0, 900.0
_SHARES = (0.3, 0.4, 0.5, 0.6)  # of the contrast: lower limits of the levels, loosest first
_HALF = 2  # which of them is half-way, where the wall is
_LAYERS = 2  # further levels keep this far from all that is not half-way
_BRIGHT = 0.6  # of the contrast above the blood: calcium or bone
_CERTAIN = 4.0  # times the noise above the blood
_TISSUE_HU = (-50.0, 120.0)
_ROUNDED = 0.4  # of a voxel that a layer is thicker than one, on the average
_GIVEN_STEP = 0.05  # of the given range that each level is stricter
_WINDOW = 1.5  # radii at the seed
_GUIDE = 1.2  # radii from the line: what lies beside the vessel is further away
_LOOK_MM = 30.0
_USUAL_TISSUE_HU = 50.0


class Limits(NamedTuple):
    """Lower limits of the levels, loosest first, and the upper limit, in HU."""

    lower: tuple[float, ...]
    upper: float


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    limits: Annotated[
        str,
        Parameter(
            "Limits",
            "Whether the CT numbers of the blood are measured at the seeds, or the limits below are taken.",
            choices=(FROM_SEEDS, GIVEN),
        ),
    ] = FROM_SEEDS
    lower: Annotated[float, LOWER] = 150.0
    upper: Annotated[float, UPPER] = 600.0
    smoothing: Annotated[
        float,
        Parameter(
            "Smoothing",
            "Standard deviation of a Gaussian that quietens the noise; 0 for none.",
            MM,
            0,
            3,
            decimals=1,
        ),
    ] = 0.5
    plaque: Annotated[
        float,
        Parameter(
            "Largest plaque",
            "Calcium up to this volume is passed and made a segment of its own; what is larger is bone.",
            ML,
            0,
            20,
            decimals=2,
        ),
    ] = 0.5
    factor: Annotated[float, run.FACTOR] = 2.0
    window: Annotated[float, run.WINDOW] = 10.0
    stenosis: Annotated[
        float,
        Parameter(
            "Longest stenosis",
            "Behind a narrow place up to this long the vessel may get as wide again as it was before.",
            MM,
            0,
            100,
            decimals=0,
        ),
    ] = 30.0
    shortest: Annotated[float, run.SHORTEST] = 5.0
    radius: Annotated[float, seed_points.RADIUS] = 1.5
    name: Annotated[str, Parameter("Name of the vessel", "Name of the segment that is made.")] = "Vessel"


def track_vessel(volume: Volume, inside: Curve, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Follow the blood from the seeds from branch to branch, as long as it stays a tube.

    The blood is the median around the seeds; its surroundings are the median of the soft tissue within
    30 mm. The front begins with 30 % of the contrast between both as lower limit; where it leaks it goes
    back and takes 40, 50 and 60 %. Then it stays within 1.2 radii of the line that it has followed, first
    one and two voxels away from everything below 50 %, so that it does not pass narrow bridges, at last with
    50 % alone. The rim is given back afterwards. Each stretch of the vessel ends half-way to the
    surroundings, unless most of it is fainter. What is brighter than the blood by 60 % of the contrast is
    calcium up to a volume, and bone beyond it.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    inside : Curve
        Seed points (n, 3) in LPS mm, the first where the vessel is widest.
    parameters : Parameters
        Limits, smoothing, largest plaque, when it leaks, shortest branch.
    task : Task
        For progress and cancelling.

    Returns
    -------
    dict
        ``labels`` (Labels), ``curves``, ``branches``, ``seeds``, ``leaks``, ``leak_report``, ``statistics``
        and ``report``.

    Raises
    ------
    CTSuiteError
        PARAMETER-CONFLICT, TRACK-SEED-NOT-BLOOD, GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR,
        GROW-SEED-OFF-LIMITS, RUN-CANCELLED.
    """
    checked_limits(parameters.lower, parameters.upper)
    seeds = seed_points.placed(volume, inside, None, parameters.radius)
    task.progress(0.05, "Smoothing")
    filter_ = noise.GAUSSIAN if parameters.smoothing > 0 else noise.NONE
    values = noise.quietened(volume.array, volume.grid, filter_, parameters.smoothing)
    limits = _limits(Volume(values, volume.grid), inside, seeds, parameters)
    task.progress(0.15, "Telling calcium from bone")
    plaque, open_ = _open(values, limits, parameters.plaque, volume.grid)
    places = seed_points.on_region(seeds.inside, open_, limits.lower[0], limits.upper, volume.grid)
    box = bounding_box(connected_to(open_, places, "6"), 2)
    assert box is not None  # it holds the seeds
    tube = open_ & (plaque | (values >= limits.lower[_HALF]))
    voxels = [(int(place[0]), int(place[1]), int(place[2])) for place in places]
    starts = [middle_of(tube if tube[v] else open_, v, volume.grid) for v in voxels]
    task.progress(0.25, "Looking at the blood")
    space = Space.of(_grades(values[box], limits.lower, open_[box], plaque[box]), volume.grid, box)
    plaque = plaque[box]
    del open_, tube
    # a leak of a wide vessel takes a longer way to show
    window = max(parameters.window, _WINDOW * max(start.radius_mm for start in starts))
    control = Control(parameters.factor, window, parameters.stenosis, _attempts(volume.grid), True)
    found = run.tracked(space, control, starts, parameters.shortest, task.part(0.3, 0.9))
    task.progress(0.9, "Finding the wall")
    region = _with_wall(found, plaque)
    vessel = Segment(1, parameters.name or "Vessel", ANATOMICAL_STRUCTURE, CONTRAST_VESSEL, _COLOUR)
    parts = [(vessel, region)]
    if (calcium := plaque & region).any():
        parts.append((_PLAQUE, calcium))
    labels = run.labels(volume, box, parts, found.blocked)
    return {
        "labels": labels,
        "curves": run.curves(found.branches),
        "branches": run.branch_table(found.branches),
        "seeds": _reached(seeds, found),
        "leaks": run.leak_points(found.waves.stops),
        "leak_report": run.leak_table(found.waves),
        "statistics": seed_points.statistics(seeds, volume),
        "report": report(labels.mask(vessel.value), volume, vessel.name),
    }


def _limits(smooth: Volume, inside: Curve, seeds: seed_points.Seeds, parameters: Parameters) -> Limits:
    """Limits between blood and its surroundings.

    Raises
    ------
    CTSuiteError
        TRACK-SEED-NOT-BLOOD.
    """
    if parameters.limits == GIVEN:
        first, upper = parameters.lower, parameters.upper
        step = _GIVEN_STEP * (upper - first)
        return Limits(tuple(first + n * step for n in range(len(_SHARES))), upper)
    smooth_seeds = seed_points.placed(smooth, inside, None, parameters.radius)
    for seed in smooth_seeds.inside:
        middle = float(np.median(seed.values))
        if not _FAINTEST_HU <= middle <= _BRIGHTEST_HU:
            raise SEED_NOT_BLOOD(**seed.place, mean=middle, limit=_FAINTEST_HU, most=_BRIGHTEST_HU)
    blood = level_of(smooth_seeds.values())
    reach = [int(np.ceil(_LOOK_MM / size)) for size in smooth.grid.spacing_mm[::-1]]
    near = [smooth.array[around(seed.voxel, reach, smooth.array.shape)].ravel() for seed in seeds.inside]
    soft = np.concatenate([part[(part > _TISSUE_HU[0]) & (part < _TISSUE_HU[1])] for part in near])
    tissue = float(np.median(soft)) if len(soft) else _USUAL_TISSUE_HU
    contrast = blood.value - tissue
    lower = tuple(tissue + share * contrast for share in _SHARES)
    return Limits(lower, blood.value + max(_CERTAIN * blood.noise, _BRIGHT * contrast))


def _open(values: NDArray[Any], limits: Limits, plaque_ml: float, grid: Grid) -> tuple[Mask, Mask]:
    """Calcium that may be passed, and all voxels (z, y, x) that may be: blood at the loosest, and calcium."""
    bright = values > limits.upper
    parts = find(bright)
    small = parts.voxels * grid.voxel_volume_mm3 / 1000 <= plaque_ml
    small[0] = False
    plaque = parts.mask(small)
    return plaque, (values >= limits.lower[0]) & (~bright | plaque)


def _grades(values: NDArray[Any], lower: tuple[float, ...], open_: Mask, plaque: Mask) -> NDArray[np.uint8]:
    """Count for each voxel (z, y, x) the levels at which it is open."""
    grade = np.zeros(values.shape, np.uint8)
    for limit in lower:
        grade += open_ & (plaque | (values >= limit))
    closed = grade <= _HALF
    certain = grade == len(lower)
    for _ in range(_LAYERS):
        closed = widened(closed)
        grade += certain & ~closed
    return grade


def _attempts(grid: Grid) -> tuple[Attempt, ...]:
    """What is tried where the front leaks: a stricter limit, distance from the wall, a straight way."""
    voxel_mm = grid.voxel_volume_mm3 ** (1 / 3)
    last = len(_SHARES) - 1
    away = [Attempt(last + n, (n + _ROUNDED) * voxel_mm) for n in range(1, _LAYERS + 1)]
    return (
        *(Attempt(n) for n in range(len(_SHARES))),
        *(attempt._replace(guide=_GUIDE) for attempt in away),
        Attempt(_HALF, guide=_GUIDE),
    )


def _with_wall(found: run.Tracked, plaque: Mask) -> Mask:
    """Put the wall of each stretch half-way, where most of it reaches that, and fill what is enclosed."""
    owner = np.maximum(found.waves.owner, 0)
    count = int(owner.max()) + 1
    bright = found.space.grade > _HALF
    share = np.bincount(owner[bright], minlength=count) / np.maximum(np.bincount(owner, minlength=count), 1)
    faint = share < 0.5
    faint[0] = False
    half = found.space.inner(bright)
    region = (found.region & half) | found.of_waves(faint)
    level = np.zeros(count, np.int64)
    for number, wave in found.waves.waves.items():
        level[number] = found.waves.control.attempts[wave.attempt].level
    for layers in range(1, _LAYERS + 1):
        kept_away = found.of_waves(level == len(_SHARES) - 1 + layers)
        region |= widened(kept_away, layers) & half & ~found.blocked
    holes = find_holes(region)
    every = np.ones(holes.count + 1, dtype=bool)
    every[0] = False
    return np.asarray(region | holes.mask(every) | (widened(region) & plaque))


def _reached(seeds: seed_points.Seeds, found: run.Tracked) -> Table:
    """Say of each seed whether tracking had come to it from an earlier one."""
    said = ["reached from an earlier seed" if hit else "tracked from here" for hit in found.reached]
    return Table(
        (
            Column("Seed", ONE, tuple(seed.number for seed in seeds.inside)),
            Column("Tracking", None, tuple(said)),
        ),
        "Seeds and tracking",
    )


TOOL = Tool(
    id="segmentation.track_vessel",
    title="Vessel tracking",
    summary="Follows a vessel with contrast medium and its branches from seed points, past plaque and "
    "stenoses, and stops at leaks.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(
        VOLUME_PORT,
        Port(
            "inside",
            Curve,
            "Seeds inside",
            "Points in the vessel, the first where it is widest; further ones where tracking stopped.",
        ),
    ),
    outputs=(
        Port(
            "labels",
            Labels,
            "Segmentation",
            "The vessel, its calcified plaque, and the places where tracking was stopped.",
        ),
        run.CURVES_PORT,
        run.BRANCHES_PORT,
        Port("seeds", Table, "Seeds and tracking", "Whether each seed was reached from an earlier one."),
        run.LEAKS_PORT,
        run.LEAK_REPORT_PORT,
        seed_points.STATISTICS_PORT,
        REPORT_PORT,
    ),
    parameters=Parameters,
    function=track_vessel,
    profile="segmentation.track_vessel",
    requires=("numba",),
    risk="A vessel that touches bone or another vessel broadly ends there or takes a part of it in, and a "
    "closed vessel ends; each stop is listed, slow leaks are not noticed. Plaque that is no brighter than "
    "the blood counts as blood, and plaque larger than the limit counts as bone. The seeds are placed by "
    "hand, so the result depends on the operator. Look at each leak place and at every branch before "
    "measuring.",
)
