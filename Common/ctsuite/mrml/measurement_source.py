"""What a markup measures and where its points were placed: kept on the markup, and outliving the scene."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.mrml import attributes, curve, measurement, points
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import volume as volumes

TOOL, PARAMETERS, VOLUME_ROLE = marks.TOOL, "CTSuite.Parameters", "ctsuiteMeasuredVolume"
POINTS, VOLUME = "points", "volume"
_CLASSES = {
    "measurement.length": measurement.LINE,
    "measurement.angle": measurement.ANGLE,
    "measurement.curve_length": curve.OPEN,
    "measurement.curved_axis_length": curve.OPEN,
    "measurement.curved_surface_length": curve.OPEN,
    "measurement.curved_distance": curve.OPEN,
    "measurement.curved_diameter": curve.OPEN,
    "measurement.curved_angle": curve.OPEN,
    "measurement.curved_area": curve.CLOSED,
}
_OPEN_ENDED = (
    "measurement.curve_length",
    "measurement.curved_axis_length",
    "measurement.curved_surface_length",
)
_FREE_HAND = "free hand"


def placeable(tool: Tool) -> bool:
    """Whether a tool measures points placed by hand, and needs nothing else but the image."""
    kinds = {port.name: port.type for port in tool.inputs}
    needed = {port.type for port in tool.inputs if not port.optional}
    return kinds.get(POINTS) is Curve and needed <= {Curve, Volume} and list(kinds.values()).count(Curve) == 1


def is_curved(tool: Tool) -> bool:
    """Whether a tool measures in images along a curve, where ordinary ones are refused."""
    return tool.id.startswith("measurement.curved_")


def markup_class(tool: Tool, parameters: Mapping[str, Any]) -> str:
    """The class of markup whose own graphic is that of the measurement, or else the point list."""
    if parameters.get("shape") == _FREE_HAND:
        return curve.CLOSED
    return _CLASSES.get(tool.id, points.CLASS)


def takes_more(node: Any) -> bool:
    """Whether a markup that has its value may get more points, as the outline of a region may."""
    return bool(node.IsA(curve.CLOSED)) or node.GetAttribute(TOOL) in _OPEN_ENDED


def parameters(node: Any) -> dict[str, Any]:
    """The values of the tool by name, as kept with a markup; damaged text counts as none."""
    try:
        found = json.loads(node.GetAttribute(PARAMETERS) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def placed_on(node: Any) -> tuple[Any, str]:
    """The image that the points were placed on, and the frame of reference that they belong to.

    A view notes with each point which image it showed; where points were placed on images of different
    frames of reference, that of the stranger is given, so that the tool refuses it.
    """
    ids = (node.GetNthControlPointAssociatedNodeID(n) for n in range(node.GetNumberOfControlPoints()))
    images = [node.GetScene().GetNodeByID(id_) for id_ in dict.fromkeys(ids) if id_]
    images = [image for image in images if image is not None and image.GetClassName() == volumes.CLASS]
    chosen = node.GetNodeReference(VOLUME_ROLE)
    if images:
        chosen = images[0]
        node.SetNodeReferenceID(VOLUME_ROLE, chosen.GetID())
    frames = [str(attributes.read(image).get("FrameOfReferenceUID") or "") for image in images]
    return chosen, next((frame for frame in frames if frame != frames[0]), frames[0] if frames else "")


def state(node: Any) -> Any:
    """What the value depends on; None while a point is still being placed."""
    try:
        placed = points.from_node(node)
    except CTSuiteError:
        return node.GetTransformNodeID()  # a deformation above it: the run refuses it
    if len(placed) == 0:
        return None
    chosen, frame = placed_on(node)
    name = chosen.GetID() if chosen is not None else ""
    return placed.tobytes(), node.GetAttribute(PARAMETERS), name, frame


def grid(node: Any) -> Grid | None:
    """Where the voxels of the measured image lie; None without one."""
    image = node.GetNodeReference(VOLUME_ROLE)
    try:
        return volumes.image(image)[1] if image is not None else None
    except CTSuiteError:
        return None


def inputs(node: Any) -> dict[str, Any]:
    """The inputs of the tool that measures a markup: its points, and the image where there is one.

    Raises
    ------
    CTSuiteError
        MRML-TRANSFORM-NOT-LINEAR, and what reading the image raises.
    """
    image, frame = placed_on(node)
    closed = bool(node.IsA(curve.CLOSED))
    found: dict[str, Any] = {POINTS: Curve(points.from_node(node), closed, None, node.GetName(), frame)}
    if image is not None:
        found[VOLUME] = volumes.from_node(image)
    return found
