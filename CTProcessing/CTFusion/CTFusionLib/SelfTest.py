"""Self-test of the module: a generated study that was moved by hand, and brought back."""

from __future__ import annotations

from typing import Any

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody

from CTFusionLib.AdjustLogic import AdjustLogic
from ctsuite.core.task import Task
from ctsuite.ct.registration.adjustment import Adjustment
from ctsuite.mrml import convert
from ctsuite.mrml import volume as volumes

_VOXEL_MM = 3.0


def runSelfTest(test: Any) -> None:
    """Move an image by hand, take it back, move it again.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    scene = slicer.mrmlScene
    node = volumes.to_node(scene, sampleBody(_VOXEL_MM).volume(Task()))
    logic = AdjustLogic(scene)
    logic.begin(node)
    change = Adjustment(shift_mm=(10.0, 0.0, -5.0), turn_degrees=(0.0, 0.0, 30.0))
    logic.apply(node, change)
    moved = convert.from_node(node.GetParentTransformNode())
    test.assertLess(float(np.abs(moved.matrix_lps - change.matrix()).max()), 1e-9)
    logic.undo(node)
    back = convert.from_node(node.GetParentTransformNode())
    test.assertLess(float(np.abs(back.matrix_lps - np.eye(4)).max()), 1e-9)
    logic.redo(node)
    test.assertFalse(logic.canRedo())
