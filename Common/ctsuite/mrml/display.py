"""How nodes are shown: window and level, segments, models."""

from __future__ import annotations

from typing import Any

import numpy as np


def set_window(node: Any, width: float, centre: float) -> None:
    """Show a volume with a window of that width and centre, in its unit."""
    display = _of(node)
    display.AutoWindowLevelOff()
    display.SetWindowLevel(width, centre)


def window(node: Any) -> tuple[float, float]:
    """Return width and centre with which a volume is shown, in its unit."""
    display = _of(node)
    return display.GetWindow(), display.GetLevel()


def set_window_presets(node: Any, widths: Any, centres: Any) -> None:
    """Offer the windows that the series brings and show the first, as Slicer's DICOM plug-in does.

    Parameters
    ----------
    node : vtkMRMLScalarVolumeNode
        The volume.
    widths, centres : float, sequence of float or None
        DICOM WindowWidth and WindowCenter, in the unit of the volume; nothing is changed where they are None.
    """
    if widths is None or centres is None:
        return
    pairs = zip(np.atleast_1d(widths), np.atleast_1d(centres), strict=False)
    display = _of(node)
    display.ResetWindowLevelPresets()
    for width, centre in pairs:
        display.AddWindowLevelPreset(float(width), float(centre))
    display.SetWindowLevelFromPreset(0)


def show_segmentation(node: Any, fill: float = 0.4, outline: float = 1.0, surface: bool = True) -> None:
    """Show a segmentation in slices with these opacities (0 to 1) and, where wished, as surface in 3-D."""
    display = _of(node)
    display.SetOpacity2DFill(fill)
    display.SetOpacity2DOutline(outline)
    display.SetVisibility2D(True)
    display.SetVisibility3D(surface)
    if surface:
        node.CreateClosedSurfaceRepresentation()


def show_model(
    node: Any, colour_rgb: tuple[float, float, float], opacity: float = 1.0, slices: bool = True
) -> None:
    """Show a model in 3-D in a colour (each 0 to 1) and, where wished, its outline in slices."""
    display = _of(node)
    display.SetColor(*colour_rgb)
    display.SetOpacity(opacity)
    display.SetVisibility2D(slices)
    display.SetSliceIntersectionThickness(2)


def _of(node: Any) -> Any:
    if node.GetDisplayNode() is None:
        node.CreateDefaultDisplayNodes()
    return node.GetDisplayNode()
