"""The header of a derived CT image: who and what it was made from, and how (PS3.3 C.7.6.1, C.8.2.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from ctsuite.core.provenance import suite_version
from ctsuite.core.units import HU
from ctsuite.core.volume import Volume
from ctsuite.ct.derived.stored import Rescale
from ctsuite.ct.window import series_windows

if TYPE_CHECKING:
    from pydicom import Dataset

CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"
SOURCE_UIDS, SOURCE_CLASS = "SourceInstanceUIDs", "SourceClassUID"
# of the patient, the study and the frame of reference: as in the source
_KEPT = {
    "StudyDate": "",
    "StudyTime": "",
    "AccessionNumber": "",
    "StudyDescription": None,
    "PatientName": "",
    "PatientID": "",
    "IssuerOfPatientID": None,
    "PatientBirthDate": "",
    "PatientSex": "",
    "StudyID": "",
    "StudyInstanceUID": None,
    "FrameOfReferenceUID": None,
    "PatientPosition": "",
    "ContrastBolusAgent": None,
    "BodyPartExamined": None,
    "KVP": "",
    "ConvolutionKernel": None,
}
_METHODS = {"REFORMATTED": ("113072", "Multiplanar reformatting")}


def common_header(volume: Volume, rescale: Rescale, now: datetime) -> Dataset:
    """Return the elements that all images of a derived series share."""
    from pydicom import Dataset
    from pydicom.uid import generate_uid

    known = volume.attributes
    data = Dataset()
    data.SpecificCharacterSet = "ISO_IR 192"
    for keyword, absent in _KEPT.items():
        value = known.get(keyword, absent)
        if value is not None:
            setattr(data, keyword, value if isinstance(value, str) else _decimal(value))
    if "StudyInstanceUID" not in data:
        data.StudyInstanceUID = generate_uid(prefix=None)
    if "FrameOfReferenceUID" not in data:
        data.FrameOfReferenceUID = generate_uid(prefix=None)
    x_mm, y_mm, z_mm = volume.grid.spacing_mm
    direction = np.array(volume.grid.direction_lps)
    for keyword, value in {
        "ImageType": list(known.get("ImageType", ("DERIVED", "SECONDARY", "REFORMATTED"))),
        "SOPClassUID": CT_IMAGE_STORAGE,
        "SeriesDate": f"{now:%Y%m%d}",
        "ContentDate": f"{now:%Y%m%d}",
        "SeriesTime": f"{now:%H%M%S}",
        "ContentTime": f"{now:%H%M%S}",
        "AcquisitionDate": "",
        "AcquisitionTime": "",
        "Modality": "CT",
        "Manufacturer": "CTSuite",
        "ManufacturerModelName": "CTSuite",
        "SoftwareVersions": suite_version(),
        "ReferringPhysicianName": "",
        "SeriesDescription": volume.name[:64],
        "SeriesInstanceUID": generate_uid(prefix=None),
        "SeriesNumber": str(int(known.get("SeriesNumber") or 0) + 1000),
        "AcquisitionNumber": "",
        "PositionReferenceIndicator": "",
        "SliceThickness": _decimal(known.get("SliceThickness", z_mm)),
        "SpacingBetweenSlices": _decimal(z_mm),
        "ImageOrientationPatient": [_decimal(value) for value in (*direction[:, 0], *direction[:, 1])],
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "Rows": volume.grid.shape[1],
        "Columns": volume.grid.shape[2],
        "PixelSpacing": [_decimal(y_mm), _decimal(x_mm)],
        "BitsAllocated": 16,
        "BitsStored": 16,
        "HighBit": 15,
        "PixelRepresentation": 1,
        "BurnedInAnnotation": "NO",
        "RescaleIntercept": _decimal(rescale.intercept),
        "RescaleSlope": _decimal(rescale.slope),
        "RescaleType": "HU" if volume.unit == HU else "US",
        "DerivationDescription": str(known.get("DerivationDescription", volume.name))[:1024],
        "LossyImageCompression": str(known.get("LossyImageCompression", "00")),
    }.items():
        setattr(data, keyword, value)
    _windows(data, volume)
    _source(data, known)
    return data


def set_slice(data: Dataset, position_lps_mm: Sequence[float], number: int) -> None:
    """Set what differs from image to image, but for the pixels."""
    from pydicom.uid import generate_uid

    data.SOPInstanceUID = generate_uid(prefix=None)
    data.InstanceNumber = str(number)
    data.ImagePositionPatient = [_decimal(value) for value in position_lps_mm]


def _windows(data: Dataset, volume: Volume) -> None:
    windows = series_windows(volume) if volume.unit == HU else {}
    if windows:
        data.WindowCenter = [_decimal(state.centre) for state in windows.values()]
        data.WindowWidth = [_decimal(state.width) for state in windows.values()]
        data.WindowCenterWidthExplanation = [name[:64] for name in windows]


def _source(data: Dataset, known: Mapping[str, Any]) -> None:
    """Name the images that were the source, and the method."""
    from pydicom import Dataset

    kind = str(data.ImageType[2]) if len(data.ImageType) > 2 else ""
    if kind in _METHODS:
        data.DerivationCodeSequence = [_code(*_METHODS[kind])]
    images = []
    for uid in known.get(SOURCE_UIDS, ()):
        image = Dataset()
        image.ReferencedSOPClassUID = str(known.get(SOURCE_CLASS) or CT_IMAGE_STORAGE)
        image.ReferencedSOPInstanceUID = str(uid)
        image.PurposeOfReferenceCodeSequence = [
            _code("121322", "Source image for image processing operation")
        ]
        images.append(image)
    if images:
        data.SourceImageSequence = images


def _code(value: str, meaning: str) -> Dataset:
    from pydicom import Dataset

    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "DCM", meaning
    return item


def _decimal(value: float) -> str:
    """Write a number as a decimal string of at most 16 characters; rounding dust becomes 0."""
    from pydicom.valuerep import format_number_as_ds

    number = float(value)
    return format_number_as_ds(0.0 if abs(number) < 1e-12 else number)
