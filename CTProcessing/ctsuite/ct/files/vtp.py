"""Surfaces as VTK XML (``.vtp``), which holds scalars and alterations too."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.fileio import atomic_file
from ctsuite.core.surface import Distance, Surface
from ctsuite.ct.files.errors import DAMAGED, OVERSIZED
from ctsuite.ct.files.meshes import header_text, made_surface
from ctsuite.ct.files.vtk_messages import collected

_BEST_COMPRESSION = 1032
_COUNT = re.compile(rb'NumberOf(?:Points|Verts|Lines|Strips|Polys|Tuples|Components)\s*=\s*"(-?\d+)"')
_START = 1 << 16
_DISTANCE = "DISTANCE"


def write_vtp(surface: Surface, path: Path) -> None:
    """Write a surface as compressed VTK XML.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
    from vtkmodules.vtkCommonCore import vtkPoints, vtkStringArray
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
    from vtkmodules.vtkIOXML import vtkXMLPolyDataWriter

    mesh, points, cells = vtkPolyData(), vtkPoints(), vtkCellArray()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(surface.points_lps_mm), deep=True))
    triangles = np.ascontiguousarray(surface.triangles, dtype=np.int64)
    offsets = np.arange(0, triangles.size + 1, 3, dtype=np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(offsets, deep=True), numpy_to_vtkIdTypeArray(triangles.ravel(), deep=True)
    )
    mesh.SetPoints(points)
    mesh.SetPolys(cells)
    for name, values in surface.scalars.items():
        array = numpy_to_vtk(np.ascontiguousarray(values), deep=True)
        array.SetName(name)
        mesh.GetPointData().AddArray(array)
    texts = [("SPACE", "LPS"), ("HEADER", header_text(surface))]
    if surface.distance is not None:
        texts.append((_DISTANCE, " ".join(map(repr, astuple(surface.distance)))))
    for name, text in texts:
        field = vtkStringArray()
        field.SetName(name)
        field.InsertNextValue(text)
        mesh.GetFieldData().AddArray(field)
    writer = vtkXMLPolyDataWriter()
    writer.SetInputData(mesh)
    writer.WriteToOutputStringOn()
    writer.SetDataModeToBinary()
    writer.Write()
    with atomic_file(path) as temporary:
        temporary.write_text(writer.GetOutputString(), encoding="utf-8")


def read_vtp(path: Path) -> Surface:
    """Read a surface from VTK XML; polygons are cut into triangles.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED, FILE-OVERSIZED.
    """
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkFiltersCore import vtkTriangleFilter
    from vtkmodules.vtkIOXML import vtkXMLPolyDataReader

    _refuse_bombs(path)
    reader = vtkXMLPolyDataReader()
    reader.SetFileName(str(path))
    with collected() as complaints:
        reader.Update()
    if complaints.GetOutput() or reader.GetOutput().GetPoints() is None:
        raise DAMAGED(path=str(path), reason="It is not a complete VTK surface file.")
    split = vtkTriangleFilter()
    split.SetInputData(reader.GetOutput())
    split.PassLinesOff()
    split.PassVertsOff()
    split.Update()
    mesh = split.GetOutput()
    points = vtk_to_numpy(mesh.GetPoints().GetData()).reshape(-1, 3)
    triangles = vtk_to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int64)
    fields = reader.GetOutput().GetFieldData()
    header = f"SPACE={_field(fields, 'SPACE')} {_field(fields, 'HEADER')}"
    made = made_surface(path, points, triangles, header, _scalars(mesh.GetPointData(), len(points)))
    return replace(made, distance=_distance(_field(fields, _DISTANCE)))


def _refuse_bombs(path: Path) -> None:
    held = path.stat().st_size
    with path.open("rb") as stream:
        head = stream.read(_START)
    for found in _COUNT.finditer(head):
        if not 0 <= int(found.group(1)) <= held * _BEST_COMPRESSION:
            reason = f"It claims {found.group(1).decode()} parts, but has {held} bytes."
            raise OVERSIZED(path=str(path), reason=reason)


def _distance(text: str) -> Distance | None:
    """How far an altered surface is off; a damaged text counts as not known."""
    try:
        maximum, mean, percentile = map(float, text.split())
    except ValueError:
        return None
    return Distance(maximum, mean, percentile)


def _field(fields: Any, name: str) -> str:
    array = fields.GetAbstractArray(name)
    return str(array.GetValue(0)) if array is not None and array.GetNumberOfValues() else ""


def _scalars(data: Any, count: int) -> dict[str, NDArray[Any]]:
    from vtkmodules.util.numpy_support import vtk_to_numpy

    found = {}
    for n in range(data.GetNumberOfArrays()):
        array = data.GetArray(n)
        if array is not None and array.GetName() and array.GetNumberOfComponents() == 1:
            values = vtk_to_numpy(array)
            if len(values) == count:
                found[array.GetName()] = values
    return found
