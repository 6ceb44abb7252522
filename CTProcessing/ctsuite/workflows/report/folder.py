"""The compatibility check of a whole folder in words: every series with its verdict, every file left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ctsuite.core import i18n, provenance
from ctsuite.ct.series.rejected import Rejected
from ctsuite.workflows.report.content import findings_grid, made_text
from ctsuite.workflows.report.document import Block, Cell, Column, Document, Grid, Notice, Section, Tone
from ctsuite.workflows.survey import CheckedSeries, Survey, Verdict

Translate = Callable[[str], str]


def folder_document(survey: Survey, language: str, generated: str) -> Document:
    """Put the check of a folder into words."""
    translate: Translate = partial(i18n.say, language=language)
    sections = [Section(translate("Series"), (_series_grid(survey, translate),))] if survey.series else []
    sections += [_findings(one, translate) for one in survey.series if one.findings]
    if survey.damaged:
        title = translate("Files that cannot be used")
        sections.append(Section(title, (_damaged_grid(survey, language, translate),)))
    if survey.ignored:
        title = translate("Files that are no images")
        columns = (Column(translate("File"), 3.0, code=True), Column(translate("Error"), 1.4, code=True))
        sections.append(
            Section(title, (Grid(columns, tuple((one.path, one.code) for one in survey.ignored)),))
        )
    return Document(
        translate("Compatibility check"),
        survey.path,
        made_text(generated, provenance.versions(), translate),
        translate("Page {page} of {pages}"),
        language,
        (_summary(survey, translate),),
        tuple(sections),
    )


def _verdict(verdict: Verdict, translate: Translate) -> Cell:
    if verdict is Verdict.REFUSED:
        return Cell(translate("refused"), tone=Tone.STOP)
    if verdict is Verdict.RECOMMENDATIONS:
        return Cell(translate("recommendations not met"), tone=Tone.WARNING)
    return Cell(translate("compatible"), tone=Tone.GOOD)


def _summary(survey: Survey, translate: Translate) -> Notice:
    lines = []
    for verdict in Verdict:
        count = sum(one.verdict is verdict for one in survey.series)
        if count:
            lines.append(f"{_verdict(verdict, translate).text}: {count}")
    if survey.damaged:
        lines.append(translate("files that cannot be used: {count}").format(count=len(survey.damaged)))
    if survey.ignored:
        lines.append(translate("files that are no images: {count}").format(count=len(survey.ignored)))
    title = translate("{count} series compared with the data requirements of '{title}'")
    tone = _verdict(survey.verdict, translate).tone or Tone.NOTE
    filled = title.format(count=len(survey.series), title=translate(survey.profile.title))
    return Notice(tone, filled, tuple(lines))


def _series_grid(survey: Survey, translate: Translate) -> Grid:
    columns = (
        Column(translate("Series"), 2.0),
        Column(translate("Verdict"), 1.3),
        Column(translate("Modality"), 0.8),
        Column(translate("Slices"), 0.6, number=True),
        Column(translate("Identifier"), 2.6, code=True),
    )
    rows = tuple(
        (
            one.name,
            _verdict(one.verdict, translate),
            str(one.facts.get("Modality") or ""),
            str(one.facts.get("NumberOfSlices", "")),
            one.id,
        )
        for one in survey.series
    )
    return Grid(columns, rows)


def _findings(one: CheckedSeries, translate: Translate) -> Section:
    blocks: list[Block] = [findings_grid(one.findings, translate)]
    details: dict[str, Any] = one.facts.get("SeriesIssueDetails") or {}
    told = tuple(str(text) for text in details.values() if text)
    if told:
        blocks.append(Notice(Tone.NOTE, translate("What was found in the series"), told))
    return Section(one.name, tuple(blocks))


def _damaged_grid(survey: Survey, language: str, translate: Translate) -> Grid:
    columns = (
        Column(translate("File"), 2.0, code=True),
        Column(translate("Error"), 1.4, code=True),
        Column(translate("Reason"), 2.6),
        Column(translate("Remedy"), 2.0),
    )

    def row(one: Rejected) -> tuple[str, ...]:
        told = one.error.as_dict(language)
        return str(one.path), one.code, f"{told['message']} {told['cause']}", told["remedy"]

    return Grid(columns, tuple(row(one) for one in survey.damaged))
