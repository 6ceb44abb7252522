"""Completing bone: less dense bone beside sure bone, without joining what is apart.

Cancellous and osteoporotic bone lies below the limit that keeps soft tissue out of a threshold. It is found
from the sure bone outwards: voxels that are denser than a lower limit in the quietened image are added layer
by layer up to a reach. Parts of the sure bone that were apart stay apart by a voxel at least, so that a
fracture or a joint space is not closed. Nothing grows from a part that is small or has no dense core, such as
the noise of an enhanced organ; it is kept as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.components import find, find_holes
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Mask, bounding_box, widened
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM
from ctsuite.core.volume import Volume
from ctsuite.segmentation import completeness
from ctsuite.segmentation.noise import GAUSSIAN, quietened
from ctsuite.segmentation.regions import SEGMENT, edited, masks
from ctsuite.segmentation.report import Part, table

_QUIET_VOXELS = 0.6
_CORE_SHARE = 0.05
_KEPT = -1
_NOISE_HU = 40.0
_SOFT_HU = 50.0
_BARRIER_LAYERS = 2


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    segment: Annotated[str, SEGMENT] = ""
    limit: Annotated[
        float,
        Parameter(
            "Lower limit",
            "Smallest CT number of less dense bone; muscle and unenhanced organs lie below 80 HU.",
            HU,
            0,
            1000,
            decimals=0,
        ),
    ] = 100.0
    reach: Annotated[
        float,
        Parameter("Reach", "How far from sure bone less dense bone is looked for.", MM, 0, 40, decimals=1),
    ] = 15.0
    core: Annotated[
        float,
        Parameter(
            "Dense core",
            "Nothing grows from a part of which less than a twentieth is denser than this.",
            HU,
            0,
            2000,
            decimals=0,
        ),
    ] = 300.0
    part: Annotated[
        float,
        Parameter(
            "Smallest part",
            "Nothing grows from parts of the sure bone below this volume.",
            ML,
            0,
            100,
            decimals=2,
        ),
    ] = 0.5


def complete_bone(
    volume: Volume, labels: Labels, parameters: Parameters, task: Task, avoid: Labels | None = None
) -> dict[str, Any]:
    """Add the less dense bone beside sure bone.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SEGMENT-EMPTY, RUN-CANCELLED.
    """
    changed, report = [], []
    chosen = list(masks(labels, parameters.segment, task.part(0.0, 0.05)))
    for n, (segment, mask) in enumerate(chosen):
        piece = task.part(0.05 + 0.85 * n / len(chosen), 0.05 + 0.85 * (n + 1) / len(chosen))
        barrier = None if avoid is None else np.asarray(avoid.array > 0) & ~mask
        made = _completed(mask, barrier, volume, parameters, piece)
        added = int(np.count_nonzero(made & ~mask))
        report.append(Part(segment.name, 1, int(np.count_nonzero(mask)), False, "kept"))
        report.append(Part(f"{segment.name}: less dense bone", 1, added, False, "added"))
        changed.append((segment, made))
    task.progress(0.95, "Reporting")
    completed = edited(labels, changed)
    return {
        "labels": completed,
        "report": table(report, volume.grid, "Completion"),
        "completeness": completeness.report(completed),
    }


def _completed(mask: Mask, barrier: Mask | None, volume: Volume, parameters: Parameters, task: Task) -> Mask:
    grid = volume.grid
    layers = round(parameters.reach / grid.finest_spacing_mm)
    box = bounding_box(mask, layers + 1)
    assert box is not None
    task.progress(0.0, "Quietening noise")
    values = volume.array[box]
    quiet = quietened(values, grid, GAUSSIAN, _QUIET_VOXELS * grid.finest_spacing_mm)
    # quietening smears dense bone over its surroundings: these are told by their own values
    free = (quiet >= parameters.limit) & (values >= parameters.limit - _NOISE_HU) & ~mask[box]
    dense = quiet >= parameters.core
    del quiet
    if barrier is not None and barrier.any():
        free &= ~widened(barrier[box], _BARRIER_LAYERS)
    task.progress(0.2, "Numbering parts")
    number = _numbered(mask[box], dense, grid, parameters.part)
    grown = _grown(number, free, layers, task.part(0.25, 0.9))
    _trim(grown, mask[box], values)
    holes = find_holes(grown)
    if holes.count:
        grown |= holes.mask(np.arange(holes.count + 1) > 0)
    made = mask.copy()
    made[box] |= grown
    return made


def _trim(grown: Mask, sure: Mask, values: NDArray[Any]) -> None:
    """Take away the rim of partly filled voxels around dense bone, which is less than half bone.

    A voxel at the surface stays where it is denser than half way from soft tissue to the bone beside it, the
    rule by which a surface is placed between voxels.
    """
    beside = ndimage.maximum_filter(np.where(grown, values, _SOFT_HU), 3)
    thin = values < (beside + _SOFT_HU) / 2
    surface = grown & ~ndimage.binary_erosion(grown, border_value=1)
    grown[surface & thin & ~sure] = False


def _numbered(mask: Mask, dense: Mask, grid: Grid, smallest_ml: float) -> NDArray[np.int32]:
    """Number of the part of each voxel, from 1; what nothing grows from has one number of its own."""
    parts = find(mask)
    large = parts.voxels * grid.voxel_volume_mm3 / 1000 >= smallest_ml
    large &= parts.tally(dense[parts.box]) >= _CORE_SHARE * parts.voxels
    large[0] = False
    own = np.where(large, np.cumsum(large), _KEPT)
    own[0] = 0
    return np.asarray(own[parts.labels], dtype=np.int32)


def _grown(number: NDArray[np.int32], free: Mask, layers: int, task: Task) -> Mask:
    from ctsuite.segmentation.kernels.apart import add_layer

    number, free = np.pad(number, 1), np.pad(free, 1)
    kept = number == _KEPT
    number[kept] = 0
    frontier = np.flatnonzero(number)
    for layer in range(layers):
        task.progress(layer / layers, "Adding less dense bone")
        frontier = add_layer(number, free, frontier)
        if not frontier.size:
            break
    inner = (slice(1, -1),) * 3
    return np.asarray((number[inner] > 0) | kept[inner])


TOOL = Tool(
    id="segmentation.complete_bone",
    title="Complete bone",
    summary="Adds cancellous and osteoporotic bone beside sure bone, and keeps apart what was apart.",
    group="Segmentation",
    clauses=("4.3.2.2.2",),
    inputs=(
        Port("volume", Volume, "CT", "The series that was segmented."),
        Port("labels", Labels, "Segmentation", "The sure bone, on the grid of the CT."),
        Port(
            "avoid",
            Labels,
            "Before exclusion",
            "The segmentation before contrast medium was excluded; what was excluded is not grown into.",
            optional=True,
        ),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The bone with what was added."),
        Port("report", Table, "Completion report", "How much sure and how much less dense bone there is."),
        completeness.PORT,
    ),
    parameters=Parameters,
    function=complete_bone,
    profile="segmentation.threshold",
    risk="Organs and vessels with contrast medium that touch bone can be taken along within the reach. A "
    "voxel between two parts is left out, so bone that was found in pieces can keep thin gaps; parts that "
    "the threshold joined already are not parted. Check the outline on every slice that matters.",
    requires=("numba",),
)
