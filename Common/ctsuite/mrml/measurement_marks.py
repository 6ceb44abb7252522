"""The letter and colour by which a measurement is known, and the values that stand with its graphic.

The letter is kept on the markup itself, so that graphic, label and row of the table stay joined in every view
and in the saved scene. It is given once: a letter is not used again after its measurement was deleted, as a
report may still name it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from slicer import vtkMRMLStaticMeasurement

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.marks import colour as colour
from ctsuite.core.marks import letters as letters
from ctsuite.core.marks import number_of as number_of
from ctsuite.core.measurement import Measurement
from ctsuite.mrml import curve, label_flags, measurement, points
from ctsuite.mrml.nodes import storable

MARK, VALUES, COMPANION = "CTSuite.Mark", "CTSuite.Measured", "CTSuite.Companion"
ANCHORS = "CTSuite.Anchors"
TOOL, _OF_WORKFLOW = "CTSuite.Tool", "CTSuite.PlacedByHand"
_MODULE, _LAST = "CTMeasurement", "last mark"
_CLASSES = (measurement.LINE, measurement.ANGLE, curve.OPEN, curve.CLOSED, points.CLASS)


def mark_of(node: Any) -> str:
    """Return the letters of a measurement, or an empty text."""
    return str(node.GetAttribute(MARK) or "")


def give(scene: Any, node: Any) -> str:
    """Give a markup its letters and colour where it has none, and return them.

    The label of Slicer beside the graphic is hidden, because labels are laid out so that they do not cover
    each other (see :mod:`ctsuite.mrml.measurement_overlay`).
    """
    mark = mark_of(node)
    if not mark:
        last = max([_last(scene), *(number_of(mark_of(other)) for other in marked(scene))])
        mark = letters(last + 1)
        node.SetAttribute(MARK, mark)
    _keep_last(scene, number_of(mark))
    paint(node, mark)
    return mark


def paint(node: Any, mark: str = "") -> None:
    """Show a markup with its label left to the views, in the colour of letters where it has some."""
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    display = node.GetDisplayNode()
    modified = display.StartModify()
    if mark:
        display.SetColor(*colour(mark))
        display.SetSelectedColor(*colour(mark))
    display.SetPropertiesLabelVisibility(False)
    display.SetPointLabelsVisibility(False)
    display.SetGlyphType(display.Cross2D)  # a cross does not cover the place that it marks
    display.SetOccludedVisibility(True)  # what lies behind a surface is drawn faintly, not left out
    display.EndModify(modified)


def show_labels_of_slicer(scene: Any, shown: bool) -> None:
    """Show the labels that Slicer itself draws, or leave them to the views of the suite.

    They are shown in saved scenes, so that a value stands with its graphic where the suite is not installed.
    """
    for node in marked(scene):
        node.GetDisplayNode().SetPropertiesLabelVisibility(shown)


def tell_apart(scene: Any) -> tuple[Any, ...]:
    """Give new letters to measurements whose letters another has, as after a scene was imported.

    Returns
    -------
    tuple of vtkMRMLMarkupsNode
        What got other letters; those that were in the scene first keep theirs.
    """
    seen: set[str] = set()
    changed = []
    for node in marked(scene, in_order=False):
        mark = mark_of(node)
        if mark in seen or number_of(mark) < 0:
            node.SetAttribute(MARK, None)
            changed.append(node)
        seen.add(mark)
    for node in changed:
        give(scene, node)
    return tuple(changed)


def marked(scene: Any, in_order: bool = True) -> list[Any]:
    """Return the markups that have letters, in the order of these, or of the scene."""
    found = [node for node in markups(scene) if mark_of(node) and not node.GetAttribute(COMPANION)]
    return sorted(found, key=lambda node: number_of(mark_of(node))) if in_order else found


def markups(scene: Any) -> Iterable[Any]:
    """Iterate over the markups of the scene that can be measurements."""
    for class_name in _CLASSES:
        for index in range(scene.GetNumberOfNodesByClass(class_name)):
            node = scene.GetNthNodeByClass(index, class_name)
            if node.GetClassName() == class_name and not node.GetHideFromEditors():
                yield node


def is_foreign(node: Any) -> bool:
    """Whether a markup measures but has no letters yet, as a ruler drawn with Slicer's own tools."""
    known = (mark_of(node), *map(node.GetAttribute, (label_flags.SEGMENT, COMPANION, _OF_WORKFLOW)))
    return not any(known) and measurement.is_measurement(node)


def write(node: Any, values: Sequence[Measurement]) -> None:
    """Keep the values of a markup with it; none where the sequence is empty."""
    kept = [
        {**measurement.fields_of(value), "anchors_lps_mm": np.asarray(value.anchors_lps_mm, float).tolist()}
        for value in values
    ]
    node.SetAttribute(VALUES, storable(json.dumps(kept)) if kept else None)
    _tell_slicer(node, values)


def read(node: Any) -> tuple[Measurement, ...]:
    """Return the values of a markup as they were measured; damaged text counts as none."""
    try:
        return tuple(
            measurement.of_fields(fields, anchors_lps_mm=np.array(fields["anchors_lps_mm"], float))
            for fields in json.loads(node.GetAttribute(VALUES) or "[]")
        )
    except (ValueError, TypeError, KeyError):
        return ()


def anchors(node: Any) -> dict[str, str]:
    """Return by which rule each point of a markup was placed: identifier of the point to name of the rule."""
    try:
        found = json.loads(node.GetAttribute(ANCHORS) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def write_anchors(node: Any, rules: Mapping[str, str]) -> None:
    """Keep by which rule each point of a markup was placed."""
    node.SetAttribute(ANCHORS, json.dumps(dict(rules)))


def values(node: Any) -> tuple[Measurement, ...]:
    """Return the values of a measurement, whether it is placed by hand or the result of a tool."""
    found = read(node)
    if found or node.GetAttribute(TOOL) or not measurement.is_measurement(node):
        return found
    try:
        return (measurement.from_node(node),)
    except CTSuiteError:  # bent by a transform
        return ()


def _tell_slicer(node: Any, values: Sequence[Measurement]) -> None:
    """Give the values to the markup as measurements of its own, for Slicer's modules, labels and files.

    A line and an angle have theirs. What Slicer would work out for other markups is switched off: in an image
    along a curve it would be wrong.
    """
    if node.IsA(measurement.LINE) or node.IsA(measurement.ANGLE):
        return
    for number in range(node.GetNumberOfMeasurements()):
        node.GetNthMeasurement(number).SetEnabled(False)
    for value in values:
        name = f"{value.kind} [{value.unit.symbol}]"
        told = node.GetMeasurement(name)
        if told is None:
            told = vtkMRMLStaticMeasurement()
            told.SetName(name)
            node.AddMeasurement(told)
        measurement.fill(told, value)
        told.SetEnabled(True)


def _register(scene: Any) -> Any:
    """The node that remembers the last letters; made where there is none."""
    class_name = "vtkMRMLScriptedModuleNode"
    node = scene.GetSingletonNode(_MODULE, class_name)
    if node is None:
        node = scene.CreateNodeByClass(class_name)
        node.UnRegister(None)
        node.SetSingletonTag(_MODULE)
        node.SetModuleName(_MODULE)
        node = scene.AddNode(node)
    return node


def _last(scene: Any) -> int:
    return number_of(_register(scene).GetParameter(_LAST) or "")


def _keep_last(scene: Any, number: int) -> None:
    if number > _last(scene):
        _register(scene).SetParameter(_LAST, letters(number))
