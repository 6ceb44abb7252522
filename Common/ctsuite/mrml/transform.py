"""Transforms as linear transform nodes."""

from __future__ import annotations

from typing import Any

from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.grid import lps_matrix_to_ras
from ctsuite.core.transform import Transform
from ctsuite.mrml.arrays import matrix_to_numpy, matrix_to_vtk
from ctsuite.mrml.errors import WARPED
from ctsuite.mrml.nodes import make, require
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLLinearTransformNode"


def to_node(scene: Any, transform: Transform, node: Any = None, beside: Any = None) -> Any:
    """Put a transform into the scene; a node placed under it moves as points of the moving image do.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    transform : Transform
        What.
    node : vtkMRMLLinearTransformNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLLinearTransformNode
    """
    node = make(scene, CLASS, transform.name, node)
    node.SetMatrixTransformToParent(matrix_to_vtk(lps_matrix_to_ras(transform.matrix_lps)))
    place_beside(scene, node, beside)
    return node


def from_node(node: Any) -> Transform:
    """Take a transform out of the scene, with the transforms above it.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-TRANSFORM-NOT-LINEAR.
    """
    require(node, "vtkMRMLTransformNode")
    matrix = vtkMatrix4x4()
    if not node.IsTransformToWorldLinear():
        raise WARPED(name=node.GetName(), transform=node.GetName())
    node.GetMatrixTransformToWorld(matrix)
    return Transform(lps_matrix_to_ras(matrix_to_numpy(matrix)), node.GetName())
