"""Which point of the patient is meant by a place in a 3-D view: the rules of :mod:`ctsuite.core.anchors`.

A view of MRML puts a point onto what is seen under the pointer. The line of sight through that point is
followed again here, on the surfaces and volume renderings that the view shows, so that the anchor follows a
stated rule and not the resolution of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ctsuite.core.anchors import THRESHOLD, Anchor, AnchorRule, on_maximum, on_opacity, on_surfaces
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float, lps_to_ras, ras_to_lps
from ctsuite.core.surface import Surface
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import surface as surfaces
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.measurement_screens import in_slice
from ctsuite.mrml.nodes import to_world_ras

_CLOSED_SURFACE = "Closed surface"


def anchor(
    scene: Any, point_lps_mm: Float, rule: AnchorRule = AnchorRule.HIT, threshold: float = THRESHOLD
) -> Anchor | None:
    """Find the anchor that is meant by a point seen in the 3-D view.

    Parameters
    ----------
    scene : vtkMRMLScene
        Its first camera looks.
    point_lps_mm : ndarray
        Any point (3,) of the line of sight.
    rule : AnchorRule
        VERTEX or HIT, for surfaces. Volume renderings have their own: the first place that is opaque, or the
        highest value in a maximum intensity projection.
    threshold : float
        Opacity that counts as the surface of a volume rendering.

    Returns
    -------
    Anchor or None
        What lies nearest to the viewer; None where nothing is shown on the line of sight.
    """
    camera = scene.GetFirstNodeByClass("vtkMRMLCameraNode")
    if camera is None:
        return None
    origin, direction = line_of_sight(camera.GetCamera(), point_lps_mm)
    found = [on_surfaces(list(_surfaces(scene)), origin, direction, rule)]
    for volume, values, opacities, is_maximum in _renderings(scene):
        if is_maximum:
            found.append(on_maximum(volume, origin, direction))
        else:
            found.append(on_opacity(volume, origin, direction, values, opacities, threshold))
    there = [each for each in found if each is not None]
    return min(there, key=lambda each: each.way_mm) if there else None


def place_by_rule(scene: Any, node: Any, find: Callable[[Float], Anchor | None]) -> None:
    """Put the points of a markup that were just placed in a 3-D view where the rule says, and keep the rule.

    A view that shows an image notes it with each point; a point without one that lies in no slice view was
    placed in a 3-D view. A point that is moved later stays where it is put.

    Parameters
    ----------
    scene : vtkMRMLScene
        The views.
    node : vtkMRMLMarkupsNode
        The markup.
    find : callable
        Gives the anchor that is meant by a point (3,), LPS mm.
    """
    rules = marks.anchors(node)
    for number in range(node.GetNumberOfControlPoints()):
        id_ = node.GetNthControlPointID(number)
        placed = node.GetNthControlPointPositionStatus(number) == node.PositionDefined
        if not placed or id_ in rules:
            continue
        rules[id_] = AnchorRule.PLANE.name
        point = ras_to_lps(np.array(node.GetNthControlPointPositionWorld(number)))
        if node.GetNthControlPointAssociatedNodeID(number) or in_slice(scene, point):
            continue
        found = find(point)
        if found is not None:
            rules[id_] = found.rule.name
            node.SetNthControlPointPositionWorld(number, *lps_to_ras(found.point_lps_mm))
    marks.write_anchors(node, rules)


def line_of_sight(camera: Any, point_lps_mm: Float) -> tuple[Float, Float]:
    """Origin and direction (3,), LPS mm, of the line on which a camera sees a point."""
    eye, ras = np.array(camera.GetPosition()), lps_to_ras(point_lps_mm)
    if not camera.GetParallelProjection():
        return ras_to_lps(eye), ras_to_lps(ras - eye)
    along = np.array(camera.GetDirectionOfProjection())
    return ras_to_lps(ras - along * ((ras - eye) @ along)), ras_to_lps(along)


def _surfaces(scene: Any) -> Iterator[Surface]:
    """The surfaces that 3-D views show: models, and the surfaces of segments."""
    for display in _displays(scene, "vtkMRMLModelDisplayNode"):
        node = display.GetDisplayableNode()
        if display.GetVisibility3D() and not node.GetHideFromEditors():
            try:
                yield surfaces.from_node(node)
            except CTSuiteError:
                continue  # empty, or bent by a transform
    for display in _displays(scene, "vtkMRMLSegmentationDisplayNode"):
        node = display.GetDisplayableNode()
        segmentation = node.GetSegmentation()
        for number in range(segmentation.GetNumberOfSegments()):
            id_ = segmentation.GetNthSegmentID(number)
            mesh = segmentation.GetSegment(id_).GetRepresentation(_CLOSED_SURFACE)
            shown = display.GetVisibility3D() and display.GetSegmentVisibility3D(id_)
            if mesh is not None and mesh.GetNumberOfPolys() and shown and display.GetSegmentVisibility(id_):
                points, triangles, _ = surfaces.of_mesh(mesh, to_world_ras(node))
                yield Surface(points, triangles, segmentation.GetSegment(id_).GetName())


def _renderings(scene: Any) -> Iterator[tuple[Any, Float, Float, bool]]:
    """Volume, knots of its opacity, and whether it is a maximum intensity projection, of each rendering."""
    view = scene.GetFirstNodeByClass("vtkMRMLViewNode")
    is_maximum = view is not None and view.GetRaycastTechnique() == view.MaximumIntensityProjection
    for display in _displays(scene, "vtkMRMLVolumeRenderingDisplayNode"):
        node, looks = display.GetVolumeNode(), display.GetVolumePropertyNode()
        if node is None or looks is None or node.GetClassName() != volumes.CLASS:
            continue
        opacity = looks.GetVolumeProperty().GetScalarOpacity()
        knots = np.zeros((opacity.GetSize(), 4))
        for number in range(len(knots)):
            knot = [0.0] * 4
            opacity.GetNodeValue(number, knot)
            knots[number] = knot
        if len(knots):
            yield volumes.from_node(node), knots[:, 0], knots[:, 1], is_maximum


def _displays(scene: Any, class_name: str) -> Iterator[Any]:
    for number in range(scene.GetNumberOfNodesByClass(class_name)):
        display = scene.GetNthNodeByClass(number, class_name)
        if display.GetVisibility() and display.GetDisplayableNode() is not None:
            yield display
