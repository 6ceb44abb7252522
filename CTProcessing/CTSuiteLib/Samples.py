"""Sample data: a digital body, made when it is asked for instead of downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import slicer
from slicer.i18n import tr as _

from ctsuite.core.task import Task
from ctsuite.mrml import volume as volumes
from ctsuite.phantom.body import BodyParameters, body
from ctsuite.phantom.phantom import Phantom
from CTSuiteLib.Errors import errorsShown
from CTSuiteLib.Manual import address
from CTSuiteLib.Progress import progressShown

NAME = "CTSuitePhantom"


def registerSample() -> None:
    """Offer the sample in the module Sample Data, where that module is there."""
    try:
        import SampleData
    except ImportError:
        return
    SampleData.SampleDataLogic.registerCustomSampleDataSource(
        category="CT Suite",
        sampleName=NAME,
        uris=address("user/getting-started.html"),  # Slicer wants one, also for data that are not downloaded
        fileNames=f"{NAME}.nrrd",
        nodeNames=NAME,
        thumbnailFileName=str(Path(__file__).parent / "Resources" / "Icons" / f"{NAME}.png"),
        customDownloader=onSampleWanted,
    )


def onSampleWanted(source: Any) -> Any:
    """Make the sample and show it; what the button of the module Sample Data does."""
    with errorsShown():
        with progressShown(_("Making a digital body")) as task:
            node = loadSample(slicer.mrmlScene, task)
        slicer.util.setSliceViewerLayers(background=node, fit=True)
        return node


def loadSample(scene: Any, task: Task, voxel_mm: float = 1.0) -> Any:
    """Make the sample in a scene and return its volume node."""
    return volumes.to_node(scene, sampleBody(voxel_mm).volume(task))


def sampleBody(voxel_mm: float = 1.0) -> Phantom:
    """The lower trunk of a digital body with its truth; slices lie a quarter more apart than pixels."""
    return body(BodyParameters(region="hips", pixel_spacing_mm=voxel_mm, slice_spacing_mm=1.25 * voxel_mm))
