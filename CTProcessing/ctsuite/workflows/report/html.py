"""A document as one HTML page that needs nothing else: style and pictures are inside, and it runs no script.

The content security policy of the page allows only its own style (by digest) and pictures held in the page: a
text that slipped through the escaping could still load or run nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache, singledispatch
from html import escape
from importlib import resources

from ctsuite.workflows.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Figures,
    Gallery,
    Grid,
    Heading,
    Notice,
    Text,
    clean,
)


def html_of(document: Document) -> str:
    """Write a document as HTML."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{_safe(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{_safe(document.title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f"<header><h1>{_safe(document.title)}</h1>",
        f"<p><span>{_safe(document.mark)}</span><span>{_safe(document.made)}</span></p></header>",
        "<main>",
        *(_block(block) for block in document.blocks),
    ]
    for section in document.sections:
        parts += ["<section>", f"<h2>{_safe(section.title)}</h2>", *map(_block, section.blocks), "</section>"]
    footer = f"{_safe(document.title)} · {_safe(document.mark)} · {_safe(document.made)}"
    parts += ["</main>", f"<footer>{footer}</footer>", "</body>", "</html>", ""]
    return "\n".join(parts)


@lru_cache(maxsize=1)
def _style() -> str:
    return (resources.files("ctsuite.workflows.report") / "report.css").read_text(encoding="utf-8")


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"no way to write a {type(block).__name__}")


@_block.register
def _(block: Heading) -> str:
    return f"<h3>{_safe(block.text)}</h3>"


@_block.register
def _(block: Text) -> str:
    return f"<p>{_safe(block.text)}</p>"


@_block.register
def _(block: Facts) -> str:
    pairs = "".join(
        f"<div><dt>{_safe(name)}</dt><dd>{_safe(value)}</dd></div>" for name, value in block.pairs
    )
    return f'<dl class="facts">{pairs}</dl>' if pairs else ""


@_block.register
def _(block: Figures) -> str:
    items = "".join(
        f"<li><b>{_safe(value)}</b><span>{_safe(name)}</span></li>" for name, value in block.items
    )
    return f'<ul class="figures">{items}</ul>'


@_block.register
def _(block: Notice) -> str:
    lines = "".join(f"<li>{_safe(line)}</li>" for line in block.lines)
    listed = f"<ul>{lines}</ul>" if lines else ""
    title = f"<strong>{_safe(block.title)}</strong>"
    return f'<div class="notice {block.tone.value}" role="note">{title}{listed}</div>'


@_block.register
def _(block: Gallery) -> str:
    figures = []
    for picture in block.pictures:
        data = base64.b64encode(picture.png).decode("ascii")
        caption = _safe(picture.caption)
        image = f'<img src="data:image/png;base64,{data}" alt="{caption}">'
        figures.append(f"<figure>{image}<figcaption>{caption}</figcaption></figure>")
    return f'<div class="gallery">{"".join(figures)}</div>'


@_block.register
def _(block: Grid) -> str:
    heads = "".join(f'<th scope="col"{_kind(column)}>{_safe(column.title)}</th>' for column in block.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(cell, column) for cell, column in zip(row, block.columns, strict=True))}</tr>"
        for row in block.rows
    )
    total = sum(column.share for column in block.columns)
    widths = "".join(f'<col width="{100 * column.share / total:.1f}%">' for column in block.columns)
    return f"<table><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: Cell | str, column: Column) -> str:
    whole = cell if isinstance(cell, Cell) else Cell(cell)
    patch = ""
    if whole.colour:
        fill = "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in whole.colour)
        square = f'<rect width="8" height="8" fill="{fill}"/>'
        patch = f'<svg class="patch" viewBox="0 0 8 8" aria-hidden="true">{square}</svg>'
    tone = whole.tone.value if whole.tone else ""
    return f"<td{_kind(column, tone)}>{patch}{_safe(whole.text)}</td>"


def _kind(column: Column, tone: str = "") -> str:
    kinds = (
        ("number", column.number),
        ("code", column.code),
        ("lines", column.whole_lines),
        (tone, bool(tone)),
    )
    names = [name for name, wanted in kinds if wanted]
    return f' class="{" ".join(names)}"' if names else ""
