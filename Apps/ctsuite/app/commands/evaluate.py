"""``ctsuite evaluate``: how well do segmentations agree with their references?"""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import study
from ctsuite.app.arguments import pairs
from ctsuite.app.console import Console
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.i18n import Text
from ctsuite.ct import files
from ctsuite.ct.files.documents import plain
from ctsuite.segmentation.evaluation.tables import summary, table
from ctsuite.segmentation.evaluation.tool import TOOL
from ctsuite.workflows.evaluation.batch import COMPARED, Evaluated, evaluate_cases
from ctsuite.workflows.evaluation.cases import cases
from ctsuite.workflows.evaluation.errors import EVALUATION_INCOMPLETE, EVALUATION_VOLUME_ELSEWHERE
from ctsuite.workflows.evaluation.pictures import plot
from ctsuite.workflows.segmentations import read_labels

NAME = "evaluate"
HELP = "Compare segmentations with references: two files, or two folders of cases."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("reference", metavar="REF", type=Path, help="file or folder that is taken for right")
    parser.add_argument("prediction", metavar="PRED", type=Path, help="file or folder that is judged")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the results")
    parser.add_argument(
        "--volume", metavar="PATH", type=Path, help="the CT of a single case, shown below its regions"
    )
    parser.add_argument(
        "--set",
        dest="values",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a parameter of segmentation.evaluate (repeatable)",
    )
    study.add_arguments(parser)
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Compare, write tables and pictures, and print the figures."""
    parameters = TOOL.parse(pairs("--set", arguments.values))
    reference, prediction = study.existing(arguments.reference), study.existing(arguments.prediction)
    chosen = cases(reference, prediction)
    task = console.task()
    volume = None
    if arguments.volume is not None:
        if reference.is_dir():
            raise EVALUATION_VOLUME_ELSEWHERE(path=str(reference))
        volume = study.volume(arguments.volume, arguments, task.part(0.0, 0.2))
    found = evaluate_cases(chosen, parameters, read_labels, task.part(0.2, 0.9), volume)
    tables = {"figures": table(found.figures), "summary": summary(found.figures), "cases": found.table()}
    with atomic_directory(arguments.out) as folder:
        for name, one in tables.items():
            files.write(one, folder, f"{name}.csv")
        files.write(tables["figures"], folder, "figures.json")
        if found.figures:
            files.write(plot(found.figures, parameters.tolerance), folder, "plot.png")
        if found.worst is not None:
            files.write(found.worst, folder, "worst-slice.png")
    task.progress(1.0, "done")
    _print(found, console)
    console.say(str(arguments.out))
    document = {"out": str(arguments.out), **{name: plain(one.as_dict()) for name, one in tables.items()}}
    if found.errors:
        first = next(iter(found.errors.values()))
        error = EVALUATION_INCOMPLETE(
            count=len(found.errors), total=len(chosen), reason=first.message, path=str(arguments.out)
        )
        console.failure(error, document)
        return int(error.kind.value)
    console.result(document)
    return 0


def _print(found: Evaluated, console: Console) -> None:
    for case, outcome in found.outcomes:
        if outcome != COMPARED:
            console.say(f"{case.name}: {console.text(outcome)}")
    if len(found.outcomes) > 1:
        _print_summary(found, console)
        return
    for one in next(iter(found.figures.values()), ()):
        told = Text(
            "{region} ({state}): Dice {dice}, surface Dice {surface}, HD95 {hd95} mm, HD {largest} mm",
            region=one.name,
            state=one.state,
            dice=f"{one.dice:.4f}",
            surface=f"{one.surface_dice:.4f}",
            hd95=f"{one.hd95_mm:.2f}",
            largest=f"{one.hausdorff_mm:.2f}",
        )
        console.say(told)


def _print_summary(found: Evaluated, console: Console) -> None:
    columns = {column.name: column.values for column in summary(found.figures).columns}
    for n, region in enumerate(columns["Region"]):
        if not columns["Number"][n]:
            continue
        told = Text(
            "{region}: {number} compared, {missed} missed, Dice {mean} (smallest {least}), HD95 {middle} mm "
            "(largest {largest})",
            region=region,
            number=columns["Number"][n],
            missed=columns["Missed"][n],
            mean=f"{columns['Dice, mean'][n]:.4f}",
            least=f"{columns['Dice, smallest'][n]:.4f}",
            middle=f"{columns['HD95, median'][n]:.2f}",
            largest=f"{columns['HD95, largest'][n]:.2f}",
        )
        console.say(told)
