"""The state of a workflow, kept in the scene.

Each workflow has one scripted module node. It holds the state as JSON text, and for each artefact of the
workflow the nodes it consists of as node references: MRML keeps these right when a scene is saved, opened or
imported into another one, where nodes get new identifiers. A reference role is the number of the artefact,
because a role must be a plain word and the name of an artefact need not be one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctsuite.core.errors_core import STATE_UNREADABLE

_MODULE = "CTWorkflows"
_WORKFLOW, _STATE, _NAMES = "workflow", "state", "artefacts"


@dataclass(frozen=True)
class StoredState:
    """What a scene holds of one workflow.

    Attributes
    ----------
    workflow : str
        Identifier of the workflow.
    state_json : str
        Its state, a JSON document.
    artefacts : Mapping
        Name of an artefact to its nodes; artefacts whose nodes were deleted are absent.
    """

    workflow: str
    state_json: str
    artefacts: Mapping[str, tuple[Any, ...]]


def save_state(
    scene: Any,
    workflow_id: str,
    state_json: str,
    artefacts: Mapping[str, Any | Sequence[Any]],
) -> Any:
    """Store the state of a workflow in the scene, in place of an earlier one of the same workflow.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    workflow_id : str
        Identifier of the workflow.
    state_json : str
        Its state, a JSON document.
    artefacts : Mapping
        Name of an artefact to its node or nodes, all in the scene.

    Returns
    -------
    vtkMRMLScriptedModuleNode

    Raises
    ------
    ValueError
        The state is not JSON: a defect of the caller.
    """
    # One line of ASCII passes through XML attributes unchanged.
    text = json.dumps(json.loads(state_json))
    node = next((n for n in _nodes(scene) if n.GetParameter(_WORKFLOW) == workflow_id), None)
    if node is None:
        node = scene.AddNewNodeByClass("vtkMRMLScriptedModuleNode", f"CTSuite {workflow_id}")
        node.SetModuleName(_MODULE)
    modified = node.StartModify()
    node.SetParameter(_WORKFLOW, workflow_id)
    node.SetParameter(_STATE, text)
    node.SetParameter(_NAMES, json.dumps(list(artefacts)))
    node.RemoveNodeReferenceIDs(None)
    for n, items in enumerate(artefacts.values()):
        for item in items if isinstance(items, Sequence) else (items,):
            node.AddNodeReferenceID(_role(n), item.GetID())
    node.EndModify(modified)
    return node


def load_states(scene: Any) -> tuple[StoredState, ...]:
    """Return the states of all workflows in the scene, in the order in which they were begun.

    Raises
    ------
    CTSuiteError
        WORKFLOW-STATE-UNREADABLE when a stored state is damaged.
    """
    return tuple(_load(node) for node in _nodes(scene))


def load_state(scene: Any, workflow_id: str) -> StoredState | None:
    """Return the state of one workflow, or None where the scene holds none.

    Raises
    ------
    CTSuiteError
        WORKFLOW-STATE-UNREADABLE when the stored state is damaged.
    """
    found = (_load(node) for node in _nodes(scene) if node.GetParameter(_WORKFLOW) == workflow_id)
    return next(found, None)


def _load(node: Any) -> StoredState:
    try:
        text = node.GetParameter(_STATE)
        if not isinstance(json.loads(text), dict):
            raise ValueError("it is not a JSON object")
        names = json.loads(node.GetParameter(_NAMES) or "[]")
        artefacts = {str(name): tuple(_referenced(node, n)) for n, name in enumerate(names)}
    except (ValueError, TypeError, RecursionError) as error:
        raise STATE_UNREADABLE.caused_by(error) from error
    return StoredState(
        node.GetParameter(_WORKFLOW), text, {k: nodes for k, nodes in artefacts.items() if nodes}
    )


def _nodes(scene: Any) -> Iterable[Any]:
    for n in range(scene.GetNumberOfNodesByClass("vtkMRMLScriptedModuleNode")):
        node = scene.GetNthNodeByClass(n, "vtkMRMLScriptedModuleNode")
        if node.GetModuleName() == _MODULE and node.GetParameter(_WORKFLOW):
            yield node


def _referenced(node: Any, number: int) -> Iterable[Any]:
    for n in range(node.GetNumberOfNodeReferences(_role(number))):
        item = node.GetNthNodeReference(_role(number), n)
        if item is not None:
            yield item


def _role(number: int) -> str:
    return f"artefact{number}"
