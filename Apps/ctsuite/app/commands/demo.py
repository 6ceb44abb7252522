"""``ctsuite demo``: a phantom study, and orthopaedic planning on it."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.app.commands.workflow import summarise
from ctsuite.app.console import Console
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.i18n import Text
from ctsuite.ct.series.load import load
from ctsuite.phantom.study import write_study
from ctsuite.workflows import catalogue, unattended
from ctsuite.workflows.answers import Answer, Wish

NAME = "demo"
HELP = "Make a phantom study, run orthopaedic planning on it, and write the report."
_WORKFLOW = "orthopaedic"
_PHANTOM = {"region": "hips"}


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="new folder for study and report"
    )
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Run the demonstration."""
    started = time.monotonic()
    task = console.task()
    workflow = catalogue.workflow(_WORKFLOW)
    options = unattended.Options(language=arguments.language)
    with atomic_directory(arguments.out) as folder:
        study = write_study(folder / "study", "body", _PHANTOM, task.part(0.0, 0.2))
        truth = json.loads(study.truth.read_text(encoding="utf-8"))
        volume = load(study.dicom, task.part(0.2, 0.25), cache=False)
        outcome = unattended.run(
            workflow, volume, _answers(truth), folder / "report", options, task.part(0.25, 1.0)
        )
    moved = {
        kind: str(arguments.out / Path(path).relative_to(folder)) for kind, path in outcome.paths.items()
    }
    result = unattended.Outcome(outcome.report, moved)
    seconds = time.monotonic() - started
    summarise(result, console)
    console.say(Text("From the start of the command to the report: {seconds:.1f} s", seconds=seconds))
    console.result({**result.as_dict(), "seconds": seconds})
    return 0


def _answers(truth: dict[str, Any]) -> dict[str, Answer]:
    """Place the points that an operator would place, where the phantom says that they belong."""
    points = {"length": (2,), "angle": (3, 4)}
    wishes = tuple(
        Wish(f"measurement.{item['kind']}", item["name"], np.array(item["anchors_lps_mm"], dtype=float))
        for item in truth["measurements"]
        if len(item["anchors_lps_mm"] or ()) in points.get(item["kind"], ())
    )
    return {
        "edit": Answer(confirmed=True, note="Phantom: nothing to correct."),
        "review": Answer(confirmed=True, note="Phantom: reviewed."),
        "measure": Answer(measurements=wishes),
    }
