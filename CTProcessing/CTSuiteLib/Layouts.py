"""Arrangements of views that Slicer does not bring: a curved plane beside 3-D, two images side by side."""

from __future__ import annotations

import slicer

# Numbers of layouts that Slicer leaves to extensions begin above its own.
CURVED, SIDE_BY_SIDE = 7310, 7311
CURVED_VIEW = "Curved"
_SLICE = (
    '<item><view class="vtkMRMLSliceNode" singletontag="{tag}">'
    '<property name="orientation" action="default">{orientation}</property>'
    '<property name="viewlabel" action="default">{label}</property>'
    '<property name="viewcolor" action="default">{colour}</property></view></item>'
)
_SPACE = (
    '<item><view class="vtkMRMLViewNode" singletontag="1">'
    '<property name="viewlabel" action="default">1</property></view></item>'
)


def _slice(tag: str, orientation: str, label: str, colour: str) -> str:
    return _SLICE.format(tag=tag, orientation=orientation, label=label, colour=colour)


_RED = _slice("Red", "Axial", "R", "#F34A33")
_DESCRIPTIONS = {
    CURVED: (
        f'<layout type="horizontal" split="true">{_slice(CURVED_VIEW, "Axial", "C", "#8C5AC8")}'
        f'<item><layout type="vertical" split="true">{_SPACE}{_RED}</layout></item></layout>'
    ),
    SIDE_BY_SIDE: (
        f'<layout type="horizontal" split="true">{_RED}{_slice("Red+", "Axial", "R+", "#F34A33")}</layout>'
    ),
}


def showLayout(number: int) -> None:
    """Arrange the views; a number of this file is made known to Slicer when it is first needed."""
    node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLLayoutNode")
    if number in _DESCRIPTIONS and node is not None and not node.IsLayoutDescription(number):
        node.AddLayoutDescription(number, _DESCRIPTIONS[number])
    manager = slicer.app.layoutManager()
    if manager is not None:
        manager.setLayout(number)


def sliceView(tag: str) -> tuple[object, object]:
    """Return slice node and composite node of a view; those of the red view where the layout lacks it."""
    for name in (tag, "Red"):
        view = slicer.mrmlScene.GetNodeByID(f"vtkMRMLSliceNode{name}")
        composite = slicer.mrmlScene.GetNodeByID(f"vtkMRMLSliceCompositeNode{name}")
        if view is not None and composite is not None:
            return view, composite
    return None, None
