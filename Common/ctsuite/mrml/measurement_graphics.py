"""What is drawn with a measurement beside its points: legs, outlines, and the true course in the body.

A ruler or an angle is drawn by its own markup. What Slicer has no markup for is drawn as locked curves, which
belong to the measurement: they take its colour, are hidden and deleted with it, and are no data of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from vtkmodules.vtkCommonCore import vtkPoints

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float, Grid, lps_to_ras, ras_to_lps
from ctsuite.measurement.flat import FREE_HAND, RECTANGLE, SHAPES, shape_of
from ctsuite.mrml import curve as curves
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml.arrays import to_numpy
from ctsuite.mrml.points import CLASS as _POINTS

ROLE, HANDLES = "ctsuiteGraphic", "ctsuiteHandles"
_TWO_LINES = ("measurement.angle_of_lines", "measurement.cobb")
_PLANE = "measurement.distance_plane"
_FLAT, _BOX = "measurement.roi", "measurement.region"
# the corners of a box one after the other, so that every edge is passed
_ROUND_BOX = (0, 1, 3, 2, 0, 4, 5, 1, 5, 7, 3, 7, 6, 2, 6, 4)


def courses(
    tool_id: str, points: Float, parameters: Mapping[str, Any], grid: Grid | None, course: Curve | None = None
) -> tuple[Curve, ...]:
    """Return what is drawn with a measurement.

    Parameters
    ----------
    tool_id : str
        What was measured.
    points : ndarray
        Where the points are (n, 3), LPS mm.
    parameters : Mapping
        Values of the tool by name.
    grid : Grid or None
        The image.
    course : Curve or None
        The true course in the body that the run gave.
    """
    if course is not None:
        return (course,)
    if tool_id in _TWO_LINES and len(points) == 4:
        return (Curve(points[:2]), Curve(points[2:]))
    if tool_id == _PLANE and len(points) == 4:
        return (Curve(points[:3], closed=True), Curve(np.array([points[3], _foot(points)])))
    if grid is not None and tool_id == _FLAT:
        return _outline(points, str(parameters.get("shape", SHAPES[1])), grid)
    if grid is not None and tool_id == _BOX and len(points) == 2:
        low, high = grid.lps_to_index(points)
        corners = np.array(list(product(*zip(low, high, strict=True))))
        return (Curve(grid.index_to_lps(corners[list(_ROUND_BOX)])),)
    return ()


def draw(scene: Any, node: Any, drawn: Sequence[Curve]) -> None:
    """Draw curves with a measurement, in place of those that were drawn with it."""
    have = companions(node)
    for surplus in have[len(drawn) :]:
        scene.RemoveNode(surplus)
    while node.GetNumberOfNodeReferences(ROLE) > len(drawn):
        node.RemoveNthNodeReferenceID(ROLE, node.GetNumberOfNodeReferences(ROLE) - 1)
    for number, course in enumerate(drawn):
        class_name = curves.CLOSED if course.closed else curves.OPEN
        companion = have[number] if number < len(have) else None
        if companion is not None and companion.GetClassName() != class_name:
            scene.RemoveNode(companion)
            companion = None
        if companion is None:
            companion = _made(scene, class_name)
            node.SetNthNodeReferenceID(ROLE, number, companion.GetID())
        _set_points(companion, course.points_lps_mm)
    follow_display(node)


def companions(node: Any) -> list[Any]:
    """Return the curves that are drawn with a measurement."""
    found = (node.GetNthNodeReference(ROLE, n) for n in range(node.GetNumberOfNodeReferences(ROLE)))
    return [companion for companion in found if companion is not None]


def handles(node: Any) -> Any:
    """Return the points by which a measurement along a curve is moved in the body; None for others."""
    return node.GetNodeReference(HANDLES)


def attached(node: Any) -> list[Any]:
    """Return everything that belongs to the graphic of a measurement beside its own markup."""
    grip = handles(node)
    return companions(node) + ([grip] if grip is not None else [])


def attach(node: Any, others: Sequence[Any]) -> None:
    """Give a measurement back what :func:`attached` returned, after all were taken out of the scene."""
    drawn = [other for other in others if other.GetClassName() != _POINTS]
    for number, companion in enumerate(drawn):
        node.SetNthNodeReferenceID(ROLE, number, companion.GetID())
    for grip in others:
        if grip.GetClassName() == _POINTS:
            node.SetNodeReferenceID(HANDLES, grip.GetID())


def remove(scene: Any, node: Any) -> None:
    """Take out of the scene what is drawn with a measurement."""
    for other in attached(node):
        scene.RemoveNode(other)


def show_handles(scene: Any, node: Any, points_lps_mm: Float) -> Any:
    """Show the points of a measurement along a curve where they lie in the body (n, 3), and return them."""
    grip = handles(node)
    if grip is None:
        grip = _made(scene, _POINTS)
        grip.SetLocked(False)
        node.SetNodeReferenceID(HANDLES, grip.GetID())
    _set_points(grip, points_lps_mm)
    return grip


def follow_display(node: Any) -> None:
    """Show what is drawn with a measurement as the measurement: hidden or not, in its colour."""
    display = node.GetDisplayNode()
    if display is None:
        return
    for other in (companion.GetDisplayNode() for companion in attached(node)):
        if other is None:
            continue
        modified = other.StartModify()
        other.SetVisibility(display.GetVisibility())
        mark = marks.mark_of(node)
        if mark:
            other.SetColor(*marks.colour(mark))
            other.SetSelectedColor(*marks.colour(mark))
        other.EndModify(modified)


def drawn_points(node: Any, view_node: Any = None) -> list[Float]:
    """Return every line that is drawn for a measurement as points (n, 3), LPS mm: its own and those with it.

    Parameters
    ----------
    node : vtkMRMLMarkupsNode
        The measurement.
    view_node : vtkMRMLAbstractViewNode or None
        Only what this view shows; all where None. Single points, as of a point list, are lines of one point.
    """
    found: list[Float] = []
    for part in (node, *companions(node)):
        if view_node is not None and not part.GetDisplayNode().IsDisplayableInView(view_node.GetID()):
            continue
        line = _positions(part)
        if part.GetClassName() == _POINTS:
            found += [line[n : n + 1] for n in range(len(line))]
        elif len(line):
            found.append(np.vstack([line, line[:1]]) if part.IsA(curves.CLOSED) else line)
    return found


def _positions(node: Any) -> Float:
    """All points at once (n, 3), LPS mm, placed or not: views draw them many times a second."""
    found = vtkPoints()
    node.GetControlPointPositionsWorld(found)
    return ras_to_lps(to_numpy(found.GetData()).astype(float).reshape(-1, 3))


def _foot(points: Float) -> Float:
    normal = np.cross(points[1] - points[0], points[2] - points[0])
    size = float(normal @ normal)
    return points[3] - normal * ((points[3] - points[0]) @ normal / size if size else 0.0)


def _outline(points: Float, shape: str, grid: Grid) -> tuple[Curve, ...]:
    """The rectangle or ellipse of corners; a free-hand outline is drawn by its own markup."""
    if shape == FREE_HAND:
        return ()
    try:
        flat, _ = shape_of(Curve(points), shape, grid, "")
    except CTSuiteError:
        return ()  # the run tells the reason
    outline = flat.outline_mm()
    step = 1 if shape == RECTANGLE else max(1, len(outline) // 72)
    return (Curve(flat.to_lps(outline[::step]), closed=True),)


def _made(scene: Any, class_name: str) -> Any:
    node = scene.CreateNodeByClass(class_name)
    node.UnRegister(None)
    node.SetName("Graphic of a measurement")
    node.SetAttribute(marks.COMPANION, "1")
    node.SetHideFromEditors(True)
    node = scene.AddNode(node)
    if class_name != _POINTS:
        node.SetCurveTypeToLinear()
    node.SetLocked(True)
    node.CreateDefaultDisplayNodes()
    display = node.GetDisplayNode()
    display.SetPointLabelsVisibility(False)
    display.SetPropertiesLabelVisibility(False)
    return node


def _set_points(node: Any, points_lps_mm: Any) -> None:
    modified = node.StartModify()
    wanted = lps_to_ras(np.asarray(points_lps_mm, dtype=float))
    if node.GetNumberOfControlPoints() != len(wanted):
        node.RemoveAllControlPoints()
        for n, position in enumerate(wanted):
            node.AddControlPointWorld(*position)
            node.SetNthControlPointVisibility(n, node.GetClassName() == _POINTS)
    else:
        for n, position in enumerate(wanted):
            node.SetNthControlPointPositionWorld(n, *position)
    node.EndModify(modified)
