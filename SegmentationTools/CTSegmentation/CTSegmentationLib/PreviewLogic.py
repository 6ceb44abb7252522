"""A quick run of a function on a coarse copy of its inputs. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.runner import Context, Decision, run
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.mrml import convert, display

_MOST_VOXELS = 96**3
_NAME = "Preview"
_FILL, _OUTLINE = 0.25, 0.8


class PreviewLogic:
    """One segmentation that shows about what a function would make.

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
    ) -> Any:
        """Run a function on every n-th voxel and show the segments that it finds.

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
        volumes = [value for value in inputs.values() if isinstance(value, (Volume, Labels))]
        every = _step(max((value.array.size for value in volumes), default=1))
        coarse = {name: _coarse(value, every) for name, value in inputs.items()}
        result = run(tool, coarse, parameters, replace(Context(), decide=decide, task=task))
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


def _step(voxels: int) -> int:
    return max(1, int(np.ceil((voxels / _MOST_VOXELS) ** (1 / 3))))


def _coarse(value: Any, every: int) -> Any:
    """Every n-th voxel along each axis; a value without voxels as it is."""
    if every == 1 or not isinstance(value, (Volume, Labels)):
        return value
    array = np.ascontiguousarray(value.array[::every, ::every, ::every])
    matrix = value.grid.ijk_to_lps @ np.diag([every, every, every, 1.0])
    grid = Grid.from_ijk_to_lps(matrix, array.shape)
    return (
        value.with_array(array, grid) if isinstance(value, Volume) else replace(value, array=array, grid=grid)
    )
