"""Self-test of the module: the first steps of a workflow on a generated study, closed and gone on with."""

from __future__ import annotations

from typing import Any

import slicer
from CTSuiteLib.Samples import loadSample

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.core.workflow import Status
from CTWorkflowsLib.Logic import WorkflowLogic


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
    logic.choose(loadSample(scene, Task(), voxel_mm=3.0))
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
    test.assertGreater(int((bone.array > 0).sum()), 1000)
