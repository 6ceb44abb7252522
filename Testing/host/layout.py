"""The layout manager: the MRML side of the views is real, their widgets are not there."""

from __future__ import annotations

from typing import Any

import slicer

from .toolkit import NotImitated, check_name

SLICE_VIEWS = {"Red": "Axial", "Green": "Coronal", "Yellow": "Sagittal"}


class LayoutManager:
    """``slicer.app.layoutManager()`` for code that arranges views or resets them.

    Slice and 3-D view nodes exist in the scene, so what a module sets on them can be read back. No
    widget shows them.
    """

    def __init__(self, scene: Any, logic: Any) -> None:
        self._scene, self._logic = scene, logic
        self.layout = 3
        self.resets: list[str] = []
        self._logics = [self._slice(name, orientation) for name, orientation in SLICE_VIEWS.items()]
        self._logics.append(self._space("1"))

    def __getattr__(self, name: str) -> Any:
        check_name("slicer.app.layoutManager()", name)
        raise NotImitated(f"the stand-in has no layoutManager().{name}")

    def setLayout(self, layout: int) -> None:
        """Remember the layout."""
        self.layout = int(layout)

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
