"""A quick run of a function on the slices around the one shown. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.runner import Context, Decision, run
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.mrml import convert, display

_MOST_VOXELS, _LEAST_SLICES = 4_000_000, 16
_NAME = "Preview"
_FILL, _OUTLINE = 0.25, 0.8


class PreviewLogic:
    """One segmentation that shows what a function would make of a slab of slices.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where it is shown.
    """

    def __init__(self, scene: Any) -> None:
        self.scene = scene
        self.node: Any = None

    def show(
        self,
        tool: Tool,
        nodes: Mapping[str, Any],
        parameters: Mapping[str, Any],
        decide: Decision,
        task: Task,
        position_lps_mm: Any = None,
    ) -> Any:
        """Run a function on the slices around a position and show the segments that it finds there.

        The slab also holds every point that the function is given.

        Returns
        -------
        vtkMRMLSegmentationNode or None
            The preview; None where the function makes no segments.

        Raises
        ------
        CTSuiteError
            What reading the nodes and the tool raise.
        """
        inputs = {name: _taken(node) for name, node in nodes.items()}
        points = [np.zeros((0, 3)) if position_lps_mm is None else np.reshape(position_lps_mm, (1, 3))]
        points += [np.asarray(value.points_lps_mm) for value in inputs.values() if isinstance(value, Curve)]
        around = np.concatenate(points)
        slab = {name: _slab(value, around) for name, value in inputs.items()}
        result = run(tool, slab, parameters, replace(Context(), decide=decide, task=task))
        self.clear()
        for value in result.outputs.values():
            if isinstance(value, Labels):
                self.node = convert.to_node(self.scene, replace(value, name=_NAME))
                self.node.SetHideFromEditors(True)
                self.node.SetSaveWithScene(False)
                display.show_segmentation(self.node, _FILL, _OUTLINE, surface=False)
                break
        return self.node

    def clear(self) -> None:
        """Take the preview out of the scene."""
        if self.node is not None and self.scene.IsNodePresent(self.node):
            self.scene.RemoveNode(self.node)
        self.node = None


def _taken(node: Any) -> Any:
    if isinstance(node, (tuple, list)):
        return tuple(convert.from_node(item) for item in node)
    return convert.from_node(node)


def _slab(value: Any, points_lps_mm: Any) -> Any:
    """The slices of a volume or label map around points (n, 3); a value without voxels as it is."""
    if not isinstance(value, (Volume, Labels)):
        return value
    slices, rows, columns = value.array.shape
    count = max(_LEAST_SLICES, _MOST_VOXELS // (rows * columns))
    index = value.grid.lps_to_index(points_lps_mm)[:, 2] if len(points_lps_mm) else np.array([slices / 2])
    index = np.clip(index, 0, slices - 1)
    spare = max(0, count - int(np.ptp(index)) - 1) // 2
    first = max(0, int(index.min()) - spare)
    past = min(slices, int(np.ceil(index.max())) + spare + 1)
    if past - first == slices:
        return value
    array = np.ascontiguousarray(value.array[first:past])
    matrix = value.grid.ijk_to_lps.copy()
    matrix[:3, 3] = value.grid.index_to_lps([0.0, 0.0, float(first)])
    grid = Grid.from_ijk_to_lps(matrix, array.shape)
    return (
        value.with_array(array, grid) if isinstance(value, Volume) else replace(value, array=array, grid=grid)
    )
