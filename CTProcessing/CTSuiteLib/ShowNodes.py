"""How new results appear in the views."""

from __future__ import annotations

from typing import Any

import slicer

from ctsuite.mrml import display
from CTSuiteLib.Layouts import CURVED_VIEW, sliceView
from CTSuiteLib.ToolLogic import ToolOutcome

_MODEL_RGB = (0.94, 0.87, 0.73)


def showOutcome(outcome: ToolOutcome) -> None:
    """Show the results of a run: images in the slice views, surfaces in 3-D, regions over the image."""
    inSpace = False
    for node in (node for nodes in outcome.nodes.values() for node in nodes):
        if node.IsA("vtkMRMLModelNode"):
            display.show_model(node, _MODEL_RGB)
            inSpace = True
        elif node.IsA("vtkMRMLSegmentationNode"):
            display.show_segmentation(node, surface=False)
        elif node.IsA("vtkMRMLVolumeNode"):
            _showImage(node)
        elif node.IsA("vtkMRMLMarkupsNode"):
            # a line that was found is a proposal: its points can be dragged
            node.SetLocked(False)
            inSpace = True
    manager = slicer.app.layoutManager()
    if inSpace and manager is not None:
        slicer.util.resetThreeDViews()


def _showImage(node: Any) -> None:
    """Show a volume in every slice view; a single slice, such as a curved plane, in the view made for it."""
    if min(node.GetImageData().GetDimensions()) > 1:
        slicer.util.setSliceViewerLayers(background=node, fit=True)
        return
    view, composite = sliceView(CURVED_VIEW)
    if view is None:
        return
    composite.SetBackgroundVolumeID(node.GetID())
    view.RotateToVolumePlane(node)
    manager = slicer.app.layoutManager()
    if manager is not None:
        manager.resetSliceViews()
