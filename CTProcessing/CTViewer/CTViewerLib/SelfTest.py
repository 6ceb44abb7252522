"""Self-test of the module: window, slab and a function on a generated study."""

from __future__ import annotations

from typing import Any

import slicer
from CTSuiteLib.Samples import loadSample
from CTSuiteLib.ToolLogic import ToolLogic

from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.ct.window import WindowState
from ctsuite.mrml import display, slice_views
from ctsuite.workflows import catalogue

_VOXEL_MM = 2.0


def runSelfTest(test: Any) -> None:
    """Set a window and a slab, cut a plane, take it back and bring it again.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    scene = slicer.mrmlScene
    node = loadSample(scene, Task(), _VOXEL_MM)
    bone = WindowState.preset("bone")
    display.set_window(node, bone.width, bone.centre)
    test.assertEqual(display.window(node), (bone.width, bone.centre))
    slice_views.set_slab(scene, 20.0, slice_views.MAXIMUM)
    test.assertEqual(slice_views.slab(scene), (20.0, slice_views.MAXIMUM))
    slice_views.set_slab(scene, 0.0)
    logic = ToolLogic(scene)
    before = scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode")
    outcome = logic.run(catalogue.tool("ct.mpr"), {"volume": node}, {"turn": 30.0}, accept, Task())
    plane = outcome.nodes["volume"][0]
    test.assertEqual(plane.GetImageData().GetDimensions()[2], 1)
    logic.undo()
    test.assertEqual(scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode"), before)
    logic.redo()
    test.assertTrue(scene.IsNodePresent(plane))
