"""Markups that measure: placed in any view, they are measured again whenever a point moves.

Every value comes from a run of the tool. While a point is dragged, the value is worked out from the function
that the last run gave with it, and once more by a run when the point is let go. Nothing that a view does
(zoom, window, layout) has a part in it, so the value cannot change with the view.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from vtkmodules.util.misc import calldata_type
from vtkmodules.util.vtkConstants import VTK_OBJECT

from ctsuite.core.anchors import Anchor
from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Finding, Profile
from ctsuite.core.runner import Context, run
from ctsuite.core.table import Table
from ctsuite.core.tool import Tool
from ctsuite.measurement.uncertainty.conditions import Conditions
from ctsuite.measurement.uncertainty.evaluate import evaluate
from ctsuite.measurement.uncertainty.tools import conditions_of
from ctsuite.mrml import curve, measurement, points
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import measurement_source as source
from ctsuite.mrml.measurement_anchor import place_by_rule
from ctsuite.mrml.measurement_mirror import Mirrors
from ctsuite.mrml.measurement_preview import Preview
from ctsuite.mrml.measurement_screens import Screens, screens_of

TOOL, PARAMETERS = marks.TOOL, source.PARAMETERS
_TOO_FEW = "MEASUREMENT-POINT-COUNT"
_ADOPTED = {measurement.LINE: "measurement.length", measurement.ANGLE: "measurement.angle"}


@dataclass
class _Watched:
    """What is known of a markup while it is watched."""

    tags: list[tuple[Any, int]] = field(default_factory=list)
    measured_at: Any = None
    dragged: bool = False
    values: tuple[Measurement, ...] = ()
    tables: tuple[Table, ...] = ()
    error: CTSuiteError | None = None
    conditions: Conditions = field(default_factory=Conditions)
    preview: Preview | None = None
    screens: Screens = field(default_factory=dict)
    followed: bool = False
    hovered: bool = False


class LiveMeasurements:
    """The measurements of a scene that are placed by hand.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where they are.
    tools : Mapping
        Identifier to tool; see :func:`~ctsuite.mrml.measurement_source.placeable`.
    context : callable
        Gives session, hooks and decisions for a run.
    changed : callable
        Called with a markup when its values, or the reason why there are none, changed.
    refused : callable
        Called with an error that the user has not met yet.
    later : callable
        Runs a function once the present event is over: a markup must not be removed while a view still works
        on it.
    pixel_ratio : callable
        Gives the physical pixels for one step of the pointer.
    anchor : callable
        Gives the anchor that is meant by a point (3,), LPS mm, that was placed in a 3-D view.
    """

    def __init__(
        self,
        scene: Any,
        tools: Mapping[str, Tool],
        context: Callable[[], Context] = Context,
        changed: Callable[[Any], None] = lambda node: None,
        refused: Callable[[CTSuiteError], None] = lambda error: None,
        later: Callable[[Callable[[], None]], None] = lambda action: action(),
        pixel_ratio: Callable[[], float] = lambda: 1.0,
        anchor: Callable[[Float], Anchor | None] = lambda point: None,
    ) -> None:
        self.scene, self.tools = scene, tools
        self._context, self._changed, self._refused, self._later = context, changed, refused, later
        self._hovered: Callable[[Any, bool], None] = lambda node, hovered: None
        self._watched: dict[str, _Watched] = {}
        self._scene_tags: list[int] = []
        self._accepted: set[tuple[str, ...]] = set()
        self._writing = False
        self._pixel_ratio, self._anchor = pixel_ratio, anchor
        self._mirrors = Mirrors(scene, refused)

    def make(self, tool: Tool, volume_node: Any = None, parameters: Mapping[str, Any] | None = None) -> Any:
        """Make a markup without points, to be placed; it gets its letters with its first value.

        Parameters
        ----------
        tool : Tool
            What it measures.
        volume_node : vtkMRMLScalarVolumeNode or None
            Measured unless the points are placed on another image.
        parameters : Mapping or None
            Values of the tool by name; the defaults where absent.
        """
        given = dict(parameters or {})
        node = self.scene.AddNewNodeByClass(source.markup_class(tool, given), tool.title)
        node.SetAttribute(TOOL, tool.id)
        node.SetAttribute(PARAMETERS, json.dumps(given))
        if volume_node is not None:
            node.SetNodeReferenceID(source.VOLUME_ROLE, volume_node.GetID())
        if node.IsA(curve.CLOSED) or (node.IsA(curve.OPEN) and source.is_curved(tool)):
            node.SetCurveTypeToLinear()  # what is measured is straight between the points
        marks.paint(node)
        self.watch(node)
        return node

    def follow_scene(self, hovered: Callable[[Any, bool], None] = lambda node, hovered: None) -> None:
        """Take in every measurement of the scene, now and when more come.

        Parameters
        ----------
        hovered : callable
            Called with a measurement and whether the pointer came onto its graphic or left it.
        """
        self._hovered = hovered
        self.watch_all()
        if self._scene_tags:
            return

        @calldata_type(VTK_OBJECT)
        def added(scene: Any, _event: str, node: Any) -> None:
            if marks.mark_of(node) and not scene.IsBatchProcessing():
                self._later(lambda: self._come_back(node))
            elif node.IsA("vtkMRMLMarkupsNode"):
                self._wait_for(node)

        @calldata_type(VTK_OBJECT)
        def removed(scene: Any, _event: str, node: Any) -> None:
            if node.GetID() in self._watched:
                self.forget(node)
                graphics.remove(self.scene, node)
                self._changed(node)

        for event, action in ((self.scene.NodeAddedEvent, added), (self.scene.NodeRemovedEvent, removed)):
            self._scene_tags.append(self.scene.AddObserver(event, action))

    def _come_back(self, node: Any) -> None:
        """Follow a measurement again that was taken away and brought back."""
        self.watch(node)
        self._changed(node)

    def _wait_for(self, node: Any) -> None:
        """Adopt a ruler of Slicer once its last point is placed."""
        needed = node.GetRequiredNumberOfControlPoints()

        def placed(caller: Any, _event: str) -> None:
            if caller.GetNumberOfDefinedControlPoints() >= needed:
                self.adopt(caller)

        if node.GetClassName() in _ADOPTED:
            known = self._watched.setdefault(node.GetID(), _Watched())
            known.tags.append((node, node.AddObserver(node.PointPositionDefinedEvent, placed)))

    def watch_all(self) -> None:
        """Take in every measurement of the scene, as after it was opened; nothing is measured again."""
        marks.tell_apart(self.scene)
        for node in marks.marked(self.scene):
            marks.paint(node, marks.mark_of(node))
            self.watch(node)
        for node in [node for node in marks.markups(self.scene) if marks.is_foreign(node)]:
            self.adopt(node)

    def adopt(self, node: Any) -> None:
        """Measure a line or angle drawn with Slicer's own tools, and give results of tools their letters."""
        if node.GetAttribute(TOOL) or not marks.is_foreign(node):
            return
        tool_id = _ADOPTED.get(node.GetClassName(), "")
        if tool_id and not node.GetAttribute(measurement.ATTRIBUTE):
            node.SetAttribute(TOOL, tool_id)
            node.SetAttribute(PARAMETERS, "{}")
            marks.paint(node)
            self.watch(node)
            self.measure(node)
        elif node.GetNumberOfControlPoints():
            marks.give(self.scene, node)
            self.watch(node)
            self._changed(node)

    def watch(self, node: Any) -> None:
        """Follow the points of a markup, and the pointer on it."""
        if self._watched.get(node.GetID(), _Watched()).followed:
            return
        known = self._watched.setdefault(node.GetID(), _Watched())
        known.followed, known.values = True, marks.values(node)
        actions: dict[int, Callable[[Any], None]] = {node.DisplayModifiedEvent: self._on_display}
        if node.GetAttribute(TOOL) in self.tools:
            known.measured_at = source.state(node) if known.values else None
            actions |= {
                node.PointPositionDefinedEvent: self._on_placed,
                node.PointModifiedEvent: self._on_moved,
                node.PointStartInteractionEvent: self._on_start,
                node.PointEndInteractionEvent: self._on_end,
                node.PointRemovedEvent: self.measure,
                node.TransformModifiedEvent: self.measure,
            }
        for event, action in actions.items():
            tag = node.AddObserver(event, lambda caller, _event, action=action: action(caller))
            known.tags.append((node, tag))
        self._mirrors.watch(node)

    def forget(self, node: Any = None) -> None:
        """Stop following a markup, or all of them."""
        ids = list(self._watched) if node is None else [node.GetID()]
        if node is None:
            for tag in self._scene_tags:
                self.scene.RemoveObserver(tag)
            self._scene_tags = []
        for id_ in ids:
            self._mirrors.forget(id_)
            for observed, tag in self._watched.pop(id_, _Watched()).tags:
                observed.RemoveObserver(tag)

    def values(self, node: Any) -> tuple[Measurement, ...]:
        """The values of a markup; none where it could not be measured or is not complete yet."""
        known = self._watched.get(node.GetID())
        return known.values if known is not None and node.GetAttribute(TOOL) else marks.values(node)

    def tables(self, node: Any) -> tuple[Table, ...]:
        """The tables that the last run gave with the values, such as a histogram."""
        known = self._watched.get(node.GetID())
        return known.tables if known is not None else ()

    def error(self, node: Any) -> CTSuiteError | None:
        """Why a markup has no value."""
        known = self._watched.get(node.GetID())
        return known.error if known is not None else None

    def is_dragged(self, node: Any) -> bool:
        """Whether a point of a markup is being dragged."""
        known = self._watched.get(node.GetID())
        return known is not None and known.dragged

    def is_placed(self, node: Any) -> bool:
        """Whether a markup is measured by a tool whenever it changes, and is no finished result."""
        return node.GetAttribute(TOOL) in self.tools

    def measure(self, node: Any) -> None:
        """Measure a markup by a run of its tool, unless nothing changed since the last one."""
        known = self._watched.get(node.GetID())
        if known is None or self._writing:
            return
        state = source.state(node)
        if state is None or state == known.measured_at:
            return
        known.measured_at = state
        try:
            outputs = self._run(node)
        except CTSuiteError as error:
            self._on_error(node, known, error)
            return
        known.values, known.error = self._judged(node, known, outputs["measurements"]), None
        known.tables = tuple(item for item in outputs.values() if isinstance(item, Table))
        self._show(node, known, outputs.get("curve"))

    def remove(self, node: Any) -> None:
        """Take a markup and what was drawn with it out of the scene."""
        self.forget(node)
        graphics.remove(self.scene, node)
        if self.scene.IsNodePresent(node):
            self.scene.RemoveNode(node)

    def _run(self, node: Any) -> Mapping[str, Any]:
        context = self._context()
        asked = context.decide

        def decide(profile: Profile, findings: tuple[Finding, ...]) -> bool:
            key = (profile.id, *(finding.message for finding in findings))
            if key not in self._accepted and asked(profile, findings):
                self._accepted.add(key)
            return key in self._accepted

        tool = self.tools[node.GetAttribute(TOOL)]
        given = source.inputs(node)
        return run(tool, given, source.parameters(node), replace(context, decide=decide)).outputs

    def _judged(self, node: Any, known: _Watched, values: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
        """Values with their uncertainty as the views have it in which their points were placed.

        A point that did not move keeps the view that it was placed in. Along a curve, the pixels of the view
        are not those of the body; there the uncertainty of the run stands.
        """
        if source.is_curved(self.tools[node.GetAttribute(TOOL)]):
            return values
        known.screens = screens_of(self.scene, node, known.screens, self._pixel_ratio())
        screens = tuple(known.screens.values())
        known.conditions = replace(conditions_of(source.inputs(node), len(values)), views=screens)
        if not any(screens):
            return values
        return tuple(
            evaluate(value, known.conditions) if len(value.anchors_lps_mm) == len(screens) else value
            for value in values
        )

    def _on_display(self, node: Any) -> None:
        graphics.follow_display(node)
        display, known = node.GetDisplayNode(), self._watched.get(node.GetID())
        if known is None or display is None or bool(display.HasActiveComponent()) is known.hovered:
            return
        known.hovered = not known.hovered
        self._hovered(node, known.hovered)

    def _on_placed(self, node: Any) -> None:
        """Put the points that were placed in a 3-D view where the rule for anchors says, and measure."""
        self._writing = True
        try:
            place_by_rule(self.scene, node, self._anchor)
        finally:
            self._writing = False
        self.measure(node)

    def _on_start(self, node: Any) -> None:
        known = self._watched[node.GetID()]
        if known.values and all(value.model is None for value in known.values):
            known.measured_at = None  # a value from a file does not say how it answers to its points
            self.measure(node)
        known.dragged = True

    def _on_end(self, node: Any) -> None:
        known = self._watched.get(node.GetID())
        if known is not None:
            known.dragged, known.preview = False, None
            self.measure(node)

    def _on_moved(self, node: Any) -> None:
        known = self._watched.get(node.GetID())
        if known is None or self._writing:
            return
        if known.dragged and not source.is_curved(self.tools[node.GetAttribute(TOOL)]):
            self._preview(node, known)
        else:
            self.measure(node)

    def _preview(self, node: Any, known: _Watched) -> None:
        """Work the values out at the dragged points; those that only a run can give are left out."""
        try:
            placed = points.from_node(node)
        except CTSuiteError:
            return
        if known.preview is None:
            known.preview = Preview(known.values, known.conditions, len(placed))
        known.values = known.preview.at(placed)
        known.measured_at = None
        self._show(node, known, None)

    def _show(self, node: Any, known: _Watched, course: Curve | None) -> None:
        self._writing = True
        try:
            marks.write(node, known.values)
            if known.values:
                marks.give(self.scene, node)
            drawn = graphics.courses(
                node.GetAttribute(TOOL),
                points.from_node(node),
                source.parameters(node),
                source.grid(node),
                course,
            )
            graphics.draw(self.scene, node, drawn)
            if course is not None and known.values:
                self._mirrors.show(node, known.values[0].anchors_lps_mm)
        finally:
            self._writing = False
        self._changed(node)

    def _on_error(self, node: Any, known: _Watched, error: CTSuiteError) -> None:
        """Without a value there is no graphic that could be taken for a measurement."""
        if error.code == _TOO_FEW and not known.values:
            return  # still being placed
        had_values = bool(marks.mark_of(node))
        known.values, known.tables, known.error = (), (), error
        if had_values:
            marks.write(node, ())
            self._changed(node)
        else:
            self.forget(node)
            self._later(lambda: self.remove(node))
        self._refused(error)
