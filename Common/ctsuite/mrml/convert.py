"""Any pure value to nodes and back."""

from __future__ import annotations

from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.core.deformation import Deformation
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.picture import Picture
from ctsuite.core.surface import Surface
from ctsuite.core.table import Table
from ctsuite.core.transform import Transform
from ctsuite.core.volume import Volume
from ctsuite.mrml import (
    curve,
    deformation,
    labelmap,
    measurement,
    picture,
    points,
    segmentation,
    surface,
    table,
    transform,
    volume,
)
from ctsuite.mrml.errors import NODE_KIND, VALUE_KIND

_WRITERS: dict[type, Any] = {
    Labels: segmentation,
    Surface: surface,
    Curve: curve,
    Measurement: measurement,
    Transform: transform,
    Deformation: deformation,
    Table: table,
    Picture: picture,
}
_READERS: dict[str, Any] = {
    labelmap.CLASS: labelmap,
    volume.CLASS: volume,
    segmentation.CLASS: segmentation,
    surface.CLASS: surface,
    curve.OPEN: curve,
    points.CLASS: curve,
    table.CLASS: table,
    transform.CLASS: transform,
    deformation.CLASS: deformation,
}

_CLASSES: dict[type, tuple[str, ...]] = {
    Volume: (volume.CLASS,),
    Labels: (segmentation.CLASS, labelmap.CLASS),
    Surface: (surface.CLASS,),
    Curve: (curve.OPEN, curve.CLOSED, points.CLASS),
    Measurement: (measurement.LINE, measurement.ANGLE, points.CLASS),
    Transform: (transform.CLASS, deformation.CLASS),
    Table: (table.CLASS,),
}


def node_classes(kind: type) -> tuple[str, ...]:
    """Return the classes of the nodes from which a pure type can be taken; the first is the usual one."""
    return _CLASSES.get(kind, ())


def to_node(scene: Any, value: Any, node: Any = None, beside: Any = None) -> Any:
    """Put a pure value into the scene as the node of its kind.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    value : Volume, Labels, Surface, Curve, Transform, Table, Measurement or Picture
        What; labels become a segmentation.
    node : vtkMRMLNode or None
        Filled instead of a new node, where it is of the right class.
    beside : vtkMRMLNode or None
        The node is placed under the study of this one.

    Raises
    ------
    CTSuiteError
        MRML-VALUE-KIND, MRML-NODE-KIND.
    """
    if isinstance(value, Volume):
        return volume.to_node(scene, value, node)
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise VALUE_KIND(found=type(value).__name__)
    return writer.to_node(scene, value, node, beside)


def holds(node: Any, value: Any) -> bool:
    """Whether a node is of the kind that a value becomes, so that `to_node` can fill it."""
    same = measurement.is_measurement(node) == isinstance(value, Measurement)
    return same and node.GetClassName() == _class(value)


def from_node(node: Any) -> Any:
    """Take the pure value of a node out of the scene.

    Raises
    ------
    CTSuiteError
        MRML-NODE-KIND, and what the conversion of its kind raises.
    """
    if node is not None and measurement.is_measurement(node):
        return measurement.from_node(node)
    for class_name, reader in _READERS.items():
        if node is not None and node.IsA(class_name):
            return reader.from_node(node)
    found = "missing item" if node is None else node.GetNodeTagName()
    raise NODE_KIND(name="nothing" if node is None else node.GetName(), found=found, expected="known item")


def _class(value: Any) -> str | None:
    if isinstance(value, Measurement):
        return measurement.node_class(value)
    if isinstance(value, Curve):
        return curve.CLOSED if value.closed else curve.OPEN
    module = volume if isinstance(value, Volume) else _WRITERS.get(type(value))
    return module.CLASS if module is not None else None
