"""The table in which a segmentation tool tells what it found, kept, filled and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.components import Components
from ctsuite.core.grid import Grid
from ctsuite.core.table import Column, Table
from ctsuite.core.units import ML, MM, ONE, VOXEL

_LISTED = 25


@dataclass(frozen=True)
class Part:
    """One row: a part or hole of a region, or the sum of many small ones.

    Attributes
    ----------
    name : str
        Segment and kind of part.
    count : int
        How many parts the row stands for.
    voxels : int
        Voxels of all of them.
    at_border : bool
        Whether one of them touches the border of the volume, where it may be cut off.
    decision : str
        What was done with it.
    position_lps_mm : tuple of float or None
        Centre of a single part.
    """

    name: str
    count: int
    voxels: int
    at_border: bool
    decision: str
    position_lps_mm: tuple[float, float, float] | None = None


def rows(parts: Components, decisions: NDArray[np.str_], grid: Grid, name: str) -> Iterator[Part]:
    """Describe the parts of a region, largest first; beyond a number of them only their sums.

    Parameters
    ----------
    parts : Components
        The parts.
    decisions : ndarray of str
        What was done with each, (n + 1,).
    grid : Grid
        Where the volume lies.
    name : str
        What they are.
    """
    order = parts.largest_first()
    listed = order[:_LISTED]
    places = grid.index_to_lps(parts.centres_index(listed)).tolist()
    for number, (left, posterior, superior) in zip(listed, places, strict=True):
        voxels, at_border = int(parts.voxels[number]), bool(parts.at_border[number])
        yield Part(name, 1, voxels, at_border, str(decisions[number]), (left, posterior, superior))
    rest = order[_LISTED:]
    for decision in np.unique(decisions[rest]):
        chosen = rest[decisions[rest] == decision]
        voxels, at_border = int(parts.voxels[chosen].sum()), bool(parts.at_border[chosen].any())
        yield Part(f"{name}, smaller ones", int(chosen.size), voxels, at_border, str(decision))


def table(parts: Iterable[Part], grid: Grid, name: str) -> Table:
    """Make the table."""
    listed = tuple(parts)
    volume = grid.voxel_volume_mm3 / 1000.0
    places = [part.position_lps_mm or (None, None, None) for part in listed]
    return Table(
        (
            Column("Part", None, tuple(part.name for part in listed)),
            Column("Number", ONE, tuple(part.count for part in listed)),
            Column("Voxels", VOXEL, tuple(part.voxels for part in listed)),
            Column("Volume", ML, tuple(part.voxels * volume for part in listed)),
            Column("At the border", None, tuple("yes" if part.at_border else "no" for part in listed)),
            Column("Decision", None, tuple(part.decision for part in listed)),
            *(Column(axis, MM, tuple(place[n] for place in places)) for n, axis in enumerate("LPS")),
        ),
        name,
    )
