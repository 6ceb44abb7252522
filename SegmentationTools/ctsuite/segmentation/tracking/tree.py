"""The tree that the waves of a front make: branches with their course, radius and generation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import ndimage

from ctsuite.core.grid import Float
from ctsuite.segmentation.tracking.waves import Waves

_THREAD = 5.0  # voxels of a wave in the mean: fewer are noise along the wall
_WIDTHS = 2.0  # of the tube that it comes from: a branch leads further
_SMOOTH = 3  # waves over which course and radius are averaged


@dataclass(eq=False)
class Branch:
    """What lies between two bifurcations.

    Attributes
    ----------
    waves : list of int
        Numbers of its waves, from the seed outwards.
    parent : int
        Place of the branch that it comes from in the list, -1 for none.
    generation : int
        0 for the branch of the seed.
    points_mm, radius_mm : ndarray
        Course (n, 3) in LPS mm and radius (n,).
    ends : str
        How it ends.
    """

    waves: list[int]
    parent: int
    generation: int
    points_mm: Float
    radius_mm: Float
    ends: str

    @property
    def length_mm(self) -> float:
        """Length of its course."""
        return float(np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1).sum())


BIFURCATION, END, STOPPED = "bifurcation", "end", "stopped"


class Reach(NamedTuple):
    """The main way through a wave: its end from the seed, and its waves and voxels from this one on."""

    way_mm: float
    waves: int
    voxels: int


Reaches = dict[int, Reach]


def branches(waves: Waves, root: int, shortest_mm: float) -> list[Branch]:
    """Return the branches of one seed, parents before their children.

    A piece of front is a branch of its own if it leads further than `shortest_mm` and further than the tube
    that it comes from is wide; else it is a bulge of that tube. The two ways from the seed are one branch.
    """
    reach = _reaches(waves, root)
    found: list[Branch] = []
    first = _real(waves, root, reach, shortest_mm)
    if len(first) == 2:
        # the seed lies within a tube: one branch from end to end, begun where fewer branches are
        one, other = sorted((_run(waves, n, reach, shortest_mm) for n in first), key=lambda run: run[1])
        start = [*one[0][::-1], root, *other[0]]
        _add(found, waves, start, None, -1, 0, other[1], reach, shortest_mm)
        if one[1]:
            _children(found, waves, one[0][-1], found[0].points_mm[0], 0, 1, reach, shortest_mm)
        return found
    run = _run(waves, root, reach, shortest_mm)
    _add(found, waves, run[0], None, -1, 0, run[1], reach, shortest_mm)
    return found


def _reaches(waves: Waves, root: int) -> Reaches:
    """Tell for each wave how far one gets through it, and how thick the way there is."""
    order = [root]
    for number in order:
        order += waves.waves[number].children
    reach: Reaches = {}
    for number in reversed(order):
        wave = waves.waves[number]
        # the thickest way, so that a thread at its end does not hide a branch
        ways = (reach[child] for child in wave.children)
        far = max(ways, key=lambda way: way.voxels, default=Reach(wave.clock_mm, 0, 0))
        reach[number] = Reach(far.way_mm, far.waves + 1, far.voxels + len(wave.voxels))
    return reach


def _real(waves: Waves, number: int, reach: Reaches, shortest_mm: float) -> list[int]:
    """The children of a wave that are more than bulges, largest first; always that one."""
    wave = waves.waves[number]
    least = max(shortest_mm, _WIDTHS * 2 * float(np.sqrt(wave.tube_mm2 / np.pi)))
    far = sorted(wave.children, key=lambda child: -reach[child].voxels)
    solid = [child for child in far if reach[child].voxels >= _THREAD * reach[child].waves] or far[:1]
    return [c for n, c in enumerate(solid) if n == 0 or reach[c].way_mm - wave.clock_mm >= least]


def _run(waves: Waves, number: int, reach: Reaches, shortest_mm: float) -> tuple[list[int], int]:
    """Follow a branch to its end or bifurcation; return its waves and how many branches follow."""
    run = [number]
    while True:
        following = _real(waves, run[-1], reach, shortest_mm)
        if len(following) != 1:
            return run, len(following)
        run.append(following[0])


def _add(
    found: list[Branch],
    waves: Waves,
    run: list[int],
    origin_mm: Float | None,
    parent: int,
    generation: int,
    following: int,
    reach: Reaches,
    shortest_mm: float,
) -> None:
    numbers = [waves.waves[n] for n in run]
    points = np.array([waves.space.places_mm(w.voxels).mean(axis=0) for w in numbers])
    points = _smooth(points)
    if origin_mm is not None:
        points = np.vstack([origin_mm, points])
    radius = np.sqrt(_smooth(np.array([w.area_mm2 for w in numbers])) / np.pi)
    if origin_mm is not None:
        radius = np.concatenate([radius[:1], radius])
    ends = BIFURCATION if following > 1 else STOPPED if numbers[-1].stopped else END
    found.append(Branch(run, parent, generation, points, radius, ends))
    if following > 1:
        _children(found, waves, run[-1], points[-1], len(found) - 1, generation + 1, reach, shortest_mm)


def _children(
    found: list[Branch],
    waves: Waves,
    number: int,
    origin_mm: Float,
    parent: int,
    generation: int,
    reach: Reaches,
    shortest_mm: float,
) -> None:
    for child in _real(waves, number, reach, shortest_mm):
        run, following = _run(waves, child, reach, shortest_mm)
        _add(found, waves, run, origin_mm, parent, generation, following, reach, shortest_mm)


def _smooth(values: Float) -> Float:
    return np.asarray(ndimage.uniform_filter1d(values, min(_SMOOTH, len(values)), axis=0, mode="nearest"))
