"""``ctsuite tools``: what there is to run."""

from __future__ import annotations

import argparse

from ctsuite.app.console import Console
from ctsuite.core.tool import Scope
from ctsuite.workflows.catalogue import all_tools

NAME = "tools"
HELP = "List the tools with their parameters and data requirements."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """List the tools."""
    tools = all_tools().values()
    for tool in tools:
        outside = "" if tool.scope is Scope.CT else f"  [{tool.scope.value}]"
        console.say(f"{tool.id}  {tool.title}{outside}\n    {tool.summary}")
        for port in tool.inputs:
            console.say(f"    --in {port.name}=PATH  {port.label} ({port.type.__name__})")
        for field in tool.fields:
            unit = f" {field.about.unit.symbol}" if field.about.unit else ""
            console.say(f"    --set {field.name}={field.default}{unit}  {field.about.label}")
    console.result([tool.describe() for tool in tools])
    return 0
