"""The data requirements: a table for one function, and the page of all with the hash of each file."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from importlib.util import find_spec

from ctsuite.core.profile import PACKAGES, Profile, profiles
from ctsuite.workflows.catalogue import all_tools, all_workflows
from manual.markdown import code, page, table
from manual.words import Words


@cache
def hashes() -> dict[str, str]:
    """SHA-256 of each profile file by the identifier of the profile."""
    found = {}
    for package in PACKAGES:
        folder = resources.files(package) / "profiles" if find_spec(package) else None
        if folder is not None and folder.is_dir():
            for file in folder.iterdir():
                if file.name.endswith(".json"):
                    found[json.loads(file.read_bytes())["id"]] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def requirements(words: Words, profile: Profile) -> str:
    """The table of one profile: every rule with its level, tag, what is allowed and why."""
    level = {"must": words("refused otherwise"), "should": words("asked otherwise")}
    rows = (
        (
            code(rule.fact),
            f"({rule.tag})" if rule.tag else words("derived"),
            words.allowed(rule),
            level[rule.level] + (f"{words.semicolon}{words('must be present')}" if rule.present else ""),
            words.screen(rule.reason),
        )
        for rule in profile.rules
    )
    heads = ("Attribute", "DICOM tag", "Allowed", "What happens", "Why")
    return table(map(words, heads), rows)


def used_by(words: Words, profile_id: str) -> str:
    """Links to the tools and workflows whose data are checked against a profile."""
    tools = [
        f"[{words.screen(t.title)}](tools/{t.id}.md)" for t in all_tools().values() if t.profile == profile_id
    ]
    flows = [
        f"[{words.screen(w.title)}](workflows/{w.id}.md)"
        for w in all_workflows().values()
        if w.profile == profile_id
    ]
    return words.comma.join(tools + flows) or words("other requirements, which extend it")


def pages(words: Words) -> dict[str, str]:
    """The page of all data requirements."""
    parts = [
        f"# {words('Data requirements')}",
        words(
            "Each function accepts the data listed here and checks them before it starts. A requirement "
            "that is not "
            "met refuses the data; a recommendation that is not met asks whether to go on, and the answer "
            "is recorded. "
            "The tables are made from the files that the software itself reads; the hash identifies the file."
        ),
    ]
    for profile in profiles().values():
        facts = [
            (words("Identifier"), code(profile.id)),
            (words("Used by"), used_by(words, profile.id)),
            (words("Extends"), code(profile.extends) if profile.extends else words("nothing")),
            ("SHA-256", code(hashes()[profile.id])),
        ]
        parts += [
            f"## {words.screen(profile.title)}",
            "\n".join(f"- {name}{words.colon}{value}" for name, value in facts),
            requirements(words, profile),
        ]
    return {"user/compatibility.md": page(*parts)}
