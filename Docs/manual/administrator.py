"""Pages for administrators: which function needs which permission."""

from __future__ import annotations

from ctsuite.workflows.catalogue import all_tools
from manual.markdown import code, page, table
from manual.words import Words


def pages(words: Words) -> dict[str, str]:
    """The functions by permission, in English only."""
    if words.language != "en":
        return {}
    tools = all_tools().values()
    parts = [
        "# Functions by permission",
        "A function can be used by whoever holds its permission, and by nobody else.",
    ]
    for permission in sorted({tool.permission for tool in tools}):
        held = (
            (f"[{t.title}](../user/tools/{t.id}.md)", t.summary) for t in tools if t.permission == permission
        )
        parts += [f"## {code(permission)}", table(("Function", "What it is for"), held)]
    return {"admin/functions.md": page(*parts)}
