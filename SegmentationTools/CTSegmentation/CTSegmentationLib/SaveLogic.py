"""Writing segments to files for other programs and for the archive. Knows MRML and the library, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ctsuite.core.labels import Labels
from ctsuite.core.task import Task
from ctsuite.ct.files import safe_name, write
from ctsuite.ct.files.labels import ENDINGS as LABEL_ENDINGS
from ctsuite.ct.files.labels import write_labels
from ctsuite.ct.series.index import index
from ctsuite.mrml import attributes, convert
from ctsuite.segmentation.dicom.errors import SOURCE_MISSING
from ctsuite.segmentation.dicom.write import write_segmentation
from ctsuite.workflows.segmentations import DICOM_ENDING, surface_of, write_into_study

SURFACE_ENDINGS = (".stl", ".obj", ".ply", ".vtp")
ENDINGS = (*LABEL_ENDINGS, *SURFACE_ENDINGS, DICOM_ENDING)


def save(
    segmentsNode: Any,
    volumeNode: Any,
    path: Path,
    series: str,
    find: Callable[[str], str],
    task: Task,
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write segments in the format that the ending says.

    Surfaces are written one file for each segment, named after it where there are several. For DICOM the
    images are found by the instances that the volume names, or in a folder.

    Parameters
    ----------
    segmentsNode : vtkMRMLSegmentationNode
        What is written.
    volumeNode : vtkMRMLScalarVolumeNode or None
        The CT that was segmented.
    path : Path
        Where to.
    series : str
        For DICOM: folder of the images; empty to find them by the instances.
    find : callable
        Gives the file of an instance, empty where it is not known.
    task : Task
        Progress and cancelling.

    Returns
    -------
    files, notes : tuple of Path, tuple of str
        What was written, and what was put right in the copies of the headers.

    Raises
    ------
    CTSuiteError
        SEG-SOURCE-MISSING; what reading the node, finding the series and writing raise.
    """
    labels = convert.from_node(segmentsNode)
    ending = path.suffix.lower()
    if ending in SURFACE_ENDINGS:
        return _surfaces(labels, path, task), ()
    if ending != DICOM_ENDING:
        write_labels(labels, path)
        return (path,), ()
    if series:
        stack = index(Path(series), task.part(0.0, 0.5)).choose()
        return (path,), write_into_study(labels, stack, path).notes
    named = attributes.read(volumeNode).get("SOPInstanceUIDs", ()) if volumeNode is not None else ()
    images = [Path(file) for file in dict.fromkeys(map(find, named)) if file]
    if not images or len(images) < len(set(named)):
        raise SOURCE_MISSING(path=str(path))
    return (path,), write_segmentation(labels, images, path, task=task.part(0.5, 1.0)).notes


def _surfaces(labels: Labels, path: Path, task: Task) -> tuple[Path, ...]:
    made = []
    chosen = labels.chosen("")
    for number, segment in enumerate(chosen):
        name = path.name if len(chosen) == 1 else safe_name(f"{path.stem}_{segment.name}{path.suffix}")
        part = task.part(number / len(chosen), (number + 1) / len(chosen))
        # by value, because two segments may have the same name
        alone = replace(labels, segments=(segment,), array=labels.mask(segment.value) * labels.array)
        made.append(write(surface_of(alone, segment.name, part), path.parent, name))
    return tuple(made)
