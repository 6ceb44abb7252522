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

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Finding, Profile
from ctsuite.core.runner import Context, run
from ctsuite.core.table import Table
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.mrml import attributes, curve, measurement, points
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import volume as volumes

TOOL, PARAMETERS, VOLUME_ROLE = marks.TOOL, "CTSuite.Parameters", "ctsuiteMeasuredVolume"
POINTS, VOLUME = "points", "volume"
_TOO_FEW = "MEASUREMENT-POINT-COUNT"
_ADOPTED = {measurement.LINE: "measurement.length", measurement.ANGLE: "measurement.angle"}
_CLASSES = {
    "measurement.length": measurement.LINE,
    "measurement.angle": measurement.ANGLE,
    "measurement.curve_length": curve.OPEN,
}
_FREE_HAND = "free hand"


@dataclass
class _Watched:
    """What is known of a markup while it is watched."""

    tags: list[tuple[Any, int]] = field(default_factory=list)
    measured_at: Any = None
    dragged: bool = False
    values: tuple[Measurement, ...] = ()
    tables: tuple[Table, ...] = ()
    error: CTSuiteError | None = None


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
    return _CLASSES.get(tool.id, graphics.CURVED_CLASSES.get(tool.id, points.CLASS))


class LiveMeasurements:
    """The measurements of a scene that are placed by hand.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where they are.
    tools : Mapping
        Identifier to tool; see :func:`placeable`.
    context : callable
        Gives session, hooks and decisions for a run.
    changed : callable
        Called with a markup when its values, or the reason why there are none, changed.
    refused : callable
        Called with an error that the user has not met yet.
    later : callable
        Runs a function once the present event is over: a markup must not be removed while a view still works
        on it.
    """

    def __init__(
        self,
        scene: Any,
        tools: Mapping[str, Tool],
        context: Callable[[], Context] = Context,
        changed: Callable[[Any], None] = lambda node: None,
        refused: Callable[[CTSuiteError], None] = lambda error: None,
        later: Callable[[Callable[[], None]], None] = lambda action: action(),
    ) -> None:
        self.scene, self.tools = scene, tools
        self._context, self._changed, self._refused, self._later = context, changed, refused, later
        self._watched: dict[str, _Watched] = {}
        self._accepted: set[tuple[str, ...]] = set()
        self._writing = False

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
        node = self.scene.AddNewNodeByClass(markup_class(tool, given), tool.title)
        node.SetAttribute(TOOL, tool.id)
        node.SetAttribute(PARAMETERS, json.dumps(given))
        if volume_node is not None:
            node.SetNodeReferenceID(VOLUME_ROLE, volume_node.GetID())
        if node.IsA(curve.CLOSED):
            node.SetCurveTypeToLinear()  # an outline is measured as the polygon of its points
        node.CreateDefaultDisplayNodes()
        node.GetDisplayNode().SetPropertiesLabelVisibility(False)
        self.watch(node)
        return node

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
            self.watch(node)
            self.measure(node)
        elif node.GetNumberOfControlPoints():
            marks.give(self.scene, node)
            self._changed(node)

    def watch(self, node: Any) -> None:
        """Follow the points of a markup."""
        tool = self.tools.get(node.GetAttribute(TOOL) or "")
        if tool is None or node.GetID() in self._watched:
            return
        known = _Watched(values=marks.read(node))
        self._watched[node.GetID()] = known
        known.measured_at = self._state(node) if known.values else None
        actions: dict[int, Callable[[Any], None]] = {
            node.PointPositionDefinedEvent: self.measure,
            node.PointModifiedEvent: self._on_moved,
            node.PointStartInteractionEvent: self._on_start,
            node.PointEndInteractionEvent: self._on_end,
            node.PointRemovedEvent: self.measure,
            node.TransformModifiedEvent: self.measure,
            node.DisplayModifiedEvent: graphics.follow_display,
        }
        for event, action in actions.items():
            tag = node.AddObserver(event, lambda caller, _event, action=action: action(caller))
            known.tags.append((node, tag))
        self._follow_mirror(node)

    def forget(self, node: Any = None) -> None:
        """Stop following a markup, or all of them."""
        ids = list(self._watched) if node is None else [node.GetID()]
        for id_ in ids:
            for observed, tag in self._watched.pop(id_, _Watched()).tags:
                observed.RemoveObserver(tag)

    def values(self, node: Any) -> tuple[Measurement, ...]:
        """The values of a markup; none where it could not be measured or is not complete yet."""
        known = self._watched.get(node.GetID())
        return known.values if known is not None else marks.values(node)

    def tables(self, node: Any) -> tuple[Table, ...]:
        """The tables that the last run gave with the values, such as a histogram."""
        known = self._watched.get(node.GetID())
        return known.tables if known is not None else ()

    def error(self, node: Any) -> CTSuiteError | None:
        """Why a markup has no value."""
        known = self._watched.get(node.GetID())
        return known.error if known is not None else None

    def is_open(self, node: Any) -> bool:
        """Whether more points may be placed, as on a curve."""
        return bool(node.IsA(curve.OPEN) or node.IsA(curve.CLOSED))

    def set_parameters(self, node: Any, parameters: Mapping[str, Any]) -> None:
        """Measure a markup with other values of the tool."""
        node.SetAttribute(PARAMETERS, json.dumps(dict(parameters)))
        self.measure(node)

    def measure(self, node: Any) -> None:
        """Measure a markup by a run of its tool, unless nothing changed since the last one."""
        known = self._watched.get(node.GetID())
        if known is None or known.dragged or self._writing:
            return
        state = self._state(node)
        if state is None or state == known.measured_at:
            return
        known.measured_at = state
        try:
            outputs = self._run(node)
        except CTSuiteError as error:
            self._on_error(node, known, error)
            return
        known.values, known.error = tuple(outputs["measurements"]), None
        known.tables = tuple(item for item in outputs.values() if isinstance(item, Table))
        self._show(node, known, outputs.get("curve"))

    def remove(self, node: Any) -> None:
        """Take a markup and what was drawn with it out of the scene."""
        self.forget(node)
        graphics.remove(self.scene, node)
        if self.scene.IsNodePresent(node):
            self.scene.RemoveNode(node)

    def _run(self, node: Any) -> Mapping[str, Any]:
        tool = self.tools[node.GetAttribute(TOOL)]
        volume_node, frame = self._placed_on(node)
        closed = bool(node.IsA(curve.CLOSED))
        inputs: dict[str, Any] = {POINTS: Curve(points.from_node(node), closed, None, node.GetName(), frame)}
        if volume_node is not None:
            inputs[VOLUME] = volumes.from_node(volume_node)
        context = self._context()
        asked = context.decide

        def decide(profile: Profile, findings: tuple[Finding, ...]) -> bool:
            key = (profile.id, *(finding.message for finding in findings))
            if key not in self._accepted and asked(profile, findings):
                self._accepted.add(key)
            return key in self._accepted

        return run(tool, inputs, _parameters(node), replace(context, decide=decide)).outputs

    def _placed_on(self, node: Any) -> tuple[Any, str]:
        """The image that the points were placed on, and the frame of reference that they belong to.

        A view notes with each point which image it showed; where points were placed on images of different
        frames of reference, that of the stranger is given, so that the tool refuses it.
        """
        ids = (node.GetNthControlPointAssociatedNodeID(n) for n in range(node.GetNumberOfControlPoints()))
        images = [self.scene.GetNodeByID(id_) for id_ in dict.fromkeys(ids) if id_]
        images = [image for image in images if image is not None and image.GetClassName() == volumes.CLASS]
        chosen = node.GetNodeReference(VOLUME_ROLE)
        if images:
            chosen = images[0]
            node.SetNodeReferenceID(VOLUME_ROLE, chosen.GetID())
        frames = [str(attributes.read(image).get("FrameOfReferenceUID") or "") for image in images]
        return chosen, next((frame for frame in frames if frame != frames[0]), frames[0] if frames else "")

    def _state(self, node: Any) -> Any:
        """What the value depends on; None while a point is still being placed."""
        try:
            placed = points.from_node(node)
        except CTSuiteError:
            return node.GetTransformNodeID()  # a deformation above it: the run refuses it
        if len(placed) == 0:
            return None
        chosen, frame = self._placed_on(node)
        name = chosen.GetID() if chosen is not None else ""
        return placed.tobytes(), node.GetAttribute(PARAMETERS), name, frame

    def _on_start(self, node: Any) -> None:
        self._watched[node.GetID()].dragged = True

    def _on_end(self, node: Any) -> None:
        known = self._watched.get(node.GetID())
        if known is not None:
            known.dragged = False
            self.measure(node)

    def _on_moved(self, node: Any) -> None:
        known = self._watched.get(node.GetID())
        if known is None or self._writing:
            return
        if known.dragged:
            self._preview(node, known)
        else:
            self.measure(node)

    def _preview(self, node: Any, known: _Watched) -> None:
        """Work the values out at the dragged points; those that only a run can give are left out."""
        try:
            placed = points.from_node(node)
        except CTSuiteError:
            return
        known.values = tuple(
            replace(value, value=float(value.model(placed)), anchors_lps_mm=placed, sensitivity=None)
            for value in known.values
            if value.model is not None and len(value.anchors_lps_mm) == len(placed)
        )
        known.measured_at = None
        self._show(node, known, None)

    def _show(self, node: Any, known: _Watched, course: Curve | None) -> None:
        self._writing = True
        try:
            marks.write(node, known.values)
            if known.values:
                marks.give(self.scene, node)
            drawn = graphics.courses(
                node.GetAttribute(TOOL), points.from_node(node), _parameters(node), self._grid(node), course
            )
            graphics.draw(self.scene, node, drawn)
        finally:
            self._writing = False
        self._changed(node)

    def _grid(self, node: Any) -> Any:
        image = node.GetNodeReference(VOLUME_ROLE)
        try:
            return volumes.image(image)[1] if image is not None else None
        except CTSuiteError:
            return None

    def _follow_mirror(self, node: Any) -> None:
        """Nothing yet."""

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


def _parameters(node: Any) -> dict[str, Any]:
    """The values of the tool kept with a markup; damaged text counts as none."""
    try:
        found = json.loads(node.GetAttribute(PARAMETERS) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
