"""Reading a segmentation from whatever file it is in, and writing it into the study of its series."""

from __future__ import annotations

from pathlib import Path

from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels
from ctsuite.core.surface import Surface
from ctsuite.core.task import Task
from ctsuite.ct import files
from ctsuite.ct.series.stack import Stack
from ctsuite.ct.surface import tool as surface_tool
from ctsuite.segmentation.dicom.errors import CONTOURS_UNUSABLE, OVERLAPPING
from ctsuite.segmentation.dicom.read import read_segmentation
from ctsuite.segmentation.dicom.structures import STRUCTURES, read_structures
from ctsuite.segmentation.dicom.write import BINARY, Written, write_segmentation

DICOM_ENDING = ".dcm"
_PREAMBLE, _MAGIC = 128, b"DICM"


def read_labels(path: Path, grid: Grid | None = None, segment: str = "", task: Task | None = None) -> Labels:
    """Read a segmentation: DICOM segmentation, RT structure set, .seg.nrrd or label image.

    Parameters
    ----------
    path : Path
        The file.
    grid : Grid or None
        That of its series; a structure set needs it.
    segment : str
        Of a DICOM object only the segment of that name; empty for all.
    task : Task or None
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        SEG-OVERLAP where structures overlap and none is chosen; SEG-CONTOURS without the series; what the
        readers raise.
    """
    if not is_dicom(path):
        labels: Labels = files.read(path, Labels)
        return labels
    if dicom_class(path) != STRUCTURES:
        return read_segmentation(path, grid, segment)
    if grid is None:
        reason = "Contours become voxels only on the grid of their series, which was not given."
        raise CONTOURS_UNUSABLE(path=str(path), segment=segment or path.stem, reason=reason)
    found = read_structures(path, grid, segment, task)
    if len(found) > 1:
        raise OVERLAPPING(path=str(path))
    return found[0]


def write_into_study(labels: Labels, source: Stack, path: Path, kind: str = BINARY) -> Written:
    """Write a segmentation as a DICOM object of the study of its series.

    Raises
    ------
    CTSuiteError
        What :func:`ctsuite.segmentation.dicom.write.write_segmentation` raises.
    """
    images = dict.fromkeys(Path(one.header.path) for one in source.slices)
    return write_segmentation(labels, tuple(images), path, kind)


def surface_of(labels: Labels, segment: str = "", task: Task | None = None) -> Surface:
    """Make the closed surface of a segment, or of all of them together, just as it lies on the voxels.

    Raises
    ------
    CTSuiteError
        SEGMENT-UNKNOWN, SURFACE-EMPTY, SURFACE-OPEN, RUN-CANCELLED.
    """
    parameters = surface_tool.Parameters(segment=segment)
    made: Surface = surface_tool.surface(labels, parameters, task or Task())["surface"]
    return made


def is_dicom(path: Path) -> bool:
    """Whether a file is named or looks like a DICOM object."""
    if path.suffix.lower() == DICOM_ENDING:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(_PREAMBLE + len(_MAGIC))[_PREAMBLE:] == _MAGIC
    except OSError:
        return False


def dicom_class(path: Path) -> str:
    """Return the SOP class of a DICOM object, empty where it has none."""
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        return str(pydicom.dcmread(path, specific_tags=["SOPClassUID"]).get("SOPClassUID", ""))
    except (InvalidDicomError, OSError, EOFError, ValueError):
        return ""  # the reader says what is wrong
