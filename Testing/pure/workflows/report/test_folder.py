"""The compatibility check of a folder as JSON and HTML."""

from __future__ import annotations

import json

from ctsuite.core.profile import Finding, Profile
from ctsuite.ct.series import errors
from ctsuite.ct.series.rejected import Rejected
from ctsuite.workflows.report import write_check
from ctsuite.workflows.survey import CheckedSeries, Survey

from .test_report import Page

MUST = Finding("must", "Modality", "0008,0060", "MR", "CT", "Values are CT numbers only in a CT.")
SHOULD = Finding("should", "SliceSpacing", "0018,0088", 8.0, "0.2 to 3 mm", "Thick slices hide fragments.")


def survey() -> Survey:
    facts = {"Modality": "CT", "NumberOfSlices": 120, "SeriesIssueDetails": {"gap": "No slice at S 12.0 mm."}}
    series = (
        CheckedSeries("1.2.3", "Thorax", (), facts),
        CheckedSeries("1.2.4", "Thick <b>", (SHOULD,), facts),
        CheckedSeries("1.2.5", "Head", (MUST, SHOULD), {"Modality": "MR", "NumberOfSlices": 3}),
    )
    cut = Rejected("a/b.dcm", errors.TRUNCATED(path="a/b.dcm", reason="It ends early."))
    note = Rejected("readme.txt", errors.NOT_DICOM(path="readme.txt", reason="It is text."))
    return Survey("study <folder>", Profile("ct.base", "CT image", ()), series, (cut,), (note,))


def test_every_series_finding_and_file_is_told(tmp_path):
    written = write_check(survey(), tmp_path)
    document = json.loads(written["json"].read_text(encoding="utf-8"))
    assert [one["verdict"] for one in document["series"]] == ["compatible", "recommendations", "refused"]
    finding = document["series"][2]["findings"][0]
    assert {key: finding[key] for key in ("level", "tag", "keyword", "found", "allowed")} == {
        "level": "must",
        "tag": "0008,0060",
        "keyword": "Modality",
        "found": "MR",
        "allowed": "CT",
    }
    assert document["damaged"][0]["code"] == "SERIES-TRUNCATED"
    text = Page(written["html"].read_text(encoding="utf-8")).text
    for wanted in (
        "3 series compared with the data requirements of 'CT image'",
        "refused: 1",
        "Thick <b>",
        "study <folder>",
        "(0018,0088)",
        "0.2 to 3 mm",
        "Thick slices hide fragments.",
        "No slice at S 12.0 mm.",
        "SERIES-TRUNCATED",
        "It ends early.",
        errors.TRUNCATED.remedy,
        "readme.txt",
    ):
        assert wanted in text


def test_a_folder_without_findings_is_good(tmp_path):
    good = Survey("study", Profile("ct.base", "CT image", ()), (CheckedSeries("1", "Thorax", (), {}),))
    page = Page(write_check(good, tmp_path)["html"].read_text(encoding="utf-8"))
    assert any(attributes.get("class") == "notice good" for _, attributes in page.tags)
    assert "compatible: 1" in page.text
