"""The report of a case: the same content in JSON, HTML and PDF."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from ctsuite.core import i18n
from ctsuite.core.errors import CTSuiteError
from ctsuite.core.table import Column, Table
from ctsuite.core.units import MM
from ctsuite.workflows.report import Report, SegmentLine, study_fields, write_report
from ctsuite.workflows.report.content import document_of

from .conftest import FACTS

VALUES = ("4.53 mm", "128.3°", "531.2 mL", "3.00 mL")
SAID = (
    "Fracture gap",
    "Neck-shaft angle",
    "Volume of Bone",
    "Read before use",
    "Steps not done: Edit segmentation.",
)
VOID = {"meta", "img", "br", "col"}


class Page(HTMLParser):
    """Reads a page, and fails when it is not well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def pages(path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.fixture
def written(report, tmp_path):
    return write_report(report, tmp_path / "out")


def test_json_has_the_promised_parts(written, measurements):
    document = json.loads(written["json"].read_text(encoding="utf-8"))
    first = document["measurements"][0]
    assert (first["value"], first["unit"], first["code"]["CodeValue"]) == (4.5263, "mm", "410668003")
    assert [m["value"] for m in document["measurements"]] == [m.value for m in measurements]
    segment = document["segments"][0]
    assert (segment["label"], segment["volume_ml"]) == ("Bone", pytest.approx(3.0))
    assert segment["code"] == {
        "CodeValue": "272673000",
        "CodingSchemeDesignator": "SCT",
        "CodeMeaning": "Bone",
    }
    assert document["data_check"]["verdict"] == "accepted"
    assert document["provenance"]["records"][0]["inputs"]["volume"]["sha256"] == "ab" * 32
    assert document["provenance"]["versions"]["ctsuite"] == "0.1.0"
    assert "Steps not done: Edit segmentation." in document["warnings"]


def test_html_and_pdf_say_what_json_says(written):
    html, pdf = Page(written["html"].read_text(encoding="utf-8")).text, " ".join(pages(written["pdf"]))
    for text in (html, pdf):
        for wanted in (
            *VALUES,
            *SAID,
            "Doe Jane Dr",
            "1961-02-03",
            "L 1.0, A 2.5, S 3.0 mm",
            "SCT 272673000",
        ):
            assert wanted in text
        assert "abababab" in text


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(written):
    text = written["html"].read_text(encoding="utf-8")
    page = Page(text)
    assert "http" not in re.sub(r'http-equiv="', "", text)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "link", "iframe", "object", "base", "form", "a"}
    )
    assert all(
        str(attributes["src"]).startswith("data:image/png;base64,")
        for t, attributes in page.tags
        if t == "img"
    )
    assert not any(
        name.startswith("on") or name == "style" for _, attributes in page.tags for name in attributes
    )
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy


def test_warnings_and_key_figures_come_before_everything_else(report):
    document = document_of(report, "en")
    assert [type(block).__name__ for block in document.blocks] == ["Facts", "Notice", "Figures"]
    assert len(document.blocks[1].lines) == 3


def test_every_page_names_the_patient_the_time_and_its_number(written):
    found = pages(written["pdf"])
    for number, text in enumerate(found, 1):
        assert "Patient ID: 4711" in text
        assert "UTC" in text
        assert f"Page {number} of {len(found)}" in text


def test_identification_is_left_out_everywhere_when_asked(report, tmp_path):
    bare = replace(report, identified=False, study=study_fields(FACTS, identified=False))
    written = write_report(bare, tmp_path / "out")
    texts = (
        written["json"].read_text(encoding="utf-8"),
        written["html"].read_text(encoding="utf-8"),
        " ".join(pages(written["pdf"])),
    )
    for text in texts:
        for secret in ("Jane", "Doe", "4711", "1961", "2026-03-01"):
            assert secret not in text
        assert "4.5" in text
    assert json.loads(texts[0])["identification"] == "left out"
    assert "Identification left out" in texts[2]


def test_fields_that_were_left_in_by_mistake_are_left_out_too(report):
    assert "Jane" not in json.dumps(replace(report, identified=False).as_dict())


def test_a_segment_has_the_volume_that_was_measured(labels, measurements):
    measured = replace(measurements[2], name="Bone: volume", value=2.75)
    assert [line.volume_ml for line in SegmentLine.of(labels, (*measurements, measured))] == [2.75]


def test_a_row_too_wide_for_the_page_is_read_downwards(report, tmp_path):
    wide = Table(tuple(Column(f"Property {n}", MM, (n + 0.25,)) for n in range(12)), "Wide")
    written = write_report(replace(report, tables=(wide,)), tmp_path / "out")
    page = written["html"].read_text(encoding="utf-8")
    found = [row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "Property" in row]
    assert [re.sub(r"\D+", " ", re.sub("<[^>]+>", " ", row)).split()[0] for row in found] == [
        str(n) for n in range(12)
    ]


def test_a_long_table_is_shown_in_part_and_kept_whole_in_json(report, tmp_path):
    long = Table((Column("Part", None, tuple(f"part {n}" for n in range(500))),), "Parts")
    written = write_report(replace(report, tables=(long,)), tmp_path / "out")
    text = Page(written["html"].read_text(encoding="utf-8")).text
    assert "part 11" in text
    assert "part 12" not in text
    assert "488 further rows are in the data file report.json." in text
    assert (
        len(json.loads(written["json"].read_text(encoding="utf-8"))["tables"][0]["columns"][0]["values"])
        == 500
    )


def test_hostile_texts_stay_texts(hostile_report, tmp_path):
    written = write_report(hostile_report, tmp_path / "out")
    page = Page(written["html"].read_text(encoding="utf-8"))
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "iframe"})
    assert [a["src"][:22] for t, a in page.tags if t == "img"] == ["data:image/png;base64,"]
    assert "<script>alert('x')</script>" in page.text
    assert not set("\x00\u202e") & set(page.text)
    assert "<script>alert('x')</script>" in " ".join(pages(written["pdf"]))
    assert json.loads(written["json"].read_text(encoding="utf-8"))["measurements"][0]["value"] is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Müller^Jürgen", "Müller Jürgen"),
        ("王^小明", "王 小明"),
        ("홍^길동", "홍 길동"),
        ("Иванов^Иван", "Иванов Иван"),
        ("やまだ^たろう", "やまだ たろう"),
        ("محمد", "[U+0645 U+062D U+0645 U+062F]"),
        ("𠮷^田", "[U+20BB7] 田"),
    ],
)
def test_a_name_in_any_script_is_told_in_the_pdf(report, tmp_path, name, shown):
    named = replace(report, study=study_fields({"PatientName": name}), pictures=())
    assert shown.replace(" ", "") in pages(write_report(named, tmp_path / "out")["pdf"])[0].replace(" ", "")


def test_long_text_is_never_cut(report, tmp_path):
    words = " ".join(f"word{n}" for n in range(1200))
    unbroken = "x" * 3000
    long = replace(
        report, risk=f"{words} endofrisk", warnings=(f"{words} endofwarning", f"{unbroken}endofline")
    )
    long = replace(
        long, measurements=tuple(replace(m, method=f"{words} endofmethod") for m in report.measurements)
    )
    text = "".join(pages(write_report(long, tmp_path / "out")["pdf"])).replace(" ", "")
    for end in ("word1199endofrisk", "word1199endofwarning", "endofline", "word1199endofmethod"):
        assert end in text


def test_a_report_of_nothing_is_a_report(tmp_path):
    written = write_report(Report("Orthopaedic planning"), tmp_path / "out")
    assert "no patient ID" in pages(written["pdf"])[0]


def test_the_chinese_report_speaks_chinese(report, tmp_path, monkeypatch):
    words = {
        "Measurements": "测量",
        "Read before use": "使用前必读",
        "Page {page} of {pages}": "第 {page} 页，共 {pages} 页",
    }
    monkeypatch.setattr(i18n, "texts", lambda language: words if language == "zh-CN" else {})
    written = write_report(report, tmp_path / "out", "zh-CN")
    html = written["html"].read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in html
    for text in (Page(html).text, " ".join(pages(written["pdf"]))):
        assert "测量" in text
        assert "使用前必读" in text
        assert "4.53 mm" in text
    assert "第1页" in pages(written["pdf"])[0].replace(" ", "")
    assert "测量" not in written["json"].read_text(encoding="utf-8")


def test_a_name_that_is_put_together_is_translated_part_by_part(report, monkeypatch):
    monkeypatch.setattr(
        i18n, "texts", lambda language: {"Bone": "骨", "volume": "体积"} if language != "en" else {}
    )
    named = replace(report, measurements=(replace(report.measurements[2], name="Bone: volume"),))
    assert document_of(named, "zh-CN").blocks[-1].items == (("骨: 体积", "531.2 mL"),)


def test_a_folder_that_cannot_be_written_is_named(report, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CTSuiteError) as caught:
        write_report(report, tmp_path / "file")
    assert caught.value.code == "OUTPUT-NOT-WRITABLE"


def test_study_fields_are_written_for_people():
    fields = study_fields(FACTS)
    assert fields["PatientName"] == "Doe Jane Dr"
    assert fields["StudyDate"] == "2026-03-01"
    assert fields["PixelSpacing"] == "0.75 mm"
    assert fields["KVP"] == "120 kV"
    assert (
        study_fields({"PatientName": "Yamada^Tarou=山田^太郎"})["PatientName"] == "Yamada Tarou = 山田 太郎"
    )
    assert "PatientID" not in study_fields(FACTS, identified=False)


def test_a_maker_named_like_the_patient_is_left_out_with_the_identification(report):
    facts = {"PatientName": "Doe^Jane", "Manufacturer": "Jane scanners", "KVP": 120.0, "Modality": "CT"}
    assert study_fields(facts)["Manufacturer"] == "Jane scanners"
    assert study_fields(facts, identified=False).keys() == {"Modality", "KVP"}
    bare = replace(report, identified=False, study=study_fields(facts)).as_dict()
    assert bare["study"].keys() == {"Modality", "KVP"}
