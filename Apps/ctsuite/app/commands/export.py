"""``ctsuite export``: a surface or segmentation in the format that another program or the archive wants."""

from __future__ import annotations

import argparse
from pathlib import Path

from ctsuite.app import study
from ctsuite.app.console import Console
from ctsuite.app.errors import EXPORT_NEEDS_SERIES
from ctsuite.core.errors_core import OUTPUT_EXISTS
from ctsuite.core.i18n import Text
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.ct import files
from ctsuite.ct.files.encapsulated_stl import SOP_CLASS, write_encapsulated_stl
from ctsuite.ct.files.labels import ENDINGS as LABEL_ENDINGS
from ctsuite.ct.series.index import index
from ctsuite.segmentation.dicom.errors import SOURCE_MISSING
from ctsuite.segmentation.dicom.write import BINARY, KINDS
from ctsuite.workflows.segmentations import (
    dicom_class,
    is_dicom,
    read_labels,
    surface_of,
    write_into_study,
)

NAME = "export"
HELP = (
    "Write a surface or segmentation as STL, OBJ, PLY, VTP or DICOM, a segmentation as NRRD, NIfTI, MHA too."
)
_DICOM = ".dcm"
_SURFACES = (".stl", ".obj", ".ply", ".vtp")


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "surface", metavar="SURFACE", type=Path, help="file with the surface or the segmentation"
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help="new file; its ending chooses the format: .stl, .obj, .ply, .vtp, or .dcm for DICOM; "
        "for a segmentation .seg.nrrd, .nii.gz, .mha or .dcm too",
    )
    parser.add_argument(
        "--source",
        metavar="PATH",
        type=Path,
        help="for DICOM: the series that it was made from; the object is filed with its study",
    )
    parser.add_argument(
        "--kind",
        choices=KINDS,
        default=BINARY,
        help="for DICOM segmentations: binary, which every viewer reads, or label map (new in 2024)",
    )
    parser.add_argument(
        "--segment",
        default="",
        help="only this segment of a DICOM segmentation or structure set; for a surface of any segmentation "
        "only this one, otherwise all of them together",
    )
    parser.add_argument("--series", metavar="UID", help="series to use where there are several")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Write the surface or segmentation."""
    path = study.existing(arguments.surface)
    if _is_segmentation(path):
        return _segmentation(path, arguments, console)
    task = console.task()
    surface: Surface = files.read(path, Surface)
    out: Path = arguments.out
    if out.suffix.lower() == _DICOM:
        _write_dicom(surface, out, arguments, task)
    else:
        files.write_to(surface, out)
    task.progress(1.0, "done")
    if surface.alterations:
        console.say(Text("The surface does not correspond to the segment."))
    console.say(str(out))
    console.result(
        {"file": str(out), "triangles": len(surface.triangles), "alterations": list(surface.alterations)}
    )
    return 0


def _is_segmentation(path: Path) -> bool:
    if is_dicom(path):
        return dicom_class(path) != SOP_CLASS
    return path.name.lower().endswith(LABEL_ENDINGS)


def _segmentation(path: Path, arguments: argparse.Namespace, console: Console) -> int:
    task, out = console.task(), arguments.out
    source = None
    if arguments.source is not None:
        found = index(study.existing(arguments.source), task.part(0.0, 0.5))
        source = found.choose(arguments.series)
    labels = read_labels(path, source.grid if source else None, arguments.segment, task.part(0.5, 0.7))
    notes: tuple[str, ...] = ()
    if out.suffix.lower() == _DICOM:
        if source is None:
            raise SOURCE_MISSING(path=str(out))
        if out.exists():
            raise OUTPUT_EXISTS(path=str(out))
        notes = write_into_study(labels, source, out, arguments.kind).notes
    elif out.suffix.lower() in _SURFACES:
        files.write_to(surface_of(labels, arguments.segment, task.part(0.7, 1.0)), out)
    else:
        files.write_to(labels, out)
    task.progress(1.0, "done")
    for note in notes:
        console.say(note)
    console.say(str(out))
    console.result(
        {"file": str(out), "segments": [one.name for one in labels.segments], "notes": list(notes)}
    )
    return 0


def _write_dicom(surface: Surface, out: Path, arguments: argparse.Namespace, task: Task) -> None:
    if arguments.source is None:
        raise EXPORT_NEEDS_SERIES(path=str(out))
    if out.exists():
        raise OUTPUT_EXISTS(path=str(out))
    source = index(study.existing(arguments.source), task.part(0.0, 0.7)).choose(arguments.series)
    write_encapsulated_stl(surface, source, out)
