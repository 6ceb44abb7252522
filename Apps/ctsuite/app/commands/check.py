"""``ctsuite check``: do these data meet the requirements of a function?"""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import study
from ctsuite.app.console import Console
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.errors_core import DATA_RECOMMENDATION, DATA_REFUSED
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.i18n import Text
from ctsuite.workflows.catalogue import profile_for
from ctsuite.workflows.report import write_check
from ctsuite.workflows.survey import Survey, Verdict, survey

NAME = "check"
HELP = "Check whether data meet the requirements of a tool or workflow."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("path", metavar="PATH", type=Path, help="folder or file")
    parser.add_argument(
        "--for",
        dest="purpose",
        metavar="ID",
        default="ct.base",
        help="tool, workflow or profile (default: ct.base)",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="new folder for a report (HTML and JSON)")
    study.add_choice(parser)
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Check, print the findings, and answer with the worst."""
    profile = profile_for(arguments.purpose)
    path = study.existing(arguments.path)
    found = survey(path, profile, console.task(), arguments.modality, arguments.series)
    accepted = found.verdict is Verdict.RECOMMENDATIONS and arguments.accept
    _print(found, console)
    if arguments.out is not None:
        with atomic_directory(arguments.out) as folder:
            write_check(found, folder, arguments.language)
        console.say(Text("Report: {path}", path=arguments.out / "check.html"))
    document = {**found.as_dict(), "accepted": accepted}
    if found.verdict is Verdict.COMPATIBLE or accepted:
        console.result(document)
        return 0
    error = _error(found)
    console.failure(error, document)
    return int(error.kind.value)


def _print(found: Survey, console: Console) -> None:
    levels = {"must": Text("required"), "should": Text("recommended")}
    for one in found.series:
        console.say(f"{one.name}: {console.text(one.verdict.text)}")
        for finding in one.findings:
            console.say(f"  {console.text(levels[finding.level])}: {console.text(finding.message)}")
    for file in found.damaged:
        console.say(f"{file.path}: {console.text(file.reason)} [{file.code}]")
    if found.ignored:
        console.say(Text("{count} files are no images and were left out.", count=len(found.ignored)))


def _error(found: Survey) -> CTSuiteError:
    worst = [one for one in found.series if one.verdict is found.verdict]
    if not worst:
        return found.damaged[0].error
    if found.verdict is Verdict.REFUSED and worst[0].refusal is not None:
        return worst[0].refusal
    kind = DATA_REFUSED if found.verdict is Verdict.REFUSED else DATA_RECOMMENDATION
    findings = Text.joined(finding.message for finding in worst[0].findings)
    return kind(name=worst[0].name, profile=found.profile.title, findings=findings)
