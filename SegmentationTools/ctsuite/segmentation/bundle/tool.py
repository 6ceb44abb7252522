"""Segmentation by a neural network that comes as a MONAI bundle.

Cardoso MJ, Li W, Brown R et al.: MONAI: an open-source framework for deep learning in healthcare. 2022,
arXiv:2211.02701. A bundle brings a network, its weights, and a configuration of what comes before and after
the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from ctsuite.core.labels import Labels
from ctsuite.core.table import Table
from ctsuite.core.task import Task
from ctsuite.core.tool import Parameter, Port, Tool
from ctsuite.core.volume import Volume
from ctsuite.segmentation.bundle import run
from ctsuite.segmentation.devices import AUTOMATIC, CHOICES, CUDA, PROCESSOR

_DEVICES = {AUTOMATIC: "auto", PROCESSOR: "cpu", CUDA: "cuda"}


@dataclass(frozen=True)
class Parameters:
    """What can be set."""

    bundle: Annotated[
        str,
        Parameter(
            "Bundle",
            "Folder or zip file of the MONAI bundle on this computer, or the name of one that comes with the "
            "suite.",
        ),
    ] = "ct_body_regions"
    device: Annotated[
        str,
        Parameter(
            "Device",
            "Where the network runs. Automatic takes a graphics card with CUDA where there is one.",
            choices=CHOICES,
        ),
    ] = AUTOMATIC
    confirmed: Annotated[
        bool,
        Parameter(
            "No excluded state is present",
            "Confirms that none of the states holds that the card of the bundle excludes, such as a "
            "resection, an implant or a malformation.",
        ),
    ] = False
    accept_unlike: Annotated[
        bool,
        Parameter(
            "Continue with unusual images",
            "Continues where the images differ from those that the network was made for. Then check every "
            "slice.",
        ),
    ] = False


def segment_by_bundle(volume: Volume, parameters: Parameters, task: Task) -> dict[str, Any]:
    """Segment a CT with a network.

    The bundle is checked before anything is run: its files, its description, its compatibility profile
    (``ctsuite.json``), and whether the image is like those of the training. Then it runs in a process of its
    own that cannot reach the network or write files. The network moves over the image in overlapping tiles
    whose results are blended; each voxel gets the region with the highest output. On a coarser grid the
    outputs are interpolated linearly at the voxels of the series first. Each region found is judged by its
    volume, number of parts and place.

    Raises
    ------
    CTSuiteError
        A refusal of the bundle, of its compatibility profile, or of the images; a failure of its process.
    """
    labels, report = run.segment(
        Path(parameters.bundle),
        volume,
        task,
        device=_DEVICES[parameters.device],
        confirmed=parameters.confirmed,
        accepted=parameters.accept_unlike,
    )
    return {"labels": labels, "report": report}


TOOL = Tool(
    id="segmentation.bundle",
    title="Deep learning (MONAI bundle)",
    summary="Segments regions with a neural network that lies as a MONAI bundle on this computer.",
    group="Segmentation",
    clauses=("4.3.2.2.5",),
    inputs=(Port("volume", Volume, "CT", "The series to segment."),),
    outputs=(
        Port("labels", Labels, "Segmentation", "The regions found."),
        Port("report", Table, "Regions", "Volume, parts and verdict of each region."),
    ),
    parameters=Parameters,
    function=segment_by_bundle,
    profile="segmentation.bundle",
    risk="A network delivers regions for anything it is given, and can be wrong without any sign where a "
    "patient differs from those it was trained on: resection, implant, malformation, tumour, effusion, "
    "another phase of contrast medium. What the card of the bundle excludes cannot be seen in the data and "
    "must be confirmed. "
    "Check the outline on every slice that matters.",
    requires=("numba", "torch", "monai"),
)
