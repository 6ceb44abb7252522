"""From a chain of voxels to the true middle of the vessel: re-centring, smoothing, and exact ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ctsuite.core.grid import Float
from ctsuite.core.task import Task
from ctsuite.ct.centreline.section import Wall
from ctsuite.ct.centreline.smooth import lengths_mm, resampled, smoothed, tangents

_ROUNDS = 8
_FEWEST = 4
_TRIES = 3  # in a bend, a straight end has to be bent before it can grow on
_PAST = 3  # points that a line is made longer than it need be, before it is cut exactly
_MEASURABLE = 0.5  # share of sections; where fewer have a wall, the vessel is one voxel thick and is the line
_STILL_MM = 0.02
_LOOK = 3.0  # how far sections look for the wall, in depths of the voxel chain
_PLATEAU, _AHEAD_MM = 0.95, 3.0  # the chain is in the middle where it hardly gets deeper further on
_AT_REST = 0.2  # trust in a point that is not moved; without it the ends would swing
_CAUTIOUS = 0.05  # trust in a section that cannot be measured


@dataclass(frozen=True, eq=False)
class Line:
    """A centreline.

    Attributes
    ----------
    points_mm : ndarray
        Points (n, 3), evenly spaced.
    radius_mm : ndarray
        Inscribed radius (n,).
    """

    points_mm: Float
    radius_mm: Float

    @property
    def length_mm(self) -> float:
        """Length along the points."""
        return float(lengths_mm(self.points_mm)[-1])


@dataclass(frozen=True)
class Ends:
    """Where a line is to begin and to stop.

    Attributes
    ----------
    first, last : ndarray or None
        Points (3,): the line ends beside them. None: it goes on to the wall.
    joined : bool
        The first end stays where the chain begins, whatever `first` says: it will be joined to another line.
    """

    first: Float | None = None
    last: Float | None = None
    joined: bool = False

    def sides(self) -> tuple[tuple[slice, Float | None], ...]:
        """The ends to work at: the slice that brings each to the end of an array, and its point."""
        forward, backward = slice(None), slice(None, None, -1)
        last = ((forward, self.last),)
        return last if self.joined else ((backward, self.first), *last)


def refined(
    wall: Wall,
    chain_mm: Float,
    depth_mm: NDArray[np.float32],
    wavelength_mm: float,
    ends: Ends,
    task: Task,
    doubtful: Float | None = None,
) -> Line:
    """Move a chain of voxels to the middle of the vessel.

    In each round the vessel is cut across the line, the line is moved to the centroids of the sections and
    smoothed, until it stays. Sections that open into a branch or a neighbour, or that cannot be measured,
    are trusted less.

    Parameters
    ----------
    chain_mm : ndarray
        Centres (n, 3) of the voxels in order.
    depth_mm : ndarray
        Depth (n,) of those voxels.
    wavelength_mm : float
        Shortest wavelength that remains; 0 takes one and a half usual diameters, at least 10 voxels.
    doubtful : ndarray or None
        Points (m, 3) that the chain was forced through, off the middle perhaps.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    grid = wall.lumen.grid
    step = max(0.4, grid.finest_spacing_mm)
    voxel = float(np.mean(grid.spacing_mm))
    cut = _without_ends(chain_mm, depth_mm, ends.joined)
    line, depth = resampled(chain_mm[cut], step, depth_mm[cut])
    usual = float(np.median(depth))
    wavelength = wavelength_mm or max(3 * usual, 10 * voxel)
    trust = np.ones(len(line))
    if doubtful is not None and len(doubtful):
        for point in doubtful:
            trust[np.linalg.norm(line - point, axis=1) < 1.5 * max(usual, voxel)] = _CAUTIOUS
    line = smoothed(line, max(wavelength, 10 * voxel) / step, trust)
    # what was left out at the ends is added only when the direction of the rest is known
    line, depth = _centred(wall, line, depth, wavelength, step, task.part(0.0, 0.3))
    for number in range(_TRIES):
        count = len(line)
        line, depth = _lengthened(wall, line, depth, ends, chain_mm[[0, -1]], step)
        part = task.part(0.3 + 0.2 * number, 0.5 + 0.2 * number)
        line, depth = _centred(wall, line, depth, wavelength, step, part)
        if len(line) - count <= 2 * _PAST:
            break
    line, depth = _cut_to(wall, line, depth, ends, step)
    line, depth = resampled(line, step, depth)
    line = _kept_inside(wall, line, chain_mm)
    sections = wall.sections(line, step, _looks(depth, voxel))
    known = sections.inside & ~_near_ends(line, 2 * voxel)
    return Line(line, _radii(sections.radii_mm(), known, voxel / 2))


def _centred(
    wall: Wall, line: Float, depth: Float, wavelength: float, step: float, task: Task
) -> tuple[Float, Float]:
    """Move the line to the middle of its sections and smooth it, until it stays."""
    voxel = float(np.mean(wall.lumen.grid.spacing_mm))
    for number in range(_ROUNDS):
        task.progress(number / _ROUNDS, "centring")
        sections = wall.sections(line, step, _looks(depth, voxel))
        if sections.inside.mean() < _MEASURABLE:
            break
        trust = np.where(sections.inside, (1 - sections.openness()) ** 2, 0)
        moved = line + sections.shifts_mm()
        # near a flat end the plane across the line may run out of the vessel: such points stay where they are
        free = wall.inside(moved) & ~_near_ends(line, 2 * voxel)
        moved = np.where(free[:, None], moved, line)
        trust = np.where(free, trust, _AT_REST)
        before, line = line, smoothed(moved, wavelength / step, np.maximum(trust, _CAUTIOUS))
        still = float(np.abs(line - before).max()) < _STILL_MM
        within = np.flatnonzero(wall.inside(line))
        if len(within) > _FEWEST:
            # an end that swings out of the vessel would swing further each time
            whole = slice(within[0], within[-1] + 1)
            line, depth = line[whole], depth[whole]
        line, depth = resampled(line, step, depth)
        if still:
            break
    return line, depth


def _looks(depth: Float, voxel: float) -> Float:
    return np.asarray(_LOOK * np.maximum(depth, voxel) + 2 * voxel)


def _without_ends(chain: Float, depth: NDArray[np.float32], joined: bool) -> slice:
    """Leave out where the chain still climbs from the wall, or from where a seed was put, to the middle."""
    way = lengths_mm(chain)
    most = 0.3 * way[-1]

    def climbing(along: Float, deep: NDArray[np.float32]) -> int:
        for at in range(len(along)):
            ahead = deep[at : np.searchsorted(along, along[at] + 2 * deep[at] + _AHEAD_MM)]
            if along[at] >= most or deep[at] >= _PLATEAU * ahead.max():
                return at
        return 0

    first = 0 if joined else climbing(way, depth)
    last = climbing(way[-1] - way[::-1], depth[::-1])
    if len(chain) - first - last < 2:
        return slice(0, len(chain))
    return slice(first, len(chain) - last)


def _lengthened(
    wall: Wall, line: Float, depth: Float, ends: Ends, tips: Float, step: float
) -> tuple[Float, Float]:
    """Add straight points at both ends, to the wall around the chain's tips or past the point to end at."""
    for order, target in ends.sides():
        line, depth = line[order], depth[order]
        tip = tips[order][-1]
        reach = min(max(int(1.5 * float(np.median(depth)) / step), 2), len(line) - 1)
        way = line[-1] - line[-1 - reach]
        way = way / max(np.linalg.norm(way), 1e-9)
        ahead = float(((tip if target is None else target) - line[-1]) @ way)
        most = ahead + _PAST * step + (float(depth[-1]) if target is None else 0.0)
        added = line[-1] + np.arange(1, max(int(most / step), 0) + 1)[:, None] * step * way
        out = np.flatnonzero(~wall.inside(added))
        added = added[: int(out[0])] if len(out) else added
        line = np.vstack([line, added])[order]
        depth = np.concatenate([depth, np.full(len(added), depth[-1])])[order]
    return line, depth


def _near_ends(line: Float, within_mm: float) -> NDArray[np.bool_]:
    """Points (n,) so near the ends that the plane across them may run out of the vessel."""
    way = lengths_mm(line)
    return np.asarray(np.minimum(way, way[-1] - way) < within_mm)


def _cut_to(wall: Wall, line: Float, depth: Float, ends: Ends, step: float) -> tuple[Float, Float]:
    """End the line at the foot of the points to end at, else exactly at the wall."""
    for order, target in ends.sides():
        inside = wall.inside(line)
        if target is None and inside.mean() < _MEASURABLE:
            continue
        line, depth, inside = line[order], depth[order], inside[order]
        ways = tangents(line)
        if target is not None:
            half = len(line) // 2
            nearest = half + int(np.argmin(np.linalg.norm(line[half:] - target, axis=1)))
            ahead = float((target - line[nearest]) @ ways[nearest])
            kept = line[: nearest + (1 if ahead > 0 else 0)]
            foot = line[nearest] + np.clip(ahead, -step, 2 * step) * ways[nearest]
        else:
            within = np.flatnonzero(inside)
            kept = line[: int(within[-1])] if len(within) and within[-1] > 1 else line
            fine = kept[-1] + np.arange(0, 3 * step, step / 20)[:, None] * tangents(kept)[-1]
            out = np.flatnonzero(~wall.inside(fine))
            foot = fine[max(int(out[0]) - 1, 0)] if len(out) else fine[-1]
        kept = kept[np.linalg.norm(kept - foot, axis=1) > 0.2 * step]
        line = np.vstack([kept, foot])[order]
        depth = np.concatenate([depth[: len(kept)], depth[len(kept) - 1 : len(kept)]])[order]
    return line, depth


def _kept_inside(wall: Wall, line: Float, chain: Float) -> Float:
    """Put points that left the lumen back onto the chain of voxels, which never does."""
    out = ~wall.inside(line)
    out[[0, -1]] = False
    if not out.any():
        return line
    gaps = np.linalg.norm(line[out][:, None] - chain[None], axis=2)
    back = line.copy()
    back[out] = chain[gaps.argmin(axis=1)]
    return np.asarray(back)


def _radii(radius: Float, known: NDArray[np.bool_], least: float) -> Float:
    """Interpolate radii where the section could not be measured; a vessel is never thinner than `least`."""
    if not known.any():
        return np.full(len(radius), least)
    index = np.arange(len(radius))
    every = np.interp(index, index[known], np.maximum(radius[known], least))
    return np.asarray(ndimage.gaussian_filter1d(every, 1.0, mode="nearest"))


def refined_ring(
    wall: Wall, chain_mm: Float, depth_mm: NDArray[np.float32], wavelength_mm: float, task: Task
) -> Line:
    """Move a closed chain of voxels, whose first voxel is its last too, to the middle of a ring.

    One turn and a half is refined as an open line, and a turn is cut from its middle.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    half = len(chain_mm) // 2
    twice = np.vstack([chain_mm, chain_mm[1 : half + 1]])
    deep = np.concatenate([depth_mm, depth_mm[1 : half + 1]])
    ends = Ends(twice[0], twice[-1])
    line = refined(wall, twice, deep, wavelength_mm, ends, task)
    start = len(line.points_mm) // 6
    later = start + len(line.points_mm) // 3
    gaps = np.linalg.norm(line.points_mm[later:] - line.points_mm[start], axis=1)
    stop = later + int(gaps.argmin())
    turn = np.vstack([line.points_mm[start:stop], line.points_mm[start]])
    radius = np.append(line.radius_mm[start:stop], line.radius_mm[start])
    return Line(turn, radius)
