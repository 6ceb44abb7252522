"""Running a tool on nodes of the scene, with undo. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ctsuite.core.runner import Context, Decision, RunResult, run
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.mrml import convert


@dataclass(frozen=True)
class ToolOutcome:
    """What a run delivered, and the nodes that hold it by the name of the output."""

    result: RunResult
    nodes: Mapping[str, tuple[Any, ...]]


class ToolLogic:
    """Runs tools; what they deliver becomes new nodes, and the nodes that were given stay as they are.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where the nodes are.
    context : Context or None
        Session, hooks and decisions.
    """

    def __init__(self, scene: Any, context: Context | None = None) -> None:
        self.scene = scene
        self.context = context or Context()
        self._done: list[list[Any]] = []
        self._undone: list[list[Any]] = []

    def run(
        self,
        tool: Tool,
        nodes: Mapping[str, Any],
        parameters: Mapping[str, Any],
        decide: Decision,
        task: Task,
    ) -> ToolOutcome:
        """Run a tool.

        Parameters
        ----------
        tool : Tool
            What to run.
        nodes : Mapping
            Name of the input to its node, or to a tuple of nodes where it takes many.
        parameters : Mapping
            Values by name.
        decide : callable
            Asked when the data do not meet a recommendation.
        task : Task
            Progress and cancelling.

        Raises
        ------
        CTSuiteError
            What reading the nodes, the tool and writing its results raise. The scene is as before then.
        """
        inputs = {name: _value(node) for name, node in nodes.items()}
        context = replace(self.context, decide=decide, task=task)
        result = run(tool, inputs, parameters, context)
        beside = next(_each(nodes.values()), None)
        before = set(self._ids())
        try:
            made = {name: self._write(value, beside) for name, value in result.outputs.items()}
        except Exception:
            self._remove(self._added(before))
            raise
        self._done.append(self._added(before))
        self._undone.clear()
        return ToolOutcome(result, made)

    def canUndo(self) -> bool:
        """Whether there is a run whose results can be taken back."""
        return bool(self._done)

    def canRedo(self) -> bool:
        """Whether results were taken back that can be shown again."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take the results of the last run out of the scene."""
        nodes = self._done.pop()
        self._remove(nodes)
        self._undone.append(nodes)

    def redo(self) -> None:
        """Put the results that were taken back last into the scene again."""
        nodes = self._undone.pop()
        for node in nodes:
            self.scene.AddNode(node)
        self._done.append(nodes)

    def forget(self) -> None:
        """Forget what can be undone; a scene that was closed has none of these nodes."""
        self._done, self._undone = [], []

    def _write(self, value: Any, beside: Any) -> tuple[Any, ...]:
        if value is None:
            return ()
        values = value if isinstance(value, tuple) else (value,)
        return tuple(convert.to_node(self.scene, item, None, beside) for item in values)

    def _ids(self) -> Iterator[str]:
        for index in range(self.scene.GetNumberOfNodes()):
            yield self.scene.GetNthNode(index).GetID()

    def _added(self, before: set[str]) -> list[Any]:
        """Nodes that were not there before, but for the one subject hierarchy that every scene has."""
        nodes = (self.scene.GetNodeByID(id_) for id_ in self._ids() if id_ not in before)
        return [node for node in nodes if not node.IsA("vtkMRMLSubjectHierarchyNode")]

    def _remove(self, nodes: Sequence[Any]) -> None:
        for node in reversed(nodes):
            if self.scene.IsNodePresent(node):
                self.scene.RemoveNode(node)


def _value(node: Any) -> Any:
    if isinstance(node, (tuple, list)):
        return tuple(convert.from_node(item) for item in node)
    return convert.from_node(node)


def _each(nodes: Any) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, (tuple, list)):
            yield from node
        else:
            yield node
