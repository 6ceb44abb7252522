"""What is said about the clauses of the standard is true: functions, pages and tests exist."""

from __future__ import annotations

import ast
import os
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ctsuite.workflows.catalogue import all_tools, all_workflows


@pytest.fixture(scope="session")
def requirements(manual: Any) -> dict[str, Any]:
    """The content of requirements.toml."""
    return import_module("manual.tester").clauses()


def test_the_clauses_are_those_of_the_standard(requirements: dict[str, Any], repository: Path) -> None:
    folder = Path(os.environ.get("CTSUITE_STANDARD") or repository.parent / "shared" / "standard")
    table = folder / "clauses.md"
    if not table.is_file():
        pytest.skip(f"the clause table of the standard is not at {folder} (set CTSUITE_STANDARD)")
    real = set(re.findall(r"^\| (4[.\d]+) ", table.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(requirements["standard"]) == real


def test_each_clause_is_listed_once_with_what_serves_it(requirements: dict[str, Any]) -> None:
    ids = [clause["id"] for clause in requirements["clause"]]
    assert len(set(ids)) == len(ids) and set(ids) <= set(requirements["standard"])
    assert {"4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7", "4.2.2", "4.3.2.1", "4.4.1", "4.4.2"} <= set(ids)
    for clause in requirements["clause"]:
        assert clause["behaviour"] and clause["docs"] and clause["tests"], clause["id"]


def test_every_clause_that_a_tool_or_workflow_names_is_explained(requirements: dict[str, Any]) -> None:
    explained = {clause["id"] for clause in requirements["clause"]}
    for described in (*all_tools().values(), *all_workflows().values()):
        assert set(described.clauses) <= explained, described.id


def test_every_clause_is_served_by_something(requirements: dict[str, Any]) -> None:
    named = {c for described in (*all_tools().values(), *all_workflows().values()) for c in described.clauses}
    idle = [c["id"] for c in requirements["clause"] if not c.get("functions") and c["id"] not in named]
    assert not idle


def test_the_functions_that_serve_a_clause_exist(requirements: dict[str, Any]) -> None:
    for clause in requirements["clause"]:
        for name in clause.get("functions", ()):
            module, _, member = name.rpartition(".")
            assert hasattr(import_module(module), member), (clause["id"], name)


def test_the_pages_that_explain_a_clause_exist(requirements: dict[str, Any], pages: dict[str, str]) -> None:
    missing = [(c["id"], page) for c in requirements["clause"] for page in c["docs"] if page not in pages]
    assert not missing


def test_the_tests_that_prove_a_clause_exist(requirements: dict[str, Any], repository: Path) -> None:
    missing = [
        (clause["id"], node)
        for clause in (*requirements["clause"], {"id": "coverage", **requirements["coverage"]})
        for node in clause["tests"]
        if not exists(repository, node)
    ]
    assert not missing


def exists(repository: Path, node: str) -> bool:
    """Whether a test of that name is defined in that file."""
    name, _, test = node.partition("::")
    file = repository / name
    if not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(part, ast.FunctionDef) and part.name == test for part in ast.walk(tree))


def test_the_compatible_series_are_at_least_three_and_in_the_test_data(
    requirements: dict[str, Any], data: Any
) -> None:
    names = [series["name"] for series in requirements["coverage"]["series"]]
    assert len(names) >= 3
    assert all(data(name).exists() for name in names if "/" in name)
