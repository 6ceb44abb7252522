"""Measurement reports: what is written comes back, names its images, and is accepted by a validator."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.codes import LENGTH, VOLUME
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.measurement import Measurement
from ctsuite.core.units import ALL, ML, MM
from ctsuite.ct.series.index import index
from ctsuite.measurement.exchange.group import Group
from ctsuite.measurement.exchange.report_read import read_report
from ctsuite.measurement.exchange.report_write import write_report
from ctsuite.measurement.tools import MEASURES
from ctsuite.segmentation.dicom.write import write_segmentation
from ctsuite.workflows.measuring.source import images_of

pytest.importorskip("highdicom")
SINGLE_MM = 1e-4


@pytest.fixture
def written(groups, stack, tmp_path):
    images, normal, _ = images_of(stack)
    return write_report(groups, images, normal, tmp_path / "report.dcm")


def validated(path) -> str:
    validator = shutil.which("dciodvfy", path=str(Path(sys.executable).parent)) or shutil.which("dciodvfy")
    if validator is None:
        pytest.skip("dciodvfy is not installed")
    found = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    said = found.stdout + found.stderr
    assert "Comprehensive3DSR" in said
    return said


def items(data, kind):
    for child in data.get("ContentSequence", ()):
        if child.ValueType == kind:
            yield child
        yield from items(child, kind)


def test_values_come_back_bit_by_bit_with_unit_code_and_points(written, groups):
    again = read_report(written)
    assert [(g.mark, g.name, g.tool) for g in again] == [(g.mark, g.name, g.tool) for g in groups]
    for before, after in zip(groups, again, strict=True):
        for one, other in zip(before.measurements, after.measurements, strict=True):
            assert other.value == one.value and other.unit == one.unit and other.quantity == one.quantity
            assert (other.kind, other.name, other.source, other.method) == (
                one.kind,
                one.name,
                one.source,
                one.method,
            )
            assert np.allclose(other.anchors_lps_mm, one.anchors_lps_mm, rtol=0, atol=SINGLE_MM)


def test_the_uncertainty_comes_back_and_reads_the_same(written, groups):
    before = [each for group in groups for each in group.measurements]
    after = [each for group in read_report(written) for each in group.measurements]
    assert any(not each.uncertainty.linear for each in before)
    for one, other in zip(before, after, strict=True):
        assert other.stated == one.stated
        assert other.uncertainty.standard == one.uncertainty.standard
        assert other.uncertainty.linear == one.uncertainty.linear
        assert other.uncertainty.low == pytest.approx(one.uncertainty.low, rel=1e-12)


def test_its_uncertainty_has_the_unit_of_the_value(written):
    data = pydicom.dcmread(written)
    number = next(item for item in items(data, "NUM") if item.get("ContentSequence"))
    unit = number.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue
    (upper,) = (i for i in items(number, "NUM") if i.ConceptNameCodeSequence[0].CodeValue == "371886008")
    assert upper.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue == unit == "mm"


def test_it_names_the_slices_under_the_points_and_their_frame_of_reference(written, stack, groups):
    data = pydicom.dcmread(written)
    first = stack.slices[0].attributes
    assert data.StudyInstanceUID == first["StudyInstanceUID"]
    places = {str(one.attributes["SOPInstanceUID"]): one.attributes for one in stack.slices}
    named = [
        places[item.ReferencedSOPSequence[0].ReferencedSOPInstanceUID]["ImagePositionPatient"][2]
        for item in items(next(items(data, "NUM")), "IMAGE")
    ]
    spacing = abs(stack.slices[1].attributes["ImagePositionPatient"][2] - first["ImagePositionPatient"][2])
    ends = groups[0].measurements[0].anchors_lps_mm[:, 2]
    assert len(named) == 2 and np.abs(np.sort(named) - np.sort(ends)).max() <= spacing / 2 + 1e-6
    frames = {item.ReferencedFrameOfReferenceUID for item in items(data, "SCOORD3D")}
    assert frames == {first["FrameOfReferenceUID"]}
    evidence = data.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence[0]
    assert evidence.SeriesInstanceUID == first["SeriesInstanceUID"]


def test_a_validator_finds_no_error(written):
    assert "Error" not in validated(written)


def test_values_of_a_segment_name_the_dicom_segmentation(stack, ball, tmp_path):
    files = [Path(one.header.path) for one in stack.slices]
    segmentation = pydicom.dcmread(write_segmentation(ball, files, tmp_path / "seg.dcm").path)
    value = Measurement("volume", "球: volume", 12.3, ML, VOLUME, np.zeros((1, 3)))
    group = Group("A", "球", (value,), "measurement.volume", ball.segments[0])
    images, normal, _ = images_of(stack)
    path = write_report([group], images, normal, tmp_path / "report.dcm", segmentation)
    assert "Error" not in validated(path)
    referenced = [
        item.ReferencedSOPSequence[0]
        for item in items(pydicom.dcmread(path), "IMAGE")
        if item.ConceptNameCodeSequence[0].CodeValue == "121191"
    ]
    assert [one.ReferencedSOPInstanceUID for one in referenced] == [segmentation.SOPInstanceUID]
    (again,) = read_report(path)
    assert again.segment.name == "球" and again.segment.value == 1 and again.measurements[0].value == 12.3


def test_an_empty_character_set_is_put_right_and_the_patient_is_not_printed(data, tmp_path, recwarn, capfd):
    images, normal, notes = images_of(index(data("ct_dicom/liver_3slice"), cache=False).choose())
    middle = images[1].position_lps_mm + np.array([100.0, 100, 0])
    value = Measurement("length", "肝", 10.0, MM, LENGTH, np.stack([middle, middle + np.array([10.0, 0, 0])]))
    path = write_report([Group("A", "肝", (value,))], images, normal, tmp_path / "report.dcm")
    assert any("Specific Character Set" in note for note in notes)
    assert "Error" not in validated(path)
    assert read_report(path)[0].name == "肝"
    patient = str(images[0].header.PatientName)
    assert patient and patient not in capfd.readouterr().err
    assert not any(patient in str(each.message) for each in recwarn)


def test_a_value_that_is_not_a_number_is_reported_as_such(groups, stack, tmp_path):
    images, normal, _ = images_of(stack)
    value = replace(groups[0].measurements[0], value=float("nan"))
    path = write_report([Group("A", "x", (value,))], images, normal, tmp_path / "report.dcm")
    assert "Error" not in validated(path)
    assert np.isnan(read_report(path)[0].measurements[0].value)


@pytest.mark.parametrize(("content", "code"), [("image", "REPORT-WRONG-CLASS"), ("noise", "REPORT-DAMAGED")])
def test_other_files_are_refused(content, code, stack, tmp_path):
    path = Path(stack.slices[0].header.path)
    if content == "noise":
        path = tmp_path / "noise.dcm"
        path.write_bytes(b"no report")
    with pytest.raises(CTSuiteError) as error:
        read_report(path)
    assert error.value.code == code


def test_images_without_identifiers_and_reports_without_values_are_refused(groups, stack, tmp_path):
    images, normal, _ = images_of(stack)
    with pytest.raises(CTSuiteError) as error:
        write_report([], images, normal, tmp_path / "r.dcm")
    assert error.value.code == "REPORT-NOTHING"
    del images[0].header.FrameOfReferenceUID
    with pytest.raises(CTSuiteError) as error:
        write_report(groups, images, normal, tmp_path / "r.dcm")
    assert error.value.code == "REPORT-SOURCE-INCOMPLETE" and "FrameOfReferenceUID" in error.value.cause
    assert not (tmp_path / "r.dcm").exists()


def test_every_measure_has_a_unit_that_a_report_gives_back():
    assert not [measure.id for measure in MEASURES if measure.unit not in ALL]
