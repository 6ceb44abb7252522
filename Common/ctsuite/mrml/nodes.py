"""What every conversion needs of a node: making it, knowing its kind, where it lies."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from slicer import vtkMRMLTransformNode
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from ctsuite.core.grid import Float
from ctsuite.mrml.arrays import matrix_to_numpy
from ctsuite.mrml.errors import NODE_KIND, WARPED

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """Return a text without the characters that make a scene file (XML) unreadable."""
    return _UNSTORABLE.sub(" ", text)


def make(scene: Any, class_name: str, name: str, node: Any = None) -> Any:
    """Return `node`, renamed, or a new node of that class where it is None.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND when `node` is of another class.
    """
    if node is None:
        return scene.AddNewNodeByClass(class_name, storable(name))
    require(node, class_name)
    node.SetName(storable(name))
    return node


def require(node: Any, *class_names: str) -> None:
    """Refuse a node that is of none of the classes.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND.
    """
    if node is not None and any(node.IsA(class_name) for class_name in class_names):
        return
    name, found = ("nothing", "missing item") if node is None else (node.GetName(), node.GetNodeTagName())
    expected = class_names[0].removeprefix("vtkMRML").removesuffix("Node")
    raise NODE_KIND(name=name, found=found, expected=expected)


def to_world_ras(node: Any) -> Float:
    """4x4 map from the coordinates of a node to the world, RAS mm: the transforms above it.

    Raises
    ------
    CTSuiteError
        MRML-TRANSFORM-NOT-LINEAR.
    """
    transform = node.GetParentTransformNode()
    if transform is None:
        return np.eye(4)
    if not transform.IsTransformToWorldLinear():
        raise WARPED(name=node.GetName(), transform=transform.GetName())
    matrix = vtkMatrix4x4()
    vtkMRMLTransformNode.GetMatrixTransformBetweenNodes(transform, None, matrix)
    return matrix_to_numpy(matrix)
