"""Answers to the manual steps of a workflow, from a JSON file.

::

    {"edit": {"seeds": [[10.5, -20.0, 300.0]], "note": "table removed"},
     "review": {"confirmed": true},
     "measure": {"measurements": [
        {"tool": "measurement.length", "name": "Fracture gap", "points": [[1, 2, 3], [4, 5, 6]]}]}}

Points are in LPS coordinates in millimetres.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.workflow import Workflow
from ctsuite.workflows.errors import ANSWERS_UNREADABLE

_KEYS = {"seeds", "confirmed", "note", "measurements"}
_WISH_KEYS = {"tool", "name", "points"}


def _none() -> NDArray[np.float64]:
    return np.empty((0, 3))


@dataclass(frozen=True)
class Wish:
    """A measurement by hand: the tool, the name it gets, and its points (n, 3) in LPS mm."""

    tool: str
    name: str
    points_lps_mm: NDArray[np.float64]


@dataclass(frozen=True)
class Answer:
    """What the operator gave in one step."""

    confirmed: bool = False
    note: str = ""
    seeds_lps_mm: NDArray[np.float64] = field(default_factory=_none)
    measurements: tuple[Wish, ...] = ()

    def confirms(self, asked: str | None) -> bool:
        """Whether this answers what a step asked for."""
        return self.confirmed or (asked == "seeds" and len(self.seeds_lps_mm) > 0)


def read(path: str | Path, workflow: Workflow) -> dict[str, Answer]:
    """Read the answers to a workflow.

    Returns
    -------
    dict of str to Answer
        By step.

    Raises
    ------
    CTSuiteError
        WORKFLOW-ANSWERS-UNREADABLE names what is wrong and where.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        return {step: _answer(workflow, step, item) for step, item in data.items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ANSWERS_UNREADABLE.caused_by(error, path=str(path)) from error


def _answer(workflow: Workflow, step: str, item: Mapping[str, Any]) -> Answer:
    if step not in {s.id for s in workflow.steps}:
        raise ValueError(f"The workflow has no step '{step}'.")
    unknown = set(item) - _KEYS
    if unknown:
        raise ValueError(f"The step '{step}' has the unknown entry '{sorted(unknown)[0]}'.")
    wishes = tuple(_wish(step, wish) for wish in item.get("measurements", ()))
    seeds = _points(step, item["seeds"]) if item.get("seeds") else _none()
    return Answer(bool(item.get("confirmed", False)), str(item.get("note", "")), seeds, wishes)


def _wish(step: str, wish: Mapping[str, Any]) -> Wish:
    unknown, absent = set(wish) - _WISH_KEYS, _WISH_KEYS - set(wish)
    if unknown or absent:
        raise ValueError(f"A measurement of the step '{step}' needs tool, name and points, and nothing else.")
    return Wish(str(wish["tool"]), str(wish["name"]), _points(step, wish["points"]))


def _points(step: str, points: Any) -> NDArray[np.float64]:
    array = np.asarray(points, dtype=float)
    if array.ndim != 2 or array.shape[1] != 3 or not np.isfinite(array).all():
        raise ValueError(f"The points of the step '{step}' are not a list of [L, P, S] numbers.")
    return array
