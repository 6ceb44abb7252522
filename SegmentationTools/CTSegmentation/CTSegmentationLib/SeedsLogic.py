"""Seed points inside and outside of what is to be segmented. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ctsuite.core.grid import lps_to_ras, ras_to_lps
from ctsuite.core.volume import Volume
from ctsuite.mrml import convert

INSIDE, OUTSIDE = "inside", "outside"
# what the inputs of functions that take such seeds are called
INPUTS = {INSIDE: ("seeds", "inside"), OUTSIDE: ("outside",)}
_CLASS = "vtkMRMLMarkupsFiducialNode"
_ATTRIBUTE = "CTSuite.Seeds"
_COLOURS = {INSIDE: (0.2, 0.8, 0.3), OUTSIDE: (0.9, 0.25, 0.2)}
_NAMES = {INSIDE: "Seeds inside", OUTSIDE: "Seeds outside"}
_LETTERS = {INSIDE: "I", OUTSIDE: "O"}


@dataclass(frozen=True)
class Seed:
    """One placed seed: its list, its number there, where it lies (LPS, mm), and the value below it."""

    node: Any
    number: int
    kind: str
    label: str
    position_lps_mm: tuple[float, float, float]
    value: float | None


class SeedsLogic:
    """Two point lists of the scene, green for inside and red for outside.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where the lists are.
    changed : callable
        Called when a seed was placed, moved or deleted.
    """

    def __init__(self, scene: Any, changed: Callable[[], None]) -> None:
        self.scene, self._changed = scene, changed
        self._observed: dict[str, tuple[Any, list[int]]] = {}

    def node(self, kind: str) -> Any:
        """The list of a kind, or None."""
        for number in range(self.scene.GetNumberOfNodesByClass(_CLASS)):
            node = self.scene.GetNthNodeByClass(number, _CLASS)
            if node.GetAttribute(_ATTRIBUTE) == kind:
                self._observe(node)
                return node
        return None

    def make(self, kind: str) -> Any:
        """The list of a kind; made where there is none."""
        node = self.node(kind)
        if node is None:
            node = self.scene.AddNewNodeByClass(_CLASS, _NAMES[kind])
            node.SetAttribute(_ATTRIBUTE, kind)
            node.CreateDefaultDisplayNodes()
            display = node.GetDisplayNode()
            display.SetColor(*_COLOURS[kind])
            display.SetSelectedColor(*_COLOURS[kind])
            node.SetControlPointLabelFormat(f"{_LETTERS[kind]}%d")
            self._observe(node)
        return node

    def add(self, kind: str, position_lps_mm: Any) -> Any:
        """Place a seed at a position and return its list."""
        node = self.make(kind)
        node.AddControlPointWorld(*lps_to_ras(np.asarray(position_lps_mm, dtype=float)))
        return node

    def place(self, kind: str, applicationLogic: Any) -> Any:
        """Let the next clicks in the views place seeds of a kind."""
        node = self.make(kind)
        selection, interaction = applicationLogic.GetSelectionNode(), applicationLogic.GetInteractionNode()
        selection.SetReferenceActivePlaceNodeClassName(_CLASS)
        selection.SetActivePlaceNodeID(node.GetID())
        interaction.SetPlaceModePersistence(1)
        interaction.SetCurrentInteractionMode(interaction.Place)
        return node

    def seeds(self, volumeNode: Any) -> list[Seed]:
        """Every placed seed, with the value of a volume there where the seed lies in it."""
        volume = convert.from_node(volumeNode) if volumeNode is not None else None
        found = []
        for kind in (INSIDE, OUTSIDE):
            node = self.node(kind)
            for number in range(node.GetNumberOfControlPoints() if node is not None else 0):
                if node.GetNthControlPointPositionStatus(number) == node.PositionDefined:
                    position = ras_to_lps(np.array(node.GetNthControlPointPositionWorld(number)))
                    value = None if volume is None else _valueAt(volume, position)
                    label = node.GetNthControlPointLabel(number)
                    found.append(Seed(node, number, kind, label, tuple(position.tolist()), value))
        return found

    def remove(self, seed: Seed) -> None:
        """Delete a seed."""
        seed.node.RemoveNthControlPoint(seed.number)

    def jumpTo(self, seed: Seed) -> None:
        """Show a seed in every slice view."""
        position = lps_to_ras(np.array(seed.position_lps_mm))
        for number in range(self.scene.GetNumberOfNodesByClass("vtkMRMLSliceNode")):
            view = self.scene.GetNthNodeByClass(number, "vtkMRMLSliceNode")
            view.JumpSliceByOffsetting(*position)

    def forget(self) -> None:
        """Stop watching the lists."""
        for node, tags in self._observed.values():
            for tag in tags:
                node.RemoveObserver(tag)
        self._observed = {}

    def _observe(self, node: Any) -> None:
        if node.GetID() not in self._observed:
            events = (node.PointPositionDefinedEvent, node.PointRemovedEvent, node.PointEndInteractionEvent)
            tags = [node.AddObserver(event, lambda caller, event: self._changed()) for event in events]
            self._observed[node.GetID()] = (node, tags)


def _valueAt(volume: Volume, position: Any) -> float | None:
    """Value of the voxel that holds a position (LPS, mm); None outside."""
    to_index = np.linalg.inv(volume.grid.ijk_to_lps)
    index = np.rint(to_index[:3, :3] @ position + to_index[:3, 3]).astype(int)[::-1]
    inside = bool(np.all(index >= 0) and np.all(index < volume.grid.shape))
    return float(volume.array[tuple(index)]) if inside else None
