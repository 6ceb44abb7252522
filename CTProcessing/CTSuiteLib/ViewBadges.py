"""Badges in the views of the desktop: what makes a view show more or other than the original (4.4.1)."""

from __future__ import annotations

from typing import Any

import slicer

from ctsuite.mrml import badges
from ctsuite.mrml.badge_overlay import BadgeOverlay
from CTSuiteLib.Translations import language
from CTSuiteLib.ViewWatch import ViewWatch, uppermost


class ViewBadges:
    """Writes the badges into every slice and 3-D view, and the whole texts into their tool tips."""

    def __init__(self) -> None:
        self._watch = ViewWatch(self.begin, self.update)
        self._overlays: dict[str, BadgeOverlay] = {}
        self._shown: dict[str, tuple[Any, ...]] = {}

    def install(self) -> None:
        """Begin with the views of the present layout, and take in those of every later one."""
        self._watch.install()

    def begin(self, node: Any, view: Any) -> None:
        """Make the badges of a view."""
        isSlice = node.IsA("vtkMRMLSliceNode")
        self._overlays[node.GetID()] = BadgeOverlay(uppermost(view.renderWindow()), centred=isSlice)

    def update(self, node: Any, view: Any) -> None:
        """Write what the view must say as the scene is now."""
        find = badges.of_slice if node.IsA("vtkMRMLSliceNode") else badges.of_space
        texts = find(slicer.mrmlScene, node, language())
        # laying text out takes longer than finding it, and a view is drawn many times a second
        shown = (texts, tuple(view.renderWindow().GetSize()))
        if shown != self._shown.get(node.GetID()):
            self._shown[node.GetID()] = shown
            view.toolTip = "\n".join(texts)
            self._overlays[node.GetID()].show(texts)
