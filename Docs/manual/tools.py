"""A page for each tool, with the names that stand on screen, and the list of all tools."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

from ctsuite.core.profile import load
from ctsuite.core.tool import Field, Port, Tool
from ctsuite.workflows.catalogue import all_tools, all_workflows
from manual.markdown import code, contents, page, table, warning
from manual.profiles import requirements
from manual.words import Words


def pages(words: Words) -> dict[str, str]:
    """The list of the tools and a page for each."""
    tools = all_tools()
    made = {f"user/tools/{tool.id}.md": tool_page(words, tool) for tool in tools.values()}
    rows = (
        (f"[{words.screen(t.title)}]({t.id}.md)", words.screen(t.group), words.screen(t.summary), code(t.id))
        for t in tools.values()
    )
    heads = ("Tool", "Group", "What it is for", "Identifier")
    made["user/tools/index.md"] = page(
        f"# {words('Tools')}",
        words(
            "Every tool does one thing. Guided workflows run them in the right order; each can also be run "
            "alone."
        ),
        table(map(words, heads), rows),
        contents(sorted(tools), hidden=True),
    )
    return made


def tool_page(words: Words, tool: Tool) -> str:
    """The operating instructions of one tool."""
    return page(
        f"# {words.screen(tool.title)}",
        words.screen(tool.summary),
        warning(words("Warning"), words.screen(tool.risk)),
        f"## {words('Inputs')}",
        ports(words, tool.inputs),
        f"## {words('Parameters')}",
        parameters(words, tool.fields),
        f"## {words('Results')}",
        ports(words, tool.outputs),
        f"## {words('How to use it')}",
        steps(words, tool),
        anchoring(words, tool),
        f"## {words('Method')}",
        words(method(tool)),
        f"## {words('Data requirements')}",
        requirements(words, load(tool.profile)),
        f"## {words('Facts')}",
        facts(words, tool),
    )


def method(tool: Tool) -> str:
    """How the tool works: what its file and its function say of themselves, without the list of arguments."""
    file = inspect.getdoc(inspect.getmodule(tool.function)) or ""
    function = re.split(r"\n\n(?=\w+\n---)", inspect.getdoc(tool.function) or "")[0]
    paragraphs = [" ".join(text.split()) for text in f"{file}\n\n{function}".split("\n\n")]
    return re.sub(r" \(see :mod:`[^`]+`\)", "", "\n\n".join(paragraphs)).replace("``", "`")


def ports(words: Words, listed: Iterable[Port]) -> str:
    """Table of inputs or outputs."""
    rows = (
        (
            words.screen(port.label),
            words(port.type.__name__) + (f" ({words('several')})" if port.many else ""),
            words.screen(port.tooltip) + (f" ({words('optional')})" if port.optional else ""),
            code(port.name),
        )
        for port in listed
    )
    return table(map(words, ("Name", "Kind", "Explanation", "Identifier")), rows, words("None."))


def parameters(words: Words, fields: Iterable[Field]) -> str:
    """Table of the parameters, exactly as the form shows them."""
    rows = (
        (
            words.screen(field.about.label),
            words.screen(field.about.tooltip),
            allowed(words, field),
            default(words, field),
            code(field.name),
        )
        for field in fields
    )
    heads = ("Name", "Explanation", "Allowed", "Default", "Identifier")
    return table(map(words, heads), rows, words("There is nothing to set."))


def allowed(words: Words, field: Field) -> str:
    """What a parameter accepts."""
    about = field.about
    if about.choices:
        return words.comma.join(spelt(words, choice) for choice in about.choices)
    if field.type is bool:
        return f"{words('on')} {words('or')} {words('off')}"
    symbol = about.unit.symbol if about.unit else ""
    return words.limits(about.minimum, about.maximum, symbol) or words("any text")


def default(words: Words, field: Field) -> str:
    """The value that a parameter has at first."""
    if field.type is bool:
        return words("on") if field.default else words("off")
    if field.about.choices:
        return spelt(words, field.default)
    unit = f" {field.about.unit.symbol}" if field.about.unit and field.about.unit.symbol else ""
    return f"{field.default:g}{unit}" if field.type in (int, float) else field.default or words("empty")


def spelt(words: Words, choice: str) -> str:
    """A choice as it stands on screen, with the identifier where it differs."""
    shown = words.screen(choice)
    return shown if shown == choice else f"{shown} ({code(choice)})"


def steps(words: Words, tool: Tool) -> str:
    """Where a user finds the tool."""
    lines = [
        words(
            "In the guided workflow {workflow}, step {step}.",
            workflow=f"[{words.screen(flow.title)}](../workflows/{flow.id}.md)",
            step=f"**{words.screen(step.title)}**",
        )
        for flow in all_workflows().values()
        for step in flow.steps
        if any(run.tool == tool.id for run in step.runs)
    ]
    inputs = " ".join(f"--in {port.name}=PATH" for port in tool.inputs if not port.optional)
    first = tool.fields[0] if tool.fields else None
    setting = f" --set {first.name}={first.default}" if first and first.default != "" else ""
    command = f"ctsuite run {tool.id} {inputs}{setting} --out RESULT"
    lines.append(words("Alone, on the [command line](../command-line.md):"))
    return "\n".join(f"- {text}" for text in lines) + f"\n\n```sh\n{command}\n```\n"


def anchoring(words: Words, tool: Tool) -> str:
    """How points are anchored, and whether a registration is rigid, where the tool has it."""
    rows = []
    if tool.anchor_rule:
        rows.append(f"- {words('Anchoring of points')}{words.colon}{words.screen(tool.anchor_rule)}")
    if tool.rigidity:
        rows.append(f"- {words('Kind of registration')}{words.colon}{words.screen(tool.rigidity)}")
    return "\n".join(rows)


def facts(words: Words, tool: Tool) -> str:
    """Identifier, permission, scope, optional parts and clauses."""
    rows = [
        (words("Identifier"), code(tool.id)),
        (words("Group"), words.screen(tool.group)),
        (words("Permission"), code(tool.permission)),
        (words("Meant for"), words(tool.scope.value)),
        (words("Clauses of the standard"), ", ".join(tool.clauses)),
        (words("Data requirements"), code(tool.profile)),
        (words("Optional parts needed"), ", ".join(tool.requires) or words("none")),
    ]
    return table((words("Fact"), words("Value")), rows)
