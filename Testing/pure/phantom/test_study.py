"""Studies as they are written: valid DICOM, the truth beside it, all or nothing."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.phantom.dicom.header import Encoding, decimal
from ctsuite.phantom.dicom.uids import derived_uid
from ctsuite.phantom.kinds import KINDS, kind, make
from ctsuite.phantom.study import StudyFiles, write_study

SMALL = {
    "body": {"region": "hips", "scale": "0.4", "pixel_spacing_mm": "2.4", "slice_spacing_mm": "3"},
    "tube": {"pitch_mm": "40"},
}
STRUCTURE_KEYS = {
    "key", "name", "label", "category", "type", "modifier", "hu", "bone", "complete", "volume_ml",
    "volume_note", "includes", "centrelines",
}  # fmt: skip


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, StudyFiles]:
    """One study of every kind."""
    root = tmp_path_factory.mktemp("studies")
    return {item.name: write_study(root / item.name, item.name, SMALL.get(item.name)) for item in KINDS}


def _read(study: StudyFiles) -> list[pydicom.FileDataset]:
    return [pydicom.dcmread(path) for path in sorted(study.dicom.iterdir())]


@pytest.mark.parametrize("name", [item.name for item in KINDS])
def test_every_kind_passes_the_dicom_validator(
    studies: dict[str, StudyFiles], dciodvfy: Path, name: str
) -> None:
    files = sorted(studies[name].dicom.iterdir())
    for file in (files[0], files[-1]):
        done = subprocess.run([dciodvfy, file], capture_output=True, text=True, check=False, timeout=60)
        said = done.stdout + done.stderr
        assert "CTImage" in said
        assert "Error" not in said, said


@pytest.mark.parametrize("name", ["sphere", "ramp", "body"])
def test_pixels_and_geometry_read_back_equal_the_volume(studies: dict[str, StudyFiles], name: str) -> None:
    volume = make(name, SMALL.get(name)).volume()
    slices = _read(studies[name])
    array = np.stack([item.pixel_array * item.RescaleSlope + item.RescaleIntercept for item in slices])
    np.testing.assert_array_equal(array, volume.array)
    first, last = slices[0], slices[-1]
    assert [float(v) for v in first.PixelSpacing] == list(volume.grid.spacing_mm[1::-1])
    np.testing.assert_allclose(first.ImagePositionPatient, volume.grid.index_to_lps([0, 0, 0]), atol=1e-6)
    np.testing.assert_allclose(
        last.ImagePositionPatient, volume.grid.index_to_lps([0, 0, len(slices) - 1]), atol=1e-6
    )
    for keyword, value in volume.attributes.items():
        found = first[keyword].value
        assert (tuple(found) if isinstance(value, tuple) else type(value)(found)) == value, keyword


def test_slices_differ_only_where_they_must(studies: dict[str, StudyFiles]) -> None:
    slices = _read(studies["sphere"])
    assert [int(item.InstanceNumber) for item in slices] == list(range(1, len(slices) + 1))
    uids = {item.SOPInstanceUID for item in slices}
    assert len(uids) == len(slices)
    assert all(item.file_meta.MediaStorageSOPInstanceUID == item.SOPInstanceUID for item in slices)
    changing = {"SOPInstanceUID", "InstanceNumber", "ImagePositionPatient", "SliceLocation", "PixelData"}
    for element in slices[0]:
        if element.keyword not in changing:
            assert slices[-1][element.tag].value == element.value, element.keyword


def test_the_patient_is_plainly_a_phantom(studies: dict[str, StudyFiles]) -> None:
    header = _read(studies["body"])[0]
    assert header.PatientName == "Phantom^Body"
    assert header.QualityControlImage == "YES"
    assert header.PatientID.startswith("PHANTOM-")


def test_the_same_phantom_is_written_byte_for_byte_alike(tmp_path: Path) -> None:
    hashes = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        study = write_study(tmp_path / name, "sphere", {"seed": seed})
        files = [*sorted(study.dicom.iterdir()), study.truth]
        hashes.append(hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest())
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize("name", [item.name for item in KINDS if item.name != "boundary"])
def test_the_truth_says_everything_in_the_same_words(studies: dict[str, StudyFiles], name: str) -> None:
    truth = json.loads(studies[name].truth.read_text(encoding="utf-8"))
    assert truth["format"] == "CTSuite phantom truth" and truth["version"] == 1 and truth["kind"] == name
    grid = truth["grid"]
    header = _read(studies[name])[0]
    assert grid["size"] == [header.Columns, header.Rows, studies[name].slices]
    assert truth["dicom"]["SeriesInstanceUID"] == header.SeriesInstanceUID
    for structure in truth["structures"]:
        assert set(structure) == STRUCTURE_KEYS
        assert (structure["volume_ml"] is None) == bool(structure["volume_note"])
        assert structure["type"]["CodingSchemeDesignator"] == "SCT"
    space = Grid(tuple(grid["size"][::-1]), grid["spacing_mm"], grid["origin_lps_mm"], grid["direction_lps"])
    for measurement in truth["measurements"]:
        assert measurement["unit"] in ("mm", "°") and measurement["value"] > 0
        assert space.contains_lps(measurement["anchors_lps_mm"]).all()
    for landmark in truth["landmarks"]:
        assert space.contains_lps(landmark["point_lps_mm"])


def test_a_length_is_the_distance_of_its_anchors(studies: dict[str, StudyFiles]) -> None:
    truth = json.loads(studies["two-bones"].truth.read_text(encoding="utf-8"))
    found = {item["key"]: item for item in truth["measurements"]}
    assert found["gap"]["value"] == pytest.approx(6.0)
    assert found["angle"]["value"] == pytest.approx(127.0)
    for key in ("gap", "length_1", "length_2"):
        ends = np.array(found[key]["anchors_lps_mm"])
        assert np.linalg.norm(ends[1] - ends[0]) == pytest.approx(found[key]["value"], abs=1e-3)


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(CTSuiteError) as caught:
        kind("bodie")
    assert caught.value.code == "PHANTOM-KIND-UNKNOWN" and "body" in caught.value.remedy


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"radius": 3}, "PARAMETER-UNKNOWN"),
        ({"radius_mm": "wide"}, "PARAMETER-TYPE"),
        ({"radius_mm": 1e6}, "PARAMETER-RANGE"),
    ],
)
def test_a_wrong_parameter_is_refused_with_its_code(
    tmp_path: Path, values: dict[str, object], code: str
) -> None:
    with pytest.raises(CTSuiteError) as caught:
        write_study(tmp_path / "study", "sphere", values)
    assert caught.value.code == code
    assert not any(tmp_path.iterdir())


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    seen: list[float] = []
    task = Task(
        on_progress=lambda fraction, _: seen.append(fraction),
        cancelled=lambda: bool(seen) and seen[-1] > 0.95,
    )
    with pytest.raises(CTSuiteError) as caught:
        write_study(tmp_path / "study", "sphere", task=task)
    assert caught.value.code == "RUN-CANCELLED"
    assert not any(tmp_path.iterdir())


def test_a_folder_in_use_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(CTSuiteError) as caught:
        write_study(tmp_path, "ramp")
    assert caught.value.code == "OUTPUT-EXISTS"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_every_parameter_of_every_kind_is_described() -> None:
    for item in KINDS:
        assert item.title and item.summary.endswith(".")
        for field in item.fields:
            assert field.about.label and field.about.tooltip.endswith(".")
            assert field.convert(field.default) == field.default


def test_a_derived_identifier_is_valid_and_of_fixed_length() -> None:
    uids = {derived_uid("test", number) for number in range(500)}
    assert len(uids) == 500
    assert all(len(uid) == 44 and pydicom.uid.UID(uid).is_valid for uid in uids)


@pytest.mark.parametrize("value", [0.1, -1234.567891, 1e-12, 1 / 3, 123456789.123456789, 0.0, -0.0])
def test_a_decimal_string_is_short_and_near(value: float) -> None:
    text = decimal(value)
    assert len(text) <= 16
    assert float(text) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    "encoding", [Encoding(), Encoding(16, 16, True, 1.0, 0.0), Encoding(12, 16, True, 1, 0.0)]
)
def test_storing_keeps_whole_hounsfield_units(encoding: Encoding) -> None:
    hu = np.arange(-1024, 2048)
    stored = encoding.stored(hu)
    np.testing.assert_array_equal(stored * encoding.slope + encoding.intercept, hu)
