"""CT slices for benchmarks: a body with lungs, a vertebra and noise, with headers as scanners write them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import WORK_FAILED

_ROOT = "2.25.302043790172249692526321623266752743501"
_SERIES_UID = f"{_ROOT}.2.{9999999999}".encode()
_INSTANCE_UID = f"{_ROOT}.3.{9999999999}".encode()
_HEIGHT = b"987654.3"
_DISTINCT_FRAMES = 12
_VALUES = {
    "SpecificCharacterSet": "ISO_IR 100",
    "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
    "InstanceCreationDate": "20240101",
    "InstanceCreationTime": "120000",
    "StudyDate": "20240101",
    "SeriesDate": "20240101",
    "AcquisitionDate": "20240101",
    "ContentDate": "20240101",
    "StudyTime": "120000",
    "SeriesTime": "120000",
    "AcquisitionTime": "120000",
    "ContentTime": "120000",
    "AccessionNumber": "1",
    "Modality": "CT",
    "Manufacturer": "CTSuite benchmark",
    "InstitutionName": "None",
    "ReferringPhysicianName": "",
    "StationName": "CT1",
    "StudyDescription": "Chest",
    "SeriesDescription": "Chest 1 mm",
    "ManufacturerModelName": "Generated",
    "PatientName": "Phantom^Bench",
    "PatientID": "BENCH",
    "PatientBirthDate": "19700101",
    "PatientSex": "O",
    "PatientAge": "054Y",
    "ContrastBolusAgent": "NONE",
    "BodyPartExamined": "CHEST",
    "ScanOptions": "HELICAL",
    "SliceThickness": "1",
    "KVP": "120",
    "DataCollectionDiameter": "500",
    "SoftwareVersions": "1",
    "ProtocolName": "Chest",
    "ReconstructionDiameter": "350",
    "DistanceSourceToDetector": "1000",
    "DistanceSourceToPatient": "550",
    "GantryDetectorTilt": "0",
    "TableHeight": "150",
    "RotationDirection": "CW",
    "ExposureTime": "500",
    "XRayTubeCurrent": "200",
    "Exposure": "100",
    "FilterType": "BODY",
    "GeneratorPower": "24",
    "FocalSpots": "1.2",
    "ConvolutionKernel": "STANDARD",
    "PatientPosition": "HFS",
    "RevolutionTime": 0.5,
    "SingleCollimationWidth": 0.6,
    "TotalCollimationWidth": 40.0,
    "SpiralPitchFactor": 1.0,
    "CTDIvol": 10.0,
    "StudyID": "1",
    "SeriesNumber": "2",
    "AcquisitionNumber": "1",
    "InstanceNumber": "1",
    "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
    "PositionReferenceIndicator": "SN",
    "SliceLocation": "0",
    "SamplesPerPixel": 1,
    "PhotometricInterpretation": "MONOCHROME2",
    "BitsAllocated": 16,
    "BitsStored": 12,
    "HighBit": 11,
    "PixelRepresentation": 0,
    "WindowCenter": "40",
    "WindowWidth": "400",
    "RescaleIntercept": "-1024",
    "RescaleSlope": "1",
    "RescaleType": "HU",
}


def write_series(folder: Path, count: int, size: int, files_per_series: int | None = None) -> None:
    """Write `count` CT slices of size x size pixels, as one series or several of `files_per_series`."""
    folder.mkdir(parents=True)
    template = _template(size)
    pixels = [frame.tobytes() for frame in _frames(size)]
    for number in range(count):
        series, position = divmod(number, files_per_series or count)
        head = (
            template.replace(_SERIES_UID, f"{_ROOT}.2.{series:010}".encode())
            .replace(_INSTANCE_UID, f"{_ROOT}.3.{number:010}".encode())
            .replace(_HEIGHT, f"{position:08.1f}".encode())
        )
        (folder / f"{number:05}.dcm").write_bytes(head + pixels[number % len(pixels)])


def compress(source: Path, target: Path, syntax: str) -> None:
    """Compress every file of a folder with GDCM."""
    import gdcm

    target.mkdir()
    for path in sorted(source.iterdir()):
        reader = gdcm.ImageReader()
        reader.SetFileName(str(path))
        change = gdcm.ImageChangeTransferSyntax()
        writer = gdcm.ImageWriter()
        writer.SetFileName(str(target / path.name))
        change.SetTransferSyntax(gdcm.TransferSyntax(getattr(gdcm.TransferSyntax, syntax)))
        if not reader.Read():
            raise WORK_FAILED(reason=f"GDCM cannot read {path}.")
        change.SetInput(reader.GetImage())
        if not change.Change():
            raise WORK_FAILED(reason=f"GDCM cannot compress {path} as {syntax}.")
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        if not writer.Write():
            raise WORK_FAILED(reason=f"GDCM cannot write {path.name}.")


def _frames(size: int) -> list[NDArray[np.uint16]]:
    """Make slices of a body with lungs, a vertebra and noise, as 12 bits; outside the field there is air."""
    y, x = np.mgrid[:size, :size] / size * 2 - 1
    image = np.where((x / 0.9) ** 2 + (y / 0.66) ** 2 < 1, 40.0, -1000.0)
    for centre in (-0.4, 0.4):
        image[((x - centre) / 0.24) ** 2 + (y / 0.35) ** 2 < 1] = -850
    image[x**2 + ((y - 0.33) / 1.0) ** 2 < 0.015] = 500
    outside = x**2 + y**2 > 1
    random = np.random.default_rng(1)
    made = []
    for _ in range(_DISTINCT_FRAMES):
        noisy = image + random.normal(0, 12, image.shape)
        noisy[outside] = -1024
        made.append((np.clip(np.rint(noisy), -1024, 3071) + 1024).astype("<u2"))
    return made


def _template(size: int) -> bytes:
    """Return the header of a slice as scanners write it, with marks where slices differ."""
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    for keyword, value in _VALUES.items():
        setattr(data, keyword, value)
    data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, _INSTANCE_UID.decode()
    data.StudyInstanceUID, data.SeriesInstanceUID = f"{_ROOT}.1", _SERIES_UID.decode()
    data.FrameOfReferenceUID = f"{_ROOT}.4"
    data.ImagePositionPatient = f"-150\\-150\\{_HEIGHT.decode()}"
    data.Rows = data.Columns = size
    data.PixelSpacing = [round(350 / size, 4)] * 2
    referenced = Dataset()
    referenced.ReferencedSOPClassUID, referenced.ReferencedSOPInstanceUID = CTImageStorage, f"{_ROOT}.5"
    data.ReferencedImageSequence = [referenced] * 3
    data.SourceImageSequence = [referenced]
    private = data.private_block(0x0019, "CTSUITE BENCHMARK", create=True)
    for element in range(24):
        private.add_new(element, "DS", str(element * 1.5))
    data.add_new(0x7FE00010, "OW", b"")
    buffer = io.BytesIO()
    data.save_as(buffer, enforce_file_format=True)
    head = buffer.getvalue()
    assert head.endswith(b"OW\0\0\0\0\0\0")
    return head[:-4] + (size * size * 2).to_bytes(4, "little")
