"""The data check of everything that lies in a folder: each series with its verdict and its findings.

One place for the command line, the desktop module and the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.profile import Finding, Profile, check
from ctsuite.core.task import Task
from ctsuite.core.volume import Volume
from ctsuite.ct.series.index import Index, Rejected, index
from ctsuite.ct.series.plain import is_plain, read_plain
from ctsuite.ct.series.stack import Stack


class Verdict(Enum):
    """What a check says, from best to worst; the value is the exit code of ``ctsuite check``."""

    COMPATIBLE = 0
    RECOMMENDATIONS = 4
    REFUSED = 3

    @property
    def text(self) -> str:
        """The verdict as a word."""
        return self.name.lower()


_ORDER = (Verdict.COMPATIBLE, Verdict.RECOMMENDATIONS, Verdict.REFUSED)


@dataclass(frozen=True, eq=False)
class CheckedSeries:
    """One series (or geometric stack of it) with its findings.

    Attributes
    ----------
    id, name : str
        Identifier, and what is shown to people.
    findings : tuple of Finding
        What is not met, refusals first.
    facts : dict
        What the profile was compared with.
    stack : Stack or None
        What can be read; None for data that are not in a DICOM folder.
    """

    id: str
    name: str
    findings: tuple[Finding, ...]
    facts: dict[str, Any]
    stack: Stack | None = None

    @property
    def refusal(self) -> CTSuiteError | None:
        """Why the series cannot even be read, where that is so."""
        return self.stack.refusal() if self.stack else None

    @property
    def verdict(self) -> Verdict:
        """The worst of the findings."""
        return verdict(self.findings)

    def as_dict(self) -> dict[str, Any]:
        """Return the check for a JSON document."""
        shown = (
            "Modality",
            "NumberOfSlices",
            "Rows",
            "Columns",
            "PixelSpacing",
            "SliceSpacing",
            "BitsStored",
        )
        return {
            "id": self.id,
            "name": self.name,
            "verdict": self.verdict.text,
            "facts": {key: self.facts.get(key) for key in (*shown, "SeriesIssues", "SeriesNotes")},
            "findings": [finding.as_dict() for finding in self.findings],
        }


@dataclass(frozen=True, eq=False)
class Survey:
    """The check of a folder or file.

    Attributes
    ----------
    path : str
        What was checked.
    profile : Profile
        The requirements.
    series : tuple of CheckedSeries
        Every series found.
    damaged : tuple of Rejected
        Files that should be images but cannot be used.
    ignored : tuple of Rejected
        Files that are no images and are not in the way.
    """

    path: str
    profile: Profile
    series: tuple[CheckedSeries, ...]
    damaged: tuple[Rejected, ...] = ()
    ignored: tuple[Rejected, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst of all series and files."""
        worst = [one.verdict for one in self.series] + [Verdict.REFUSED] * bool(self.damaged)
        return max(worst, key=_ORDER.index, default=Verdict.REFUSED)

    def as_dict(self) -> dict[str, Any]:
        """Return the check for a JSON document."""
        return {
            "path": self.path,
            "profile": self.profile.id,
            "profile_title": self.profile.title,
            "verdict": self.verdict.text,
            "series": [one.as_dict() for one in self.series],
            "damaged": [{"path": one.path, **one.error.as_dict()} for one in self.damaged],
            "ignored": [{"path": one.path, "code": one.code} for one in self.ignored],
        }


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Return the verdict on findings."""
    levels = {finding.level for finding in findings}
    if "must" in levels:
        return Verdict.REFUSED
    return Verdict.RECOMMENDATIONS if levels else Verdict.COMPATIBLE


def survey(
    path: str | Path,
    profile: Profile,
    task: Task | None = None,
    modality: str | None = None,
    series: str | None = None,
) -> Survey:
    """Check everything that lies at a path.

    Parameters
    ----------
    path : path
        Folder, DICOM file, DICOMDIR, or an image file without DICOM header (NRRD, NIfTI, MetaImage).
    profile : Profile
        The requirements.
    task : Task or None
        Progress and cancel.
    modality : str or None
        Modality of an image file without DICOM header, as the user states it.
    series : str or None
        Check only this series.

    Raises
    ------
    CTSuiteError
        When nothing at all can be checked: an empty folder, a damaged file, no image.
    """
    task = task or Task()
    if is_plain(path):
        volume = read_plain(path, task, modality)
        return Survey(str(path), profile, (of_volume(volume, profile),))
    found: Index = index(path, task)
    if series is not None:
        stacks: tuple[Stack, ...] = (found.choose(series, modality=None),)
    else:
        stacks = found.stacks
    if not stacks:
        found.choose()
    checked = tuple(
        CheckedSeries(stack.id, stack.name, check(profile, facts), facts, stack)
        for stack in stacks
        for facts in (stack.facts(),)
    )
    return Survey(str(path), profile, checked, found.damaged, found.ignored)


def of_volume(volume: Volume, profile: Profile) -> CheckedSeries:
    """Check a volume that is loaded already."""
    facts = volume.facts()
    return CheckedSeries(str(facts.get("SeriesInstanceUID", "")), volume.name, check(profile, facts), facts)
