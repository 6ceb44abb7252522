"""Measuring from the command line: markups, segments, folders of cases, and what can be wrong."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ctsuite.app.cli import main
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.measurement import Measurement
from ctsuite.ct import files
from ctsuite.ct.series.index import index
from ctsuite.ct.series.read import read
from ctsuite.measurement.exchange.report_read import read_report
from ctsuite.phantom.study import write_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A small series."""
    return write_study(tmp_path_factory.mktemp("measured") / "sphere", "sphere").dicom


@pytest.fixture(scope="module")
def volume(folder):
    return read(index(folder, cache=False).choose())


@pytest.fixture
def markups(volume, tmp_path):
    """Write markups about the middle: ``markups(("Line", "name", points), ...)``, points in LPS mm."""
    middle = np.array(volume.grid.centre_lps_mm)

    def write(*drawn, name: str = "drawn.mrk.json", system: str = "LPS", **more) -> Path:
        made = []
        for type_, title, points in drawn:
            placed = (middle + np.array(points, float)) * ([-1, -1, 1] if system == "RAS" else 1)
            positions = [{"id": str(n), "position": p} for n, p in enumerate(placed.tolist())]
            about = {"type": type_, "name": title, "coordinateSystem": system, "controlPoints": positions}
            made.append({**about, **more})
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"@schema": "x", "markups": made}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def measure(capsys, tmp_path):
    """Run ``ctsuite measure`` with ``--json`` and return its exit code and document."""

    def run(*words):
        code = main(["measure", *map(str, words), "--out", str(tmp_path / "out"), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


CROSSING = [[-5, -5, 0], [5, 5, 0], [5, -5, 0], [-5, 5, 0]]
LINE = ("Line", "Lesion", [[-9, 0, 0], [9, 4, 0]])


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_line_gives_its_length_in_every_file(measure, markups, folder, tmp_path):
    code, document = measure(folder, "--markups", markups(LINE))
    assert code == 0 and document["problems"] == {}
    out = tmp_path / "out"
    length = math.hypot(18, 4)
    (row,) = rows(out / "measurements.csv")
    assert (row["Mark"], row["Name"], row["Unit"]) == ("A", "Lesion", "mm")
    assert float(row["Value"]) == pytest.approx(length, abs=1e-6)
    (value,) = document["groups"][0]["measurements"]
    assert value["value"] == float(row["Value"]) and value["uncertainty"]["expanded"] > 0
    assert read_report(out / "report.dcm")[0].measurements[0].value == value["value"]
    (again,) = files.read(out / "measurements.mrk.json", Measurement, many=True)
    assert again.value == pytest.approx(length) and again.uncertainty.expanded == float(row["U (k = 2)"])
    picture = np.asarray(Image.open(out / "key-images" / "A.png")).astype(int)
    yellow = (picture[..., 0] > 180) & (picture[..., 1] > 170) & (picture[..., 2] < 150)
    assert yellow.sum() > 200


def test_positions_in_ras_are_the_same_places(measure, markups, volume, folder):
    code, document = measure(folder, "--markups", markups(("Fiducial", "p", [[3, 5, 2]]), system="RAS"))
    (value,) = document["groups"][0]["measurements"]
    assert code == 0 and value["unit"] == "HU"
    expected = np.array(document["groups"][0]["measurements"][0]["anchors_lps_mm"][0])
    assert np.allclose(expected, np.add(volume.grid.centre_lps_mm, [3, 5, 2]))


def test_names_choose_tools_and_a_workbook_holds_text_as_text(measure, markups, folder, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    four = ("Fiducial", "+1", [[-9, 0, 4], [9, 0, 6], [-9, 0, -4], [9, 0, -9]])
    code, document = measure(folder, "--markups", markups(four), "--tool", "1=measurement.cobb")
    assert code == 2 and document["code"] == "MEASURE-NAME"
    code, document = measure(folder, "--markups", markups(four), "--tool", "+1=measurement.cobb")
    assert code == 0 and document["groups"][0]["tool"] == "measurement.cobb"
    sheet = openpyxl.load_workbook(tmp_path / "out" / "measurements.xlsx")["Measurements"]
    head = [cell.value for cell in sheet[1]]
    name, value = sheet.cell(2, head.index("Name") + 1), sheet.cell(2, head.index("Value") + 1)
    assert name.value == "+1" and name.data_type == "s" and name.quotePrefix
    assert value.data_type == "n" and value.value == document["groups"][0]["measurements"][0]["value"]


def test_segments_are_measured_and_the_report_names_their_segmentation(measure, volume, folder, tmp_path):
    array = np.zeros(volume.grid.shape, np.uint8)
    array[4:9, 10:20, 10:22] = 3
    array[10:12, 10:12, 10:12] = 4
    segments = Segment(1, "Gone"), Segment(3, "Box"), Segment(4, "Box")
    labels = Labels(array, volume.grid, segments, "regions")
    path = files.write(labels, tmp_path, "regions.seg.nrrd")
    code, document = measure(folder, "--segments", path)
    assert code == 5 and document["code"] == "MEASURE-INCOMPLETE"
    assert document["problems"]["Gone"]["code"] == "MEASUREMENT-SEGMENT-EMPTY"
    group, other = document["groups"]
    assert (group["name"], other["name"], other["mark"]) == ("Box", "Box (2)", "C")
    values = {each["kind"]: each["value"] for each in group["measurements"]}
    assert {"volume", "mean", "long axis", "short axis"} <= set(values)
    inside = volume.array[4:9, 10:20, 10:22]
    assert values["mean"] == pytest.approx(inside.mean())
    assert (tmp_path / "out" / "segmentation.dcm").exists()
    report = read_report(tmp_path / "out" / "report.dcm")
    assert report[0].name == "Box"


def test_one_that_cannot_be_measured_does_not_stop_the_others(measure, markups, folder, tmp_path):
    drawn = markups(LINE, ("Line", "far", [[0, 0, 0], [0, 0, 9e3]]), ("Plane", "plane", [[0, 0, 0]]))
    code, document = measure(folder, "--markups", drawn)
    assert code == 5
    assert [group["mark"] for group in document["groups"]] == ["A"]
    found = {row["Name"]: row["Code"] for row in rows(tmp_path / "out" / "problems.csv")}
    assert found == {"far": "MEASUREMENT-OUTSIDE", "plane": "MEASURE-MARKUP-KIND"}


@pytest.mark.parametrize(
    ("drawn", "more", "code"),
    [
        (("Line", "x", [[0, 0, 0], [0, 0, 0]]), {}, "MEASUREMENT-POINTS-COINCIDE"),
        (("Line", "x", [[0, 0, 0]]), {}, "MEASUREMENT-POINT-COUNT"),
        (LINE, {"ctsuite": {"frame_of_reference": "1.2.3"}}, "MEASUREMENT-OTHER-FRAME"),
        (LINE, {"ctsuite": {"tool": "measurement.volume"}}, "MEASURE-TOOL"),
        (LINE, {"coordinateUnits": "cm"}, "FILE-DAMAGED"),
        (("Line", "x", [[0, 0, 0], [math.nan, 0, 0]]), {}, "FILE-DAMAGED"),
        (
            ("ClosedCurve", "x", [[-5, -5, 0], [5, 5, 0], [5, -5, 0], [-5, 5, 0]]),
            {},
            "MEASUREMENT-SELF-CROSSING",
        ),
    ],
)
def test_bad_markups_are_refused_and_nothing_is_written(
    measure, markups, folder, tmp_path, drawn, more, code
):
    exit_code, document = measure(folder, "--markups", markups(drawn, **more))
    assert document["code"] == code and exit_code == (2 if code == "MEASURE-TOOL" else 3)
    assert not (tmp_path / "out").exists()


def test_without_anything_to_measure_or_a_case_it_is_refused(measure, markups, folder, tmp_path):
    assert measure(folder)[1]["code"] == "MEASURE-NOTHING"
    assert measure(tmp_path / "none", "--markups", markups(LINE))[1]["code"] == "CLI-INPUT-PATH"


def test_a_volume_without_header_is_measured_without_a_report(measure, markups, volume, tmp_path):
    path = files.write(volume, tmp_path, "image.nrrd")
    code, document = measure(path, "--markups", markups(LINE), "--modality", "CT")
    assert code == 0 and document["report"] is None
    assert any("report.dcm" in note for note in document["notes"])


def test_an_unmet_recommendation_asks_and_nothing_is_written(measure, markups, volume, tmp_path):
    path = files.write(volume, tmp_path, "image.nrrd")
    code, _ = measure(path, "--markups", markups(("Fiducial", "p", [[1, 2, 3]])))
    assert code == 4 and not (tmp_path / "out").exists()
    code, _ = measure(path, "--markups", markups(("Fiducial", "p", [[1, 2, 3]])), "--accept")
    assert code == 0


def test_cases_of_a_folder_are_measured_each_into_its_own(measure, markups, volume, tmp_path):
    for name in ("one", "two", "three"):
        files.write(volume, tmp_path / "scans", f"{name}.nrrd")
    markups(LINE, name="marks/one.mrk.json")
    markups(("Line", "x", [[0, 0, 0]]), name="marks/two.mrk.json")
    code, document = measure(tmp_path / "scans", "--markups", tmp_path / "marks", "--modality", "CT")
    assert code == 5 and set(document["cases"]) == {"one"}
    found = {row["Case"]: row["Outcome"] for row in rows(tmp_path / "out" / "cases.csv")}
    assert found["one"] == "measured" and found["two"].startswith("MEASUREMENT-POINT-COUNT")
    assert set(found) == {"one", "two"}
    assert (tmp_path / "out" / "one" / "measurements.csv").exists()
    assert not (tmp_path / "out" / "two").exists()
    code, document = measure(tmp_path / "marks", "--markups", tmp_path / "scans")
    assert document["code"] == "MEASURE-NO-CASES"


def test_no_name_of_a_file_says_who_was_measured(measure, markups, folder, tmp_path):
    patient = index(folder, cache=False).choose().attributes
    measure(folder, "--markups", markups(LINE))
    names = " ".join(str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*"))
    for keyword in ("PatientID", "PatientName", "SeriesInstanceUID"):
        assert not patient.get(keyword) or str(patient[keyword]) not in names


def test_two_dates_are_compared_from_a_report_and_from_markups(measure, markups, folder, tmp_path, capsys):
    measure(folder, "--markups", markups(LINE))
    (tmp_path / "out").rename(tmp_path / "before")
    measure(folder, "--markups", markups(("Line", "Lesion", [[-9, 0, 0], [9, 12, 0]])))
    words = [tmp_path / "before" / "report.dcm", tmp_path / "out" / "measurements.mrk.json"]
    code = main(["follow-up", *map(str, words), "--out", str(tmp_path / "changes"), "--json"])
    assert code == 0
    (row,) = rows(tmp_path / "changes" / "follow-up.csv")
    grown = math.hypot(18, 12) - math.hypot(18, 4)
    assert row["Name"] == "Lesion" and float(row["Change"]) == pytest.approx(grown, abs=1e-6)
    assert row["Exceeds uncertainty"] in ("yes", "no") and float(row["U of change"]) > 0
