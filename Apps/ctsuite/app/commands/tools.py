"""``ctsuite tools``: what there is to run."""

from __future__ import annotations

import argparse

from ctsuite.app import tool_help
from ctsuite.app.console import Console
from ctsuite.core.tool import Scope
from ctsuite.workflows import catalogue

NAME = "tools"
HELP = "List the tools, or explain one with its inputs, parameters, data requirements and risk."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("tool", metavar="TOOL", nargs="?", help="explain this tool only")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """List the tools, or explain one."""
    if arguments.tool:
        tool = catalogue.tool(arguments.tool)
        for line in tool_help.lines(tool, console.language):
            console.say(line)
        console.result(tool.describe())
        return 0
    tools = catalogue.all_tools().values()
    for tool in tools:
        outside = "" if tool.scope is Scope.CT else f"  [{console.text(tool.scope.value)}]"
        console.say(f"{tool.id}  {console.text(tool.title)}{outside}\n    {console.text(tool.summary)}")
    console.result([tool.describe() for tool in tools])
    return 0
