"""Sample data: a digital body, made when it is asked for instead of downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import slicer
from slicer.i18n import tr as _

from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.mrml import volume as volumes
from ctsuite.phantom.body import BodyParameters, body
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
    """Make the sample in a scene.

    Parameters
    ----------
    scene : vtkMRMLScene
        Where to.
    task : Task
        Progress and cancelling.
    voxel_mm : float
        Size of a pixel; slices lie a quarter more apart.

    Returns
    -------
    vtkMRMLScalarVolumeNode
    """
    return volumes.to_node(scene, makeSample(task, voxel_mm))


def makeSample(task: Task, voxel_mm: float = 1.0) -> Volume:
    """Make the lower trunk of a digital body as a CT volume."""
    parameters = BodyParameters(region="hips", pixel_spacing_mm=voxel_mm, slice_spacing_mm=1.25 * voxel_mm)
    return body(parameters).volume(task)
