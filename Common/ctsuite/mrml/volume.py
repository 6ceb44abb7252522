"""Volumes as scalar volume nodes, sharing their voxels."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.codes import ATTENUATION, Code
from ctsuite.core.grid import Grid
from ctsuite.core.units import ALL, HU, ONE, Unit
from ctsuite.core.volume import BADGE, Volume
from ctsuite.mrml import attributes, badges, display, subject_hierarchy
from ctsuite.mrml.arrays import fill_image, matrix_to_numpy, matrix_to_vtk, voxels
from ctsuite.mrml.codes import from_entry, to_entry
from ctsuite.mrml.errors import NODE_EMPTY, NODE_NOT_SCALAR
from ctsuite.mrml.nodes import make, require, to_world_ras

CLASS = "vtkMRMLScalarVolumeNode"


def to_node(
    scene: Any, volume: Volume, node: Any = None, headers: Mapping[str, Any] = MappingProxyType({})
) -> Any:
    """Put a volume into the scene; its voxels are shared, not copied.

    The node is placed under its patient and study, and shown with the first window that the series brings.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    volume : Volume
        What. Its array must not be changed afterwards unless the scene is meant to change, too.
    node : vtkMRMLScalarVolumeNode or None
        Filled instead of a new node.
    headers : Mapping
        DICOM keyword to value of what a volume does not carry: who the patient is (PatientName ...), when and
        why the study was made, ``SOPInstanceUIDs`` of the slices. It goes where Slicer's DICOM plug-in puts
        it.

    Returns
    -------
    vtkMRMLScalarVolumeNode
    """
    node = make(scene, CLASS, volume.name, node)
    modified = node.StartModify()
    set_image(node, volume.array, volume.grid)
    node.SetVoxelValueQuantity(to_entry(ATTENUATION) if volume.unit == HU else None)
    node.SetVoxelValueUnits(to_entry(volume.unit.code))
    known = {**volume.attributes, **headers}
    attributes.write(node, known)
    badges.mark(node, known.get(BADGE))
    node.EndModify(modified)
    subject_hierarchy.place_series(scene, node, known)
    display.set_window_presets(node, known.get("WindowWidth"), known.get("WindowCenter"))
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    return node


def from_node(node: Any) -> Volume:
    """Take a volume out of the scene; its voxels are shared, not copied.

    Linear transforms above the node are applied to the grid, so that the volume lies where it is shown.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, MRML-NODE-NOT-SCALAR, MRML-TRANSFORM-NOT-LINEAR.
    """
    require(node, CLASS)
    array, grid = image(node)
    known = {**subject_hierarchy.read(node.GetScene(), node), **attributes.read(node)}
    if badges.marked(node):
        known[BADGE] = badges.marked(node)
    return Volume(array, grid, _unit(node, known.get("Modality")), known, node.GetName())


def set_image(node: Any, array: Any, grid: Grid) -> None:
    """Give a volume node its voxels (z, y, x) and their place."""
    made = vtkImageData()
    fill_image(made, array)
    node.SetAndObserveImageData(made)
    node.SetIJKToRASMatrix(matrix_to_vtk(grid.ijk_to_ras))


def image(node: Any) -> tuple[Any, Grid]:
    """Return voxels (z, y, x), shared with the node, and where they lie in the world.

    Raises
    ------
    CTSuiteError
        MRML-NODE-EMPTY, MRML-NODE-NOT-SCALAR, MRML-TRANSFORM-NOT-LINEAR.
    """
    data = node.GetImageData()
    if data is None or data.GetPointData().GetScalars() is None or min(data.GetDimensions()) < 1:
        raise NODE_EMPTY(name=node.GetName())
    if data.GetNumberOfScalarComponents() != 1:
        raise NODE_NOT_SCALAR(name=node.GetName(), components=data.GetNumberOfScalarComponents())
    matrix = vtkMatrix4x4()
    node.GetIJKToRASMatrix(matrix)
    first = np.eye(4)
    first[:3, 3] = data.GetExtent()[::2]
    array = voxels(data)
    return array, Grid.from_ijk_to_ras(to_world_ras(node) @ matrix_to_numpy(matrix) @ first, array.shape)


def _unit(node: Any, modality: Any) -> Unit:
    code: Code | None = from_entry(node.GetVoxelValueUnits())
    if code is None:
        return HU if modality == "CT" else ONE
    for unit in ALL:
        if unit.ucum == code.value:
            return unit
    return Unit(code.value, code.value, code.meaning)
