"""Which views a measurement is shown in: one along a curve beside its image only, others everywhere else.

The positions of an image along a curve are no places of the patient, so that a graphic of one kind would
stand anywhere in a view of the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.mrml import attributes, slice_views
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml.badges import composite_of
from ctsuite.mrml.measurement_source import VOLUME_ROLE

_NOWHERE = "vtkMRMLSliceNodeCurved"  # the view that is made for such images, whether it is there or not


def is_curved(node: Any) -> bool:
    """Whether an image was drawn along a curve."""
    return node is not None and SPATIAL_TRANSFORM in attributes.read(node)


def separate(scene: Any) -> None:
    """Show each measurement in the views that it belongs to, as they are now."""
    curved, straight = _views(scene)
    known: dict[str, bool] = {}
    for node in marks.marked(scene):
        image = node.GetNodeReference(VOLUME_ROLE)
        in_body = straight if curved else []
        id_ = image.GetID() if image is not None else ""
        if id_ not in known:
            known[id_] = is_curved(image)
        if known[id_]:
            own = [view for view, shown in curved.items() if shown == image.GetID()]
            _show_in(node, own or [_NOWHERE])
        else:
            _show_in(node, in_body)
        for companion in graphics.attached(node):
            _show_in(companion, in_body)


def _views(scene: Any) -> tuple[dict[str, str], list[str]]:
    """The slice views that show an image along a curve, with that image, and all other views."""
    curved, straight = {}, []
    for view in slice_views.slice_nodes(scene):
        composite = composite_of(scene, view)
        image = scene.GetNodeByID(composite.GetBackgroundVolumeID() or "") if composite is not None else None
        if is_curved(image):
            curved[view.GetID()] = image.GetID()
        else:
            straight.append(view.GetID())
    for number in range(scene.GetNumberOfNodesByClass("vtkMRMLViewNode")):
        straight.append(scene.GetNthNodeByClass(number, "vtkMRMLViewNode").GetID())
    return curved, straight


def _show_in(node: Any, views: Iterable[str]) -> None:
    """Show a node in these views only; in all where there are none."""
    display, wanted = node.GetDisplayNode(), list(views)
    if display is not None and list(display.GetViewNodeIDs() or ()) != wanted:
        modified = display.StartModify()
        display.RemoveAllViewNodeIDs()
        for view in wanted:
            display.AddViewNodeID(view)
        display.EndModify(modified)
