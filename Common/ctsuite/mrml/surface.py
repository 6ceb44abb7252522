"""Surfaces as model nodes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkFiltersCore import vtkTriangleFilter

from ctsuite.core.grid import lps_to_ras, ras_to_lps
from ctsuite.core.surface import DISTANCE, Surface
from ctsuite.mrml import distance_map
from ctsuite.mrml.arrays import named, points, to_numpy, triangles
from ctsuite.mrml.attributes import ALTERATIONS, alterations, distance, write_distance
from ctsuite.mrml.errors import NODE_EMPTY
from ctsuite.mrml.nodes import make, require, to_world_ras
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLModelNode"


def to_node(scene: Any, surface: Surface, node: Any = None, beside: Any = None) -> Any:
    """Put a surface into the scene as a model; triangles and scalars are shared, positions turned to RAS.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    surface : Surface
        What; its alterations are kept with the node. Where it was altered and its distances are known, every
        view that shows it says so with the numbers, and its colours show the distances.
    node : vtkMRMLModelNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLModelNode
    """
    mesh = vtkPolyData()
    positions = lps_to_ras(surface.points_lps_mm)
    mesh.SetPoints(points(positions.astype(surface.points_lps_mm.dtype, copy=False)))
    mesh.SetPolys(triangles(surface.triangles))
    for name, values in surface.scalars.items():
        mesh.GetPointData().AddArray(named(values, name))
    node = make(scene, CLASS, surface.name, node)
    node.SetAndObserveMesh(mesh)
    node.SetAttribute(ALTERATIONS, ";".join(surface.alterations) or None)
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    _keep_distance(node, surface)
    place_beside(scene, node, beside)
    return node


def from_node(node: Any) -> Surface:
    """Take a surface out of a model; faces with more corners are cut into triangles.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, MRML-TRANSFORM-NOT-LINEAR.
    """
    require(node, CLASS)
    mesh = node.GetPolyData()
    if mesh is None or mesh.GetPoints() is None:
        raise NODE_EMPTY(name=node.GetName())
    lps, indices, mesh = of_mesh(mesh, to_world_ras(node))
    arrays = mesh.GetPointData()
    scalars = {}
    for n in range(arrays.GetNumberOfArrays()):
        array = arrays.GetArray(n)
        if array is not None and array.GetName() not in (None, "Normals"):
            scalars[array.GetName()] = to_numpy(array)
    return Surface(lps, indices, node.GetName(), alterations(node), scalars, distance(node))


def of_mesh(mesh: Any, to_ras: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], Any]:
    """Return points (n, 3) in LPS mm and triangles (m, 3) of a mesh, and the mesh with triangles only.

    Parameters
    ----------
    mesh : vtkPolyData
        Its coordinates are those of a node; faces with more corners are cut into triangles.
    to_ras : ndarray
        4x4 map from these to the world, RAS mm.
    """
    if mesh.GetNumberOfStrips() or mesh.GetPolys().IsHomogeneous() not in (-1, 3):
        cut = vtkTriangleFilter()
        cut.SetInputData(mesh)
        cut.PassLinesOff()
        cut.PassVertsOff()
        cut.Update()
        mesh = cut.GetOutput()
    positions: NDArray[Any] = to_numpy(mesh.GetPoints().GetData())
    if not np.array_equal(to_ras, np.eye(4)):
        positions = positions @ to_ras[:3, :3].T + to_ras[:3, 3]
    indices = to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3)
    return ras_to_lps(positions).astype(positions.dtype, copy=False), indices, mesh


def _keep_distance(node: Any, surface: Surface) -> None:
    """Keep and show how far an altered surface is off; the badges of views say it in numbers."""
    found = surface.distance if surface.alterations else None
    write_distance(node, found)
    if found is not None and DISTANCE in surface.scalars:
        distance_map.show(node, DISTANCE, found.percentile95_mm)
    else:
        distance_map.hide(node)
