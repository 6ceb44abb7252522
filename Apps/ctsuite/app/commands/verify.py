"""``ctsuite verify``: does this installation measure digital phantoms as accurately as declared?"""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app.console import Console
from ctsuite.app.errors import VERIFICATION_UNKNOWN
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.i18n import Text
from ctsuite.ct.files.documents import plain
from ctsuite.workflows.verification.errors import INACCURATE
from ctsuite.workflows.verification.report import write_verification
from ctsuite.workflows.verification.result import verify

NAME = "verify"
HELP = "Verify the accuracy of measurements with digital phantoms, and write a report."
_KNOWN = ("measurement",)


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("name", metavar="NAME", help=Text("what to verify: {value}", value=", ".join(_KNOWN)))
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the report")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Verify, write the report and print the largest errors."""
    if arguments.name not in _KNOWN:
        raise VERIFICATION_UNKNOWN(name=arguments.name, known=", ".join(_KNOWN))
    found = verify(console.task())
    with atomic_directory(arguments.out) as folder:
        write_verification(found, folder, arguments.language)
    for row in found.summary().rows():
        phantom, quantity, image, number, declared, error, _, holds = row
        told = Text(
            "{phantom}, {image}: {quantity} ({number}): largest error {error}, declared {declared}: {holds}",
            phantom=phantom,
            image=image,
            quantity=quantity,
            number=number,
            error=error,
            declared=declared,
            holds=Text("holds") if holds == "yes" else Text("does not hold"),
        )
        console.say(told)
    report = arguments.out / "verification.html"
    console.say(Text("Report: {path}", path=report))
    document = {"out": str(arguments.out), **plain(found.as_dict())}
    if not found.holds:
        first = found.failed[0]
        error = INACCURATE(
            count=len(found.failed),
            total=len(found.checks),
            quantity=first.quantity,
            phantom=first.vessel,
            found=f"{first.found:.4g} {first.unit.symbol}",
            true=f"{first.true:.4g} {first.unit.symbol}",
            path=str(report),
        )
        console.failure(error, document)
        return int(error.kind.value)
    console.result(document)
    return 0
