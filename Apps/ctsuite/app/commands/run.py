"""``ctsuite run``: one tool on files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ctsuite.app import shown, study
from ctsuite.app.arguments import lists, pairs
from ctsuite.app.console import Console
from ctsuite.app.errors import INPUT_ONCE
from ctsuite.app.tool_help import ToolHelp
from ctsuite.core import runner
from ctsuite.core.errors_core import INPUT_MISSING, INPUT_UNKNOWN
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Port, Tool
from ctsuite.core.uncertainty import budgets
from ctsuite.core.volume import Volume
from ctsuite.ct import files
from ctsuite.ct.derived import write_series
from ctsuite.workflows import catalogue
from ctsuite.workflows.segmentations import is_dicom, read_labels

NAME = "run"
HELP = "Run one tool on files and write its results to a new folder."
BUDGET = "budget"


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "-h", "--help", action=ToolHelp, help="explain the command, or the tool that is named before it"
    )
    parser.add_argument("tool", metavar="TOOL", help="identifier of the tool; 'ctsuite tools' lists them")
    parser.add_argument(
        "--in",
        dest="inputs",
        metavar="NAME=PATH",
        action="append",
        default=[],
        help="an input (repeatable); an input that takes several is named several times",
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
    parser.add_argument(
        "--dicom", action="store_true", help="write images of CT as derived DICOM series instead of NRRD"
    )
    shown.add_arguments(parser)
    study.add_arguments(parser)
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Run the tool."""
    tool = catalogue.tool(arguments.tool)
    parameters = tool.parse(pairs("--set", arguments.values))
    paths = _paths(tool, lists("--in", arguments.inputs))
    picture = shown.PictureRequest(arguments)
    task = console.task()
    inputs = _read(tool, paths, arguments, task.part(0.0, 0.4))
    decide = runner.accept if arguments.accept else runner.decline
    context = runner.Context(decide=decide, task=task.part(0.4, 0.9))
    result = runner.run(tool, inputs, parameters, context)
    with atomic_directory(arguments.out) as folder:
        written = {
            name: [
                str(arguments.out / path.relative_to(folder))
                for path in _write(value, folder, name, arguments.dicom)
            ]
            for name, value in result.outputs.items()
            if value is not None
        }
        document = {
            "tool": tool.id,
            "outputs": written,
            "values": {name: _values(value) for name, value in result.outputs.items()},
            "record": result.record.as_dict(),
        }
        budget = _budget(result.outputs.values())
        if budget is not None:
            document["budget"] = str(arguments.out / files.write(budget, folder, BUDGET).name)
        drawn = picture.draw(result.outputs, inputs)
        if drawn is not None:
            document["picture"] = str(drawn)
        (folder / "run.json").write_text(json.dumps(document, indent=1, default=str), encoding="utf-8")
    task.progress(1.0, "done")
    for finding in result.record.findings:
        console.say(Text("Accepted: {finding}", finding=finding.message))
    for name, value in result.outputs.items():
        for line in _lines(value, console):
            console.say(f"{name}: {line}")
    for paths_written in written.values():
        for path in paths_written:
            console.say(path)
    if budget is not None:
        console.say(document["budget"])
    if drawn is not None:
        console.say(str(drawn))
    console.result(document)
    return 0


def _paths(tool: Tool, given: dict[str, list[str]]) -> dict[str, list[Path]]:
    """Refuse what the tool does not take before anything is read."""
    ports = {port.name: port for port in tool.inputs}
    for name, paths in given.items():
        if name not in ports:
            raise INPUT_UNKNOWN(tool=tool.title, port=name, known=", ".join(ports) or "none")
        if len(paths) > 1 and not ports[name].many:
            raise INPUT_ONCE(tool=tool.title, port=name, label=ports[name].label, count=len(paths))
        for path in paths:
            study.existing(Path(path))
    for port in tool.inputs:
        if port.name not in given and not port.optional:
            raise INPUT_MISSING(tool=tool.title, port=port.name, label=port.label)
    return {name: [Path(path) for path in paths] for name, paths in given.items()}


def _read(
    tool: Tool, paths: dict[str, list[Path]], arguments: argparse.Namespace, task: Task
) -> dict[str, Any]:
    inputs: dict[str, Any] = {}
    ports = {port.name: port for port in tool.inputs}
    count, done = sum(map(len, paths.values())), 0
    # volumes first: their grid says where the contours of a structure set lie
    for name, given in sorted(paths.items(), key=lambda item: ports[item[0]].type is not Volume):
        values: list[Any] = []
        for path in given:
            part = task.part(done / count, (done + 1) / count)
            values += _values_in(path, ports[name], arguments, part, _grid(inputs))
            done += 1
        inputs[name] = tuple(values) if ports[name].many else values[0]
    return inputs


def _grid(inputs: dict[str, Any]) -> Grid | None:
    return next((value.grid for value in inputs.values() if isinstance(value, Volume)), None)


def _values_in(
    path: Path, port: Port, arguments: argparse.Namespace, task: Task, grid: Grid | None
) -> tuple[Any, ...]:
    if port.type is Volume:
        return (study.volume(path, arguments, task, port.name),)
    if port.type is Labels and is_dicom(path):
        return (read_labels(path, grid, task=task),)
    values = files.read(path, port.type, many=port.many)
    return values if port.many else (values,)


def _write(value: Any, folder: Path, name: str, dicom: bool = False) -> list[Path]:
    if isinstance(value, tuple):
        return [
            path for n, item in enumerate(value, 1) for path in _write(item, folder, f"{name}_{n}", dicom)
        ]
    if dicom and isinstance(value, Volume):
        write_series(value, folder / name)
        return [folder / name]
    return [files.write(value, folder, name)]


def _budget(outputs: Iterable[Any]) -> Table | None:
    """The budgets of uncertainty of all measurements; None where there is none."""
    tuples = [value if isinstance(value, tuple) else (value,) for value in outputs]
    measured = [each for value in tuples for each in value if isinstance(each, Measurement)]
    known = [(each.name, each.uncertainty) for each in measured if each.uncertainty is not None]
    return budgets(known) if known else None


def _values(value: Any) -> Any:
    if isinstance(value, (Measurement, Table)):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_values(item) for item in value]
    return type(value).__name__


def _lines(value: Any, console: Console) -> list[str]:
    say = console.text
    if isinstance(value, tuple):
        return [line for item in value for line in _lines(item, console)]
    if isinstance(value, Measurement):
        return [f"{say(value.name)} {value.stated}"]
    if isinstance(value, Table):
        heads = [f"{say(c.name)} [{say(c.unit.symbol)}]" if c.unit else say(c.name) for c in value.columns]
        return [
            " | ".join(heads),
            *(" | ".join(_cell(cell, console) for cell in row) for row in value.rows()),
        ]
    return []


def _cell(cell: Any, console: Console) -> str:
    """A cell for people; the files keep every digit."""
    return f"{cell:.4g}" if isinstance(cell, float) else "" if cell is None else console.text(str(cell))
