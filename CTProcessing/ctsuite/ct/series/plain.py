"""Reading images without a DICOM header: NRRD, NIfTI and MHA, each in one file.

Such files do not say what they show. The modality is unknown unless the operator gives it, and that he gave
it is recorded.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.units import HU, ONE
from ctsuite.core.volume import Volume
from ctsuite.ct.series import errors

SUFFIXES = (".nii", ".nii.gz", ".nrrd", ".mha")
MODALITY_SOURCE = "ModalitySource"
GIVEN = "given by the operator"

_HEADER_LIMIT = 65536
_INT16 = np.iinfo(np.int16)


def is_plain(path: str | Path) -> bool:
    """Whether a path is named like an image without a DICOM header."""
    return str(path).lower().endswith(SUFFIXES)


def read_plain(path: str | Path, task: Task | None = None, modality: str | None = None) -> Volume:
    """Read an image without a DICOM header.

    Parameters
    ----------
    path : path
        The file.
    task : Task or None
        Progress and cancel.
    modality : str or None
        What the operator says the image is, such as ``CT``; its values are then taken as Hounsfield units.

    Returns
    -------
    Volume
        int16 where that is exact, else float32.

    Raises
    ------
    CTSuiteError
        SERIES-NOT-FOUND, SERIES-IMAGE-DETACHED, SERIES-IMAGE-UNREADABLE, SERIES-IMAGE-SHAPE,
        SERIES-OUT-OF-MEMORY.
    """
    import SimpleITK

    from ctsuite.ct.files import origin
    from ctsuite.ct.files.headers import refuse_hostile

    task = task or Task()
    task.progress(0.0, "reading the image")
    name = str(path)
    _refuse_detached(name)
    try:
        refuse_hostile(Path(name))
    except CTSuiteError as error:
        raise errors.IMAGE_UNREADABLE.caused_by(error, path=name, reason=error.cause) from error
    reader = SimpleITK.ImageFileReader()
    reader.SetFileName(name)
    try:
        reader.ReadImageInformation()
        size = reader.GetSize()
        components = reader.GetNumberOfComponents()
        if len(size) < 3 or any(n != 1 for n in size[3:]) or components != 1:
            found = f"{' x '.join(map(str, size))} voxels of {components} values"
            raise errors.IMAGE_SHAPE(path=name, found=found)
        image = reader.Execute()
    except MemoryError as error:
        raise errors.MEMORY.caused_by(error, name=name, needed="too many") from error
    except RuntimeError as error:
        reason = str(error).strip().splitlines()[-1].rpartition("): ")[2] or "Its content is damaged."
        raise errors.IMAGE_UNREADABLE.caused_by(error, path=name, reason=reason) from error
    task.progress(0.8, "reading the image")
    array = _narrow(SimpleITK.GetArrayFromImage(image).reshape(size[2::-1]))
    dimension = len(size)
    direction = np.array(image.GetDirection()).reshape(dimension, dimension)[:3, :3]
    matrix = np.eye(4)
    matrix[:3, :3] = direction * image.GetSpacing()[:3]
    matrix[:3, 3] = image.GetOrigin()[:3]
    grid = Grid.from_ijk_to_lps(matrix, array.shape)
    attributes: dict[str, Any] = {"SeriesIssues": (), "SeriesNotes": ("no-header",), **origin.take(image)}
    if modality:
        attributes |= {"Modality": modality, MODALITY_SOURCE: GIVEN}
    task.progress(1.0, "reading the image")
    return Volume(array, grid, HU if modality == "CT" else ONE, attributes, _stem(name))


def _narrow(array: NDArray[Any]) -> NDArray[Any]:
    """Return the values as int16 where that is exact, else as float32."""
    low, high = array.min(), array.max()
    fits = np.isfinite(low) and np.isfinite(high) and _INT16.min <= low and high <= _INT16.max
    if fits and (array.dtype.kind in "iu" or all(np.array_equal(part, np.rint(part)) for part in array)):
        return array.astype(np.int16, copy=False)
    return array.astype(np.float32, copy=False)


def _refuse_detached(name: str) -> None:
    """A header must not make the program open other files."""
    try:
        with open(name, "rb") as stream:
            head = stream.read(_HEADER_LIMIT)
    except FileNotFoundError as error:
        raise errors.NOT_FOUND(path=name) from error
    except OSError as error:
        raise errors.UNREADABLE.caused_by(error, path=name, reason=error.strerror or str(error)) from error
    lowered = name.lower()
    if lowered.endswith(".nrrd"):
        lines = head.partition(b"\n\n")[0].lower().splitlines()
        detached = any(line.replace(b" ", b"").startswith((b"datafile:", b"datafile=")) for line in lines)
    elif lowered.endswith(".mha"):
        named = head.lower().partition(b"elementdatafile")[2].lstrip(b" =").splitlines()
        detached = not named or named[0].strip() != b"local"
    else:
        detached = False
    if detached:
        raise errors.IMAGE_DETACHED(path=name)


def _stem(name: str) -> str:
    base = os.path.basename(name)
    return next((base[: -len(end)] for end in reversed(SUFFIXES) if base.lower().endswith(end)), base)
