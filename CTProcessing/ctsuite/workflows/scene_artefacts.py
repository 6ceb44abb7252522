"""The artefacts and the state of a workflow, kept in a MRML scene.

What is a pure type becomes a node, so that every other module can show and change it, and is read back from
the node each time it is asked for: what the operator edits in the scene is what the next step works on.
Documents (the data check, where the report lies) are kept as text beside the state, and saved with the scene.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from typing import Any

from ctsuite.core.errors_core import STATE_UNREADABLE
from ctsuite.core.workflow import Workflow, WorkflowState
from ctsuite.mrml import convert, workflow_node
from ctsuite.workflows.data_check import DataCheck


class SceneArtefacts(MutableMapping[str, Any]):
    """Named results of a workflow in a scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene.
    workflow : Workflow
        Whose results these are.

    Raises
    ------
    CTSuiteError
        WORKFLOW-STATE-UNREADABLE when the scene holds a damaged state of this workflow.
    """

    def __init__(self, scene: Any, workflow: Workflow) -> None:
        self._scene, self._workflow = scene, workflow
        self._nodes: dict[str, tuple[Any, ...]] = {}
        self._many: set[str] = set()
        self._documents: dict[str, Any] = {}
        self.state = WorkflowState.begin(workflow)
        stored = workflow_node.load_state(scene, workflow.id)
        if stored is not None:
            self._restore(stored)

    def store(self, state: WorkflowState) -> None:
        """Keep a state, and which nodes the artefacts are, in the scene."""
        self.state = state
        text = json.dumps(
            {
                "state": json.loads(state.to_json()),
                "documents": {name: _document(value) for name, value in self._documents.items()},
                "many": sorted(self._many),
            }
        )
        workflow_node.save_state(self._scene, self._workflow.id, text, self._nodes)

    def nodes(self, name: str) -> tuple[Any, ...]:
        """The nodes that hold an artefact; none for a document or where there is no such artefact."""
        return tuple(node for node in self._nodes.get(name, ()) if self._scene.IsNodePresent(node))

    def adopt(self, name: str, node: Any) -> None:
        """Take a node of the scene as an artefact; another one taken before stays in the scene."""
        self._nodes[name] = (node,)
        self._documents.pop(name, None)
        self._many.discard(name)

    def __getitem__(self, name: str) -> Any:
        if name in self._documents:
            return self._documents[name]
        nodes = self.nodes(name)
        if not nodes:
            raise KeyError(name)
        if name in self._many:
            return tuple(convert.from_node(node) for node in nodes)
        return convert.from_node(nodes[0])

    def __setitem__(self, name: str, value: Any) -> None:
        if isinstance(value, (DataCheck, dict, str)):
            self._forget(name)
            self._documents[name] = value
            return
        study = next((node for node in self.nodes(self._workflow.steps[0].gives[0])), None)
        if isinstance(value, tuple):
            self._forget(name)
            self._nodes[name] = tuple(convert.to_node(self._scene, item, None, study) for item in value)
            self._many.add(name)
            return
        before = self.nodes(name)
        if before and name not in self._many and convert.holds(before[0], value):
            convert.to_node(self._scene, value, before[0], study)
        else:
            self._forget(name)
            self._nodes[name] = (convert.to_node(self._scene, value, None, study),)

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._forget(name)

    def __contains__(self, name: object) -> bool:
        return name in self._documents or bool(self.nodes(str(name)))

    def __iter__(self) -> Iterator[str]:
        yield from self._documents
        yield from (name for name in self._nodes if self.nodes(name))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _forget(self, name: str) -> None:
        for node in self.nodes(name):
            self._scene.RemoveNode(node)
        self._nodes.pop(name, None)
        self._documents.pop(name, None)
        self._many.discard(name)

    def _restore(self, stored: workflow_node.StoredState) -> None:
        try:
            data = json.loads(stored.state_json)
            state, documents, many = data["state"], data["documents"], set(data["many"])
            self._documents = {name: _value(value) for name, value in documents.items()}
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise STATE_UNREADABLE.caused_by(error) from error
        self.state = WorkflowState.from_json(json.dumps(state), self._workflow)
        self._nodes, self._many = dict(stored.artefacts), many


def _document(value: Any) -> Any:
    return {"data_check": value.as_dict()} if isinstance(value, DataCheck) else {"text": value}


def _value(value: Any) -> Any:
    return DataCheck.from_dict(value["data_check"]) if "data_check" in value else value["text"]
