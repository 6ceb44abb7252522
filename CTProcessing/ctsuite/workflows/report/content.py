"""A report in words: what is said, in which order, in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ctsuite.core import i18n
from ctsuite.core.figures import number_text, value_text
from ctsuite.core.profile import Finding, show
from ctsuite.core.units import ML, Unit
from ctsuite.core.workflow import Status
from ctsuite.ct.picture.view import point_text
from ctsuite.workflows import catalogue
from ctsuite.workflows.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Figures,
    Gallery,
    Grid,
    Heading,
    Notice,
    Section,
    Text,
    Tone,
)
from ctsuite.workflows.report.model import Picture, Report

Translate = Callable[[str], str]
_MOST_FIGURES, _MOST_ROWS = 8, 12
_MOST_COLUMNS = 8


def document_of(report: Report, language: str) -> Document:
    """Put a report into words."""
    translate: Translate = partial(i18n.say, language=language)
    report = report.disclosed()
    sections = (
        _results(report, translate),
        _pictures(report, translate),
        _data_check(report, translate),
        _steps(report, translate),
        _tables(report, translate),
        _limits(report, translate),
        _provenance(report, translate),
    )
    identifier = report.study.get("PatientID") or translate("no patient ID")
    return Document(
        translate(report.title),
        f"{translate('Patient ID')}: {identifier}"
        if report.identified
        else translate("Identification left out"),
        made_text(report.generated, report.versions, translate),
        translate("Page {page} of {pages}"),
        language,
        (_study(report, translate), *_first(report, language)),
        tuple(section for section in sections if section.blocks),
    )


def made_text(generated: str, versions: Mapping[str, str], translate: Translate) -> str:
    """When and by what a report was made."""
    time = translate("Made on {time} UTC").format(time=time_text(generated))
    return f"{time} · CTSuite {versions.get('ctsuite', '')}".rstrip()


def time_text(iso: str) -> str:
    """A time to the minute, such as "2026-05-04 13:37"."""
    return f"{iso[:10]} {iso[11:16]}" if len(iso) >= 16 else iso


def findings_grid(findings: tuple[Finding, ...], translate: Translate) -> Grid:
    """What of the data requirements is not met."""
    levels = {
        "must": Cell(translate("required"), tone=Tone.STOP),
        "should": Cell(translate("recommended"), tone=Tone.WARNING),
    }
    columns = (
        Column(translate("Level"), 1.15),
        Column(translate("Attribute"), 1.8),
        Column(translate("Found"), 1.3),
        Column(translate("Allowed"), 2.0),
        Column(translate("Reason"), 2.2),
    )
    rows = tuple(
        (
            levels.get(finding.level, finding.level),
            f"{finding.fact}\n({finding.tag})" if finding.tag else finding.fact,
            translate(show(finding.found)),
            translate(finding.allowed),
            translate(finding.reason),
        )
        for finding in findings
    )
    return Grid(columns, rows)


def warnings_of(report: Report, language: str) -> tuple[str, ...]:
    """Everything the reader is warned of: what the report carries, unmet recommendations, steps not done."""
    translate: Translate = partial(i18n.say, language=language)
    found = [translate(warning) for warning in report.warnings]
    if report.data_check and report.data_check.findings:
        text = translate(
            "Recommendations on the data that are not met, but were accepted: {count}; see the data check."
        )
        found.append(text.format(count=len(report.data_check.findings)))
    left = [translate(step.title) for step in report.steps if step.status is Status.NOT_DONE]
    if left:
        found.append(translate("Steps not done: {steps}.").format(steps=", ".join(left)))
    return tuple(found)


def _study(report: Report, translate: Translate) -> Facts:
    names = {
        "PatientName": translate("Patient name"),
        "PatientID": translate("Patient ID"),
        "PatientBirthDate": translate("Date of birth"),
        "PatientSex": translate("Sex"),
        "PatientAge": translate("Age"),
        "AccessionNumber": translate("Accession number"),
        "StudyDate": translate("Study date"),
        "StudyDescription": translate("Study"),
        "SeriesDescription": translate("Series"),
        "Modality": translate("Modality"),
        "BodyPartExamined": translate("Body part"),
        "Manufacturer": translate("Manufacturer"),
        "ManufacturerModelName": translate("Scanner"),
        "KVP": translate("Tube voltage"),
        "ConvolutionKernel": translate("Kernel"),
        "SliceThickness": translate("Slice thickness"),
        "PixelSpacing": translate("Pixel spacing"),
        "SliceSpacing": translate("Slice spacing"),
    }
    pairs = [(name, report.study[keyword]) for keyword, name in names.items() if report.study.get(keyword)]
    matrix = [
        report.study[keyword] for keyword in ("Columns", "Rows", "NumberOfSlices") if keyword in report.study
    ]
    if matrix:
        pairs.append((translate("Matrix"), " × ".join(matrix)))
    if not report.identified:
        pairs.insert(0, (translate("Patient"), translate("Identification left out")))
    return Facts(tuple(pairs))


def _first(report: Report, language: str) -> tuple[Block, ...]:
    translate: Translate = partial(i18n.say, language=language)
    blocks: list[Block] = []
    warnings = warnings_of(report, language)
    if warnings:
        blocks.append(Notice(Tone.WARNING, translate("Read before use"), warnings))
    figures = [(translate(m.name), m.stated) for m in report.measurements]
    figures = figures or [(translate(s.label), value_text(s.volume_ml, ML)) for s in report.segments]
    if figures:
        blocks.append(Figures(tuple(figures[:_MOST_FIGURES])))
    return tuple(blocks)


def _results(report: Report, translate: Translate) -> Section:
    blocks: list[Block] = []
    if report.measurements:
        blocks += [Heading(translate("Measurements")), _measurement_grid(report, translate)]
        notes = dict.fromkeys(n for m in report.measurements if m.uncertainty for n in m.uncertainty.notes())
        blocks += [Text(translate(note)) for note in notes]
    if report.segments:
        blocks += [Heading(translate("Segments")), _segment_grid(report, translate)]
        ways = dict.fromkeys(m.method for m in report.measurements if m.kind == "volume" and m.method)
        blocks += [Text(f"{translate('Volume')}: {translate(way)}") for way in ways]
    return Section(translate("Results"), tuple(blocks))


def _measurement_grid(report: Report, translate: Translate) -> Grid:
    columns = (
        Column(translate("Measurement"), 1.6),
        Column(translate("Value"), 0.9, number=True),
        Column(translate("Taken at"), 2.4, whole_lines=True),
        Column(translate("How it was taken"), 2.3),
    )
    rows = []
    for m in report.measurements:
        places = "\n".join(point_text(point) for point in m.anchors_lps_mm)
        source = f"({translate(m.source)})" if m.source else ""
        rows.append(
            (
                translate(m.name),
                m.stated,
                places,
                f"{translate(m.method)} {source}".strip(),
            )
        )
    return Grid(columns, tuple(rows))


def _segment_grid(report: Report, translate: Translate) -> Grid:
    columns = (
        Column(translate("Segment"), 1.6),
        Column(translate("Volume"), 0.9, number=True),
        Column(translate("Meaning"), 2.4),
        Column(translate("Code"), 2.3),
    )
    rows = []
    for s in report.segments:
        meaning, code = (translate(s.code.meaning), f"{s.code.scheme} {s.code.value}") if s.code else ("", "")
        rows.append((Cell(translate(s.label), s.colour_rgb), value_text(s.volume_ml, ML), meaning, code))
    return Grid(columns, tuple(rows))


def _pictures(report: Report, translate: Translate) -> Section:
    pictures = tuple(Picture(picture.png, translate(picture.caption)) for picture in report.pictures)
    return Section(translate("Pictures"), (Gallery(pictures),) if pictures else ())


def _data_check(report: Report, translate: Translate) -> Section:
    check = report.data_check
    if check is None:
        return Section("", ())
    title = translate(check.title)
    blocks: list[Block] = []
    if not check.findings:
        text = translate("The data meet every requirement and recommendation of '{title}'.")
        blocks.append(Notice(Tone.GOOD, text.format(title=title)))
    else:
        text = translate("The data meet the requirements of '{title}', but not every recommendation.")
        decision = translate("The operator chose to continue.")
        blocks += [
            Notice(Tone.WARNING, text.format(title=title), (decision,)),
            findings_grid(check.findings, translate),
        ]
    return Section(translate("Data check"), tuple(blocks))


def _steps(report: Report, translate: Translate) -> Section:
    states = {
        Status.DONE: Cell(translate("done"), tone=Tone.GOOD),
        Status.NOT_DONE: Cell(translate("not done"), tone=Tone.WARNING),
        Status.OPEN: Cell(translate("open")),
    }
    columns = (
        Column(translate("Step"), 1.5),
        Column(translate("State"), 0.8),
        Column(translate("Note"), 2.6),
        Column(translate("Finished (UTC)"), 1.4),
        Column(translate("Operator"), 1.0),
    )
    rows = tuple(
        (translate(s.title), states[s.status], translate(s.note), time_text(s.finished), translate(s.user))
        for s in report.steps
    )
    return Section(translate("Steps"), (Grid(columns, rows),) if rows else ())


def _tables(report: Report, translate: Translate) -> Section:
    blocks: list[Block] = []
    for table in report.tables:
        heads = [
            translate(c.name) + (f" [{translate(c.unit.symbol)}]" if c.unit and c.unit.symbol else "")
            for c in table.columns
        ]
        rows = tuple(
            tuple(_value(value, c.unit, translate) for value, c in zip(row, table.columns, strict=True))
            for row in table.rows()
        )
        if len(rows) == 1 and len(heads) > _MOST_COLUMNS:
            # one row too wide for a page is read downwards
            columns: tuple[Column, ...] = (Column(translate("Name")), Column(translate("Value"), 3.0))
            rows = tuple(zip(heads, rows[0], strict=True))
        else:
            columns = tuple(
                Column(head, number=c.unit is not None) for head, c in zip(heads, table.columns, strict=True)
            )
        blocks += [Heading(translate(table.name)), Grid(columns, rows[:_MOST_ROWS])]
        if len(rows) > _MOST_ROWS:
            text = translate("{count} further rows are in the data file report.json.")
            blocks.append(Text(text.format(count=len(rows) - _MOST_ROWS)))
    return Section(translate("Details"), tuple(blocks))


def _value(value: Any, unit: Unit | None, translate: Translate) -> str:
    """Write a value for people: a number with the digits of its unit, a text in their language."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return translate("switched on") if value else translate("switched off")
    if isinstance(value, float) and unit is not None:
        return number_text(value, unit)
    return translate(value) if isinstance(value, str) else show(value)


def _limits(report: Report, translate: Translate) -> Section:
    blocks: list[Block] = []
    if report.risk:
        blocks.append(Text(translate(report.risk)))
    if report.outside_ct:
        text = translate(
            "These functions are not for CT alone; their tests with other modalities are reported apart:"
        )
        names = ", ".join(translate(title) for title in report.outside_ct)
        blocks.append(Text(f"{text} {names}."))
    return Section(translate("Limits of use"), tuple(blocks))


def _provenance(report: Report, translate: Translate) -> Section:
    blocks: list[Block] = []
    if report.records:
        columns = (
            Column(translate("Function"), 1.4),
            Column(translate("Parameters"), 2.4),
            Column(translate("Inputs (SHA-256)"), 2.6, code=True),
            Column(translate("Finished (UTC)"), 1.3),
        )
        blocks.append(Grid(columns, tuple(_record(record, translate) for record in report.records)))
    if report.versions:
        versions = ", ".join(f"{package} {version}" for package, version in report.versions.items())
        blocks.append(Text(translate("Versions: {versions}.").format(versions=versions)))
    return Section(translate("How the results were made"), tuple(blocks))


def _record(record: Mapping[str, Any], translate: Translate) -> tuple[str, ...]:
    tool = catalogue.all_tools().get(record["tool"])
    about = {field.name: field.about for field in tool.fields} if tool else {}
    parameters = []
    for name, value in record["parameters"].items():
        label = translate(about[name].label) if name in about else name
        unit = about[name].unit if name in about else None
        symbol = f" {unit.symbol}" if unit and unit.symbol else ""
        parameters.append(f"{label}: {_value(value, None, translate)}{symbol}")
    inputs = [_input(item, translate) for item in record["inputs"].values()]
    title = translate(tool.title) if tool else record["tool"]
    return title, "\n".join(parameters), "\n".join(inputs), time_text(record.get("finished", ""))


def _input(item: Any, translate: Translate) -> str:
    if isinstance(item, (list, tuple)):
        return "\n".join(_input(part, translate) for part in item)
    return f"{translate(item.get('name', ''))}: {item.get('sha256', '')}"
