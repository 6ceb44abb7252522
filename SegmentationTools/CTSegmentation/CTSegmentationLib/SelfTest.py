"""Self-test of the module: bone of a generated study, found and taken back."""

from __future__ import annotations

from typing import Any

import numpy as np
import slicer
from CTSuiteLib.Samples import sampleBody
from CTSuiteLib.ToolLogic import ToolLogic

from CTSegmentationLib.SeedsLogic import INSIDE, SeedsLogic
from ctsuite.core.runner import accept
from ctsuite.core.task import Task
from ctsuite.mrml import convert
from ctsuite.mrml import volume as volumes
from ctsuite.segmentation import threshold

_VOXEL_MM = 3.0


def runSelfTest(test: Any) -> None:
    """Segment bone, look at a seed, take the result back.

    Parameters
    ----------
    test : unittest.TestCase
        Makes the assertions.
    """
    scene = slicer.mrmlScene
    volume = sampleBody(_VOXEL_MM).volume(Task())
    node = volumes.to_node(scene, volume)
    logic = ToolLogic(scene)
    outcome = logic.run(threshold.TOOL, {"volume": node}, {"preset": "bone"}, accept, Task())
    made = outcome.nodes["labels"][0]
    array = convert.from_node(made).array
    test.assertGreater(int(np.count_nonzero(array)), 1000)
    seeds = SeedsLogic(scene, lambda: None)
    index = np.argwhere(array)[0][::-1]
    seeds.add(INSIDE, volume.grid.ijk_to_lps[:3] @ [*index, 1.0])
    test.assertGreater(seeds.seeds(node)[0].value, 226)
    seeds.forget()
    logic.undo()
    test.assertFalse(scene.IsNodePresent(made))
