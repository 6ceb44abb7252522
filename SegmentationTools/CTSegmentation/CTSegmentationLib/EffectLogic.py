"""Running a tool for an effect of the Segment Editor. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from CTSegmentationLib.SeedsLogic import INPUTS, SeedsLogic
from ctsuite.core.labels import Labels
from ctsuite.core.runner import Context, Decision, RunResult, run
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.mrml import convert
from ctsuite.mrml.segmentation import region_image

_PARAMETERS = "CTSegmentationEffects"
_CLASS = "vtkMRMLScriptedModuleNode"


class EffectLogic:
    """What an effect does with the scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where the seeds and the values of the form are.
    tool : Tool
        What is run.
    """

    def __init__(self, scene: Any, tool: Tool) -> None:
        self.scene, self.tool = scene, tool
        self._seeds = SeedsLogic(scene, lambda: None)

    def takesSeeds(self) -> bool:
        """Whether the tool starts from seeds."""
        names = {port.name for port in self.tool.inputs}
        return any(name in names for given in INPUTS.values() for name in given)

    def parameterNode(self) -> Any:
        """The node that keeps the values of the forms of all effects; made where there is none."""
        node = self.scene.GetSingletonNode(_PARAMETERS, _CLASS)
        if node is None:
            node = self.scene.CreateNodeByClass(_CLASS)
            node.SetSingletonTag(_PARAMETERS)
            node.SetName(_PARAMETERS)
            node = self.scene.AddNode(node)
        return node

    def run(self, volumeNode: Any, parameters: Mapping[str, Any], decide: Decision, task: Task) -> RunResult:
        """Run the tool on a volume and the seeds of the scene; nothing is put into the scene.

        Raises
        ------
        CTSuiteError
            What reading the nodes and the tool raise.
        """
        inputs = {"volume": convert.from_node(volumeNode)}
        names = {port.name for port in self.tool.inputs}
        for kind, given in INPUTS.items():
            node = self._seeds.node(kind)
            placed = node is not None and node.GetNumberOfControlPoints() > 0
            for name in given if placed else ():
                if name in names:
                    inputs[name] = convert.from_node(node)
        self._seeds.forget()
        return run(self.tool, inputs, parameters, replace(Context(), decide=decide, task=task))

    def modifier(self, result: RunResult, segmentationNode: Any, like: Any) -> Any:
        """The region that was found, as the label map that changes a segment.

        Parameters
        ----------
        result : RunResult
            Of the tool.
        segmentationNode : vtkMRMLSegmentationNode
            Whose segment is changed.
        like : vtkOrientedImageData
            A label map with the geometry of the segmentation.

        Returns
        -------
        vtkOrientedImageData
            1 inside of the region, 0 elsewhere; marks of leaks and the like are no part of it.

        Raises
        ------
        CTSuiteError
            SEGMENTATION-EMPTY.
        """
        labels = next(value for value in result.outputs.values() if isinstance(value, Labels))
        return region_image(labels, labels.chosen("")[0].value, segmentationNode, like)
