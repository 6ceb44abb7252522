"""Deformations as grid transform nodes.

The node holds displacements from the fixed to the moving image, the direction that images are resampled in;
Slicer works out the other one where a surface or a point is moved.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkImageData

from ctsuite.core.deformation import Deformation
from ctsuite.core.grid import Grid, lps_to_ras, ras_to_lps
from ctsuite.mrml.arrays import matrix_to_numpy, matrix_to_vtk, to_numpy, to_vtk
from ctsuite.mrml.errors import NODE_EMPTY, WARPED
from ctsuite.mrml.nodes import make, require
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLGridTransformNode"


def to_node(scene: Any, deformation: Deformation, node: Any = None, beside: Any = None) -> Any:
    """Put a deformation into the scene; a node placed under it is bent as the moving image is.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    deformation : Deformation
        What.
    node : vtkMRMLGridTransformNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLGridTransformNode
    """
    from slicer import vtkOrientedGridTransform

    node = make(scene, CLASS, deformation.name, node)
    grid = deformation.grid
    field = lps_to_ras(deformation.total_displacements()).astype(np.float32)
    image = vtkImageData()
    image.SetDimensions(*grid.shape[::-1])
    image.SetSpacing(*grid.spacing_mm)
    image.SetOrigin(*lps_to_ras(grid.origin_lps_mm))
    image.GetPointData().SetScalars(to_vtk(field.reshape(-1, 3)))
    direction = np.eye(4)
    direction[:3, :3] = grid.ijk_to_ras[:3, :3] / grid.spacing_mm
    transform = vtkOrientedGridTransform()
    transform.SetDisplacementGridData(image)
    transform.SetGridDirectionMatrix(matrix_to_vtk(direction))
    node.SetAndObserveTransformFromParent(transform)
    place_beside(scene, node, beside)
    return node


def from_node(node: Any) -> Deformation:
    """Take a deformation out of the scene.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, and MRML-TRANSFORM-NOT-LINEAR where another transform lies above it,
        or where it holds only the way from the moving to the fixed image.
    """
    require(node, CLASS)
    if node.GetParentTransformNode() is not None:
        raise WARPED(name=node.GetName(), transform=node.GetParentTransformNode().GetName())
    transform = node.GetTransformFromParentAs("vtkOrientedGridTransform", False)
    if transform is None or transform.GetInverseFlag():
        raise WARPED(name=node.GetName(), transform=node.GetName())
    image = transform.GetDisplacementGrid()
    if image is None or image.GetPointData().GetScalars() is None:
        raise NODE_EMPTY(name=node.GetName())
    x, y, z = image.GetDimensions()
    scaled = to_numpy(image.GetPointData().GetScalars()) * transform.GetDisplacementScale()
    matrix = np.eye(4)
    if transform.GetGridDirectionMatrix() is not None:
        matrix = matrix_to_numpy(transform.GetGridDirectionMatrix())
    matrix[:3, :3] = matrix[:3, :3] * image.GetSpacing()
    matrix[:3, 3] = image.GetOrigin()
    field = ras_to_lps(scaled + transform.GetDisplacementShift()).reshape(z, y, x, 3)
    return Deformation(
        np.eye(4), node.GetName(), displacements_mm=field, grid=Grid.from_ijk_to_ras(matrix, (z, y, x))
    )
