"""Points as a markups point list, and what all markups share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ctsuite.core.grid import Float, lps_to_ras, ras_to_lps
from ctsuite.mrml.nodes import make, require, to_world_ras
from ctsuite.mrml.subject_hierarchy import place_beside

CLASS = "vtkMRMLMarkupsFiducialNode"


def to_node(
    scene: Any,
    points_lps_mm: ArrayLike,
    name: str,
    labels: Sequence[str] = (),
    node: Any = None,
    beside: Any = None,
) -> Any:
    """Put points into the scene as a point list.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    points_lps_mm : array_like
        Points (n, 3) in LPS mm.
    name : str
        Name of the list.
    labels : sequence of str
        Name of each point; numbered where there are none.
    node : vtkMRMLMarkupsFiducialNode or None
        Filled instead of a new node.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Returns
    -------
    vtkMRMLMarkupsFiducialNode
    """
    return markup(scene, CLASS, name, points_lps_mm, node, beside, labels)


def from_node(node: Any) -> Float:
    """Return the points (n, 3) of any markup as placed, LPS mm; transforms above it are applied.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, and MRML-TRANSFORM-NOT-LINEAR where a deformation lies above it: what is straight
        between the points is not straight then.
    """
    require(node, "vtkMRMLMarkupsNode")
    to_world_ras(node)
    placed = [
        node.GetNthControlPointPositionWorld(n)
        for n in range(node.GetNumberOfControlPoints())
        if node.GetNthControlPointPositionStatus(n) == node.PositionDefined
    ]
    return ras_to_lps(np.array(placed, dtype=float).reshape(-1, 3))


def markup(
    scene: Any,
    class_name: str,
    name: str,
    points_lps_mm: ArrayLike,
    node: Any = None,
    beside: Any = None,
    labels: Sequence[str] = (),
) -> Any:
    """Make or fill a markup of any class with these points (n, 3), LPS mm."""
    node = make(scene, class_name, name, node)
    modified = node.StartModify()
    node.RemoveAllControlPoints()
    for position in lps_to_ras(np.asarray(points_lps_mm, dtype=float).reshape(-1, 3)):
        node.AddControlPointWorld(*position)
    for n, label in enumerate(labels):
        node.SetNthControlPointLabel(n, label)
    node.EndModify(modified)
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    place_beside(scene, node, beside)
    return node
