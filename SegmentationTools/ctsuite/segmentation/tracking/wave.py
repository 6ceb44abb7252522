"""What tracking knows of each wave of a front, and the rules it follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ctsuite.core.grid import Float
from ctsuite.segmentation.tracking.space import Flat

WIDER = "The front widens."
SPLINTERS = "The front falls into many pieces."
NO_WAY = "The vessel cannot be told from what it touches."


class Attempt(NamedTuple):
    """One way to go on, each stricter than the one before.

    Attributes
    ----------
    level : int
        Voxels are open to it whose grade is above this.
    inset_mm : float
        How far these keep from the wall: the cross-section is so much wider.
    guide : float
        How far from the line that the tube has followed the front may go, in radii; 0 for anywhere.
    """

    level: int
    inset_mm: float = 0.0
    guide: float = 0.0


@dataclass(frozen=True)
class Control:
    """When a front leaks, and what is tried then.

    Attributes
    ----------
    factor : float
        A front leaks where the area gets larger than this many times that of the tube.
    window_mm : float
        Within this way.
    memory_mm : float
        A tube may get as wide again as it was at most this way before, as behind a stenosis.
    attempts : tuple of Attempt
        What is tried one after the other where a front leaks.
    passes : bool
        Whether a front takes up the first attempt again some way behind a leak, and tries the next one where
        it ends right behind; else the first is taken up only where it divides.
    """

    factor: float
    window_mm: float
    memory_mm: float
    attempts: tuple[Attempt, ...]
    passes: bool


@dataclass(eq=False)
class Wave:
    """One connected piece of front.

    Attributes
    ----------
    parent : int
        Number of the wave that it came from, 0 for none.
    clock_mm : float
        Way from the seed to its far side.
    attempt : int
        By which it goes on.
    voxels : ndarray of int64
        Flat places.
    area_mm2 : float
        Cross-section.
    age : int
        Waves since the tube began or divided.
    tube_mm2 : float
        Cross-section of the tube up to here: the median of its last waves, or that of the tube that it comes
        from where it is young.
    widest_mm2 : float
        Largest cross-section of the tube within the memory.
    beyond_mm2 : ndarray
        Area of all waves that descend from it, by the number of waves between.
    pieces : ndarray
        The same for their number.
    guard : int
        Number of the wave before a leak not far back, 0 for none.
    least : int
        First attempt for branches that begin right behind a leak.
    children : list of int
        Waves that came from it.
    ended : bool
        Whether nothing goes on from it.
    stopped : str
        Why it was stopped, or empty.
    """

    parent: int
    clock_mm: float
    attempt: int
    voxels: Flat
    area_mm2: float
    age: int
    tube_mm2: float
    widest_mm2: float
    beyond_mm2: Float
    pieces: Float
    guard: int = 0
    least: int = 0
    children: list[int] = field(default_factory=list)
    ended: bool = False
    stopped: str = ""


class Stop(NamedTuple):
    """A place where tracking was stopped.

    Attributes
    ----------
    wave : int
        The last wave.
    reason : str
        Why.
    beyond_mm2 : float
        Area of the front beyond it.
    place_mm : ndarray
        Where, (3,) in LPS mm.
    blocked : ndarray of int64
        The first voxels beyond.
    """

    wave: int
    reason: str
    beyond_mm2: float
    place_mm: Float
    blocked: Flat
