"""The slice views of a scene: slabs, linking, slice intersections, planes through one point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ctsuite.core.grid import lps_to_ras
from ctsuite.ct.crosshair import Crosshair
from ctsuite.ct.planes import AXIAL, CORONAL, SAGITTAL
from ctsuite.mrml.arrays import matrix_to_numpy, matrix_to_vtk

MAXIMUM, MINIMUM, MEAN, SUM = "maximum", "minimum", "mean", "sum"
# Slicer counts the kinds of projection as VTK does.
_KINDS = {MINIMUM: 0, MAXIMUM: 1, MEAN: 2, SUM: 3}
_STANDARD = {
    AXIAL: "vtkMRMLSliceNodeRed",
    CORONAL: "vtkMRMLSliceNodeGreen",
    SAGITTAL: "vtkMRMLSliceNodeYellow",
}
PROJECTIONS = (MAXIMUM, MINIMUM, MEAN, SUM)


def slice_nodes(scene: Any) -> Iterator[Any]:
    """Iterate over the slice nodes of the views."""
    for index in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceNode")):
        yield scene.GetNthNodeByClass(index, "vtkMRMLSliceNode")


def set_slab(scene: Any, thickness_mm: float, projection: str = MAXIMUM) -> None:
    """Show slabs of a thickness in every slice view; 0 shows thin slices again."""
    for node in slice_nodes(scene):
        node.SetSlabReconstructionEnabled(thickness_mm > 0)
        if thickness_mm > 0:
            node.SetSlabReconstructionThickness(thickness_mm)
            node.SetSlabReconstructionType(_KINDS[projection])


def slab(scene: Any) -> tuple[float, str]:
    """Return thickness in mm and projection of the first slice view; a thin slice has the thickness 0."""
    node = next(slice_nodes(scene), None)
    if node is None:
        return 0.0, MAXIMUM
    kind = next(name for name, number in _KINDS.items() if number == node.GetSlabReconstructionType())
    enabled = bool(node.GetSlabReconstructionEnabled())
    return (node.GetSlabReconstructionThickness() if enabled else 0.0), kind


def link(scene: Any, linked: bool) -> None:
    """Make the slice views change together, or each on its own."""
    for index in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceCompositeNode")):
        node = scene.GetNthNodeByClass(index, "vtkMRMLSliceCompositeNode")
        node.SetLinkedControl(linked)
        node.SetHotLinkedControl(linked)


def show_intersections(scene: Any, shown: bool, interactive: bool = True) -> None:
    """Draw in each slice view where the others cut it, with handles to move and turn them."""
    for index in range(scene.GetNumberOfNodesByClass("vtkMRMLSliceDisplayNode")):
        node = scene.GetNthNodeByClass(index, "vtkMRMLSliceDisplayNode")
        node.SetIntersectingSlicesVisibility(shown)
        node.SetIntersectingSlicesInteractive(shown and interactive)


def linked(scene: Any) -> bool:
    """Whether the slice views change together."""
    node = scene.GetFirstNodeByClass("vtkMRMLSliceCompositeNode")
    return node is not None and bool(node.GetLinkedControl())


def intersections_shown(scene: Any) -> bool:
    """Whether the slice views show where the others cut them."""
    node = scene.GetFirstNodeByClass("vtkMRMLSliceDisplayNode")
    return node is not None and bool(node.GetIntersectingSlicesVisibility())


def crosshair(scene: Any) -> Crosshair | None:
    """Return where the three standard views meet and how they are turned; None where a view is missing."""
    nodes = {plane: scene.GetNodeByID(id_) for plane, id_ in _STANDARD.items()}
    if None in nodes.values():
        return None
    return Crosshair.of_slices(
        {plane: matrix_to_numpy(node.GetSliceToRAS()) for plane, node in nodes.items()}
    )


def show_crosshair(scene: Any, state: Crosshair) -> None:
    """Put the three standard views where a crosshair says."""
    for plane, id_ in _STANDARD.items():
        node = scene.GetNodeByID(id_)
        node.GetSliceToRAS().DeepCopy(matrix_to_vtk(state.slice_to_ras(plane)))
        node.UpdateMatrices()


def jump(scene: Any, point_lps_mm: Sequence[float]) -> None:
    """Move every slice view to a point; the planes keep their directions."""
    for node in slice_nodes(scene):
        node.JumpSliceByOffsetting(*lps_to_ras(point_lps_mm))


def reset(scene: Any) -> None:
    """Turn every slice view back to the orientation it is named for, at the same place."""
    for node in slice_nodes(scene):
        if node.GetID() not in _STANDARD.values():
            node.SetOrientationToDefault()
    state = crosshair(scene)
    if state is not None:
        show_crosshair(scene, state.straightened())
