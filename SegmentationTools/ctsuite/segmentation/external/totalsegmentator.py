"""Segmentation by TotalSegmentator, where the user has installed it.

Wasserthal J, Breit HC, Meyer MT et al.: TotalSegmentator: robust segmentation of 104 anatomic structures in
CT images. Radiology: Artificial Intelligence 5 (2023), e230024.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.units import MINUTE
from ctsuite.core.volume import Volume
from ctsuite.segmentation.devices import AUTOMATIC, CHOICES, CUDA, PROCESSOR
from ctsuite.segmentation.external import command, exchange
from ctsuite.segmentation.external.errors import RESULT, TEXT

PROGRAM = "TotalSegmentator"
_DEVICES = {AUTOMATIC: (), PROCESSOR: ("-d", "cpu"), CUDA: ("-d", "gpu")}
FINE, COARSE, COARSEST = "1.5 mm", "3 mm", "6 mm"
_RESOLUTIONS = {FINE: (), COARSE: ("--fast",), COARSEST: ("--fastest",)}
_NAME = re.compile(r"[A-Za-z0-9]\w*")


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    task: Annotated[
        str,
        Parameter("Task", "Which of its networks is run, by its name there, such as total or lung_vessels."),
    ] = "total"
    regions: Annotated[
        str,
        Parameter(
            "Regions",
            "Names of the wanted regions there, with commas between them, such as liver, spleen; or empty.",
        ),
    ] = ""
    resolution: Annotated[
        str,
        Parameter(
            "Resolution",
            "Voxel size of its network. A coarser one is faster and less exact; not every task has it.",
            choices=tuple(_RESOLUTIONS),
        ),
    ] = FINE
    device: Annotated[
        str,
        Parameter("Device", "Where the network runs. Automatic leaves it to the program.", choices=CHOICES),
    ] = AUTOMATIC
    minutes: Annotated[
        float,
        Parameter("Longest time", "After this time the program is ended.", MINUTE, 0.01, 1440.0, decimals=2),
    ] = 120.0
    command: Annotated[
        str, Parameter("Command", "Path of the command; empty to search where programs are installed.")
    ] = ""


def segment_by_totalsegmentator(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment a CT with the TotalSegmentator of the user.

    The series is written as NIfTI without data of the patient into a folder that vanishes afterwards; the
    program runs in a process of its own and makes one label map, whose names are mapped to coded labels.

    Raises
    ------
    CTSuiteError
        EXTERNAL-MISSING, EXTERNAL-TEXT, EXTERNAL-TILTED, EXTERNAL-FAILED, EXTERNAL-TIME, EXTERNAL-RESULT,
        EXTERNAL-NOTHING, RUN-CANCELLED.
    """
    program = command.require(PROGRAM, PROGRAM, parameters.command)
    kind = _checked(parameters.task)
    wanted = [_checked(name.strip()) for name in parameters.regions.split(",") if name.strip()]
    with tempfile.TemporaryDirectory(prefix="ctsuite-external-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        image, result = folder / "image.nii.gz", folder / "result" / "labels.nii.gz"
        result.parent.mkdir()
        task.progress(0.0, "Writing the image")
        exchange.write(volume, image, PROGRAM)
        arguments = [
            str(program),
            "-i",
            str(image),
            "-o",
            str(result),
            "--ml",
            "-ta",
            kind,
        ]
        arguments += [*_RESOLUTIONS[parameters.resolution], *_DEVICES[parameters.device]]
        arguments += ["-rs", *wanted] if wanted else []
        command.run(PROGRAM, arguments, folder, parameters.minutes, task.part(0.05, 0.95))
        if not result.is_file():
            raise RESULT(program=PROGRAM, reason=Text("It wrote no file {file}.", file=result.name))
        task.progress(0.95, "Reading the result")
        labels = exchange.read(result, volume, exchange.names_inside(result), PROGRAM)
    return {"labels": labels, "report": exchange.report(labels)}


def _checked(name: str) -> str:
    """A name as the program knows them; anything else could be taken for an option."""
    if not _NAME.fullmatch(name):
        raise TEXT(given=name, program=PROGRAM)
    return name


def absent() -> str | None:
    """Say that the program is not there, or None."""
    return command.absent(PROGRAM, PROGRAM)


TOOL = Tool(
    id="segmentation.totalsegmentator",
    title="TotalSegmentator",
    summary="Segments regions with the program TotalSegmentator, where it is installed on this computer.",
    group="Segmentation",
    clauses=("4.3.2.2.5",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The regions found."),
        Port("report", Table, "Regions", "Volume and code of each region."),
    ),
    parameters=Parameters,
    function=segment_by_totalsegmentator,
    profile="segmentation.external",
    risk="The program is no part of this suite and is not checked by it: it delivers regions for anything it "
    "is given, and can be wrong without any sign where a patient differs from those it was trained on. It is "
    "no medical device. The licence of some of its networks forbids commercial use or asks for a fee; it may "
    "fetch weights and send usage statistics over the network. Check each slice that matters.",
    absent=absent,
)
