"""Placing the points of measurements in the views. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctsuite.core.tool import Tool
from ctsuite.mrml.measurement_live import LiveMeasurements
from ctsuite.mrml.measurement_source import takes_more


class PlacingLogic:
    """One measurement after the other, or several of a kind, placed by clicks in the views.

    Parameters
    ----------
    live : LiveMeasurements
        Makes and measures the markups.
    applicationLogic : vtkMRMLApplicationLogic
        Its selection and interaction nodes say what the next click in a view places.
    later : callable
        Runs a function once the present event is over.
    changed : callable
        Called when placing begins or ends.

    Attributes
    ----------
    tool : Tool or None
        What is being placed.
    node : vtkMRMLMarkupsNode or None
        The markup that is being placed.
    """

    def __init__(
        self,
        live: LiveMeasurements,
        applicationLogic: Any,
        later: Callable[[Callable[[], None]], None],
        changed: Callable[[], None],
    ) -> None:
        self._live, self._logic, self._later, self._changed = live, applicationLogic, later, changed
        self.tool: Tool | None = None
        self.node: Any = None
        self._next: Callable[[], Any] | None = None
        self._observed: tuple[Any, int] | None = None

    def start(self, tool: Tool, volumeNode: Any, parameters: Mapping[str, Any], several: bool) -> Any:
        """Let the next clicks in the views place a measurement.

        Parameters
        ----------
        tool : Tool
            What is measured.
        volumeNode : vtkMRMLScalarVolumeNode or None
            On which image, unless the points are placed on another one.
        parameters : Mapping
            Values of the tool by name.
        several : bool
            Whether another one follows each, until placing is stopped.
        """
        self.stop()
        self.tool = tool
        self._next = (lambda: self._live.make(tool, volumeNode, parameters)) if several else None
        self._place(self._live.make(tool, volumeNode, parameters))
        return self.node

    def resume(self, tool: Tool, node: Any) -> None:
        """Let the next clicks in the views add points to a curve."""
        self.stop()
        self.tool, self._next = tool, None
        self._place(node)

    def stop(self) -> None:
        """End placing; a measurement that is not complete is taken away."""
        if self.node is None:
            return
        node, self.node, self.tool, self._next = self.node, None, None, None
        self._forget()
        interaction = self._logic.GetInteractionNode()
        if interaction.GetCurrentInteractionMode() == interaction.Place:
            interaction.SetCurrentInteractionMode(interaction.ViewTransform)
        if not self._live.values(node):
            self._later(lambda: self._live.remove(node))
        self._changed()

    def onMeasured(self, node: Any) -> None:
        """Go on once the measurement that is being placed has its value; a curve takes more points."""
        if node is not self.node or not self._live.values(node) or takes_more(node):
            return
        self._later(self._goOn)

    def _goOn(self) -> None:
        if self._next is None or self.node is None:
            self.stop()
        elif self._live.values(self.node):
            self._place(self._next())

    def _place(self, node: Any) -> None:
        self.node = node
        selection, interaction = self._logic.GetSelectionNode(), self._logic.GetInteractionNode()
        selection.SetReferenceActivePlaceNodeClassName(node.GetClassName())
        selection.SetActivePlaceNodeID(node.GetID())
        # Slicer would end placing after the first point of a list; here the value tells when it is complete
        interaction.SetPlaceModePersistence(1)
        interaction.SetCurrentInteractionMode(interaction.Place)
        self._forget()
        event = interaction.InteractionModeChangedEvent
        self._observed = interaction, interaction.AddObserver(event, lambda *_: self._onMode(interaction))
        self._changed()

    def _onMode(self, interaction: Any) -> None:
        """Esc and the tool bar of Slicer end placing, too."""
        if interaction.GetCurrentInteractionMode() != interaction.Place:
            self._later(self.stop)

    def _forget(self) -> None:
        if self._observed is not None:
            interaction, tag = self._observed
            interaction.RemoveObserver(tag)
            self._observed = None
