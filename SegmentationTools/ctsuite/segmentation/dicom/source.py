"""The images that a segmentation was made from, as DICOM headers in the order of its slices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.segmentation.dicom.errors import SOURCE_ELSEWHERE, SOURCE_INCOMPLETE

if TYPE_CHECKING:
    from pydicom import Dataset

_NEEDED = (
    "SOPClassUID",
    "SOPInstanceUID",
    "StudyInstanceUID",
    "SeriesInstanceUID",
    "FrameOfReferenceUID",
    "ImagePositionPatient",
    "ImageOrientationPatient",
    "PixelSpacing",
)
# what a patient, a study or an equipment must have, empty where it is not known
_EMPTY_WHERE_ABSENT = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyDate",
    "StudyTime",
    "StudyID",
    "AccessionNumber",
    "ReferringPhysicianName",
)
_WITHIN_MM = 0.01
_UNICODE, _LATIN = "ISO_IR 192", "ISO_IR 100"


def headers(files: Sequence[Path], labels_name: str, grid: Grid) -> tuple[list[Dataset], tuple[str, ...]]:
    """Read the headers of the images under each slice of a grid.

    What is not allowed in them is put right in these copies; the files stay as they are.

    Parameters
    ----------
    files : sequence of Path
        Single-frame images, in any order.
    labels_name : str
        Name of the segmentation, for messages.
    grid : Grid
        Where it lies.

    Returns
    -------
    headers, notes : list of Dataset, tuple of str
        One for each slice, and what was put right.

    Raises
    ------
    CTSuiteError
        SEG-SOURCE-INCOMPLETE, SEG-SOURCE-ELSEWHERE.
    """
    import pydicom

    found: list[Dataset] = []
    notes: dict[str, None] = {}
    for file in files:
        header = pydicom.dcmread(file, stop_before_pixels=True)
        missing = [keyword for keyword in _NEEDED if not header.get(keyword)]
        if missing:
            raise SOURCE_INCOMPLETE(
                reason=Text("{name} has no {keyword}.", name=file.name, keyword=missing[0])
            )
        if int(header.get("NumberOfFrames") or 1) > 1:
            reason = Text("{name} holds several frames; series of single images are taken.", name=file.name)
            raise SOURCE_INCOMPLETE(reason=reason)
        notes.update(dict.fromkeys(repair(header)))
        found.append(header)
    return _in_order(found, labels_name, grid), tuple(notes)


def repair(header: Any) -> list[str]:
    """Put right, in a copy, what other software refuses; say what."""
    said = []
    if "SpecificCharacterSet" in header and not header.SpecificCharacterSet:
        texts = str(header.get("PatientName", "")) + str(header.get("StudyDescription", ""))
        header.SpecificCharacterSet = _UNICODE if texts.isascii() else _LATIN
        said.append(
            Text(
                "The empty Specific Character Set of the images was written as {set}.",
                set=header.SpecificCharacterSet,
            )
        )
    for keyword in _EMPTY_WHERE_ABSENT:
        if keyword not in header:
            setattr(header, keyword, "")
            said.append(Text("{keyword}, which the images lack, was written empty.", keyword=keyword))
    return said


def _in_order(found: list[Dataset], labels_name: str, grid: Grid) -> list[Dataset]:
    """One header for each slice of the grid, whose first voxel lies where the image says."""
    positions = np.array([[float(v) for v in header.ImagePositionPatient] for header in found])
    ordered = []
    for k in range(grid.shape[0]):
        away = np.linalg.norm(positions - grid.index_to_lps([0, 0, k]), axis=1)
        nearest = int(away.argmin())
        if away[nearest] > _WITHIN_MM:
            difference = Text(
                "Slice {number} is {distance:.2f} mm away from the nearest image",
                number=k + 1,
                distance=away[nearest],
            )
            raise SOURCE_ELSEWHERE(labels=labels_name, difference=difference)
        ordered.append(found[nearest])
    first = ordered[0]
    axes = np.array([float(v) for v in first.ImageOrientationPatient]).reshape(2, 3)
    own = np.array(grid.direction_lps)[:, :2].T
    spacing = [float(v) for v in first.PixelSpacing]
    same = (
        (first.Rows, first.Columns) == grid.shape[1:]
        and np.allclose(axes, own, atol=1e-4)
        and np.allclose(spacing, [grid.spacing_mm[1], grid.spacing_mm[0]], rtol=1e-4)
    )
    if not same:
        raise SOURCE_ELSEWHERE(labels=labels_name, difference=Text("Rows and columns of the images differ"))
    return ordered
