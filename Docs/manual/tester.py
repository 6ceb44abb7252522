"""Pages for whoever tests the software against the standard: coverage, boundary of the test, clauses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctsuite.core.profile import FIVE_RANGES, Profile, load
from ctsuite.core.tool import Scope
from ctsuite.workflows.catalogue import all_tools, all_workflows
from manual.markdown import code, page, table
from manual.sources import ROOT
from manual.words import Words

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def clauses() -> dict[str, Any]:
    """What ``requirements.toml`` says about the clauses of the standard."""
    return tomllib.loads((ROOT / "Docs" / "requirements.toml").read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, str, str]]:
    """Identifier, title and profile of every function with data requirements of its own."""
    for tool in all_tools().values():
        yield tool.id, tool.title, tool.profile
    for flow in all_workflows().values():
        yield flow.id, flow.title, flow.profile


def ends(profile: Profile) -> Iterator[tuple[str, str, str, str]]:
    """Of each of the five ranges: the fact, the ends that are accepted, the neighbours that are refused."""
    for fact in FIVE_RANGES:
        rule = profile.range(fact)
        if rule is None:
            continue
        step = rule.step or 1
        low, high = rule.minimum, rule.maximum
        inside = ", ".join(f"{value:g}" for value in (low, high) if value is not None)
        beyond = (low - step if low is not None else None, high + step if high is not None else None)
        outside = ", ".join(f"{value:g}" for value in beyond if value is not None)
        yield fact, inside, outside, rule.unit


def coverage_page(words: Words) -> str:
    """The test set of 4.1.6: which data every function is tested with."""
    shared = clauses()["coverage"]
    profiles = sorted({profile for _, _, profile in functions()})
    tests = ", ".join(map(code, shared["tests"]))
    parts = [
        "# Coverage of the test data",
        "Clause 4.1.6 asks for at least three compatible series for every function, and for data at both "
        "ends of five ranges. Every function below is run on the compatible series; the digital phantom "
        "supplies series at both ends of each range, one extreme at a time, which must be accepted, and one "
        f"step outside, which must be refused. The tests are made from the same data requirements: {tests}.",
        "## Compatible series",
        table(("Series", "Origin"), ((code(s["name"]), s["origin"]) for s in shared["series"])),
        "## Functions",
        table(
            ("Function", "Data requirements", "Compatible series"),
            (
                (f"{title} ({code(id_)})", code(profile), len(shared["series"]))
                for id_, title, profile in functions()
            ),
        ),
        "## Ends of the ranges",
    ]
    for id_ in profiles:
        parts += [
            f"### {load(id_).title} ({code(id_)})",
            table(("Range", "Accepted", "Refused", "Unit"), ends(load(id_)), "No range of its own."),
        ]
    return page(*parts)


def scope_page(words: Words) -> str:
    """The boundary of the test (4.1.7): what is for CT, for CT and others, for others only."""
    tools = all_tools().values()
    outside = [tool for tool in tools if tool.scope is Scope.OTHER]
    return page(
        "# Boundary of the test",
        "Clause 4.1.7: functions that are for other modalities only are not part of a test against the "
        "standard. "
        "Functions for CT, and functions for CT and other modalities, are.",
        table(("Function", "Identifier", "Meant for"), ((t.title, code(t.id), t.scope.value) for t in tools)),
        "## Functions that are not part of the test",
        table(("Function", "Identifier"), ((t.title, code(t.id)) for t in outside), "There are none."),
    )


def clause_page(words: Words) -> str:
    """What serves each clause, where it is explained and which tests prove it."""
    parts = [
        "# Clauses of the standard",
        "Which functions serve a clause, where they are explained and which tests prove them. Clauses that "
        "are not "
        "listed are not served by this version.",
    ]
    described = (*all_tools().values(), *all_workflows().values())
    for clause in clauses()["clause"]:
        served = [f"{one.title} ({code(one.id)})" for one in described if clause["id"] in one.clauses]
        served += map(code, clause.get("functions", ()))
        parts += [
            f"## {clause['id']} {clause['title']}",
            clause["behaviour"],
            "- Functions: " + ", ".join(served),
            "- Explained in: " + ", ".join(f"[{name}](../{name})" for name in clause["docs"]),
            "- Proved by: " + ", ".join(map(code, clause["tests"])),
        ]
    return page(*parts)


def pages(words: Words) -> dict[str, str]:
    """The pages for testers; they are in English only, because they name tests."""
    if words.language != "en":
        return {}
    return {
        "tester/coverage.md": coverage_page(words),
        "tester/scope.md": scope_page(words),
        "tester/clauses.md": clause_page(words),
    }
