"""The lumen of a run: from a segment, or from an image around points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Float, Grid
from ctsuite.core.labels import Labels
from ctsuite.core.table import Column
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.centreline.errors import EMPTY, FEW_POINTS, NOTHING_GIVEN, SEED_OUTSIDE
from ctsuite.ct.centreline.lumen import Lumen
from ctsuite.ct.centreline.model import region
from ctsuite.ct.centreline.section import Wall

_APART = 3.0  # slices further apart than this many pixels, or than this many millimetres, are said to be so
_APART_MM = 3.0
_SAME_MM = 0.5


@dataclass(frozen=True, eq=False)
class Source:
    """What a centreline is looked for in.

    Attributes
    ----------
    name : str
        Of the segment or image.
    wall : Wall
        The lumen with the image, if there is one.
    depth_mm : ndarray of float32
        Depth (n,) of each voxel of the lumen.
    seeds_mm : ndarray
        The points (n, 3), none perhaps.
    segmented : bool
        Whether the lumen is a segment.
    bridged : bool
        Whether a narrow place was bridged.
    """

    name: str
    wall: Wall
    depth_mm: NDArray[np.float32]
    seeds_mm: Float
    segmented: bool
    bridged: bool

    @property
    def lumen(self) -> Lumen:
        """The region."""
        return self.wall.lumen


def of_segment(
    labels: Labels, segment: str, volume: Volume | None, points: Curve | None, task: Task
) -> Source:
    """Take a segment, or all segments together where no name is given.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, CENTRELINE-EMPTY, RUN-CANCELLED.
    """
    chosen = labels.chosen(segment)
    name = segment or (chosen[0].name if len(chosen) == 1 else labels.name)
    mask = labels.mask(chosen[0].value) if segment or len(chosen) == 1 else np.asarray(labels.array > 0)
    if not mask.any():
        raise EMPTY(name=name)
    lumen = Lumen.of(mask, labels.grid)
    del mask
    seeds = _places(points, labels.grid)
    wall = Wall(lumen, None if volume is None else volume.array)
    return Source(name, wall, lumen.depths_mm(task), seeds, True, False)


def of_image(volume: Volume | None, points: Curve | None, kind: str, task: Task) -> Source:
    """Find the lumen around points.

    Raises
    ------
    CTSuiteError
        CENTRELINE-NOTHING-GIVEN, CENTRELINE-FEW-POINTS, RUN-CANCELLED, and those of
        :func:`~ctsuite.ct.centreline.model.region`.
    """
    if volume is None:
        raise NOTHING_GIVEN()
    seeds = _places(points, volume.grid)
    if len(seeds) < 2:
        raise FEW_POINTS(count=len(seeds))
    found = region(volume, seeds, kind, task.part(0.0, 0.4))
    lumen = Lumen.of(found.mask, volume.grid)
    depth = lumen.depths_mm(task.part(0.4, 1.0))
    return Source(volume.name, Wall(lumen, volume.array), depth, found.seeds_mm, False, found.bridged)


def sampling(grid: Grid) -> Column:
    """Say in a column of a report whether the slices are far apart."""
    fine, coarse = grid.finest_spacing_mm, max(grid.spacing_mm)
    apart = coarse > _APART_MM or coarse > _APART * fine
    said = (
        "The slices are far apart: across them the line and its radius are less certain."
        if apart
        else "The slices are close enough."
    )
    return Column("Sampling", None, (said,))


def _places(points: Curve | None, grid: Grid) -> Float:
    """The points without repetitions, checked to lie in the grid."""
    if points is None:
        return np.empty((0, 3))
    seeds = np.asarray(points.points_lps_mm, dtype=float)
    inside = grid.contains_lps(seeds)
    for number, point in enumerate(seeds, 1):
        if not inside[number - 1]:
            raise SEED_OUTSIDE(number=number, place=", ".join(f"{value:.1f}" for value in point))
    apart = np.concatenate([[True], np.linalg.norm(np.diff(seeds, axis=0), axis=1) > _SAME_MM])
    return np.asarray(seeds[apart[: len(seeds)]])
