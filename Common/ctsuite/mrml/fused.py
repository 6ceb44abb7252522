"""Two images in one view: which lies above, how they are put together, in which colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

BLENDED, ADDED, DIFFERENCE = "blended", "added", "difference"
_COMPOSITING = {BLENDED: 0, ADDED: 2, DIFFERENCE: 3}
GREY = "vtkMRMLColorTableNodeGrey"
# Tables that Slicer brings, in the order in which they are of use for fusion.
_TABLES = (
    GREY,
    "vtkMRMLColorTableNodeFileHotToColdRainbow.txt",
    "vtkMRMLPETProceduralColorNodePET-Heat",
    "vtkMRMLPETProceduralColorNodePET-DICOM",
    "vtkMRMLColorTableNodeInvertedGrey",
    "vtkMRMLColorTableNodeFileViridis.txt",
    "vtkMRMLColorTableNodeFileInferno.txt",
    "vtkMRMLColorTableNodeRed",
    "vtkMRMLColorTableNodeGreen",
    "vtkMRMLColorTableNodeIron",
    "vtkMRMLColorTableNodeOcean",
)


def overlay(scene: Any, fixed: Any, moving: Any, opacity: float, mode: str = BLENDED) -> None:
    """Show an image over another in every slice view; None shows the fixed image alone."""
    for index in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceCompositeNode")):
        node = scene.GetNthNodeByClass(index, "vtkMRMLSliceCompositeNode")
        node.SetBackgroundVolumeID(fixed.GetID())
        node.SetForegroundVolumeID(moving.GetID() if moving is not None else None)
        node.SetForegroundOpacity(opacity)
        node.SetCompositing(_COMPOSITING[mode])


def colour_tables(scene: Any) -> Iterator[tuple[str, str]]:
    """Iterate over name and identifier of the colour tables that fit and that the scene has."""
    for id_ in _TABLES:
        node = scene.GetNodeByID(id_)
        if node is not None:
            yield node.GetName(), id_


def colours_of(volume: Any) -> str:
    """Return the identifier of the colour table of a volume; grey where it has none."""
    display = volume.GetDisplayNode()
    return (display.GetColorNodeID() if display is not None else None) or GREY


def set_colours(volume: Any, table_id: str) -> None:
    """Show a volume in the colours of a table."""
    if volume.GetDisplayNode() is None:
        volume.CreateDefaultDisplayNodes()
    volume.GetDisplayNode().SetAndObserveColorNodeID(table_id)
