"""Writing measurements as a DICOM structured report (template 1500, Comprehensive 3D SR)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.codes import Code
from ctsuite.core.fileio import atomic_file
from ctsuite.core.grid import Float
from ctsuite.core.identity import unspoken
from ctsuite.core.measurement import Measurement
from ctsuite.core.platform import require
from ctsuite.core.provenance import suite_version
from ctsuite.core.task import Task
from ctsuite.core.units import ONE, Unit
from ctsuite.measurement.exchange import report_codes as concepts
from ctsuite.measurement.exchange.errors import NOTHING, SOURCE_INCOMPLETE
from ctsuite.measurement.exchange.group import Group

_LONG_STRING = 64
_SERIES_OFFSET = 3000
_NEEDED = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID")


@dataclass(frozen=True, eq=False)
class Image:
    """One slice that was measured on.

    Attributes
    ----------
    header : pydicom.Dataset
        Its header, put right where it was not allowed.
    position_lps_mm : ndarray
        Centre (3,) of its first pixel.
    frame : int or None
        Number of the frame, from 1, where the image has several.
    """

    header: Any
    position_lps_mm: Float
    frame: int | None = None


def write_report(
    groups: Sequence[Group],
    images: Sequence[Image],
    normal_lps: Float,
    path: Path,
    segmentation: Any = None,
    task: Task | None = None,
) -> Path:
    """Write a measurement report into the study of the images that were measured on.

    Each value names the images nearest to its points, and its points as coordinates in the frame of reference
    of the patient, which DICOM keeps in single precision (about 0.00002 mm at 300 mm). Values are written as
    decimal text and as double precision floating point, which comes back bit by bit.

    Parameters
    ----------
    groups : sequence of Group
        What was measured.
    images : sequence of Image
        The slices of the series, in any order.
    normal_lps : ndarray
        Direction (3,) across the slices.
    path : Path
        The new file.
    segmentation : pydicom.Dataset or None
        The DICOM segmentation that the segments of the groups are in.
    task : Task or None
        Progress and cancelling.

    Raises
    ------
    CTSuiteError
        PLATFORM-PART-MISSING, REPORT-NOTHING, REPORT-SOURCE-INCOMPLETE, RUN-CANCELLED, OUTPUT-NOT-WRITABLE,
        OUTPUT-DISK-FULL.
    """
    require(("highdicom",))
    from highdicom import sr
    from pydicom.uid import ExplicitVRLittleEndian, generate_uid

    task = task or Task()
    groups = [group for group in groups if group.measurements]
    if not groups:
        raise NOTHING()
    for image in images:
        for keyword in _NEEDED:
            if not image.header.get(keyword):
                raise SOURCE_INCOMPLETE(keyword=keyword)
    task.progress(0.0, "writing the report")
    near = _Images(images, normal_lps)
    content = sr.MeasurementReport(
        observation_context=sr.ObservationContext(
            observer_device_context=sr.ObserverContext(
                observer_type=_concept(Code("121007", "DCM", "Device")),
                observer_identifying_attributes=sr.DeviceObserverIdentifyingAttributes(
                    uid=generate_uid(prefix=None),
                    name="CTSuite",
                    manufacturer_name="CTSuite",
                    model_name=suite_version(),
                ),
            )
        ),
        procedure_reported=_concept(concepts.PROCEDURE),
        imaging_measurements=[_group(group, near, segmentation) for group in groups],
    )
    used = near.used()
    evidence = list({str(one.SOPInstanceUID): one for one in used}.values())
    if segmentation is not None:
        evidence.append(segmentation)
    with unspoken():
        made = sr.Comprehensive3DSR(
            evidence=evidence,
            content=content,
            series_instance_uid=generate_uid(prefix=None),
            series_number=int(used[0].get("SeriesNumber") or 0) + _SERIES_OFFSET,
            sop_instance_uid=generate_uid(prefix=None),
            instance_number=1,
            manufacturer="CTSuite",
            manufacturer_model_name="CTSuite",
            software_versions=suite_version(),
            device_serial_number="none",
            is_complete=True,
            specific_character_set="ISO_IR 192",
            transfer_syntax_uid=ExplicitVRLittleEndian,
            series_description="Measurements",
        )
    _leave_out_what_is_none(made)
    with atomic_file(path) as temporary:
        made.save_as(temporary, enforce_file_format=True)
    task.progress(1.0, "done")
    return path


class _Images:
    """Finds the images under points, and keeps which were named."""

    def __init__(self, images: Sequence[Image], normal_lps: Float) -> None:
        self._images = list(images)
        self._normal = np.asarray(normal_lps, dtype=float)
        self._heights = np.array([one.position_lps_mm @ self._normal for one in images])
        self._named: dict[int, None] = {}

    @property
    def frame_of_reference(self) -> str:
        return str(self._images[0].header.FrameOfReferenceUID)

    @property
    def series(self) -> str:
        return str(self._images[0].header.SeriesInstanceUID)

    def under(self, points: Float) -> list[Any]:
        """References to the images nearest to points (n, 3)."""
        from highdicom.sr import SourceImageForMeasurement

        away = np.abs(self._heights - (points @ self._normal)[:, None])
        numbers = dict.fromkeys(int(n) for n in away.argmin(axis=1))
        self._named.update(numbers)
        return [
            SourceImageForMeasurement(
                one.header.SOPClassUID, one.header.SOPInstanceUID, None if one.frame is None else [one.frame]
            )
            for one in (self._images[n] for n in numbers)
        ]

    def used(self) -> list[Any]:
        """Headers of the images that were named; the first of all where none was."""
        return [self._images[n].header for n in self._named or (0,)]


def _group(group: Group, images: _Images, segmentation: Any) -> Any:
    from highdicom import sr

    segment = group.segment
    site = None if segment is None or segment.type is None else [sr.FindingSite(_concept(segment.type))]
    # a value with points of its own keeps them, which a group of a segment has no place for
    of_segment = (
        segmentation is not None
        and segment is not None
        and all(len(each.anchors_lps_mm) < 2 for each in group.measurements)
    )
    common: dict[str, Any] = {
        "tracking_identifier": sr.TrackingIdentifier(group.uid or None, group.name),
        "finding_sites": site,
        "algorithm_id": sr.AlgorithmIdentification(
            "CTSuite", suite_version(), [group.tool] if group.tool else None
        ),
        "measurements": [_measurement(each, images, not of_segment) for each in group.measurements],
    }
    if of_segment:
        assert segment is not None
        made = sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
            referenced_segment=sr.ReferencedSegment(
                segmentation.SOPClassUID,
                segmentation.SOPInstanceUID,
                segment.value,
                source_series=sr.SourceSeriesForSegmentation(images.series),
            ),
            **common,
        )
    else:
        made = sr.MeasurementsAndQualitativeEvaluations(**common)
    if group.mark:
        made[0].ContentSequence.append(_text(concepts.MARK, group.mark, "HAS OBS CONTEXT"))
    return made


def _measurement(measurement: Measurement, images: _Images, with_points: bool) -> Any:
    from highdicom import sr

    points = np.asarray(measurement.anchors_lps_mm, dtype=float).reshape(-1, 3)
    sound = math.isfinite(measurement.value)
    made = sr.Measurement(
        name=_concept(measurement.quantity),
        value=float(measurement.value) if sound else 0.0,
        unit=_concept(measurement.unit.code),
        qualifier=None if sound else _concept(concepts.NOT_A_NUMBER),
        tracking_identifier=sr.TrackingIdentifier(identifier=measurement.name or measurement.kind),
        referenced_images=images.under(points) if len(points) else None,
        referenced_coordinates=[_coordinates(points, images.frame_of_reference)]
        if with_points and len(points)
        else None,
    )
    item = made[0]
    item.ContentSequence.extend(_properties(measurement))
    return made


def _coordinates(points: Float, frame_of_reference: str) -> Any:
    from highdicom import sr

    kind = "POINT" if len(points) == 1 else "POLYLINE"
    return sr.CoordinatesForMeasurement3D(kind, points, frame_of_reference)


def _properties(measurement: Measurement) -> Iterator[Any]:
    for concept, text in (
        (concepts.KIND, measurement.kind),
        (concepts.SOURCE, measurement.source),
        (concepts.METHOD, measurement.method),
    ):
        if text:
            yield _text(concept, str(text), "HAS PROPERTIES")
    sure = measurement.uncertainty
    if sure is None or not all(map(math.isfinite, (sure.standard, sure.low, sure.high))):
        return
    basis = concepts.UNKNOWN if not sure.known else concepts.LINEAR if sure.linear else concepts.MONTE_CARLO
    yield _text(concepts.BASIS, basis, "HAS PROPERTIES")
    for concept, value in (
        (concepts.UPPER, sure.high - measurement.value),
        (concepts.LOWER, measurement.value - sure.low),
        (concepts.STANDARD, sure.standard),
        (concepts.EXPANDED, sure.expanded),
        (concepts.BIAS, sure.bias),
    ):
        if math.isfinite(value):
            yield _number(concept, value, measurement.unit)
    yield _number(concepts.DECIMALS, sure.decimals, ONE)


def _leave_out_what_is_none(item: Any) -> None:
    """Take the numbers away that stand for a value that is none; highdicom needs one in each item."""
    if item.get("NumericValueQualifierCodeSequence"):
        item.MeasuredValueSequence = []
    for child in item.get("ContentSequence", ()):
        _leave_out_what_is_none(child)


def _number(concept: Code, value: float, unit: Unit) -> Any:
    from highdicom.sr import NumContentItem

    return NumContentItem(
        _concept(concept), float(value), _concept(unit.code), relationship_type="HAS PROPERTIES"
    )


def _text(concept: Code, text: str, relationship: str) -> Any:
    from highdicom.sr import TextContentItem

    return TextContentItem(_concept(concept), text, relationship)


def _concept(code: Code) -> Any:
    from highdicom.sr import CodedConcept

    return CodedConcept(code.value, code.scheme, code.meaning[:_LONG_STRING])
