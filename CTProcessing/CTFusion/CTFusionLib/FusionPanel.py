"""The panel of the module: two images, their registration, adjusting by hand, and comparing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import slicer
from CTSuiteLib.ShowNodes import showOutcome
from CTSuiteLib.ToolLogic import ToolLogic, ToolOutcome
from CTSuiteLib.ToolSection import ToolSection
from slicer.i18n import tr as _

from CTFusionLib.AdjustLogic import AdjustLogic
from CTFusionLib.AdjustSection import AdjustSection
from CTFusionLib.ImagesSection import ImagesSection
from ctsuite.core.tool import Tool
from ctsuite.ct import fusion
from ctsuite.ct.registration import adjust
from ctsuite.workflows import catalogue


class FusionPanel:
    """Puts the sections together.

    Parameters
    ----------
    layout : qt.QVBoxLayout
        Where the widgets go.
    logic : ToolLogic
        Runs the registrations.
    parameterNode : callable
        Gives the node that keeps the values of the forms; the scene can lose it when it is closed.
    """

    def __init__(self, layout: Any, logic: ToolLogic, parameterNode: Callable[[], Any]) -> None:
        self._parameterNode = parameterNode
        tools = catalogue.all_tools().values()
        elsewhere = (adjust.TOOL, fusion.TOOL)
        registrations = [tool for tool in tools if tool.group == "Registration" and tool not in elsewhere]
        self.images = ImagesSection(self.onImages)
        self.registration = ToolSection(_("Registration"), registrations, logic, self.onRegistered)
        self.adjusting = AdjustSection(
            AdjustLogic(slicer.mrmlScene), lambda: (self.images.fixed(), self.images.moving())
        )
        self.comparison = ToolSection(
            _("Comparing pictures"),
            [fusion.TOOL],
            ToolLogic(logic.scene),
            lambda tool, outcome: showOutcome(outcome),
        )
        self.comparison.widget.collapsed = True
        for section in (self.images, self.registration, self.adjusting, self.comparison):
            layout.addWidget(section.widget)
        layout.addStretch(1)

    def open(self) -> None:
        """Show what the scene holds."""
        self.registration.open(self._parameterNode())
        self.comparison.open(self._parameterNode())
        self.images.open()

    def close(self) -> None:
        """Let go of the scene."""
        self.images.close()
        self.registration.close()
        self.comparison.close()
        self.adjusting.logic.forget()
        self.adjusting.refresh()

    def onImages(self) -> None:
        """Start everything from the images that are chosen."""
        for node, names in (
            (self.images.fixed(), ("fixed", "volume")),
            (self.images.moving(), ("moving", "second")),
        ):
            for name in names if node is not None else ():
                self.registration.offer(node, name)
                self.comparison.offer(node, name)
        self.adjusting.begin()

    def onRegistered(self, tool: Tool, outcome: ToolOutcome) -> None:
        """Put the moving image under the transform that was found, so that the views show it in place."""
        moving = self.images.moving()
        for node in (node for nodes in outcome.nodes.values() for node in nodes):
            if node.IsA("vtkMRMLTransformNode") and moving is not None:
                moving.SetAndObserveTransformNodeID(node.GetID())
        self.images.show()
        self.adjusting.begin()
