"""The unaltered surface: flying edges where voxels are half filled (W. Schroeder et al., Flying Edges, 2015).

The filling of the voxels comes from :mod:`ctsuite.core.occupancy`, so that the surface lies between voxel
centres where the image says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.masks import Box, bounding_box
from ctsuite.core.occupancy import FULL, occupancy
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.surface import vtk_mesh

_PAD = 1
_MARGIN = 10  # how far the filling of a voxel looks at the image


@dataclass(frozen=True, eq=False)
class Filling:
    """How far voxels are filled, in a box that is empty all around.

    Attributes
    ----------
    array : ndarray of uint8
        0 to `FULL`, shape (z, y, x).
    first : tuple of int
        Index i, j, k of its first voxel on the grid of the segment; -1 where the box begins outside.
    grid : Grid
        The grid of the segment.
    """

    array: NDArray[np.uint8]
    first: tuple[int, int, int]
    grid: Grid


def segment_box(labels: Labels, value: int) -> Box | None:
    """Return where a segment has voxels, None where nowhere; 0 stands for all segments together."""
    only = value == 0 or len(labels.segments) == 1
    return bounding_box(labels.array if only else labels.mask(value))


def filling(labels: Labels, value: int, volume: Volume | None, box: Box, task: Task) -> Filling:
    """Find how far a segment fills the voxels.

    Parameters
    ----------
    labels : Labels
        Holds the segment.
    value : int
        Label value of the segment; 0 for all segments together.
    volume : Volume or None
        Image on the same grid, which says how far the voxels at the border are filled; without it each is
        full or empty.
    box : tuple of slice
        Where the segment has voxels.
    task : Task
        For progress and cancelling.

    Raises
    ------
    CTSuiteError
        RUN-CANCELLED.
    """
    # a border voxel is judged by the image around it, and can fill its neighbour outside in part
    z, y, x = box if volume is None else _widened(box, labels.grid.shape)
    array = np.zeros([part.stop - part.start + 2 * _PAD for part in (z, y, x)], np.uint8)
    inner = array[_PAD:-_PAD, _PAD:-_PAD, _PAD:-_PAD]
    inside = inner.view(bool)
    if value:
        np.equal(labels.array[z, y, x], value, out=inside)
    else:
        np.not_equal(labels.array[z, y, x], 0, out=inside)
    if volume is None:
        inner *= np.uint8(FULL)
    else:
        inner[...] = occupancy(inside, volume.array[z, y, x], task)
    return Filling(array, (x.start - _PAD, y.start - _PAD, z.start - _PAD), labels.grid)


def contour(filled: Filling, name: str) -> Surface:
    """Return the surface through the places where voxels are half filled; it is closed.

    The triangles are counter-clockwise seen from outside, whatever hand the grid has.
    """
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

    image = vtkImageData()
    image.SetDimensions(*filled.array.shape[::-1])
    image.GetPointData().SetScalars(numpy_to_vtk(filled.array.reshape(-1)))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, FULL / 2)
    edges.ComputeNormalsOff()
    edges.ComputeGradientsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    indices, triangles = vtk_mesh.arrays(edges.GetOutput())
    if np.linalg.det(np.asarray(filled.grid.direction_lps, dtype=float)) < 0:
        triangles = np.ascontiguousarray(triangles[:, ::-1])
    return Surface(_placed(indices, filled), triangles, name)


def _widened(box: Box, shape: tuple[int, ...]) -> Box:
    z, y, x = (
        slice(max(part.start - _MARGIN, 0), min(part.stop + _MARGIN, size))
        for part, size in zip(box, shape, strict=True)
    )
    return z, y, x


def _placed(indices: NDArray[np.float32], filled: Filling) -> NDArray[Any]:
    """Positions in LPS mm as 32-bit numbers, which tell 0.0001 mm apart; some at a time to spare memory."""
    placed = np.empty_like(indices)
    for start in range(0, len(indices), 1 << 16):
        some = slice(start, start + (1 << 16))
        placed[some] = filled.grid.index_to_lps(indices[some].astype(np.float64) + filled.first)
    return placed
