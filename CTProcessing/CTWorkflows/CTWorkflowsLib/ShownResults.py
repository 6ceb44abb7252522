"""How the results of a step appear in the views. Knows MRML, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from CTSuiteLib.Translations import libraryText

from ctsuite.core.measurement import Measurement
from ctsuite.core.workflow import Step
from ctsuite.mrml import display, measurement
from ctsuite.workflows.execute import MEASUREMENTS
from ctsuite.workflows.scene_artefacts import SceneArtefacts

BONE_RGB = (0.94, 0.87, 0.73)
_WINDOW = "ct.window"
_TEXT_SCALE = 2.2


def showResults(step: Step, artefacts: SceneArtefacts, study: Any) -> bool:
    """Show what a step made, and hide what it made on the way there.

    Parameters
    ----------
    step : Step
        The step that was done.
    artefacts : SceneArtefacts
        The results.
    study : vtkMRMLScalarVolumeNode
        The series in the background of the views; it takes the window that the step set.

    Returns
    -------
    bool
        Whether something new is to be seen in 3-D.
    """
    hasModel = False
    _labelMeasurements(artefacts.nodes(MEASUREMENTS))
    for run in step.runs:
        for name in run.outputs.values():
            for node in artefacts.nodes(name):
                isFinal = name in step.gives
                if run.tool == _WINDOW:
                    shown = artefacts[name].attributes
                    display.set_window(study, shown["WindowWidth"], shown["WindowCenter"])
                elif node.IsA("vtkMRMLSegmentationNode"):
                    node.GetDisplayNode().SetVisibility(isFinal)
                    if isFinal:
                        display.show_segmentation(node, surface=False)
                elif node.IsA("vtkMRMLModelNode"):
                    display.show_model(node, BONE_RGB)
                    hasModel = True
    return hasModel


def _labelMeasurements(nodes: Iterable[Any]) -> None:
    """Write each value once at its graphic; where several share their points, only the first."""
    taken = set()
    for node in nodes:
        found = measurement.from_node(node)
        anchors = tuple(map(tuple, found.anchors_lps_mm.round(1)))
        shown = node.GetDisplayNode()
        shown.SetTextScale(_TEXT_SCALE)
        shown.SetVisibility(anchors not in taken)
        taken.add(anchors)
        # MRML writes the value of a line or angle itself; others stand as the label of their first point.
        isWritten = node.IsA(measurement.LINE) or node.IsA(measurement.ANGLE)
        shown.SetPropertiesLabelVisibility(isWritten)
        shown.SetPointLabelsVisibility(not isWritten)
        for index in range(0 if isWritten else node.GetNumberOfControlPoints()):
            node.SetNthControlPointLabel(index, _text(found) if index == 0 else "")


def _text(found: Measurement) -> str:
    return f"{libraryText(found.name)}: {found.value:.1f} {found.unit.symbol}"
