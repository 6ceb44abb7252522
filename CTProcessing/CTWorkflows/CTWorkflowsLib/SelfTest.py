"""Self-test of the module: the first steps of a workflow on a generated study, compared with its truth."""

from __future__ import annotations

from typing import Any

import slicer
from CTSuiteLib.Samples import loadSample, sampleBody

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.core.workflow import Status
from CTWorkflowsLib.Logic import WorkflowLogic

_VOXEL_MM = 1.5


def runSelfTest(test: Any) -> None:
    """Go from the study to the segmented bone, and find everything again from the scene alone.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    scene = slicer.mrmlScene
    logic = WorkflowLogic(scene)
    logic.open("orthopaedic")
    with test.assertRaises(CTSuiteError):
        logic.next()
    logic.choose(loadSample(scene, Task(), _VOXEL_MM))
    for _step in range(3):
        logic.next()
        logic.do(None, {}, accept, Task())
    test.assertEqual(logic.current.id, "segment")
    again = WorkflowLogic(scene)
    test.assertEqual(again.stored(), "orthopaedic")
    again.open("orthopaedic")
    test.assertEqual(again.current.id, "segment")
    test.assertIs(again.status()["segment"], Status.DONE)
    bone = again.guide.artefacts["bone"]
    found_ml = int((bone.array > 0).sum()) * bone.grid.voxel_volume_mm3 / 1000
    truth_ml = sampleBody(_VOXEL_MM).truth()["totals"]["bone_volume_ml"]
    test.assertAlmostEqual(found_ml / truth_ml, 1.0, delta=0.02)
