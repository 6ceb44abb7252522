"""Badges in the views of the desktop: what makes a view show more or other than the original (4.4.1).

They are brought up to date whenever a view is about to be drawn, so no change can be missed, whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import slicer

from ctsuite.mrml import badges
from ctsuite.mrml.badge_overlay import BadgeOverlay
from CTSuiteLib.Translations import language


class ViewBadges:
    """Writes the badges into every slice and 3-D view, and the whole texts into their tool tips."""

    def __init__(self) -> None:
        self._overlays: dict[str, BadgeOverlay] = {}
        self._shown: dict[str, tuple[Any, ...]] = {}

    def install(self) -> None:
        """Begin with the views of the present layout, and take in those of every later one."""
        manager = slicer.app.layoutManager()
        if manager is not None:
            manager.layoutChanged.connect(self.watchViews)
            self.watchViews()

    def watchViews(self) -> None:
        """Watch the views that are not watched yet."""
        for node, view, find in _views():
            if node.GetID() in self._overlays:
                continue
            window = view.renderWindow()
            isSlice = node.IsA("vtkMRMLSliceNode")
            self._overlays[node.GetID()] = BadgeOverlay(_uppermost(window), centred=isSlice)
            window.AddObserver("StartEvent", _then(self._update, node, view, find))

    def _update(self, node: Any, view: Any, find: Callable[..., tuple[str, ...]]) -> None:
        texts = find(slicer.mrmlScene, node, language())
        # laying text out takes longer than finding it, and a view is drawn many times a second
        shown = (texts, tuple(view.renderWindow().GetSize()))
        if shown != self._shown.get(node.GetID()):
            self._shown[node.GetID()] = shown
            view.toolTip = "\n".join(texts)
            self._overlays[node.GetID()].show(texts)


def _views() -> Iterator[tuple[Any, Any, Callable[..., tuple[str, ...]]]]:
    """Node and widget of each view of the layout, with the function that finds its badges."""
    manager = slicer.app.layoutManager()
    for name in manager.sliceViewNames():
        view = manager.sliceWidget(name).sliceView()
        yield view.mrmlSliceNode(), view, badges.of_slice
    for number in range(manager.threeDViewCount):
        view = manager.threeDWidget(number).threeDView()
        yield view.mrmlViewNode(), view, badges.of_space


def _uppermost(window: Any) -> Any:
    """The renderer that draws over the others."""
    found = window.GetRenderers()
    every = [found.GetItemAsObject(index) for index in range(found.GetNumberOfItems())]
    return max(every, key=lambda renderer: renderer.GetLayer())


def _then(action: Callable[..., None], *arguments: Any) -> Callable[[Any, Any], None]:
    return lambda caller, event: action(*arguments)
