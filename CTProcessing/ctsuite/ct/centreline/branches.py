"""Branches of a vessel tree: chains of voxels that join, their lines, and what lies between bifurcations."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.ct.centreline.chain import Nodes, around
from ctsuite.ct.centreline.lumen import Ways
from ctsuite.ct.centreline.refine import Ends, Line, refined
from ctsuite.ct.centreline.section import Wall
from ctsuite.ct.centreline.smooth import lengths_mm

_WIDTHS = 1.0  # a branch is at least as long as it is wide
_COVER = 1.3  # depths around a chain that belong to it and need no branch of their own
_SEARCH = 4096
_SAME_FORK = 0.5  # of the radius: bifurcations so near each other are one
_END_MM = 10.0  # so much of an end, or an eighth of its branch, tells how wide the vessel is there


@dataclass(eq=False)
class Run:
    """One chain from where it leaves another to its tip, with its line.

    Attributes
    ----------
    chain : ndarray of int
        Voxels (n,) from the origin to the tip; the first lies on the parent's chain.
    parent : int
        Number of the run it leaves; -1 for the first.
    line : Line or None
        The refined line, from the bifurcation to the tip.
    leaves_at_mm : float
        Way along the parent's line to the bifurcation.
    forks_mm : list of float
        Ways along its own line to the bifurcations where others leave.
    """

    chain: Nodes
    parent: int
    line: Line | None = None
    leaves_at_mm: float = 0.0
    forks_mm: list[float] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Piece:
    """A branch: from one bifurcation, or the root, to the next, or an end.

    Attributes
    ----------
    line : Line
        Its course.
    parent : int
        Number of the branch it comes from; -1 for the first.
    generation : int
        Number of bifurcations before it.
    divides : bool
        Whether it ends at a bifurcation.
    """

    line: Line
    parent: int
    generation: int
    divides: bool


def widest_end(runs: list[Run], ways: Ways, depth: NDArray[np.float32]) -> int:
    """Voxel of the end, among the tips and the root of these runs, where the vessel is widest."""

    def width(chain: Nodes) -> float:
        way = np.abs(ways.length_mm[chain] - ways.length_mm[chain[-1]])
        return float(depth[chain[way <= max(_END_MM, way.max() / 8)]].max())

    ends = [runs[0].chain[::-1], *(run.chain for run in runs)]
    return int(max(ends, key=width)[-1])


def runs_of(ways: Ways, depth: NDArray[np.float32], least_mm: float, task: Task) -> list[Run]:
    """Chains from the root to every tip, the longest first, each to where it meets an earlier one.

    A chain counts when it goes on for `least_mm`, and for its own width, outside of what earlier ones cover.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    lumen, voxel = ways.lumen, float(np.mean(ways.lumen.grid.spacing_mm))
    reached = np.isfinite(ways.length_mm)
    order = np.argsort(np.where(reached, -ways.length_mm, np.inf), kind="stable")[: int(reached.sum())]
    taken, covered = (np.zeros(len(lumen.voxels), np.bool_) for _ in range(2))
    owner: dict[int, int] = {}
    found: list[Run] = []
    at = 0
    while at < len(order):
        task.progress(at / len(order), "finding branches")
        open_ = np.flatnonzero(~covered[order[at : at + _SEARCH]])
        if not len(open_):
            at += _SEARCH
            continue
        at += int(open_[0])
        chain = ways.back(int(order[at]), taken)[::-1]
        within = np.flatnonzero(covered[chain])
        outside = chain[int(within[-1]) + 1 if len(within) else 0 :]
        covered |= around(lumen, outside, _COVER * depth[outside] + 2 * voxel)
        if found and _too_short(lumen.places_mm(outside), depth[outside], least_mm):
            continue
        parent = owner[int(chain[0])] if found else -1
        for node in chain:
            owner.setdefault(int(node), len(found))
        taken[chain] = True
        found.append(Run(chain, parent))
    return found


def refine_runs(
    wall: Wall,
    runs: list[Run],
    depth: NDArray[np.float32],
    wavelength_mm: float,
    root: Float | None,
    least_mm: float,
    task: Task,
) -> list[Run]:
    """Give every run its line; runs too short outside of their parent to have one are left out.

    The part of a chain inside of its parent says nothing about the branch. Only the part outside is centred,
    and goes back straight to where it comes nearest to the parent's line: the bifurcation.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    kept: list[Run] = []
    place: dict[int, int] = {}
    for number, run in enumerate(runs):
        part = task.part(number / len(runs), (number + 1) / len(runs))
        places, deep = wall.lumen.places_mm(run.chain), depth[run.chain]
        if run.parent < 0:
            run.line = refined(wall, places, deep, wavelength_mm, Ends(root, None), part)
        elif run.parent in place:
            parent = kept[place[run.parent]]
            run.parent = place[run.parent]
            assert parent.line is not None
            clear = _clear_of(places, parent.line)
            if len(places) - clear < 3 or _too_short(places[clear:], deep[clear:], least_mm):
                continue
            ends = Ends(places[clear], None, joined=True)
            line = refined(wall, places[clear:], deep[clear:], wavelength_mm, ends, part)
            run.line, run.leaves_at_mm = _joined(line, parent.line)
            parent.forks_mm.append(run.leaves_at_mm)
        else:
            continue
        place[number] = len(kept)
        kept.append(run)
    return kept


def _too_short(places: Float, depth: NDArray[np.float32], least_mm: float) -> bool:
    """Whether a chain is shorter than a branch must be."""
    return float(lengths_mm(places)[-1]) < max(least_mm, _WIDTHS * 2 * float(np.median(depth)))


def _clear_of(places: Float, parent: Line) -> int:
    """Number of the first voxel of a chain that lies outside of its parent."""
    from scipy.spatial import cKDTree

    away, nearest = cKDTree(parent.points_mm).query(places)
    outside = np.flatnonzero(away > parent.radius_mm[nearest])
    return int(outside[0]) if len(outside) else len(places)


def _joined(line: Line, parent: Line) -> tuple[Line, float]:
    """Lead a branch straight back to its parent; return it, and the way along the parent to its origin."""
    points, radius = line.points_mm, line.radius_mm
    step = line.length_mm / (len(points) - 1)
    reach = min(max(int(2 * float(radius[0]) / step), 2), len(points) - 1)
    back = points[0] - points[reach]
    back /= max(float(np.linalg.norm(back)), 1e-9)
    offset = parent.points_mm - points[0]
    ahead = np.clip(offset @ back, 0, None)
    apart = np.linalg.norm(offset - ahead[:, None] * back, axis=1)
    # of parent points that the branch may come from; further on the straight line may meet a bend
    likely = np.linalg.norm(offset, axis=1) < 4 * parent.radius_mm + 2 * step
    likely |= np.linalg.norm(offset, axis=1) <= np.linalg.norm(offset, axis=1).min()
    fork = int(np.where(likely, apart, np.inf).argmin())
    gap = float(np.linalg.norm(points[0] - parent.points_mm[fork]))
    count = max(int(np.ceil(gap / step)), 1)
    bridge = np.linspace(parent.points_mm[fork], points[0], count, endpoint=False)
    made = Line(np.vstack([bridge, points]), np.concatenate([np.full(count, radius[0]), radius]))
    return made, float(lengths_mm(parent.points_mm)[fork])


def pieces_of(runs: list[Run]) -> list[Piece]:
    """Cut the runs at their bifurcations.

    Returns
    -------
    list of Piece
        Every parent before its children.
    """
    found: list[Piece] = []
    by_run: dict[int, list[tuple[float, int]]] = {}
    for number, run in enumerate(runs):
        assert run.line is not None
        way = lengths_mm(run.line.points_mm)
        cuts = _forks(run.line, way, run.forks_mm)
        parent = -1 if run.parent < 0 else _piece_before(by_run[run.parent], run.leaves_at_mm)
        by_run[number] = []
        edges = [0, *cuts, len(way) - 1]
        for first, last in pairwise(edges):
            generation = 0 if parent < 0 else found[parent].generation + 1
            part = Line(run.line.points_mm[first : last + 1], run.line.radius_mm[first : last + 1])
            found.append(Piece(part, parent, generation, last != len(way) - 1))
            parent = len(found) - 1
            by_run[number].append((float(way[last]), parent))
    return found


def _forks(line: Line, way: Float, forks_mm: list[float]) -> list[int]:
    """Indices of the points where others leave; those that are almost the same are taken once."""
    found: list[int] = []
    for fork in sorted(forks_mm):
        index = int(np.searchsorted(way, fork - 1e-6))
        near = _SAME_FORK * float(line.radius_mm[min(index, len(way) - 1)])
        last = way[found[-1]] if found else 0.0
        if fork - last > near and way[-1] - fork > near:
            found.append(index)
    return found


def _piece_before(ends: list[tuple[float, int]], way_mm: float) -> int:
    """The piece that ends at the bifurcation at a way along its run, or nearest to it."""
    return min(ends[:-1] or ends, key=lambda end: abs(end[0] - way_mm))[1]
