"""Every tool and workflow of the installed parts, by id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module, resources
from importlib.util import find_spec

from ctsuite.core.errors_core import PROFILE_UNKNOWN, TOOL_UNKNOWN, WORKFLOW_UNKNOWN
from ctsuite.core.profile import Profile, profiles
from ctsuite.core.tool import Tool
from ctsuite.core.workflow import Workflow

DOMAINS = (
    "ctsuite.ct",
    "ctsuite.segmentation",
    "ctsuite.measurement",
    "ctsuite.spectral",
    "ctsuite.workflows",
)


@lru_cache(maxsize=1)
def all_tools() -> Mapping[str, Tool]:
    """Return the tools of every installed domain, ordered as their domains list them."""
    found: dict[str, Tool] = {}
    for domain in DOMAINS:
        if find_spec(domain) is not None and find_spec(f"{domain}.tools") is not None:
            for tool in import_module(f"{domain}.tools").TOOLS:
                found[tool.id] = tool
    return found


def tool(id_: str) -> Tool:
    """Return a tool.

    Raises
    ------
    CTSuiteError
        TOOL-UNKNOWN with similar names.
    """
    known = all_tools()
    if id_ not in known:
        similar = get_close_matches(id_, known, n=3, cutoff=0.4)
        raise TOOL_UNKNOWN(tool=id_, similar=", ".join(similar) or "none")
    return known[id_]


@lru_cache(maxsize=1)
def all_workflows() -> Mapping[str, Workflow]:
    """Return every workflow by id."""
    folder = resources.files("ctsuite.workflows") / "definitions"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    made = (Workflow.from_dict(json.loads(file.read_text(encoding="utf-8"))) for file in files)
    return {workflow.id: workflow for workflow in made}


def workflow(id_: str) -> Workflow:
    """Return a workflow.

    Raises
    ------
    CTSuiteError
        WORKFLOW-UNKNOWN.
    """
    known = all_workflows()
    if id_ not in known:
        raise WORKFLOW_UNKNOWN(workflow=id_, known=", ".join(known))
    return known[id_]


def profile_for(id_: str) -> Profile:
    """Return the data requirements of a tool, of a workflow, or the profile of that name.

    Raises
    ------
    CTSuiteError
        PROFILE-UNKNOWN.
    """
    if id_ in all_tools():
        id_ = all_tools()[id_].profile
    elif id_ in all_workflows():
        id_ = all_workflows()[id_].profile
    known = profiles()
    if id_ not in known:
        raise PROFILE_UNKNOWN(profile=id_, known=", ".join(sorted({*known, *all_tools(), *all_workflows()})))
    return known[id_]
