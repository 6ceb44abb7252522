"""Numbers between numpy and VTK, sharing memory."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkImageData
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.grid import Float


def to_vtk(array: NDArray[Any]) -> Any:
    """Wrap an array (n,) or (n, components) as a VTK array.

    The memory is shared and kept alive by the result; it is copied only where VTK has no such number type or
    layout (boolean memory is shared as unsigned 8 bit).
    """
    array = np.ascontiguousarray(array)
    if array.dtype == bool:
        array = array.view(np.uint8)
    if array.dtype == np.float16:
        array = array.astype(np.float32)
    native = array.astype(array.dtype.newbyteorder("="), copy=False)
    return numpy_to_vtk(native)  # type: ignore[no-untyped-call]


def named(array: NDArray[Any], name: str) -> Any:
    """Wrap an array as a VTK array of that name, sharing its memory."""
    made = to_vtk(array)
    made.SetName(name)
    return made


def to_numpy(array: Any) -> NDArray[Any]:
    """View a VTK array as numpy; the view keeps the VTK array alive."""
    view: NDArray[Any] = vtk_to_numpy(array)  # type: ignore[no-untyped-call]
    return view


def fill_image(image: vtkImageData, array: NDArray[Any]) -> None:
    """Make the voxels (z, y, x) those of an image, sharing their memory."""
    z, y, x = array.shape
    image.SetDimensions(x, y, z)
    image.GetPointData().SetScalars(to_vtk(np.ascontiguousarray(array).reshape(-1)))


def voxels(image: vtkImageData) -> NDArray[Any]:
    """View the voxels of an image with one value each, as (z, y, x)."""
    x, y, z = image.GetDimensions()
    return to_numpy(image.GetPointData().GetScalars()).reshape(z, y, x)


def points(positions: ArrayLike) -> vtkPoints:
    """Make VTK points of positions (n, 3); single precision stays single precision."""
    made = vtkPoints()
    made.SetData(to_vtk(np.asarray(positions).reshape(-1, 3)))
    return made


def triangles(indices: NDArray[Any]) -> vtkCellArray:
    """Make VTK cells of triangles (m, 3)."""
    kind = np.int32 if indices.dtype == np.int32 else np.int64
    flat = np.ascontiguousarray(indices, dtype=kind).reshape(-1)
    made = vtkCellArray()
    made.SetData(to_vtk(np.arange(0, flat.size + 1, 3, dtype=kind)), to_vtk(flat))
    return made


def matrix_to_vtk(matrix: ArrayLike) -> vtkMatrix4x4:
    """Make a VTK matrix of a 4x4 array."""
    made = vtkMatrix4x4()
    made.DeepCopy(np.asarray(matrix, dtype=float).reshape(-1).tolist())
    return made


def matrix_to_numpy(matrix: vtkMatrix4x4) -> Float:
    """Make a 4x4 array of a VTK matrix."""
    return np.array(matrix.GetData(), dtype=float).reshape(4, 4)


def unsigned(array: NDArray[Any]) -> NDArray[Any]:
    """View label values as unsigned integers, which Slicer also stores signed or as whole real numbers."""
    if array.dtype.kind == "i":
        return array.view(array.dtype.str.replace("i", "u"))
    return array.astype(np.uint32) if array.dtype.kind == "f" else array
