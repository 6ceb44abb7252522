"""Self-test of the module: a ruler and a region on a generated study, moved, deleted and brought back."""

from __future__ import annotations

from typing import Any

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody

from CTMeasurementLib.ResultsLogic import ResultsLogic
from ctsuite.core.grid import lps_to_ras
from ctsuite.core.runner import Context, accept
from ctsuite.core.task import Task
from ctsuite.measurement import length
from ctsuite.mrml import measurement_marks as marks
from ctsuite.mrml import volume as volumes
from ctsuite.mrml.measurement_live import LiveMeasurements

_VOXEL_MM = 3.0


def runSelfTest(test: Any) -> None:
    """Measure a length, move a point, delete and undo.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    scene = slicer.mrmlScene
    volume = sampleBody(_VOXEL_MM).volume(Task())
    image = volumes.to_node(scene, volume)
    live = LiveMeasurements(scene, {length.TOOL.id: length.TOOL}, lambda: Context(decide=accept))
    ruler = live.make(length.TOOL, image)
    middle = np.array(volume.grid.centre_lps_mm)
    for away in (0.0, 30.0):
        ruler.AddControlPointWorld(*lps_to_ras(middle + np.array((away, 0.0, 0.0))))
    test.assertAlmostEqual(live.values(ruler)[0].value, 30.0)
    test.assertEqual(marks.mark_of(ruler), "A")
    ruler.SetNthControlPointPositionWorld(1, *lps_to_ras(middle + np.array((0.0, 40.0, 0.0))))
    test.assertAlmostEqual(live.values(ruler)[0].value, 40.0)
    results = ResultsLogic(scene, live)
    results.delete([ruler])
    test.assertFalse(scene.IsNodePresent(ruler))
    results.undo()
    test.assertAlmostEqual(live.values(ruler)[0].value, 40.0)
    live.forget()
