"""The panel of the module: window, planes, and the functions that make something new of a volume."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import slicer
from CTSuiteLib.ShowNodes import showOutcome
from CTSuiteLib.ToolLogic import ToolLogic, ToolOutcome
from CTSuiteLib.ToolSection import ToolSection
from slicer.i18n import tr as _

from ctsuite.core.tool import Tool
from ctsuite.workflows import catalogue
from CTViewerLib.PlanesSection import PlanesSection
from CTViewerLib.RenderingSection import RenderingSection
from CTViewerLib.WindowSection import WindowSection

# What other modules offer, or what the sections above do without a new volume.
_ELSEWHERE = ("Registration", "Fusion", "Display")


class ViewerPanel:
    """Puts the sections together.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : ToolLogic
        Runs the functions.
    parameterNode : callable
        Gives the node that keeps the values of the forms; the scene can lose it when it is closed.
    """

    def __init__(self, layout: Any, logic: ToolLogic, parameterNode: Callable[[], Any]) -> None:
        self._parameterNode = parameterNode
        tools = [
            tool
            for tool in catalogue.all_tools().values()
            if tool.id.startswith("ct.") and tool.group not in _ELSEWHERE
        ]
        self.window = WindowSection(self.onVolumeChosen)
        self.planes = PlanesSection()
        self.functions = ToolSection(_("Functions"), tools, logic, self.onDone)
        self.rendering = RenderingSection()
        for section in (self.window, self.planes, self.rendering, self.functions):
            layout.addWidget(section.widget)
        layout.addStretch(1)

    def open(self) -> None:
        """Show what the scene holds."""
        self.functions.open(self._parameterNode())
        self.planes.open()
        self.rendering.open()
        self.window.open()

    def close(self) -> None:
        """Let go of the scene."""
        self.window.close()
        self.rendering.close()
        self.functions.close()

    def onVolumeChosen(self, node: Any) -> None:
        """Show the volume in the slice views, and start the functions from it."""
        self.rendering.choose(node)
        if node is None:
            return
        slicer.util.setSliceViewerLayers(background=node)
        self.functions.offer(node)

    def onDone(self, tool: Tool, outcome: ToolOutcome) -> None:
        """Show what a function made."""
        showOutcome(outcome)
