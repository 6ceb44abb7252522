"""Meshes between arrays and VTK."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.surface import Surface


def arrays(mesh: Any) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Vertices (n, 3) and triangles (m, 3) of a mesh; both empty where it has none."""
    from vtkmodules.util.numpy_support import vtk_to_numpy

    if mesh.GetPoints() is None or mesh.GetNumberOfPolys() == 0:
        return np.empty((0, 3), np.float32), np.empty((0, 3), np.int32)
    points = vtk_to_numpy(mesh.GetPoints().GetData())
    triangles = vtk_to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3)
    return points.astype(np.float32, copy=False), triangles.astype(np.int32)


def mesh(surface: Surface) -> Any:
    """The mesh of a surface, which shares the positions."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(surface.points_lps_mm)))
    cells = vtkCellArray()
    flat = np.ascontiguousarray(surface.triangles, dtype=np.int64).reshape(-1)
    starts = np.arange(0, flat.size + 1, 3, dtype=np.int64)
    cells.SetData(numpy_to_vtk(starts, deep=True), numpy_to_vtk(flat, deep=True))
    made = vtkPolyData()
    made.SetPoints(points)
    made.SetPolys(cells)
    return made
