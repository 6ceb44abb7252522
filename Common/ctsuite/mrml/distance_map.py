"""Distances of a model in colours, with a legend."""

from __future__ import annotations

from typing import Any

import numpy as np
from slicer import vtkMRMLColorTableNode, vtkMRMLDisplayNode

from ctsuite.core.distance_colours import distance_colours

_TABLE = "Distance"
_LEGEND = "vtkMRMLColorLegendDisplayNode"
_COLOURS = 256
_SMALLEST_MM = 0.01


def show(node: Any, scalar: str, end_mm: float) -> None:
    """Colour a model by a distance of its vertices, and add a legend.

    Parameters
    ----------
    node : vtkMRMLModelNode
        Has the scalar, and a display node.
    scalar : str
        Name of the scalar, in mm.
    end_mm : float
        Where the colours end, from 0; larger distances have the last colour.
    """
    display = node.GetDisplayNode()
    display.SetAndObserveColorNodeID(_table(node.GetScene()).GetID())
    display.SetActiveScalar(scalar, 0)
    display.SetScalarRangeFlag(vtkMRMLDisplayNode.UseManualScalarRange)
    display.SetScalarRange(0.0, max(end_mm, _SMALLEST_MM))
    display.SetScalarVisibility(True)
    legend = _legend(node)
    if legend is None:
        legend = node.GetScene().AddNewNodeByClass(_LEGEND, f"{node.GetName()} distance legend")
        legend.SetAndObservePrimaryDisplayNode(display)
        node.AddAndObserveDisplayNodeID(legend.GetID())
    legend.SetAndObserveColorNodeID(display.GetColorNodeID())
    # the last colour also stands for what is further off
    legend.SetTitleText("Distance (mm), or more")
    legend.SetLabelFormat("%.2f")
    legend.SetVisibility(True)


def hide(node: Any) -> None:
    """Show a model in its own colour again."""
    legend = _legend(node)
    if legend is not None:
        node.GetDisplayNode().SetScalarVisibility(False)
        node.GetScene().RemoveNode(legend)


def _legend(node: Any) -> Any:
    displays = (node.GetNthDisplayNode(n) for n in range(node.GetNumberOfDisplayNodes()))
    return next((one for one in displays if one is not None and one.IsA(_LEGEND)), None)


def _table(scene: Any) -> Any:
    """The colour table of distances; every scene has one at most."""
    for n in range(scene.GetNumberOfNodesByClass("vtkMRMLColorTableNode")):
        found = scene.GetNthNodeByClass(n, "vtkMRMLColorTableNode")
        if found.GetName() == _TABLE and found.GetType() == vtkMRMLColorTableNode.User:
            return found
    table = scene.AddNewNodeByClass("vtkMRMLColorTableNode", _TABLE)
    table.SetTypeToUser()
    table.SetNumberOfColors(_COLOURS)
    shares = np.linspace(0, 1, _COLOURS)
    for number, (share, colour) in enumerate(zip(shares, distance_colours(shares), strict=True)):
        table.SetColor(number, f"{share:.3f}", *colour, 1.0)
    return table
