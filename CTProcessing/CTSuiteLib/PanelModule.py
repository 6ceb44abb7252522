"""What the modules that run tools have in common: a widget that follows the scene, and a logic."""

from __future__ import annotations

from typing import Any

import slicer
from slicer.ScriptedLoadableModule import ScriptedLoadableModuleLogic, ScriptedLoadableModuleWidget
from slicer.util import VTKObservationMixin

from CTSuiteLib.ToolLogic import ToolLogic


class PanelModuleLogic(ScriptedLoadableModuleLogic):
    """The parameter node, and the logic that knows no Qt.

    Attributes
    ----------
    tools : ToolLogic
        Runs tools on the scene.
    """

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleLogic.__init__(self, parent)
        self.tools = ToolLogic(slicer.mrmlScene)


class PanelModuleWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
    """Holds the panel of a module; it lets go of a scene that is closed.

    Attributes
    ----------
    logicClass, panelClass : type
        A module names its logic and its panel here.
    panel : object
        Has ``open`` and ``close``.
    """

    logicClass: type = PanelModuleLogic
    panelClass: type

    def __init__(self, parent=None) -> None:
        ScriptedLoadableModuleWidget.__init__(self, parent)
        VTKObservationMixin.__init__(self)
        self.logic = None
        self.panel: Any = None

    def setup(self) -> None:
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        self.logic = self.logicClass()
        self.panel = self.panelClass(self.layout, self.panelLogic(), self.logic.getParameterNode)
        scene = slicer.mrmlScene
        self.addObserver(scene, scene.StartCloseEvent, self.onSceneStartClose)
        self.addObserver(scene, scene.EndCloseEvent, self.onSceneEnd)
        self.addObserver(scene, scene.EndImportEvent, self.onSceneEnd)
        self.panel.open()

    def panelLogic(self) -> Any:
        """What the panel works with."""
        return self.logic.tools

    def cleanup(self) -> None:
        """Let go of the scene."""
        self.panel.close()
        self.removeObservers()

    def onSceneStartClose(self, caller, event) -> None:
        """Let go of the nodes of a scene that is about to be closed."""
        self.panel.close()

    def onSceneEnd(self, caller, event) -> None:
        """Show what the scene that was opened holds."""
        self.panel.open()
