"""Growing several regions from their seeds at once, until they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import TISSUE
from ctsuite.core.curve import Curve
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Box, bounding_box
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import HU, ML, MM, ONE, VOXEL
from ctsuite.core.volume import Volume
from ctsuite.segmentation.growing import front
from ctsuite.segmentation.growing.connected import VOLUME_PORT
from ctsuite.segmentation.growing.errors import REGIONS_TOO_FEW, SEEDS_CLASH
from ctsuite.segmentation.growing.seeds import balls, placed

_COLOURS = (
    (0.85, 0.45, 0.35), (0.35, 0.6, 0.85), (0.45, 0.75, 0.4), (0.85, 0.75, 0.3),
    (0.65, 0.45, 0.8), (0.3, 0.75, 0.75), (0.9, 0.55, 0.7), (0.6, 0.6, 0.6),
)  # fmt: skip
_LEAST_MM = 1e-3  # so that in a perfectly even image, too, the nearer seed wins


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    locality: Annotated[
        float,
        Parameter(
            "Seed locality",
            "How many HU of difference a way of 1 mm counts; more keeps regions near their seeds.",
            HU,
            0,
            1000,
            decimals=1,
        ),
    ] = 0.0
    margin: Annotated[
        float,
        Parameter(
            "Margin", "How far beyond the box around all seeds the regions may grow.", MM, 0, 1000, decimals=0
        ),
    ] = 50.0
    point_size: Annotated[
        float,
        Parameter(
            "Size of a point", "Radius of the ball that each seed point stands for.", MM, 0, 20, decimals=1
        ),
    ] = 1.0


def grow_from_seeds(
    volume: Volume,
    parameters: Parameters,
    task: Task,
    points: tuple[Curve, ...] | None = None,
    painted: Labels | None = None,
) -> dict[str, Any]:
    """Grow several regions at once: each voxel goes to the seed to which the cheapest way leads.

    A way costs the sum of the differences of the CT numbers along it. This is the shortest-path form of
    GrowCut (L. Zhu, I. Kolesov, Y. Gao, R. Kikinis, A. Tannenbaum: An effective interactive medical image
    segmentation method using fast GrowCut, 2014), which "Grow from seeds" of 3D Slicer uses too.

    Parameters
    ----------
    volume : Volume
        The CT, in HU.
    parameters : Parameters
        Seed locality, margin, size of a point.
    task : Task
        For progress and cancelling.
    points : tuple of Curve
        One list of points (n, 3) in LPS mm for each region, which takes its name.
    painted : Labels
        Painted seeds, one segment for each region, on the grid of the CT.

    Returns
    -------
    dict
        ``labels`` (Labels) and ``report`` (Table).

    Raises
    ------
    CTSuiteError
        GROW-REGIONS-TOO-FEW, GROW-SEED-BEYOND, GROW-SEEDS-MISSING, GROW-SEEDS-CLASH, RUN-CANCELLED.
    """
    seeds, names = _seeds(volume, points or (), painted, parameters.point_size)
    box = _box(seeds, volume, parameters.margin)
    label = seeds[box].copy()
    image = np.ascontiguousarray(volume.array[box])
    task.progress(0.05, "Growing")
    per_mm = max(parameters.locality, _LEAST_MM)
    front.run(image, np.ones(image.shape, bool), label, volume.grid, task.part(0.05, 0.95), 1.0, per_mm)
    array = np.zeros(volume.grid.shape, np.uint8)
    array[box] = label
    segments = tuple(
        Segment(n, name, TISSUE, TISSUE, _COLOURS[(n - 1) % len(_COLOURS)]) for n, name in enumerate(names, 1)
    )
    labels = Labels(array, volume.grid, segments, Text("{name}: grown from seeds", name=volume.name))
    return {"labels": labels, "report": _report(seeds, label, image, volume, names)}


def _seeds(
    volume: Volume, points: tuple[Curve, ...], painted: Labels | None, size_mm: float
) -> tuple[NDArray[np.uint8], list[str]]:
    """Seed labels (z, y, x) from 1 on and names of the regions; lists of one name are one region."""
    names: list[str] = []
    seeds = np.zeros(volume.grid.shape, np.uint8)
    for segment in () if painted is None else painted.segments:
        where = painted.mask(segment.value) if painted is not None else seeds > 0
        if where.any():
            names.append(segment.name)
            seeds[where] = len(names)
    owner: dict[tuple[int, int, int], Text] = {}
    for curve in points:
        if curve.name not in names:
            names.append(curve.name)
        value = names.index(curve.name) + 1
        for seed in placed(volume, curve, None, 0.0, air=True).inside:
            words = Text("{name} {number}", name=curve.name, number=seed.number)
            if seeds[seed.voxel] not in (0, value):
                other = owner.get(seed.voxel, Text.joined([names[seeds[seed.voxel] - 1]]))
                raise SEEDS_CLASH(first=other, second=words)
            owner[seed.voxel] = words
            seeds[seed.voxel] = value
    if len(names) < 2:
        raise REGIONS_TOO_FEW(count=len(names))
    _thicken(seeds, owner, volume, size_mm)
    return seeds, names


def _thicken(seeds: NDArray[np.uint8], voxels: Any, volume: Volume, size_mm: float) -> None:
    """Give each point the free voxels of a ball."""
    for voxel, places in zip(voxels, balls(voxels, size_mm, volume.grid, seeds.shape), strict=True):
        seeds[places] = np.where(seeds[places] == 0, seeds[voxel], seeds[places])


def _box(seeds: NDArray[np.uint8], volume: Volume, margin_mm: float) -> Box:
    box = bounding_box(seeds)
    assert box is not None  # at least two regions have seeds
    wide = [int(np.ceil(margin_mm / spacing)) for spacing in volume.grid.spacing_mm[::-1]]
    z, y, x = (
        slice(max(part.start - more, 0), min(part.stop + more, size))
        for part, more, size in zip(box, wide, seeds.shape, strict=True)
    )
    return z, y, x


def _report(
    seeds: NDArray[np.uint8], label: NDArray[np.uint8], image: NDArray[Any], volume: Volume, names: list[str]
) -> Table:
    count = np.bincount(seeds.ravel(), minlength=len(names) + 1)[1:]
    grown = np.bincount(label.ravel(), minlength=len(names) + 1)[1:]
    found = [volume.array[seeds == n] for n in range(1, len(names) + 1)]
    return Table(
        (
            Column("Region", None, tuple(names)),
            Column("Seed voxels", VOXEL, tuple(count.tolist())),
            Column("Mean at the seeds", HU, tuple(float(values.mean()) for values in found)),
            Column("Standard deviation", HU, tuple(float(values.std()) for values in found)),
            Column("Share", ONE, tuple((grown / image.size).tolist())),
            Column("Volume", ML, tuple((grown * volume.grid.voxel_volume_mm3 / 1000).tolist())),
        ),
        "Regions",
    )


TOOL = Tool(
    id="segmentation.grow_from_seeds",
    title="Grow from seeds",
    summary="Grows several regions at once from their seeds, until they meet.",
    group="Segmentation",
    clauses=("4.3.2.2.3",),
    inputs=(
        VOLUME_PORT,
        Port(
            "points",
            Curve,
            "Seed points",
            "One list of points for each region; a region takes the name of its list.",
            optional=True,
            many=True,
        ),
        Port(
            "painted", Labels, "Painted seeds", "One segment of painted seeds for each region.", optional=True
        ),
    ),
    outputs=(
        Port("labels", Labels, "Segmentation", "The regions, one segment each."),
        Port("report", Table, "Report", "Seeds and volume of each region."),
    ),
    parameters=Parameters,
    function=grow_from_seeds,
    profile="segmentation.grow_from_seeds",
    requires=("numba",),
    risk="Every voxel of the box goes to one of the regions, also where none fits: give the surroundings "
    "seeds of their own. Where a border has little contrast it depends on where the seeds lie. They are "
    "placed by hand, so the result depends on the operator.",
)
