"""Seed points that the operator places and names as inside or outside: where they lie and what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.masks import Mask
from ctsuite.core.table import Column, Table
from ctsuite.core.tool import Parameter, Port
from ctsuite.core.units import HU, MM, ONE, VOXEL
from ctsuite.core.volume import Volume
from ctsuite.segmentation.growing.errors import (
    SEED_BEYOND,
    SEED_IN_AIR,
    SEED_OFF_LIMITS,
    SEEDS_CLASH,
    SEEDS_MISSING,
)

AIR_HU = -900.0
INSIDE, OUTSIDE = Text("inside"), Text("outside")
INSIDE_PORT = Port(
    "inside", Curve, "Seeds inside", "Points on the region. Move, add or delete them, and run again."
)
OUTSIDE_PORT = Port(
    "outside", Curve, "Seeds outside", "Points on what does not belong to the region.", optional=True
)
STATISTICS_PORT = Port(
    "statistics", Table, "Seed statistics", "CT number at each seed point, and mean and spread around it."
)
RADIUS = Parameter(
    "Radius around a seed",
    "Voxels up to this distance count for the statistics of a seed.",
    MM,
    0,
    20,
    decimals=1,
)
NAME = Parameter("Name of the region", "Name of the segment that is made.")

Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Seed:
    """One seed point.

    Attributes
    ----------
    role : Text
        Inside or outside.
    number : int
        Its place in its list, from 1 on.
    point_lps_mm : ndarray
        Where it was placed (3,).
    voxel : tuple of int
        The voxel z, y, x that it lies in.
    values : ndarray
        CT numbers of the voxels around it.
    """

    role: str
    number: int
    point_lps_mm: NDArray[Any]
    voxel: tuple[int, int, int]
    values: NDArray[Any]

    @property
    def place(self) -> dict[str, Any]:
        """What an error about this point says of it."""
        left, posterior, superior = np.asarray(self.point_lps_mm, dtype=float).tolist()
        return {
            "role": self.role,
            "number": self.number,
            "left": left,
            "posterior": posterior,
            "superior": superior,
        }


@dataclass(frozen=True, eq=False)
class Seeds:
    """The seed points of one region."""

    inside: tuple[Seed, ...]
    outside: tuple[Seed, ...] = ()

    def __iter__(self) -> Any:
        return iter(self.inside + self.outside)

    def values(self) -> NDArray[Any]:
        """CT numbers around all seeds inside."""
        return np.concatenate([seed.values for seed in self.inside])


def placed(
    volume: Volume, inside: Curve, outside: Curve | None, radius_mm: float, air: bool = False
) -> Seeds:
    """Look the seed points up in the image.

    Parameters
    ----------
    volume : Volume
        The image.
    inside, outside : Curve
        Points (n, 3) in LPS mm; those outside may be missing.
    radius_mm : float
        How far around a point its statistics reach.
    air : bool
        Whether seeds inside may lie in air. Those outside always may.

    Raises
    ------
    CTSuiteError
        GROW-SEEDS-MISSING, GROW-SEED-BEYOND, GROW-SEED-IN-AIR, GROW-SEEDS-CLASH.
    """
    if len(inside.points_lps_mm) == 0:
        raise SEEDS_MISSING(role=INSIDE)
    others = np.empty((0, 3)) if outside is None else outside.points_lps_mm
    ours = tuple(_seed(volume, p, INSIDE, n, radius_mm) for n, p in enumerate(inside.points_lps_mm, 1))
    theirs = tuple(_seed(volume, p, OUTSIDE, n, radius_mm) for n, p in enumerate(others, 1))
    for seed in ours:
        if not air and seed.values.mean() < AIR_HU:
            raise SEED_IN_AIR(**seed.place, mean=float(seed.values.mean()))
        for other in theirs:
            if seed.voxel == other.voxel:
                raise SEEDS_CLASH(
                    first=Text("{role} {number}", role=INSIDE, number=seed.number),
                    second=Text("{role} {number}", role=OUTSIDE, number=other.number),
                )
    return Seeds(ours, theirs)


def on_region(seeds: tuple[Seed, ...], mask: Mask, lower: float, upper: float, grid: Grid) -> list[Index]:
    """Return for each seed the nearest voxel (z, y, x) of a thresholded region, at most 2 voxels away.

    Noise puts single voxels outside the limits, so the voxel of the seed itself need not be within them.

    Raises
    ------
    CTSuiteError
        GROW-SEED-OFF-LIMITS.
    """
    found = []
    for seed in seeds:
        centre = np.array(seed.voxel)
        low = np.maximum(centre - 2, 0)
        z, y, x = low
        near = np.argwhere(mask[z : centre[0] + 3, y : centre[1] + 3, x : centre[2] + 3]) + low
        if len(near) == 0:
            raise SEED_OFF_LIMITS(**seed.place, lower=lower, upper=upper, mean=float(seed.values.mean()))
        apart = np.linalg.norm((near - centre) * grid.spacing_mm[::-1], axis=1)
        found.append(near[np.argmin(apart)])
    return found


def statistics(seeds: Seeds, volume: Volume) -> Table:
    """List each seed point with the CT number at it, and the mean, spread and range around it."""
    listed = tuple(seeds)
    points = [np.asarray(seed.point_lps_mm, dtype=float).tolist() for seed in listed]
    return Table(
        (
            Column("Seed", None, tuple(str(seed.role) for seed in listed)),
            Column("Number", ONE, tuple(seed.number for seed in listed)),
            *(Column(axis, MM, tuple(p[n] for p in points)) for n, axis in enumerate("LPS")),
            Column("CT number", HU, tuple(float(volume.array[seed.voxel]) for seed in listed)),
            Column("Mean", HU, tuple(float(seed.values.mean()) for seed in listed)),
            Column("Standard deviation", HU, tuple(float(seed.values.std()) for seed in listed)),
            Column("Minimum", HU, tuple(float(seed.values.min()) for seed in listed)),
            Column("Maximum", HU, tuple(float(seed.values.max()) for seed in listed)),
            Column("Voxels", VOXEL, tuple(len(seed.values) for seed in listed)),
        ),
        "Seeds",
    )


def balls(
    voxels: Iterable[ArrayLike], radius_mm: float, grid: Grid, shape: tuple[int, ...]
) -> Iterator[tuple[Index, ...]]:
    """Give for each voxel the places of the ball around it that lie in an array.

    Parameters
    ----------
    voxels : iterable of array_like
        Centres, z, y, x.
    radius_mm : float
        Radius of the balls.
    grid : Grid
        Whose spacing the array has.
    shape : tuple of int
        Shape of the array.

    Yields
    ------
    tuple of ndarray
        Indices along z, y and x, to index the array with.
    """
    spacing = np.array(grid.spacing_mm[::-1])
    reach = np.floor(radius_mm / spacing).astype(int)
    offsets = np.stack(np.meshgrid(*(np.arange(-r, r + 1) for r in reach), indexing="ij"), -1).reshape(-1, 3)
    offsets = offsets[np.linalg.norm(offsets * spacing, axis=1) <= radius_mm]
    for voxel in voxels:
        around = offsets + np.asarray(voxel)
        yield tuple(around[((around >= 0) & (around < shape)).all(axis=1)].T)


def _seed(volume: Volume, point: NDArray[Any], role: str, number: int, radius_mm: float) -> Seed:
    grid = volume.grid
    place = np.asarray(point, dtype=float)
    seed = Seed(role, number, place, (0, 0, 0), np.empty(0))
    if not np.isfinite(place).all() or not grid.contains_lps(place):
        raise SEED_BEYOND(**seed.place, name=volume.name)
    top = np.array(grid.shape) - 1
    index = np.clip(np.rint(grid.lps_to_index(place)[::-1]).astype(int), 0, top)
    reach = np.ceil(1.5 * radius_mm / np.array(grid.spacing_mm[::-1])).astype(int)
    low, high = np.maximum(index - reach, 0), np.minimum(index + reach, top)
    box = tuple(slice(a, b + 1) for a, b in zip(low, high, strict=True))
    k, j, i = np.meshgrid(*(np.arange(a, b + 1) for a, b in zip(low, high, strict=True)), indexing="ij")
    away = grid.index_to_lps(np.stack([i, j, k], -1)) - grid.index_to_lps(index[::-1])
    near = np.linalg.norm(away, axis=-1) <= radius_mm
    z, y, x = (int(n) for n in index)
    return Seed(role, number, place, (z, y, x), volume.array[box][near].astype(np.float64))
