"""The panel of the module: the image, the measurements with points, the results, and the other functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import qt
import slicer
from CTSuiteLib.Decisions import askToContinue
from CTSuiteLib.Errors import errorsShown, showError
from CTSuiteLib.Packages import ensurePackages
from CTSuiteLib.ShowNodes import showOutcome
from CTSuiteLib.ToolLogic import ToolLogic, ToolOutcome
from CTSuiteLib.ToolSection import ToolSection
from slicer.i18n import tr as _

from CTMeasurementLib.DataSection import DataSection
from CTMeasurementLib.PlaceSection import PlaceSection
from CTMeasurementLib.PlacingLogic import PlacingLogic
from CTMeasurementLib.ResultsSection import ResultsSection
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.runner import Context
from ctsuite.core.tool import Tool
from ctsuite.mrml import measurement_anchor, measurement_views
from ctsuite.mrml.measurement_live import LiveMeasurements
from ctsuite.mrml.measurement_source import TOOL, placeable
from ctsuite.workflows import catalogue


class MeasurementPanel:
    """Puts the sections together.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : ToolLogic
        Runs the functions.
    parameterNode : callable
        Gives the node that keeps the values of the forms; the scene can lose it when it is closed.

    Attributes
    ----------
    decide : callable
        Asked when a recommendation is not met; a test replaces it.
    """

    def __init__(self, layout: Any, logic: ToolLogic, parameterNode: Callable[[], Any]) -> None:
        self._parameterNode, self._logic = parameterNode, logic
        self.decide = askToContinue
        tools = [tool for tool in catalogue.all_tools().values() if tool.id.startswith("measurement.")]
        placed = [tool for tool in tools if placeable(tool)]
        self.data = DataSection(self.onVolume)
        self.live = LiveMeasurements(
            logic.scene,
            {tool.id: tool for tool in placed},
            self._context,
            self.onChanged,
            self.onRefused,
            _afterwards,
            lambda: float(self.data.widget.devicePixelRatio()),
            lambda point: measurement_anchor.anchor(logic.scene, point, self.data.rule()),
        )
        self.placing = PlacingLogic(self.live, slicer.app.applicationLogic(), _afterwards, self.onPlacing)
        self.place = PlaceSection(placed, self.onPlace, self.placing.stop)
        self.results = ResultsSection(self.live, self.onAddPoints)
        others = [tool for tool in tools if tool not in placed]
        self.functions = ToolSection(_("Segments, surfaces and vessels"), others, logic, self.onDone)
        for section in (self.data, self.place, self.results, self.functions):
            layout.addWidget(section.widget)
        layout.addStretch(1)
        self._observed: list[tuple[Any, int]] = []

    def open(self) -> None:
        """Show what the scene holds."""
        self.place.open(self._parameterNode())
        self.functions.open(self._parameterNode())
        self.data.open()
        self.live.follow_scene(self.onHovered)
        self._watchViews()
        self.refresh()

    def close(self) -> None:
        """Let go of the scene."""
        self.placing.stop()
        self._unwatchViews()
        self.live.forget()
        self.results.close()
        self.place.close()
        self.data.close()
        self.functions.close()

    def refresh(self) -> None:
        """Show the measurements as the scene has them, each in the views that it belongs to."""
        measurement_views.separate(self._logic.scene)
        self.results.refresh()
        self.onVolume(self.data.volume())

    def onVolume(self, node: Any) -> None:
        """Measure on another image."""
        self.place.allow(measurement_views.is_curved(node), node is not None)
        if node is not None:
            self.functions.offer(node, "volume")

    def onPlace(self, tool: Tool) -> None:
        """Let the next clicks place a measurement."""
        self.place.showForm(tool, self.onSettings)
        with errorsShown():
            ensurePackages(tool.requires)
            volume, values = self.data.volume(), self.place.values(tool)
            self.placing.start(tool, volume, values, self.place.severalBox.checked)

    def onSettings(self) -> None:
        """Take changed settings for a measurement of which no point is placed yet."""
        node, tool = self.placing.node, self.placing.tool
        if node is not None and node.GetNumberOfDefinedControlPoints() == 0:
            self.onPlace(tool)

    def onAddPoints(self, node: Any) -> None:
        """Let the next clicks add points to a curve."""
        self.placing.resume(self.place.tools[node.GetAttribute(TOOL)], node)

    def onPlacing(self) -> None:
        """Show whether points are being placed."""
        self.place.showPlacing(self.placing.tool)

    def onChanged(self, node: Any) -> None:
        """Show the values of a measurement that changed."""
        self.placing.onMeasured(node)
        if not self.results.table.holds(node):
            measurement_views.separate(self._logic.scene)
        self.results.update(node)

    def onRefused(self, error: CTSuiteError) -> None:
        """Tell why something cannot be measured; placing ends."""
        self.placing.stop()
        _afterwards(lambda: showError(error))

    def onHovered(self, node: Any, hovered: bool) -> None:
        """Show in the table which graphic the pointer is on."""
        self.results.table.highlight(node, hovered)

    def onDone(self, tool: Tool, outcome: ToolOutcome) -> None:
        """Show what a function made; its measurements get their letters."""
        showOutcome(outcome)
        self.live.watch_all()
        self.refresh()

    def _context(self) -> Context:
        return replace(self._logic.context, decide=self.decide)

    def _watchViews(self) -> None:
        """Measurements of an image along a curve are shown with that image only, whichever view shows it."""
        self._unwatchViews()
        scene = self._logic.scene
        for index in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceCompositeNode")):
            node = scene.GetNthNodeByClass(index, "vtkMRMLSliceCompositeNode")
            tag = node.AddObserver("ModifiedEvent", lambda *_: measurement_views.separate(scene))
            self._observed.append((node, tag))

    def _unwatchViews(self) -> None:
        for node, tag in self._observed:
            node.RemoveObserver(tag)
        self._observed = []


def _afterwards(action: Callable[[], None]) -> None:
    qt.QTimer.singleShot(0, action)
