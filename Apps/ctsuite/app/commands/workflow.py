"""``ctsuite workflow``: guided workflows, unattended."""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import study
from ctsuite.app.console import Console
from ctsuite.core.i18n import Text
from ctsuite.core.workflow import Status
from ctsuite.workflows import answers, catalogue, unattended

NAME = "workflow"
HELP = "List the guided workflows, or run one on a study."


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="list the workflows and their steps", parents=[common])
    listing.set_defaults(execute=list_workflows)
    running = actions.add_parser("run", help="run a workflow and write its report", parents=[common])
    running.add_argument("id", metavar="ID", help="identifier of the workflow")
    running.add_argument(
        "--in", dest="input", metavar="PATH", type=Path, required=True, help="study: folder or file"
    )
    running.add_argument("--out", metavar="DIR", type=Path, required=True, help="new folder for the report")
    running.add_argument("--answers", metavar="FILE", type=Path, help="answers to the manual steps (JSON)")
    running.add_argument(
        "--no-identification",
        action="store_true",
        help="leave the patient's identification out of all results",
    )
    study.add_arguments(running)
    running.set_defaults(execute=run)


def list_workflows(arguments: argparse.Namespace, console: Console) -> int:
    """List the workflows."""
    workflows = catalogue.all_workflows().values()
    for workflow in workflows:
        console.say(f"{workflow.id}  {console.text(workflow.title)}\n    {console.text(workflow.summary)}")
        for number, step in enumerate(workflow.steps, 1):
            console.say(f"    {number}. {console.text(step.title)}")
    console.result(
        [
            {
                "id": w.id,
                "title": w.title,
                "summary": w.summary,
                "intended_use": w.intended_use,
                "functions": w.functions,
                "clauses": w.clauses,
                "profile": w.profile,
                "risk_note": w.risk,
                "steps": [
                    {"id": s.id, "title": s.title, "instruction": s.instruction, "kind": s.kind.value}
                    for s in w.steps
                ],
            }
            for w in workflows
        ]
    )
    return 0


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Run a workflow unattended."""
    workflow = catalogue.workflow(arguments.id)
    given = answers.read(arguments.answers, workflow) if arguments.answers else {}
    task = console.task()
    volume = study.volume(arguments.input, arguments, task.part(0.0, 0.15))
    options = unattended.Options(arguments.accept, arguments.language, not arguments.no_identification)
    result = unattended.run(workflow, volume, given, arguments.out, options, task.part(0.15, 1.0))
    summarise(result, console)
    console.result(result.as_dict())
    return 0


def summarise(result: unattended.Outcome, console: Console) -> None:
    """Print the key figures and where the files lie."""
    say = console.text
    for segment in result.report.segments:
        console.say(f"{say(segment.label)}: {segment.volume_ml:.1f} mL")
    for m in result.report.measurements:
        console.say(f"{say(m.name)}: {m.stated}")
    for step in result.report.steps:
        if step.status is Status.NOT_DONE:
            console.say(Text("Step not done: {step}", step=step.title))
    for kind, path in result.paths.items():
        console.say(f"{say(kind)}: {path}")
