"""Tracking from several seeds, and what both tracking tools deliver."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Vector
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.masks import Box, Mask
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port
from ctsuite.core.units import MM, MM2, ONE
from ctsuite.core.volume import Volume
from ctsuite.segmentation.growing.leak import MARKED
from ctsuite.segmentation.tracking.space import Space
from ctsuite.segmentation.tracking.tree import Branch, branches
from ctsuite.segmentation.tracking.wave import Control, Stop
from ctsuite.segmentation.tracking.waves import Waves

FACTOR = Parameter(
    "Leak factor",
    "Tracking stops where the cross-section gets larger than this many times that of the branch.",
    ONE,
    1.5,
    10,
    decimals=1,
)
WINDOW = Parameter(
    "Leak distance",
    "Way within which it has to get so much larger; in a wide vessel one and a half radii at least.",
    MM,
    2,
    50,
    decimals=1,
)
SHORTEST = Parameter(
    "Shortest branch",
    "What protrudes less from the branch it comes from is not taken as a branch.",
    MM,
    1,
    100,
    decimals=1,
)
CURVES_PORT = Port("curves", Curve, "Branches", "One line with its radius for each branch.", many=True)
BRANCHES_PORT = Port(
    "branches", Table, "Branch values", "Length, radius, origin and generation of each branch."
)
LEAKS_PORT = Port("leaks", Curve, "Leak places", "One point at each place where tracking was stopped.")
LEAK_REPORT_PORT = Port(
    "leak_report", Table, "Leak report", "Place of each stop, why, and cross-section before and beyond."
)


@dataclass(frozen=True, eq=False)
class Start:
    """A seed in the middle of a tube.

    Attributes
    ----------
    voxel : tuple of int
        Its voxel (z, y, x).
    radius_mm : float
        Radius of a circle as large as the cross-section of the tube.
    reach_mm : float
        How far the cross-section reaches from there.
    """

    voxel: tuple[int, int, int]
    radius_mm: float
    reach_mm: float


@dataclass(frozen=True, eq=False)
class Tracked:
    """What was tracked from all seeds.

    Attributes
    ----------
    space : Space
        What was open.
    waves : Waves
        The waves of all seeds.
    branches : list of Branch
        Parents before their children.
    reached : list of bool
        For each seed, whether tracking from an earlier one had come to it.
    """

    space: Space
    waves: Waves
    branches: list[Branch]
    reached: list[bool]

    @property
    def region(self) -> Mask:
        """Everything that was taken (z, y, x of the box)."""
        return self.space.inner(self.waves.owner > 0)

    @property
    def blocked(self) -> Mask:
        """Where tracking was stopped (z, y, x of the box)."""
        return self.space.inner(self.waves.owner < 0)

    def of_waves(self, wanted: NDArray[np.bool_]) -> Mask:
        """Return the voxels (z, y, x of the box) of some waves, by their number."""
        return self.space.inner(wanted[np.maximum(self.waves.owner, 0)])


def tracked(space: Space, control: Control, starts: list[Start], shortest_mm: float, task: Task) -> Tracked:
    """Track from one seed after the other; a seed that was reached already starts nothing.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    waves = Waves(space, control)
    found: list[Branch] = []
    reached: list[bool] = []
    for number, start in enumerate(starts):
        seed = space.flat(start.voxel)
        reached.append(bool(waves.owner[seed] > 0))
        if reached[-1]:
            continue
        root = waves.start(seed, start.radius_mm, start.reach_mm)
        waves.run(task.part(number / len(starts), (number + 1) / len(starts)))
        before = len(found)
        for branch in branches(waves, root, shortest_mm):
            branch.parent += before if branch.parent >= 0 else 0
            found.append(branch)
    return Tracked(space, waves, found, reached)


def curves(found: list[Branch]) -> tuple[Curve, ...]:
    """Return the course of each branch with its radius."""
    return tuple(
        Curve(branch.points_mm, radius_mm=branch.radius_mm, name=_name(number))
        for number, branch in enumerate(found)
    )


def branch_table(found: list[Branch]) -> Table:
    """List the branches."""
    begins = [branch.points_mm[0].tolist() for branch in found]
    return Table(
        (
            Column("Branch", None, tuple(_name(number) for number in range(len(found)))),
            Column("Generation", ONE, tuple(branch.generation for branch in found)),
            Column("Comes from", None, tuple("none" if b.parent < 0 else _name(b.parent) for b in found)),
            Column("Length", MM, tuple(branch.length_mm for branch in found)),
            Column("Mean radius", MM, tuple(float(branch.radius_mm.mean()) for branch in found)),
            Column("Smallest radius", MM, tuple(float(branch.radius_mm.min()) for branch in found)),
            Column("Ends", None, tuple(branch.ends for branch in found)),
            *(Column(f"Begins at {axis}", MM, tuple(p[n] for p in begins)) for n, axis in enumerate("LPS")),
        ),
        "Branch values",
    )


def labels(volume: Volume, box: Box, parts: list[tuple[Segment, Mask]], stopped: Mask) -> Labels:
    """Make a segmentation of segments and of the places where tracking was stopped.

    Parameters
    ----------
    volume : Volume
        The image.
    box : tuple of slice
        Where the masks lie in it.
    parts : list of tuple
        Segments with their masks (z, y, x of the box); a later one takes the voxels of an earlier one.
    stopped : ndarray of bool
        Where tracking was stopped.
    """
    array = np.zeros(volume.grid.shape, np.uint8)
    for segment, mask in parts:
        array[box][mask] = segment.value
    segments = [segment for segment, _ in parts]
    rest = stopped & (array[box] == 0)
    if rest.any():
        segments.append(replace(MARKED, value=len(parts) + 1))
        array[box][rest] = segments[-1].value
    return Labels(array, volume.grid, tuple(segments), f"{volume.name}: {segments[0].name}")


def leak_points(stops: list[Stop]) -> Curve:
    """Return the places where tracking was stopped as points."""
    return Curve(np.array([stop.place_mm for stop in stops]).reshape(-1, 3), name="Leaks")


def leak_table(waves: Waves) -> Table:
    """List the places where tracking was stopped."""
    places: list[Vector] = [tuple(stop.place_mm.tolist()) for stop in waves.stops]
    before = [waves.waves[stop.wave].tube_mm2 for stop in waves.stops]
    return Table(
        (
            Column("Leak", ONE, tuple(range(1, len(places) + 1))),
            *(Column(axis, MM, tuple(place[n] for place in places)) for n, axis in enumerate("LPS")),
            Column("Why", None, tuple(stop.reason for stop in waves.stops)),
            Column("Cross-section before", MM2, tuple(before)),
            Column("Cross-section beyond", MM2, tuple(stop.beyond_mm2 for stop in waves.stops)),
        ),
        "Leaks",
    )


def _name(number: int) -> str:
    return f"Branch {number + 1}"
