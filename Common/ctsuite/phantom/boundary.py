"""Series at the ends of what a function accepts, and one step beyond, one property at a time.

Everything but the property in question is kept small, so that even 2000 slices take a second or two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.fileio import atomic_directory
from ctsuite.core.grid import Grid
from ctsuite.core.profile import FIVE_RANGES, Profile
from ctsuite.core.task import Task
from ctsuite.phantom.dicom.header import Encoding, Identity
from ctsuite.phantom.dicom.writer import write_slices

ACCEPT, REFUSE = "accept", "refuse"
_AIR_HU, _MUSCLE_HU, _BONE_HU = -1000.0, 55.0, 400.0


@dataclass(frozen=True)
class Limits:
    """Range of one property, and the smallest step beyond an end that must be refused."""

    minimum: float
    maximum: float
    step: float


DEFAULT_LIMITS: Mapping[str, Limits] = {
    "PixelSpacing": Limits(0.1, 4.0, 0.001),
    "Rows": Limits(64, 1024, 1),
    "Columns": Limits(64, 1024, 1),
    "SliceSpacing": Limits(0.2, 10.0, 0.001),
    "NumberOfSlices": Limits(1, 2000, 1),
    "BitsStored": Limits(12, 16, 1),
}
_USUAL = {
    "PixelSpacing": 1.0,
    "Rows": 64,
    "Columns": 64,
    "SliceSpacing": 1.5,
    "NumberOfSlices": 4,
    "BitsStored": 12,
}
_WORDS = {
    "PixelSpacing": "pixel-spacing",
    "Rows": "rows",
    "Columns": "columns",
    "SliceSpacing": "slice-spacing",
    "NumberOfSlices": "slice-count",
    "BitsStored": "bits-stored",
}


@dataclass(frozen=True)
class Case:
    """One series at or beyond a limit.

    Attributes
    ----------
    name : str
        What is at its limit, in words joined by hyphens.
    expectation : str
        ``accept`` or ``refuse``.
    fact : str
        Keyword of the property in question.
    facts : Mapping
        The six properties of the series by keyword.
    encoding : Encoding
        How values are stored.
    """

    name: str
    expectation: str
    fact: str
    facts: Mapping[str, float]
    encoding: Encoding = field(default_factory=Encoding)

    @property
    def summary(self) -> str:
        """What the case is, for people."""
        verb = "must be accepted" if self.expectation == ACCEPT else "must be refused"
        signed = "signed" if self.encoding.signed else "unsigned"
        detail = f", {signed}" if self.fact == "BitsStored" else ""
        return f"{self.fact} {self.facts[self.fact]:g}{detail}: {verb}"

    @property
    def grid(self) -> Grid:
        """Geometry of the series."""
        shape = tuple(int(self.facts[name]) for name in ("NumberOfSlices", "Rows", "Columns"))
        spacing = (self.facts["PixelSpacing"], self.facts["PixelSpacing"], self.facts["SliceSpacing"])
        return Grid.axial(shape, spacing, (-20.5, -31.25, 40.0))  # type: ignore[arg-type]

    @property
    def identity(self) -> Identity:
        """Patient, study and series."""
        return Identity.of("boundary", {"case": self.name, **self.facts})

    def slice_hu(self) -> np.ndarray:
        """Attenuation (y, x) of every slice: a bone of 400 HU in muscle in air, as ellipses."""
        rows, columns = self.grid.shape[1:]
        y, x = np.ogrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
        radius = np.hypot(x, y)
        return np.select([radius < 0.35, radius < 0.85], [_BONE_HU, _MUSCLE_HU], _AIR_HU)

    def write(self, folder: str | Path, task: Task | None = None) -> list[Path]:
        """Write the series into a new or empty folder and return its files.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED, OUTPUT-EXISTS, OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
        """
        with atomic_directory(folder) as work:
            names = [path.name for path in self.write_into(work, task)]
        return [Path(folder) / name for name in names]

    def write_into(self, folder: Path, task: Task | None = None) -> list[Path]:
        """Write the series into a folder that exists; the caller makes it appear at once."""
        same = self.encoding.stored(self.slice_hu())
        slices = (same for _ in range(self.grid.shape[0]))
        return write_slices(folder, slices, self.grid, self.identity, self.encoding, task)

    def truth(self) -> dict[str, Any]:
        """Return what the headers promise, for JSON."""
        return {
            "kind": "boundary",
            "case": self.name,
            "expectation": self.expectation,
            "fact": self.fact,
            "facts": {**self.facts, "PixelRepresentation": int(self.encoding.signed)},
            "dicom": self.identity.as_dict(),
        }


def limits_of(profile: Profile) -> dict[str, Limits]:
    """Return the ranges of a profile, by fact; those it does not limit are the default ones."""
    limits = dict(DEFAULT_LIMITS)
    for fact in FIVE_RANGES:
        rule = profile.range(fact)
        if rule is not None and rule.minimum is not None and rule.maximum is not None:
            limits[fact] = Limits(rule.minimum, rule.maximum, rule.step or limits[fact].step)
    return limits


def boundary_cases(limits: Mapping[str, Limits] | None = None) -> Iterator[Case]:
    """Iterate over the ends of every range, one step beyond each, signed and unsigned storage, and 8 bits.

    Parameters
    ----------
    limits : Mapping or None
        Range by fact, as :func:`limits_of` makes it from a profile.

    Notes
    -----
    Nothing comes below one slice: a series without slices is no series.
    """
    limits = {**DEFAULT_LIMITS, **(limits or {})}
    usual = {fact: min(max(_USUAL[fact], limit.minimum), limit.maximum) for fact, limit in limits.items()}
    for fact, limit in limits.items():
        ends = (
            ("minimum", limit.minimum, ACCEPT),
            ("maximum", limit.maximum, ACCEPT),
            ("below-minimum", limit.minimum - limit.step, REFUSE),
            ("above-maximum", limit.maximum + limit.step, REFUSE),
        )
        for word, value, expectation in ends:
            if value <= 0:
                continue
            facts = {**usual, fact: round(value, 6)}
            case = Case(f"{_WORDS[fact]}-{word}", expectation, fact, facts, _encoding(facts, False))
            yield case
            if fact == "BitsStored" and expectation == ACCEPT:
                yield replace(case, name=f"{case.name}-signed", encoding=_encoding(facts, True))
    facts = {**usual, "BitsStored": 8}
    yield Case("bits-stored-8", REFUSE, "BitsStored", facts, Encoding(8, 8, False, 16.0, -1024.0))


def _encoding(facts: Mapping[str, float], signed: bool) -> Encoding:
    """Twelve bits or more hold whole Hounsfield units; fewer hold coarser steps."""
    bits = int(facts["BitsStored"])
    allocated = 16 if bits <= 16 else 32
    slope = 1.0 if bits >= 12 else 2.0 ** (12 - bits)
    return Encoding(bits, allocated, signed, slope, 0.0 if signed else -1024.0)
