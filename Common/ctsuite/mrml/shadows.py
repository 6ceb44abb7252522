"""Soft shadows in the 3-D views: what lies in a hollow or behind something is drawn darker.

Ambient occlusion of 3D Slicer's views, computed from the picture by the graphics card. It shows depth, moves
nothing and hides nothing; surfaces take part in it as volume renderings do, where they are opaque enough.
"""

from __future__ import annotations

from typing import Any

_VIEW = "vtkMRMLViewNode"


def set_shadows(scene: Any, shown: bool) -> None:
    """Draw every 3-D view of a scene with or without soft shadows."""
    for node in _views(scene):
        node.SetShadowsVisibility(bool(shown))


def has_shadows(scene: Any) -> bool:
    """Tell whether there are 3-D views and all of them are drawn with soft shadows."""
    found = _views(scene)
    return bool(found) and all(node.GetShadowsVisibility() for node in found)


def _views(scene: Any) -> list[Any]:
    return [scene.GetNthNodeByClass(n, _VIEW) for n in range(scene.GetNumberOfNodesByClass(_VIEW))]
