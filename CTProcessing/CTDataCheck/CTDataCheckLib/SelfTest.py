"""Self-test of the module: a generated study is checked, reported and refused for the right reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import slicer
from CTSuiteLib.Samples import sampleBody

from CTDataCheckLib.Logic import BASE, DataCheckLogic
from ctsuite.core.task import Task
from ctsuite.mrml import volume as volumes
from ctsuite.workflows.survey import Verdict


def runSelfTest(test: Any) -> None:
    """Check a compatible volume and one of another modality.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    logic = DataCheckLogic(slicer.mrmlScene)
    volume = sampleBody(voxel_mm=3.0).volume(Task())
    compatible = volumes.to_node(slicer.mrmlScene, volume)
    test.assertIs(logic.checkVolume(compatible, BASE).verdict, Verdict.COMPATIBLE)
    other = replace(volume, attributes={**volume.attributes, "Modality": "MR"})
    found = logic.checkVolume(volumes.to_node(slicer.mrmlScene, other), BASE)
    test.assertIs(found.verdict, Verdict.REFUSED)
    test.assertEqual(found.series[0].findings[0].tag, "0008,0060")
