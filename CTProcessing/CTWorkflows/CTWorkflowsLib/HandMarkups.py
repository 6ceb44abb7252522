"""Points placed by hand in the views, and what they mean for a step. Knows MRML, no Qt."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.grid import ras_to_lps
from ctsuite.workflows.answers import Answer, Wish

# What is placed -> class of its node, tool that measures it, points it needs.
KINDS = {
    "seeds": ("vtkMRMLMarkupsFiducialNode", None, 1),
    "length": ("vtkMRMLMarkupsLineNode", "measurement.length", 2),
    "angle": ("vtkMRMLMarkupsAngleNode", "measurement.angle", 3),
}
_NAMES = {"seeds": "Exclusion points", "length": "Length", "angle": "Angle"}
_ATTRIBUTE = "CTSuite.PlacedByHand"


class HandMarkups:
    """The markups of a scene that were placed for a workflow.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene.
    applicationLogic : vtkMRMLApplicationLogic
        Its selection and interaction nodes say what the next click in a view places.
    """

    def __init__(self, scene: Any, applicationLogic: Any) -> None:
        self._scene, self._logic = scene, applicationLogic

    def place(self, kind: str) -> Any:
        """Make a node (points to exclude share one) and let the next clicks in the views place its points."""
        className = KINDS[kind][0]
        known = self.nodes(kind)
        if kind == "seeds" and known:
            node = known[0]
        else:
            name = _NAMES[kind] if kind == "seeds" else f"{_NAMES[kind]} {len(known) + 1}"
            node = self._scene.AddNewNodeByClass(className, name)
            node.SetAttribute(_ATTRIBUTE, kind)
            node.CreateDefaultDisplayNodes()
        selection, interaction = self._logic.GetSelectionNode(), self._logic.GetInteractionNode()
        selection.SetReferenceActivePlaceNodeClassName(className)
        selection.SetActivePlaceNodeID(node.GetID())
        interaction.SetPlaceModePersistence(1 if kind == "seeds" else 0)
        interaction.SetCurrentInteractionMode(interaction.Place)
        return node

    def nodes(self, kind: str) -> list[Any]:
        """The nodes of a kind, oldest first."""
        className = KINDS[kind][0]
        count = self._scene.GetNumberOfNodesByClass(className)
        found = (self._scene.GetNthNodeByClass(index, className) for index in range(count))
        return [node for node in found if node.GetAttribute(_ATTRIBUTE) == kind]

    def answer(self, asked: str | None, confirmed: bool) -> Answer | None:
        """What the operator gave to a step.

        Parameters
        ----------
        asked : str or None
            What the step asks for: ``seeds``, ``points`` or ``confirmation``.
        confirmed : bool
            Whether the operator says that the step is done.

        Returns
        -------
        Answer or None
            None where nothing was given.
        """
        if asked == "points":
            wishes = tuple(
                Wish(str(KINDS[kind][1]), node.GetName(), points(node))
                for kind in ("length", "angle")
                for node in self.nodes(kind)
                if node.GetNumberOfControlPoints() == KINDS[kind][2]
            )
            return Answer(measurements=wishes) if wishes else None
        if not confirmed:
            return None
        placed = [points(node) for node in self.nodes("seeds")] if asked == "seeds" else []
        return Answer(confirmed=True, seeds_lps_mm=np.concatenate(placed) if placed else np.empty((0, 3)))

    def summary(self, asked: str | None) -> str:
        """What is placed for a step, in words."""
        kinds = ("seeds",) if asked == "seeds" else ("length", "angle")
        nodes = [node for kind in kinds for node in self.nodes(kind)]
        return ", ".join(f"{node.GetName()} ({node.GetNumberOfControlPoints()})" for node in nodes)


def points(node: Any) -> NDArray[np.float64]:
    """Control points of a markups node: (n, 3), LPS, mm."""
    position = [0.0, 0.0, 0.0]
    found = []
    for index in range(node.GetNumberOfControlPoints()):
        node.GetNthControlPointPositionWorld(index, position)
        found.append(tuple(position))
    return np.asarray(ras_to_lps(np.array(found, dtype=float).reshape(-1, 3)))
