"""Surfaces as DICOM Encapsulated STL (PS3.3 A.85), filed with the study they were made from.

The model is in the patient coordinate system of its source images, in mm, and names every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.codes import Code
from ctsuite.core.fileio import atomic_file
from ctsuite.core.provenance import suite_version
from ctsuite.core.surface import Surface
from ctsuite.ct.files.errors import DAMAGED, NO_TRIANGLES, SOURCE_ELSEWHERE, SOURCE_INCOMPLETE
from ctsuite.ct.files.stl import stl_bytes, surface_of
from ctsuite.ct.series.stack import Stack

SOP_CLASS = "1.2.840.10008.5.1.4.1.1.104.3"
_MEDIA_TYPE = "model/stl"
_MODEL = Code("85040-4", "LN", "CT 3D CAM model")
_SOURCE_IMAGE = Code("121324", "DCM", "Source Image")
_MILLIMETRE = Code("mm", "UCUM", "mm")
# UCUM units of length in mm
_UNITS = {"um": 1e-3, "mm": 1.0, "cm": 10.0, "m": 1e3, "[in_i]": 25.4}
# of the patient and the study; those that must be there are written empty where the source has none (type 2)
_REQUIRED = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyDate",
    "StudyTime",
    "ReferringPhysicianName",
    "StudyID",
    "AccessionNumber",
)
_WHERE_THERE = ("IssuerOfPatientID", "StudyDescription", "PatientAge", "PatientSize", "PatientWeight")
_LONG_STRING = 64


def write_encapsulated_stl(surface: Surface, source: Stack, path: Path) -> None:
    """Write a surface as a DICOM model of the patient and study of its source series.

    Parameters
    ----------
    surface : Surface
        What is written.
    source : Stack
        Images that it was made from.
    path : Path
        The new file.

    Raises
    ------
    CTSuiteError
        FILE-SURFACE-EMPTY, FILE-SOURCE-INCOMPLETE, FILE-SOURCE-ELSEWHERE, GEOMETRY-SINGULAR,
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    import pydicom

    if len(surface.triangles) == 0:
        raise NO_TRIANGLES(name=surface.name)
    _refuse_elsewhere(surface, source)
    header = pydicom.dcmread(source.slices[0].header.path, stop_before_pixels=True)
    data = _dataset(surface, header, _instances(source), source.id)
    with atomic_file(path) as temporary:
        data.save_as(temporary, enforce_file_format=True)


def read_encapsulated_stl(path: Path) -> Surface:
    """Read the surface of a DICOM Encapsulated STL object, in mm.

    Raises
    ------
    CTSuiteError
        FILE-DAMAGED, also where the object is of another class or in an unknown unit.
    """
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        data = pydicom.dcmread(path)
        kind, document = str(data.SOPClassUID), data.EncapsulatedDocument
        unit = str(data.MeasurementUnitsCodeSequence[0].CodeValue)
    except (
        InvalidDicomError,
        AttributeError,
        IndexError,
        ValueError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise DAMAGED(path=str(path), reason="It is not a complete DICOM object with a model.") from error
    if kind != SOP_CLASS:
        raise DAMAGED(path=str(path), reason="It is not a DICOM Encapsulated STL object.")
    if unit not in _UNITS:
        raise DAMAGED(path=str(path), reason=f"Its unit of length '{unit}' is not known.")
    content = bytes(document)[: data.get("EncapsulatedDocumentLength") or None]
    found = surface_of(path, content)
    if _UNITS[unit] == 1.0:
        return found
    return Surface(found.points_lps_mm * _UNITS[unit], found.triangles, found.name, found.alterations)


def _refuse_elsewhere(surface: Surface, source: Stack) -> None:
    """A model filed with another patient would be worse than none."""
    grid = source.grid
    k, j, i = np.meshgrid(*([-0.5, count - 0.5] for count in grid.shape), indexing="ij")
    corners = grid.index_to_lps(np.stack([i.ravel(), j.ravel(), k.ravel()], axis=1))
    points = surface.points_lps_mm
    apart = (points.min(axis=0) > corners.max(axis=0)) | (points.max(axis=0) < corners.min(axis=0))
    if apart.any():
        raise SOURCE_ELSEWHERE(name=surface.name, series=source.name)


def _instances(source: Stack) -> list[tuple[str, str]]:
    """SOP class and instance of every image of the source, each once."""
    found = [
        (str(one.attributes.get("SOPClassUID", "")), str(one.attributes.get("SOPInstanceUID", "")))
        for one in source.slices
    ]
    if not all(instance and kind for kind, instance in found):
        raise SOURCE_INCOMPLETE(series=source.name, missing="SOP Instance UID (0008,0018)")
    return list(dict.fromkeys(found))


def _dataset(surface: Surface, header: Any, instances: list[tuple[str, str]], series: str) -> Any:
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian, generate_uid

    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SpecificCharacterSet = "ISO_IR 192"
    data.SOPClassUID, data.SOPInstanceUID = SOP_CLASS, generate_uid(prefix=None)
    for keyword in _REQUIRED:
        setattr(data, keyword, _text(header.get(keyword)))
    for keyword in _WHERE_THERE:
        if header.get(keyword) not in (None, ""):
            setattr(data, keyword, _text(header.get(keyword)))
    for keyword, tag in (("StudyInstanceUID", "0020,000D"), ("FrameOfReferenceUID", "0020,0052")):
        if not header.get(keyword):
            raise SOURCE_INCOMPLETE(series=series, missing=f"{keyword} ({tag})")
        setattr(data, keyword, header.get(keyword))
    data.PositionReferenceIndicator = _text(header.get("PositionReferenceIndicator"))
    _describe(data, surface, header, generate_uid(prefix=None))
    _refer(data, instances, str(header.SeriesInstanceUID))
    document = stl_bytes(surface)
    data.MIMETypeOfEncapsulatedDocument = _MEDIA_TYPE
    data.EncapsulatedDocumentLength = len(document)
    data.EncapsulatedDocument = document
    return data


def _describe(data: Any, surface: Surface, header: Any, series_uid: str) -> None:
    """Set what says what the model is, and what made it."""
    now = datetime.now()
    data.Modality, data.SeriesInstanceUID = "M3D", series_uid
    data.SeriesNumber, data.InstanceNumber = int(header.get("SeriesNumber") or 0) + 1000, 1
    data.SeriesDescription = f"Surface of {surface.name}"[:_LONG_STRING]
    data.Manufacturer = data.ManufacturerModelName = "CTSuite"
    data.DeviceSerialNumber, data.SoftwareVersions = "none", suite_version()
    data.InstanceCreationDate = data.ContentDate = now.strftime("%Y%m%d")
    data.InstanceCreationTime = data.ContentTime = now.strftime("%H%M%S")
    data.AcquisitionDateTime = f"{header.get('AcquisitionDate') or ''}{header.get('AcquisitionTime') or ''}"
    data.BurnedInAnnotation = "NO"
    data.DocumentTitle = _MODEL.meaning
    data.ConceptNameCodeSequence = [_item(_MODEL)]
    data.MeasurementUnitsCodeSequence = [_item(_MILLIMETRE)]
    data.ModelModification = "YES" if surface.alterations else "NO"
    data.ModelMirroring = "NO"
    if surface.alterations:
        data.ContentDescription = f"Altered: {', '.join(surface.alterations)}"[:_LONG_STRING]


def _refer(data: Any, instances: Iterable[tuple[str, str]], series_uid: str) -> None:
    """Name the source images, one by one and under their series."""
    from pydicom.dataset import Dataset

    sources, listed = [], []
    for kind, instance in instances:
        source, reference = Dataset(), Dataset()
        for item in (source, reference):
            item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = kind, instance
        source.PurposeOfReferenceCodeSequence = [_item(_SOURCE_IMAGE)]
        sources.append(source)
        listed.append(reference)
    data.SourceInstanceSequence = sources
    series = Dataset()
    series.SeriesInstanceUID = series_uid
    series.ReferencedInstanceSequence = listed
    data.ReferencedSeriesSequence = [series]


def _item(code: Code) -> Any:
    from pydicom.dataset import Dataset

    item = Dataset()
    for keyword, value in code.as_dict().items():
        setattr(item, keyword, value)
    return item


def _text(value: Any) -> str:
    return "" if value is None else str(value)
