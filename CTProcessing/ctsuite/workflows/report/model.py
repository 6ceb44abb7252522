"""What a report says, before it is put into words or onto a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ctsuite.core import identity, provenance
from ctsuite.core.codes import Code
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels
from ctsuite.core.measurement import Measurement
from ctsuite.core.profile import Finding
from ctsuite.core.table import Table
from ctsuite.core.tool import Scope, Tool
from ctsuite.core.units import ML
from ctsuite.core.volume import Volume
from ctsuite.core.workflow import Status, Workflow, WorkflowState
from ctsuite.ct.files.documents import plain
from ctsuite.workflows.data_check import DataCheck
from ctsuite.workflows.report.study import IDENTIFYING, TECHNICAL


@dataclass(frozen=True)
class Picture:
    """A picture as PNG, and what it shows."""

    png: bytes
    caption: str

    def as_dict(self) -> dict[str, str]:
        """Return caption and digest for a JSON document."""
        return {"caption": self.caption, "sha256": hashlib.sha256(self.png).hexdigest()}


@dataclass(frozen=True)
class SegmentLine:
    """One segment with its volume."""

    label: str
    code: Code | None
    volume_ml: float
    colour_rgb: tuple[float, float, float]

    @classmethod
    def of(cls, labels: Labels, measurements: Sequence[Measurement] = ()) -> tuple[SegmentLine, ...]:
        """Describe every segment of a label map.

        The volume is the measured one, which counts voxels on the border by how much of them is filled: a
        report never gives two volumes of one segment. Without a measurement it is the count of voxels.
        """
        measured = {
            m.name.partition(":")[0]: m.value for m in measurements if m.kind == "volume" and m.unit == ML
        }
        return tuple(
            cls(s.name, s.type, measured.get(s.name, labels.volume_ml(s.value)), s.colour_rgb)
            for s in labels.segments
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the segment for a JSON document."""
        return {
            "label": self.label,
            "code": self.code.as_dict() if self.code else None,
            "volume_ml": self.volume_ml,
            "colour_rgb": self.colour_rgb,
        }


@dataclass(frozen=True)
class StepLine:
    """One step of the workflow and how far it is."""

    title: str
    status: Status
    note: str = ""
    finished: str = ""
    user: str = ""

    @classmethod
    def of(cls, workflow: Workflow, state: WorkflowState) -> tuple[StepLine, ...]:
        """Describe every step of a workflow."""
        states = ((step.title, state.steps[step.id]) for step in workflow.steps)
        return tuple(cls(title, s.status, s.note, s.finished, s.user) for title, s in states)

    def as_dict(self) -> dict[str, str]:
        """Return the step for a JSON document."""
        return {**vars(self), "status": self.status.value}


@dataclass(frozen=True)
class Report:
    """A finished case.

    Attributes
    ----------
    title : str
        Name of the workflow or function.
    study : Mapping
        DICOM keyword to text, see :func:`ctsuite.workflows.report.study.study_fields`.
    identified : bool
        Whether the study fields name the patient; a report without says that identification was left out.
    data_check : DataCheck or None
        Result of the data check.
    steps, pictures, segments, measurements, tables : tuples
        What was done and found, in the order in which it is shown.
    warnings : tuple of str
        What the reader must know before he relies on the report; shown first.
    risk : str
        Limits of the use of the workflow.
    outside_ct : tuple of str
        Titles of the functions used that are for other modalities too or only (clause 4.1.7).
    records : tuple of Mapping
        Records of the tools that ran, as :meth:`ctsuite.core.provenance.RunRecord.as_dict` gives them.
    versions : Mapping
        Versions of the suite and its libraries.
    generated : str
        When the report was made, ISO 8601 in UTC.
    """

    title: str
    study: Mapping[str, str] = field(default_factory=dict)
    identified: bool = True
    data_check: DataCheck | None = None
    steps: tuple[StepLine, ...] = ()
    pictures: tuple[Picture, ...] = ()
    segments: tuple[SegmentLine, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    risk: str = ""
    outside_ct: tuple[str, ...] = ()
    records: tuple[Mapping[str, Any], ...] = ()
    versions: Mapping[str, str] = field(default_factory=provenance.versions)
    generated: str = field(default_factory=provenance.now)

    def disclosed(self) -> Report:
        """Return what may be shown: the report, without what names the patient where that is left out.

        Free texts go too then, because people write names into them: notes of steps and names of series.
        Fingerprints of the inputs stay.
        """
        if self.identified:
            return self
        names = {name for record in self.records for name in _volume_names(record)}
        names.add(self.study.get("SeriesDescription", ""))
        hide = partial(_without, sorted(names - {""}, key=len, reverse=True))
        check, patient = self.data_check, identity.words(self.study)
        return replace(
            self,
            study={
                keyword: text
                for keyword, text in self.study.items()
                if keyword in TECHNICAL and not identity.holds(text, patient)
            },
            data_check=check
            and replace(check, findings=tuple(_unnamed(finding) for finding in check.findings)),
            steps=tuple(replace(step, note="") for step in self.steps),
            measurements=tuple(
                replace(m, name=hide(m.name), source=hide(m.source)) for m in self.measurements
            ),
            warnings=tuple(hide(warning) for warning in self.warnings),
            records=tuple(_nameless(record, hide) for record in self.records),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the report for a JSON document; values are not rounded."""
        shown = self.disclosed()
        document = {
            "title": shown.title,
            "generated": shown.generated,
            "identification": "included" if shown.identified else "left out",
            "study": shown.study,
            "data_check": shown.data_check.as_dict() if shown.data_check else None,
            "steps": [step.as_dict() for step in shown.steps],
            "segments": [segment.as_dict() for segment in shown.segments],
            "measurements": [measurement.as_dict() for measurement in shown.measurements],
            "tables": [table.as_dict() for table in shown.tables],
            "warnings": shown.warnings,
            "risk": shown.risk,
            "outside_ct": shown.outside_ct,
            "pictures": [picture.as_dict() for picture in shown.pictures],
            "provenance": {"versions": shown.versions, "records": shown.records},
        }
        made: dict[str, Any] = plain(document)
        return made


def _volume_names(record: Mapping[str, Any]) -> list[str]:
    given = [
        item
        for value in record["inputs"].values()
        for item in (value if isinstance(value, list) else [value])
    ]
    return [str(item.get("name", "")) for item in given if item.get("type") == Volume.__name__]


def _nameless(record: Mapping[str, Any], hide: Callable[[str], str]) -> dict[str, Any]:
    def bare(item: Any) -> Any:
        return (
            [bare(part) for part in item]
            if isinstance(item, list)
            else {**item, "name": hide(item.get("name", ""))}
        )

    inputs = {port: bare(item) for port, item in record["inputs"].items()}
    findings = [finding for finding in record.get("findings", ()) if finding["keyword"] not in IDENTIFYING]
    return {**record, "inputs": inputs, "findings": findings}


def _without(names: Sequence[str], text: str) -> str:
    """A text without the names in it, and without the colon that joined them to the rest."""
    if isinstance(text, Text):
        values = {key: _without(names, v) if isinstance(v, str) else v for key, v in text.values.items()}
        return Text(text.template, **values)
    for name in names:
        text = text.replace(name, "")
    return text.strip(" :")


def _unnamed(finding: Finding) -> Finding:
    return replace(finding, found=None) if finding.fact in IDENTIFYING else finding


def outside_ct(tools: Sequence[Tool]) -> tuple[str, ...]:
    """Titles of the tools that are not for CT alone, each once (clause 4.1.7)."""
    return tuple(dict.fromkeys(tool.title for tool in tools if tool.scope is not Scope.CT))
