"""Writing a volume as a derived DICOM CT series, one image a slice."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ctsuite.core.curved_image import SPATIAL_TRANSFORM
from ctsuite.core.fileio import atomic_directory
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.derived.header import common_header, set_slice
from ctsuite.ct.derived.stored import Rescale
from ctsuite.ct.errors import DERIVED_BENT, DERIVED_NOT_CT, DERIVED_TILTED


def write_series(volume: Volume, folder: str | Path, task: Task | None = None) -> tuple[Path, ...]:
    """Write a volume as a series of its own in the study it was made from.

    Patient, study and frame of reference are those of the source as far as the volume knows them; series and
    instances get new UIDs. Whole numbers of 16 bits are kept exactly. The folder appears when all is written.

    Parameters
    ----------
    volume : Volume
        What is written; its attributes say what it was made from.
    folder : path
        A new or empty folder.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    tuple of Path
        The files, in the order of the slices.

    Raises
    ------
    CTSuiteError
        DERIVED-NOT-CT, DERIVED-BENT, DERIVED-TILTED, RUN-CANCELLED, OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE,
        OUTPUT-DISK-FULL.
    """
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian

    task = task or Task()
    modality = volume.attributes.get("Modality", "CT")
    if modality != "CT":
        raise DERIVED_NOT_CT(name=volume.name, modality=modality)
    if SPATIAL_TRANSFORM in volume.attributes:
        raise DERIVED_BENT(name=volume.name)
    if not volume.grid.is_orthogonal:
        raise DERIVED_TILTED(name=volume.name)
    rescale = Rescale.fitting(volume.array)
    data = common_header(volume, rescale, datetime.now())
    count = volume.grid.shape[0]
    names = [f"CT{number:05d}.dcm" for number in range(1, count + 1)]
    with atomic_directory(folder) as work:
        for k, name in enumerate(names):
            task.progress(k / count, "writing slices")
            set_slice(data, volume.grid.index_to_lps([0, 0, k]).tolist(), k + 1)
            data.PixelData = rescale.stored(volume.array[k]).tobytes()
            data["PixelData"].VR = "OW"
            meta = FileMetaDataset()
            meta.TransferSyntaxUID = ExplicitVRLittleEndian
            meta.MediaStorageSOPClassUID = data.SOPClassUID
            meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID
            data.file_meta = meta
            data.save_as(work / name, enforce_file_format=True)
    return tuple(Path(folder) / name for name in names)
