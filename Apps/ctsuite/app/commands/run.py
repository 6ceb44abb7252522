"""``ctsuite run``: one tool on files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ctsuite.app import study
from ctsuite.app.arguments import pairs
from ctsuite.app.console import Console
from ctsuite.core import runner
from ctsuite.core.errors_core import INPUT_UNKNOWN
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Tool
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.workflows import catalogue

NAME = "run"
HELP = "Run one tool on files and write its results to a new folder."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("tool", metavar="TOOL", help="identifier of the tool; 'ctsuite tools' lists them")
    parser.add_argument(
        "--in", dest="inputs", metavar="NAME=PATH", action="append", default=[], help="an input (repeatable)"
    )
    parser.add_argument(
        "--set",
        dest="values",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a parameter (repeatable)",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the results")
    study.add_arguments(parser)
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Run the tool."""
    tool = catalogue.tool(arguments.tool)
    paths = pairs("--in", arguments.inputs)
    parameters = tool.parse(pairs("--set", arguments.values))
    task = console.task()
    inputs = _read(tool, paths, arguments, task.part(0.0, 0.4))
    decide = runner.accept if arguments.accept else runner.decline
    context = runner.Context(decide=decide, task=task.part(0.4, 0.9))
    result = runner.run(tool, inputs, parameters, context)
    with atomic_directory(arguments.out) as folder:
        written = {
            name: [str(arguments.out / path.relative_to(folder)) for path in _write(value, folder, name)]
            for name, value in result.outputs.items()
            if value is not None
        }
        document = {
            "tool": tool.id,
            "outputs": written,
            "values": {name: _values(value) for name, value in result.outputs.items()},
            "record": result.record.as_dict(),
        }
        (folder / "run.json").write_text(json.dumps(document, indent=1, default=str), encoding="utf-8")
    task.progress(1.0, "done")
    for finding in result.record.findings:
        console.say(f"Accepted: {finding.message}")
    for name, value in result.outputs.items():
        for line in _lines(value):
            console.say(f"{name}: {line}")
    for paths_written in written.values():
        for path in paths_written:
            console.say(path)
    console.result(document)
    return 0


def _read(tool: Tool, paths: dict[str, str], arguments: argparse.Namespace, task: Task) -> dict[str, Any]:
    ports = {port.name: port for port in tool.inputs}
    inputs: dict[str, Any] = {}
    for n, (name, path) in enumerate(paths.items()):
        if name not in ports:
            raise INPUT_UNKNOWN(tool=tool.title, port=name, known=", ".join(ports))
        part = task.part(n / len(paths), (n + 1) / len(paths))
        if ports[name].type is Volume:
            inputs[name] = study.volume(Path(path), arguments, part)
        else:
            inputs[name] = files.read(study.existing(Path(path)), ports[name].type)
    return inputs


def _write(value: Any, folder: Path, name: str) -> list[Path]:
    if isinstance(value, tuple):
        return [path for n, item in enumerate(value, 1) for path in _write(item, folder, f"{name}_{n}")]
    return [files.write(value, folder, name)]


def _values(value: Any) -> Any:
    if isinstance(value, (Measurement, Table)):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_values(item) for item in value]
    return type(value).__name__


def _lines(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [line for item in value for line in _lines(item)]
    if isinstance(value, Measurement):
        return [f"{value.name} {value.value:.2f} {value.unit.symbol}"]
    if isinstance(value, Table):
        heads = [f"{c.name} [{c.unit.symbol}]" if c.unit else c.name for c in value.columns]
        return [" | ".join(heads), *(" | ".join(map(str, row)) for row in value.rows())]
    return []
