"""Labels as a label map volume node with its own colour table, sharing their voxels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.labels import Labels, Segment
from ctsuite.mrml.arrays import unsigned
from ctsuite.mrml.codes import from_terminology, to_terminology
from ctsuite.mrml.nodes import make, require, storable
from ctsuite.mrml.subject_hierarchy import place_beside
from ctsuite.mrml.volume import image, set_image

CLASS = "vtkMRMLLabelMapVolumeNode"
_TABLE = "vtkMRMLColorTableNode"


def to_node(scene: Any, labels: Labels, node: Any = None, beside: Any = None) -> Any:
    """Put labels into the scene as a label map volume; their voxels are shared, not copied.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    labels : Labels
        What; names, colours and codes of the segments go to a colour table of the same name.
    node : vtkMRMLLabelMapVolumeNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLLabelMapVolumeNode
    """
    node = make(scene, CLASS, labels.name, node)
    set_image(node, labels.array, labels.grid)
    colours = _colours(scene, labels, node.GetDisplayNode())
    if node.GetDisplayNode() is None:
        display = scene.AddNewNodeByClass("vtkMRMLLabelMapVolumeDisplayNode")
        display.SetAndObserveColorNodeID(colours.GetID())
        node.SetAndObserveDisplayNodeID(display.GetID())
    else:
        node.GetDisplayNode().SetAndObserveColorNodeID(colours.GetID())
    place_beside(scene, node, beside)
    return node


def from_node(node: Any) -> Labels:
    """Take labels out of a label map volume; every label value in use is a segment.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, MRML-NODE-EMPTY, MRML-NODE-NOT-SCALAR, MRML-TRANSFORM-NOT-LINEAR.
    """
    require(node, CLASS)
    array, grid = image(node)
    array = unsigned(array)
    display = node.GetDisplayNode()
    colours = display.GetColorNode() if display is not None else None
    segments = tuple(_segment(colours, value) for value in _in_use(array))
    return Labels(array, grid, segments, node.GetName())


def _colours(scene: Any, labels: Labels, display: Any) -> Any:
    table = display.GetColorNode() if display is not None else None
    if table is None or not table.IsA(_TABLE) or table.GetType() != table.User:
        table = scene.AddNewNodeByClass(_TABLE, storable(labels.name))
        table.SetTypeToUser()
        table.SetHideFromEditors(False)
    table.SetNumberOfColors(1 + max((segment.value for segment in labels.segments), default=0))
    for value in range(table.GetNumberOfColors()):
        table.SetColorDefined(value, False)
    table.SetColor(0, "Background", 0.0, 0.0, 0.0, 0.0)
    for segment in labels.segments:
        table.SetColor(segment.value, segment.name, *segment.colour_rgb, 1.0)
        terminology = to_terminology(segment.category, segment.type, segment.modifier)
        if terminology:
            table.SetTerminologyFromString(segment.value, terminology)
    return table


def _segment(colours: Any, value: int) -> Segment:
    known = colours is not None and value < colours.GetNumberOfColors()
    if not known or not colours.GetColorDefined(value):
        return Segment(value, f"Label {value}")
    rgba = [0.0] * 4
    colours.GetColor(value, rgba)
    category, type_, modifier = from_terminology(colours.GetTerminologyAsString(value))
    return Segment(value, colours.GetColorName(value), category, type_, (rgba[0], rgba[1], rgba[2]), modifier)


def _in_use(array: NDArray[Any]) -> list[int]:
    if array.dtype.itemsize > 2:
        return [int(value) for value in np.unique(array) if value]
    counts = np.zeros(1 << (8 * array.dtype.itemsize), np.int64)
    for plane in array:
        counts += np.bincount(plane.reshape(-1), minlength=counts.size)
    return [int(value) for value in np.flatnonzero(counts) if value]
