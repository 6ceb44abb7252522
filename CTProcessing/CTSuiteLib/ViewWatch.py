"""Drawing over the views of the desktop: whatever is drawn is brought up to date before a view is drawn.

So no change can be missed, whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import slicer


class ViewWatch:
    """Follows the slice and 3-D views.

    Parameters
    ----------
    begin : callable
        Called once with the node and the widget of each view, to get ready to draw over it.
    update : callable
        Called with the same whenever the view is about to be drawn.
    """

    def __init__(self, begin: Callable[[Any, Any], None], update: Callable[[Any, Any], None]) -> None:
        self._begin, self._update = begin, update
        self._watched: set[str] = set()

    def install(self) -> None:
        """Begin with the views of the present layout, and take in those of every later one."""
        manager = slicer.app.layoutManager()
        if manager is not None:
            manager.layoutChanged.connect(self.watchViews)
            self.watchViews()

    def watchViews(self) -> None:
        """Watch the views that are not watched yet."""
        for node, view in _views():
            if node.GetID() in self._watched:
                continue
            self._watched.add(node.GetID())
            self._begin(node, view)
            view.renderWindow().AddObserver(
                "StartEvent", lambda caller, event, node=node, view=view: self._update(node, view)
            )


def uppermost(window: Any) -> Any:
    """The renderer of a window that draws over the others."""
    return max(_renderers(window), key=lambda renderer: renderer.GetLayer())


def lowest(window: Any) -> Any:
    """The renderer of a window that the others draw over; its camera looks at the scene."""
    return min(_renderers(window), key=lambda renderer: renderer.GetLayer())


def _renderers(window: Any) -> list[Any]:
    found = window.GetRenderers()
    return [found.GetItemAsObject(index) for index in range(found.GetNumberOfItems())]


def _views() -> Iterator[tuple[Any, Any]]:
    """Node and widget of each view of the layout."""
    manager = slicer.app.layoutManager()
    for name in manager.sliceViewNames():
        view = manager.sliceWidget(name).sliceView()
        yield view.mrmlSliceNode(), view
    for number in range(manager.threeDViewCount):
        view = manager.threeDWidget(number).threeDView()
        yield view.mrmlViewNode(), view
