"""Measurements in images along a curve, seen and moved in the body.

The points of such a measurement lie in the coordinates of its image. Where they lie in the body, points of
their own are shown; a point that is moved there moves in the image, through the exact mapping, and the other
way round. Who is being moved leads: the other follows, and is not listened to while it does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Float, lps_to_ras
from ctsuite.measurement.curved.places import PATIENT, placed
from ctsuite.mrml import measurement_graphics as graphics
from ctsuite.mrml import points
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.measurement_source import VOLUME_ROLE


class Mirrors:
    """The points in the body of the measurements of a scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where they are.
    refused : callable
        Called with the error when a point was let go where it stands for no place of the image.
    """

    def __init__(self, scene: Any, refused: Callable[[CTSuiteError], None]) -> None:
        self.scene, self._refused = scene, refused
        self._tags: dict[str, list[tuple[Any, int]]] = {}
        self._anchors: dict[str, Float] = {}
        self._following = False
        self._dragged: set[str] = set()

    def show(self, node: Any, anchors_lps_mm: Float) -> None:
        """Show the points of a measurement where they lie in the body (n, 3), LPS mm."""
        self._anchors[node.GetID()] = anchors_lps_mm
        if node.GetID() in self._dragged:
            return  # the hand that moves it leads
        self._following = True
        try:
            graphics.show_handles(self.scene, node, anchors_lps_mm)
        finally:
            self._following = False
        self.watch(node)

    def watch(self, node: Any) -> None:
        """Follow the points in the body of a measurement, as after its scene was opened."""
        grip = graphics.handles(node)
        if grip is None or node.GetID() in self._tags:
            return
        self._anchors.setdefault(node.GetID(), points.from_node(grip))
        actions: dict[int, Callable[[], None]] = {
            grip.PointStartInteractionEvent: lambda: self._dragged.add(node.GetID()),
            grip.PointModifiedEvent: lambda: self._on_moved(node, grip),
            grip.PointEndInteractionEvent: lambda: self._on_end(node, grip),
        }
        self._tags[node.GetID()] = [
            (grip, grip.AddObserver(event, lambda *_, action=action: action()))
            for event, action in actions.items()
        ]

    def forget(self, id_: str) -> None:
        """Stop following the points of a measurement."""
        for grip, tag in self._tags.pop(id_, ()):
            grip.RemoveObserver(tag)
        self._dragged.discard(id_)
        self._anchors.pop(id_, None)

    def _on_moved(self, node: Any, grip: Any) -> None:
        if self._following:
            return
        try:
            positions = self._in_image(node, grip)
        except CTSuiteError as error:
            if node.GetID() not in self._dragged:
                self._put_back(node, error)
            return
        modified = node.StartModify()
        for number, position in enumerate(lps_to_ras(positions)):
            node.SetNthControlPointPositionWorld(number, *position)
        node.EndModify(modified)

    def _on_end(self, node: Any, grip: Any) -> None:
        self._dragged.discard(node.GetID())
        try:
            self._in_image(node, grip)
        except CTSuiteError as error:
            self._put_back(node, error)
            return
        self.show(node, self._anchors[node.GetID()])  # onto the surface that the image draws

    def _put_back(self, node: Any, error: CTSuiteError) -> None:
        self.show(node, self._anchors[node.GetID()])
        self._refused(error)

    def _in_image(self, node: Any, grip: Any) -> Float:
        """Where the points in the body lie in the image (n, 3); in a picture, on the surface it draws."""
        volume = volumes.from_node(node.GetNodeReference(VOLUME_ROLE))
        found = placed(volume, Curve(points.from_node(grip)), PATIENT, node.GetName(), None, "")
        positions = np.asarray(found.image.positions(found.suv_mm), dtype=float)
        if volume.array.shape[0] == 1:
            positions[:, 2] = 0.0
        return positions
