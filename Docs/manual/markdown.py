"""The few forms of MyST Markdown that the generated pages use."""

from __future__ import annotations

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[object]], nothing: str = "") -> str:
    """A table, or the text `nothing` where it has no rows."""
    lines = [line(row) for row in rows]
    if not lines:
        return f"{nothing}\n"
    heads = list(heads)
    return "\n".join([line(heads), line("---" for _ in heads), *lines]) + "\n"


def line(cells: Iterable[object]) -> str:
    """One line of a table."""
    return "| " + " | ".join(cell(value) for value in cells) + " |"


def cell(value: object) -> str:
    """Text of one cell: it must not end the cell or the line."""
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def code(text: object) -> str:
    """A text set as code."""
    return f"`{text}`"


def warning(title: str, text: str) -> str:
    """A framed warning."""
    return f":::{{admonition}} {title}\n:class: warning\n\n{text}\n:::\n"


def contents(pages: Iterable[str], depth: int = 1, hidden: bool = False) -> str:
    """A table of contents over pages named relative to this one."""
    options = f":maxdepth: {depth}\n" + (":hidden:\n" if hidden else "")
    return "```{toctree}\n" + options + "\n" + "\n".join(pages) + "\n```\n"


def page(*parts: str) -> str:
    """A page of parts with an empty line between them."""
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part.strip())
