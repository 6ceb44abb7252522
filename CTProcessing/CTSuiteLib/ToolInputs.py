"""The inputs of a tool, each chosen among the nodes of the scene that fit it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import qt
import slicer
from slicer.i18n import tr as _

from ctsuite.core.tool import Port, Tool
from ctsuite.mrml import convert
from CTSuiteLib.Translations import libraryText


class ToolInputs:
    """One row for each input of a tool.

    Parameters
    ----------
    tool : Tool
        The description.
    changed : callable
        Called without arguments when another node is chosen.

    Attributes
    ----------
    widget : qt.QWidget
        The rows.
    selectors : dict
        Name of the input to its node selector.
    """

    def __init__(self, tool: Tool, changed: Callable[[], None]) -> None:
        self.tool, self._changed = tool, changed
        self.widget = qt.QWidget()
        rows = qt.QFormLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self.selectors: dict[str, Any] = {}
        for port in tool.inputs:
            selector = _selector(port)
            rows.addRow(self._label(port), self._row(port, selector))
            if port.many:
                selector.checkedNodesChanged.connect(changed)
            selector.currentNodeChanged.connect(changed)
            self.selectors[port.name] = selector

    def nodes(self) -> dict[str, Any]:
        """The chosen nodes by the name of the input; inputs without a node are left out."""
        found: dict[str, Any] = {}
        for port in self.tool.inputs:
            selector = self.selectors[port.name]
            chosen = tuple(selector.checkedNodes()) if port.many else selector.currentNode()
            if chosen:
                found[port.name] = chosen
        return found

    def choose(self, name: str, node: Any) -> None:
        """Choose the node of an input; one that takes many takes this one too."""
        selector = self.selectors[name]
        selector.setCurrentNode(node)
        if next(port for port in self.tool.inputs if port.name == name).many:
            selector.setCheckState(node, qt.Qt.Checked)

    def chooseFitting(self, node: Any) -> None:
        """Choose a node for the first input that it fits, if any."""
        for port in self.tool.inputs:
            if node.GetClassName() in convert.node_classes(port.type):
                self.choose(port.name, node)
                return

    def reasonAgainstRun(self) -> str | None:
        """Which input has to be chosen before the tool can run, or None."""
        chosen = self.nodes()
        missing = [
            libraryText(port.label)
            for port in self.tool.inputs
            if not port.optional and port.name not in chosen
        ]
        return _("Choose first: {inputs}.").format(inputs=", ".join(missing)) if missing else None

    def close(self) -> None:
        """Let go of the scene."""
        for selector in self.selectors.values():
            selector.currentNodeChanged.disconnect(self._changed)
            selector.setMRMLScene(None)

    @staticmethod
    def _label(port: Port) -> Any:
        label = qt.QLabel(libraryText(port.label))
        label.toolTip = libraryText(port.tooltip)
        return label

    def _row(self, port: Port, selector: Any) -> Any:
        """The selector, and beside it a button to place points where the input is a line of points."""
        classes = convert.node_classes(port.type)
        if not any(name.startswith("vtkMRMLMarkups") for name in classes):
            return selector
        row = qt.QHBoxLayout()
        row.addWidget(selector, 1)
        button = qt.QPushButton(_("Place"))
        button.toolTip = _("Click points in the views, one after the other; press Esc to finish.")
        button.clicked.connect(lambda: self._place(port.name, classes[0]))
        row.addWidget(button)
        return row

    def _place(self, name: str, className: str) -> None:
        node = slicer.mrmlScene.AddNewNodeByClass(className)
        node.CreateDefaultDisplayNodes()
        self.choose(name, node)
        logic = slicer.app.applicationLogic()
        selection, interaction = logic.GetSelectionNode(), logic.GetInteractionNode()
        selection.SetReferenceActivePlaceNodeClassName(className)
        selection.SetActivePlaceNodeID(node.GetID())
        interaction.SetPlaceModePersistence(1)
        interaction.SetCurrentInteractionMode(interaction.Place)


def _selector(port: Port) -> Any:
    selector = slicer.qMRMLCheckableNodeComboBox() if port.many else slicer.qMRMLNodeComboBox()
    selector.nodeTypes = list(convert.node_classes(port.type))
    selector.showChildNodeTypes = False
    selector.addEnabled = False
    selector.removeEnabled = False
    selector.renameEnabled = True
    selector.noneEnabled = port.optional and not port.many
    selector.toolTip = libraryText(port.tooltip)
    selector.setMRMLScene(slicer.mrmlScene)
    return selector
