"""What is said of a surface: whether it corresponds to its segment, how far it is off, what it encloses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.surface import Distance, Surface
from ctsuite.core.surface_distance import distances_to_surface
from ctsuite.core.table import Column, Table
from ctsuite.core.task import Task
from ctsuite.core.units import ML, MM, PERCENT
from ctsuite.ct.surface.extraction import Filling

BY_IMAGE = (
    "The surface was not altered. It lies where the voxels at the border of the segment are half filled, "
    "judged by their grey values."
)
BY_VOXELS = (
    "The surface was not altered. It lies midway between the centres of the outermost voxels of the segment "
    "and of the voxels next to them."
)
ALTERED = "The surface does not correspond to the segment."
PARTLY_FILLED = (
    "Its volume differs by more than a tenth from that of the voxels, as much of the segment consists of "
    "border voxels, which the image fills in part."
)
CUT_OFF = (
    "Its volume differs by more than a tenth from that of the voxels, as it cuts off their corners and edges."
)
_MUCH = 10.0


def report(
    made: Surface, voxels_ml: float, by_image: bool, from_voxels_mm: float | None, resolution: str
) -> Table:
    """Make the table of one row.

    Parameters
    ----------
    made : Surface
        The surface, with its alterations and its distance to the unaltered one.
    voxels_ml : float
        Volume of the segment by voxel count.
    by_image : bool
        Whether the image placed the surface.
    from_voxels_mm : float or None
        Largest distance of the voxels' outer faces to the unaltered surface.
    resolution : str
        What is known of its resolution for planning.
    """
    enclosed_ml = made.volume_mm3 / 1000.0
    difference = 100.0 * (enclosed_ml / voxels_ml - 1.0)
    says = ALTERED
    if not made.alterations:
        says, why = (BY_IMAGE, PARTLY_FILLED) if by_image else (BY_VOXELS, CUT_OFF)
        says = f"{says} {why}" if abs(difference) > _MUCH else says
    distance = made.distance or Distance(0.0, 0.0, 0.0)
    return Table(
        (
            Column("Surface", None, (made.name,)),
            Column("Alterations", None, (", ".join(made.alterations) or "none",)),
            Column("Correspondence", None, (says,)),
            Column("Largest distance", MM, (distance.maximum_mm,)),
            Column("Mean distance", MM, (distance.mean_mm,)),
            Column("95 % distance", MM, (distance.percentile95_mm,)),
            Column("Volume of the surface", ML, (enclosed_ml,)),
            Column("Volume of the voxels", ML, (voxels_ml,)),
            Column("Difference", PERCENT, (difference,)),
            Column("Largest distance from voxel border", MM, (from_voxels_mm,)),
            Column("Resolution for planning", None, (resolution,)),
            Column("Triangles", None, (str(len(made.triangles)),)),
        ),
        "Surface correspondence",
    )


def distance_from_voxels(inside: Filling, plain: Surface, task: Task) -> float:
    """Largest distance in mm from the outer faces of the segment's voxels, at their middles, to a surface.

    Parameters
    ----------
    inside : Filling
        The segment without the image: each voxel full or empty.
    plain : Surface
        The surface that the image placed.
    task : Task
        For progress and cancelling.
    """
    return float(distances_to_surface(_outer_faces(inside), plain, task).max())


def _outer_faces(inside: Filling) -> NDArray[np.float64]:
    """Middles (n, 3) in LPS mm of the faces between voxels of the segment and others."""
    found = []
    grid: Grid = inside.grid
    for axis in range(3):
        lower = np.moveaxis(inside.array, axis, 0)
        at = np.argwhere(lower[1:] != lower[:-1]).astype(np.float64)
        at[:, 0] += 0.5
        order = np.insert(np.array([1, 2]), axis, 0)
        found.append(at[:, order][:, ::-1] + inside.first)
    return grid.index_to_lps(np.concatenate(found))
