"""What ``ctsuite run TOOL --help`` and ``ctsuite tools TOOL`` say, from the description of the tool."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from ctsuite.core import profile
from ctsuite.core.i18n import Text, say
from ctsuite.core.tool import Field, Port, Tool
from ctsuite.core.units import limits_in_words
from ctsuite.workflows import catalogue

_WIDTH = 100
_INDENT = "    "


class ToolHelp(argparse.Action):
    """``--help`` that explains the tool named before it, and the command where none is named."""

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, default=argparse.SUPPRESS, **kwargs)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Print and end.

        Raises
        ------
        CTSuiteError
            TOOL-UNKNOWN.
        """
        named = getattr(namespace, "tool", None)
        if named is None:
            parser.print_help()
        else:
            language = getattr(parser, "language", "en")
            print("\n".join(lines(catalogue.tool(named), language)))
        parser.exit()


def lines(tool: Tool, language: str) -> Iterator[str]:
    """Explain a tool: what it takes, what can be set, what it gives, what it needs, and its risk.

    Parameters
    ----------
    tool : Tool
        What is explained.
    language : str
        One of ``ctsuite.core.i18n.LANGUAGES``.
    """
    title = f"{tool.id}  {say(tool.title, language)}"
    yield from (title, *_wrapped(say(tool.summary, language), ""))
    absence = tool.absence()
    if absence:
        yield from ("", *_wrapped(say(absence, language), ""))
    yield from _head(Text("Inputs"), language)
    for port in tool.inputs:
        yield from _entry(f"--in {port.name}=PATH", _about_port(port, language), language)
    if tool.fields:
        yield from _head(Text("Parameters"), language)
    for field in tool.fields:
        yield from _entry(f"--set {field.name}={_default(field)}", _about_field(field), language)
    yield from _head(Text("Outputs"), language)
    for port in tool.outputs:
        yield from _entry(port.name, _about_port(port, language), language)
    yield from _head(Text("Data requirements"), language)
    required = profile.load(tool.profile)
    yield from _wrapped(f"{say(required.title, language)} ({required.id})")
    yield from _wrapped(f"ctsuite check PATH --for {tool.id}")
    yield from _head(Text("Risk"), language)
    yield from _wrapped(say(tool.risk, language))
    rules = ((Text("Anchor rule"), tool.anchor_rule), (Text("Rigidity"), tool.rigidity))
    for head, rule in rules:
        if rule:
            yield from (*_head(head, language), *_wrapped(say(rule, language)))
    yield from _head(Text("Further"), language)
    facts = (
        Text("Clauses: {clauses}", clauses=", ".join(tool.clauses)),
        Text("Permission: {permission}", permission=tool.permission),
        Text("For: {scope}", scope=tool.scope.value),
        *([Text("Needs: {parts}", parts=", ".join(tool.requires))] if tool.requires else ()),
        Text("Manual: {page}", page=tool.manual),
    )
    for fact in facts:
        yield from _wrapped(say(fact, language))


def _head(head: str, language: str) -> tuple[str, str]:
    return "", say(head, language)


def _entry(name: str, about: str, language: str) -> Iterator[str]:
    yield f"  {name}"
    yield from _wrapped(say(about, language), _INDENT * 2)


def _about_port(port: Port, language: str) -> str:
    notes: list[str] = []
    if port.optional:
        notes.append(Text("may be left out"))
    if port.many:
        notes.append(Text("may be given several times"))
    told = ", ".join((port.type.__name__, *(say(note, language) for note in notes)))
    return f"{say(port.label, language)} ({told}). {say(port.tooltip, language)}"


def _about_field(field: Field) -> str:
    about = field.about
    parts: list[str] = [Text.joined([about.label, ""], "."), about.tooltip]
    limits = limits_in_words(about.minimum, about.maximum, about.unit.symbol if about.unit else "")
    if about.choices:
        parts.append(Text("One of: {choices}.", choices=", ".join(about.choices)))
    elif limits:
        parts.append(Text("Allowed: {limits}.", limits=limits))
    elif about.unit and about.unit.symbol:
        parts.append(Text("In {unit}.", unit=about.unit.symbol))
    return Text.joined(parts)


def _default(field: Field) -> str:
    if isinstance(field.default, bool):
        return str(field.default).lower()
    return f"{field.default:g}" if isinstance(field.default, float) else str(field.default)


def _wrapped(text: str, indent: str = _INDENT) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent) or [""]
