"""What can be done with the measurements of the scene. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ctsuite.core.grid import lps_to_ras
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import slice_views
from ctsuite.mrml.measurement_live import LiveMeasurements
from ctsuite.mrml.measurement_source import takes_more


class ResultsLogic:
    """Jumping, hiding, locking, naming, deleting with undo, and highlighting.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where the measurements are.
    live : LiveMeasurements
        Follows them.
    """

    def __init__(self, scene: Any, live: LiveMeasurements) -> None:
        self.scene, self._live = scene, live
        self._deleted: list[list[tuple[Any, ...]]] = []
        self._lit: Any = None

    def jumpTo(self, node: Any) -> None:
        """Centre every slice view that shows the measurement on its middle."""
        lines = graphics.drawn_points(node)
        middle = lps_to_ras(np.concatenate(lines).mean(axis=0))
        display = node.GetDisplayNode()
        for view in slice_views.slice_nodes(self.scene):
            if display.IsDisplayableInView(view.GetID()):
                view.JumpSliceByCentering(*middle)

    def setShown(self, nodes: Sequence[Any]) -> None:
        """Show measurements where the first is hidden, or hide them."""
        shown = not nodes[0].GetDisplayNode().GetVisibility()
        for node in nodes:
            node.GetDisplayNode().SetVisibility(shown)

    def setLocked(self, nodes: Sequence[Any]) -> None:
        """Lock measurements where the first is not locked, or unlock them."""
        locked = not nodes[0].GetLocked()
        for node in nodes:
            node.SetLocked(locked)
            if graphics.handles(node) is not None:
                graphics.handles(node).SetLocked(locked)

    def rename(self, node: Any, name: str) -> None:
        """Give a measurement another name; an empty one is not taken."""
        if name.strip():
            node.SetName(name.strip())

    def takesPoints(self, node: Any) -> bool:
        """Whether more points can be added to a measurement."""
        return takes_more(node) and self._live.is_placed(node)

    def delete(self, nodes: Sequence[Any]) -> None:
        """Take measurements out of the scene, with what was drawn with them."""
        self._deleted.append([(*graphics.attached(node), node) for node in nodes])
        for node in nodes:
            self._live.forget(node)
            graphics.remove(self.scene, node)
            self.scene.RemoveNode(node)

    def canUndo(self) -> bool:
        """Whether something was deleted that can be brought back."""
        return bool(self._deleted)

    def undo(self) -> None:
        """Bring back what was deleted last, with its letters."""
        for nodes in self._deleted.pop():
            for node in nodes:
                self.scene.AddNode(node)
            *others, node = nodes
            graphics.attach(node, others)
            self._live.watch(node)

    def highlight(self, node: Any) -> None:
        """Make the graphic and label of a measurement stand out, as under the pointer; None for nothing."""
        if self._lit is not None and self._lit is not node:
            self._light(self._lit, False)
        self._lit = node
        if node is not None:
            self._light(node, True)

    def forget(self) -> None:
        """Let go of the scene."""
        self._deleted, self._lit = [], None

    def _light(self, node: Any, lit: bool) -> None:
        display = node.GetDisplayNode() if self.scene.IsNodePresent(node) else None
        if display is not None:
            display.SetActiveComponent(
                display.ComponentLine if lit else display.ComponentNone, 0 if lit else -1
            )
