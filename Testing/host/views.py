"""Pictures of a scene for the views beside a panel, drawn by the library without a screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors import CTSuiteError
from ctsuite.mrml.views import slice_picture, space_picture

from .layout import SLICE_VIEWS

_SIZE = (520, 400)
_SKY = (0.60, 0.62, 0.83)


def pictures(scene: Any) -> dict[str, NDArray[np.uint8]]:
    """Draw the views of a scene; what cannot be drawn (nothing loaded, no graphics) is left out."""
    made = {}
    shown = scene.GetNodeByID(_background(scene))
    with suppress(CTSuiteError):
        for name, orientation in SLICE_VIEWS.items() if shown is not None else ():
            made[name] = slice_picture(scene, orientation, _SIZE, shown, prepare=_as_in(scene, name))
        made["3D"] = space_picture(scene, size=_SIZE, background_rgb=_SKY, marker=False)
    return made


def _as_in(scene: Any, name: str) -> Callable[[Any, Any], None]:
    """What gives a picture the slab and the second volume of a slice view."""
    view = scene.GetNodeByID(f"vtkMRMLSliceNode{name}")
    layers = scene.GetNodeByID(f"vtkMRMLSliceCompositeNode{name}")

    def prepare(node: Any, composite: Any) -> None:
        node.SetSlabReconstructionEnabled(view.GetSlabReconstructionEnabled())
        node.SetSlabReconstructionThickness(view.GetSlabReconstructionThickness())
        node.SetSlabReconstructionType(view.GetSlabReconstructionType())
        composite.SetForegroundVolumeID(layers.GetForegroundVolumeID())
        composite.SetForegroundOpacity(layers.GetForegroundOpacity())
        composite.SetCompositing(layers.GetCompositing())

    return prepare


def _background(scene: Any) -> str:
    """Identifier of the volume that a module showed in the slice views; empty without one."""
    node = scene.GetFirstNodeByClass("vtkMRMLSliceCompositeNode")
    return (node.GetBackgroundVolumeID() or "") if node is not None else ""
