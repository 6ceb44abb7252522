"""Area of the piece of surface that marching cubes lays between eight voxels (Lorensen and Cline 1987).

A case and its complement have the same piece, as in the original fifteen cases: that of the case with fewer
voxels inside.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]

_CASES, _MOST_TRIANGLES = 256, 5


def areas_mm2(spacing_mm: tuple[float, float, float]) -> Float:
    """Return the area of each case.

    Parameters
    ----------
    spacing_mm : tuple of float
        Distance of voxels along x, y, z.

    Returns
    -------
    ndarray
        (256,), mm²; bit 4 dz + 2 dy + dx of the case is set where the voxel (dz, dy, dx) is inside.
    """
    x, y, z = spacing_mm
    return np.asarray(np.linalg.norm(_normals() * (y * z, x * z, x * y), axis=2).sum(axis=1))


@lru_cache(maxsize=1)
def _normals() -> Float:
    """Half the cross products (256, 5, 3) of the edges of the triangles for voxels of edge 1, x, y, z."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkFiltersCore import vtkMarchingCubes

    found = np.zeros((_CASES, _MOST_TRIANGLES, 3))
    for case in range(1, _CASES - 1):
        inside = case if case.bit_count() <= 4 else _CASES - 1 - case
        bits = np.array([inside >> bit & 1 for bit in range(8)], np.uint8)
        cell = vtkImageData()
        cell.SetDimensions(2, 2, 2)
        cell.GetPointData().SetScalars(numpy_to_vtk(bits, deep=True))
        cubes = vtkMarchingCubes()
        cubes.SetInputData(cell)
        cubes.SetValue(0, 0.5)
        cubes.Update()
        surface = cubes.GetOutput()
        points = vtk_to_numpy(surface.GetPoints().GetData()).astype(float)
        corners = points[vtk_to_numpy(surface.GetPolys().GetConnectivityArray()).reshape(-1, 3)]
        first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        found[case, : len(corners)] = np.cross(first, second) / 2
    return found
