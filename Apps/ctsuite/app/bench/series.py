"""Finding and reading series, against SimpleITK (GDCM) and pydicom.

The data are generated: a body-like ellipse with lungs, bone and noise, written as CT slices.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.measure import MEGABYTE, Measured, Work, best, digest, interleave
from ctsuite.app.bench.rows import LIMIT, RESULTS_DIFFER, Row
from ctsuite.core.task import Task

_LOADS = (100, 300, 600)
_COMPRESSED = {"JPEG 2000": "JPEG2000Lossless", "RLE": "RLELossless"}
_COMPRESSED_SLICES = 150
_INDEXED = 5000
_SERIES, _SLICES_OF_SERIES = 80, 25
_SIZE = 512
_REPEATS = 3
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark.

    Returns
    -------
    list of Row
        Loading uncompressed series of three sizes (goal 0.3 of SimpleITK's time, memory 1.3 of the volume),
        loading compressed ones (0.6), indexing (0.5 of pydicom's time, 0.05 when nothing changed), and many
        series in one folder (as fast as in folders of their own).
    """
    root = Path(tempfile.mkdtemp(prefix="ctsuite-bench-"))
    try:
        found: list[Row] = []
        for number, slices in enumerate(_LOADS):
            found += _uncompressed(
                root / f"load{slices}", slices, task.part(number * 0.1, number * 0.1 + 0.1)
            )
        for number, name in enumerate(_COMPRESSED):
            found.append(_compressed(root / name, name, task.part(0.3 + number * 0.2, 0.5 + number * 0.2)))
        found += _index(root / "index", task.part(0.7, 0.9))
        found.append(_many(root / "many", task.part(0.9, 1.0)))
        return found
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _uncompressed(folder: Path, slices: int, task: Task) -> list[Row]:
    task.progress(0.0, f"writing {slices} slices")
    write_series(folder, slices, _SIZE)
    task.progress(0.4, f"loading {slices} slices")
    ours, peer = _pair(folder, "load_ours", "load_simpleitk", f"load {slices} slices", "SimpleITK")
    shutil.rmtree(folder)
    size = f"{slices} x {_SIZE} x {_SIZE}"
    volume_mb = slices * _SIZE * _SIZE * 2 / MEGABYTE
    return [
        Row(
            "load uncompressed",
            size,
            ours.seconds,
            "SimpleITK",
            peer.seconds,
            ours.peak_mb,
            peer.peak_mb,
            0.3,
        ),
        Row(
            "memory of loading, of the volume",
            size,
            ours.seconds,
            LIMIT,
            ours.seconds,
            ours.peak_mb,
            peer.peak_mb,
            1.3,
            ours.peak_mb / volume_mb,
        ),
    ]


def _compressed(folder: Path, name: str, task: Task) -> Row:
    task.progress(0.0, f"compressing {_COMPRESSED_SLICES} slices as {name}")
    write_series(folder / "plain", _COMPRESSED_SLICES, _SIZE)
    compress(folder / "plain", folder / "packed", _COMPRESSED[name])
    task.progress(0.4, f"loading {name}")
    ours, peer = _pair(folder / "packed", "load_ours", "load_simpleitk", f"load {name}", "SimpleITK")
    size = f"{_COMPRESSED_SLICES} x {_SIZE} x {_SIZE}"
    case = f"load {name}"
    return Row(case, size, ours.seconds, "SimpleITK", peer.seconds, ours.peak_mb, peer.peak_mb, 0.6)


def _index(folder: Path, task: Task) -> list[Row]:
    task.progress(0.0, f"writing {_INDEXED} files")
    write_series(folder / "files", _INDEXED, 64, files_per_series=250)
    keep = str(folder / "cache")
    task.progress(0.3, "indexing")
    first, peer, again = interleave(
        _REPEATS,
        (f"{_HERE}:index_first", str(folder / "files"), keep),
        (f"{_HERE}:index_pydicom", str(folder / "files")),
        (f"{_HERE}:index_again", str(folder / "files"), keep),
    )
    _same("index", "pydicom", [*first, *peer, *again])
    size = f"{_INDEXED} files"
    seconds = best(peer).seconds
    return [
        Row("index", size, best(first).seconds, "pydicom", seconds, goal=0.5),
        Row("index, unchanged", size, best(again).seconds, "pydicom", seconds, goal=0.05),
    ]


def _many(folder: Path, task: Task) -> Row:
    task.progress(0.0, f"writing {_SERIES} series")
    write_series(
        folder / "one" / "folder", _SERIES * _SLICES_OF_SERIES, 64, files_per_series=_SLICES_OF_SERIES
    )
    for number in range(_SERIES):
        source = sorted((folder / "one" / "folder").iterdir())[
            number * _SLICES_OF_SERIES : (number + 1) * _SLICES_OF_SERIES
        ]
        target = folder / "many" / f"{number:03}"
        target.mkdir(parents=True)
        for file in source:
            shutil.copy(file, target / file.name)
    together, apart = interleave(
        _REPEATS, (f"{_HERE}:load_all", str(folder / "one")), (f"{_HERE}:load_all", str(folder / "many"))
    )
    _same("many series", "the same series apart", [*together, *apart])
    size = f"{_SERIES} x {_SLICES_OF_SERIES} x 64 x 64"
    return Row(
        "many series in one folder",
        size,
        best(together).seconds,
        f"{_SERIES} folders",
        best(apart).seconds,
        goal=1.1,
    )


def _pair(folder: Path, ours: str, peer: str, case: str, name: str) -> tuple[Measured, Measured]:
    """Measure ours and the peer in turn, after making sure that both read the same voxels."""
    mine, theirs = interleave(_REPEATS, (f"{_HERE}:{ours}", str(folder)), (f"{_HERE}:{peer}", str(folder)))
    _same(case, name, [*mine, *theirs])
    return best(mine), best(theirs)


def _same(case: str, peer: str, results: list[Measured]) -> None:
    if len({one.digest for one in results}) != 1:
        raise RESULTS_DIFFER(case=case, peer=peer, reason="The digests of the results differ.")


# What is measured, each in a process of its own.


def load_ours(folder: str) -> Work:
    """Load a series from its index."""
    from ctsuite.ct.series.index import index
    from ctsuite.ct.series.read import read

    stack = index(folder, cache=False).choose()
    return Work(lambda: read(stack).array)


def load_simpleitk(folder: str) -> Work:
    """Load the same files, in the same order, with SimpleITK's series reader."""
    import SimpleITK

    names = [str(path) for path in sorted(Path(folder).iterdir())]

    def work() -> Any:
        reader = SimpleITK.ImageSeriesReader()
        reader.SetFileNames(names)
        return reader.Execute()

    return Work(work, lambda image: SimpleITK.GetArrayViewFromImage(image).astype(np.int16, copy=False))


def load_all(folder: str) -> Work:
    """Index a folder and load every series in it."""
    from ctsuite.ct.series.index import index
    from ctsuite.ct.series.read import read

    return Work(
        lambda: [read(stack).array for stack in index(folder, cache=False).stacks],
        lambda arrays: sorted(digest(array) for array in arrays),
    )


def index_first(folder: str, keep: str) -> Work:
    """Index a folder that was never seen."""
    shutil.rmtree(keep, ignore_errors=True)
    return index_again(folder, keep)


def index_again(folder: str, keep: str) -> Work:
    """Index a folder, using what is kept of the last time."""
    from ctsuite.ct.series.index import index

    def compared(found: Any) -> Any:
        return {header.path: _as_texts(header.attributes) for header in found.files}

    return Work(lambda: index(folder, cache=keep), compared)


def index_pydicom(folder: str) -> Work:
    """Read the same attributes of every file with pydicom."""
    import pydicom

    from ctsuite.ct.series.tags import ATTRIBUTES

    def work() -> dict[str, dict[str, Any]]:
        found = {}
        for path in sorted(Path(folder).iterdir()):
            data = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=list(ATTRIBUTES))
            found[str(path)] = {
                item.keyword: data[tag].value for tag, item in ATTRIBUTES.items() if tag in data
            }
        return found

    return Work(work, lambda found: {path: _as_texts(values) for path, values in found.items()})


def _as_texts(values: Any) -> dict[str, str]:
    """Write the attributes that both programs keep in one way."""
    from ctsuite.ct.series.tags import IDENTITY

    left_out = {item.keyword for item in IDENTITY.values()} | {"PatientKey", "TransferSyntaxUID"}
    return {
        key: _as_text(value) for key, value in values.items() if key not in left_out and value is not None
    }


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "\\".join(_as_text(part) for part in value)
    return f"{float(value):g}" if isinstance(value, (int, float)) else str(value)


# The data.


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
            raise RuntimeError(f"{path} cannot be read")
        change.SetInput(reader.GetImage())
        if not change.Change():
            raise RuntimeError(f"{path} cannot be compressed")
        writer.SetFile(reader.GetFile())
        writer.SetImage(change.GetOutput())
        if not writer.Write():
            raise RuntimeError(f"{path} cannot be written")


_ROOT = "1.2.826.0.1.3680043.10.1338"
_SERIES_UID = f"{_ROOT}.2.{9999999999}".encode()
_INSTANCE_UID = f"{_ROOT}.3.{9999999999}".encode()
_HEIGHT = b"987654.3"
_DISTINCT_FRAMES = 12


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
