"""``ctsuite follow-up``: what changed between the measurements of two dates?"""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import study
from ctsuite.app.console import Console
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.measurement import Measurement
from ctsuite.ct import files
from ctsuite.ct.files.documents import plain
from ctsuite.measurement.exchange.follow_up import compare, table
from ctsuite.measurement.exchange.group import named
from ctsuite.measurement.exchange.report_read import read_report
from ctsuite.workflows.segmentations import is_dicom

NAME = "follow-up"
HELP = "Compare the measurements of two dates: markups with values, or DICOM measurement reports."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("before", metavar="BEFORE", type=Path, help="measurements of the earlier date")
    parser.add_argument("after", metavar="AFTER", type=Path, help="measurements of the later date")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the results")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Compare, write the table, and print the changes."""
    before, after = (_read(study.existing(path)) for path in (arguments.before, arguments.after))
    changes = compare(before, after)
    found = table(changes)
    with atomic_directory(arguments.out) as folder:
        files.write(found, folder, "follow-up.csv")
        files.write(found, folder, "follow-up.json")
    for row in found.rows():
        name, kind, first, _, second, _, unit, change, expanded, percent, _, state = row
        if change is None:
            console.say(f"{name} ({console.text(kind)}): {console.text(state)}")
            continue
        spread = "" if expanded is None else f" ± {expanded:.4g}"
        share = "" if percent is None else f" ({percent:+.1f} %)"
        console.say(
            f"{name} ({console.text(kind)}): {first:.4g} → {second:.4g} {unit}, {change:+.4g}{spread}{share}"
        )
    console.say(str(arguments.out))
    console.result({"out": str(arguments.out), "changes": plain(found.as_dict())})
    return 0


def _read(path: Path) -> tuple[Measurement, ...]:
    if is_dicom(path):
        return named(read_report(path))
    found: tuple[Measurement, ...] = files.read(path, Measurement, many=True)
    return found
