"""The labels of measurements in the views of the desktop, laid out so that they can be told apart."""

from __future__ import annotations

from typing import Any

import slicer
from CTSuiteLib.Translations import language
from CTSuiteLib.ViewWatch import ViewWatch, lowest, uppermost

from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml.measurement_overlay import MeasurementOverlay


class ViewLabels:
    """Writes the labels into every slice and 3-D view.

    In a scene that is saved, the labels of Slicer stand in their place, for whoever opens it without CTSuite.
    """

    def __init__(self) -> None:
        self._watch = ViewWatch(self.begin, self.update)
        self._overlays: dict[str, MeasurementOverlay] = {}

    def install(self) -> None:
        """Begin with the views of the present layout, and follow the saving of the scene."""
        self._watch.install()
        scene = slicer.mrmlScene
        scene.AddObserver(scene.StartSaveEvent, lambda *_: marks.show_labels_of_slicer(scene, True))
        scene.AddObserver(scene.EndSaveEvent, lambda *_: marks.show_labels_of_slicer(scene, False))

    def begin(self, node: Any, view: Any) -> None:
        """Make the labels of a view."""
        self._overlays[node.GetID()] = MeasurementOverlay(uppermost(view.renderWindow()))

    def update(self, node: Any, view: Any) -> None:
        """Lay the labels out as the scene is now."""
        overlay = self._overlays[node.GetID()]
        if node.IsA("vtkMRMLSliceNode"):
            overlay.of_slice(slicer.mrmlScene, node, language())
        else:
            overlay.of_space(slicer.mrmlScene, node, lowest(view.renderWindow()), language())
