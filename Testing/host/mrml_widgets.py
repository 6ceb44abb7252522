"""The Slicer widgets that the modules use, over plain Qt and a real MRML scene."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

_SCENE_EVENTS = ("NodeAddedEvent", "NodeRemovedEvent", "EndCloseEvent", "EndImportEvent")


class qSlicerWidget(QWidget):
    """A widget that hands the scene on to its children."""

    slicerName = "slicer.qSlicerWidget"
    mrmlSceneChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Any = None

    def setMRMLScene(self, scene: Any) -> None:
        """Take a scene and tell the children."""
        self._scene = scene
        self.mrmlSceneChanged.emit(scene)

    def mrmlScene(self) -> Any:
        """The scene."""
        return self._scene


class qMRMLWidget(qSlicerWidget):
    """The same under the name that Qt Designer files use."""

    slicerName = "slicer.qMRMLWidget"


class qSlicerScriptedLoadableModuleWidget(qSlicerWidget):
    """The parent of a module's panel."""

    slicerName = "slicer.qSlicerScriptedLoadableModuleWidget"
    pythonInstance: Any = None
    isEntered = Property(bool, lambda self: self._entered)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered = False

    def self(self) -> Any:
        """The Python object of the panel."""
        return self.pythonInstance

    def enter(self) -> None:
        """Show the panel; Slicer does this when the module is selected."""
        self._entered = True
        if hasattr(self.pythonInstance, "enter"):
            self.pythonInstance.enter()

    def exit(self) -> None:
        """Leave the panel."""
        self._entered = False
        if hasattr(self.pythonInstance, "exit"):
            self.pythonInstance.exit()


class qMRMLNodeComboBox(QWidget):
    """A choice among the nodes of a scene, kept up to date by the scene's own events."""

    slicerName = "slicer.qMRMLNodeComboBox"
    currentNodeChanged = Signal(object)
    currentNodeIDChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combo = QComboBox(self)
        self._scene: Any = None
        self._tags: list[int] = []
        self._types: list[str] = []
        self._none_enabled, self._none_text = False, "None"
        self._kept: dict[str, Any] = {}
        self._nodes: list[Any] = []
        self._shown: Any = None
        self._combo.currentIndexChanged.connect(self._on_index)

    def resizeEvent(self, event: Any) -> None:
        self._combo.resize(self.size())

    def sizeHint(self) -> Any:
        return self._combo.sizeHint()

    minimumSizeHint = sizeHint

    def setMRMLScene(self, scene: Any) -> None:
        """List the nodes of a scene."""
        for tag in self._tags:
            self._scene.RemoveObserver(tag)
        self._scene = scene
        events = [getattr(scene, name) for name in _SCENE_EVENTS] if scene else []
        self._tags = [scene.AddObserver(event, lambda *_: self._refresh()) for event in events]
        self._refresh()

    def mrmlScene(self) -> Any:
        """The scene."""
        return self._scene

    def currentNode(self) -> Any:
        """The chosen node, or None."""
        index = self._combo.currentIndex()
        return self._nodes[index] if 0 <= index < len(self._nodes) else None

    def setCurrentNode(self, node: Any) -> None:
        """Choose a node; None chooses none."""
        ids = [n.GetID() if n else None for n in self._nodes]
        wanted = node.GetID() if node else None
        self._combo.setCurrentIndex(ids.index(wanted) if wanted in ids else -1)
        self._announce()

    def nodeCount(self) -> int:
        """How many nodes are offered."""
        return sum(node is not None for node in self._nodes)

    def _refresh(self) -> None:
        current = self.currentNode()
        found = []
        for type_ in self._types:
            for index in range(self._scene.GetNumberOfNodesByClass(type_) if self._scene else 0):
                node = self._scene.GetNthNodeByClass(index, type_)
                wanted = self._kept.get("showChildNodeTypes", True) or node.GetClassName() == type_
                if wanted and not node.GetHideFromEditors() and node not in found:
                    found.append(node)
        self._nodes = ([None] if self._none_enabled else []) + found
        self._combo.blockSignals(True)
        self._combo.clear()
        self._combo.addItems([node.GetName() if node else self._none_text for node in self._nodes])
        self._combo.setPlaceholderText("Select a Volume")
        ids = [node.GetID() if node else None for node in self._nodes]
        kept = current.GetID() if current is not None else None
        self._combo.setCurrentIndex(ids.index(kept) if kept in ids else (0 if self._nodes else -1))
        self._combo.blockSignals(False)
        self._announce()

    def _on_index(self, index: int) -> None:
        self._announce()

    def _announce(self) -> None:
        node = self.currentNode()
        if node is not self._shown:
            self._shown = node
            self.currentNodeChanged.emit(node)
            self.currentNodeIDChanged.emit(node.GetID() if node else "")

    def _set_types(self, types: Any) -> None:
        self._types = list(types)
        self._refresh()

    def _set_none(self, enabled: bool) -> None:
        self._none_enabled = enabled
        self._refresh()

    def _keep(name: str, default: Any) -> tuple[Any, Any]:
        return lambda self: self._kept.get(name, default), lambda self, value: self._kept.update(
            {name: value}
        )

    nodeTypes = Property("QVariantList", lambda self: self._types, _set_types)
    noneEnabled = Property(bool, lambda self: self._none_enabled, _set_none)
    noneDisplay = Property(
        str, lambda self: self._none_text, lambda self, text: setattr(self, "_none_text", text)
    )
    addEnabled = Property(bool, *_keep("addEnabled", True))
    removeEnabled = Property(bool, *_keep("removeEnabled", True))
    renameEnabled = Property(bool, *_keep("renameEnabled", False))
    editEnabled = Property(bool, *_keep("editEnabled", False))
    selectNodeUponCreation = Property(bool, *_keep("selectNodeUponCreation", True))
    showChildNodeTypes = Property(bool, *_keep("showChildNodeTypes", True))
    showHidden = Property(bool, *_keep("showHidden", False))


class qMRMLCheckableNodeComboBox(qMRMLNodeComboBox):
    """A choice of several nodes; which ones are checked is remembered by their identifiers, and not drawn."""

    slicerName = "slicer.qMRMLCheckableNodeComboBox"
    checkedNodesChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: set[str] = set()

    def checkedNodes(self) -> list[Any]:
        """The checked nodes in the order in which they are offered."""
        return [node for node in self._nodes if node is not None and node.GetID() in self._checked]

    def setCheckState(self, node: Any, state: Any) -> None:
        """Check a node or take its mark away."""
        (self._checked.add if state == Qt.CheckState.Checked else self._checked.discard)(node.GetID())
        self.checkedNodesChanged.emit()
