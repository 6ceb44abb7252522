"""Moving an image by hand on top of a registration, with undo. Knows MRML and the library, no Qt."""

from __future__ import annotations

from typing import Any

import numpy as np

from ctsuite.core.transform import Transform
from ctsuite.ct.registration.adjustment import Adjustment, Adjustments, adjusted
from ctsuite.mrml import convert

_NAME = "By hand"


class AdjustLogic:
    """The transform of the moving image, and every change that was made to it.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where the transform is.
    """

    def __init__(self, scene: Any) -> None:
        self.scene = scene
        self._node: Any = None
        self._changes: Adjustments | None = None

    @property
    def node(self) -> Any:
        """The transform that is adjusted, or None."""
        return self._node if self._node is not None and self.scene.IsNodePresent(self._node) else None

    def begin(self, moving: Any) -> None:
        """Adjust the transform above an image; where there is none, the first change makes one."""
        parent = moving.GetParentTransformNode() if moving is not None else None
        if parent is not self._node or self._changes is None:
            self._node = parent
            start = Transform(np.eye(4), _NAME) if parent is None else convert.from_node(parent)
            self._changes = Adjustments(start)

    def forget(self) -> None:
        """Let go of the scene."""
        self._node, self._changes = None, None

    def preview(self, moving: Any, adjustment: Adjustment) -> None:
        """Show a change before it is applied.

        Raises
        ------
        CTSuiteError
            GEOMETRY-SINGULAR.
        """
        self._show(moving, adjusted(self._changes.current, adjustment))

    def apply(self, moving: Any, adjustment: Adjustment) -> None:
        """Make a change that can be undone.

        Raises
        ------
        CTSuiteError
            GEOMETRY-SINGULAR.
        """
        self._show(moving, self._changes.apply(adjustment))

    def undo(self, moving: Any) -> None:
        """Take the last change back."""
        self._show(moving, self._changes.undo())

    def redo(self, moving: Any) -> None:
        """Make the change again that was taken back last."""
        self._show(moving, self._changes.redo())

    def canUndo(self) -> bool:
        """Whether there is a change to take back."""
        return self._changes is not None and self._changes.can_undo

    def canRedo(self) -> bool:
        """Whether there is a change to make again."""
        return self._changes is not None and self._changes.can_redo

    def _show(self, moving: Any, transform: Transform) -> None:
        self._node = convert.to_node(self.scene, transform, self.node, moving)
        moving.SetAndObserveTransformNodeID(self._node.GetID())
