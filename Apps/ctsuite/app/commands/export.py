"""``ctsuite export``: a surface in the format that another program or the archive wants."""

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
from ctsuite.ct.files.encapsulated_stl import write_encapsulated_stl
from ctsuite.ct.series.index import index

NAME = "export"
HELP = "Write a surface as STL, OBJ, PLY, VTP or DICOM (Encapsulated STL)."
_DICOM = ".dcm"


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("surface", metavar="SURFACE", type=Path, help="file with the surface")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help="new file; its ending chooses the format: .stl, .obj, .ply, .vtp, or .dcm for DICOM",
    )
    parser.add_argument(
        "--source",
        metavar="PATH",
        type=Path,
        help="for DICOM: the series that the surface was made from; the model is filed with its study",
    )
    parser.add_argument("--series", metavar="UID", help="series to use where there are several")
    parser.set_defaults(execute=execute)


def execute(arguments: argparse.Namespace, console: Console) -> int:
    """Write the surface."""
    task = console.task()
    surface: Surface = files.read(study.existing(arguments.surface), Surface)
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


def _write_dicom(surface: Surface, out: Path, arguments: argparse.Namespace, task: Task) -> None:
    if arguments.source is None:
        raise EXPORT_NEEDS_SERIES(path=str(out))
    if out.exists():
        raise OUTPUT_EXISTS(path=str(out))
    source = index(study.existing(arguments.source), task.part(0.0, 0.7)).choose(arguments.series)
    write_encapsulated_stl(surface, source, out)
