"""The layout manager: the MRML side of the views is real, their widgets are not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import slicer
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from .toolkit import NotImitated, check_name

SLICE_VIEWS = {"Red": "Axial", "Green": "Coronal", "Yellow": "Sagittal"}


class ViewWidget:
    """A slice or 3-D view: its node, an off-screen window that a test may draw, and its tool tip."""

    def __init__(self, node: Any) -> None:
        self._node, self.toolTip = node, ""
        self._window = vtkRenderWindow()
        self._window.SetOffScreenRendering(True)
        self._window.SetSize(400, 300)
        self._window.AddRenderer(vtkRenderer())

    def sliceView(self) -> ViewWidget:
        """The view inside the widget; here both are one."""
        return self

    threeDView = sliceView

    def mrmlSliceNode(self) -> Any:
        """The node of the view."""
        return self._node

    mrmlViewNode = mrmlSliceNode

    def renderWindow(self) -> Any:
        """The window that is drawn into."""
        return self._window


class Announcement:
    """A signal of the layout manager."""

    def __init__(self) -> None:
        self._targets: list[Callable[..., None]] = []

    def connect(self, target: Callable[..., None]) -> None:
        """Call a function when it is emitted."""
        self._targets.append(target)

    def emit(self) -> None:
        """Tell everyone."""
        for target in self._targets:
            target()


class LayoutManager:
    """``slicer.app.layoutManager()`` for code that arranges views, resets them or draws into them.

    Slice and 3-D view nodes exist in the scene, so what a module sets on them can be read back. Their
    widgets are empty windows without a screen.
    """

    threeDViewCount = 1

    def __init__(self, scene: Any, logic: Any) -> None:
        self._scene, self._logic = scene, logic
        self.layout = 3
        self.resets: list[str] = []
        self._logics = [self._slice(name, orientation) for name, orientation in SLICE_VIEWS.items()]
        self._logics.append(self._space("1"))
        self._widgets: dict[str, ViewWidget] = {}
        self.layoutChanged = Announcement()

    def __getattr__(self, name: str) -> Any:
        check_name("slicer.app.layoutManager()", name)
        raise NotImitated(f"the stand-in has no layoutManager().{name}")

    def setLayout(self, layout: int) -> None:
        """Remember the layout."""
        self.layout = int(layout)
        self.layoutChanged.emit()

    def sliceWidget(self, name: str) -> ViewWidget:
        """Widget of a slice view."""
        return self._widget(f"vtkMRMLSliceNode{name}")

    def threeDWidget(self, number: int) -> ViewWidget:
        """Widget of a 3-D view."""
        return self._widget(f"vtkMRMLViewNode{number + 1}")

    def _widget(self, id_: str) -> ViewWidget:
        if id_ not in self._widgets:
            self._widgets[id_] = ViewWidget(self._scene.GetNodeByID(id_))
        return self._widgets[id_]

    def sliceViewNames(self) -> tuple[str, ...]:
        """Names of the slice views."""
        return tuple(SLICE_VIEWS)

    def mrmlSliceLogics(self) -> Any:
        """Logics of the slice views."""
        return self._logic.GetSliceLogics()

    def resetSliceViews(self) -> None:
        """Fit every slice to its background."""
        self.resets.append("slice views")
        logics = self.mrmlSliceLogics()
        for index in range(logics.GetNumberOfItems()):
            logics.GetItemAsObject(index).FitSliceToBackground()

    def _slice(self, name: str, orientation: str) -> Any:
        view = slicer.vtkMRMLSliceLogic()
        view.SetMRMLApplicationLogic(self._logic)
        view.SetMRMLScene(self._scene)
        view.AddSliceNode(name).SetOrientation(orientation)
        self._logic.GetSliceLogics().AddItem(view)
        return view

    def _space(self, name: str) -> Any:
        view = slicer.vtkMRMLViewLogic()
        view.SetMRMLApplicationLogic(self._logic)
        view.SetMRMLScene(self._scene)
        view.AddViewNode(name)
        self._logic.GetViewLogics().AddItem(view)
        return view

    def resetThreeDViews(self) -> None:
        """Remember that the 3-D views were reset; there is no camera to move."""
        self.resets.append("3-D views")
