"""The part of a CT image header that all slices of a phantom share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.phantom.dicom.uids import derived_uid

if TYPE_CHECKING:
    from pydicom import Dataset

CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"
EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1"
_DATE, _TIME = "20240101", "120000"
# what a reader of the series keeps, besides what the grid says
_KEPT = (
    "SOPClassUID", "ImageType", "Modality", "Manufacturer", "PatientID", "BodyPartExamined", "KVP",
    "SliceThickness", "GantryDetectorTilt", "ConvolutionKernel", "StudyInstanceUID", "SeriesInstanceUID",
    "FrameOfReferenceUID", "SamplesPerPixel", "PhotometricInterpretation", "BitsAllocated", "BitsStored",
    "PixelRepresentation", "RescaleIntercept", "RescaleSlope", "RescaleType",
)  # fmt: skip


@dataclass(frozen=True)
class Identity:
    """Who and what a phantom is in DICOM terms.

    Attributes
    ----------
    name, patient_id : str
        Patient's Name and Patient ID.
    study_uid, series_uid, frame_uid : str
        Study, series and frame of reference.
    body_part, description : str
        Body Part Examined and Series Description.
    """

    name: str
    patient_id: str
    study_uid: str
    series_uid: str
    frame_uid: str
    body_part: str
    description: str

    @classmethod
    def of(cls, kind: str, parameters: Mapping[str, Any], body_part: str = "PELVIS") -> Identity:
        """Derive an identity from the kind of phantom and its parameters."""
        key = json.dumps([kind, dict(parameters)], sort_keys=True, default=str)
        study, series, frame, patient = (
            derived_uid(key, role) for role in ("study", "series", "frame", "patient")
        )
        words = kind.replace("-", " ")
        name = f"Phantom^{words.title().replace(' ', '')}"
        return cls(name, f"PHANTOM-{patient[-8:]}", study, series, frame, body_part, f"Phantom {words}")

    def as_dict(self) -> dict[str, str]:
        """Return the identity with DICOM keywords as keys."""
        return {
            "PatientName": self.name,
            "PatientID": self.patient_id,
            "StudyInstanceUID": self.study_uid,
            "SeriesInstanceUID": self.series_uid,
            "FrameOfReferenceUID": self.frame_uid,
        }


@dataclass(frozen=True)
class Encoding:
    """How Hounsfield units are stored.

    Attributes
    ----------
    bits_stored, bits_allocated : int
        Significant bits and bits in the file for each pixel.
    signed : bool
        Two's complement or unsigned.
    slope, intercept : float
        HU = slope * stored value + intercept.
    """

    bits_stored: int = 12
    bits_allocated: int = 16
    signed: bool = False
    slope: float = 1.0
    intercept: float = -1024.0

    def stored(self, hu: np.ndarray) -> np.ndarray:
        """Turn Hounsfield units into stored values of the right type, clipped to what fits."""
        low, high = (
            (-(1 << (self.bits_stored - 1)), (1 << (self.bits_stored - 1)) - 1)
            if self.signed
            else (
                0,
                (1 << self.bits_stored) - 1,
            )
        )
        values = (hu - self.intercept) / self.slope if (self.slope, self.intercept) != (1, 0) else hu
        type_ = np.dtype(f"<{'i' if self.signed else 'u'}{self.bits_allocated // 8}")
        return np.clip(np.rint(values), low, high).astype(type_)


def common_header(identity: Identity, grid: Grid, encoding: Encoding) -> Dataset:
    """Return the elements that do not change from slice to slice."""
    from pydicom import Dataset

    x_mm, y_mm, z_mm = grid.spacing_mm
    direction = np.array(grid.direction_lps)
    header = Dataset()
    for keyword, value in {
        "SpecificCharacterSet": "ISO_IR 192",
        "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
        "SOPClassUID": CT_IMAGE_STORAGE,
        "StudyDate": _DATE,
        "SeriesDate": _DATE,
        "AcquisitionDate": _DATE,
        "ContentDate": _DATE,
        "StudyTime": _TIME,
        "SeriesTime": _TIME,
        "AcquisitionTime": _TIME,
        "ContentTime": _TIME,
        "AccessionNumber": "",
        "Modality": "CT",
        "Manufacturer": "CTSuite",
        "ReferringPhysicianName": "",
        "StudyDescription": "Digital phantom",
        "SeriesDescription": identity.description,
        "ManufacturerModelName": "Digital phantom",
        "PatientName": identity.name,
        "PatientID": identity.patient_id,
        "PatientBirthDate": "",
        "PatientSex": "O",
        "BodyPartExamined": identity.body_part,
        "ScanOptions": "",
        "SliceThickness": decimal(z_mm),
        "KVP": "120",
        "DeviceSerialNumber": "0",
        "SoftwareVersions": "1",
        "DistanceSourceToDetector": "",
        "DistanceSourceToPatient": "",
        "GantryDetectorTilt": "0",
        "ExposureTime": "500",
        "XRayTubeCurrent": "200",
        "ConvolutionKernel": "STANDARD",
        "PatientPosition": "HFS",
        "StudyInstanceUID": identity.study_uid,
        "SeriesInstanceUID": identity.series_uid,
        "StudyID": "1",
        "SeriesNumber": "1",
        "AcquisitionNumber": "1",
        "ImageOrientationPatient": [decimal(v) for v in (*direction[:, 0], *direction[:, 1])],
        "FrameOfReferenceUID": identity.frame_uid,
        "PositionReferenceIndicator": "",
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "Rows": grid.shape[1],
        "Columns": grid.shape[2],
        "PixelSpacing": [decimal(y_mm), decimal(x_mm)],
        "BitsAllocated": encoding.bits_allocated,
        "BitsStored": encoding.bits_stored,
        "HighBit": encoding.bits_stored - 1,
        "PixelRepresentation": int(encoding.signed),
        "QualityControlImage": "YES",
        "BurnedInAnnotation": "NO",
        "WindowCenter": "40",
        "WindowWidth": "400",
        "RescaleIntercept": decimal(encoding.intercept),
        "RescaleSlope": decimal(encoding.slope),
        "RescaleType": "HU",
    }.items():
        setattr(header, keyword, value)
    return header


def volume_attributes(identity: Identity, grid: Grid, encoding: Encoding | None = None) -> dict[str, Any]:
    """Return the DICOM attributes of a phantom as plain values, as a volume carries them."""
    header = common_header(identity, grid, encoding or Encoding())
    plain: dict[str, Any] = {}
    for keyword in _KEPT:
        value = header.get(keyword)
        if isinstance(value, (list, tuple)) or type(value).__name__ == "MultiValue":
            plain[keyword] = tuple(str(part) for part in value)
        else:
            plain[keyword] = (
                float(value)
                if isinstance(value, float)
                else int(value)
                if isinstance(value, int)
                else str(value)
            )
    rows_and_columns = np.asarray(grid.direction_lps)[:, :2].T.reshape(-1)
    plain["ImageOrientationPatient"] = tuple(map(float, rows_and_columns))
    plain["ImagePositionPatient"] = tuple(map(float, grid.origin_lps_mm))
    return plain


def decimal(value: float) -> str:
    """Write a number as a decimal string of at most 16 characters."""
    for digits in range(15, 0, -1):
        text = f"{value + 0.0:.{digits}g}"
        if len(text) <= 16:
            return text
    raise ValueError(f"{value} does not fit a decimal string")
