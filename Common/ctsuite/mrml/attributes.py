"""Which DICOM attributes a volume node keeps, and how they are written there.

Slicer keeps who the patient is in the subject hierarchy alone. A volume node therefore keeps only attributes
that describe the acquisition, by a closed list: an attribute that is not listed is not written, so that
nothing that identifies the patient slips into a scene by a new name. What stands in the subject hierarchy is
read from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any

from ctsuite.core.curved_image import CURVED_REFORMATION, SPATIAL_TRANSFORM
from ctsuite.core.surface import Distance
from ctsuite.core.volume import ORIGIN

NODE_ATTRIBUTE = "CTSuite.Attributes"
INSTANCE_UIDS = "DICOM.instanceUIDs"
ALTERATIONS = "CTSuite.Alterations"
SURFACE_DISTANCE = "CTSuite.SurfaceDistance"

UIDS = frozenset({"SeriesInstanceUID", "StudyInstanceUID", "FrameOfReferenceUID"})
KEPT = (
    UIDS
    | {SPATIAL_TRANSFORM, CURVED_REFORMATION}
    | set(ORIGIN)
    | set(
        [
            "AcquisitionNumber",
            "AcquisitionType",
            "BitsAllocated",
            "BitsStored",
            "BodyPartExamined",
            "BurnedInAnnotation",
            "CTDIvol",
            "Columns",
            "ContrastBolusAgent",
            "ConvolutionKernel",
            "DataCollectionDiameter",
            "Exposure",
            "ExposureTime",
            "FilterType",
            "FocalSpots",
            "GantryDetectorTilt",
            "HighBit",
            "ImageOrientationPatient",
            "ImagePositionPatient",
            "ImageType",
            "KVP",
            "Laterality",
            "LossyImageCompression",
            "Manufacturer",
            "ManufacturerModelName",
            "Modality",
            "NumberOfSlices",
            "PatientPosition",
            "PhotometricInterpretation",
            "PixelPaddingValue",
            "PixelRepresentation",
            "PixelSpacing",
            "ReconstructionDiameter",
            "RescaleIntercept",
            "RescaleSlope",
            "RescaleType",
            "RotationDirection",
            "Rows",
            "SOPClassUID",
            "SamplesPerPixel",
            "ScanOptions",
            "SeriesIssues",
            "SeriesNotes",
            "SeriesNumber",
            "SliceSpacing",
            "SliceThickness",
            "SpacingBetweenSlices",
            "SpiralPitchFactor",
            "TableHeight",
            "TemporalPositionIdentifier",
            "TransferSyntaxUID",
            "VOILUTFunction",
            "WindowCenter",
            "WindowCenterWidthExplanation",
            "WindowWidth",
            "XRayTubeCurrent",
        ]
    )
)


def write(node: Any, attributes: Mapping[str, Any]) -> None:
    """Keep the attributes that may stand on a node, and the instance UIDs as Slicer's DICOM plug-in does.

    Parameters
    ----------
    node : vtkMRMLNode
        The node.
    attributes : Mapping
        DICOM keyword or derived fact to value; ``SOPInstanceUIDs`` are those of the slices in the order of
        the array.
    """
    kept = {
        key: _plain(attributes[key])
        for key in sorted(KEPT & attributes.keys())
        if attributes[key] is not None
    }
    node.SetAttribute(NODE_ATTRIBUTE, json.dumps(kept) if kept else None)
    uids = attributes.get("SOPInstanceUIDs")
    if uids:
        node.SetAttribute(INSTANCE_UIDS, " ".join(str(uid) for uid in uids))


def read(node: Any) -> dict[str, Any]:
    """Return the attributes that stand on a node; a damaged text counts as none."""
    try:
        found = json.loads(node.GetAttribute(NODE_ATTRIBUTE) or "{}")
        attributes = {key: _tuples(value) for key, value in found.items()}
    except (ValueError, AttributeError):
        attributes = {}
    uids = (node.GetAttribute(INSTANCE_UIDS) or "").split()
    return {**attributes, "SOPInstanceUIDs": tuple(uids)} if uids else attributes


def alterations(node: Any) -> tuple[str, ...]:
    """Return what made a surface differ from its region, as kept on its node."""
    return tuple(filter(None, (node.GetAttribute(ALTERATIONS) or "").split(";")))


def write_distance(node: Any, distance: Distance | None) -> None:
    """Keep how far an altered surface lies from the unaltered one."""
    values = distance and (distance.maximum_mm, distance.mean_mm, distance.percentile95_mm)
    node.SetAttribute(SURFACE_DISTANCE, " ".join(map(repr, values)) if values else None)


def distance(node: Any) -> Distance | None:
    """Return how far an altered surface lies from the unaltered one; a damaged text counts as none."""
    try:
        maximum, mean, percentile = map(float, (node.GetAttribute(SURFACE_DISTANCE) or "").split())
    except ValueError:
        return None
    return Distance(maximum, mean, percentile)


def _plain(value: Any) -> Any:
    if isinstance(value, (bool, str)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return str(value)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
