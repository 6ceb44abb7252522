"""Colour pictures as vector volumes of one slice, so that a slice view can show them."""

from __future__ import annotations

from typing import Any

import numpy as np
from slicer import vtkMRMLVectorVolumeDisplayNode
from vtkmodules.vtkCommonDataModel import vtkImageData

from ctsuite.core.picture import Picture
from ctsuite.mrml import badges
from ctsuite.mrml.arrays import matrix_to_vtk, to_vtk
from ctsuite.mrml.nodes import make

CLASS = "vtkMRMLVectorVolumeNode"


def to_node(scene: Any, picture: Picture, node: Any = None, beside: Any = None) -> Any:
    """Put a picture into the scene; it lies in an axial plane at the origin, wherever it was taken.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    picture : Picture
        What.
    node : vtkMRMLVectorVolumeNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        Has no say: a picture belongs to no study of the subject hierarchy.

    Returns
    -------
    vtkMRMLVectorVolumeNode
        Marked with everything that its views must say (4.4.1).
    """
    node = make(scene, CLASS, picture.name, node)
    height, width, _ = picture.pixels.shape
    made = vtkImageData()
    made.SetDimensions(width, height, 1)
    made.GetPointData().SetScalars(to_vtk(np.ascontiguousarray(picture.pixels).reshape(-1, 3)))
    size_mm = picture.mm_per_pixel or 1.0
    # columns run to the patient's left and rows to posterior, as in every axial picture
    node.SetIJKToRASMatrix(matrix_to_vtk(np.diag([-size_mm, -size_mm, size_mm, 1.0])))
    node.SetVoxelVectorType(node.VoxelVectorTypeColorRGB)
    node.SetAndObserveImageData(made)
    if node.GetDisplayNode() is None:
        node.SetAndObserveDisplayNodeID(scene.AddNode(vtkMRMLVectorVolumeDisplayNode()).GetID())
    badges.mark(node, "; ".join(picture.badges))
    return node
