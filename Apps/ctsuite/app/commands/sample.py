"""``ctsuite sample``: digital phantoms as DICOM series with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app.arguments import pairs
from ctsuite.app.console import Console
from ctsuite.core.i18n import Text
from ctsuite.phantom.kinds import KINDS
from ctsuite.phantom.study import write_study

NAME = "sample"
HELP = "Write a digital phantom as a DICOM CT series, with its true lengths, angles and volumes."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    known = Text("one of: {known}", known=", ".join(kind.name for kind in KINDS))
    parser.add_argument("kind", metavar="KIND", nargs="?", default="body", help=known)
    parser.add_argument(
        "--set",
        dest="values",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="a parameter (repeatable)",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the study")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Write the phantom."""
    made = write_study(arguments.out, arguments.kind, pairs("--set", arguments.values), console.task())
    console.say(Text("DICOM series: {path} ({count} slices)", path=made.dicom, count=made.slices))
    console.say(Text("Truth: {path}", path=made.truth))
    console.result({"dicom": str(made.dicom), "truth": str(made.truth), "slices": made.slices})
    return 0
