"""Writing a segmentation as a DICOM segmentation image (PS3.3 A.51, and A.93 for label maps)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANATOMICAL_STRUCTURE, TISSUE, Code
from ctsuite.core.fileio import atomic_file
from ctsuite.core.identity import unspoken
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.platform import require
from ctsuite.core.provenance import suite_version
from ctsuite.core.task import Task
from ctsuite.segmentation.dicom.errors import NO_SEGMENT
from ctsuite.segmentation.dicom.source import headers

BINARY, LABELMAP = "binary", "label map"
KINDS = (BINARY, LABELMAP)
_LONG_STRING = 64
_SERIES_OFFSET = 2000


@dataclass(frozen=True)
class Written:
    """What was written: the file, and what was put right in the copy of the headers."""

    path: Path
    notes: tuple[str, ...]


def write_segmentation(
    labels: Labels,
    source: Sequence[Path],
    path: Path,
    kind: str = BINARY,
    by_hand: bool = False,
    task: Task | None = None,
) -> Written:
    """Write a segmentation into the study of the images that it was made from.

    Patient, study and frame of reference are those of the images, each of which is named. Segments are
    numbered from 1 in the order of their label values; a label map keeps the values as they are.

    Parameters
    ----------
    labels : Labels
        What is written; segments without a voxel are kept in a label map only.
    source : sequence of Path
        The images, in any order.
    path : Path
        The new file.
    kind : str
        ``binary``: one bit a voxel and segment, which every viewer reads; ``label map``: one number a voxel
        (Label Map Segmentation Storage of 2024), smaller where there are many segments.
    by_hand : bool
        Whether the segments were drawn by hand alone; otherwise they are called semi-automatic.
    task : Task or None
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING, SEG-EMPTY, SEG-SOURCE-INCOMPLETE, SEG-SOURCE-ELSEWHERE, RUN-CANCELLED,
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    require(("highdicom",))
    from highdicom.seg import Segmentation
    from pydicom.uid import ExplicitVRLittleEndian, generate_uid

    task = task or Task()
    task.progress(0.0, "reading the headers of the images")
    images, notes = headers(source, labels.name, labels.grid)
    array, segments = _numbered(labels, kind)
    if not array.any():
        raise NO_SEGMENT(labels=labels.name)
    task.progress(0.3, "writing the segmentation")
    with unspoken():
        made = Segmentation(
            source_images=images,
            pixel_array=array,
            segmentation_type="BINARY" if kind == BINARY else "LABELMAP",
            segment_descriptions=[_description(number, segment, by_hand) for number, segment in segments],
            series_instance_uid=generate_uid(prefix=None),
            series_number=int(images[0].get("SeriesNumber") or 0) + _SERIES_OFFSET,
            sop_instance_uid=generate_uid(prefix=None),
            instance_number=1,
            manufacturer="CTSuite",
            manufacturer_model_name="CTSuite",
            software_versions=suite_version(),
            device_serial_number="none",
            content_label=_label(labels.name),
            content_description=labels.name[:_LONG_STRING],
            transfer_syntax_uid=ExplicitVRLittleEndian,
            omit_empty_frames=kind == BINARY,
            series_description=labels.name[:_LONG_STRING],
        )
    with atomic_file(path) as temporary:
        made.save_as(temporary, enforce_file_format=True)
    task.progress(1.0, "done")
    return Written(path, notes)


def _numbered(labels: Labels, kind: str) -> tuple[NDArray[Any], list[tuple[int, Segment]]]:
    """The array and the segments with their numbers in the file."""
    segments = sorted(labels.segments, key=lambda segment: segment.value)
    array = labels.array.view(np.uint8) if labels.array.dtype == bool else labels.array
    highest = max([int(array.max(initial=0)), *(segment.value for segment in segments)])
    if kind == LABELMAP and highest < 1 << 16:
        numbers = {segment.value: segment.value for segment in segments}
    else:
        used = np.zeros(highest + 1, bool)
        for part in array:
            used[np.unique(part)] = True
        segments = [segment for segment in segments if used[segment.value]]
        numbers = {segment.value: number for number, segment in enumerate(segments, 1)}
    table = np.zeros(highest + 1, np.uint8 if max(numbers.values(), default=0) < 256 else np.uint16)
    for value, number in numbers.items():
        table[value] = number
    return table[array], [(numbers[segment.value], segment) for segment in segments]


def _description(number: int, segment: Segment, by_hand: bool) -> Any:
    from highdicom.color import CIELabColor
    from highdicom.content import AlgorithmIdentificationSequence
    from highdicom.seg import SegmentDescription
    from pydicom.sr.codedict import codes
    from pydicom.uid import generate_uid

    algorithm = AlgorithmIdentificationSequence(
        name="CTSuite", family=codes.DCM.ManualProcessing, version=suite_version()
    )
    description = SegmentDescription(
        segment_number=number,
        segment_label=segment.name[:_LONG_STRING],
        segmented_property_category=_concept(segment.category or TISSUE),
        segmented_property_type=_concept(segment.type or ANATOMICAL_STRUCTURE),
        algorithm_type="MANUAL" if by_hand else "SEMIAUTOMATIC",
        algorithm_identification=None if by_hand else algorithm,
        tracking_uid=generate_uid(prefix=None),
        tracking_id=segment.name[:_LONG_STRING],
        display_color=CIELabColor.from_rgb(*(round(255 * part) for part in segment.colour_rgb)),
    )
    if segment.modifier is not None:  # PS3.3 C.8.20.2: inside of the code of the type
        type_ = description.SegmentedPropertyTypeCodeSequence[0]
        type_.SegmentedPropertyTypeModifierCodeSequence = [_concept(segment.modifier)]
    return description


def _concept(code: Code) -> Any:
    from highdicom.sr import CodedConcept

    return CodedConcept(code.value, code.scheme, code.meaning[:_LONG_STRING])


def _label(name: str) -> str:
    """A name as a code string: capital letters, digits, spaces and underscores, at most 16."""
    return re.sub(r"[^A-Z0-9 _]", "_", name.upper())[:16].strip() or "SEGMENTATION"
