"""The colour legends of a scene in pictures without a screen, where Slicer's own are not drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vtkmodules.vtkCommonCore import vtkLookupTable
from vtkmodules.vtkRenderingAnnotation import vtkScalarBarActor

from ctsuite.mrml.badge_overlay import WHITE, set_style, text_size

_LEGEND = "vtkMRMLColorLegendDisplayNode"
_WIDTH, _HEIGHT, _EDGE, _PITCH = 0.13, 0.34, 0.02, 0.17  # shares of the picture
_MARKS = 3


class LegendOverlay:
    """A bar with numbers for every legend whose colours a view shows, from the right edge inwards.

    Parameters
    ----------
    renderer : vtkRenderer
        Of the view.
    """

    def __init__(self, renderer: Any) -> None:
        self._renderer = renderer

    def of_space(self, scene: Any, view_node: Any) -> int:
        """Draw the legends of a 3-D view and return how many."""
        number = -1
        for number, legend in enumerate(_shown(scene, view_node)):
            self._renderer.AddViewProp(self._bar(legend, number))
        return number + 1

    def _bar(self, legend: Any, number: int) -> Any:
        colours, display = legend.GetColorNode(), legend.GetPrimaryDisplayNode()
        table = vtkLookupTable()
        table.DeepCopy(colours.GetLookupTable())
        table.SetTableRange(*display.GetScalarRange())
        bar = vtkScalarBarActor()
        bar.SetLookupTable(table)
        bar.SetTitle(legend.GetTitleText().replace(", ", ",\n"))
        bar.SetLabelFormat("{:.3g}")
        bar.SetNumberOfLabels(_MARKS)
        bar.SetVerticalTitleSeparation(6)
        bar.SetUnconstrainedFontSize(True)
        bar.SetTextPositionToPrecedeScalarBar()
        size = text_size(*self._renderer.GetSize())
        for style in (bar.GetTitleTextProperty(), bar.GetLabelTextProperty()):
            set_style(style, WHITE)
            style.SetFontSize(size)
            style.SetBold(False)
            style.SetItalic(False)
        bar.SetPosition(1 - _EDGE - _WIDTH - number * _PITCH, 0.62 - _HEIGHT)
        bar.SetWidth(_WIDTH)
        bar.SetHeight(_HEIGHT)
        return bar


def _shown(scene: Any, view_node: Any) -> Iterator[Any]:
    """Legends of models that the view shows in these colours."""
    for n in range(scene.GetNumberOfNodesByClass(_LEGEND)):
        legend = scene.GetNthNodeByClass(n, _LEGEND)
        display = legend.GetPrimaryDisplayNode()
        if display is None or legend.GetColorNode() is None or not legend.GetVisibility():
            continue
        seen = display.GetVisibility() and display.GetVisibility3D() and display.GetScalarVisibility()
        if seen and display.IsDisplayableInView(view_node.GetID()):
            yield legend
