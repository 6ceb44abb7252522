"""A workflow from the study to the report without anybody at the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ctsuite.core import platform, runner
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.labels import Labels
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import StepKind, Workflow
from ctsuite.ct import files
from ctsuite.workflows import case_report
from ctsuite.workflows.answers import Answer
from ctsuite.workflows.execute import Guide
from ctsuite.workflows.report import Report, write_report


@dataclass(frozen=True)
class Options:
    """How a workflow is run.

    Attributes
    ----------
    accept : bool
        Continue when recommendations are not met; the report says so.
    language : str
        Language of the report.
    identified : bool
        Whether patient and study are named in the results.
    """

    accept: bool = False
    language: str = "en"
    identified: bool = True


@dataclass(frozen=True)
class Outcome:
    """What was made.

    Attributes
    ----------
    report : Report
        The report.
    paths : Mapping
        ``html``, ``pdf``, ``json``, ``scene``, ``pictures`` and further results to where they lie.
    """

    report: Report
    paths: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome for a JSON document."""
        return {**self.report.as_dict(), "files": dict(self.paths)}


def run(
    workflow: Workflow,
    volume: Volume,
    answers: Mapping[str, Answer],
    out: Path,
    options: Options | None = None,
    task: Task | None = None,
) -> Outcome:
    """Do every step of a workflow and write its results into a new folder.

    Parameters
    ----------
    workflow : Workflow
        What to do.
    volume : Volume
        The study.
    answers : Mapping
        Step to what the operator gave; manual steps without an answer are marked "not done".
    out : Path
        New folder for ``report.html``, ``report.pdf``, ``report.json``, ``scene.mrb``, the pictures, segments
        and surfaces.
    options : Options or None
        How.
    task : Task or None
        Progress and cancel.

    Raises
    ------
    CTSuiteError
        What the data check, the tools or writing raise. Nothing is left behind then.
    """
    options, task = options or Options(), task or Task()
    if not options.identified:
        # every result is named after the study, whose name is a free text of the scanner or a file name
        volume = replace(volume, name=str(volume.attributes.get("Modality") or "Volume"))
    platform.require(("slicer-core", "vtk", "reportlab"))
    decide = runner.accept if options.accept else runner.decline
    artefacts: dict[str, Any] = {}
    guide = Guide(workflow, artefacts, runner.Context(decide=decide))
    with atomic_directory(out) as folder:
        guide.choose(volume)
        between = [step for step in workflow.steps if step.kind not in (StepKind.STUDY, StepKind.REPORT)]
        for n, step in enumerate(between):
            part = task.part(0.7 * n / len(between), 0.7 * (n + 1) / len(between))
            part.progress(0.0, step.title)
            guide.do(step.id, answers.get(step.id), context=runner.Context(decide=decide, task=part))
        report, paths = conclude(guide, folder, options, task.part(0.7, 1.0))
    return Outcome(report, {kind: str(out / name) for kind, name in paths.items()})


def conclude(guide: Guide, folder: Path, options: Options, task: Task) -> tuple[Report, dict[str, str]]:
    """Do the last step of a workflow: write report, pictures, results and scene into a folder.

    Parameters
    ----------
    guide : Guide
        Every other step is done.
    folder : Path
        Where to; a temporary one, because a failure leaves it half filled.
    options : Options
        How.
    task : Task
        Progress and cancel.

    Returns
    -------
    Report, dict of str to str
        The report, and what was written by kind, relative to the folder.

    Raises
    ------
    CTSuiteError
        WORKFLOW-STEP-ORDER, and what writing raises.
    """
    workflow = guide.engine.workflow
    guide.finish_report({"path": "report.html"})
    report = case_report.build(guide.engine, guide.artefacts, options.identified, task.part(0.0, 0.5))
    task.progress(0.5, next(step for step in workflow.steps if step.kind is StepKind.REPORT).title)
    paths = {kind: path.name for kind, path in write_report(report, folder, options.language).items()}
    paths |= _write_pictures(report, folder) | _write_results(workflow, guide.artefacts, folder)
    _write_scene(workflow, guide, folder / "scene.mrb", options, task.part(0.7, 1.0))
    return report, {**paths, "scene": "scene.mrb"}


def _write_pictures(report: Report, folder: Path) -> dict[str, str]:
    (folder / "pictures").mkdir()
    for n, picture in enumerate(report.pictures, 1):
        name = files.safe_name(f"{n} {picture.caption}")
        (folder / "pictures" / f"{name}.png").write_bytes(picture.png)
    return {"pictures": "pictures"}


def _write_results(workflow: Workflow, artefacts: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Write the segments and surfaces of the report, for other programs."""
    names = (workflow.report["labels"], *workflow.report["surfaces"])
    results = {name: artefacts[name] for name in names}
    return {
        name: files.write(value, folder, name).name
        for name, value in results.items()
        if isinstance(value, (Labels, Surface))
    }


def _write_scene(workflow: Workflow, guide: Guide, path: Path, options: Options, task: Task) -> None:
    from ctsuite.mrml import display
    from ctsuite.mrml.runtime import create_scene, save_mrb
    from ctsuite.workflows.scene_artefacts import SceneArtefacts

    scene = create_scene()
    kept = SceneArtefacts(scene, workflow)
    for name in workflow.kept():
        if name in guide.artefacts:
            task.progress(0.1, f"keeping {name}")
            kept[name] = guide.artefacts[name]
    for node in kept.nodes(workflow.report["labels"]):
        display.show_segmentation(node)
    kept.store(guide.engine.state)
    save_mrb(scene, path, task.part(0.2, 1.0), options.identified)
