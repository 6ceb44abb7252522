"""Small CT series, written by pydicom, of which every voxel and position is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

from ctsuite.ct.series.index import Index, index
from ctsuite.ct.series.stack import Stack

ROWS, COLUMNS = 6, 8
Writer = Callable[..., list[Path]]


def expected(count: int) -> np.ndarray:
    """Hounsfield units of the series that `write` makes."""
    k, j, i = np.mgrid[:count, :ROWS, :COLUMNS]
    return (100 * k + 10 * j + i - 500).astype(np.int16)


def slice_of(k: int, series_uid: str, step: tuple[float, float, float] = (0.0, 0.0, 2.0)) -> Dataset:
    """Slice `k` of a series: 12 stored bits, intercept -1024, HU = 100 k + 10 row + column - 500."""
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, generate_uid(entropy_srcs=[series_uid, str(k)])
    data.Modality, data.ImageType = "CT", ["ORIGINAL", "PRIMARY", "AXIAL"]
    data.PatientName, data.PatientID, data.PatientBirthDate = "Phantom^Known", "P1", "19700101"
    data.StudyInstanceUID, data.SeriesInstanceUID = generate_uid(entropy_srcs=["study"]), series_uid
    data.StudyDate, data.StudyTime, data.StudyID = "20240101", "120000", "1"
    data.FrameOfReferenceUID = generate_uid(entropy_srcs=["frame"])
    data.SeriesNumber, data.AcquisitionNumber, data.InstanceNumber = 3, 1, k + 1
    data.SeriesDescription = "known series"
    data.SliceThickness = 2.0
    data.ImagePositionPatient = [
        round(start + k * by, 6) for start, by in zip((-10, -20, 30), step, strict=True)
    ]
    data.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    data.PixelSpacing = [0.7, 0.5]
    data.Rows, data.Columns, data.SamplesPerPixel = ROWS, COLUMNS, 1
    data.PhotometricInterpretation = "MONOCHROME2"
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 12, 11, 0
    data.RescaleSlope, data.RescaleIntercept, data.RescaleType = 1, -1024, "HU"
    stored = expected(k + 1)[k].astype(np.int32) + 1024
    data.PixelData = stored.astype("<u2").tobytes()
    data["PixelData"].VR = "OW"
    return data


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    """Write a series; `change(data, k)` alters slice k, and leaves it out by returning False."""

    def writer(
        count: int = 5,
        change: Callable[[Dataset, int], Any] | None = None,
        folder: str = "series",
        uid: str = "1.2.3.4",
        step: tuple[float, float, float] = (0.0, 0.0, 2.0),
        suffix: str = ".dcm",
    ) -> list[Path]:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        paths = []
        for k in range(count):
            data = slice_of(k, uid, step)
            if change is not None and change(data, k) is False:
                continue
            path = tmp_path / folder / f"{uid}-{k:03}{suffix}"
            data.save_as(path, enforce_file_format=True)
            paths.append(path)
        return paths

    return writer


@pytest.fixture
def stack_of(write: Writer, tmp_path: Path) -> Callable[..., Stack]:
    """Write a series, index it and return its only stack."""

    def make(*args: Any, **kwargs: Any) -> Stack:
        write(*args, **kwargs)
        found = index(tmp_path, cache=False).stacks
        assert len(found) == 1, [stack.summary for stack in found]
        return found[0]

    return make


@pytest.fixture
def found(tmp_path: Path) -> Callable[[], Index]:
    """Index what was written."""
    return lambda: index(tmp_path, cache=False)
